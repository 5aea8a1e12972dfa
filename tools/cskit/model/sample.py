"""Invented answers with the mark they should get: raters practise on them before they rate people."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cskit.model.base import Entry, Frozen, Id
from cskit.model.scale import Rating
from cskit.model.source import Day
from cskit.model.text import Attributed, Text


class Turn(Frozen):
    """One thing that is said."""

    speaker: Literal["interviewer", "candidate"]
    says: Text


class PointMark(Frozen):
    """The mark on one point of the anchors, and the words that earn it."""

    point: int = Field(ge=1)
    """Position of the statement in the anchors' full text, from 1; the same position deals with the same point at every level."""
    rating: Rating
    because: Text
    """What in the answer decides it."""


class Temptation(Frozen):
    """Another mark that raters are drawn to, and why it is wrong."""

    rating: Rating
    why_not: Text


class Sample(Entry, Attributed):
    """One invented answer to one question, with the expected mark and the reasons."""

    order: int = Field(ge=1)
    """Position in the pack, from 1; easy and hard ones are mixed."""
    name: Text
    """What the answer is about, as short as a heading; it gives no hint of the mark."""
    competency: Id
    question: Id
    background: Id
    turns: tuple[Turn, ...] = Field(min_length=2)
    """The question as asked, the answer, and the probes in between."""
    rating: Rating
    """The expected mark."""
    marks: tuple[PointMark, ...] = Field(min_length=1)
    """The points that came up; the middle of their marks, the lower of two, is the expected mark."""
    reasoning: Text
    """Why this mark, in a few sentences."""
    temptations: tuple[Temptation, ...] = Field(min_length=1)
    reviewed: Day
