"""What is heard at each level of the scale is said for all four levels, in order.

A rater looks up the level they have in mind. With one missing they would have to guess it, and with two in
the wrong order they would give the wrong mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cskit.content.rules.context import Context
from cskit.model.case import Marking
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.scale import RATINGS
from cskit.model.walk import Found, every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every list of levels that is not 1, 2, 3, 4; a question may have none at all."""
    for found in chain[Found[Question | Marking]](every(content, Question), every(content, Marking)):
        ratings = tuple(heard.rating for heard in found.node.levels)
        if ratings and ratings != RATINGS:
            yield Problem(
                found.place(content, "levels"), f"the levels are {', '.join(map(str, ratings))}",
                "raters look up all four of them, from 1 to 4", "write one item each for 1, 2, 3 and 4, in this order",
                "levels",
            )  # fmt: skip
