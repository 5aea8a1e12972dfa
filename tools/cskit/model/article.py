"""A page to be read from top to bottom: what Customer Success is, how to hold an interview."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.source import Day
from cskit.model.table import Table
from cskit.model.text import Statement, Text

Part = Literal["first-week", "hiring"]
"""The part of the site that an article belongs to; it is also the folder of its address."""
PARTS: tuple[Part, ...] = get_args(Part)


class Item(Frozen):
    """One item of a list, with a few words in front where they help to scan it."""

    lead: Text | None = Field(default=None)
    """The first words, printed bold."""
    text: Statement


class Section(Entry):
    """One stretch of an article below a heading: paragraphs, then a table, then a list, then what to take care of."""

    heading: Text
    body: tuple[Statement, ...] = Field(default=())
    """A paragraph an item."""
    table: Table | None = Field(default=None)
    items: tuple[Item, ...] = Field(default=())
    ordered: bool = Field(default=False)
    """True where the items are steps in order."""
    cautions: tuple[Statement, ...] = Field(default=())
    """What newcomers get wrong here."""


class Article(Entry):
    """One page of the first week or of the hiring guide."""

    part: Part
    order: int = Field(ge=1)
    """Position within the part, from 1."""
    name: Text
    summary: Statement
    """What the reader takes away, in a sentence or two."""
    sections: tuple[Section, ...] = Field(min_length=1)
    terms: tuple[Id, ...] = Field(default=())
    """Glossary terms to look up next."""
    reviewed: Day
