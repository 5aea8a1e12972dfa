"""The shelves of the glossary."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Frozen
from cskit.model.text import Text


class Category(Entry):
    """One shelf; the order in the file is the order on the page."""

    name: Text
    about: Text
    """One sentence: what stands on this shelf."""


class Categories(Frozen):
    """The file ``glossary/categories.yml``."""

    categories: tuple[Category, ...] = Field(min_length=1)
