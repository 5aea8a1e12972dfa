"""What the form's fields and stamp are called inside the PDF."""

from __future__ import annotations

from cskit.model.form_stamp import FormStamp

STAMP = "cskit:stamp"
"""The hidden field that carries the stamp."""
STAMP_INFO = "/CskitStamp"
"""The stamp's place in the document information, in case a program drops the field."""


def name_of(key: str) -> str:
    """Give the field's name in the PDF, where a full stop would make a parent and a child of it.

    >>> name_of("note.pd-root-cause")
    'note:pd-root-cause'
    """
    return key.replace(".", ":")


def keys_of(stamp: FormStamp) -> dict[str, str]:
    """Give the keys of all fields that a form with this stamp has, by their names in the PDF."""
    questions = [part.partition(":")[2] for part in stamp.parts if part.startswith("question:")]
    competencies = [part.partition(":")[2] for part in stamp.parts if part.startswith("competency:")]
    keys = [
        "candidate", "interviewer", "held_on", *(f"note.{id_}" for id_ in questions),
        *(f"{id_}.{what}" for id_ in competencies for what in ("rating", "reason", "evidence")),
        "recommendation", "takeaways",
    ]  # fmt: skip
    return {name_of(key): key for key in keys}
