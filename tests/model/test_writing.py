"""What is written into a form comes out in one form of text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.writing import normalise

ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("\ufeffa\tb", "a b"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("a\ufffe\uffff\U0001ffff\ufdd0b", "ab"),
        ("a\ud83db", "ab"),
        ("ab\u202ecd\u2066e\u2069", "abcde"),
        ("か\u3099", "が"),
        ("\ufa19社\ufa11\u9ad9", "\ufa19社\ufa11\u9ad9"),
        ("\U00020bb7野家 \U0002f800", "\U00020bb7野家 \U0002f800"),
        ("葛\U000e0100", "葛\U000e0100"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
        ("ｶﾅ ＡＢ", "ｶﾅ ＡＢ"),
        ("  a  \n  b\u3000\n\n", "a\n  b"),
        ("=1+1", "=1+1"),
        ("مرحبا", "مرحبا"),
        (" \n\t ", ""),
    ],
)
def test_the_documented_rules(written: str, kept: str) -> None:
    assert normalise(written) == kept


@given(ANY_TEXT)
def test_doing_it_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(ANY_TEXT)
def test_nothing_hidden_is_left(text: str) -> None:
    for character in normalise(text):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs")
        assert ord(character) & 0xFFFE != 0xFFFE


@given(st.text("abcがギ漢字\ufa19 \n", max_size=40))
def test_plain_words_are_only_trimmed(text: str) -> None:
    assert normalise(text).split() == text.split()
