"""Where the dots of a rating plot stand, for the page and for paper alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cskit.model.scale import RATINGS
from cskit.views.debrief_parts import View

STEP = 50
"""Between two marks of the scale, in units of the plot."""
LEFT = 25
WIDTH = LEFT * 2 + STEP * (len(RATINGS) - 1)
_PITCH = 13
_TALLEST = 130
_FOOT = 22


@dataclass(frozen=True, slots=True)
class Dot:
    """One rating; ``x`` and ``y`` are its middle, ``y`` from the top."""

    x: float
    y: float
    rating: int
    person: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The ratings of one competency over the scale from 1 to 4."""

    width: int
    height: float
    axis: float
    """Where the scale's line is, from the top."""
    marks: tuple[tuple[int, int], ...]
    """(rating, x)."""
    dots: tuple[Dot, ...]
    band: tuple[float, float] | None
    """From the lowest to the highest rating; ``None`` where they are one or the same."""
    median: float | None


def plot(views: Sequence[View], median: float | None) -> Plot:
    """Stack the ratings over their marks; a high stack stands closer together, so that the plot stays low."""
    rated = [(view.rating, view.person) for view in views if view.rating is not None]
    times = Counter(rating for rating, _ in rated)
    tallest = max(times.values(), default=1)
    pitch = min(_PITCH, _TALLEST / tallest)
    axis = pitch * tallest + 8
    at: Counter[int] = Counter()
    dots = []
    for rating, person in rated:
        dots.append(Dot(_x(rating), round(axis - 9 - pitch * at[rating], 2), rating, person))
        at[rating] += 1
    lowest, highest = min(times, default=0), max(times, default=0)
    return Plot(
        width=WIDTH,
        height=round(axis + _FOOT, 2),
        axis=round(axis, 2),
        marks=tuple((rating, int(_x(rating))) for rating in RATINGS),
        dots=tuple(dots),
        band=(_x(lowest), _x(highest)) if lowest != highest else None,
        median=None if median is None else _x(median),
    )


def _x(rating: float) -> float:
    return LEFT + (rating - 1) * STEP
