"""A metric's formula as data: one expression drives the page, the worked example and its check."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cskit.model.base import Entry, Frozen
from cskit.model.text import Attributed, Text

Symbol = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=32)]
"""A variable's name in an expression: lower-case letters, digits and underscores."""

Unit = Literal[
    "percent", "yen", "customers", "users", "points", "minutes", "hours", "days", "months", "years",
    "times", "times_per_year", "replies", "ratio",
]  # fmt: skip

MAX_EXPRESSION = 200


class FormulaError(ValueError):
    """An expression that is not plain arithmetic, or that has no value for these inputs."""


class Input(Frozen):
    """One thing that goes into a formula."""

    symbol: Symbol
    label: Text
    unit: Unit


class Result(Frozen):
    """What comes out of a formula."""

    label: Text
    unit: Unit
    decimals: int = Field(default=0, ge=0, le=4)
    """Decimals shown; the worked example must agree to this many."""
    signed: bool = Field(default=False)
    """True where a plus sign is shown, as in NPS."""


class Example(Attributed):
    """Numbers put into the formula; ``result`` is recomputed by the check."""

    inputs: dict[Symbol, float]
    result: float
    says: Text
    """The example in words."""


class Formula(Entry, Attributed):
    """One way to compute a metric."""

    name: Text
    expression: Annotated[str, StringConstraints(min_length=1, max_length=MAX_EXPRESSION)]
    """Arithmetic over the inputs' symbols: ``+ - * /``, brackets and numbers."""
    inputs: tuple[Input, ...] = Field(min_length=1)
    result: Result
    examples: tuple[Example, ...] = Field(min_length=1)
    edge_cases: tuple[Text, ...] = Field(default=())
    """What happens at 0, below 0 or over 100 %."""


Node = float | str | tuple[str, "Node", "Node"]
"""An expression as a tree: a number, a symbol, or (operator, left, right)."""

_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def parse(expression: str) -> Node:
    """Parse plain arithmetic into a tree.

    Raises FormulaError for anything but numbers, symbols, ``+ - * /`` and brackets.

    >>> parse("100 * lost / opening")
    ('/', ('*', 100.0, 'lost'), 'opening')
    """
    if len(expression) > MAX_EXPRESSION:
        raise FormulaError(f"an expression has at most {MAX_EXPRESSION} characters")
    try:
        tree = ast.parse(expression, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise FormulaError(f"'{expression}' is not arithmetic") from error
    return _node(tree.body)


def _node(node: ast.expr) -> Node:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        value = float(node.value)
        if not math.isfinite(value):
            raise FormulaError("a number in it is too large")
        return value
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return (_OPERATORS[type(node.op)], _node(node.left), _node(node.right))
    raise FormulaError(f"'{ast.unparse(node)}' is not a number, a symbol or one of + - * /")


def symbols(node: Node) -> set[str]:
    """Collect the symbols of an expression tree.

    >>> sorted(symbols(parse("(a + b) / a")))
    ['a', 'b']
    """
    if isinstance(node, str):
        return {node}
    if isinstance(node, float):
        return set()
    return symbols(node[1]) | symbols(node[2])


def evaluate(node: Node, inputs: Mapping[str, float]) -> float:
    """Compute an expression tree.

    Raises FormulaError where an input is missing, a divisor is zero or the value is not finite.

    >>> evaluate(parse("100 * lost / opening"), {"lost": 150, "opening": 3000})
    5.0
    """
    if isinstance(node, float):
        return node
    if isinstance(node, str):
        if node not in inputs:
            raise FormulaError(f"'{node}' has no value")
        return float(inputs[node])
    operator, left, right = node[0], evaluate(node[1], inputs), evaluate(node[2], inputs)
    if operator == "/":
        if right == 0:
            raise FormulaError("division by zero")
        value = left / right
    elif operator == "*":
        value = left * right
    else:
        value = left + right if operator == "+" else left - right
    if not math.isfinite(value):
        raise FormulaError("the value is too large")
    return value
