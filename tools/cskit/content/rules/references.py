"""Every id that a record names exists.

A page, a kit or a sheet is put together from records that name each other. An id that names nothing
would be a dead link on the site or a hole in a kit. A file that exists but cannot be read counts as
existing: one broken file is one mistake, not twenty. Where no record of a kind exists at all, the
rule «required» says so once instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cskit.content.fit import did_you_mean
from cskit.content.kinds import KINDS
from cskit.content.rules.context import Context
from cskit.model.article import Article
from cskit.model.background import Background, EquivalentEvidence, Probe
from cskit.model.base import ID_PATTERN, Frozen
from cskit.model.case import Case, Exercise, Marking
from cskit.model.competency import Competency, Question
from cskit.model.content import Content
from cskit.model.path import Stop
from cskit.model.plan import Step
from cskit.model.problems import Place, Problem
from cskit.model.sample import Sample
from cskit.model.side_by_side import FormulaPointer
from cskit.model.term import Confusable, Position, Term
from cskit.model.text import LANGUAGES, Attributed, Language, Text
from cskit.model.walk import Found, every
from cskit.views.prose import Reference, pieces

POINTERS: tuple[tuple[type[Frozen], str, str], ...] = (
    (Attributed, "sources", "source"),
    (Position, "source", "source"),
    (Term, "category", "category"),
    (Term, "broader", "term"),
    (Term, "related", "term"),
    (Confusable, "term", "term"),
    (Competency, "term", "term"),
    (Question, "terms", "term"),
    (Background, "term", "term"),
    (Background, "plan", "plan"),
    (Probe, "competency", "competency"),
    (EquivalentEvidence, "competency", "competency"),
    (Step, "questions", "question"),
    (Step, "case", "case"),
    (Case, "terms", "term"),
    (Marking, "competency", "competency"),
    (FormulaPointer, "term", "term"),
    (Sample, "competency", "competency"),
    (Sample, "question", "question"),
    (Sample, "background", "background"),
    (Article, "terms", "term"),
    (Exercise, "competencies", "competency"),
)
"""Every field that holds ids: (model, field, kind of the record that is named)."""

_MOST_GUESSES = 50
"""So many unknown ids get a «did you mean»; with more of them something else is wrong, such as a missing folder."""

_HOMES = {kind.name: kind.place for kind in KINDS} | {
    "source": "glossary/sources.yml",
    "category": "glossary/categories.yml",
    "question": "scorecards/competencies",
}


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every id and every ``[[link]]`` that names nothing."""
    known = _Known(content)
    for model, field, kind in POINTERS:
        ids = known.all(kind)
        for found in every(content, model):
            value: str | tuple[str, ...] | None = getattr(found.node, field)
            if not value:
                continue
            if isinstance(value, str):
                if value not in ids and not known.has(kind, value):
                    yield _dangling(found.place(content, field), kind, value, known)
                continue
            for index, id_ in enumerate(value):
                if id_ not in ids and not known.has(kind, id_):
                    yield _dangling(found.place(content, field, index), kind, id_, known)
    for stop in every(content, Stop):
        if not known.has(stop.node.kind, stop.node.id):
            yield _dangling(stop.place(content, "id"), stop.node.kind, stop.node.id, known)
    yield from _links(content, known)
    yield from _groups(content)


class _Known:
    """Looks ids up, also those of questions, which have no file of their own."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._questions = content.questions()
        self._some_unread = {kind for kind, _ in content.broken}
        self._remedies: dict[tuple[str, str], str] = {}

    def all(self, kind: str) -> Mapping[str, object]:
        return self._questions if kind == "question" else self._content.ids(kind)

    def has(self, kind: str, id_: str) -> bool:
        records = self.all(kind)
        if id_ in records or not records:
            return True
        if kind == "question":
            return "competency" in self._some_unread
        return self._content.knows(kind, id_)

    def remedy(self, kind: str, id_: str) -> str:
        if (kind, id_) not in self._remedies:
            guess = did_you_mean(id_, self.all(kind)) if len(self._remedies) < _MOST_GUESSES else ""
            add = _add(kind, id_)
            self._remedies[kind, id_] = f"{guess} if not, {add}" if guess.endswith("?") else f"correct the id, or {add}"
        return self._remedies[kind, id_]


def _add(kind: str, id_: str) -> str:
    home = _HOMES[kind]
    if kind == "question":
        return f"add the question to a file in {home}/"
    if home.endswith(".yml"):
        return f"add it to {home}"
    return f"add {home}/{id_}.yml" if re.fullmatch(ID_PATTERN, id_) else f"add a file to {home}/"


def _dangling(place: Place, kind: str, id_: str, known: _Known) -> Problem:
    why = "what it names would be missing from the page or the kit"
    if kind == "source":
        why = "readers could not see where the statement comes from"
    return Problem(place, f"there is no {kind} '{id_}'", why, known.remedy(kind, id_), "references")


def _links(content: Content, known: _Known) -> Iterator[Problem]:
    for found in every(content, Text):
        ja, en = found.node.ja, found.node.en
        if "[[" in ja or "]]" in ja or "[[" in en or "]]" in en:
            for language in LANGUAGES:
                yield from _link_mistakes(found, language, content, known)


def _link_mistakes(found: Found[Text], language: Language, content: Content, known: _Known) -> Iterator[Problem]:
    place = found.place(content, language)
    for piece in pieces(found.node.in_(language)):
        if not isinstance(piece, Reference):
            if "[[" in piece.text or "]]" in piece.text:
                yield Problem(
                    place, "double brackets that make no link", "they would be printed as they are",
                    "write [[term-id]] or [[term-id|words]], or take the brackets out", "references",
                )  # fmt: skip
        elif not known.has("term", piece.id):
            yield Problem(
                place, f"the link [[{piece.id}]] names no term", "a reader would find a dead link",
                known.remedy("term", piece.id), "references",
            )  # fmt: skip
        elif (found.kind, found.id) == ("term", piece.id) and found.keys[0] != "confused_with":
            yield Problem(
                place, f"the link [[{piece.id}]] leads to the page it stands on", "a click on it would go nowhere",
                "write the words without the brackets", "references",
            )  # fmt: skip


def _groups(content: Content) -> Iterator[Problem]:
    for id_, fairness in content.fairness.items():
        groups = {group.id for group in fairness.groups}
        for index, topic in enumerate(fairness.topics):
            if topic.group is not None and topic.group not in groups:
                yield Problem(
                    content.place("fairness", id_, "topics", index, "group"),
                    f"there is no group '{topic.group}' in this list", "the topic would stand under no heading",
                    did_you_mean(topic.group, groups), "references",
                )  # fmt: skip
