"""A formula's expression as MathML, which browsers typeset without any script or font."""

from __future__ import annotations

import html
from collections.abc import Mapping

from cskit.model.formula import Formula, Node, Unit, parse
from cskit.model.text import Language

_SIGNS = {"+": "+", "-": "−", "*": "×"}
_RANK = {"+": 1, "-": 1, "*": 2, "/": 3}

_UNITS: dict[Unit, tuple[str, str, str]] = {
    "percent": ("%", "%", "%"),
    "yen": ("円", " yen", " yen"),
    "customers": ("社", " customer", " customers"),
    "points": ("", "", ""),
    "months": ("か月", " month", " months"),
    "years": ("年", " year", " years"),
    "times": ("回", " time", " times"),
    "times_per_year": ("回/年", " time a year", " times a year"),
    "replies": ("件", " reply", " replies"),
    "ratio": ("", "", ""),
}
"""Unit to its Japanese form and its English singular and plural."""


def formula(spec: Formula, language: Language) -> str:
    """Typeset ``result = expression`` with the inputs' labels."""
    labels = {item.symbol: _text(item.label.in_(language)) for item in spec.inputs}
    return _math(f"{_text(spec.result.label.in_(language))}<mo>=</mo>{_row(parse(spec.expression), labels)}")


def worked(spec: Formula, inputs: Mapping[str, float], result: float, language: Language) -> str:
    """Typeset the expression with numbers put in, and what comes out."""
    units = {item.symbol: item.unit for item in spec.inputs}
    numbers = {symbol: f"<mn>{html.escape(quantity(value, units[symbol], language))}</mn>" for symbol, value in inputs.items()}
    out = quantity(result, spec.result.unit, language, spec.result.decimals, signed=spec.result.signed)
    return _math(f"{_row(parse(spec.expression), numbers)}<mo>=</mo><mn>{html.escape(out)}</mn>")


def quantity(value: float, unit: Unit, language: Language, decimals: int | None = None, *, signed: bool = False) -> str:
    """Write a number with its unit as the language does.

    >>> quantity(4800000, "yen", "ja"), quantity(5, "percent", "en", 1), quantity(30, "points", "en", 0, signed=True)
    ('4,800,000円', '5.0%', '+30')
    """
    places = decimals if decimals is not None else (0 if float(value).is_integer() else 2)
    number = f"{value:,.{places}f}"
    if decimals is None and "." in number:
        number = number.rstrip("0")
    if signed and value > 0:
        number = "+" + number
    japanese, one, many = _UNITS[unit]
    number = number.replace("-", "−")
    return number + (japanese if language == "ja" else one if number == "1" else many)


def _math(inside: str) -> str:
    return f'<math display="block"><mrow>{inside}</mrow></math>'


def _text(label: str) -> str:
    return f"<mtext>{html.escape(label)}</mtext>"


def _row(node: Node, labels: Mapping[str, str]) -> str:
    if isinstance(node, float):
        return f"<mn>{node:,.10g}</mn>"
    if isinstance(node, str):
        return labels.get(node) or _text(node)
    operator, left, right = node
    if operator == "/":
        return f"<mfrac><mrow>{_row(left, labels)}</mrow><mrow>{_row(right, labels)}</mrow></mfrac>"
    first, second = _row(left, labels), _row(right, labels)
    if _rank(left) < _RANK[operator]:
        first = f"<mo>(</mo>{first}<mo>)</mo>"
    if _rank(right) < _RANK[operator] or (operator == "-" and _rank(right) == 1):
        second = f"<mo>(</mo>{second}<mo>)</mo>"
    return f"{first}<mo>{_SIGNS[operator]}</mo>{second}"


def _rank(node: Node) -> int:
    return _RANK[node[0]] if isinstance(node, tuple) else 9
