"""Every statement says where it comes from.

A reader can trust a figure only if they can see whose it is: `sources:` names where the facts are from,
`ours: true` says that the statement is our own. A statement may have both, never neither.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.text import Attributed
from cskit.model.walk import every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for everything attributable that has no source and is not marked as ours."""
    for found in every(content, Attributed):
        if not found.node.sources and not found.node.ours:
            yield Problem(
                found.place(content), "neither `sources` nor `ours: true`", "readers could not see where it comes from",
                "add `sources: [id]` with ids of glossary/sources.yml, or `ours: true` if it is our own", "sourced",
            )  # fmt: skip
