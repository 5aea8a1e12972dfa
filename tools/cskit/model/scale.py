"""How a candidate is rated: four levels without a middle, and an overall recommendation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Frozen
from cskit.model.text import Statement, Text

Rating = Literal[1, 2, 3, 4]
RATINGS: tuple[Rating, ...] = (1, 2, 3, 4)

RecommendationId = Literal["definitely_not", "no", "yes", "strong_yes", "no_decision"]
RECOMMENDATIONS: tuple[RecommendationId, ...] = (
    "definitely_not", "no", "yes", "strong_yes", "no_decision",
)  # fmt: skip


class Level(Frozen):
    """One step of the rating scale."""

    rating: Rating
    label: Text
    about: Text
    """What the step means, whatever the competency."""


class Recommendation(Frozen):
    """One of the five overall recommendations; quote the ids, ``yes`` and ``no`` are booleans in YAML."""

    id: RecommendationId
    label: Text


class Scale(Frozen):
    """The file ``scorecards/scale.yml``."""

    levels: tuple[Level, ...] = Field(min_length=4, max_length=4)
    not_assessed: Text
    """The words for «no evidence was gathered»; it is not a rating and never zero."""
    recommendations: tuple[Recommendation, ...] = Field(min_length=5, max_length=5)
    notes: tuple[Statement, ...] = Field(default=())
    """How to use the scale."""
