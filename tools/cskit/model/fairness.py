"""What an interviewer must not ask: one list of topics a jurisdiction."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Entry, Frozen, Line
from cskit.model.text import Attributed, Statement, Text


class Phrases(Frozen):
    """Regular expressions a language; matched against text in NFKC form, letters in lower case."""

    ja: tuple[Line, ...] = Field(default=())
    """Patterns for Japanese text."""
    en: tuple[Line, ...] = Field(default=())
    """Patterns for English text."""


class FairnessTopic(Entry, Attributed):
    """One matter that must stay out of an interview, and how to notice it."""

    number: int | None = Field(default=None, ge=1, le=99)
    """The item's number in the official list, where it has one."""
    group: Line | None = Field(default=None)
    """The id of the list's group this item belongs to."""
    kind: Literal["question", "method"] = Field(default="question")
    """``question``: not to be asked. ``method``: not to be done (a form, a check)."""
    name: Text
    """The matter, as short as a heading."""
    why: Text
    """Why it must stay out, with the law or guidance behind it, in a sentence or two."""
    basis: Text
    """The law or guidance, named so that it can be looked up."""
    if_raised: Text
    """What the interviewer says when the candidate brings the matter up."""
    ask_instead: Text | None = Field(default=None)
    """A job-related question that serves the honest purpose behind the improper one."""
    patterns: Phrases
    """What a question on this matter looks like."""
    exceptions: Phrases = Field(default_factory=Phrases)
    """Harmless wording: a match that lies inside a match of one of these does not count."""


class FairnessGroup(Entry):
    """A heading that gathers topics of a list."""

    name: Text


class FairnessList(Entry, Attributed):
    """The list of one jurisdiction; its file's name is the jurisdiction."""

    name: Text
    """The jurisdiction, as a heading."""
    note: Statement
    """What the list is, who publishes it and when it was seen."""
    groups: tuple[FairnessGroup, ...] = Field(default=())
    topics: tuple[FairnessTopic, ...] = Field(min_length=1)
