"""The debrief: what counts, what is shown only when everybody is in, and that order changes nothing."""

from __future__ import annotations

import statistics
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.record import Record
from cskit.views.debrief import MINUTES, debrief
from cskit.views.debrief_parts import Competency, Debrief, Findings
from tests.outputs.debrief.sample import PEOPLE, record, round_
from tests.outputs.kit_pdf import sample

CONTENT = sample.content()
MARKS = st.one_of(st.none(), st.integers(1, 4))
CARD = st.fixed_dictionaries({"listening": MARKS, "figures": MARKS})
ROUND = st.fixed_dictionaries(dict.fromkeys(PEOPLE, CARD))


def shown(records: list[Record], language: Any = "en", **more: Any) -> Debrief:
    return debrief(records, round_(), CONTENT, language, **more)


def findings(records: list[Record]) -> Findings:
    found = shown(records).findings
    assert found is not None
    return found


def full(listening: tuple[int | None, ...], figures: tuple[int | None, ...] = (3, 3, 3)) -> list[Record]:
    return [
        record(person, {"listening": a, "figures": b}) for person, a, b in zip(PEOPLE, listening, figures, strict=True)
    ]  # fmt: skip


def by_id(found: Findings, id_: str) -> Competency:
    return next(one for one in found.competencies if one.id == id_)


# Laws


@given(ROUND)
def test_figures_are_what_counting_one_by_one_gives_and_not_assessed_is_never_a_number(cards: Any) -> None:
    found = findings([record(person, card) for person, card in cards.items()])
    for id_ in ("listening", "figures"):
        one = by_id(found, id_)
        marks = [card[id_] for card in cards.values() if card[id_] is not None]
        assert sorted(view.rating for view in one.rated if view.rating is not None) == sorted(marks)
        assert len(one.rated) + len(one.not_assessed) == len(PEOPLE)
        assert all(view.rating is None for view in one.not_assessed)
        if not marks:
            assert one.spread is None
            continue
        assert one.spread is not None
        assert one.spread.count == len(marks)
        assert one.spread.median == statistics.median(marks)
        assert (one.spread.lowest, one.spread.highest) == (min(marks), max(marks))


@given(ROUND, st.randoms())
def test_the_order_of_records_changes_nothing(cards: Any, random: Any) -> None:
    records = [record(person, card, text=person) for person, card in cards.items()]
    records += [record("i-02", {"listening": 1, "figures": None}, revision=2), record("i-01", {"listening": 4}, candidate="c-2")]
    records += [record("i-03", {"listening": 2, "figures": 2}, revision=3, after_debrief=True)]
    before = shown(records)
    random.shuffle(records)
    assert shown(records) == before


@given(ROUND)
def test_the_widest_range_comes_first(cards: Any) -> None:
    found = findings([record(person, card) for person, card in cards.items()])
    kinds = [0 if one.spread and one.spread.discuss else 1 if one.spread is None else 2 for one in found.competencies]
    assert kinds == sorted(kinds)
    ranges = [one.spread.range for one in found.competencies if one.spread]
    assert ranges == sorted(ranges, reverse=True)


@given(ROUND)
def test_the_agenda_has_every_competency_in_that_order_and_adds_up(cards: Any) -> None:
    found = findings([record(person, card) for person, card in cards.items()])
    assert [item.competency for item in found.agenda] == ["", *(one.id for one in found.competencies), ""]
    assert [item.start for item in found.agenda] == [
        sum(one.minutes for one in found.agenda[:n]) for n in range(len(found.agenda))
    ]
    assert found.minutes == sum(MINUTES[item.kind] for item in found.agenda)


# Independent first


@pytest.mark.parametrize("absent", PEOPLE)
def test_no_findings_while_anybody_is_missing(absent: str) -> None:
    records = [one for one in full((1, 4, 2)) if one.interviewer != absent]
    found = shown(records)
    assert found.findings is None
    assert found.coverage.missing == (absent,)


def test_partial_has_no_findings_even_when_everybody_is_in() -> None:
    found = shown(full((1, 4, 2)), partial=True)
    assert found.findings is None
    assert found.coverage.complete


@given(ROUND, ROUND)
def test_coverage_is_the_same_whatever_the_marks_and_the_words(one: Any, other: Any) -> None:
    """Coverage may tell who assessed what, and nothing more."""
    swapped = {
        person: {id_: (None if card[id_] is None else other[person][id_] or 1) for id_ in card} for person, card in one.items()
    }  # fmt: skip
    first = [record(person, card, text="first words") for person, card in one.items()]
    second = [
        record(person, card, text="other words", recommendation="no", takeaways="x") for person, card in swapped.items()
    ]  # fmt: skip
    assert shown(first, partial=True) == shown(second, partial=True)


def test_somebody_not_named_in_the_round_does_not_stand_in_for_the_one_missing() -> None:
    found = shown([*full((1, 4, 2))[:2], record("i-o3", {"listening": 2, "figures": 2})])
    assert found.findings is None
    assert found.coverage.missing == ("i-03",)
    assert found.coverage.unexpected == ("i-o3",)


# What counts


def test_the_newest_revision_from_before_the_debrief_counts() -> None:
    records = [*full((1, 3, 3)), record("i-01", {"listening": 2, "figures": 3}, revision=2)]
    found = shown(records)
    assert found.findings is not None
    assert [view.rating for view in by_id(found.findings, "listening").rated] == [2, 3, 3]
    person = found.coverage.people[0]
    assert (person.revision, person.earlier, person.changed) == (2, 1, 0)


def test_a_rating_changed_after_the_debrief_stands_beside_the_first() -> None:
    later = record("i-01", {"listening": 4, "figures": 3}, revision=2, after_debrief=True, text="now")
    found = shown([*full((1, 4, 4)), later])
    assert found.findings is not None
    one = by_id(found.findings, "listening")
    assert [view.rating for view in one.rated] == [1, 4, 4]
    assert one.spread is not None
    assert one.spread.range == 3
    (change,) = one.changes
    assert change.before is not None
    assert (change.before.rating, change.after.rating, change.after.text) == (1, 4, "now")
    assert found.coverage.people[0].changed == 2


def test_what_stayed_the_same_after_the_debrief_is_no_change() -> None:
    same = record("i-01", {"listening": 1, "figures": 3}, revision=2, after_debrief=True)
    assert [one.changes for one in findings([*full((1, 4, 4)), same]).competencies] == [(), ()]


def test_a_scorecard_first_handed_in_after_the_debrief_does_not_count() -> None:
    records = [*full((1, 4, 4))[:2], record("i-03", {"listening": 2, "figures": 2}, after_debrief=True)]
    one = by_id(findings(records), "listening")
    assert [view.rating for view in one.rated] == [1, 4]
    assert [(change.before, change.after.rating) for change in one.changes] == [(None, 2)]


def test_records_of_other_candidates_are_passed_over() -> None:
    others = [record(person, {"listening": 1, "figures": 1}, candidate="c-2") for person in PEOPLE]
    assert shown([*full((3, 3, 4)), *others]) == shown(full((3, 3, 4)))


# Coverage


def test_what_nobody_assessed_and_whose_focus_it_was() -> None:
    people = ({"id": "i-01", "focus": ("figures",)}, {"id": "i-02"}, {"id": "i-03", "focus": ("listening",)})
    found = debrief(full((2, 3, 3), (None, None, None)), round_(interviewers=people), CONTENT, "en").coverage
    assert found.unassessed == ("Reading figures",)
    assert [(gap.person, gap.competency) for gap in found.gaps] == [("i-01", "Reading figures")]
    assert found.people[2].focus == ("Listening",)


def test_stale_forms_other_forms_and_what_reading_changed_are_named() -> None:
    records = full((2, 3, 3))
    records[0] = records[0].model_copy(update={"stale": True, "warnings": ("A tab became a space.",)})
    records[1] = records[1].model_copy(update={"background": "teaching"})
    found = shown(records).coverage
    assert [person.stale for person in found.people] == [True, False, False]
    assert [(one.person, one.background, one.plan) for one in found.elsewhere] == [("i-02", "teaching", "sixty")]
    assert [(one.person, one.text) for one in found.notices] == [("i-01", "A tab became a space.")]


@pytest.mark.parametrize(
    ("field", "kind", "about"),
    [
        ("listening.evidence", "evidence", "Listening"),
        ("figures.reason", "reason", "Reading figures"),
        ("takeaways", "takeaways", ""),
        ("note.numbers", "note", "2"),
        ("note.gone", "note", "gone"),
        ("odd", "other", "odd"),
    ],
)
def test_fair_hiring_flags_name_field_and_topic_and_repeat_nothing(field: str, kind: str, about: str) -> None:
    flags = ({"field": field, "topic": "topic-2", "jurisdiction": "jp"},)
    records = [*full((2, 3, 3))[:2], record("i-03", {"listening": 3, "figures": 3}, text="父の仕事の話", flags=flags)]
    (flag,) = shown(records, partial=True).coverage.flags
    assert (flag.person, flag.field, flag.about) == ("i-03", kind, about)
    assert (flag.topic, flag.jurisdiction) == ("Matter 2 of Japan", "Japan")


def test_a_topic_that_no_list_has_any_more_shows_its_id() -> None:
    flags = ({"field": "takeaways", "topic": "gone", "jurisdiction": "xx"},)
    (flag,) = shown([record("i-01", {"listening": 3}, flags=flags)], partial=True).coverage.flags
    assert (flag.topic, flag.jurisdiction) == ("gone", "xx")


# Findings


def test_the_anchor_stands_beside_its_rating() -> None:
    view = by_id(findings(full((4, 3, 3))), "listening").rated[0]
    assert (view.label, view.anchor) == ("Step 4", "Listening, level 4. Names 4 situations with what was seen and done.")


def test_a_reason_is_shown_where_nothing_was_assessed() -> None:
    (view,) = by_id(findings(full((None, 3, 3))), "listening").not_assessed
    assert view.text.startswith("「三回目")
    assert view.label == "Not assessed"


def test_recommendations_are_counts_of_all_options_in_the_order_of_the_scale() -> None:
    records = full((3, 3, 3))
    records[0] = records[0].model_copy(update={"recommendation": "no_decision"})
    records[1] = records[1].model_copy(update={"recommendation": None})
    counts = findings(records).recommendations
    assert [(count.id, len(count.people)) for count in counts] == [
        ("definitely_not", 0), ("no", 0), ("yes", 1), ("strong_yes", 0), ("no_decision", 1), ("", 1),
    ]  # fmt: skip


def test_notes_stand_by_question_in_the_order_of_the_interview() -> None:
    records = full((3, 3, 3))
    records[1] = records[1].model_copy(update={"notes": {"silence": "s", "gone": "g", "heard": "h", "numbers": ""}})
    notes = findings(records).notes
    assert [(one.number, [note.text for note in one.notes]) for one in notes] == [(1, ["h"]), (3, ["s"]), (0, ["g"])]


def test_a_competency_that_the_content_has_no_longer_is_still_shown() -> None:
    one = by_id(findings([*full((3, 3, 3))[:2], record("i-03", {"listening": 3, "gone": 2})]), "gone")
    assert (one.name, one.anchors, [view.rating for view in one.rated]) == ("gone", (), [2])


def test_no_field_holds_an_average_or_a_verdict() -> None:
    """The parts that there are, by name; a new one has to be looked at here."""
    names = {name for part in (Debrief, Findings, Competency) for name in part.__dataclass_fields__}
    assert names == {
        "language", "candidate", "background", "plan", "retain_until", "levels", "not_assessed", "coverage", "findings",
        "competencies", "recommendations", "takeaways", "agenda", "notes", "id", "name", "summary", "anchors", "rated", "changes",
        "spread",
    }  # fmt: skip


def test_both_languages_show_the_same() -> None:
    records = full((1, 4, None))
    ja, en = shown(records, "ja"), shown(records, "en")
    assert ja.findings is not None
    assert en.findings is not None
    assert [one.id for one in ja.findings.competencies] == [one.id for one in en.findings.competencies]
    assert [one.spread for one in ja.findings.competencies] == [one.spread for one in en.findings.competencies]
    assert by_id(ja.findings, "listening").name == "傾聴"
    assert replace(ja.coverage) == en.coverage


def test_a_background_that_is_gone_is_a_lookup_error() -> None:
    with pytest.raises(LookupError):
        debrief([], round_(background="gone"), CONTENT, "ja")
