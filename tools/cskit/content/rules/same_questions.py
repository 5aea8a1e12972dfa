"""Every kit asks the same core questions in the same order.

Candidates can be compared only if they were asked the same. A background chooses its plan, so the
plans that backgrounds choose must agree in their questions; other plans are free.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.plan import Plan
from cskit.model.problems import Problem

_Asked = tuple[str, ...]


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every background whose plan asks other questions than most kits do."""
    kits = {id_: content.plans[b.plan] for id_, b in content.backgrounds.items() if b.plan in content.plans}
    if not kits:
        return
    usual = Counter(_asked(plan) for plan in kits.values()).most_common(1)[0][0]
    model = next(plan.id for plan in kits.values() if _asked(plan) == usual)
    for id_, plan in kits.items():
        asked = _asked(plan)
        if asked != usual:
            yield Problem(
                content.place("background", id_, "plan"),
                f"the plan '{plan.id}' does not ask what the other kits' plan '{model}' asks: {_differ(asked, usual)}",
                "candidates who are asked different questions cannot be compared",
                f"choose the plan '{model}', or make the questions of both plans the same", "same-questions",
            )  # fmt: skip


def _asked(plan: Plan) -> _Asked:
    return tuple(question for step in plan.steps for question in step.questions)


def _differ(asked: _Asked, usual: _Asked) -> str:
    lacks = [id_ for id_ in usual if id_ not in asked]
    adds = [id_ for id_ in asked if id_ not in usual]
    parts = [f"{', '.join(lacks)} is missing"] * bool(lacks) + [f"{', '.join(adds)} is added"] * bool(adds)
    return " and ".join(parts) or "the order differs"
