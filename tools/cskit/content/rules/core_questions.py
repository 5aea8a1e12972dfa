"""Every competency has at least four core questions.

The core questions are those that every candidate may be asked. With four a competency there are enough
for a second interviewer, and for a second round, without asking anything twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem

AT_LEAST = 4


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every competency with fewer core questions."""
    for id_, competency in content.competencies.items():
        core = sum(question.core for question in competency.questions)
        if core < AT_LEAST:
            yield Problem(
                content.place("competency", id_, "questions"), f"{core} core questions; at least {AT_LEAST} are needed",
                "a second interviewer would have to repeat what was asked already",
                "add questions, or mark questions that suit every candidate with `core: true`", "core-questions",
            )  # fmt: skip
