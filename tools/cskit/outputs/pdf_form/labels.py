"""What is read aloud for every field and choice: the visible words, with the part of the form they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cskit.outputs.pdf_form.words import WORDS
from cskit.views.form import NOT_ASSESSED, Form


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a field, and of each choice in it by value."""

    field: str
    choices: Mapping[str, str]


def labels(form: Form) -> dict[str, Label]:
    """Name every field of the form, by key."""
    words = WORDS[form.language]
    names = {
        "candidate": f"{words.candidate}{words.part}{words.candidate_hint}",
        "interviewer": f"{words.interviewer}{words.part}{words.interviewer_hint}",
        "held_on": f"{words.held_on}{words.part}{words.held_on_hint}",
        "recommendation": words.overall,
        "takeaways": words.takeaways,
    }
    choices = {"recommendation": {id_: f"{words.overall}{words.part}{label}" for id_, label in form.recommendations}}
    for question in form.questions:
        names[f"note.{question.id}"] = f"{words.question.replace('{n}', str(question.number))}{words.part}{words.note}"
    for one in form.competencies:
        rating = f"{one.name}{words.part}{words.rating}"
        names[f"{one.id}.rating"] = rating
        names[f"{one.id}.reason"] = f"{one.name}{words.part}{words.not_assessed_reason}"
        names[f"{one.id}.evidence"] = f"{one.name}{words.part}{words.evidence}"
        choices[f"{one.id}.rating"] = {
            **{str(anchor.rating): f"{rating} {anchor.rating} {anchor.label}" for anchor in one.anchors},
            NOT_ASSESSED: f"{rating} {form.scale.not_assessed}",
        }
    return {key: Label(name, choices.get(key, {})) for key, name in names.items()}
