"""Read filled-in scorecards of any format into the records; one bad file never stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeVar

from cskit.accept import accept, candidate_of
from cskit.disk import Stopped, plain_failures
from cskit.model.answers import Filled
from cskit.model.content import Content
from cskit.model.fairness_check import Checker
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import Origin, Record, is_person
from cskit.model.text import Language
from cskit.outputs import room_of
from cskit.recipes.check import Listener
from cskit.recipes.desk import Rounds, to_look_at
from cskit.recipes.inbox import age, contents, listed, no_scorecard, printable
from cskit.recipes.rounds import INTERVIEWS, RECORDS, private, read_content
from cskit.store import Store, is_candidate
from cskit.views.form import Form, form

Outcome = Literal["kept", "already", "refused"]
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file. Nothing in it comes from what was written into the form but ids."""

    file: str
    """As it was named, made safe to print."""
    outcome: Outcome = "refused"
    channel: str = ""
    candidate: str = ""
    interviewer: str = ""
    revision: int | None = None
    marks: tuple[str, ...] = ()
    """What is special about the record: stale, after the debrief, to be looked at."""
    problems: tuple[Problem, ...] = ()

    @property
    def reason(self) -> str:
        """What was wrong first, and how many mistakes more there are."""
        found = errors(self.problems)
        return (found[0].what if found else "") + (f" (and {len(found) - 1} more)" if len(found) > 1 else "")

    def as_data(self) -> dict[str, Any]:
        """Give it as plain data for a program to read."""
        return {
            "file": self.file, "outcome": self.outcome, "channel": self.channel, "candidate": self.candidate,
            "interviewer": self.interviewer, "revision": self.revision, "marks": list(self.marks),
            "problems": [problem.as_data() for problem in self.problems],
        }  # fmt: skip


@dataclass(frozen=True)
class Collected:
    """What became of all files, in the order they were named in."""

    files: Sequence[Taken]
    problems: Sequence[Problem] = field(default=())
    """What is not about a file that was read: what was left out of a folder, a disk that refused."""
    dry_run: bool = False

    @property
    def clean(self) -> bool:
        """Whether every file is kept, now or from before, and nothing else went wrong."""
        return all(one.outcome != "refused" for one in self.files) and not errors(self.problems)

    def all_problems(self) -> list[Problem]:
        """Everything that was found, by file."""
        return [*(problem for one in self.files for problem in one.problems), *self.problems]

    def as_data(self) -> dict[str, Any]:
        """Give it as plain data for a program to read."""
        return {
            "dry_run": self.dry_run, "files": [one.as_data() for one in self.files],
            "problems": [problem.as_data() for problem in self.problems],
        }  # fmt: skip


def collect(
    root: Path, listener: Listener, given: Sequence[Path], *, now: datetime, records: Path | None = None,
    interviews: Path | None = None, allow_stale: bool = False, dry_run: bool = False,
) -> Collected:  # fmt: skip
    """Read ``given`` files, and those right inside ``given`` folders, into the records.

    Files are taken by their time, the oldest first, so that the newest of two by one interviewer is the newest
    revision. In a folder, folders and links are named in a warning and left out; hidden files and those of programs
    are passed over. Raises Stopped where the content or the records folder cannot be used; a disk that refuses later
    ends the run with a problem, and running again goes on from there.
    """
    shelf_root = private(root, records or root / RECORDS)
    with plain_failures():
        content = read_content(root, listener)
        files, left_out = listed(given)
        desk = _Desk(content, Store(shelf_root, dry_run=dry_run), interviews or root / INTERVIEWS, now, allow_stale=allow_stale)
    listener.step("Collecting")
    taken: dict[int, Taken] = {}
    for number in sorted(range(len(files)), key=lambda at: age(files[at])):
        try:
            with plain_failures():
                taken[number] = desk.take(files[number])
        except Stopped as stopped:
            left_out.append(_go_on(stopped.problem, len(files) - len(taken)))
            break
        listener.progress(len(taken), len(files))
    return Collected([taken[number] for number in sorted(taken)], left_out, dry_run)


class _Desk:
    """Takes one file after the other; forms and rounds are made once."""

    def __init__(self, content: Content, shelf: Store, interviews: Path, now: datetime, *, allow_stale: bool) -> None:
        self._content, self._shelf, self._now = content, shelf, now
        self._allow_stale = allow_stale
        self._forms: dict[tuple[str, str, Language], Form] = {}
        self._rounds = Rounds(interviews, content, now.date())

    def take(self, path: Path) -> Taken:
        """Read one file and keep its record. Raises Stopped or OSError where the records cannot be written."""
        file = printable(path.as_posix())
        data = contents(path, file)
        if isinstance(data, Problem):
            return Taken(file, problems=(data,))
        room = room_of(data)
        if room is None:
            return Taken(file, problems=(no_scorecard(file, data),))
        origin = Origin(channel=room.channel, file=printable(path.name), sha256=sha256(data).hexdigest())
        filled, found = _guarded(file, lambda: room.read(data, file))
        if filled is None:
            return Taken(file, channel=room.channel, problems=tuple(found))
        known = self._known(filled, origin)
        if known:  # whatever content and rounds are like by now
            candidate, interviewer, revision = known
            return Taken(file, "already", room.channel, candidate, interviewer, revision)
        record, judged = _guarded(file, lambda: self._judge(filled, origin, file))
        candidate, interviewer = _who(filled, record)
        line = Taken(file, "refused", room.channel, candidate, interviewer, problems=(*found, *judged))
        return line if record is None or errors(line.problems) else self._keep(line, record)

    def _known(self, filled: Filled, origin: Origin) -> tuple[str, str, int] | None:
        """As what this very file is kept: candidate, interviewer, revision."""
        candidate = candidate_of(filled)
        kept = self._shelf.find(candidate, origin.sha256) if is_candidate(candidate) else None
        return (candidate, *kept) if kept else None

    @cached_property
    def _checker(self) -> Checker:
        """Made when the first new file needs it: its patterns take a second."""
        return Checker(self._content.fairness.values())

    def _judge(self, filled: Filled, origin: Origin, file: str) -> tuple[Record | None, list[Problem]]:
        """Hold what was read against today's form and the candidate's round."""
        stamp = filled.stamp
        try:
            today = self._form(stamp.background, stamp.plan, stamp.language)
        except LookupError as error:
            return None, [Problem(
                Place(file, (), 1, 1), f"a form of other content ({error.args[0]})",
                "its questions and anchors are not known here",
                "collect it where the content is that it was made with, or fill in a form made today", "collect",
            )]  # fmt: skip
        made, about = self._rounds.of(candidate_of(filled), Place(file, (), 1, 1), "collect")
        record, found = accept(
            filled, today, origin, now=self._now, checker=self._checker, round_=made, allow_stale=self._allow_stale, file=file
        )
        return record, [*found, *about]

    def _keep(self, line: Taken, record: Record) -> Taken:
        if not (is_candidate(record.candidate) and is_person(record.interviewer)):
            return replace(line, problems=(*line.problems, _no_id(line.file)))
        stored = self._shelf.add(record)
        if stored.already:
            return replace(line, outcome="already", revision=stored.revision)
        marks = [
            *(["stale"] if record.stale else []), *(["after the debrief"] if stored.after_debrief else []),
            *(["touches a matter of fair hiring"] if record.flags else []),
        ]  # fmt: skip
        problems = (*line.problems, *to_look_at(record, Place(line.file, (), 1, 1), "collect"))
        return replace(line, outcome="kept", revision=stored.revision, marks=tuple(marks), problems=problems)

    def _form(self, background: str, plan: str, language: Language) -> Form:
        key = (background, plan, language)
        if key not in self._forms:
            self._forms[key] = form(self._content, background, language, plan=plan)
        return self._forms[key]


def _guarded(file: str, work: Callable[[], tuple[Result | None, list[Problem]]]) -> tuple[Result | None, list[Problem]]:
    """Do the work on one file; whatever a hostile one sets off becomes a problem, and the error's text stays unsaid."""
    try:
        return work()
    except Exception as error:
        return None, [Problem(
            Place(file, (), 1, 1), f"reading was given up ({type(error).__name__})", "the file is damaged, or made to do harm",
            "ask for it again, or for another format", "collect",
        )]  # fmt: skip


def _no_id(file: str) -> Problem:
    return Problem(
        Place(file, (), 1, 1), "the candidate or the interviewer has no id of a person",
        "ids stand in file names on every system",
        "correct the id in the file: lower-case letters a-z, digits and hyphens, as in c-0042", "collect",
    )  # fmt: skip


def _who(filled: Filled, record: Record | None) -> tuple[str, str]:
    """Candidate and interviewer for the table: from the record, or as far as these are ids from the file."""
    if record:
        return record.candidate, record.interviewer
    written = filled.answers.get("interviewer")
    interviewer = (written.text.strip() if written else "") or filled.stamp.interviewer
    return candidate_of(filled), interviewer if is_person(interviewer) else ""


def _go_on(problem: Problem, missing: int) -> Problem:
    return replace(problem, why=f"{missing} files are not collected yet", remedy=f"{problem.remedy}; it goes on where it stopped")
