"""Agreement: by brute force, by laws, and against figures that others have published."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.views.agreement import Weights, ac2, ordinal_weights, pair_counts, spread, student, tendency

RATINGS = st.integers(1, 4)
Row = Sequence[object]


# What a debrief shows


@given(st.lists(RATINGS, min_size=1, max_size=9))
def test_spread_is_what_counting_one_by_one_gives(ratings: list[int]) -> None:
    found = spread(ratings)
    pairs = list(combinations(ratings, 2))
    assert found is not None
    assert (found.count, found.lowest, found.highest) == (len(ratings), min(ratings), max(ratings))
    assert found.median == statistics.median(sorted(ratings))
    assert found.range == max(ratings) - min(ratings)
    assert found.discuss == (found.range >= 2)
    assert (found.pairs, found.exact) == (len(pairs), sum(a == b for a, b in pairs))
    assert found.adjacent == sum(abs(a - b) <= 1 for a, b in pairs)
    assert found.within_one == (found.adjacent / len(pairs) if pairs else None)


@given(st.lists(RATINGS, min_size=1, max_size=9), st.randoms())
def test_the_order_of_ratings_changes_nothing(ratings: list[int], random: object) -> None:
    shuffled = list(ratings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert spread(shuffled) == spread(ratings)


def test_nobody_rated() -> None:
    assert spread([]) is None


@pytest.mark.parametrize(
    ("ratings", "discuss"), [((1, 3), True), ((2, 4), True), ((2, 3), False), ((4,), False), ((1, 4, 4), True)]
)
def test_a_range_of_two_is_discussed(ratings: tuple[int, ...], discuss: bool) -> None:
    found = spread(ratings)
    assert found is not None
    assert found.discuss is discuss


def test_many_raters_are_counted_at_once() -> None:
    found = spread([1] * 50_000 + [2] * 50_000)
    assert found is not None
    assert (found.pairs, found.exact) == (4_999_950_000, 2_499_950_000)
    assert pair_counts(Counter({1: 2, 3: 1})) == (3, 1, 1)


# AC2 against published figures


def identity(size: int) -> list[list[float]]:
    return [[float(k == j) for j in range(size)] for k in range(size)]


def linear(size: int) -> list[list[float]]:
    return [[1 - abs(k - j) / (size - 1) for j in range(size)] for k in range(size)]


def quadratic(size: int) -> list[list[float]]:
    return [[1 - (k - j) ** 2 / (size - 1) ** 2 for j in range(size)] for k in range(size)]


def counted(rows: Sequence[Row], categories: Row) -> list[list[int]]:
    return [[sum(one == category for one in row) for category in categories] for row in rows]


_ = None
TWELVE_UNITS: Sequence[Row] = (
    (1, 1, _, 1), (2, 2, 3, 2), (3, 3, 3, 3), (3, 3, 3, 3), (2, 2, 2, 2), (1, 2, 3, 4),
    (4, 4, 4, 4), (1, 1, 2, 1), (2, 2, 2, 2), (_, 5, 5, 5), (_, _, 1, 1), (_, _, 3, _),
)  # fmt: skip
"""``cac.raw4raters`` of Gwet's R package irrCAC; also Gwet (2014), chapter 2."""

PATIENTS = (
    (0, 0, 0, 6, 0), (0, 3, 0, 0, 3), (0, 1, 4, 0, 1), (0, 0, 0, 0, 6), (0, 3, 0, 3, 0), (2, 0, 4, 0, 0), (0, 0, 4, 0, 2),
    (2, 0, 3, 1, 0), (2, 0, 0, 4, 0), (0, 0, 0, 0, 6), (1, 0, 0, 5, 0), (1, 1, 0, 4, 0), (0, 3, 3, 0, 0), (1, 0, 0, 5, 0),
    (0, 2, 0, 3, 1),
)  # fmt: skip
"""``distrib.6raters`` of irrCAC: fifteen patients of Fleiss, six psychiatrists, five diagnoses."""

TWO_RATERS: Sequence[Row] = (
    ("A", _), ("B", "C"), ("C", "C"), ("C", "C"), ("B", "B"), ("B", _), ("A", "A"), ("A", "B"), ("B", "B"), ("B", "B"), (_, "C"),
)  # fmt: skip
"""Gwet (2014), table 3.5, for example 3.2; as in the data of J. Girard's R package agreement."""

SIXTEEN_UNITS: Sequence[Row] = (
    (1.0, 1.5, 1.0, _), (2, 2, 2, 2), (0.5, 1, 1.5, 1.5), (1, 1, 1, 1), (1, 1, 1, 1.5), (_, 1, 2.5, _), (2.5,) * 4,
    (1, 1, _, 1), (_, 1, 2, 1), (1, 1, 0.5, 1), (1.5,) * 4, (1, 1.5, 1, _), (1, 1, 1.5, _), (1, 2, 2.5, 2), (_, 1, 1.5, 1),
    (0.5,) * 4,
)  # fmt: skip
"""``interval`` of Girard's agreement, for Gwet (2014), pages 89 and 90."""

FOUR_LEVELS: Sequence[Row] = (
    (1, 1, 2, _, 2), (1, 1, 0, 1, _), (2, 3, 3, 3, _), (_, 0, 0, _, 0), (0, 0, 0, _, 0), (0, 0, 0, _, 0), (1, 0, 2, _, 1),
    (1, _, 2, 0, _), (2, 2, 2, _, 2), (2, 1, 1, 1, _), (_, 1, 0, 0, _), (0, 0, 0, 0, _), (1, 2, 2, 2, _), (3, 3, 2, 2, 3),
    (1, 1, 1, _, 1), (1, 1, 1, _, 1), (2, 1, 2, _, 2), (1, 2, 3, 3, _), (1, 1, 0, 1, _), (0, 0, 0, _, 0),
)  # fmt: skip
"""``ordered`` of Girard's agreement: twenty objects, five raters who did not see everybody, four levels as ours."""


@pytest.mark.parametrize(
    ("subjects", "weights", "observed", "expected", "value", "digits"),
    [
        # irrCAC's vignette "overview": pa, pe and AC1
        (counted(TWELVE_UNITS, (1, 2, 3, 4, 5)), identity(5), 0.8181818, 0.1903212, 0.77544, 5),
        (PATIENTS, identity(5), 0.5511111, 0.1914815, 0.4448007, 7),
        # The tests of Girard's agreement: Gwet (2014), example 3.2. The book itself prints 0.6309 and 0.8307 on page 84;
        # Girard and Gwet's own irrCAC both find these.
        (counted(TWO_RATERS, ("A", "B", "C")), quadratic(3), 0.9375, 0.6405, 0.8261, 4),
        # The tests of Girard's agreement, after Gwet (2014), pages 89 and 90
        (counted(SIXTEEN_UNITS, (0.5, 1, 1.5, 2, 2.5)), quadratic(5), 0.9206, 0.6462, 0.7755, 4),
        # The read-me of Girard's agreement, row "gamma"
        (counted(FOUR_LEVELS, (0, 1, 2, 3)), linear(4), 0.859, 0.553, 0.686, 3),
    ],
)
def test_ac2_is_what_others_have_published(
    subjects: Sequence[Sequence[int]], weights: Weights | None, observed: float, expected: float, value: float, digits: int
) -> None:
    found = ac2(subjects, weights)
    assert found is not None
    assert round(found.observed, digits) == round(observed, digits)
    assert round(found.expected, digits) == round(expected, digits)
    assert round(found.value, digits) == value


def test_ac2_with_our_own_weights() -> None:
    """Three raters, four items, all marks 3 but one 4: 0.968, found once with irrCAC 0.4.4 for Python, ordinal weights.

    By hand: in the last item one pair agrees and two are a step apart, (1 + 2 * 5/6) / 3 = 8/9; the weights sum to 11;
    11 of 12 marks are a 3.
    """
    found = ac2([[0, 0, 3, 0]] * 3 + [[0, 0, 2, 1]])
    assert found is not None
    assert math.isclose(found.observed, (3 + 8 / 9) / 4)
    assert math.isclose(found.expected, 11 / 12 * 2 * (11 / 12 * 1 / 12))
    assert round(found.value, 3) == 0.968
    same = ac2([[0, 0, 3, 0]] * 4)
    assert same is not None
    assert (same.value, same.low, same.high) == (1, 1, 1)


def test_the_interval_is_what_irrcac_prints() -> None:
    """The vignette "overview": 0.77544, 0.14295, (0.461,1), and 0.4448007, 0.08418757, (0.264,0.625)."""
    raw = ac2(counted(TWELVE_UNITS, (1, 2, 3, 4, 5)), identity(5))
    fleiss = ac2(PATIENTS, identity(5))
    assert raw is not None
    assert fleiss is not None
    assert (round(raw.error, 5), round(raw.low, 3), raw.high, raw.subjects, raw.compared) == (0.14295, 0.461, 1.0, 12, 11)
    assert (round(fleiss.error, 8), round(fleiss.low, 3), round(fleiss.high, 3)) == (0.08418757, 0.264, 0.625)


def test_ordinal_weights_are_those_of_irrcac() -> None:
    """The vignette "weighting" prints ``ordinal.weights(1:3)``."""
    assert [[round(weight, 7) for weight in row] for row in ordinal_weights(3)] == [
        [1.0, 0.6666667, 0.0], [0.6666667, 1.0, 0.6666667], [0.0, 0.6666667, 1.0],
    ]  # fmt: skip


# AC2 by laws

SUBJECTS = st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=2, max_size=12)


@given(SUBJECTS)
def test_ac2_stays_within_its_bounds(subjects: list[list[int]]) -> None:
    found = ac2(subjects)
    if found is None:
        assert sum(sum(counts) > 1 for counts in subjects) < 2
        return
    assert -1 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1
    assert found.compared <= found.subjects <= len(subjects)


@given(SUBJECTS, st.randoms())
def test_neither_the_order_of_subjects_nor_the_end_of_the_scale_matters(subjects: list[list[int]], random: object) -> None:
    found = ac2(subjects)
    shuffled = [list(reversed(counts)) for counts in subjects]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    other = ac2(shuffled)
    assert (found is None) == (other is None)
    if found and other:
        assert math.isclose(found.value, other.value, abs_tol=1e-9)
        assert math.isclose(found.error, other.error, abs_tol=1e-9)


@given(st.lists(st.tuples(RATINGS, st.integers(2, 5)), min_size=2, max_size=9))
def test_where_all_agree_it_is_one(same: list[tuple[int, int]]) -> None:
    found = ac2([[raters if rating == level else 0 for level in (1, 2, 3, 4)] for rating, raters in same])
    assert found is not None
    assert math.isclose(found.value, 1)
    assert math.isclose(found.error, 0, abs_tol=1e-9)


def test_one_subject_is_too_few() -> None:
    assert ac2([[0, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]]) is None


# Student's t, from the printed tables


@pytest.mark.parametrize(
    ("freedom", "t"),
    [
        (1, 12.706),
        (2, 4.303),
        (3, 3.182),
        (4, 2.776),
        (5, 2.571),
        (9, 2.262),
        (11, 2.201),
        (30, 2.042),
        (120, 1.980),
        (5000, 1.960),
    ],
)
def test_student(freedom: int, t: float) -> None:
    assert round(student(freedom), 3) == t


def test_tendency() -> None:
    found = tendency([0.0, 1.0, 2.0])
    assert found is not None
    assert found.mean == 1.0
    assert math.isclose(found.high, 1 + 4.302652729911 / math.sqrt(3), rel_tol=1e-9)
    assert not found.clear
    assert tendency([1.0]) is None
