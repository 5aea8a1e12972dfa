"""Make what a round's people need: the kit and the scorecards of each interviewer, and a note for the recruiter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cskit.content.rounds import read_round
from cskit.disk import Stopped, plain_failures, write_whole
from cskit.model.content import Content
from cskit.model.problems import Place, Problem
from cskit.model.round import Round
from cskit.model.text import Language
from cskit.recipes.check import Listener, check
from cskit.recipes.kits import kit_file_name
from cskit.recipes.notes import Handed, note
from cskit.recipes.rounds import private

if TYPE_CHECKING:
    from cskit.outputs.kit_pdf import Paper

NOTE = "what-to-send.md"
MADE = ".made.json"
"""What was made so far: each file's SHA-256 sums, so that a file that somebody changed is told from one that is old."""


@dataclass(frozen=True)
class Prepared:
    """What was made of a round."""

    problems: list[Problem]
    folder: Path | None = None
    note: Path | None = None
    written: Sequence[Path] = field(default=())
    same: int = 0
    """So many files were there already, byte for byte."""


def prepare(root: Path, listener: Listener, path: Path, *, out: Path, today: date, paper: Paper = "a4") -> Prepared:
    """Make ``out/<candidate>/<interviewer>/`` for everybody of one round, and the note beside these folders.

    A file that somebody has changed since it was made stays, with a warning; one that nobody has touched is renewed.
    Nothing is written while anything is wrong. Raises Stopped where a form cannot be made or the disk refuses.
    """
    private(root, out)
    with plain_failures():
        checked = check(root, listener)
        if not checked.clean:
            return Prepared(checked.problems)
        made, problems = read_round(path, checked.content, today)
        if made is None:
            return Prepared([*checked.problems, *problems])
        files, substituted = _files(made, checked.content, listener, paper)
        folder = out / made.id
        listener.step("Writing")
        written, same, kept = _put(folder, files)
        problems = [*checked.problems, *problems, *substituted, *kept, *_left_over(folder, made)]
        return Prepared(problems, folder, folder / NOTE, written, same)


def _files(made: Round, content: Content, listener: Listener, paper: Paper) -> tuple[dict[str, bytes], list[Problem]]:
    """Everything of a round by its path below the round's folder."""
    from cskit.outputs import FILLABLE
    from cskit.views.form import form

    listener.step("Setting the kits")
    languages: dict[Language, None] = dict.fromkeys(one.language or made.language for one in made.interviewers)
    kits, substituted = _kits(made, content, tuple(languages), paper)
    listener.step("Making the scorecards")
    files: dict[str, bytes] = {}
    handed: list[Handed] = []
    for number, one in enumerate(made.interviewers, 1):
        language = one.language or made.language
        card = form(content, made.background, language, plan=made.plan, candidate=made.id, interviewer=one.id, focus=one.focus)
        kit_name, kit_pdf = kits[language]
        names = [(room, f"scorecard-{made.id}-{one.id}{room.blank}") for room in FILLABLE]
        files[f"{one.id}/{kit_name}"] = kit_pdf
        files |= {f"{one.id}/{name}": room.write(card) for room, name in names}
        handed.append(Handed(one, language, kit_name, tuple((room.channel, name) for room, name in names)))
        listener.progress(number, len(made.interviewers))
    return {**files, NOTE: note(made, content, handed).encode()}, substituted


def _kits(
    made: Round, content: Content, languages: Sequence[Language], paper: Paper
) -> tuple[dict[Language, tuple[str, bytes]], list[Problem]]:
    """The background's kit in each language, as (file name, PDF)."""
    from cskit.outputs.kit_pdf import KitError, KitPress
    from cskit.views.kit import kit

    own = content.backgrounds[made.background].plan
    place = content.place("background", made.background)
    press, kits, problems = KitPress(), {}, []
    for language in languages:
        try:
            pressed = press.write(kit(content, made.background, language, made.plan), paper=paper)
        except (KitError, LookupError) as error:
            raise Stopped(Problem(
                place, str(error), "the kit could not be set; nothing was changed",
                "mend the text it names, or report it with the file", "kit",
            )) from error  # fmt: skip
        name = kit_file_name(made.background, language, plan=made.plan if made.plan != own else None, paper=paper)
        kits[language] = (name, pressed.pdf)
        problems += [
            Problem(
                place, f"the kit font cannot show {item.character!r} ({item.where})",
                f"the {language} kit shows 〓 in its place", "use another character if the kit must show it",
                "kit-font", "warning",
            )
            for item in pressed.substituted
        ]  # fmt: skip
    return kits, problems


def _put(folder: Path, files: Mapping[str, bytes]) -> tuple[list[Path], int, list[Problem]]:
    """Write what is new or was never touched; give what was written, how many were the same, and what was kept."""
    before = _made_before(folder)
    sums = {name: sha256(data).hexdigest() for name, data in files.items()}
    there = {name: _sum(folder / name) for name in files}
    kept = {name for name, digest in there.items() if digest not in ("", sums[name], *before.get(name, ()))}
    wanted = [name for name in files if name not in kept and there[name] != sums[name]]
    notes = {**before, **{name: sorted({*before.get(name, ()), sums[name]}) for name in files if name not in kept}}
    folder.mkdir(parents=True, exist_ok=True)
    if notes != before:  # first, so that a file never lies there that is taken for somebody's work
        write_whole(folder / MADE, json.dumps({"schema": "cskit-made/1", "files": notes}, indent=1).encode() + b"\n")
    for name in wanted:
        (folder / name).parent.mkdir(exist_ok=True)
        write_whole(folder / name, files[name])
    problems = [_kept(folder / name) for name in files if name in kept]
    return [folder / name for name in wanted], len(files) - len(wanted) - len(kept), problems


def _made_before(folder: Path) -> dict[str, list[str]]:
    """Sums of what was made before, by path; none where that is unknown, so that every file counts as somebody's."""
    try:
        data = json.loads((folder / MADE).read_bytes())
        return {str(name): [str(digest) for digest in digests] for name, digests in data["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _sum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _kept(path: Path) -> Problem:
    return Problem(
        Place(path.as_posix(), (), 1, 1), "this file is not as it was made", "somebody may have filled it in, so it was kept",
        "move it away and run the command again to have a fresh one", "prepare", "warning",
    )  # fmt: skip


def _left_over(folder: Path, made: Round) -> Iterator[Problem]:
    """Folders of people who are not in the round any more."""
    names = {one.id for one in made.interviewers}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in names:
            yield Problem(
                Place(path.as_posix(), (), 1, 1), f"'{path.name}' is no interviewer of this round", "it was left as it is",
                "delete the folder, or add the interviewer to the round", "prepare", "warning",
            )  # fmt: skip
