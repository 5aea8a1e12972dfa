"""Formulas as boxes that wrap, and as one line for a screen reader."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.formula import Formula, FormulaError, Input, Node, Result, Unit, evaluate, parse, symbols
from cskit.model.text import Language, Text
from cskit.outputs.site.typeset import formula, in_a_line, quantity, worked

CHURN = Formula(
    id="churn", name=Text(ja="解約率", en="Churn"), expression="lost / opening * 100",
    inputs=(
        Input(symbol="lost", label=Text(ja="解約した顧客", en="lost <b>"), unit="customers"),
        Input(symbol="opening", label=Text(ja="はじめの顧客", en="opening"), unit="customers"),
    ),
    result=Result(label=Text(ja="解約率", en="churn"), unit="percent", decimals=1),
    examples=({"inputs": {"lost": 150.0, "opening": 3000.0}, "result": 5.0, "says": {"ja": "例", "en": "x"}},),
)  # fmt: skip


def test_a_formula_is_stacked_and_spoken() -> None:
    shown = formula(CHURN, "ja")
    assert 'aria-label="解約率 = 解約した顧客 ÷ はじめの顧客 × 100"' in shown
    assert shown.count('class="fraction"') == 1
    assert "<b>" not in formula(CHURN, "en")


def test_a_worked_example_ends_in_its_result() -> None:
    shown = worked(CHURN, {"lost": 150, "opening": 3000}, 5, "en")
    assert re.findall(r'class="word(?: result)?">([^<]*)', shown) == ["150 customers", "3,000 customers", "100", "5.0%"]


@pytest.mark.parametrize(
    ("value", "unit", "language", "decimals", "signed", "text"),
    [(4800000, "yen", "ja", None, False, "4,800,000円"), (1, "customers", "en", None, False, "1 customer"),
     (-2.5, "percent", "en", 1, False, "−2.5%"), (30, "points", "ja", 0, True, "+30"), (0, "points", "ja", 0, True, "0"),
     (0.5, "ratio", "en", None, False, "0.5"), (12, "times_per_year", "ja", None, False, "12回/年")],
)  # fmt: skip
def test_quantities(value: float, unit: Unit, language: Language, decimals: int | None, signed: bool, text: str) -> None:
    assert quantity(value, unit, language, decimals, signed=signed) == text


EXPRESSIONS = st.recursive(
    st.one_of(st.sampled_from(["a", "b", "c"]), st.integers(1, 9).map(str)),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
    max_leaves=8,
)


@given(EXPRESSIONS)
def test_the_line_means_what_the_tree_means(expression: str) -> None:
    tree: Node = parse(expression)
    line = in_a_line(tree, {}).replace("×", "*").replace("÷", "/").replace("−", "-")
    values = {"a": 2.0, "b": 3.0, "c": 7.0}
    try:
        expected = evaluate(tree, values)
    except FormulaError:
        with pytest.raises(FormulaError):
            evaluate(parse(line), values)
    else:
        assert evaluate(parse(line), values) == pytest.approx(expected)
    assert symbols(parse(line)) == symbols(tree)
