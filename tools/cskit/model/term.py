"""A glossary term: its names, what it means, and where sources disagree."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id, Line
from cskit.model.formula import Formula
from cskit.model.side_by_side import SideBySide
from cskit.model.source import Day
from cskit.model.text import Name, Statement, Text


class Aliases(Frozen):
    """Other names under which the term is found, linked and listed."""

    ja: tuple[Name, ...] = Field(default=())
    en: tuple[Line, ...] = Field(default=())


class Position(Frozen):
    """What one source says on a matter."""

    source: Id
    says: Text


class Difference(Frozen):
    """A matter on which sources differ: who says what, what the field does, what we compute with."""

    about: Text
    """The matter, as short as a heading."""
    positions: tuple[Position, ...] = Field(min_length=1)
    field: Statement
    """What is common in the field."""
    toolkit: Text
    """What this toolkit takes, and why where it is not obvious."""


class Confusable(Frozen):
    """A neighbour that newcomers mix up with this term."""

    term: Id
    how_to_tell: Statement
    """The difference, in a sentence or two; shown on both pages."""


class Term(Entry):
    """One page of the glossary."""

    name: Text
    """The headword."""
    reading: Line
    """Reading of the Japanese headword, in hiragana (ー allowed)."""
    abbreviation: Line | None = Field(default=None)
    """The short form where one is in use, such as LTV."""
    aliases: Aliases = Field(default_factory=Aliases)
    typed: tuple[Line, ...] = Field(default=())
    """Misspellings and odd forms that people type: the search finds the page by them, no page shows them."""
    ambiguous: tuple[Line, ...] = Field(default=())
    """Names of this term that belong to another term too; declared on each of them."""
    unlinked: tuple[Line, ...] = Field(default=())
    """Names too common to be linked automatically in running text."""
    category: Id
    broader: Id | None = Field(default=None)
    """The term that this one is a kind or a part of."""
    summary: Statement
    """The answer in one sentence: at most 120 Japanese and 240 English characters."""
    definition: tuple[Statement, ...] = Field(min_length=1)
    """The explanation, a paragraph an item."""
    formulas: tuple[Formula, ...] = Field(default=())
    side_by_side: tuple[SideBySide, ...] = Field(default=())
    """Variants of the metric on the same input; the formulas may be those of other terms."""
    cautions: tuple[Statement, ...] = Field(default=())
    """What newcomers get wrong."""
    differences: tuple[Difference, ...] = Field(default=())
    confused_with: tuple[Confusable, ...] = Field(default=())
    """Declared on one of the two terms; the other page shows it too."""
    related: tuple[Id, ...] = Field(default=())
    """Declared on one of the two terms; the other page shows it too."""
    interviews: tuple[Statement, ...] = Field(default=())
    """How the term comes up in interviews."""
    reviewed: Day
