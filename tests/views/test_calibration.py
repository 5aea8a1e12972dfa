"""The calibration report: against the key, over many candidates, and silent where there is too little."""

from __future__ import annotations

import math
import statistics
import time
import tracemalloc
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cskit.model.record import Record
from cskit.views.agreement import ac2
from cskit.views.calibration import LEAST, Report, calibration
from cskit.views.practice import Practice
from tests.outputs.debrief import sample
from tests.outputs.debrief.sample import PEOPLE, record

CONTENT = sample.content()
KEY = {one.id: one.rating for one in CONTENT.samples.values()}


def report(practices: list[Practice], records: list[Record]) -> Report:
    return calibration(practices, records, CONTENT, "en")


def practised(person: str, **ratings: int) -> Practice:
    return Practice(person, {id_.replace("_", "-"): rating for id_, rating in ratings.items()}, (), ())


def over(candidates: int, cards: dict[str, Any]) -> list[Record]:
    return [
        record(person, marks if isinstance(marks, dict) else marks(number), candidate=f"c-{number}")
        for number in range(candidates) for person, marks in cards.items()
    ]  # fmt: skip


# Against the key


@given(st.dictionaries(st.sampled_from(PEOPLE), st.dictionaries(st.sampled_from(sorted(KEY)), st.integers(1, 4)), min_size=1))
def test_distances_are_what_counting_one_by_one_gives(given_: dict[str, dict[str, int]]) -> None:
    found = {one.person: one for one in report([Practice(p, r, (), ()) for p, r in given_.items()], []).distances}
    assert set(found) == {person for person, ratings in given_.items() if ratings}
    for person, one in found.items():
        off = [rating - KEY[id_] for id_, rating in given_[person].items()]
        assert (one.rated, one.exact, one.adjacent) == (len(off), off.count(0), sum(abs(step) < 2 for step in off))
        assert one.mean == statistics.mean(map(abs, off))
        assert one.direction == statistics.mean(off)


def test_where_anchors_are_read_differently() -> None:
    found = report([practised("i-01", listening_a=2, figures_a=3), practised("i-02", listening_a=2, figures_a=2)], [])
    first, second = found.misses
    assert (first.sample, first.competency, first.key, first.given, first.people) == (
        "Name 1",
        "Listening",
        3,
        2,
        ("i-01", "i-02"),
    )
    assert first.points == (3,)  # the marks on its points are 3, 3 and 2
    assert first.why_not == ""
    assert (second.key, second.given, second.points, second.people) == (2, 3, (3,), ("i-01",))
    assert [(one.competency, one.point, one.higher, one.lower) for one in found.pulls] == [
        ("Listening", 3, 0, 2), ("Reading figures", 3, 1, 0),
    ]  # fmt: skip


def test_what_the_sample_says_against_a_rating_is_shown() -> None:
    (miss,) = report([practised("i-01", listening_a=4)], []).misses
    assert (miss.why_not, miss.points) == ("Reason of listening-a", ())


def test_samples_that_were_not_rated_count_for_nothing() -> None:
    (one,) = report([practised("i-01", figures_b=4)], []).distances
    assert (one.rated, one.exact) == (1, 1)


# Over candidates


def test_below_ten_candidates_nothing_is_computed_and_the_count_says_why() -> None:
    found = report([], over(LEAST - 1, {person: {"listening": 2, "figures": 3} for person in PEOPLE}))
    assert {one.name: (one.candidates, one.ac2) for one in found.agreements} == {
        "Listening": (9, None), "Reading figures": (9, None),
    }  # fmt: skip
    assert [(one.candidates, one.difference, one.hint) for one in found.leniencies] == [(9, None, "")] * 3
    assert [(one.candidates, one.difference, one.hint) for one in found.halos] == [(9, None, False)] * 3


def test_a_candidate_with_one_rating_is_not_among_the_ten() -> None:
    records = over(LEAST, {"i-01": {"listening": 2}, "i-02": lambda n: {"listening": None if n == 0 else 2}})
    (found,) = report([], records).agreements
    assert (found.candidates, found.ac2) == (LEAST - 1, None)


CARDS = st.lists(st.tuples(*[st.one_of(st.none(), st.integers(1, 4))] * 3), min_size=10, max_size=14)


@given(CARDS)
def test_agreement_is_what_pairs_one_by_one_give_and_not_assessed_is_never_a_number(cards: list[Any]) -> None:
    records = [
        record(person, {"listening": mark}, candidate=f"c-{n}")
        for n, card in enumerate(cards) for person, mark in zip(PEOPLE, card, strict=True)
    ]  # fmt: skip
    found = report([], records).agreements
    rated = [[mark for mark in card if mark is not None] for card in cards]
    pairs = [pair for marks in rated for pair in combinations(marks, 2)]
    if not any(rated):
        assert found == ()
        return
    (one,) = found
    assert (one.candidates, one.pairs) == (sum(len(marks) > 1 for marks in rated), len(pairs))
    assert (one.exact, one.adjacent) == (sum(a == b for a, b in pairs), sum(abs(a - b) < 2 for a, b in pairs))
    expected = ac2([[marks.count(level) for level in (1, 2, 3, 4)] for marks in rated])
    if one.candidates < LEAST:
        assert one.ac2 is None
    else:
        assert one.ac2 is not None
        assert expected is not None
        assert math.isclose(one.ac2.value, expected.value)


@given(CARDS, st.randoms())
def test_the_order_of_records_changes_nothing(cards: list[Any], random: Any) -> None:
    records = [
        record(person, {"listening": mark, "figures": 3}, candidate=f"c-{n}")
        for n, card in enumerate(cards) for person, mark in zip(PEOPLE, card, strict=True)
    ]  # fmt: skip
    records += [record("i-01", {"listening": 1, "figures": 1}, candidate="c-3", revision=2)]
    practices = [practised("i-02", figures_a=3), practised("i-01", figures_a=1)]
    before = report(practices, records)
    random.shuffle(records)
    assert report(practices[::-1], records) == before


def test_only_the_newest_rating_from_before_the_debrief_counts() -> None:
    early = over(LEAST, {"i-01": {"listening": 1}, "i-02": {"listening": 3}})
    newest = over(LEAST, {"i-01": {"listening": 3}})
    late = over(LEAST, {"i-01": {"listening": 4}})
    records = [
        *early,
        *(one.model_copy(update={"revision": 2}) for one in newest),
        *(one.model_copy(update={"revision": 3, "after_debrief": True}) for one in late),
    ]
    (found,) = report([], records).agreements
    assert (found.pairs, found.exact) == (LEAST, LEAST)
    assert report([], records).scorecards == 2 * LEAST


def test_a_lenient_and_a_severe_interviewer_are_hinted_at() -> None:
    records = over(12, {
        "i-01": lambda n: {"listening": 3 + n % 2, "figures": 4}, "i-02": lambda n: {"listening": 2, "figures": 3 - n % 2},
        "i-03": {"listening": 2, "figures": 2},
    })  # fmt: skip
    found = {one.person: one for one in report([], records).leniencies}
    assert [found[person].hint for person in PEOPLE] == ["lenient", "severe", "severe"]
    assert found["i-01"].difference is not None
    # by hand: listening 3.5 on average against 2, figures 4 against (2.5 + 2) / 2
    assert math.isclose(found["i-01"].difference.mean, (1.5 + 1.75) / 2)
    assert found["i-01"].candidates == 12


def test_a_sure_but_small_difference_is_no_hint() -> None:
    records = over(200, {
        "i-01": lambda n: {"listening": 3 if n % 5 else 4}, "i-02": {"listening": 3},
    })  # fmt: skip
    found = report([], records).leniencies[0]
    assert found.difference is not None
    assert found.difference.clear
    assert 0 < found.difference.mean < 0.3
    assert found.hint == ""


def test_one_mark_throughout_is_hinted_at_when_the_others_tell_competencies_apart() -> None:
    records = over(10, {
        "i-01": lambda n: {"listening": 1 + n % 4, "figures": 1 + n % 4}, "i-02": {"listening": 1, "figures": 3},
        "i-03": {"listening": 2, "figures": 4},
    })  # fmt: skip
    found = {one.person: one for one in report([], records).halos}
    assert (found["i-01"].flat, found["i-01"].candidates, found["i-01"].hint) == (10, 10, True)
    assert [found[person].hint for person in ("i-02", "i-03")] == [False, False]
    assert found["i-01"].difference is not None
    assert found["i-01"].difference.mean == -2


def test_even_candidates_are_no_halo() -> None:
    records = over(20, {person: {"listening": 3, "figures": 3} for person in PEOPLE})
    assert [(one.flat, one.hint) for one in report([], records).halos] == [(20, False)] * 3


def test_nothing_at_all() -> None:
    found = report([], [])
    assert (found.distances, found.agreements, found.leniencies, found.halos) == ((), (), (), ())
    assert (found.candidates, found.scorecards, found.samples) == (0, 0, 4)


def test_ten_thousand_records_take_seconds_and_their_words_are_not_kept() -> None:
    count = 10_000
    marks = [{"listening": 1 + n * n % 4, "figures": (None, 1, 2, 3, 4)[n % 5]} for n in range(97)]

    def stream() -> Any:
        for number in range(count):
            text = f"{number} " + "言" * 5_000
            yield record(f"i-{number % 5}", marks[number % 97], candidate=f"c-{number // 4}", text=text)

    tracemalloc.start()
    try:
        before = time.perf_counter()
        found = calibration([], stream(), CONTENT, "en")
        seconds = time.perf_counter() - before
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (found.scorecards, found.candidates) == (count, count // 4)
    assert seconds < 30
    assert peak < 30_000_000  # the words alone would be 200 MB
