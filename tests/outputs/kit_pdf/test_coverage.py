"""What the fonts show, and what stands in for the rest."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.fonts import STAND_IN, characters
from cskit.model.text import LANGUAGES, Language
from cskit.outputs.kit_pdf.coverage import showable
from cskit.outputs.kit_pdf.words import WORDS

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "shown", "missing"),
    [
        ("顧客の成功 100%", "顧客の成功 100%", []),
        ("𠮷野家、髙島、﨑、神", "𠮷野家、髙島、﨑、神", []),
        ("よい👍です", "よい〓です", ["👍"]),
        (FAMILY, "〓", [FAMILY]),
        ("👍🏽👍🏽", "〓〓", ["👍🏽", "👍🏽"]),
        ("🇯🇵🇬🇧", "〓〓", ["🇯🇵", "🇬🇧"]),
        ("❤\ufe0f", "〓", ["❤\ufe0f"]),
        ("1\ufe0f\u20e3", "1〓", ["1\ufe0f\u20e3"]),
        ("葛\U000e0100城", "葛城", []),
        ("→\ufe0e", "→", []),
        ("cafe\u0301", "café", []),
        ("か\u3099", "か\u3099", []),
        ("か\u3099 e\u0301", "か\u3099 é", []),
        ("a\u200b\u200d\u2060b\ufeff", "ab", []),
        ("一\n二\t三\r\n四\u2028五", "一 二 三  四 五", []),
        ("한국", "〓〓", ["한", "국"]),
        ("\ud800", "〓", ["\ud800"]),
        ("\x07bell", "bell", []),
        ("", "", []),
        ("\u3099", "\u3099", []),
        ("\ufe0f", "", []),
    ],
)
def test_showable(text: str, shown: str, missing: list[str]) -> None:
    assert showable(text, characters()) == (shown, missing)


@given(st.text(st.characters(), max_size=40))
def test_whatever_is_written_can_be_shown(text: str) -> None:
    shown, missing = showable(text, characters())
    assert characters().issuperset(shown)
    assert shown.count(STAND_IN) == len(missing) + text.count(STAND_IN)
    assert all(sign in text for sign in missing)
    assert showable(shown, characters()) == (shown, [])


@given(st.text(st.sampled_from(sorted(characters())), max_size=40))
def test_what_the_font_shows_is_left_alone(text: str) -> None:
    assert showable(text, characters()) == (text, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_own_words_can_be_shown(language: Language) -> None:
    for words in astuple(WORDS[language]):
        for text in words if isinstance(words, tuple) else (words,):
            assert characters().issuperset(text), text
