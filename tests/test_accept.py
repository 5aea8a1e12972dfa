"""The border between a filled file and a record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cskit.accept import accept, candidate_of
from cskit.model.answers import Filled, Written
from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import Checker
from cskit.model.form_stamp import FormStamp
from cskit.model.problems import Place, Problem
from cskit.model.record import Origin, Record
from cskit.model.round import Round
from cskit.model.writing import LONGEST, normalise
from cskit.views.form import Form, form
from tests.outputs import nasty
from tests.outputs.kit_pdf import sample

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=timezone(timedelta(hours=9)))
ORIGIN = Origin(channel="yaml", file="c-0042.yml", sha256="0" * 64)
FORM = form(sample.content(), "advertising", "ja")
NAMED = form(sample.content(), "advertising", "ja", candidate="c-0042", interviewer="i-sato")
ROUND = Round.model_validate({
    "id": "c-0042", "background": "advertising", "plan": "sixty", "language": "ja",
    "interviewers": ({"id": "i-sato"}, {"id": "i-ito"}), "retain_until": date(2026, 12, 31),
})  # fmt: skip

GOOD = {
    "candidate": "c-0042",
    "interviewer": "i-sato",
    "held_on": "2026-11-24",
    "note.heard": "三社に聞いた",
    "note.numbers": "",
    "note.silence": "",
    "listening.rating": "3",
    "listening.reason": "",
    "listening.evidence": "himitsu 𠮷\r\n二行目 ",
    "figures.rating": "not_assessed",
    "figures.reason": "時間が足りなかった",
    "figures.evidence": "",
    "recommendation": "yes",
    "takeaways": "himitsu",
}


def checker() -> Checker:
    one = sample.fairness("jp", "日本", "Japan", 2).model_dump()
    one["topics"] = tuple(
        {**topic, "patterns": {"ja": (pattern,), "en": ("family",) if number else ()}}
        for number, (topic, pattern) in enumerate(zip(one["topics"], ("本籍", "家族"), strict=True))
    )
    return Checker([FairnessList.model_validate(one)])


CHECKER = checker()


def filled(texts: Mapping[str, str], stamp: FormStamp = FORM.stamp, places: Mapping[str, str] | None = None) -> Filled:
    return Filled(stamp, {key: Written(text, (places or {}).get(key, "")) for key, text in texts.items()})


def judged(changes: Mapping[str, str | None] | None = None, **more: Any) -> tuple[Record | None, list[Problem]]:
    """Hold the good answers with some changed (``None``: left out) against the form."""
    texts = {key: text for key, text in {**GOOD, **(changes or {})}.items() if text is not None}
    given_ = filled(texts, more.pop("stamp", FORM.stamp), more.pop("places", None))
    return accept(given_, more.pop("today", FORM), ORIGIN, now=NOW, checker=CHECKER, **more)


def kept(changes: Mapping[str, str | None] | None = None, **more: Any) -> Record:
    record, problems = judged(changes, **more)
    assert problems == []
    assert record is not None
    return record


def refused(changes: Mapping[str, str | None] | None = None, **more: Any) -> list[str]:
    """What is wrong, with the field: ``listening.rating: not rated``."""
    record, problems = judged(changes, **more)
    assert record is None
    assert problems
    for problem in problems:
        assert "himitsu" not in problem.as_line()
        assert problem.why
        assert problem.remedy
        assert problem.severity == "error"
    return [f"{problem.place.path()}: {problem.what}" for problem in problems]


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_a_good_scorecard_becomes_a_record() -> None:
    record = kept(round_=ROUND)
    assert record.model_dump(mode="json", by_alias=True) == {
        "schema": "cskit-record/1",
        "candidate": "c-0042",
        "interviewer": "i-sato",
        "revision": 1,
        "background": "advertising",
        "plan": "sixty",
        "language": "ja",
        "content": FORM.stamp.content,
        "stale": False,
        "held_on": "2026-11-24",
        "collected_at": "2026-11-25T10:00:00+09:00",
        "scale_minimum": 1,
        "scale_maximum": 4,
        "ratings": {
            "listening": {"rating": 3, "not_assessed": False, "reason": "", "evidence": "himitsu 𠮷\n二行目"},
            "figures": {"rating": None, "not_assessed": True, "reason": "時間が足りなかった", "evidence": ""},
        },
        "notes": {"heard": "三社に聞いた"},
        "recommendation": "yes",
        "takeaways": "himitsu",
        "retain_until": "2026-12-31",
        "after_debrief": False,
        "warnings": [],
        "flags": [],
        "origin": {"channel": "yaml", "file": "c-0042.yml", "sha256": "0" * 64},
    }


def test_a_record_survives_its_file() -> None:
    record = kept()
    assert Record.model_validate_json(json.dumps(record.model_dump(mode="json", by_alias=True))) == record


def test_ratings_stand_in_the_order_of_the_form_whatever_the_order_of_the_file() -> None:
    assert list(kept().ratings) == [one.id for one in FORM.competencies]
    backwards = filled(dict(reversed(GOOD.items())))
    record, _ = accept(backwards, FORM, ORIGIN, now=NOW, checker=CHECKER)
    assert record is not None
    assert list(record.ratings) == [one.id for one in FORM.competencies]


@settings(suppress_health_check=list(HealthCheck), max_examples=200)
@given(nasty.answers(FORM))
def test_whatever_is_written_is_kept_in_form_or_refused(answers: dict[str, str]) -> None:
    record, problems = accept(filled(answers), FORM, ORIGIN, now=NOW, checker=CHECKER)
    assert (record is None) == bool(problems)
    if record:
        assert record.takeaways == normalise(answers.get("takeaways", ""))
    needed = ("candidate", "interviewer", "held_on", "listening.rating", "figures.rating", "figures.reason")
    with_ratings = {**answers, **{key: GOOD[key] for key in needed}}
    with_ratings["listening.evidence"] = "a" + answers.get("listening.evidence", "")[: LONGEST - 1]
    record, problems = accept(filled(with_ratings), FORM, ORIGIN, now=NOW, checker=CHECKER)
    assert record is not None, problems
    assert record.ratings["listening"].evidence == normalise(with_ratings["listening.evidence"])
    assert record.ratings["figures"].evidence == normalise(answers.get("figures.evidence", ""))
    assert record.notes == {
        key: text for key in ("heard", "numbers", "silence") if (text := normalise(answers.get(f"note.{key}", "")))
    }
    assert Record.model_validate_json(record.model_dump_json(by_alias=True)) == record


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.one_of(st.sampled_from(sorted(GOOD)), st.text(max_size=9)), nasty.short_texts().map(lambda text: f"himitsu{text}")
    )
)
def test_what_was_written_is_never_told(texts: dict[str, str]) -> None:
    record, problems = accept(filled(texts), FORM, ORIGIN, now=NOW, checker=CHECKER)
    assert record is None
    assert "himitsu" not in "".join(problem.as_line() for problem in problems)


def test_everything_wrong_is_said_at_once_with_its_place() -> None:
    changes = {
        "candidate": None,
        "listening.rating": "6",
        "listening.evidence": "",
        "figures.reason": " - ",
        "recommendation": "maybe",
    }
    places = {"listening.rating": "sheet Scorecard, cell C7", "figures.reason": "line 12, column 5"}
    _, problems = judged(changes, places=places)
    assert [problem.as_line().split(";")[0] for problem in problems] == [
        "c-0042.yml:1:1: the candidate's id is missing (candidate)",
        "c-0042.yml:1:1: sheet Scorecard, cell C7: '6' is outside 1–4 (listening.rating)",
        "c-0042.yml:12:5: no reason why 'figures' was not assessed (figures.reason)",
        "c-0042.yml:1:1: what stands here is no recommendation (recommendation)",
    ]
    assert problems[0].place == Place("c-0042.yml", ("candidate",))
    _, problems = judged(changes, file="inbox/a.yml")
    assert problems[0].place.file == "inbox/a.yml"


# --- who and when ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["candidate", "interviewer"])
@pytest.mark.parametrize(
    "bad", ["../x", "a/b", "a b", "C-0042", "-a", "a-", "a" * 33, "佐藤", "a\nb", "a.b", "a\u200bb", ".", "…", "%2e", "a_b"]
)
def test_what_is_no_id_is_refused_and_not_repeated(key: str, bad: str) -> None:
    said = refused({key: bad})
    assert said == [f"{key}: what stands here cannot be the {key}'s id"]


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_names_of_devices_are_refused(name: str) -> None:
    assert refused({"candidate": name}) == [f"candidate: '{name}' cannot be the candidate's id"]


def test_prefilled_ids_count_where_none_is_written_and_must_agree() -> None:
    more: dict[str, Any] = {"stamp": NAMED.stamp, "today": FORM}
    record = kept({"candidate": "", "interviewer": None}, **more)
    assert (record.candidate, record.interviewer) == ("c-0042", "i-sato")
    assert refused({"candidate": "c-0043"}, **more) == ["candidate: 'c-0043', and the form was made for 'c-0042'"]
    assert refused({"interviewer": "i-ito"}, **more) == ["interviewer: 'i-ito', and the form was made for 'i-sato'"]


def test_capitals_and_full_width_letters_are_taken_where_one_id_is_meant() -> None:
    assert kept({"candidate": "Ｃ-0042", "interviewer": "I-Ito"}, round_=ROUND).interviewer == "i-ito"
    assert refused({"interviewer": "I-Ito"})


def test_a_stamp_with_a_path_for_an_id_is_refused() -> None:
    stamp = FORM.stamp.model_copy(update={"candidate": "../../etc"})
    assert refused({"candidate": ""}, stamp=stamp) == ["candidate: what stands here cannot be the candidate's id"]


def test_the_round_knows_who_is_expected() -> None:
    assert refused({"interviewer": "i-abe"}, round_=ROUND) == [
        "interviewer: 'i-abe' is not among the interviewers of 'c-0042'",
    ]
    _, problems = judged({"interviewer": "i-abe"}, round_=ROUND)
    assert problems[0].why == "interviews/c-0042.yml names i-sato, i-ito"
    assert refused({"candidate": "c-0043"}, round_=ROUND) == ["candidate: 'c-0043' has another round than interviews/c-0042.yml"]
    other = ROUND.model_copy(update={"background": "teaching", "plan": "thirty"})
    assert refused(round_=other) == [": a form of the background 'advertising'", ": a form of the plan 'sixty'"]


def test_the_candidate_is_found_before_the_round() -> None:
    assert candidate_of(filled({"candidate": " C-0042\n"})) == "c-0042"
    assert candidate_of(filled({}, NAMED.stamp)) == "c-0042"
    for bad in ("", "../x", "con", "佐藤"):
        assert candidate_of(filled({"candidate": bad})) == ""


@pytest.mark.parametrize(
    "day", ["2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日", "２０２６－１１－２４", " 2026-11-24 "]
)
def test_a_day_is_taken_however_it_is_written(day: str) -> None:
    assert kept({"held_on": day}).held_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-02-30", "what stands here is not a day"), ("24.11.2026", "what stands here is not a day"),
        ("himitsu", "what stands here is not a day"), ("2026-11-24\n2026-11-25", "what stands here is not a day"),
        ("0000-01-01", "what stands here is not a day"), ("2026-11-27", "2026-11-27 is in the future"),
        ("2024-11-20", "2024-11-20 is more than two years ago"),
    ],
)  # fmt: skip
def test_a_day_must_be_sensible(day: str, said: str) -> None:
    assert refused({"held_on": day}) == [f"held_on: {said}"]


def test_a_day_may_be_tomorrow_elsewhere_or_long_ago_or_missing() -> None:
    assert kept({"held_on": "2026-11-26"}).warnings == ()
    assert kept({"held_on": "2026-01-05"}).warnings == ("the interview was on 2026-01-05, more than half a year ago",)
    record = kept({"held_on": ""})
    assert record.held_on is None
    assert record.warnings == ("the day of the interview is missing",)


def test_no_interview_after_the_day_of_destruction() -> None:
    past = ROUND.model_copy(update={"retain_until": date(2026, 11, 1)})
    assert refused(round_=past) == ["held_on: 2026-11-24 is after 2026-11-01"]


# --- what was judged -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "rating"), [("1", 1), ("4", 4), ("３", 3), (" 2\n", 2), ("3.0", 3)])
def test_a_mark_is_a_whole_number_from_1_to_4(text: str, rating: int) -> None:
    one = kept({"listening.rating": text}).ratings["listening"]
    assert (one.rating, one.not_assessed) == (rating, False)


@pytest.mark.parametrize("text", ["not_assessed", "Not assessed", "評価できず", "NOT_ASSESSED"])
def test_not_assessed_is_never_a_number(text: str) -> None:
    one = kept({"listening.rating": text, "listening.reason": "途中で終わった"}).ratings["listening"]
    assert (one.rating, one.not_assessed, one.evidence) == (None, True, "himitsu 𠮷\n二行目")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not rated"), ("0", "'0' is outside 1–4"), ("5", "'5' is outside 1–4"), ("-1", "'-1' is outside 1–4"),
        ("33", "'33' is outside 1–4"), ("2.5", "'2.5' is between two marks"), ("himitsu", "what stands here is no rating"),
        ("3 not_assessed", "a rating and not_assessed at once"), ("評価できず 3", "a rating and not_assessed at once"),
        ("True", "what stands here is no rating"), ("三", "what stands here is no rating"),
        ("1 2", "what stands here is no rating"),
        ("9" * 400, "what stands here is no rating"), ("٣", "what stands here is no rating"),
    ],
)  # fmt: skip
def test_what_is_no_mark_is_refused(text: str, said: str) -> None:
    assert refused({"listening.rating": text}) == [f"listening.rating: {said}"]


@pytest.mark.parametrize("nothing", ["", " \n", "-", "—", "。", "\u200b", "\x00"])
def test_a_mark_needs_evidence_and_no_mark_a_reason(nothing: str) -> None:
    assert refused({"listening.evidence": nothing}) == ["listening.evidence: a rating of 'listening' without evidence"]
    assert refused({"figures.reason": nothing}) == ["figures.reason: no reason why 'figures' was not assessed"]


def test_a_reason_beside_a_mark_is_kept_with_a_warning() -> None:
    record = kept({"listening.reason": "himitsu"})
    assert record.ratings["listening"].reason == "himitsu"
    assert record.ratings["listening"].not_assessed is False
    assert record.warnings == ("'listening' was rated, and a reason for not assessing it stands beside; both were kept",)


def test_a_competency_may_not_be_missing() -> None:
    gone = {f"figures.{name}": None for name in ("rating", "reason", "evidence")}
    assert refused(gone) == ["figures.rating: the competency 'figures' is missing"]
    assert refused({"figures.rating": None}) == ["figures.rating: not rated"]


@pytest.mark.parametrize(("text", "id_"), [("strong_yes", "strong_yes"), ("No", "no"), ("推薦5", "no_decision")])
def test_a_recommendation_is_an_id_or_its_label(text: str, id_: str) -> None:
    assert kept({"recommendation": text}).recommendation == id_


def test_no_recommendation_is_kept_with_a_warning_and_an_unknown_one_refused() -> None:
    record = kept({"recommendation": None})
    assert record.recommendation is None
    assert record.warnings == ("no overall recommendation was given",)
    assert refused({"recommendation": "himitsu"}) == ["recommendation: what stands here is no recommendation"]


def test_fields_that_the_form_does_not_have_are_refused() -> None:
    assert refused({"listning.evidence": "himitsu"}) == [
        "listning.evidence: a field 'listning.evidence' that the form does not have",
    ]
    _, problems = judged({"listning.evidence": "himitsu"})
    assert problems[0].remedy == "did you mean 'listening.evidence'?"
    assert refused({"himitsu: x": "y", "note.himit su": "z"}) == [": a field that the form does not have"] * 2
    assert refused({"note.elsewhere": ""}) == ["note.elsewhere: a field 'note.elsewhere' that the form does not have"]


# --- texts -----------------------------------------------------------------------------------------------------------


def test_a_text_may_be_long_and_is_never_cut() -> None:
    assert len(kept({"takeaways": "あ" * LONGEST}).takeaways) == LONGEST
    assert len(kept({"takeaways": "あ" * LONGEST + " \r\n" * 99}).takeaways) == LONGEST
    assert refused({"takeaways": "𠮷" * (LONGEST + 3)}) == ["takeaways: 10,003 characters"]
    assert judged({"note.heard": "a" * (LONGEST + 1)})[1][0].remedy == "take out 1 or more"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\x00b\x1b", "2 × control characters were left out"),
        ("a\u202eb", "1 × marks that turn the direction of text were left out"),
        ("a\ud842b", "1 × halves of characters were left out; the program that saved the file lost the other halves"),
        ("a\uffffb\ufdd0", "2 × codes that stand for no character were left out"),
        ("a\tb", "1 × tabs became spaces"),
        ("a\ufffd", "1 × signs � stand where a program lost a character before"),
        ("a\uf44d", "1 × characters of private use stand in it; a PDF viewer may have lost an emoji or a rare kanji"),
    ],
)
@pytest.mark.parametrize("key", ["takeaways", "note.heard", "listening.evidence"])
def test_what_a_reader_would_miss_is_told(key: str, text: str, told: str) -> None:
    record = kept({key: text})
    assert record.warnings == (f"{key}: {told}",)


@pytest.mark.parametrize("text", ["a\r\nb\rc\x85d\u2028e", "  a  ", "か\u3099", "\ufeffa", "👩\u200d👧 𠮷 \ufa19", "a\t\n"])
def test_what_no_reader_sees_is_not_told(text: str) -> None:
    assert kept({"takeaways": text}).warnings == ()


def test_what_the_room_has_to_say_is_kept() -> None:
    told = replace(filled(GOOD), warnings=("a formula was taken as text",))
    record, _ = accept(told, FORM, ORIGIN, now=NOW, checker=CHECKER)
    assert record is not None
    assert record.warnings == ("a formula was taken as text",)


def test_matters_of_fair_hiring_are_flagged_by_field_and_topic_alone() -> None:
    record = kept(
        {
            "note.heard": "ご家族は？ 本籍は？",
            "listening.evidence": "x" * 5_000 + " your family",
            "figures.reason": "家族の話",
            "takeaways": "本籍",
        }
    )
    assert [(flag.field, flag.topic, flag.jurisdiction) for flag in record.flags] == [
        ("note.heard", "topic-1", "jp"), ("note.heard", "topic-2", "jp"), ("listening.evidence", "topic-2", "jp"),
        ("figures.reason", "topic-2", "jp"), ("takeaways", "topic-1", "jp"),
    ]  # fmt: skip
    assert "家族" not in "".join(flag.model_dump_json() for flag in record.flags)


@pytest.mark.parametrize("before", [0, *range(1_797, 1_802), *range(1_997, 2_002), 4_000, 6_990])
def test_a_matter_is_found_wherever_it_stands(before: int) -> None:
    record = kept({"takeaways": "あ" * before + "家族" + "あ" * 3_000})
    assert [flag.topic for flag in record.flags] == ["topic-2"]


# --- stale forms -----------------------------------------------------------------------------------------------------


def with_parts(changes: Mapping[str, str | None]) -> Form:
    """Today's form with other content; ``None`` takes a part away."""
    parts = {key: value for key, value in {**FORM.stamp.parts, **changes}.items() if value}
    return replace(FORM, stamp=FORM.stamp.model_copy(update={"content": "f" * 64, "parts": parts}))


OTHER = "0" * 12


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"question:heard": OTHER}, "the question 'heard' has changed"),
        ({"question:new": OTHER}, "the question 'new' is new"),
        ({"question:heard": None}, "the question 'heard' is asked no more"),
        ({"competency:figures": OTHER}, "the anchors of 'figures' have changed"),
        ({"competency:new": OTHER}, "the competency 'new' is new"),
        ({"competency:figures": None}, "the competency 'figures' is rated no more"),
        ({"scale": OTHER}, "the scale or the recommendations have changed"),
        (
            {"question:heard": OTHER, "competency:figures": None},
            "the question 'heard' has changed, the competency 'figures' is rated no more",
        ),
    ],
)
def test_a_stale_form_is_refused_with_what_changed_or_taken_and_marked(changes: dict[str, str | None], said: str) -> None:
    today = with_parts(changes)
    assert refused(today=today) == [f": the form was made with other content: {said}"]
    record = kept(today=today, allow_stale=True)
    assert record.stale is True
    assert record.warnings == (f"taken although the form was made with other content: {said}",)
    assert record.content == FORM.stamp.content
    assert sorted(record.ratings) == ["figures", "listening"]
    assert record.notes == {"heard": "三社に聞いた"}


def test_a_form_of_today_is_not_stale_whatever_is_allowed() -> None:
    assert kept(allow_stale=True).stale is False


@pytest.mark.parametrize("allow", [True, False])
@pytest.mark.parametrize(
    "update",
    [
        {"content": "f" * 64}, {"parts": {**FORM.stamp.parts, "question:heard": OTHER}},
        {"content": "f" * 64, "parts": {"scale": OTHER}},
        {"content": "f" * 64, "parts": {**FORM.stamp.parts, "competency:--": OTHER}},
    ],
)  # fmt: skip
def test_a_stamp_that_does_not_add_up_is_never_taken(update: dict[str, Any], allow: bool) -> None:
    said = refused(stamp=FORM.stamp.model_copy(update=update), allow_stale=allow)
    assert ": what the form says of itself does not add up" in said


def test_another_form_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="another background"):
        judged(today=form(sample.content(), "teaching", "ja"))
