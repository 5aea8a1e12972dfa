"""A formula's expression as HTML that stands like print: fractions stacked, words in place of symbols.

MathML would not wrap: its lines of words run off a phone. Here each part is a box of its own, lines
break between parts, and a screen reader is given the formula in one line of text.
"""

from __future__ import annotations

import html
from collections.abc import Mapping

from cskit.model.formula import Formula, Node, Unit, parse
from cskit.model.text import Language

_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}

_UNITS: dict[Unit, tuple[str, str, str]] = {
    "percent": ("%", "%", "%"),
    "yen": ("円", " yen", " yen"),
    "customers": ("社", " customer", " customers"),
    "users": ("人", " user", " users"),
    "points": ("", "", ""),
    "minutes": ("分", " minute", " minutes"),
    "hours": ("時間", " hour", " hours"),
    "days": ("日", " day", " days"),
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
    labels = {item.symbol: item.label.in_(language) for item in spec.inputs}
    return _equation(spec.result.label.in_(language), parse(spec.expression), labels)


def worked(spec: Formula, inputs: Mapping[str, float], result: float, language: Language) -> str:
    """Typeset the expression with numbers put in, and what comes out."""
    units = {item.symbol: item.unit for item in spec.inputs}
    numbers = {symbol: quantity(value, units[symbol], language) for symbol, value in inputs.items()}
    out = quantity(result, spec.result.unit, language, spec.result.decimals, signed=spec.result.signed)
    return _equation(None, parse(spec.expression), numbers, out)


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


def in_a_line(node: Node, labels: Mapping[str, str]) -> str:
    """Write an expression as one line of text.

    >>> in_a_line(parse("(end - new) / start * 100"), {"end": "E", "new": "N", "start": "S"})
    '(E − N) ÷ S × 100'
    """
    if isinstance(node, float):
        return _number(node)
    if isinstance(node, str):
        return labels.get(node, node)
    operator, left, right = node
    first, second = in_a_line(left, labels), in_a_line(right, labels)
    rank = 2 if operator in "*/" else 1
    if _rank(left) < rank:
        first = f"({first})"
    if _rank(right) < rank or (operator in "-/" and _rank(right) == rank):
        second = f"({second})"
    return f"{first} {_SIGNS[operator]} {second}"


def _equation(name: str | None, node: Node, labels: Mapping[str, str], out: str | None = None) -> str:
    parts = [_box("word", name) + _sign("=")] if name else []
    parts.append(_row(node, labels))
    parts += [_sign("=") + _box("word result", out)] if out else []
    spoken = " = ".join(part for part in (name, in_a_line(node, labels), out) if part)
    return f'<div class="math" role="math" aria-label="{html.escape(spoken)}">{"".join(parts)}</div>'


def _row(node: Node, labels: Mapping[str, str]) -> str:
    if isinstance(node, float):
        return _box("word", _number(node))
    if isinstance(node, str):
        return _box("word", labels.get(node, node))
    operator, left, right = node
    if operator == "/":
        top, bottom = (f"<span>{_row(part, labels)}</span>" for part in (left, right))
        return f'<span class="fraction">{top}{bottom}</span>'
    first, second = _row(left, labels), _row(right, labels)
    rank = 2 if operator == "*" else 1
    if _rank(left) < rank and _operator(left) != "/":
        first = _bracketed(first)
    if (_rank(right) < rank or (operator == "-" and _rank(right) == 1)) and _operator(right) != "/":
        second = _bracketed(second)
    return first + _sign(_SIGNS[operator]) + second


def _operator(node: Node) -> str:
    return node[0] if isinstance(node, tuple) else ""


def _rank(node: Node) -> int:
    """How tightly a part holds together: a sum 1, a product or quotient 2, a single value 9."""
    return {"+": 1, "-": 1, "*": 2, "/": 2}.get(_operator(node), 9)


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _box(kind: str, text: str) -> str:
    return f'<span class="{kind}">{html.escape(text)}</span>'


def _bracketed(inside: str) -> str:
    return f'<span class="bracketed"><span class="sign">(</span>{inside}<span class="sign">)</span></span>'


def _sign(sign: str) -> str:
    return f'<span class="sign">{sign}</span>'
