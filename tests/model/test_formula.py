"""Expressions: plain arithmetic and nothing else; they compute what Python computes; the field's test vectors hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.content.load import load
from cskit.model.formula import MAX_EXPRESSION, FormulaError, evaluate, parse, symbols
from tests.conftest import ROOT

NUMBERS = st.integers(1, 99).map(str)
EXPRESSIONS = st.recursive(
    st.one_of(NUMBERS, st.sampled_from(["a", "b"])),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*/"), inner),
    max_leaves=10,
).filter(lambda text: len(text) <= MAX_EXPRESSION)


@given(EXPRESSIONS, st.floats(-50, 50), st.floats(-50, 50))
def test_it_computes_what_python_computes(expression: str, a: float, b: float) -> None:
    try:
        expected = eval(expression, {"__builtins__": {}}, {"a": a, "b": b})  # noqa: S307  made of digits, a, b and operators
    except ZeroDivisionError:
        with pytest.raises(FormulaError):
            evaluate(parse(expression), {"a": a, "b": b})
        return
    assert evaluate(parse(expression), {"a": a, "b": b}) == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "a b",
        "a ** 2",
        "-a",
        "f(a)",
        "a.b",
        "a[0]",
        "'a'",
        "True",
        "a if b else c",
        "lambda: 1",
        "__import__('os')",
        "1e999",
        "a := 1",
        "(" * 120 + "1" + ")" * 120,
    ],
)
def test_nothing_but_arithmetic_is_taken(expression: str) -> None:
    with pytest.raises(FormulaError):
        evaluate(parse(expression), {"a": 1.0, "b": 1.0})


@given(st.text(max_size=80))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        tree = parse(text)
    except FormulaError:
        return
    assert all(name.isidentifier() for name in symbols(tree))


def test_a_missing_input_and_a_zero_divisor_are_said() -> None:
    with pytest.raises(FormulaError, match="'b' has no value"):
        evaluate(parse("a + b"), {"a": 1})
    with pytest.raises(FormulaError, match="division by zero"):
        evaluate(parse("a / b"), {"a": 1, "b": 0})


def test_the_test_vectors_of_the_field_stand_in_the_content() -> None:
    content, _ = load([ROOT])
    results = {
        (term.id, *example.inputs.values()): example.result
        for term in content.terms.values()
        for formula in term.formulas
        for example in formula.examples
    }
    assert results["churn-rate", 150, 3000] == 5.0
    assert results["retention-rate", 160, 200] == 80.0
    assert results["retention-rate", 200, 40, 200] == 80.0
    assert results["ltv", 100000, 12, 4] == 4_800_000
    assert results["ltv", 100000, 12, 4, 70] == 3_360_000
    assert results["nps", 50, 30, 20] == 30
    assert math.isclose(100 * (1 - 0.95**12), 45.96, abs_tol=0.005)
