"""What is looked up and said for every filled-in scorecard, whichever way it comes in: by file or by a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cskit.content.rounds import SUFFIX, read_round
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import Record, matters
from cskit.model.round import Round
from cskit.store import is_candidate


class Rounds:
    """The candidates' rounds, each read once."""

    def __init__(self, interviews: Path, content: Content, today: date) -> None:
        self._interviews, self._content, self._today = interviews, content, today
        self._read: dict[str, tuple[Round | None, list[Problem]]] = {}

    def of(self, candidate: str, place: Place, rule: str) -> tuple[Round | None, list[Problem]]:
        """Find the round of whoever a scorecard at ``place`` is about, and what is wrong with it.

        The round's own mistakes are said the first time only; that they stop a scorecard is said of each. What cannot
        be a candidate's id has no round.
        """
        if not is_candidate(candidate):
            return None, []
        path = self._interviews / f"{candidate}{SUFFIX}"
        about: list[Problem] = []
        if candidate not in self._read:
            self._read[candidate] = self._found(path, rule)
            about += self._read[candidate][1]
        made, found = self._read[candidate]
        if made is None and errors(found):
            about.append(Problem(
                place, f"the round {path.name} has mistakes", "it says until when this record is kept",
                "correct the round and run the command again", rule,
            ))  # fmt: skip
        return made, about

    def _found(self, path: Path, rule: str) -> tuple[Round | None, list[Problem]]:
        if path.exists():
            return read_round(path, self._content, self._today)
        return None, [Problem(
            Place(path.as_posix(), (), 1, 1), "there is no such round",
            "nobody knows until when the candidate's records are kept",
            "check the candidate's id, or make the round with cskit new interview", rule, "warning",
        )]  # fmt: skip


def to_look_at(record: Record, place: Place, rule: str) -> Iterator[Problem]:
    """What a recruiter should look at in a record that is kept: fields and matters, never what was written."""
    for warning in record.warnings:
        yield Problem(place, warning, "the record says so too", "have a look, or ask the interviewer", rule, "warning")
    if record.flags:
        yield Problem(
            place, f"this touches a matter of fair hiring: {matters(record.flags)}", "it must not weigh in the decision",
            "read it, and speak to the interviewer before the debrief", "fair-hiring", "warning",
        )  # fmt: skip
