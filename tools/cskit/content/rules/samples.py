"""The mark of a calibration sample is the one that the scale's own procedure gives.

Raters learn from the key how to get from statements to a mark: pick a level for every point that came up,
put the levels in order, take the middle, and of two middles the lower (scorecards/scale.yml, notes). A key
that breaks this procedure would teach another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.sample import Sample


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every sample whose question, points or mark do not fit together."""
    for id_, sample in content.samples.items():
        yield from _question(content, id_, sample)
        yield from _points(content, id_, sample)
        expected = middle([mark.rating for mark in sample.marks])
        if sample.rating != expected:
            yield _problem(
                content, id_, ("rating",), f"the expected mark is {sample.rating}, the middle of its points is {expected}",
                "raters would learn another procedure than the scale's", "correct the mark, or the marks on the points",
            )  # fmt: skip
        for index, temptation in enumerate(sample.temptations):
            if temptation.rating == sample.rating:
                yield _problem(
                    content, id_, ("temptations", index, "rating"), f"{temptation.rating} is the expected mark itself",
                    "a temptation is another mark", "give the mark that raters are drawn to, or delete the item",
                )  # fmt: skip


def middle(ratings: Sequence[int]) -> int:
    """The middle of some marks in order; between two, the lower one.

    >>> middle([4, 2, 3]), middle([2, 3, 3, 2])
    (3, 2)
    """
    return sorted(ratings)[(len(ratings) - 1) // 2]


def _question(content: Content, id_: str, sample: Sample) -> Iterator[Problem]:
    pair = content.questions().get(sample.question)
    if pair and pair[0].id != sample.competency:
        yield _problem(
            content, id_, ("question",), f"the question '{sample.question}' belongs to '{pair[0].id}'",
            f"the answer is marked for '{sample.competency}'", "choose a question of that competency",
        )  # fmt: skip


def _points(content: Content, id_: str, sample: Sample) -> Iterator[Problem]:
    competency = content.competencies.get(sample.competency)
    known = max((len(anchor.full) for anchor in competency.anchors), default=0) if competency else None
    seen: set[int] = set()
    for index, mark in enumerate(sample.marks):
        place = ("marks", index, "point")
        if known is not None and mark.point > known:
            yield _problem(
                content, id_, place, f"the anchors of '{sample.competency}' have no point {mark.point}",
                "raters could not find the statement", f"give a number from 1 to {known}",
            )  # fmt: skip
        elif mark.point in seen:
            yield _problem(
                content, id_, place, f"the point {mark.point} is marked a second time",
                "it would count twice towards the middle", "delete one of the two",
            )  # fmt: skip
        seen.add(mark.point)


def _problem(content: Content, id_: str, keys: tuple[str | int, ...], what: str, why: str, remedy: str) -> Problem:
    return Problem(content.place("sample", id_, *keys), what, why, remedy, "samples")
