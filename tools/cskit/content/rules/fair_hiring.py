"""Nothing that is read out to a candidate touches what must stay out of an interview.

Questions, probes, pitches, exercises and the words of a plan are held against the lists in
scorecards/fairness/: family, home, creed, health and the like. What stands in a kit is asked, so an
improper question here would be asked by every interviewer. The lists' own patterns are tried as well: one
that cannot be used would let everything pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.walk import Found, every
from cskit.model.background import CandidateQuestion, Pitch, Probe
from cskit.model.base import Frozen
from cskit.model.case import Exercise
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.fairness_check import Checker, Finding, pattern_errors
from cskit.model.plan import Step
from cskit.model.problems import Place, Problem
from cskit.model.text import LANGUAGES, Text
from cskit.views.prose import plain

SPOKEN: tuple[tuple[type[Frozen], tuple[str, ...]], ...] = (
    (Question, ("ask", "probes")),
    (Probe, ("ask",)),
    (Pitch, ("line", "paragraph", "talk_track")),
    (CandidateQuestion, ("question", "answer")),
    (Exercise, ("ask",)),
    (Step, ("say",)),
)
"""What is said or read out to a candidate: (model, its fields of one text or several)."""


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every text that touches a listed topic, and for every pattern that cannot be used."""
    sound = []
    for id_, fairness in content.fairness.items():
        faults = pattern_errors(fairness)
        for keys, message in faults:
            yield Problem(
                content.place("fairness", id_, *keys), f"the pattern cannot be used: {message}",
                "improper questions would pass unnoticed", "correct the pattern", "fair-hiring",
            )  # fmt: skip
        if not faults:
            sound.append(fairness)
    if not sound:
        return
    checker = Checker(sound)
    for model, fields in SPOKEN:
        for found in every(content, model):
            for field in fields:
                for place, text in _texts(found, field, content):
                    for language in LANGUAGES:
                        for finding in checker.find(plain(text.in_(language), content, language), "en"):
                            yield _improper(Place(place.file, (*place.keys, language)), finding)


def _texts(found: Found[Frozen], field: str, content: Content) -> Iterator[tuple[Place, Text]]:
    value: Text | tuple[Text, ...] | None = getattr(found.node, field)
    if isinstance(value, Text):
        yield found.place(content, field), value
    else:
        for index, text in enumerate(value or ()):
            yield found.place(content, field, index), text


def _improper(place: Place, finding: Finding) -> Problem:
    return Problem(
        place, f"“{finding.matched}” touches '{finding.topic}' of the list '{finding.jurisdiction}'",
        finding.why.rstrip(". "), "ask about the work instead, or leave it out", "fair-hiring",
    )  # fmt: skip
