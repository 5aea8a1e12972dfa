"""The indexes: 五十音 rows, letters, shelves, and the order of a Japanese dictionary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.views.glossary import KANA_ROWS, hiragana, kana_key, kana_row, letter


@pytest.mark.parametrize(
    ("reading", "row"),
    [
        ("おんぼーでぃんぐ", "row-a"),
        ("がくしゅう", "row-ka"),
        ("じゅどうてき", "row-sa"),
        ("づ", "row-ta"),
        ("ぱっしぶ", "row-ha"),
        ("ょ", "row-ya"),
        ("を", "row-wa"),
        ("ゔ", "row-a"),
        ("サクセス", "row-sa"),
        ("ｻｸｾｽ", "row-sa"),
        ("LTV", None),
        ("", None),
        ("ー", None),
    ],
)
def test_a_reading_belongs_to_a_row(reading: str, row: str | None) -> None:
    assert kana_row(reading) == row


def test_every_kana_has_exactly_one_row() -> None:
    kana = "".join(members for _, _, members in KANA_ROWS)
    assert len(set(kana)) == len(kana) == 48
    for char in kana:
        assert kana_row(char) is not None


def test_marks_small_kana_and_long_vowels_do_not_change_the_order() -> None:
    readings = ["ちゃーん", "ちやん", "ぢやん", "ちゃんねる", "さーす", "さくせす", "ざ"]
    assert sorted(readings, key=kana_key) == ["ざ", "さくせす", "さーす", "ちゃーん", "ちやん", "ぢやん", "ちゃんねる"]


@given(st.text(alphabet=[chr(c) for c in range(0x3041, 0x3097)] + ["ー"], min_size=1))
def test_katakana_sorts_like_hiragana(reading: str) -> None:
    katakana = "".join(chr(ord(c) + 96) if "ぁ" <= c <= "ゖ" else c for c in reading)
    assert hiragana(katakana) == reading
    assert kana_key(katakana) == kana_key(reading)


@pytest.mark.parametrize(("name", "first"), [("Upsell", "u"), ("élan", "e"), ("3-axis", None), ("チャーン", None), ("", None)])
def test_letters(name: str, first: str | None) -> None:
    assert letter(name) == first
