"""How an interview's minutes are spent."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Entry, Id
from cskit.model.source import Day
from cskit.model.text import Attributed, Statement, Text


class Step(Entry):
    """One stretch of the interview."""

    kind: Literal["opening", "questions", "case", "candidate", "closing", "scoring"]
    """``candidate``: the candidate's own questions; ``scoring``: rating alone, right after."""
    minutes: int = Field(ge=1, le=90)
    name: Text
    do: Text
    """What the interviewer does in it."""
    say: Text | None = Field(default=None)
    """Words to read out, the same for every candidate."""
    questions: tuple[Id, ...] = Field(default=())
    """Ids of the core questions asked in this step."""
    case: Id | None = Field(default=None)
    """The case worked on in this step."""


class Plan(Entry, Attributed):
    """One interview slot; its steps' minutes add up to the slot."""

    order: int = Field(ge=1)
    name: Text
    minutes: int = Field(ge=15, le=240)
    """The slot, in minutes."""
    summary: Statement
    """When to use this plan."""
    steps: tuple[Step, ...] = Field(min_length=2)
    reviewed: Day
