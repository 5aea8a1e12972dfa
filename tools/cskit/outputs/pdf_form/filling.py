"""Puts answers into a form as a viewer would: texts as the fields' values, choices as the state of their circles."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pikepdf
from pikepdf import Name

from cskit.outputs.pdf_form.names import name_of
from cskit.outputs.pdf_form.text_string import decoded
from cskit.outputs.pdf_form.widgets import put_text, saved


def filled(blank: bytes, answers: Mapping[str, str]) -> bytes:
    """Fill in a form that ``write`` made. Raises KeyError for a field, or a choice, that it does not have."""
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        fields = {decoded(bytes(field.T)): field for field in pdf.Root.AcroForm.Fields}
        for key, text in answers.items():
            field = fields[name_of(key)]
            if Name.Btn == field.FT:
                _choose(field, text)
            else:
                put_text(pdf, field, text)
        return saved(pdf)


def _choose(group: pikepdf.Object, choice: str) -> None:
    chosen = Name(f"/{choice}") if choice else Name.Off
    if choice and (chosen == Name.Off or not any(chosen in kid.AP.N for kid in group.Kids)):
        raise KeyError(choice)
    group.V = chosen
    for kid in group.Kids:
        kid.AS = chosen if chosen in kid.AP.N else Name.Off
