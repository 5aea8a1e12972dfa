"""A table of words: what stands in a row is compared along one axis."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Frozen
from cskit.model.text import Attributed, Text


class Row(Attributed):
    """One axis: its label, and a cell for each column."""

    label: Text
    cells: tuple[Text, ...] = Field(min_length=1)


class Table(Frozen):
    """Rows below column headings; every row has as many cells as there are columns."""

    about: Text
    """What is compared, as short as a heading."""
    corner: Text
    """The heading of the labels' column, such as «axis»."""
    columns: tuple[Text, ...] = Field(min_length=1, max_length=4)
    rows: tuple[Row, ...] = Field(min_length=1)
