"""Nothing that is read out to a candidate touches what must stay out of an interview.

Questions, probes, pitches, exercises and the words of a plan are held against the lists in
scorecards/fairness/: family, home, creed, health and the like. What stands in a kit is asked, so an
improper question here would be asked by every interviewer. The lists' own patterns are tried when they
are read: one that cannot be used would let everything pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cskit.content.rules.context import Context
from cskit.content.verdicts import Verdicts
from cskit.model.background import CandidateQuestion, Pitch, Probe
from cskit.model.base import Frozen
from cskit.model.case import Assignment, Exercise, Handout
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import Finding, pattern_errors
from cskit.model.plan import Step
from cskit.model.problems import Place, Problem
from cskit.model.sample import Turn
from cskit.model.text import LANGUAGES, Text
from cskit.model.walk import Found, every
from cskit.views.prose import plain

SPOKEN: tuple[tuple[type[Frozen], tuple[str, ...]], ...] = (
    (Question, ("ask", "probes")),
    (Probe, ("ask",)),
    (Pitch, ("line", "paragraph", "talk_track")),
    (CandidateQuestion, ("question", "answer")),
    (Exercise, ("ask",)),
    (Assignment, ("probes",)),
    (Handout, ("title", "situation", "task")),
    (Turn, ("says",)),
    (Step, ("say",)),
)
"""What is said or read out to a candidate: (model, its fields of one text or several)."""


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every text that touches a listed topic; the lists' patterns must be sound, as ``load`` sees to."""
    if not content.fairness:
        return
    verdicts = Verdicts(content.fairness.values(), context.memory)
    for model, fields in SPOKEN:
        for found in every(content, model):
            for field in fields:
                for place, text in _texts(found, field, content):
                    for language in LANGUAGES:
                        findings = verdicts.find(plain(text.in_(language), content, language))
                        if findings:
                            yield _improper(Place(place.file, (*place.keys, language)), findings)
    verdicts.save()


def faulty_patterns(fairness: FairnessList, place: Callable[..., Place]) -> Iterator[Problem]:
    """Give a problem for every pattern of a list that cannot be used; ``place(*keys)`` points into the list."""
    for keys, message in pattern_errors(fairness):
        yield Problem(
            place(*keys), f"the pattern cannot be used: {message}", "improper questions would pass unnoticed",
            "correct the pattern", "fair-hiring",
        )  # fmt: skip


def _texts(found: Found[Frozen], field: str, content: Content) -> Iterator[tuple[Place, Text]]:
    value: Text | tuple[Text, ...] | None = getattr(found.node, field)
    if isinstance(value, Text):
        yield found.place(content, field), value
    else:
        for index, text in enumerate(value or ()):
            yield found.place(content, field, index), text


def _improper(place: Place, findings: tuple[Finding, ...]) -> Problem:
    first = findings[0]
    topics = ", ".join(f"'{finding.topic}' ({finding.jurisdiction})" for finding in findings)
    return Problem(
        place, f"“{first.matched}” touches what must stay out of an interview: {topics}", first.why.rstrip(". "),
        "ask about the work instead, or leave it out", "fair-hiring",
    )  # fmt: skip
