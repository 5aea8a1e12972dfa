"""What four companies did, as reported, and a question to talk it over with."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.competency import Heard
from cskit.model.source import Day
from cskit.model.table import Table
from cskit.model.text import Attributed, Statement, Text


class Exercise(Attributed, Frozen):
    """A question for an interview or a training round."""

    competencies: tuple[Id, ...] = Field(min_length=1)
    ask: Text
    listen_for: tuple[Text, ...] = Field(min_length=1)


class Handout(Frozen):
    """What the candidate gets on paper or on screen; it holds nothing of the marking guide."""

    title: Text
    situation: tuple[Text, ...] = Field(min_length=1)
    """The situation, a paragraph an item; firms in it are invented."""
    table: Table | None = Field(default=None)
    """Figures or facts to work with."""
    task: tuple[Text, ...] = Field(min_length=1)
    """What the candidate is asked to do, an item each."""


class Marking(Frozen):
    """How to mark the work for one competency."""

    competency: Id
    levels: tuple[Heard, ...] = Field(min_length=4, max_length=4)
    """What it sounds like at each level, 1 to 4."""


class Assignment(Attributed):
    """A case exercise for an interview: a hand-out to work on, and a guide to mark it by."""

    minutes: int = Field(ge=10, le=15)
    """From handing it over to the last probe, in minutes."""
    run: tuple[Text, ...] = Field(min_length=1)
    """What the interviewer does, with the minutes, an item each."""
    handout: Handout
    probes: tuple[Text, ...] = Field(min_length=1)
    """Asked of everybody, in this order."""
    marking: tuple[Marking, ...] = Field(min_length=1)
    watch_outs: tuple[Text, ...] = Field(default=())
    """Where raters go wrong with this exercise."""


class Case(Entry):
    """One company's practice as reported at the time of the source."""

    order: int = Field(ge=1)
    name: Text
    summary: Statement
    practice: tuple[Statement, ...] = Field(min_length=1)
    lesson: Statement
    exercises: tuple[Exercise, ...] = Field(min_length=1)
    assignment: Assignment | None = Field(default=None)
    """The case as an exercise of ten to fifteen minutes."""
    terms: tuple[Id, ...] = Field(default=())
    reviewed: Day
