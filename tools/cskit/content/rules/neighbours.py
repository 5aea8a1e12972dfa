"""A tie between two terms is declared once, and not to the term itself.

`related` and `confused_with` hold both ways: each page shows the tie whichever of the two declares it.
Declared on both sides, two texts on one matter would drift apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Keys, Place, Problem
from cskit.model.term import Term


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every tie declared a second time or to the term itself, naming the line to delete."""
    for field in ("related", "confused_with"):
        first: dict[tuple[str, str], str] = {}
        for id_, term in content.terms.items():
            for keys, other in _ties(term, field):
                pair = (id_, other) if id_ < other else (other, id_)
                if other != id_ and pair not in first:
                    first[pair] = id_
                    continue
                place = content.place("term", id_, *keys)
                if other == id_:
                    yield Problem(
                        place, f"'{id_}' names itself under `{field}`", "a page does not lead to itself",
                        "delete this item", "neighbours",
                    )  # fmt: skip
                elif first[pair] == id_:
                    yield Problem(
                        place, f"'{other}' stands under `{field}` a second time", "it would be shown twice",
                        "delete this item", "neighbours",
                    )  # fmt: skip
                else:
                    yield _both_sides(content, place, id_, other, field)


def _ties(term: Term, field: str) -> Iterator[tuple[Keys, str]]:
    if field == "related":
        for index, other in enumerate(term.related):
            yield (field, index), other
    else:
        for index, item in enumerate(term.confused_with):
            yield (field, index, "term"), item.term


def _both_sides(content: Content, place: Place, id_: str, other: str, field: str) -> Problem:
    file = content.place("term", other).file
    remedy = f"delete this item; the one in {file} stays"
    if field == "confused_with":
        remedy = f"delete this item, after moving what it says better to {file}"
    return Problem(
        place, f"'{other}' names '{id_}' under `{field}` already",
        "declared once, it is shown on both pages; two texts on one matter drift apart", remedy, "neighbours",
    )  # fmt: skip
