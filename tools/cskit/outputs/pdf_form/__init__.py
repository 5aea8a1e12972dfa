"""The scorecard as a fillable PDF: tagged, the same bytes from the same form, and good to write on by hand.

Typst sets the page with a link in every place to fill in; those links become form fields. Typed text is shown in Noto
Sans JP, which is embedded whole. A form made by ``write`` has about 2 MB, nearly all of it the font.

What viewers are known to change. ``model/writing.py`` undoes the first; the others lose something that nobody can
bring back, so the form asks people to type such characters:

- PDFium (Chromium, Edge) stores CR LF where a line ends, and drops tabs and control characters that are typed.
- PDFium's call for pasting cuts characters beyond U+FFFF to 16 bits: a pasted 𠮷 (U+20BB7) becomes ஷ (U+0BB7), a pasted
  👍 (U+1F44D) the private-use U+F44D. Typed ones survive. ``read`` warns of private-use characters.
- Any viewer may refuse to take more than 10,000 UTF-16 units in a field, so that fewer emoji than 10,000 fit in.

The file is read with pikepdf alone; scripts, attachments, links and pictures in it are never looked at.
"""

from __future__ import annotations

from collections.abc import Mapping

from cskit.model.answers import Filled
from cskit.model.problems import Problem
from cskit.outputs.pdf_form.page import FormError
from cskit.views.form import Form

__all__ = ["FormError", "fill", "read", "write"]


def write(form: Form) -> bytes:
    """Make the form to hand out, with the ids that it has prefilled. Raises FormError where it cannot be set."""
    from cskit.outputs.pdf_form.labels import labels
    from cskit.outputs.pdf_form.page import page
    from cskit.outputs.pdf_form.widgets import widgets

    stamp = form.stamp.model_dump_json(by_alias=True)
    return widgets(page(form), form.fields, labels(form), stamp, form.prefilled)


def fill(form: Form, answers: Mapping[str, str]) -> bytes:
    """Make the file that comes back with these answers in it, by key; lone surrogates are left out.

    Raises KeyError for a field, or a choice, that the form does not have.
    """
    from cskit.outputs.pdf_form.filling import filled

    return filled(write(form), answers)


def read(data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
    """Read a file that came back; ``file`` is its name. Never raises; a file that cannot be trusted is a problem."""
    from cskit.outputs.pdf_form.reading import read as reading

    return reading(data, file)
