"""What to read, in which order, for one kind of reader."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.source import Day
from cskit.model.text import Statement, Text

StopKind = Literal["term", "article", "competency", "background", "plan", "case", "sample"]


class Stop(Frozen):
    """One page on the way."""

    kind: StopKind
    """What the page shows."""
    id: Id
    """The id of that record."""
    why: Text
    """What this reader should take from the page, in a sentence."""


class Stage(Frozen):
    """Pages that are read in one sitting."""

    name: Text
    """When, or what for: «day one»."""
    stops: tuple[Stop, ...] = Field(min_length=1)
    try_it: Text | None = Field(default=None)
    """Something to do with what was read."""


class ReadingPath(Entry):
    """A path through the site for one kind of reader."""

    order: int = Field(ge=1)
    name: Text
    summary: Statement
    """Whom it is for, and what they can do at its end."""
    stages: tuple[Stage, ...] = Field(min_length=1)
    reviewed: Day
