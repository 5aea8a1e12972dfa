"""The scorecard as a YAML file, for people who live in an editor.

Comments show the question, the anchors and how to rate beside each field; texts are blocks that need no quotation
marks; one line at the end says what the form was made with. See ``outputs/__init__.py`` for the law.
"""

from __future__ import annotations

from collections.abc import Mapping

from cskit.outputs.yaml_form.reader import read
from cskit.outputs.yaml_form.schema import schema
from cskit.outputs.yaml_form.writer import SCHEMA_FILE, lay_out
from cskit.views.form import Form

__all__ = ["SCHEMA_FILE", "fill", "read", "schema", "write"]


def write(form: Form) -> bytes:
    """Make the form to hand out, in UTF-8, with what the form has prefilled."""
    return lay_out(form, {}).encode()


def fill(form: Form, answers: Mapping[str, str]) -> bytes:
    """Make the file that comes back with these texts in it, by field key.

    Texts are written as ``normalise`` leaves them. Raises KeyError for a field that the form has not.
    """
    return lay_out(form, answers).encode()
