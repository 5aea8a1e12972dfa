"""The form's own words."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date

from cskit.outputs.kit_pdf import TEMPLATES
from cskit.outputs.kit_pdf.words import WORDS

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def flat(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def test_both_languages_say_everything_in_their_own_words() -> None:
    ja, en = asdict(WORDS["ja"]), asdict(WORDS["en"])
    assert ja.keys() == en.keys()
    for name in ja:
        assert flat(ja[name]).strip("\n")
        assert flat(ja[name]) != flat(en[name])
        assert re.findall(r"\{.\}", flat(ja[name])) == re.findall(r"\{.\}", flat(en[name])), name
        assert not JAPANESE.search(flat(en[name])), name
        assert not set("!！") & set(flat(ja[name]) + flat(en[name])), name


def test_day() -> None:
    assert WORDS["ja"].day(date(2026, 1, 5)) == "2026年1月5日"
    assert WORDS["en"].day(date(2026, 12, 5)) == "5 December 2026"


def test_every_word_is_used_and_every_used_word_exists() -> None:
    templates = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ"))
    used = set(re.findall(r"\bwords\.([a-z_]+)\b(?!\()", templates))
    assert used == set(asdict(WORDS["ja"]))
