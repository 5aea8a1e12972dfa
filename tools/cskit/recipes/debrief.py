"""Make a candidate's debrief, when everybody has rated alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from cskit import store
from cskit.content.rounds import SUFFIX, read_round
from cskit.disk import Stopped, plain_failures, write_whole
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import Record, is_person
from cskit.model.round import Round
from cskit.model.text import Language
from cskit.recipes.check import Listener
from cskit.recipes.purge import DEBRIEFS
from cskit.recipes.rounds import INTERVIEWS, RECORDS, private, read_content
from cskit.views.debrief import Debrief, debrief


@dataclass(frozen=True)
class Made:
    """What was made, and what to look at."""

    problems: list[Problem]
    files: Sequence[Path] = field(default=())
    missing: tuple[str, ...] = ()
    complete: bool = False
    """Whether ratings and evidence are shown."""


def make_debrief(
    root: Path, listener: Listener, candidate: str, *, now: datetime, out: Path | None = None, partial: bool = False,
    language: Language | None = None, records: Path | None = None, interviews: Path | None = None,
) -> Made:  # fmt: skip
    """Write ``debrief-<candidate>-<language>`` as HTML and PDF into ``out``, else into ``debriefs/<candidate>/``.

    Nothing is written while an expected scorecard is missing or a record is damaged, unless ``partial`` asks for the
    coverage alone. The first whole debrief is noted in the records: what comes in afterwards stands beside what was there.
    Raises Stopped where the content or the records cannot be used, or nothing can be written.
    """
    shelf = private(root, records or root / RECORDS)
    folder = private(root, out or root / DEBRIEFS / candidate)
    with plain_failures():
        if not is_person(candidate):
            raise Stopped(_problem(
                root / INTERVIEWS, "this is no candidate's id", "an id is lower-case letters, digits and hyphens, at most 32",
                "give the name of a file in interviews/, without .yml",
            ))  # fmt: skip
        content = read_content(root, listener)
        round_, problems = read_round((interviews or root / INTERVIEWS) / f"{candidate}{SUFFIX}", content, now.date())
        if round_ is None:
            return Made(problems)
        listener.step("Reading the records")
        with store.locked(shelf):  # from reading to the note, so that no scorecard comes in between that neither shows
            found, damaged = _split(shelf, candidate)
            problems = [*problems, *damaged]
            made = _arranged(found, round_, content, language or round_.language, partial=partial)
            missing = made.coverage.missing
            if missing and not partial:
                return Made([*problems, _incomplete(shelf / candidate, made)], missing=missing)
            if errors(damaged) and not partial:
                return Made([*problems, _unread(shelf / candidate)])
            listener.step("Writing the debrief")
            files = _written(made, folder, now.date())
            if made.findings is not None:
                shown = {one.interviewer: one.revision for one in sorted(found, key=lambda one: one.revision)}
                store.mark_debriefed(shelf, candidate, now, shown)
        return Made(problems, files, missing, complete=made.findings is not None)


def _split(shelf: Path, candidate: str) -> tuple[list[Record], list[Problem]]:
    found: list[Record] = []
    problems: list[Problem] = []
    for one in store.records(shelf, candidate):
        if isinstance(one, Record):
            found.append(one)
        else:
            problems.append(one)
    return found, problems


def _arranged(found: list[Record], round_: Round, content: Content, language: Language, *, partial: bool) -> Debrief:
    try:
        return debrief(found, round_, content, language, partial=partial)
    except LookupError as error:
        raise Stopped(_problem(
            Path(INTERVIEWS) / f"{round_.id}{SUFFIX}", str(error.args[0]), "the debrief shows the anchors of the round's plan",
            "run cskit check, and mend what it names",
        )) from None  # fmt: skip


def _incomplete(folder: Path, made: Debrief) -> Problem:
    strangers = ", ".join(made.coverage.unexpected)
    hint = (
        f"; {strangers} handed one in without being named in the round: correct the id, if it is one of them" if strangers else ""
    )
    return _problem(
        folder, f"no scorecard yet from {', '.join(made.coverage.missing)}",
        "ratings are shown only when everybody has rated alone",
        f"ask for it and collect it, or see how far you are with --partial{hint if strangers else ''}",
    )  # fmt: skip


def _unread(folder: Path) -> Problem:
    return _problem(
        folder, "not every record could be read", "the debrief would be without what stands in them",
        "mend or move away what is named above",
    )  # fmt: skip


def _written(made: Debrief, out: Path, today: date) -> list[Path]:
    from cskit.outputs.debrief import PaperError, debrief_page, debrief_pdf

    stem = f"debrief-{made.candidate}-{made.language}"  # the coverage's too: the whole debrief takes its place
    try:
        files = {f"{stem}.html": debrief_page(made, today), f"{stem}.pdf": debrief_pdf(made, today).pdf}
    except PaperError as error:
        raise Stopped(_problem(
            out / f"{stem}.pdf", str(error), "nothing was written", "report it, without the records",
        )) from None  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_whole(out / name, data)
    return [out / name for name in files]


def _problem(path: Path, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(path.as_posix(), (), 1, 1), what, why, remedy, "debrief")
