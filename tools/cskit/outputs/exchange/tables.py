"""Records as two tables, the same in CSV and in the workbook. Headers are ids in English, in the words of model/answers.py.

**Long**, a row for each candidate, interviewer and competency: for analysis.

**Wide**, a row for each scorecard: for reading. Its columns of competencies and notes are those that occur in the records,
in the order of the sheet, then those that the content no longer has. Where a scorecard did not ask for a competency at
all, its cells are empty; where it was asked for and not assessed, ``not_assessed`` is true and ``rating`` empty.
A rating is never without its scale: ``scale_min`` and ``scale_max`` stand in every row.

``collected_at`` has its offset from UTC. ``flags`` are ``field:topic:jurisdiction``, one a line, as are ``warnings``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cskit.model.record import Record, RecordedRating
from cskit.outputs.exchange import ExchangeError
from cskit.outputs.exchange.names import Names

Cell = str | int | bool | None
Row = Sequence[Cell]

_WHOSE = ("candidate", "interviewer", "revision", "background", "plan", "language", "held_on", "collected_at")
_SCALE = ("scale_min", "scale_max")
_RATING = ("rating", "not_assessed", "reason", "evidence")
_STATE = ("stale", "after_debrief", "retain_until")
_ORIGIN = ("channel", "file", "sha256", "content")

LONG = (*_WHOSE, "competency", "rating", *_SCALE, "not_assessed", "reason", "evidence", "recommendation", *_STATE, *_ORIGIN)
"""Headers of the long table."""


@dataclass(frozen=True, slots=True)
class Wide:
    """The headers of a wide table, which depend on the records."""

    competencies: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers."""
        rated = (f"{competency}.{part}" for competency in self.competencies for part in _RATING)
        notes = (f"note.{question}" for question in self.questions)
        return (
            *_WHOSE, "recommendation", "takeaways", *_SCALE, *rated, *notes, *_STATE, "warnings", "flags", *_ORIGIN,
        )  # fmt: skip


def wide_of(records: Iterable[Record], names: Names) -> Wide:
    """Find the columns that these records need."""
    competencies: set[str] = set()
    questions: set[str] = set()
    for record in records:
        competencies.update(record.ratings)
        questions.update(record.notes)
    return Wide(
        _ordered(competencies, [id_ for id_, _ in names.competencies]),
        _ordered(questions, [id_ for id_, _ in names.questions]),
    )


def long_rows(records: Iterable[Record]) -> Iterator[Row]:
    """Give the rows below ``LONG``."""
    for record in records:
        whose, state, origin = _whose(record), _state(record), _origin(record)
        for competency, one in record.ratings.items():
            yield (
                *whose, competency, one.rating, record.scale_minimum, record.scale_maximum, one.not_assessed, one.reason,
                one.evidence, record.recommendation, *state, *origin,
            )  # fmt: skip


def wide_rows(records: Iterable[Record], wide: Wide) -> Iterator[Row]:
    """Give the rows below ``wide.headers``. Raises ExchangeError for a record that has come in since."""
    for record in records:
        if not (record.ratings.keys() <= set(wide.competencies) and record.notes.keys() <= set(wide.questions)):
            raise ExchangeError(f"the record of '{record.interviewer}' on '{record.candidate}' came in during the export")
        rated = [cell for id_ in wide.competencies for cell in _rating(record.ratings.get(id_))]
        notes = [record.notes.get(id_) for id_ in wide.questions]
        flags = "\n".join(f"{flag.field}:{flag.topic}:{flag.jurisdiction}" for flag in record.flags)
        yield (
            *_whose(record), record.recommendation, record.takeaways, record.scale_minimum, record.scale_maximum,
            *rated, *notes, *_state(record), "\n".join(record.warnings), flags, *_origin(record),
        )  # fmt: skip


def shown(cell: Cell) -> str:
    """Write a cell as text.

    >>> [shown(cell) for cell in (None, True, 3, "a")]
    ['', 'true', '3', 'a']
    """
    if cell is None:
        return ""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def _ordered(found: set[str], known: Iterable[str]) -> tuple[str, ...]:
    first = [id_ for id_ in dict.fromkeys(known) if id_ in found]
    return (*first, *sorted(found.difference(first)))


def _rating(one: RecordedRating | None) -> Row:
    return (one.rating, one.not_assessed, one.reason, one.evidence) if one else (None,) * len(_RATING)


def _whose(record: Record) -> Row:
    held = record.held_on.isoformat() if record.held_on else None
    return (
        record.candidate, record.interviewer, record.revision, record.background, record.plan, record.language, held,
        record.collected_at.isoformat(),
    )  # fmt: skip


def _state(record: Record) -> Row:
    return (record.stale, record.after_debrief, record.retain_until.isoformat() if record.retain_until else None)


def _origin(record: Record) -> Row:
    return (record.origin.channel, record.origin.file, record.origin.sha256, record.content)
