"""No id and no place in an order is given twice.

Ids are addresses, anchors and the names of form fields: of two records with one id only one could be
kept. Ids of files cannot clash; ids inside files can. Two records with one `order` would stand in an
order that nobody chose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from cskit.content.rules.context import Context
from cskit.model.article import PARTS, Article
from cskit.model.background import Background
from cskit.model.base import Entry, Frozen
from cskit.model.case import Case, Exercise
from cskit.model.competency import Competency, Question
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.path import ReadingPath, Stop
from cskit.model.plan import Plan
from cskit.model.problems import Place, Problem
from cskit.model.sample import Sample
from cskit.model.term import Term
from cskit.model.text import Attributed
from cskit.model.walk import every

_Ordered = Mapping[str, Article | Background | Case | Competency | Plan | ReadingPath | Sample]

_ID_LISTS: tuple[tuple[type[Frozen], str], ...] = (
    (Attributed, "sources"), (Question, "terms"), (Case, "terms"), (Exercise, "competencies"), (Article, "terms"),
)  # fmt: skip


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
    for article in every(content, Article):
        yield from again(article.node.sections, lambda *keys, at=article: at.place(content, "sections", *keys))
    yield from _stops(content)
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
        ("plan", content.plans), ("case", content.cases), ("sample", content.samples), ("path", content.paths),
        *(("article", {id_: found for id_, found in content.articles.items() if found.part == part}) for part in PARTS),
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


def _stops(content: Content) -> Iterator[Problem]:
    seen: set[tuple[str, str, str]] = set()
    for found in every(content, Stop):
        key = (found.id, found.node.kind, found.node.id)
        if key in seen:
            yield Problem(
                found.place(content, "id"), f"the path comes to the {found.node.kind} '{found.node.id}' a second time",
                "a reader would be sent to a page that is read already", "delete one of the two", "ids",
            )  # fmt: skip
        seen.add(key)


def _lists(content: Content) -> Iterator[Problem]:
    for model, field in (
        (Attributed, "sources"),
        (Question, "terms"),
        (Case, "terms"),
        (Exercise, "competencies"),
        (Article, "terms"),
    ):
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
