"""The YAML reader: what it takes, what it refuses, and where it says things are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from cskit.content import yaml
from cskit.content.yaml import OddNumber
from cskit.model.problems import Problem

PARSERS = ["libyaml", "plain"]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Either parser: libyaml's, and that of plain Python for where libyaml is not built in."""
    if request.param == "plain":
        monkeypatch.setattr(yaml, "_LOADER", pyyaml.Loader)
    return str(request.param)


def read(text: str) -> dict[str, Any]:
    data, problems = yaml.read(text, "a.yml")
    assert problems == []
    assert data is not None
    return data


def refusal(text: str) -> Problem:
    data, problems = yaml.read(text, "a.yml")
    assert data is None
    [problem] = problems
    return problem


def at(problem: Problem) -> tuple[int | None, int | None]:
    return problem.place.line, problem.place.column


def test_libyaml_is_used_where_it_is_there() -> None:
    assert yaml._LOADER is getattr(pyyaml, "CLoader", pyyaml.Loader)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("churn", "churn"), ("60", 60), ("-3", -3), ("33.3", 33.3), ("yes", True), ("Off", False), ("~", None), ("", None),
        ("2026-11-21", date(2026, 11, 21)), ('"60"', "60"), ("'no'", "no"), ("12:30", OddNumber("12:30")),
        ("1_000", OddNumber("1_000")), ("010", OddNumber("010")), ("0x1F", OddNumber("0x1F")), ("1,000", "1,000"),
        ("2026-02-30", "2026-02-30"), ("24/7", "24/7"), ("3社", "3社"), ("9" * 5000, OddNumber("9" * 5000)),
        ("[a, b]", ("a", "b")), ("{ja: 解約, en: churn}", {"ja": "解約", "en": "churn"}),
    ],
)  # fmt: skip
def test_values(written: str, value: object, parser: str) -> None:
    assert read(f"key: {written}\n") == {"key": value}


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "the key 'a' stands in line 1 already"),
        ("a:\n  b: &x 1\n", (2, 6), "an anchor (a value that begins with `&`)"),
        ("a: *x\n", (1, 4), "an alias (a value that begins with `*`)"),
        ("&x a: 1\n", (1, 1), "an anchor (a value that begins with `&`)"),
        ("a: 1\n*x : 2\n", (2, 1), "an alias (a value that begins with `*`)"),
        ("a: !!int 1\n", (1, 4), "a tag (a value that begins with `!`)"),
        ("a: 1\n---\nb: 2\n", (2, 1), "a second document starts here"),
        ("a:\n  b: 1\n\tc: 2\n", (3, 1), "a tab at the beginning of the line"),
        ("a: b: c\n", (1, 5), "a colon followed by a space inside unquoted text"),
        ("a: 1\nb\nc: 2\n", (2, 1), "a line without a colon"),
        ("a:\n  b: 1\n c: 2\n", (3, 2), "the indentation does not fit the lines above"),
        ('a: 1\nb: "text\nc: 2\n', (2, 4), "a quotation mark that is not closed"),
        ("a: 1\nb: {ja: x\nc: 2\n", (2, 4), "a {…} that is not closed, or that holds a colon inside a text"),
        ("a: 1\nb: [x\nc: 2\n", (2, 4), "a […] that is not closed, or that is followed by more text"),
        ('a: "b" c\n', (1, 8), "text after a closing quotation mark"),
        ("a: [[ltv]] is\n", (1, 5), "a text that begins with [["),
        ("a: %x\n", (1, 4), "a text that begins with %, @ or `"),
        ("a: - x\n", (1, 4), "a list item on the line of its key"),
        ('a: "\\q"\n', (1, 6), "a backslash inside double quotes"),
        ("? [a]\n: 1\n", (1, 3), "a key that is not plain text"),
        ("a:\n\u3000b: 1\n", (2, 1), "a full-width or fixed space at the beginning of the line"),
        ("a\uff1ab\nc: 1\n", (1, 2), "a full-width colon after the key"),
        ("a: 1\nb:\n  c:x\n  d: 1\n", (3, 5), "no space after the colon"),
        ("a: 1\nb:\n  c:x\n\n  # a note\n  d: 1\n", (3, 5), "no space after the colon"),
        ("", (None, None), "the file is empty"),
        ("- a\n", (None, None), "the file has no `key: value` lines"),
        ("a: x\u0007\n", (1, 5), "an invisible character (U+0007)"),
        ("a: 1\nb: x\u200by\n", (2, 5), "an invisible character (U+200B)"),
        ("a: x\u2028y\n", (1, 5), "an invisible character (U+2028)"),
        ("a: " + "[" * 30 + "]" * 30, (1, 27), "more than 24 levels deep"),
    ],
)  # fmt: skip
def test_refusals(text: str, place: tuple[int | None, int | None], what: str, parser: str) -> None:
    problem = refusal(text)
    assert (at(problem), problem.what) == (place, what)
    assert problem.rule == "yaml"
    assert problem.why
    assert problem.remedy


def test_as_deep_as_a_record_may_be() -> None:
    inner = yaml.MAX_DEPTH - 1
    assert read("a: " + "[" * inner + "]" * inner)
    assert refusal("a: " + "[" * (inner + 1) + "]" * (inner + 1))


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("name: 解約\n".encode("cp932"), "the file looks like Shift_JIS, not UTF-8"),
        ("name: 解約\n".encode("utf-16"), "the file is UTF-16"),
        (b"name: \xff\xfe\xfd\n", "byte 0xff is not UTF-8"),
        ("name: 顧客です\n".encode("euc_jp"), "byte 0xb8 is not UTF-8"),
        (b"name: x\n" * 140_000, "the file has 1,120,000 bytes"),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, what: str) -> None:
    problem = yaml.decode(raw, "a.yml")
    assert isinstance(problem, Problem)
    assert problem.what == what


def test_wrong_byte_is_pointed_at() -> None:
    problem = yaml.decode(b"a: 1\nb: \xff\n", "a.yml")
    assert isinstance(problem, Problem)
    assert at(problem) == (2, 4)


def test_byte_order_mark_and_line_endings_of_windows() -> None:
    text = yaml.decode("\ufeffa: 解約\r\nb: x\r\n".encode(), "a.yml")
    assert isinstance(text, str)
    assert read(text) == {"a": "解約", "b": "x"}


def test_places_of_all_values() -> None:
    text = "a: 𠮷\nc: {d: 解約, e: f}\ng:\n  - h\n  - {i: j}\n"
    assert yaml.locate(text, "a.yml") == {
        (): (1, 1), ("a",): (1, 1), ("c",): (2, 1), ("c", "d"): (2, 5), ("c", "e"): (2, 12),
        ("g",): (3, 1), ("g", 0): (4, 5), ("g", 1): (5, 5), ("g", 1, "i"): (5, 6),
    }  # fmt: skip


def test_places_of_what_could_be_read_of_a_broken_file() -> None:
    assert yaml.locate("a: 1\nb: *x\n", "a.yml")["a",] == (1, 1)


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    data, problems = yaml.read(text, "a.yml")
    assert (data is None) == bool(problems)


@given(st.text(alphabet="ab:-[]{}\"'#&*!|>%@`,\\ \n\t解", max_size=40))
def test_no_punctuation_makes_the_reader_fail(text: str) -> None:
    data, problems = yaml.read(f"key: {text}", "a.yml")
    assert (data is None) == bool(problems)
    for problem in problems:
        assert problem.place.line is None or 1 <= problem.place.line <= text.count("\n") + 2


@given(st.binary(max_size=60))
def test_no_bytes_make_the_decoder_fail(raw: bytes) -> None:
    assert isinstance(yaml.decode(raw, "a.yml"), str | Problem)
