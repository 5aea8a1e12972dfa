"""The parts of an interview kit, in plain text of one language, in the order they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the interview; ``start`` and ``minutes`` are whole minutes, the first starts at 0."""

    id: str
    kind: str
    start: int
    minutes: int
    name: str
    do: str
    say: str | None
    """Words to read out."""
    questions: tuple[int, ...]
    """Numbers of the questions asked in it, from 1."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that candidates ask, and the outline of an answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a background brings and lacks, what draws its people, and where raters go wrong with it."""

    id: str
    name: str
    summary: str
    brings: tuple[str, ...]
    lacks: tuple[str, ...]
    frustrations: tuple[str, ...]
    difficulty: str
    pitch_line: str
    pitch_paragraph: str
    talk_track: tuple[str, ...]
    asks: tuple[Answer, ...]
    watch_outs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up question for the background, and what its answer should show."""

    ask: str
    listen_for: str


@dataclass(frozen=True, slots=True)
class Question:
    """One core question; the same in the kits of all backgrounds but for ``background_probes``."""

    id: str
    number: int
    """Position in the interview, from 1."""
    competency: str
    kind: str
    minutes: int
    ask: str
    probes: tuple[str, ...]
    background_probes: tuple[Probe, ...]
    listen_for: tuple[str, ...]
    warning_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """One question on a case."""

    competencies: tuple[str, ...]
    ask: str
    listen_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What one rating, 1 to 4, looks like in a competency."""

    rating: int
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Table:
    """Figures or facts in rows; every row has a label and a cell for each column."""

    about: str
    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """A row begins with its label."""


@dataclass(frozen=True, slots=True)
class Handout:
    """What the candidate gets; it has a page of its own."""

    title: str
    situation: tuple[str, ...]
    table: Table | None
    task: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marking:
    """What the work sounds like at each level, 1 to 4, in one competency."""

    competency: str
    levels: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """A case as an exercise with a hand-out and a guide to mark it by."""

    minutes: int
    run: tuple[str, ...]
    handout: Handout
    probes: tuple[str, ...]
    marking: tuple[Marking, ...]
    watch_outs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case worked on in the interview: by its assignment where it has one, otherwise by its exercises."""

    id: str
    name: str
    minutes: int
    summary: str
    practice: tuple[str, ...]
    lesson: str
    exercises: tuple[Exercise, ...]
    assignment: Assignment | None


@dataclass(frozen=True, slots=True)
class Competency:
    """One block of the scorecard."""

    id: str
    name: str
    summary: str
    questions: tuple[int, ...]
    """Numbers of the questions that bring out its evidence, from 1."""
    anchors: tuple[Anchor, ...]
    equivalent_evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale, 1 to 4, whatever the competency."""

    rating: int
    label: str
    about: str


@dataclass(frozen=True, slots=True)
class Scale:
    """How to rate and recommend."""

    levels: tuple[Level, ...]
    not_assessed: str
    recommendations: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One matter that stays out of the interview."""

    number: int | None
    name: str
    if_raised: str


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics below one heading of a fairness list; ``name`` is ``None`` for those without one."""

    name: str | None
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class Fairness:
    """The fairness list of one jurisdiction."""

    id: str
    name: str
    note: str
    groups: tuple[Topics, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One line of the glossary."""

    id: str
    name: str
    reading: str | None
    """In hiragana; ``None`` in English kits and for names in hiragana alone."""
    abbreviation: str | None
    summary: str


@dataclass(frozen=True, slots=True)
class Kit:
    """Everything that one printed kit shows, but for the words of the form itself."""

    language: Language
    plan_id: str
    plan: str
    plan_summary: str
    minutes: int
    """The slot, in minutes."""
    profile: Profile
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]
    competencies: tuple[Competency, ...]
    scale: Scale
    fairness: tuple[Fairness, ...]
    """The first is printed in full, of the others the names."""
    terms: tuple[Term, ...]
    reviewed: date
    """The newest review among the records used."""
