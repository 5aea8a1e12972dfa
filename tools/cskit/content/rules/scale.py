"""The scale has the levels 1 to 4 in order, and each of the five recommendations once.

Forms, sheets and records all carry these values; a missing one could not be ticked, and a doubled one
would be counted under the wrong words.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.scale import RATINGS, RECOMMENDATIONS


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem where levels or recommendations are not exactly those there are."""
    if content.scale is None:
        return
    ratings = tuple(level.rating for level in content.scale.levels)
    if ratings != RATINGS:
        yield Problem(
            content.place("scale", "scale", "levels"), f"the levels are {', '.join(map(str, ratings))}",
            "every form runs from 1 to 4", "give the four items `rating: 1`, `2`, `3` and `4`, in this order", "scale",
        )  # fmt: skip
    given = [recommendation.id for recommendation in content.scale.recommendations]
    missing = [id_ for id_ in RECOMMENDATIONS if id_ not in given]
    for index, id_ in enumerate(given):
        if id_ in given[:index]:
            yield Problem(
                content.place("scale", "scale", "recommendations", index, "id"),
                f"the recommendation '{id_}' stands here a second time",
                f"then nobody could choose {', '.join(missing)}", f"write `id: \"{missing[0]}\"` here, or delete one", "scale",
            )  # fmt: skip
