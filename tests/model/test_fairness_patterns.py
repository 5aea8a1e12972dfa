"""The patterns cannot be made slow, and the checker counts a match only where it should."""

from __future__ import annotations

from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from cskit.model import fairness_check
from cskit.model.fairness import FairnessList, FairnessTopic, Phrases
from cskit.model.fairness_check import MAX_REPEAT, Checker, normal
from cskit.model.text import LANGUAGES, Statement, Text
from tests.model.figures import checker, lists

WORDS = Text(ja="理由です。", en="A reason.")


def patterns() -> Iterator[str]:
    for one in lists():
        for topic in one.topics:
            for phrases in (topic.patterns, topic.exceptions):
                yield from (*phrases.ja, *phrases.en)
    yield from (pattern.pattern for pattern in (*fairness_check._OTHERS, fairness_check._MENTIONED, fairness_check._FOLLOWED))


def repeats(tree: Any, inside: bool = False) -> Iterator[tuple[int, bool]]:
    """Give the upper bound of every repeat of a parsed pattern, and whether it stands inside a repeat of more than one."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            yield int(value[1]), inside
            yield from repeats(value[2], inside or int(value[1]) > 1)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, inside)
        elif kind is op.SUBPATTERN:
            yield from repeats(value[3], inside)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from repeats(value[1], inside)


def test_repeats_are_bounded_and_never_nested() -> None:
    slow = {
        pattern
        for pattern in set(patterns())
        for bound, inside in repeats(_parser.parse(pattern))
        if bound > MAX_REPEAT or inside
    }
    assert not slow, slow


@pytest.mark.parametrize("pattern", ["a*b", "a+", "(?:a?b){0,4}", "(?=(?:a{0,2}){0,2})x", "a{0,81}", "(?:x|(?:y{2}z)){0,3}"])
def test_the_tree_and_the_checker_agree_on_what_is_slow(pattern: str) -> None:
    assert any(bound > MAX_REPEAT or inside for bound, inside in repeats(_parser.parse(pattern)))
    assert fairness_check._slow(pattern)


@pytest.mark.parametrize("pattern", [r"a\*b\+", "[*+{]x", "(?:a|b?)c?", "(?:ab){0,3}c{2}", r"\(?x\[a-z\]{0,5}", "(?<!a)b(?!c)"])
def test_signs_that_are_no_repeats_are_let_through(pattern: str) -> None:
    assert fairness_check._slow(pattern) is None


def test_what_to_ask_instead_passes_the_check_itself() -> None:
    for one in lists():
        for topic in one.topics:
            for language in LANGUAGES:
                if topic.ask_instead:
                    assert checker().find(topic.ask_instead.in_(language), language) == (), (one.id, topic.id)


def of(ja: tuple[str, ...] = (), en: tuple[str, ...] = (), but: tuple[str, ...] = ()) -> Checker:
    topic = FairnessTopic(
        id="topic", name=WORDS, why=WORDS, basis=WORDS, if_raised=WORDS,
        patterns=Phrases(ja=ja, en=en), exceptions=Phrases(ja=but, en=but),
    )  # fmt: skip
    return Checker([FairnessList(id="list", name=WORDS, note=Statement(ja="注です。", en="A note."), topics=(topic,))])


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("家族は", "家族"),
        ("家族葬の予約は", None),
        ("家族葬について、家族は", "家族"),
        ("ご家 族は", "家 族"),
        ("お客様の家族は", None),
        ("お客様の話のあとで、家族は", "家族"),
        ("お客様もあなたの家族も", "家族"),
        ("家族向けのアプリ", None),
    ],
)
def test_a_match_counts_unless_it_lies_in_an_exception_or_is_said_of_customers(text: str, matched: str | None) -> None:
    found = of(ja=("家族",), but=("家族葬",)).find(text, "ja")
    assert [finding.matched for finding in found] == ([matched] if matched else [])


def test_an_exception_spares_only_what_lies_inside_it() -> None:
    assert of(ja=("家族構成",), but=("家族",)).find("家族構成は", "ja")


def test_of_two_matches_the_first_is_told_and_of_two_at_one_place_the_longer() -> None:
    found = of(en=("family", "your family", "your", "age")).find("About your family and age", "en")
    assert [finding.matched for finding in found] == ["your family"]


def test_half_width_kana_is_found_and_given_back_as_written() -> None:
    assert of(ja=("ガイド",)).find("新しいｶﾞｲﾄﾞは", "ja")[0].matched == "ｶﾞｲﾄﾞ"


def test_dashes_quotes_and_invisible_signs_do_not_hide_a_question() -> None:
    assert normal("What’s\u200b your—“age”?").text == 'what\'s your,"age"?'


def test_a_word_joined_by_a_hyphen_is_another_word() -> None:
    assert of(en=("family",)).find("A family-run hotel", "en") == ()
    assert of(en=("family",)).find("A family hotel", "en")
