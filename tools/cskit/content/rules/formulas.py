"""A formula computes to what its worked examples say.

One expression drives the page, the example and the calculator, so they must agree: the expression uses
exactly the inputs that are declared, every example gives every input, and its result is the computed
value at the decimals that are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from cskit.content.fit import did_you_mean
from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.formula import Example, Formula, FormulaError, Node, evaluate, parse, symbols
from cskit.model.problems import Place, Problem
from cskit.model.walk import Found, every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every expression that is no arithmetic and every example that does not hold."""
    for found in every(content, Formula):
        place = found.place(content, "expression")
        try:
            node = parse(found.node.expression)
        except FormulaError as error:
            yield Problem(
                place, f"{error}", "the page computes with the expression",
                "use the inputs' symbols, numbers, + - * / and brackets ( ) only", "formulas",
            )  # fmt: skip
            continue
        mistakes = [*_inputs(found, content, node)]
        yield from mistakes
        if not mistakes:
            yield from _examples(found, content, node)


def _inputs(found: Found[Formula], content: Content, node: Node) -> Iterator[Problem]:
    declared: set[str] = set()
    used = symbols(node)
    for index, item in enumerate(found.node.inputs):
        place = found.place(content, "inputs", index, "symbol")
        if item.symbol in declared:
            yield _problem(
                place, f"the symbol '{item.symbol}' is declared twice",
                "one symbol stands for one number", "rename one of the two, or delete one",
            )  # fmt: skip
        elif item.symbol not in used:
            yield _problem(
                place, f"the input '{item.symbol}' is not used in the expression",
                "readers would be asked for a number that changes nothing", "use it in `expression`, or delete the input",
            )  # fmt: skip
        declared.add(item.symbol)
    for symbol in sorted(used - declared):
        guess = did_you_mean(symbol, declared)
        add = "add it to `inputs` with a label and a unit"
        yield _problem(
            found.place(content, "expression"), f"'{symbol}' is not among the inputs",
            "nobody could know which number to put in", f"{guess} if not, {add}" if guess.endswith("?") else add,
        )  # fmt: skip


def _examples(found: Found[Formula], content: Content, node: Node) -> Iterator[Problem]:
    declared = [item.symbol for item in found.node.inputs]
    for index, example in enumerate(found.node.examples):
        place = found.place(content, "examples", index, "inputs")
        missing = [symbol for symbol in declared if symbol not in example.inputs]
        if missing:
            yield _problem(
                place, f"the example gives no number for {', '.join(missing)}",
                "its result cannot be checked", f"add `{missing[0]}:` with its number",
            )  # fmt: skip
        for symbol in example.inputs:
            if symbol not in declared:
                yield _problem(
                    found.place(content, "examples", index, "inputs", symbol), f"'{symbol}' is not among the formula's inputs",
                    "the number would not be used", did_you_mean(symbol, declared),
                )  # fmt: skip
        if not missing:
            result = found.place(content, "examples", index, "result")
            yield from _result(result, node, example, found.node.result.decimals)


def _result(place: Place, node: Node, example: Example, decimals: int) -> Iterator[Problem]:
    try:
        value = evaluate(node, example.inputs)
    except FormulaError as error:
        yield _problem(place, f"the example cannot be computed: {error}", "readers could not follow it", "choose other numbers")
        return
    computed, stated = rounded(value, decimals), rounded(example.result, decimals)
    if computed != stated:
        yield _problem(
            place, f"the example says {stated}, the formula gives {computed} with these inputs",
            "the page and the calculator would disagree", "correct the result, the inputs or the expression",
        )  # fmt: skip


def rounded(value: float, decimals: int) -> Decimal:
    """Round as people do, half away from zero.

    >>> rounded(2.5, 0), rounded(33.3333, 1)
    (Decimal('3'), Decimal('33.3'))
    """
    exact = Decimal(repr(round(value, 9)))
    if abs(exact) >= Decimal(10) ** 20:
        return exact
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _problem(place: Place, what: str, why: str, remedy: str) -> Problem:
    return Problem(place, what, why, remedy, "formulas")
