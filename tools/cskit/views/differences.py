"""The matters on which sources differ, each once, with the pages that show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cskit.model.category import Category
from cskit.model.term import Difference, Term


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter, as the fullest of its pages tells it."""

    difference: Difference
    terms: tuple[Term, ...]
    """The terms whose pages show it, in the order of the shelves."""


def matters(shelves: Iterable[tuple[Category, tuple[Term, ...]]]) -> tuple[tuple[Category, tuple[Matter, ...]], ...]:
    """Put every matter on the shelf of the first term that tells it; shelves without one are left out.

    Two terms tell the same matter if they name it in the same words in both languages.
    """
    told: dict[tuple[str, str], list[tuple[Difference, Term]]] = {}
    firsts: list[tuple[Category, list[tuple[str, str]]]] = []
    for category, terms in shelves:
        here: list[tuple[str, str]] = []
        for term in terms:
            for difference in term.differences:
                name = (difference.about.ja, difference.about.en)
                if name not in told:
                    here.append(name)
                told.setdefault(name, []).append((difference, term))
        firsts.append((category, here))
    return tuple((category, tuple(_matter(told[name]) for name in here)) for category, here in firsts if here)


def _matter(told: list[tuple[Difference, Term]]) -> Matter:
    fullest = max((difference for difference, _ in told), key=lambda difference: len(difference.positions))
    return Matter(fullest, tuple(term for _, term in told))
