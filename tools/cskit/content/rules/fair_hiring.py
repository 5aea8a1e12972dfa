"""Nothing that is read out to a candidate touches what must stay out of an interview.

Questions, probes, pitches, exercises and the words of a plan are held against the lists in
scorecards/fairness/: family, home, creed, health and the like. What stands in a kit is asked, so an
improper question here would be asked by every interviewer. The lists' own patterns are tried as well: one
that cannot be used would let everything pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.walk import every
from cskit.model.background import CandidateQuestion, Pitch, Probe
from cskit.model.case import Exercise
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.fairness_check import Checker, Finding, pattern_errors
from cskit.model.plan import Step
from cskit.model.problems import Place, Problem
from cskit.model.text import LANGUAGES, Text
