"""The law: whatever a text is, it comes back exactly, and nothing left of it begins like a formula."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.outputs.exchange.csv_table import read_back, written
from cskit.outputs.exchange.formulas import neutralise, undo
from tests.outputs import nasty

ANY = st.one_of(nasty.texts(), st.text(), st.text("=+-@'|＝\t\r\n \u200b\ufeff", max_size=6))
SIGNS = "=+-@|＝＋－＠｜﹦﹢﹣﹫−"


@given(text=st.one_of(ANY, st.text(st.characters(codec=None))))
def test_undone_exactly(text: str) -> None:
    assert undo(neutralise(text)) == text


@given(text=ANY)
def test_neutral_once_and_for_all(text: str) -> None:
    seen = neutralise(text)
    first = next((c for c in seen if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Co", "Cs")), "")
    assert first not in SIGNS or not first
    assert seen[:1] not in ("\t", "\r", "\n")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("before", ["", " ", "\t", "\u3000", "\u00a0", "\ufeff", "\u200b", "\u200f", "\n\n ", "\x00", "\u0301"])
def test_a_sign_behind_what_nobody_sees_is_neutralised(before: str, sign: str) -> None:
    assert neutralise(f"{before}{sign}1") == f"'{before}{sign}1"


@pytest.mark.parametrize("text", ["", " ", "a=1", "2+2", "3", "根拠 = 事実", "c-0042", "「-」", "👍", "1-2", "\u0301"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert neutralise(text) == text


@given(
    rows=st.lists(st.lists(nasty.texts().map(lambda t: t.encode(errors="ignore").decode()), min_size=2, max_size=2), max_size=4)
)
def test_a_table_comes_back_exactly(rows: list[list[str]]) -> None:
    data = b"".join(written(("=a", "b"), rows))
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_back(data) == (["=a", "b"], rows)


def test_the_form_of_the_file() -> None:
    data = b"".join(written(("a", "b", "c"), [('x"y', 3, None), ("a\nb", True, False)]))
    assert data.decode() == '\ufeff"a","b","c"\r\n"x""y","3",""\r\n"a\nb","true","false"\r\n'
