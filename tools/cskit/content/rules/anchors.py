"""Every competency has one anchor for each level from 1 to 4, in order.

An anchor says what a candidate at that level says or does. A missing one leaves raters to guess, and two
for one level would be printed side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.scale import RATINGS


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every level without an anchor, with two of them, or out of order."""
    for id_, competency in content.competencies.items():
        ratings = [anchor.rating for anchor in competency.anchors]
        whole = content.place("competency", id_, "anchors")
        for rating in RATINGS:
            if rating not in ratings:
                yield Problem(
                    whole, f"no anchor for the rating {rating}", "raters would have to guess what that level looks like",
                    f"add an item with `rating: {rating}`", "anchors",
                )  # fmt: skip
        for index, rating in enumerate(ratings):
            if rating in ratings[:index]:
                yield Problem(
                    content.place("competency", id_, "anchors", index, "rating"), f"a second anchor for the rating {rating}",
                    "the sheet has room for one a level", "merge the two, or correct the rating", "anchors",
                )  # fmt: skip
        if set(ratings) == set(RATINGS) and len(ratings) == len(RATINGS) and ratings != sorted(ratings):
            yield Problem(
                whole, f"the anchors stand in the order {', '.join(map(str, ratings))}",
                "the sheet runs from 1 to 4", "sort them from 1 to 4", "anchors",
            )  # fmt: skip
