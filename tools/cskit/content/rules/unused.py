"""Every source is cited somewhere, and every shelf holds a term.

A source that nothing cites makes the list of sources say more than is true; an empty shelf leads readers
to an empty page. Both are warnings: a page may be on its way.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.term import Position
from cskit.model.text import Attributed
from cskit.model.walk import every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a warning for every source and category in use nowhere; none while some file cannot be read."""
    if content.broken:
        return
    cited: set[str] = set()
    for found in every(content, Attributed):
        cited.update(found.node.sources)
    cited.update(position.node.source for position in every(content, Position))
    for index, id_ in enumerate(content.sources):
        if id_ not in cited:
            yield Problem(
                content.place("sources", "sources", "sources", index), f"nothing cites the source '{id_}'",
                "the list of sources would name what nothing was taken from", "cite it where it was used, or delete it",
                "unused", "warning",
            )  # fmt: skip
    filled = {term.category for term in content.terms.values()}
    for index, id_ in enumerate(content.categories):
        if id_ not in filled:
            yield Problem(
                content.place("categories", "categories", "categories", index), f"no term has the category '{id_}'",
                "the glossary would show an empty shelf", "put a term there, or delete the category", "unused", "warning",
            )  # fmt: skip
