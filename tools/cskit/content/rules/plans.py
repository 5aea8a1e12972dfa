"""An interview plan can be kept to in the time it has.

The steps fill the slot to the minute, a step has room for its questions, and every candidate is asked
each core question once. An interviewer who runs out of time drops the last questions, and then the
candidates can no longer be compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.plan import Plan, Step
from cskit.model.problems import Place, Problem


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every plan whose minutes or steps do not work out."""
    questions = {id_: question for id_, (_, question) in content.questions().items()}
    for id_, plan in content.plans.items():
        yield from _slot(content.place("plan", id_, "minutes"), plan)
        asked: dict[str, str] = {}
        for index, step in enumerate(plan.steps):
            place = content.place("plan", id_, "steps", index)
            yield from _kind(place, step)
            yield from _room(place, step, questions)
            yield from _case_room(place, step, content)
            for position, question in enumerate(step.questions):
                at = _at(place, "questions", position)
                if question in asked:
                    yield _problem(
                        at, f"'{question}' is asked already in the step '{asked[question]}'",
                        "nobody answers the same question twice in the same way", "delete one of the two",
                    )  # fmt: skip
                elif question in questions and not questions[question].core:
                    yield _problem(
                        at, f"'{question}' is not a core question", "every candidate is asked the same core questions",
                        "choose a question with `core: true`, or set it there",
                    )  # fmt: skip
                asked.setdefault(question, step.id)


def _slot(place: Place, plan: Plan) -> Iterator[Problem]:
    total = sum(step.minutes for step in plan.steps)
    if total != plan.minutes:
        parts = " + ".join(str(step.minutes) for step in plan.steps)
        off = f"{total - plan.minutes} too many" if total > plan.minutes else f"{plan.minutes - total} left over"
        yield _problem(
            place, f"the steps take {total} minutes and the slot has {plan.minutes}: {off}",
            f"the interview would not end on time ({parts})", "change the steps' minutes or the slot's",
        )  # fmt: skip


def _kind(place: Place, step: Step) -> Iterator[Problem]:
    if step.kind == "questions" and not step.questions:
        yield _problem(
            _at(place, "kind"), f"the step '{step.id}' names no questions", "the sheet would be empty there",
            "add `questions:` with ids of core questions",
        )  # fmt: skip
    if step.kind != "questions" and step.questions:
        yield _problem(
            _at(place, "questions"), f"questions in a step of the kind '{step.kind}'",
            "only a step of the kind 'questions' is printed with its questions",
            "set `kind: questions`, or move them to such a step",
        )  # fmt: skip
    if step.kind == "case" and step.case is None:
        yield _problem(
            _at(place, "kind"), f"the step '{step.id}' names no case", "the interviewer would have nothing to show",
            "add `case:` with the id of a file in scorecards/cases/",
        )  # fmt: skip
    if step.kind != "case" and step.case is not None:
        yield _problem(
            _at(place, "case"), f"a case in a step of the kind '{step.kind}'",
            "only a step of the kind 'case' is printed with its case", "set `kind: case`, or delete the line",
        )  # fmt: skip


def _room(place: Place, step: Step, questions: dict[str, Question]) -> Iterator[Problem]:
    minutes = [questions[id_].minutes for id_ in step.questions if id_ in questions]
    if sum(minutes) > step.minutes:
        parts = " + ".join(map(str, minutes))
        sum_ = f"{parts} = {sum(minutes)}" if len(minutes) > 1 else parts
        yield _problem(
            _at(place, "minutes"), f"the step has {step.minutes} minutes and its questions take {sum_}",
            "the last question would be cut short", "give the step more minutes, or move a question to another step",
        )  # fmt: skip


def _case_room(place: Place, step: Step, content: Content) -> Iterator[Problem]:
    case = content.cases.get(step.case) if step.case else None
    if case and case.assignment and case.assignment.minutes > step.minutes:
        yield _problem(
            _at(place, "minutes"),
            f"the step has {step.minutes} minutes and the exercise of the case '{case.id}' takes {case.assignment.minutes}",
            "the candidate would be cut short", "give the step more minutes, or choose another case",
        )  # fmt: skip


def _at(place: Place, *keys: str | int) -> Place:
    return Place(place.file, (*place.keys, *keys))


def _problem(place: Place, what: str, why: str, remedy: str) -> Problem:
    return Problem(place, what, why, remedy, "plans")
