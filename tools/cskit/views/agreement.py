"""How far ratings agree: plain arithmetic on marks from 1 to 4, with the places its formulas come from.

A rating that was not given is never a number here: it is left out before, and so counts neither as a zero
nor as a disagreement.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

DISCUSS = 2
"""A range of so many steps is always talked about: the raters sit on different sides of some line."""
CONFIDENCE = 0.95

Weights = Sequence[Sequence[float]]
"""How much two categories agree, 1 for the same one; square and symmetrical."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The ratings of several people on one thing."""

    count: int
    """How many ratings, at least 1."""
    median: float
    """The middle one; between two of them, half-way."""
    lowest: int
    highest: int
    pairs: int
    """How many pairs of raters there are: ``count * (count - 1) / 2``."""
    exact: int
    """Pairs that gave the same rating."""
    adjacent: int
    """Pairs at most one step apart; those that gave the same are among them."""

    @property
    def range(self) -> int:
        """Steps between the lowest and the highest."""
        return self.highest - self.lowest

    @property
    def discuss(self) -> bool:
        """Whether the range is ``DISCUSS`` steps or more."""
        return self.range >= DISCUSS

    @property
    def within_one(self) -> float | None:
        """Share of pairs at most one step apart, 0 to 1; ``None`` for a single rating."""
        return self.adjacent / self.pairs if self.pairs else None


def spread(ratings: Iterable[int]) -> Spread | None:
    """Describe ratings of one thing; ``None`` where there are none.

    >>> found = spread([2, 4, 3])
    >>> found.median, found.range, found.discuss, found.exact, found.adjacent, found.pairs
    (3, 2, True, 0, 2, 3)
    """
    times = Counter(ratings)
    count = times.total()
    if not count:
        return None
    pairs, exact, adjacent = pair_counts(times)
    # Counted by mark, not pair by pair: ten thousand raters have fifty million pairs.
    return Spread(count, statistics.median(times.elements()), min(times), max(times), pairs, exact, adjacent)


def pair_counts(times: Counter[int]) -> tuple[int, int, int]:
    """Count the pairs of raters, those that gave the same mark, and those at most one step apart.

    >>> pair_counts(Counter({3: 2, 4: 1}))
    (3, 1, 3)
    """
    count = times.total()
    exact = sum(many * (many - 1) // 2 for many in times.values())
    next_to = sum(times[a] * times[b] for a, b in combinations(times, 2) if abs(a - b) == 1)
    return count * (count - 1) // 2, exact, exact + next_to


@dataclass(frozen=True, slots=True)
class Agreement:
    """Gwet's AC2 over many subjects, with its interval."""

    value: float
    low: float
    high: float
    """Ends of the 95 % interval, within -1 to 1."""
    error: float
    """Standard error over subjects."""
    observed: float
    """Weighted share of pairs that agree."""
    expected: float
    """What would agree by chance."""
    subjects: int
    """Subjects with at least one rating."""
    compared: int
    """Subjects with at least two."""


def ordinal_weights(categories: int) -> list[list[float]]:
    """Weights for ordered categories: full for the same, less the more categories lie between, none for the two ends.

    ``w(k, l) = 1 - C(|k - l| + 1, 2) / C(q, 2)``: K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition
    (2014), chapter 3; the same as ``ordinal.weights`` of his R package irrCAC. For the four marks, a step
    apart counts as 5/6, two steps as 1/2.

    >>> [round(weight, 3) for weight in ordinal_weights(4)[0]]
    [1.0, 0.833, 0.5, 0.0]
    """
    whole = math.comb(categories, 2)
    return [[1 - math.comb(abs(k - j) + 1, 2) / whole for j in range(categories)] for k in range(categories)]


def ac2(subjects: Iterable[Sequence[int]], weights: Weights | None = None) -> Agreement | None:
    """Compute Gwet's AC2 from counts: for each subject, how many raters chose each category.

    Chance-corrected agreement of any number of raters, who need not all rate everybody; unlike Krippendorff's
    alpha it stays meaningful where nearly all marks are the same. ``weights`` default to ``ordinal_weights``.

    The formulas are those of K. L. Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014), chapters 2, 3
    and 5, and of K. L. Gwet, "Computing inter-rater reliability and its variance in the presence of high
    agreement", British Journal of Mathematical and Statistical Psychology 61 (2008), 29-48: the observed share
    is the mean over subjects with two ratings or more, chance is ``T * sum(p(1 - p)) / (q(q - 1))`` with ``T``
    the sum of the weights and ``p`` the mean share of a category over all subjects rated at all, and the
    variance is that over subjects, with Student's t on one degree less than there are subjects.

    ``None`` where fewer than two subjects have two ratings. The interval is then a guess at best: the caller
    decides below how many subjects it is not shown.

    >>> found = ac2([[0, 0, 3, 0], [0, 0, 3, 0], [0, 0, 3, 0], [0, 0, 2, 1]])
    >>> round(found.value, 3)
    0.968
    """
    rated = [tuple(counts) for counts in subjects if sum(counts)]
    compared = sum(sum(counts) > 1 for counts in rated)
    if compared < 2:
        return None
    size, n = len(rated[0]), len(rated)
    table = weights or ordinal_weights(size)
    shares = [math.fsum(counts[k] / sum(counts) for counts in rated) / n for k in range(size)]
    factor = math.fsum(map(math.fsum, table)) / (size * (size - 1))
    expected = factor * math.fsum(share * (1 - share) for share in shares)
    seen = [_observed(counts, table) for counts in rated]
    observed = math.fsum(one for one in seen if one is not None) / compared
    value = (observed - expected) / (1 - expected)

    def deviation(counts: Sequence[int], own: float | None) -> float:
        apart = 0.0 if own is None else n / compared * (own - expected) / (1 - expected)
        chance = factor * math.fsum(counts[k] * (1 - shares[k]) for k in range(size)) / sum(counts)
        return apart - 2 * (1 - value) * (chance - expected) / (1 - expected) - value

    squares = math.fsum(deviation(counts, own) ** 2 for counts, own in zip(rated, seen, strict=True))
    error = math.sqrt(squares / (n * (n - 1)))
    half = error * student(n - 1)
    return Agreement(value, max(-1.0, value - half), min(1.0, value + half), error, observed, expected, n, compared)


def _observed(counts: Sequence[int], weights: Weights) -> float | None:
    raters = sum(counts)
    if raters < 2:
        return None
    pairs = sum(
        many * (math.fsum(weight * other for weight, other in zip(weights[k], counts, strict=True)) - 1)
        for k, many in enumerate(counts) if many
    )  # fmt: skip
    return pairs / (raters * (raters - 1))


@dataclass(frozen=True, slots=True)
class Tendency:
    """The mean of a difference over several candidates, with its interval."""

    mean: float
    low: float
    high: float
    """Ends of the 95 % interval."""
    count: int
    """Over how many candidates."""

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out zero."""
        return self.low > 0 or self.high < 0


def tendency(differences: Sequence[float]) -> Tendency | None:
    """Take the mean of differences with Student's interval; ``None`` for fewer than two.

    >>> tendency([1.0, 1.0, 1.0])
    Tendency(mean=1.0, low=1.0, high=1.0, count=3)
    """
    count = len(differences)
    if count < 2:
        return None
    mean = math.fsum(differences) / count
    half = student(count - 1) * math.sqrt(math.fsum((one - mean) ** 2 for one in differences) / (count - 1) / count)
    return Tendency(mean, mean - half, mean + half, count)


@cache
def student(freedom: int) -> float:
    """Give the number of standard errors on either side of a 95 % interval, by Student's t.

    The share within ``t`` is a finite sum for whole degrees of freedom (M. Abramowitz and I. A. Stegun,
    Handbook of Mathematical Functions, 26.7.3 and 26.7.4); the number is found by halving.

    >>> round(student(1), 3), round(student(9), 3), round(student(100), 3)
    (12.706, 2.262, 1.984)
    """
    low, high = 1.0, 20.0
    while high - low > 1e-10:
        middle = (low + high) / 2
        if _within(middle, freedom) < CONFIDENCE:
            low = middle
        else:
            high = middle
    return high


def _within(t: float, freedom: int) -> float:
    angle = math.atan2(t, math.sqrt(freedom))
    square = math.cos(angle) ** 2
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for step in range(3 if odd else 2, freedom - 1, 2):
        term *= square * (step - 1) / step
        total += term
    return 2 / math.pi * (angle + math.sin(angle) * total) if odd else math.sin(angle) * total
