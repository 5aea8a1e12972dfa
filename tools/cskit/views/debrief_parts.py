"""The parts of a debrief, in plain text of one language, in the order they are shown.

What people wrote (evidence, reasons, notes) is in here as it stands in the records: whatever shows it, escapes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cskit.model.text import Language
from cskit.views.agreement import Spread
from cskit.views.kit_parts import Anchor, Level


@dataclass(frozen=True, slots=True)
class Person:
    """One interviewer, and what has come in."""

    id: str
    expected: bool
    """False where the round does not name this person."""
    focus: tuple[str, ...]
    """Names of the competencies that this person looks at most closely."""
    revision: int
    """The scorecard that counts: the newest from before the debrief; 0 where there is none."""
    earlier: int
    """How many older revisions are kept."""
    held_on: date | None
    stale: bool
    """True where that scorecard was made with other content than the content of its day."""
    changed: int
    """Revision handed in after the debrief; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A competency that somebody was to look at most closely, and has not assessed."""

    person: str
    competency: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A scorecard made for another background or plan than the round's."""

    person: str
    background: str
    plan: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What was changed or looked odd while a scorecard was read, in the words kept with it."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A place that touches a matter of fair hiring; the words there are not repeated."""

    person: str
    field: Literal["evidence", "reason", "note", "takeaways", "other"]
    about: str
    """The competency's name, or the question's number; empty for the take-aways."""
    topic: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who has handed in what, and what nobody looked at; no rating and nothing that anybody wrote of the candidate."""

    people: tuple[Person, ...]
    missing: tuple[str, ...]
    """Expected interviewers without a scorecard."""
    unexpected: tuple[str, ...]
    """Those who handed one in without being named in the round."""
    unassessed: tuple[str, ...]
    """Names of competencies that none of the scorecards assesses."""
    gaps: tuple[Gap, ...]
    elsewhere: tuple[Elsewhere, ...]
    notices: tuple[Notice, ...]
    flags: tuple[Flag, ...]

    @property
    def complete(self) -> bool:
        """Whether every expected scorecard is in."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class View:
    """What one interviewer recorded on one competency."""

    person: str
    rating: int | None
    """1 to 4; ``None`` where it was not assessed."""
    label: str
    anchor: str
    """The anchor of the rating, in short; empty where there is no rating."""
    text: str
    """The evidence, or why it was not assessed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an interviewer recorded after the debrief, beside what stood there before."""

    before: View | None
    """``None`` where this person had handed in nothing before."""
    after: View


@dataclass(frozen=True, slots=True)
class Competency:
    """One competency with everything that was recorded on it."""

    id: str
    name: str
    summary: str
    anchors: tuple[Anchor, ...]
    """From 1 to 4; none where the content has this competency no longer."""
    rated: tuple[View, ...]
    not_assessed: tuple[View, ...]
    changes: tuple[Change, ...]
    spread: Spread | None
    """Over the ratings from before the debrief; ``None`` where nobody assessed it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many recommend the same; ``people`` are their ids."""

    id: str
    label: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Takeaways:
    """What decided it for one interviewer."""

    person: str
    recommendation: str
    text: str
    after: bool
    """True for what was handed in after the debrief."""


ItemKind = Literal["read", "discuss", "unassessed", "compare", "confirm", "outcome"]
"""What is done: read the evidence in silence; talk about a wide range; say what is still to be found out; compare
marks a step apart; confirm those that are the same; decide and write down."""


@dataclass(frozen=True, slots=True)
class Item:
    """One stretch of the meeting; ``start`` and ``minutes`` are whole minutes, the first starts at 0."""

    kind: ItemKind
    competency: str
    """Its id, or nothing."""
    name: str
    """Its name, or nothing."""
    start: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Note:
    """What one interviewer wrote down on one question."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Everybody's notes on one question; ``number`` is its place in the interview, 0 for one asked no longer."""

    number: int
    ask: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the meeting is about; made only when every expected scorecard is in."""

    competencies: tuple[Competency, ...]
    """By disagreement: the widest range first."""
    recommendations: tuple[Count, ...]
    """All options in the order of the scale, also those that nobody chose."""
    takeaways: tuple[Takeaways, ...]
    agenda: tuple[Item, ...]
    notes: tuple[Notes, ...]

    @property
    def minutes(self) -> int:
        """How long the meeting takes."""
        return sum(item.minutes for item in self.agenda)


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that a debrief shows of one candidate."""

    language: Language
    candidate: str
    background: str
    plan: str
    retain_until: date
    levels: tuple[Level, ...]
    not_assessed: str
    coverage: Coverage
    findings: Findings | None
    """``None`` while a scorecard is missing, or where coverage alone was asked for."""
