"""What four companies did, as reported, and a question to talk it over with."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.source import Day
from cskit.model.text import Attributed, Statement, Text


class Exercise(Attributed, Frozen):
    """A question for an interview or a training round."""

    competencies: tuple[Id, ...] = Field(min_length=1)
    ask: Text
    listen_for: tuple[Text, ...] = Field(min_length=1)


class Case(Entry):
    """One company's practice as reported at the time of the source."""

    order: int = Field(ge=1)
    name: Text
    summary: Statement
    practice: tuple[Statement, ...] = Field(min_length=1)
    lesson: Statement
    exercises: tuple[Exercise, ...] = Field(min_length=1)
    terms: tuple[Id, ...] = Field(default=())
    reviewed: Day
