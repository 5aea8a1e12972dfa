"""What a workbook carries besides its cells: the form's stamp, and which words on the sheet stand for which choice.

Both lie twice in the file, since a hidden sheet can be deleted and properties can be dropped by a program: as JSON in
a hidden sheet, and as properties of the document in pieces, for Excel keeps 255 characters of a property at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from cskit.model.form_stamp import FormStamp
from cskit.views.form import NOT_ASSESSED, Form

PIECE = 240
"""Characters in one property."""
MOST_PIECES = 200

Labels = Mapping[str, str]
"""The words shown, by the value of the choice."""

_LABELS = TypeAdapter(dict[str, dict[str, str]])


@dataclass(frozen=True, slots=True)
class Choices:
    """The words of the two lists to choose from."""

    rating: Labels
    recommendation: Labels

    def of(self, key: str) -> Labels:
        """Give the list of a field."""
        return self.recommendation if key == "recommendation" else self.rating


def choices_of(form: Form) -> Choices:
    """Word the choices of a form; a rating's begin with its number."""
    ratings = {str(level.rating): f"{level.rating} {level.label}" for level in form.scale.levels}
    return Choices({**ratings, NOT_ASSESSED: form.scale.not_assessed}, dict(form.recommendations))


def stamp_text(stamp: FormStamp) -> str:
    """Write a stamp as one line of JSON."""
    return stamp.model_dump_json(by_alias=True)


def stamp_from(text: str) -> FormStamp | None:
    """Read a stamp back; ``None`` where it is none, with nothing said of what is in it."""
    try:
        return FormStamp.model_validate_json(text)
    except (ValidationError, ValueError):
        return None


def choices_text(choices: Choices) -> str:
    """Write the words of the choices as one line of JSON."""
    return _LABELS.dump_json({"rating": dict(choices.rating), "recommendation": dict(choices.recommendation)}).decode()


def choices_from(text: str) -> Choices | None:
    """Read them back; ``None`` where they are none."""
    try:
        found = _LABELS.validate_json(text)
        return Choices(found["rating"], found["recommendation"])
    except (ValidationError, ValueError, KeyError):
        return None


def in_pieces(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Cut a text into properties: (name, value)."""
    for number, start in enumerate(range(0, len(text), PIECE), 1):
        yield f"{name}_{number}", text[start : start + PIECE]


def from_pieces(name: str, properties: Mapping[str, str]) -> str:
    """Join the pieces of a text; empty where there are none."""
    out: list[str] = []
    while len(out) < MOST_PIECES and (piece := properties.get(f"{name}_{len(out) + 1}")) is not None:
        out.append(piece)
    return "".join(out)
