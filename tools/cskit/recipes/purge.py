"""Destroys what is past its day, and leaves a receipt that names nobody.

A receipt is ``records/receipts/<day>.json``: for every candidate destroyed on that day the date until which they were kept
and how many files of each kind went. It has no id, and no sum over one either: ids are short and can be tried one after
the other, so that a sum would name the candidate to anybody who has a list of them.

Before the first file of a candidate goes, ``.purging.json`` says who it is and what there was. Killed at any moment, the
next run finishes that candidate and writes the receipt that is missing, once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError

from cskit import store
from cskit.disk import Stopped, plain_failures, write_whole
from cskit.model.base import Frozen
from cskit.model.problems import Place, Problem
from cskit.model.record import PersonId
from cskit.model.source import Day
from cskit.recipes.check import Listener
from cskit.recipes.due import Held, Places, look, people
from cskit.recipes.rounds import INTERVIEWS, PREPARED, RECORDS

DEBRIEFS = "debriefs"
JOURNAL = ".purging.json"


class Entry(Frozen):
    """What went of one candidate."""

    retain_until: Day | None
    records: int = Field(ge=0)
    debriefs: int = Field(ge=0)
    prepared: int = Field(ge=0)
    rounds: int = Field(ge=0)


class Journal(Frozen):
    """The candidate whose files are being deleted now."""

    candidate: PersonId
    day: Day
    number: int = Field(ge=0)
    """How many entries the day's receipt had before."""
    entry: Entry


class Receipt(Frozen):
    """Everything destroyed on one day."""

    schema_name: str = Field(default="cskit-purge/1", alias="schema", pattern="^cskit-purge/1$")
    purged_on: Day
    entries: tuple[Entry, ...] = Field(default=())


@dataclass(frozen=True)
class Purged:
    """What was destroyed, or would be."""

    due: Sequence[Held] = field(default=())
    problems: list[Problem] = field(default_factory=list)
    kept: int = 0
    """Candidates whose day has not come, or cannot be told."""
    foreign: list[Path] = field(default_factory=list)
    """Left in the folders of those destroyed, since no command of ours made it."""
    receipt: Path | None = None
    files: int = 0
    """So many files went."""

    def joined(self, other: Purged) -> Purged:
        """Add what came after it."""
        return Purged(
            [*self.due, *other.due], [*self.problems, *other.problems], self.kept + other.kept,
            [*self.foreign, *other.foreign], other.receipt or self.receipt, self.files + other.files,
        )  # fmt: skip


def places_of(
    root: Path, *, records: Path | None = None, interviews: Path | None = None, prepared: Sequence[Path] = (),
    debriefs: Sequence[Path] = (),
) -> Places:  # fmt: skip
    """Where things are: the usual folders, and those that are named."""
    return Places(
        (records or root / RECORDS).resolve(), (interviews or root / INTERVIEWS).resolve(),
        tuple(folder.resolve() for folder in (root / PREPARED, *prepared)),
        tuple(folder.resolve() for folder in (root / DEBRIEFS, *debriefs)),
    )  # fmt: skip


def purge(places: Places, listener: Listener, *, today: date, dry_run: bool) -> Purged:
    """Destroy everything of the candidates whose day is before ``today``; a dry run only says what that is.

    What the system refuses to delete comes back as a problem, and the rest goes on. Raises Stopped where a
    folder cannot be read, where the receipt cannot be written, and where another command holds the records.
    """
    with plain_failures():
        listener.step("Looking")
        plan = _plan(places, today)
        if dry_run or not (plan.due or (places.records / JOURNAL).exists()):
            return plan
        with store.locked(places.records):
            begun = _begun(places)
            stopped = _carry_out(places, begun, today) if begun else Purged()
            done = _plan(places, today)
            listener.step("Deleting")
            for number, held in enumerate(done.due, 1):
                done = done.joined(_carry_out(places, _begin(places, held, today), today))
                listener.progress(number, len(done.due))
            return stopped.joined(done)


def _plan(places: Places, today: date) -> Purged:
    """Look at everybody; problems of those whose day is known and has not come concern other commands."""
    due: list[Held] = []
    problems: list[Problem] = []
    kept = 0
    for candidate in people(places):
        held, found = look(places, candidate)
        if held.is_due(today):
            due.append(held)
            problems += found
        else:
            kept += 1
            problems += found if held.unclear or held.until is None else []
    return Purged(due, problems, kept, [path for held in due for path in held.foreign])


def _begin(places: Places, held: Held, today: date) -> Journal:
    """Note who is next and what there is, before anything goes."""
    entry = Entry.model_validate({"retain_until": held.until, **held.counts()})
    journal = Journal(candidate=held.candidate, day=today, number=len(_receipt(places, today).entries), entry=entry)
    write_whole(places.records / JOURNAL, journal.model_dump_json().encode())
    return journal


def _begun(places: Places) -> Journal | None:
    """The candidate at whom an earlier run was stopped."""
    path = places.records / JOURNAL
    path.with_name(f".{JOURNAL}.part").unlink(missing_ok=True)
    if not path.exists():
        return None
    try:
        return Journal.model_validate_json(path.read_bytes())
    except ValidationError:
        raise Stopped(_problem(
            path, "the note of a stopped purge is damaged", "it says whose files were being deleted",
            "look at the file, then delete it and run the command again",
        )) from None  # fmt: skip


def _carry_out(places: Places, journal: Journal, today: date) -> Purged:
    """Delete everything of one candidate, and write the receipt of what went; the note goes last."""
    held, _ = look(places, journal.candidate)
    problems: list[Problem] = []
    if held.unclear or (held.until is not None and held.until >= today):
        problems.append(_problem(
            places.records / journal.candidate, "an earlier purge was stopped at this candidate, whose day is later now",
            "part of the files is gone already; the rest was left", "set retain_until in the round's file and run it again",
        ))  # fmt: skip
    else:
        for kind, path in held.files:
            if kind != "rounds" or not problems:  # the round says the day, so that the next run tries again
                problems += _gone(path)
        for path in () if problems else held.scraps:  # prepare's list says what is ours, so it goes when all of it is gone
            problems += _gone(path)
        for folder in held.folders:
            problems += _gone_if_empty(folder)
    left = look(places, journal.candidate)[0].counts()
    planned = journal.entry.model_dump()
    counts = {kind: max(0, planned[kind] - left[kind]) for kind in left}
    receipt = _write_receipt(places, journal, counts)
    (places.records / JOURNAL).unlink()
    return Purged(problems=problems, receipt=receipt, files=sum(counts.values()))


def _gone(path: Path) -> list[Problem]:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return [_refused(path, error)]
    return []


def _gone_if_empty(folder: Path) -> list[Problem]:
    try:
        if not any(folder.iterdir()):
            folder.rmdir()
    except FileNotFoundError:
        return []
    except OSError as error:
        return [_refused(folder, error)]
    return []


def _write_receipt(places: Places, journal: Journal, counts: Mapping[str, int]) -> Path | None:
    path = _receipt_path(places, journal.day)
    before = _receipt(places, journal.day)
    if len(before.entries) == journal.number and any(counts.values()):
        entry = journal.entry.model_copy(update=dict(counts))
        receipt = before.model_copy(update={"entries": (*before.entries, entry)})
        data = json.dumps(receipt.model_dump(mode="json", by_alias=True), indent=1)
        path.parent.mkdir(exist_ok=True)
        write_whole(path, data.encode() + b"\n")
    return path if path.exists() else None


def _receipt(places: Places, day: date) -> Receipt:
    path = _receipt_path(places, day)
    if not path.exists():
        return Receipt.model_validate({"schema": "cskit-purge/1", "purged_on": day})
    try:
        return Receipt.model_validate_json(path.read_bytes())
    except ValidationError:
        raise Stopped(_problem(
            path, "this is no receipt of ours", "what was destroyed earlier on that day could not be kept in it",
            "move it away and run the command again",
        )) from None  # fmt: skip


def _receipt_path(places: Places, day: date) -> Path:
    return places.records / store.RECEIPTS / f"{day.isoformat()}.json"


def _refused(path: Path, error: OSError) -> Problem:
    return _problem(
        path, f"this cannot be deleted ({error.strerror or 'refused'})", "its day has passed",
        "change the permissions of its folder and run the command again, or delete it yourself",
    )  # fmt: skip


def _problem(path: Path, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(path.as_posix(), (), 1, 1), what, why, remedy, "purge")
