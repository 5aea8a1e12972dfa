"""The one scorecard form that all fillable rooms share: what is asked, what can be filled in, and its stamp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from cskit.model.content import Content
from cskit.model.form_stamp import FormStamp, digest, short
from cskit.model.scale import RATINGS
from cskit.model.text import Language
from cskit.views.kit import kit
from cskit.views.kit_parts import Competency, Kit, Question, Scale, Step
from cskit.views.prose import plain

NOT_ASSESSED = "not_assessed"
"""The choice beside the four marks."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in."""

    key: str
    """Its name in every room; see ``model/answers.py``."""
    kind: Literal["id", "day", "choice", "text"]
    choices: tuple[str, ...] = ()
    """Values of a choice; nothing chosen is the empty text."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The whole anchors of one competency, by rating, for forms with room for them."""

    competency: str
    full: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """A scorecard in one language, blank or with ids filled in."""

    stamp: FormStamp
    kit: Kit
    """What is printed in the kit too: questions with probes, anchors in short, the scale, the plan's steps."""
    competency_of: Mapping[str, str]
    """Question id to competency id."""
    anchors: tuple[Anchors, ...]
    recommendations: tuple[tuple[str, str], ...]
    """(id, label) of the overall recommendations."""
    focus: tuple[str, ...]
    """Ids of the competencies that this interviewer looks at most closely; none means all alike."""
    fields: tuple[Field, ...]

    @property
    def language(self) -> Language:
        """The form's language."""
        return self.stamp.language

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions in the order of the interview."""
        return self.kit.questions

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """What is rated, in the order of the sheet."""
        return self.kit.competencies

    @property
    def steps(self) -> tuple[Step, ...]:
        """The interview's stretches with their minutes."""
        return self.kit.steps

    @property
    def scale(self) -> Scale:
        """The levels, and how to rate."""
        return self.kit.scale

    @property
    def prefilled(self) -> dict[str, str]:
        """The fields that are filled in already, by key."""
        given = {"candidate": self.stamp.candidate, "interviewer": self.stamp.interviewer}
        return {key: value for key, value in given.items() if value}


def form(
    content: Content, background: str, language: Language, *,
    plan: str | None = None, candidate: str = "", interviewer: str = "", focus: tuple[str, ...] = (),
) -> Form:  # fmt: skip
    """Make the scorecard of one background and plan. Raises LookupError where one of them does not exist."""
    made = kit(content, background, language, plan)
    if content.scale is None:
        raise LookupError("no rating scale")
    parts = _parts(content, made)
    stamp = FormStamp.model_validate({
        "schema": "cskit-scorecard/1", "background": background, "plan": made.plan_id, "language": language,
        "content": digest(parts), "parts": parts, "candidate": candidate, "interviewer": interviewer,
    })  # fmt: skip
    competency_of = {question.id: content.questions()[question.id][0].id for question in made.questions}
    anchors = tuple(
        Anchors(one.id, {
            anchor.rating: tuple(plain(text.in_(language), content, language) for text in anchor.full)
            for anchor in content.competencies[one.id].anchors
        })
        for one in made.competencies
    )  # fmt: skip
    recommendations = tuple(
        (option.id, plain(option.label.in_(language), content, language)) for option in content.scale.recommendations
    )
    given = fields((one.id for one in made.questions), (one.id for one in made.competencies), recommendations)
    return Form(stamp, made, competency_of, anchors, recommendations, focus, given)


def changed(stamp: FormStamp, today: Form) -> tuple[str, ...]:
    """Name the parts in which a stamped form differs from today's, in the order of today's form, then the lost ones."""
    now = today.stamp.parts
    return (
        *(part for part in now if stamp.parts.get(part) != now[part]),
        *(part for part in stamp.parts if part not in now),
    )


def fields(questions: Iterable[str], rated: Iterable[str], recommendations: Iterable[tuple[str, str]]) -> tuple[Field, ...]:
    """The fields of any scorecard, as ``model/answers.py`` names them, in the order they are filled in.

    ``questions`` get a note each and ``rated`` a mark each, by id; of a recommendation the id counts, not its label.
    """
    marks = (*(str(rating) for rating in RATINGS), NOT_ASSESSED)
    return (
        Field("candidate", "id"),
        Field("interviewer", "id"),
        Field("held_on", "day"),
        *(Field(f"note.{id_}", "text") for id_ in questions),
        *(
            field
            for id_ in rated
            for field in (
                Field(f"{id_}.rating", "choice", marks),
                Field(f"{id_}.reason", "text"),
                Field(f"{id_}.evidence", "text"),
            )
        ),
        Field("recommendation", "choice", tuple(id_ for id_, _ in recommendations)),
        Field("takeaways", "text"),
    )


def _parts(content: Content, made: Kit) -> dict[str, str]:
    language = made.language
    parts = {f"question:{question.id}": short(question.ask) for question in made.questions}
    for one in made.competencies:
        anchors = [
            (anchor.rating, anchor.short.in_(language), *(text.in_(language) for text in anchor.full))
            for anchor in content.competencies[one.id].anchors
        ]
        parts[f"competency:{one.id}"] = short([one.name, anchors])
    scale = [(level.rating, level.label, level.about) for level in made.scale.levels]
    return {**parts, "scale": short([scale, made.scale.not_assessed, list(made.scale.recommendations)])}
