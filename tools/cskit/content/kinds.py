"""The kinds of content file, declared once; loader, schemas and docs derive from this table."""

from __future__ import annotations

from dataclasses import dataclass

from cskit.model.article import Article
from cskit.model.background import Background
from cskit.model.base import Frozen
from cskit.model.case import Case
from cskit.model.category import Categories
from cskit.model.competency import Competency
from cskit.model.fairness import FairnessList
from cskit.model.path import ReadingPath
from cskit.model.plan import Plan
from cskit.model.sample import Sample
from cskit.model.scale import Scale
from cskit.model.source import Sources
from cskit.model.term import Term


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: where it lives and which model it must fit."""

    name: str
    place: str
    """A folder of files (``glossary/terms``), or the one file (``glossary/sources.yml``)."""
    model: type[Frozen]

    @property
    def single(self) -> bool:
        """Whether there is exactly one such file."""
        return self.place.endswith(".yml")


KINDS: tuple[Kind, ...] = (
    Kind("categories", "glossary/categories.yml", Categories),
    Kind("sources", "glossary/sources.yml", Sources),
    Kind("term", "glossary/terms", Term),
    Kind("scale", "scorecards/scale.yml", Scale),
    Kind("competency", "scorecards/competencies", Competency),
    Kind("background", "scorecards/backgrounds", Background),
    Kind("plan", "scorecards/plans", Plan),
    Kind("case", "scorecards/cases", Case),
    Kind("sample", "scorecards/samples", Sample),
    Kind("fairness", "scorecards/fairness", FairnessList),
    Kind("article", "docs/articles", Article),
    Kind("path", "docs/paths", ReadingPath),
)
