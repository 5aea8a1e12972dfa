"""One interview round: who meets a candidate, with which plan, and until when the records are kept."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.record import PersonId
from cskit.model.source import Day
from cskit.model.text import Language


class Interviewer(Frozen):
    """One person who interviews; an id, not a name."""

    id: PersonId = Field()
    """The interviewer's id, as it stands on the scorecard."""
    focus: tuple[Id, ...] = Field(default=())
    """Competencies that this person looks at most closely; none means all alike."""
    language: Language | None = Field(default=None)
    """The language of this person's kit and scorecard, where it is not the round's."""


class Round(Entry):
    """The file ``interviews/<candidate>.yml``; the file's name is the candidate's id."""

    background: Id
    """The candidate's background, an id of scorecards/backgrounds."""
    plan: Id
    """The interview plan, an id of scorecards/plans."""
    language: Language
    interviewers: tuple[Interviewer, ...] = Field(min_length=1)
    retain_until: Day
    """The day after which everything about this candidate is destroyed."""
