"""No id and no place in an order is given twice.

Ids are addresses, anchors and the names of form fields: of two records with one id only one could be
kept. Ids of files cannot clash; ids inside files can. Two records with one `order` would stand in an
order that nobody chose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cskit.content.rules.context import Context
from cskit.content.walk import every
from cskit.model.background import Background
from cskit.model.base import Entry
from cskit.model.case import Case, Exercise
from cskit.model.competency import Competency, Question
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.plan import Plan
from cskit.model.problems import Place, Problem
from cskit.model.term import Term
from cskit.model.text import Attributed

_Ordered = Mapping[str, Background] | Mapping[str, Case] | Mapping[str, Competency] | Mapping[str, Plan]


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every id, order or item of an id list that stands there a second time."""
    for kind, records in _ordered(content):
        yield from _orders(content, kind, records)
    yield from _questions(content)
    for term in every(content, Term):
        yield from again(term.node.formulas, lambda *keys, at=term: at.place(content, "formulas", *keys))
    for plan in every(content, Plan):
        yield from again(plan.node.steps, lambda *keys, at=plan: at.place(content, "steps", *keys))
    for fairness in every(content, FairnessList):
        yield from again(fairness.node.groups, lambda *keys, at=fairness: at.place(content, "groups", *keys))
        yield from again(fairness.node.topics, lambda *keys, at=fairness: at.place(content, "topics", *keys))
    yield from _lists(content)


def again(entries: Iterable[Entry], place: Callable[..., Place]) -> Iterator[Problem]:
    """Give a problem for every entry of one list whose id an earlier entry has; ``place(index, "id")`` points at it."""
    first: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if entry.id in first:
            yield Problem(
                place(index, "id"), f"the id '{entry.id}' is that of item {first[entry.id] + 1} already",
                "only one of the two could be shown or linked to", "give this one another id, or delete one", "ids",
            )  # fmt: skip
        first.setdefault(entry.id, index)


def _ordered(content: Content) -> tuple[tuple[str, _Ordered], ...]:
    return (
        ("competency", content.competencies), ("background", content.backgrounds),
        ("plan", content.plans), ("case", content.cases),
    )  # fmt: skip


def _orders(content: Content, kind: str, records: _Ordered) -> Iterator[Problem]:
    first: dict[int, str] = {}
    for id_, record in records.items():
        if record.order in first:
            free = max(other.order for other in records.values()) + 1
            yield Problem(
                content.place(kind, id_, "order"), f"the order {record.order} is taken by '{first[record.order]}'",
                "the two would stand in an order that nobody chose", f"give this one another number; {free} is free", "ids",
            )  # fmt: skip
        first.setdefault(record.order, id_)


def _questions(content: Content) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for found in every(content, Question):
        place, id_ = found.place(content, "id"), found.node.id
        if id_ in first:
            there = "in this file" if first[id_].file == place.file else f"in {first[id_].file}"
            yield Problem(
                place, f"the question id '{id_}' is taken already {there}",
                "plans name questions by their id alone", "give this question another id", "ids",
            )  # fmt: skip
        first.setdefault(id_, place)


def _lists(content: Content) -> Iterator[Problem]:
    for model, field in ((Attributed, "sources"), (Question, "terms"), (Case, "terms"), (Exercise, "competencies")):
        for found in every(content, model):
            listed: tuple[str, ...] = getattr(found.node, field)
            if len(listed) < 2 or len(set(listed)) == len(listed):
                continue
            for index, id_ in enumerate(listed):
                if id_ in listed[:index]:
                    yield Problem(
                        found.place(content, field, index), f"'{id_}' stands in this list a second time",
                        "it would be shown twice", "delete one of the two", "ids",
                    )  # fmt: skip
