"""Every row of a table has a cell for every column.

With a cell too few everything right of it would stand below the wrong heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.table import Table
from cskit.model.walk import every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every row with more or fewer cells than the table has columns."""
    for found in every(content, Table):
        columns = len(found.node.columns)
        for index, row in enumerate(found.node.rows):
            if len(row.cells) != columns:
                yield Problem(
                    found.place(content, "rows", index, "cells"),
                    f"{len(row.cells)} in this row, and {columns} column headings", "cells would stand below the wrong heading",
                    "write one item for each column; the label's own column does not count", "tables",
                )  # fmt: skip
