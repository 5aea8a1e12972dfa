"""How terms hang together: every relation declared once, seen from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cskit.model.content import Content
from cskit.model.text import Statement

Ids = tuple[str, ...]


@dataclass(frozen=True)
class Relations:
    """For each term id, what it is tied to; ids in the order of the content."""

    related: Mapping[str, Ids]
    narrower: Mapping[str, Ids]
    confused: Mapping[str, tuple[tuple[str, Statement], ...]]
    """Neighbours that are easily mixed up, with how to tell them apart."""
    questions: Mapping[str, Ids]
    """Ids of interview questions that use the term."""
    competencies: Mapping[str, Ids]
    """Ids of competencies that the term explains."""
    backgrounds: Mapping[str, Ids]
    cases: Mapping[str, Ids]

    def weight(self, id_: str) -> float:
        """How likely a term is the one that is looked for, from 1 up: the more that other records are tied to it, the more.

        A tenth for every tie, half for every narrower term: of several terms that share a word, the general one comes first.
        """
        ties = (self.related, self.confused, self.questions, self.competencies, self.backgrounds, self.cases)
        return round(1 + 0.1 * sum(len(table.get(id_, ())) for table in ties) + 0.5 * len(self.narrower.get(id_, ())), 1)


def relations(content: Content) -> Relations:
    """Derive the other direction of everything that is declared once."""
    related: dict[str, dict[str, None]] = defaultdict(dict)
    narrower: dict[str, dict[str, None]] = defaultdict(dict)
    confused: dict[str, dict[str, Statement]] = defaultdict(dict)
    questions: dict[str, dict[str, None]] = defaultdict(dict)
    competencies: dict[str, dict[str, None]] = defaultdict(dict)
    backgrounds: dict[str, dict[str, None]] = defaultdict(dict)
    cases: dict[str, dict[str, None]] = defaultdict(dict)
    for term in content.terms.values():
        for other in term.related:
            related[term.id][other] = None
            related[other][term.id] = None
        if term.broader:
            narrower[term.broader][term.id] = None
        for pair in term.confused_with:
            confused[term.id][pair.term] = pair.how_to_tell
            confused[pair.term][term.id] = pair.how_to_tell
    for competency in content.competencies.values():
        competencies[competency.term][competency.id] = None
        for question in competency.questions:
            for id_ in question.terms:
                questions[id_][question.id] = None
    for background in content.backgrounds.values():
        backgrounds[background.term][background.id] = None
    for case in content.cases.values():
        for id_ in case.terms:
            cases[id_][case.id] = None

    def frozen(table: Mapping[str, Mapping[str, None]]) -> dict[str, Ids]:
        return {id_: tuple(other for other in others if other != id_) for id_, others in table.items()}

    return Relations(
        related={id_: tuple(o for o in ids if o in content.terms) for id_, ids in frozen(related).items()},
        narrower=frozen(narrower),
        confused={
            id_: tuple((other, how) for other, how in pairs.items() if other in content.terms) for id_, pairs in confused.items()
        },
        questions=frozen(questions),
        competencies=frozen(competencies),
        backgrounds=frozen(backgrounds),
        cases=frozen(cases),
    )
