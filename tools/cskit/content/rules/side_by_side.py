"""Variants of a metric shown side by side can be computed from their one set of numbers.

The table's results come from the formulas, so each formula must exist, every symbol must have a number, and
a symbol must stand for the same kind of thing in all of them: a margin in percent and a margin as a ratio
cannot share a column.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.fit import did_you_mean
from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.formula import Formula, FormulaError, evaluate, parse
from cskit.model.problems import Place, Problem
from cskit.model.side_by_side import SideBySide
from cskit.model.walk import Found, every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every formula, number and unit of a comparison that does not fit the others."""
    for found in every(content, SideBySide):
        formulas: list[tuple[int, Formula]] = []
        for index, pointer in enumerate(found.node.formulas):
            term = content.terms.get(pointer.term)
            if term is None:
                continue
            known = {formula.id: formula for formula in term.formulas}
            if pointer.formula in known:
                formulas.append((index, known[pointer.formula]))
            else:
                yield _problem(
                    found.place(content, "formulas", index, "formula"),
                    f"the term '{pointer.term}' has no formula '{pointer.formula}'", "its row could not be computed",
                    did_you_mean(pointer.formula, known),
                )  # fmt: skip
        yield from _inputs(found, content, formulas)


def _inputs(found: Found[SideBySide], content: Content, formulas: list[tuple[int, Formula]]) -> Iterator[Problem]:
    units: dict[str, tuple[str, str]] = {}
    for index, formula in formulas:
        place = found.place(content, "formulas", index)
        missing = [item.symbol for item in formula.inputs if item.symbol not in found.node.inputs]
        if missing:
            yield _problem(
                place, f"no number is given for {', '.join(missing)} of '{formula.id}'", "its row could not be computed",
                f"add `{missing[0]}:` to `inputs`",
            )  # fmt: skip
        for item in formula.inputs:
            unit, owner = units.setdefault(item.symbol, (item.unit, formula.id))
            if unit != item.unit:
                yield _problem(
                    place, f"'{item.symbol}' is in {item.unit} for '{formula.id}' and in {unit} for '{owner}'",
                    "one number cannot be both", "make the units the same in both formulas, or rename one symbol",
                )  # fmt: skip
        if not missing:
            yield from _value(place, formula, found.node)
    if len(formulas) == len(found.node.formulas):
        for symbol in found.node.inputs:
            if symbol not in units:
                yield _problem(
                    found.place(content, "inputs", symbol), f"no formula of the table uses '{symbol}'",
                    "the number would stand there for nothing", did_you_mean(symbol, units),
                )  # fmt: skip


def _value(place: Place, formula: Formula, table: SideBySide) -> Iterator[Problem]:
    try:
        evaluate(parse(formula.expression), table.inputs)
    except FormulaError as error:
        yield _problem(place, f"'{formula.id}' cannot be computed: {error}", "its row would be empty", "choose other numbers")


def _problem(place: Place, what: str, why: str, remedy: str) -> Problem:
    return Problem(place, what, why, remedy, "side-by-side")
