"""What was typed, told from the source beside a value."""

from __future__ import annotations

import pytest

from cskit.content.yaml import locate, read
from cskit.outputs.yaml_form.typed import Typed, Uncertain


def typed(text: str, *keys: str, prose: bool = True) -> str | Uncertain:
    data, problems = read(text, "f.yml")
    assert not problems
    value: object = data
    for key in keys:
        assert isinstance(value, dict)
        value = value[key]
    return Typed(text, locate(text, "f.yml")).text(keys, value, prose=prose)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("x: no", "no"), ("x: 1.50", "1.50"), ("x: +7", "+7"), ("x:\n  yes\ny: 1", "yes"), ("x: 2026-01-02", "2026-01-02"),
        ("x: ~", ""), ("x: null", ""), ("x:", ""), ("x: {y: no, z: on}", None), ('"x": 007', "007"), ("x : 0x1F", "0x1F"),
    ],
)  # fmt: skip
def test_one_value(text: str, meant: str | None) -> None:
    if meant is None:
        assert (typed(text, "x", "y"), typed(text, "x", "z")) == ("no", "on")
    else:
        assert typed(text, "x") == meant


def test_lines_are_kept_where_nothing_else_stands_between_them() -> None:
    assert typed("x: a\n  b\n\n  c\n# d\ny: 1", "x") == "a\nb\n\nc"
    assert typed("x: {y: a\n  b, z: 1}", "x", "y") == "a b"
    assert typed("x: 'a\n  b'", "x") == "a b"


def test_a_comment_cuts_free_text_alone() -> None:
    cut = typed("y: 1\nx: a # b", "x")
    assert isinstance(cut, Uncertain)
    assert (cut.line, cut.column) == (2, 6)
    assert isinstance(typed("x: no # b", "x"), Uncertain)
    assert isinstance(typed("x: # b", "x"), Uncertain)
    assert typed("x: no # b", "x", prose=False) == "no"
    assert typed("x: a\n# b", "x") == "a"


def test_a_source_that_gives_another_value_is_not_trusted() -> None:
    assert isinstance(Typed("x: no", {("x",): (1, 1)}).text(("x",), True, prose=True), Uncertain)
    assert isinstance(Typed("x: no", {}).text(("x",), False, prose=True), Uncertain)
