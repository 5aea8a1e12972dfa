"""Practice scorecards for the calibration pack, and the report on how raters read the anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cskit import store
from cskit.disk import Stopped, plain_failures, write_whole
from cskit.model.answers import Filled
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, Severity, errors
from cskit.model.record import Channel, Record, is_person
from cskit.model.text import LANGUAGES, Language
from cskit.outputs import FILLABLE, MAX_BYTES, room_of
from cskit.recipes.check import Listener
from cskit.recipes.rounds import RECORDS, private, read_content
from cskit.views.calibration import Report, calibration
from cskit.views.form import Form
from cskit.views.practice import Practice, is_practice, pack, practice, practice_form

CALIBRATION = "calibration"
"""The folder that practice scorecards and reports are written into, where no other is named."""


@dataclass(frozen=True)
class Calibrated:
    """What was made, and what to look at."""

    problems: list[Problem]
    files: Sequence[Path] = field(default=())
    report: Report | None = None


def new_practice(
    root: Path, listener: Listener, interviewers: Sequence[str], *, channel: Channel, language: Language, out: Path | None = None
) -> Calibrated:  # fmt: skip
    """Write the page with the sample answers, without the key, and a scorecard for each interviewer.

    A scorecard that is there already is not written over, since it may be filled in. Raises Stopped.
    """
    folder = private(root, out or root / CALIBRATION)
    wrong = [id_ for id_ in interviewers if not is_person(id_)]
    if wrong:
        return Calibrated([_problem(
            folder, "an interviewer has no id of a person", "ids stand in file names on every system, and never for a name",
            "use lower-case letters a-z, digits and hyphens, at most 32, as in i-01",
        )])  # fmt: skip
    with plain_failures():
        content = read_content(root, listener)
        room = next(one for one in FILLABLE if one.channel == channel)
        listener.step("Writing the practice scorecards")
        page, forms = _made(content, language, interviewers)
        folder.mkdir(parents=True, exist_ok=True)
        pack_file = folder / f"rating-practice-{language}.html"
        write_whole(pack_file, page)
        problems, files = [], [pack_file]
        for number, (id_, form) in enumerate(forms.items(), 1):
            path = folder / f"practice-{id_}-{language}{room.blank}"
            if path.exists():
                problems.append(_problem(
                    path, "this scorecard exists", "it may be filled in; it was left as it is",
                    "move it away to have a fresh one", "warning",
                ))  # fmt: skip
            else:
                write_whole(path, room.write(form))
                files.append(path)
            listener.progress(number, len(forms))
    return Calibrated(problems, files)


def calibrate(
    root: Path, listener: Listener, given: Sequence[Path], *, now: datetime, language: Language, out: Path | None = None,
    records: Path | None = None,
) -> Calibrated:  # fmt: skip
    """Report on the practice scorecards ``given`` and on all records; a file that cannot be used is named and left out.

    Writes ``calibration-<language>.html`` unless nothing at all could be used. Raises Stopped.
    """
    folder = private(root, out or root / CALIBRATION)
    shelf = private(root, records or root / RECORDS)
    with plain_failures():
        content = read_content(root, listener)
        practices, problems = _practices(given, content, language)
        listener.step("Reading the records")
        damaged: list[Problem] = []
        report = calibration(practices, _sound(store.records(shelf), damaged), content, language)
        problems += damaged
        if not report.distances and not report.scorecards:
            problems.append(_problem(
                folder, "there is nothing to report on", "the report needs practice scorecards or collected records",
                "make practice scorecards with cskit calibrate --new, and pass the filled files",
            ))  # fmt: skip
            return Calibrated(problems)
        from cskit.outputs.debrief import calibration_page

        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"calibration-{language}.html"
        write_whole(path, calibration_page(report, now.date()))
    return Calibrated(problems, [path], report)


def _sound(found: Iterable[Record | Problem], damaged: list[Problem]) -> Iterator[Record]:
    """Give the records one at a time, so that no more than one is held; what is damaged goes to the list."""
    for one in found:
        if isinstance(one, Record):
            yield one
        else:
            damaged.append(one)


def _made(content: Content, language: Language, interviewers: Sequence[str]) -> tuple[bytes, dict[str, Form]]:
    from cskit.outputs.debrief import pack_page

    try:
        forms = {id_: practice_form(content, language, id_) for id_ in dict.fromkeys(interviewers)}
        return pack_page(pack(content, language)), forms
    except LookupError as error:
        raise Stopped(_problem(
            Path("scorecards/samples"), str(error.args[0]), "there is nothing to practise on", "restore the calibration pack"
        )) from None  # fmt: skip


def _practices(given: Sequence[Path], content: Content, language: Language) -> tuple[list[Practice], list[Problem]]:
    """Read every file; of two by one interviewer the later named counts."""
    problems: list[Problem] = []
    found: dict[str, Practice] = {}
    today = {one: practice_form(content, one) for one in LANGUAGES} if given else {}
    for path in given:
        filled, said = _filled(path)
        problems += said
        if filled is None:
            continue
        one = practice(filled, today[filled.stamp.language])
        problems += _about(one, path, twice=one.interviewer in found)
        if is_person(one.interviewer):
            found[one.interviewer] = one
    return list(found.values()), problems


def _filled(path: Path) -> tuple[Filled | None, list[Problem]]:
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    room = room_of(data) if len(data) <= MAX_BYTES else None
    if room is None:
        return None, [_not_ours(path)]
    try:
        filled, problems = room.read(data, path.as_posix())
    except Exception as error:
        return None, [_problem(
            path, f"the file cannot be read ({type(error).__name__})", "it was left out", "have it filled in anew on a fresh form"
        )]  # fmt: skip
    if errors(problems) or filled is None:
        return None, problems
    return (filled, problems) if is_practice(filled) else (None, [*problems, _not_ours(path)])


def _about(one: Practice, path: Path, *, twice: bool) -> list[Problem]:
    problems = [
        Problem(
            Place(path.as_posix(), (field_,), 1, 1), f"{place or field_}: this is no rating", "it was left out",
            "a rating is 1, 2, 3 or 4", "calibrate", "warning",
        )
        for field_, place in one.unreadable
    ]  # fmt: skip
    if one.outdated:
        problems.append(_problem(
            path, f"changed since this form was made: {', '.join(one.outdated)}", "their ratings were given on other text",
            "have them rated anew on a fresh form", "warning",
        ))  # fmt: skip
    if not is_person(one.interviewer):
        problems.append(_problem(
            path, "the interviewer's id is missing or is none", "the ratings would be nobody's", "fill it in, as in i-01",
        ))  # fmt: skip
    elif twice:
        problems.append(_problem(
            path, f"a second scorecard by {one.interviewer}", "the one named later counts", "pass one file a person", "warning",
        ))  # fmt: skip
    return problems


def _not_ours(path: Path) -> Problem:
    return _problem(
        path, "this is no practice scorecard", "only those are compared with the key",
        "pass the files made with cskit calibrate --new; candidates' scorecards go to cskit collect",
    )  # fmt: skip


def _problem(path: Path, what: str, why: str, remedy: str, severity: Severity = "error") -> Problem:
    return Problem(Place(path.as_posix(), (), 1, 1), what, why, remedy, "calibrate", severity)
