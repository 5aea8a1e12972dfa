"""What the content must hold to beyond its shape: one rule a module, declared once in ``RULES``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from cskit.content.collection import no_collection
from cskit.content.rules import (
    anchors,
    broader,
    core_questions,
    coverage,
    fair_hiring,
    formulas,
    ids,
    languages,
    lengths,
    levels,
    names,
    neighbours,
    orphans,
    plans,
    readings,
    references,
    required,
    reviewed,
    same_questions,
    samples,
    scale,
    scripts,
    side_by_side,
    sourced,
    tables,
    unused,
)
from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name as problems carry it, what it demands in a sentence, and the check."""

    name: str
    about: str
    check: Callable[[Content, Context], Iterator[Problem]]


def _rule(module: ModuleType) -> Rule:
    """A rule is named like its module and says what its module's first sentence says."""
    return Rule(
        name=module.__name__.rpartition(".")[2].replace("_", "-"),
        about=(module.__doc__ or "").partition("\n\n")[0].replace("\n", " "),
        check=module.check,
    )


RULES: tuple[Rule, ...] = tuple(
    _rule(module)
    for module in (
        required, references, ids, languages, scripts, readings, names, neighbours, broader, orphans, unused,
        sourced, reviewed, lengths, formulas, side_by_side, tables, scale, anchors, levels, samples, core_questions,
        plans, same_questions, coverage, fair_hiring,
    )
)  # fmt: skip
"""Every rule, those first whose mistakes explain others."""


def run(content: Content, context: Context) -> list[Problem]:
    """Hold the content against every rule; the problems come without line and column, in the order of ``RULES``.

    One rule's problem never keeps another from being found.
    """
    with no_collection():
        return [problem for rule in RULES for problem in rule.check(content, context)]


__all__ = ["RULES", "Context", "Rule", "run"]
