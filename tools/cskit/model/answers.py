"""What was written into one scorecard, field by field, whatever it was written in.

Every fillable room writes and reads the same fields, named once in ``views/form.py``:

====================================  =====================================================================
``candidate``, ``interviewer``        ids
``held_on``                           a day as ``2026-11-25``
``<competency>.rating``               ``1`` to ``4``, ``not_assessed``, or nothing
``<competency>.reason``               why it was not assessed
``<competency>.evidence``             what the candidate said or did
``note.<question>``                   notes on one question
``recommendation``                    an id of ``model/scale.py``, or nothing
``takeaways``                         what decided it
====================================  =====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cskit.model.form_stamp import FormStamp


@dataclass(frozen=True, slots=True)
class Written:
    """The text of one field, and where in the file it stands, in words such as «sheet Scorecard, cell C7»."""

    text: str
    place: str = ""


Answers = Mapping[str, Written]
"""By field; a field that the file does not have is missing, one that is empty has an empty text."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One file as its room read it: text as it stands there, nothing judged yet."""

    stamp: FormStamp
    answers: Answers
    warnings: tuple[str, ...] = field(default=())
    """What the room had to change or leave out, in words for the recruiter."""
