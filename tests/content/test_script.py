"""Which script a text is in, and which names count as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.content.script import is_prose, is_reading, japanese_outside_quotes, needs_reading, same_name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Churn is 5%.", None), ("Say “解約”.", None), ("Say ‘解約’.", None), ("Say 「解約」.", None), ("解約", "解約"),
        ("Say “解約” or 解約率 now.", "解約率"), ("The team’s 解約 and the customer’s", "解約"), ("‘the team’s 解約’", None),
        ('Say "解約".', "解約"), ("Noted “解約", "解約"), ("Full stop。", None), ("ｶﾅ", "ｶﾅ"), ("𠮷", "𠮷"),
    ],
)  # fmt: skip
def test_japanese_outside_quotes(text: str, found: str | None) -> None:
    assert japanese_outside_quotes(text) == found


@pytest.mark.parametrize(
    "text", ["Customers leave.", "なぜ\uff1f", "What next?", "He said “no.”", "one two three four five six seven"]
)
def test_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize("text", ["SaaS", "Customer Success", "Net Promoter Score", "解約率"])
def test_labels(text: str) -> None:
    assert not is_prose(text)


@pytest.mark.parametrize(
    ("name", "needed"), [("チャーン", False), ("はい・タッチ", False), ("人々", True), ("NPS", True), ("1on1", True)]
)
def test_names_that_need_a_reading(name: str, needed: bool) -> None:
    assert needs_reading(name) is needed


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("かいやくりつ", True),
        ("ちゃーん れーと", True),
        ("はい・たっち", True),
        ("ゔぃっぷ", True),
        ("カイヤク", False),
        ("kaiyaku", False),
        ("", False),
    ],
)
def test_readings(text: str, fine: bool) -> None:
    assert is_reading(text) is fine


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＬＴＶ", "ltv"),
        ("Up-sell", "upsell"),
        ("ハイ タッチ", "はい・たっち"),
        ("ﾁｬｰﾝ", "チャーン"),
        ("1\u2011on\u20111", "1on1"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("チャーン", "チャン"), ("CS", "CX"), ("解約", "解約率"), ("ハイタッチ", "バイタッチ")]
)
def test_names_that_differ(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


@given(st.lists(st.sampled_from(["a", "X", "Ｂ", "ｶﾞ", "か", "ガ", "ー", "・", "-", "\u2011", " ", "\u3000", "1", "解"])))
def test_the_form_of_a_name_is_its_own_form(parts: list[str]) -> None:
    once = same_name("".join(parts))
    assert same_name(once) == once
