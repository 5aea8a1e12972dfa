"""Takes a form service's file into the records: one row is one scorecard, by an explicit map of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from cskit.accept import accept, candidate_of
from cskit.content.fit import did_you_mean
from cskit.disk import plain_failures
from cskit.model.content import Content
from cskit.model.fairness_check import Checker
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import Origin, Record
from cskit.outputs.exchange import form_service
from cskit.outputs.exchange.column_map import ColumnMap
from cskit.outputs.exchange.form_service import Submission
from cskit.outputs.exchange.map_file import check_map, located, read_map
from cskit.recipes.check import Listener
from cskit.recipes.desk import Rounds, to_look_at
from cskit.recipes.inbox import contents, printable
from cskit.recipes.rounds import INTERVIEWS, RECORDS, private, read_content
from cskit.store import Store, is_candidate
from cskit.views.form import Form, form


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one row."""

    row: int
    """As a spreadsheet counts: the titles are row 1."""
    outcome: Literal["kept", "already", "refused"]
    candidate: str = ""
    interviewer: str = ""
    revision: int | None = None


@dataclass(frozen=True)
class Imported:
    """What became of all rows that could be read, and what is wrong with the others."""

    problems: list[Problem]
    rows: Sequence[Row] = field(default=())
    unread: int = 0
    """So many rows could not be read."""


def take_answers(
    root: Path, listener: Listener, answers: Path, column_map: Path, *, now: datetime, records: Path | None = None,
    interviews: Path | None = None, allow_stale: bool = False, dry_run: bool = False,
) -> Imported:  # fmt: skip
    """Read the rows of ``answers`` by ``column_map`` into the records, in the order of the file.

    A problem with the map or the titles leaves all rows out, one with a row leaves out that row. A row that was taken
    before is not taken again, also from a longer file. Raises Stopped where the content or the records cannot be used.
    """
    folder = private(root, records or root / RECORDS)
    with plain_failures():
        content = read_content(root, listener)
        listener.step("Reading the answers")
        found, problems = _rows(answers, column_map, content, allow_stale=allow_stale)
        if found is None or not found[1]:
            return Imported(problems)
        today, submissions = found
        unread = len({problem.place.line for problem in problems} - {1})  # row 1 holds the titles
        desk = _Desk(content, today, interviews or root / INTERVIEWS, now, answers.name, allow_stale=allow_stale)
        shelf = Store(folder, dry_run=dry_run)
        rows: list[Row] = []
        for number, one in enumerate(submissions, 1):
            record, about = desk.judge(one)
            problems += about
            rows.append(_kept(shelf, one, record) if record is not None else Row(one.row, "refused", candidate_of(one.filled)))
            listener.progress(number, len(submissions))
    return Imported(problems, rows, unread)


def _rows(
    answers: Path, column_map: Path, content: Content, *, allow_stale: bool
) -> tuple[tuple[Form, list[Submission]] | None, list[Problem]]:
    file, map_file = printable(answers.as_posix()), printable(column_map.as_posix())
    data, map_data = contents(answers, file), contents(column_map, map_file)
    if isinstance(data, Problem) or isinstance(map_data, Problem):
        return None, [one for one in (data, map_data) if isinstance(one, Problem)]
    made, problems = read_map(map_data, map_file)
    if made is None:
        return None, problems
    today = _form(made, content, map_file)
    if isinstance(today, Problem):
        return None, located([today], map_data, map_file)
    problems = check_map(made, today, map_data, map_file)
    if made.made_from.content != today.stamp.content and not allow_stale:
        problems += located([_stale(today, map_file)], map_data, map_file)
    if problems:
        return None, problems
    submissions, problems = form_service.read(data, file, made, today)
    return (today, submissions), problems


def _form(made: ColumnMap, content: Content, file: str) -> Form | Problem:
    source = made.made_from
    for kind, id_ in (("background", source.background), ("plan", source.plan)):
        if id_ not in content.ids(kind):
            return Problem(
                Place(file, ("made_from", kind)), f"there is no {kind} '{id_}'", "a scorecard is made of one that exists",
                did_you_mean(id_, content.ids(kind)), "map",
            )  # fmt: skip
    try:
        return form(content, source.background, source.language, plan=source.plan)
    except LookupError as error:
        return Problem(
            Place(file, ("made_from",)), f"there is no such scorecard ({error.args[0]})", "the answers are held against it",
            "run cskit check", "map",
        )  # fmt: skip


def _stale(today: Form, file: str) -> Problem:
    return Problem(
        Place(file, ("made_from", "content")), "the form was made from other content than today's",
        "answers to other questions or anchors cannot be compared",
        f'if the form shows today\'s, write `content: "{today.stamp.content}"`; '
        "otherwise make it anew, or take the answers with --allow-stale, which marks them", "map",
    )  # fmt: skip


class _Desk:
    """Holds one row after the other against the form and the candidate's round, which is read once."""

    def __init__(self, content: Content, today: Form, interviews: Path, now: datetime, file: str, *, allow_stale: bool) -> None:
        self._today, self._now = today, now
        self._file, self._allow_stale = printable(file), allow_stale
        self._checker = Checker(content.fairness.values())
        self._rounds = Rounds(interviews, content, now.date())

    def judge(self, one: Submission) -> tuple[Record | None, list[Problem]]:
        """Make the record of a row, or say what stops it."""
        made, about = self._rounds.of(candidate_of(one.filled), one.place, "import")
        origin = Origin(channel="import", file=self._file, sha256=one.sha256)
        record, found = accept(
            one.filled, self._today, origin, now=self._now, checker=self._checker, round_=made,
            allow_stale=self._allow_stale, file=one.place.file,
        )  # fmt: skip
        problems = [*(_of_row(problem, one) for problem in about), *(_at(problem, one) for problem in found)]
        if record is None or errors(problems):
            return None, problems
        if not is_candidate(record.candidate):
            return None, [*problems, _problem(
                one, "this cannot be a candidate's id", "a folder of that name holds something else", "take another", "error",
            )]  # fmt: skip
        return record, [*problems, *(_of_row(problem, one) for problem in to_look_at(record, one.place, "import"))]


def _kept(shelf: Store, one: Submission, record: Record) -> Row:
    stored = shelf.add(record)
    outcome: Literal["kept", "already"] = "already" if stored.already else "kept"
    return Row(one.row, outcome, record.candidate, record.interviewer, stored.revision)


def _at(problem: Problem, one: Submission) -> Problem:
    return problem if problem.place.line else replace(problem, place=replace(problem.place, line=one.place.line, column=1))


def _of_row(problem: Problem, one: Submission) -> Problem:
    """Name the row in what is said at its place."""
    return replace(problem, what=f"row {one.row}: {problem.what}") if problem.place == one.place else problem


def _problem(one: Submission, what: str, why: str, remedy: str, severity: Literal["error", "warning"] = "warning") -> Problem:
    return Problem(one.place, f"row {one.row}: {what}", why, remedy, "import", severity)
