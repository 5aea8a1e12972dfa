"""Where facts come from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from cskit.model.base import Entry, Frozen, Line
from cskit.model.text import Text


def _date_from_text(value: object) -> object:
    """Take a quoted date as well as a plain one; both mean the same to an author."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


Day = Annotated[date, BeforeValidator(_date_from_text)]
"""A day as ``2026-11-21``, with or without quotes."""


class Source(Entry):
    """One source: an article, a guidance page, a paper, a law."""

    title: Text
    """What it is, in our words where it has no title we may use."""
    short: Text | None = Field(default=None)
    """A few words for tables and lists, where the title is long."""
    cite: Line
    """How to find it: a file name, a citation or an address without a link."""
    kind: Literal["article", "guidance", "law", "paper", "reference"]
    """What sort of source it is."""
    dated: Day | None = Field(default=None)
    """The day the source bears, where it bears one."""
    seen: Day
    """The day it was read for this content."""
    secondary: bool = Field(default=False)
    """True where only a second-hand account was read."""
    taken: Text
    """What was taken from it."""


class Sources(Frozen):
    """The file ``glossary/sources.yml``."""

    sources: tuple[Source, ...] = Field(min_length=1)
