"""What is rated, and the questions that bring out the evidence for it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id, Line
from cskit.model.scale import Rating
from cskit.model.source import Day
from cskit.model.text import Attributed, Statement, Text


class Anchor(Attributed):
    """What a candidate says or does at one level, so that two strangers give the same mark."""

    rating: Rating
    short: Text
    """For the sheet: one line, at most 60 Japanese or 140 English characters."""
    full: tuple[Text, ...] = Field(min_length=1)
    """For the site: what the candidate says or does, one observable thing an item."""
    examples: tuple[Text, ...] = Field(default=())
    """The level in situations of Customer Success: what one hears or sees, in concrete words."""


class Heard(Frozen):
    """What an answer to one question sounds like at one level."""

    rating: Rating
    hears: Text


class Question(Entry, Attributed):
    """One question with its probes and what to listen for."""

    core: bool = Field(default=False)
    """True where every candidate may be asked it, whatever the background."""
    kind: Literal["behavioural", "situational"]
    """About what the candidate did, or about what they would do."""
    minutes: int = Field(ge=1, le=30)
    """Time for the answer with its probes, in minutes."""
    ask: Text
    """The question, to be asked as it is worded."""
    probes: tuple[Text, ...] = Field(min_length=1)
    """Follow-up questions, used as needed."""
    listen_for: tuple[Text, ...] = Field(min_length=1)
    """Signs of strength."""
    levels: tuple[Heard, ...] = Field(default=())
    """What the answer sounds like at each level, 1 to 4; all four or none."""
    warning_signs: tuple[Text, ...] = Field(min_length=1)
    """Signs of weakness; not a reason to stop listening."""
    terms: tuple[Id, ...] = Field(default=())
    """Glossary terms that the question uses or tests."""


class Competency(Entry):
    """One of the things that are rated, the same for every background."""

    order: int = Field(ge=1)
    """Position on the sheet, from 1."""
    name: Text
    reading: Line
    """Reading of the Japanese name, in hiragana."""
    term: Id
    """The glossary term that explains it."""
    summary: Statement
    """One sentence: what it is."""
    why: tuple[Statement, ...] = Field(min_length=1)
    """Why the work needs it."""
    indicators: tuple[Statement, ...] = Field(min_length=3)
    """Behaviour that shows it at work."""
    anchors: tuple[Anchor, ...] = Field(min_length=1)
    """One a level, 1 to 4."""
    questions: tuple[Question, ...] = Field(min_length=1)
    reviewed: Day
