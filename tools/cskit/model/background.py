"""Where candidates come from: what each background brings, lacks and is drawn by."""

from __future__ import annotations

from pydantic import Field

from cskit.model.base import Entry, Id, Line
from cskit.model.source import Day
from cskit.model.text import Attributed, Statement, Text


class Probe(Attributed):
    """A follow-up question for this background, to the core questions of one competency."""

    competency: Id
    ask: Text
    listen_for: Text
    """What the answer should show."""


class EquivalentEvidence(Attributed):
    """What counts as evidence of a competency although it did not happen in Customer Success."""

    competency: Id
    evidence: Text


class CandidateQuestion(Attributed):
    """A question such candidates ask, and the outline of a good answer."""

    question: Text
    answer: Text


class Pitch(Attributed):
    """What draws people of this background, in growing lengths."""

    line: Text
    """One line, for a message's subject."""
    paragraph: Text
    """One paragraph, for a message or a job post."""
    talk_track: tuple[Text, ...] = Field(default=())
    """What to say in a talk, point by point; true of the company, or left out."""


class Background(Entry):
    """One kind of previous work; it changes probes, evidence and pitch, never the core questions."""

    order: int = Field(ge=1)
    """Position in lists, from 1."""
    name: Text
    reading: Line
    """Reading of the Japanese name, in hiragana."""
    term: Id
    """The glossary term that explains it."""
    plan: Id
    """The interview plan its kit is printed with."""
    summary: Statement
    brings: tuple[Statement, ...] = Field(min_length=1)
    lacks: tuple[Statement, ...] = Field(min_length=1)
    """What such people usually still have to learn."""
    frustrations: tuple[Statement, ...] = Field(min_length=1)
    """What frustrates them in their present work."""
    difficulty: Statement
    """How hard they are to hire."""
    pitch: Pitch
    asks: tuple[CandidateQuestion, ...] = Field(min_length=1)
    probes: tuple[Probe, ...] = Field(min_length=1)
    equivalent_evidence: tuple[EquivalentEvidence, ...] = Field(min_length=1)
    watch_outs: tuple[Statement, ...] = Field(min_length=1)
    """Where raters go wrong with this background."""
    reviewed: Day
