"""Where the dots stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cskit.outputs.debrief.plot import plot
from cskit.views.debrief_parts import View


def views(ratings: list[int]) -> list[View]:
    return [View(f"i-{n}", rating, "", "", "") for n, rating in enumerate(ratings)]


@given(st.lists(st.integers(1, 4), max_size=40))
def test_a_dot_stands_over_its_mark_above_the_axis_and_inside_the_plot(ratings: list[int]) -> None:
    made = plot(views(ratings), None)
    marks = dict(made.marks)
    assert [dot.rating for dot in made.dots] == ratings
    for dot in made.dots:
        assert dot.x == marks[dot.rating]
        assert -2 < dot.y < made.axis
    assert made.height < 200


@given(st.lists(st.integers(1, 4), max_size=10))
def test_up_to_ten_dots_do_not_cover_each_other(ratings: list[int]) -> None:
    made = plot(views(ratings), None)
    places = sorted((dot.x, dot.y) for dot in made.dots)
    assert all(a[0] != b[0] or b[1] - a[1] >= 10 for a, b in pairwise(places))


def test_the_band_goes_from_the_lowest_to_the_highest() -> None:
    made = plot(views([2, 4, 3]), 3)
    marks = dict(made.marks)
    assert made.band == (marks[2], marks[4])
    assert made.median == marks[3]
    assert plot(views([3, 3]), 2.5).band is None
    assert plot(views([2, 3]), 2.5).median == (marks[2] + marks[3]) / 2


def test_what_was_not_assessed_is_no_dot() -> None:
    assert plot([View("i-1", None, "", "", "")], None).dots == ()
