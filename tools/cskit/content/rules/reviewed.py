"""Every record was looked through not too long ago, and not in the future.

Figures, laws and job markets change. A record that nobody looked at for a year gets a warning; a day
that has not come yet is a slip of the pen and an error.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.background import Background
from cskit.model.case import Case
from cskit.model.competency import Competency
from cskit.model.content import Content
from cskit.model.plan import Plan
from cskit.model.problems import Problem
from cskit.model.term import Term
from cskit.model.walk import records


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a warning for every review older than ``context.max_age_days``, and an error for one in the future."""
    for found in records(content):
        if not isinstance(found.node, Background | Case | Competency | Plan | Term):
            continue
        day = found.node.reviewed
        age = (context.today - day).days
        place = found.place(content, "reviewed")
        if age < 0:
            yield Problem(
                place, f"{day} is in the future", f"today is {context.today}", "write the day of the last review", "reviewed",
            )  # fmt: skip
        elif age > context.max_age_days:
            yield Problem(
                place, f"last reviewed {age} days ago, on {day}",
                f"what is older than {context.max_age_days} days may no longer be true",
                "read it through, correct it, and write today's date here", "reviewed", "warning",
            )  # fmt: skip
