"""The whole content, read and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cskit.model.article import Article
from cskit.model.background import Background
from cskit.model.case import Case
from cskit.model.category import Category
from cskit.model.competency import Competency, Question
from cskit.model.fairness import FairnessList
from cskit.model.path import ReadingPath
from cskit.model.plan import Plan
from cskit.model.problems import Keys, Place
from cskit.model.sample import Sample
from cskit.model.scale import Scale
from cskit.model.source import Source
from cskit.model.term import Term


@dataclass(frozen=True)
class Content:
    """Every record by id, in reading order, and the file that each came from."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    competencies: Mapping[str, Competency] = field(default_factory=dict)
    backgrounds: Mapping[str, Background] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    samples: Mapping[str, Sample] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    paths: Mapping[str, ReadingPath] = field(default_factory=dict)
    fairness: Mapping[str, FairnessList] = field(default_factory=dict)
    scale: Scale | None = None
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(kind, id) to the file's path, as shown to the author."""
    broken: frozenset[tuple[str, str]] = frozenset()
    """(kind, id) of files that exist but could not be read; references to them are not dangling."""

    def place(self, kind: str, id_: str, *keys: str | int) -> Place:
        """Point at a value of a record that has a file of its own.

        >>> Content(files={("term", "ltv"): "glossary/terms/ltv.yml"}).place("term", "ltv", "name").file
        'glossary/terms/ltv.yml'
        """
        steps: Keys = keys
        return Place(self.files.get((kind, id_), f"{kind} {id_}"), steps)

    def knows(self, kind: str, id_: str) -> bool:
        """Whether a record of this kind and id exists, readable or not."""
        if (kind, id_) in self.broken:
            return True
        if kind == "source":
            return id_ in self.sources or ("sources", "sources") in self.broken
        if kind == "category":
            return id_ in self.categories or ("categories", "categories") in self.broken
        return id_ in self.ids(kind)

    def ids(self, kind: str) -> Mapping[str, object]:
        """The records of a kind by id, for a look-up or for «did you mean»."""
        shelves: dict[str, Mapping[str, object]] = {
            "term": self.terms,
            "category": self.categories,
            "source": self.sources,
            "competency": self.competencies,
            "background": self.backgrounds,
            "plan": self.plans,
            "case": self.cases,
            "sample": self.samples,
            "article": self.articles,
            "path": self.paths,
            "fairness": self.fairness,
        }
        return shelves[kind]

    def questions(self) -> dict[str, tuple[Competency, Question]]:
        """Every question by id, with the competency it belongs to, in the order of the sheet."""
        return {
            question.id: (competency, question) for competency in self.competencies.values() for question in competency.questions
        }
