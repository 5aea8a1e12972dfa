"""The room's own words: the same things said in both languages, and each of them used."""

from __future__ import annotations

import re
from pathlib import Path

from cskit.fonts import characters
from cskit.outputs.debrief import words as module
from cskit.outputs.debrief.sorts import printable
from cskit.outputs.debrief.words import words

FOLDER = Path(module.__file__).parent
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def test_both_languages_put_in_the_same_values() -> None:
    ja, en = words("ja"), words("en")
    for name in ja:
        assert set(re.findall(r"\{\w+\}", ja[name])) == set(re.findall(r"\{\w+\}", en[name])), name


def test_japanese_is_japanese_and_english_is_not() -> None:
    for name, phrase in words("en").items():
        assert not JAPANESE.search(phrase), name
    for name, phrase in words("ja").items():
        bare = re.sub(r"\{\w+\}|[^\w]|[A-Za-z0-9]", "", phrase)
        assert not bare or JAPANESE.search(bare), name


def test_every_phrase_is_used() -> None:
    used = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*") if path.suffix in (".j2", ".typ"))
    composed = ("flag_", "item_", "lenient", "severe")
    unused = [name for name in words("ja") if not re.search(rf"\bw\.{name}\b", used) and not name.startswith(composed)]
    assert unused == []


def test_every_phrase_can_be_printed() -> None:
    for language in ("ja", "en"):
        for name, phrase in words(language).items():
            assert characters().issuperset(phrase), name
            assert printable(phrase) == phrase, name


def test_long_runs_may_break_and_nothing_else_changes() -> None:
    assert printable("w" * 36) == "w" * 36
    assert printable("w" * 40).replace("\u200b", "") == "w" * 40
    assert printable("a\tb\x07\u202e") == "a b"
    assert printable("مرحبا!") == "〓!"
