"""A collected scorecard as it is kept: checked, in one form, never changed afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from cskit.model.base import Frozen, Id
from cskit.model.form_stamp import Digest
from cskit.model.scale import Rating, RecommendationId
from cskit.model.source import Day
from cskit.model.text import Language

PERSON_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$"
"""Ids of candidates and interviewers: safe as a file name on every system, and no room for a name with spaces."""

RESERVED = frozenset({"con", "nul", "prn", "aux", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for devices."""

PersonId = Annotated[str, StringConstraints(pattern=PERSON_PATTERN, max_length=32)]


def is_person(id_: str) -> bool:
    r"""Whether an id may stand for a candidate or an interviewer, and in a file name on every system.

    >>> [is_person(id_) for id_ in ("c-0042", "../c-1", "con", "Tanaka", "c-1\n", "")]
    [True, False, False, False, False, False]
    """
    return re.fullmatch(PERSON_PATTERN, id_) is not None and id_ not in RESERVED


Channel = Literal["web", "pdf", "xlsx", "yaml", "import"]


def _moment(value: object) -> object:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A moment with its offset from UTC, as ``2026-11-25T10:00:00+09:00``."""


class RecordedRating(Frozen):
    """One competency as rated: a mark with evidence, or the reason for none; never a zero."""

    rating: Rating | None
    not_assessed: bool
    reason: str
    evidence: str


class Origin(Frozen):
    """Where a record came from."""

    channel: Channel
    file: str
    """The file's name, without its folder."""
    sha256: Digest
    """Sum over the file as it was handed in."""


class FairHiringFlag(Frozen):
    """A place in the notes or the evidence that touches a matter of fair hiring; for the recruiter to look at."""

    field: str
    topic: Id
    jurisdiction: Id


def matters(flags: Iterable[FairHiringFlag]) -> str:
    """Name the matters that are touched, each with the fields it is touched in.

    >>> one = {"topic": "family", "jurisdiction": "jp"}
    >>> matters(FairHiringFlag(field=field, **one) for field in ("note.a", "takeaways"))
    'family (jp) in note.a, takeaways'
    """
    where: dict[str, list[str]] = {}
    for flag in flags:
        where.setdefault(f"{flag.topic} ({flag.jurisdiction})", []).append(flag.field)
    return "; ".join(f"{matter} in {', '.join(fields)}" for matter, fields in where.items())


class Record(Frozen):
    """One scorecard. Text is normalised as ``model/writing.py`` says."""

    schema_name: Literal["cskit-record/1"] = Field(default="cskit-record/1", alias="schema")
    candidate: PersonId
    interviewer: PersonId
    revision: int = Field(ge=1)
    """1 for the first submission of this interviewer on this candidate, then counted up."""
    background: Id
    plan: Id
    language: Language
    content: Digest
    """Sum over the form's content, as on the form."""
    stale: bool = Field(default=False)
    """True where the form was made with other content than today's and was taken all the same."""
    held_on: Day | None
    collected_at: Moment
    scale_minimum: Literal[1] = 1
    scale_maximum: Literal[4] = 4
    ratings: Mapping[Id, RecordedRating]
    notes: Mapping[Id, str]
    recommendation: RecommendationId | None
    takeaways: str
    retain_until: Day | None
    after_debrief: bool = Field(default=False)
    """True where it was handed in after the candidate's debrief; the earlier ratings stay beside it."""
    warnings: tuple[str, ...] = Field(default=())
    """What was changed or looked odd while reading, in the words shown to the recruiter."""
    flags: tuple[FairHiringFlag, ...] = Field(default=())
    origin: Origin
