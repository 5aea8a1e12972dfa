"""No term is, by way of `broader`, a kind or a part of itself.

The site shows the way from a term up to the widest one. A circle has no top.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give one problem for each circle, showing the whole of it from its first term in reading order."""
    done: set[str] = set()
    for start in content.terms:
        way: dict[str, None] = {}
        at: str | None = start
        while at is not None and at in content.terms and at not in done and at not in way:
            way[at] = None
            at = content.terms[at].broader
        if at is not None and at in way:
            members = list(way)
            yield _circle(content, members[members.index(at) :])
        done.update(way)


def _circle(content: Content, members: list[str]) -> Problem:
    at = members.index(min(members))
    circle = [*members[at:], *members[:at]]
    what = f"the broader terms go round in a circle: {' → '.join((*circle, circle[0]))}"
    remedy = "delete `broader` in the widest of them"
    if len(circle) == 1:
        what, remedy = f"'{circle[0]}' is its own broader term", "delete the line, or name a wider term"
    return Problem(
        content.place("term", circle[0], "broader"), what, "a term cannot be a kind or a part of itself",
        remedy, "broader",
    )  # fmt: skip
