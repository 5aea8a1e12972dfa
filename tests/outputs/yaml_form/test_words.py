"""The form's own words."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

from cskit.model.scale import RECOMMENDATIONS
from cskit.outputs.yaml_form import schema, writer
from cskit.outputs.yaml_form.comments import WIDTH, comment, width
from cskit.outputs.yaml_form.words import WORDS

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def flat(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def test_both_languages_say_everything_in_their_own_words() -> None:
    ja, en = asdict(WORDS["ja"]), asdict(WORDS["en"])
    assert ja.keys() == en.keys()
    for name in ja:
        assert flat(ja[name]).strip("\n")
        assert flat(ja[name]) != flat(en[name])
        assert sorted(re.findall(r"\{\w+\}", flat(ja[name]))) == sorted(re.findall(r"\{\w+\}", flat(en[name]))), name
        assert not JAPANESE.search(flat(en[name])), name


def test_every_word_is_used_and_every_used_word_exists() -> None:
    used = set(re.findall(r"\bwords\.([a-z_]+)\b", Path(writer.__file__).read_text(encoding="utf-8")))
    assert used == set(asdict(WORDS["ja"]))


def test_the_schema_offers_every_recommendation() -> None:
    offered = [option["const"] for option in schema()["properties"]["recommendation"]["oneOf"] if "const" in option]
    assert offered == list(RECOMMENDATIONS)


def test_comments_break_where_a_line_may_end() -> None:
    lines = comment("顧客の話を聞きました。" * 20, 2, 2)
    assert len(lines) > 1
    assert all(line.endswith("。") and width(line) <= WIDTH for line in lines)
    assert comment("") == []
    assert comment("a\n\nb") == ["# a", "# b"]
    long = comment("（" + "あ" * 200 + "）", 0)
    assert all(not line.endswith("（") and not line.startswith("# ）") for line in long)
    assert "".join(line[2:] for line in long) == "（" + "あ" * 200 + "）"
