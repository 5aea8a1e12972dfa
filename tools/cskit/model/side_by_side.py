"""Variants of a metric computed on the same input, so that a reader sees how far apart they lie."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Frozen, Id
from cskit.model.formula import Symbol
from cskit.model.text import Statement, Text


class FormulaPointer(Frozen):
    """One formula of one term."""

    term: Id
    formula: Id


class SideBySide(Frozen):
    """One set of numbers, put into several formulas; the results are computed, never written down."""

    about: Text
    """The matter, as short as a heading."""
    given: Statement
    """The situation that the numbers describe."""
    inputs: dict[Symbol, float]
    """A number for every symbol of the formulas; a symbol means the same in all of them."""
    formulas: tuple[FormulaPointer, ...] = Field(min_length=2)
    reading: Statement
    """What the table teaches."""
