"""The matters on which sources differ, each once, with the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cskit.model.category import Category
from cskit.model.term import Difference, Term


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter, as the first of its pages tells it."""

    difference: Difference
    terms: tuple[Term, ...]
    """The terms whose pages show it, in the order of the shelves."""


def matters(shelves: Iterable[tuple[Category, tuple[Term, ...]]]) -> tuple[tuple[Category, tuple[Matter, ...]], ...]:
    """Put every matter on the shelf of the first term that tells it; shelves without one are left out.

    Two terms tell the same matter if they name it in the same words in both languages.
    """
    told: dict[tuple[str, str], tuple[Difference, list[Term]]] = {}
    firsts: list[tuple[Category, list[tuple[str, str]]]] = []
    for category, terms in shelves:
        here: list[tuple[str, str]] = []
        for term in terms:
            for difference in term.differences:
                name = (difference.about.ja, difference.about.en)
                if name not in told:
                    told[name] = (difference, [])
                    here.append(name)
                if term not in told[name][1]:
                    told[name][1].append(term)
        firsts.append((category, here))
    return tuple(
        (category, tuple(Matter(told[name][0], tuple(told[name][1])) for name in here)) for category, here in firsts if here
    )
