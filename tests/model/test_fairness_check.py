"""The fair-hiring check: what it must know, what it must leave alone, and how often it is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import MAX_CHARACTERS, Checker, normal, pattern_errors
from cskit.model.text import Language
from tests.model.figures import LABELLED, checker, lists, measure, sentences

TUNED, HELD_OUT = LABELLED / "tuned.tsv", LABELLED / "held-out.tsv"


@pytest.mark.parametrize(
    ("language", "question", "topic", "matched"),
    [
        ("ja", "ご出身はどちらですか", "birthplace", "ご出身"),
        ("ja", "尊敬する人物は", "respected-persons", "尊敬する人物"),
        ("ja", "最近読んだ本は", "reading", "最近読んだ本"),
        ("ja", "差し支えなければ、ご家族の構成を教えてください。", "family", "ご家族"),
        ("ja", "Where are you originally from?", "birthplace", "Where are you originally from"),
        ("en", "Where are you originally from?", "national-origin", "Where are you originally from"),
        ("en", "Ｄｏ  you plan to have   CHILDREN?", "sex-family", "you plan to have   CHILDREN"),
    ],
)
def test_it_knows_what_must_not_be_asked(language: Language, question: str, topic: str, matched: str) -> None:
    found = {finding.topic: finding for finding in checker().find(question, language)}
    assert topic in found, sorted(found)
    assert matched in found[topic].matched or found[topic].matched in matched
    assert found[topic].matched in question
    assert found[topic].why


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("ja", "住宅業界のお客様を担当した経験"),
        ("en", "How old was the data behind that dashboard?"),
        ("ja", "ヘルススコアが下がった顧客に、まず何をしますか。"),
        ("en", "Which report did you read before the review meeting?"),
        ("ja", ""),
        ("en", "   "),
    ],
)
def test_it_leaves_harmless_questions_alone(language: Language, question: str) -> None:
    assert checker().find(question, language) == ()


def test_reasons_are_in_the_language_asked_for() -> None:
    for language, sign in (("ja", "す。"), ("en", ".")):
        assert checker().find("ご出身はどちらですか", language)[0].why.endswith(sign)  # type: ignore[arg-type]


def test_sentences_it_was_made_with() -> None:
    figures = measure(TUNED)
    print(f"\ntuned: {figures}")
    assert figures.precision >= 0.95, figures.misses()
    assert figures.recall >= 0.95, figures.misses()
    assert figures.topic_accuracy >= 0.95, figures.misses()


def test_sentences_it_has_never_seen() -> None:
    """Written blind after the patterns were frozen; the bounds are what was measured then, less one sentence in fifty."""
    figures = measure(HELD_OUT)
    print(f"\nheld out: {figures}")
    assert figures.precision >= 0.95, figures.misses()
    assert figures.recall >= 0.85, figures.misses()


@pytest.mark.parametrize("path", [TUNED, HELD_OUT], ids=lambda path: path.stem)
def test_the_labelled_sets_are_fair_themselves(path: object) -> None:
    rows = sentences(path)  # type: ignore[arg-type]
    harmless = sum(row.topic == "-" for row in rows)
    assert len(rows) >= 200
    assert 0.4 <= harmless / len(rows) <= 0.6
    assert 0.3 <= sum(row.language == "ja" for row in rows) / len(rows) <= 0.7
    assert len({row.text for row in rows}) == len(rows)
    known = {topic.id for one in lists() for topic in one.topics}
    assert {row.topic for row in rows} - {"-"} <= known


def test_no_sentence_is_in_both_sets() -> None:
    assert not {row.text for row in sentences(TUNED)} & {row.text for row in sentences(HELD_OUT)}


def test_the_japanese_list_holds_the_14_items_in_their_order() -> None:
    numbered = [topic.number for topic in lists()[0].topics if topic.number]
    assert numbered == list(range(1, 15))
    assert [topic.number for topic in lists()[0].topics if topic.kind == "method" and topic.number] == [12, 13, 14]


def test_every_topic_says_what_to_answer_and_why() -> None:
    for one in lists():
        for topic in one.topics:
            assert topic.basis.ja
            assert topic.if_raised.ja
            assert topic.patterns.ja or topic.patterns.en, topic.id


def test_every_pattern_can_be_used() -> None:
    assert [error for one in lists() for error in pattern_errors(one)] == []


def _with_pattern(pattern: str) -> FairnessList:
    one = lists()[0]
    phrases = one.topics[0].patterns.model_copy(update={"ja": (pattern,)})
    return one.model_copy(update={"topics": (one.topics[0].model_copy(update={"patterns": phrases}), *one.topics[1:])})


@pytest.mark.parametrize("pattern", ["(", "a*", "(?:ab{0,3}){0,9}", "x?", "ＡＢＣ", "Family", "a{0,999}"])
def test_a_pattern_that_would_do_harm_is_refused(pattern: str) -> None:
    errors = pattern_errors(_with_pattern(pattern))
    assert errors[0][0][:2] == ("topics", 0)


@given(st.text(max_size=200))
def test_any_text_can_be_checked(text: str) -> None:
    for finding in checker().find(text, "ja"):
        assert finding.matched in text


@given(st.text(max_size=60))
def test_normalising_keeps_the_way_back(text: str) -> None:
    seen = normal(text)
    assert len(seen.spans) == len(seen.text)
    assert all(0 <= start < end <= len(text) for start, end in seen.spans)


def test_a_long_text_is_checked_at_its_beginning() -> None:
    far = "あ" * MAX_CHARACTERS + "ご出身はどちらですか"
    assert checker().find(far, "ja") == ()


def test_a_list_alone_finds_its_own_topics_only() -> None:
    alone = Checker(lists()[:1])
    assert {finding.jurisdiction for finding in alone.find("ご出身はどちらですか", "ja")} == {"jp"}
