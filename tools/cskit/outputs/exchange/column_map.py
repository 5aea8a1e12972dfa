"""The map that says what the columns of a form service's CSV mean; nothing in that file is guessed.

An example with every key is ``tests/outputs/exchange/google-forms.yml``, beside its CSV.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from cskit.model.base import Frozen, Id
from cskit.model.form_stamp import Digest
from cskit.model.text import Language

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""A column's title as it stands in the first row; white space around it does not count."""

Value = Literal["1", "2", "3", "4", "not_assessed", "definitely_not", "no", "yes", "strong_yes", "no_decision"]
"""What a word on the form stands for: a mark, or an overall recommendation."""

DAY = "YYYY-MM-DD"
_PARTS = {"YYYY": r"(?P<year>[0-9]{4})", "MM": r"(?P<month>[0-9]{1,2})", "DD": r"(?P<day>[0-9]{1,2})"}


def _style(value: str) -> str:
    if any(value.count(part) != 1 for part in _PARTS) or re.search("[A-Za-z0-9]", re.sub("YYYY|MM|DD", "", value)):
        raise ValueError("write YYYY, MM and DD once each, with signs between them, as in YYYY/MM/DD")
    return value


def _digit(value: object) -> object:
    """Take an unquoted mark as well as a quoted one; both mean the same."""
    return str(value) if type(value) is int else value


class Column(Frozen):
    """Where one field of the scorecard stands."""

    column: Title
    """The column's title."""
    nth: int | None = Field(default=None, ge=1, le=1000)
    """Which of the columns of this title, counted from 1; only where there are several."""
    words: Mapping[Title, Annotated[Value, BeforeValidator(_digit)]] = Field(default_factory=dict)
    """For ratings and the recommendation: the answers on the form, and what each stands for. Without it, the column
    holds ``1`` to ``4``, ``not_assessed`` or an id of the recommendations."""
    day: Annotated[str, StringConstraints(max_length=40), AfterValidator(_style)] = Field(default=DAY)
    """For ``held_on``: how the day is written, in YYYY, MM and DD, as in ``YYYY/MM/DD``; ``YYYY-MM-DD`` if not given."""


class Made(Frozen):
    """The scorecard that the form was made from; the same for every row of the file."""

    background: Id
    plan: Id
    language: Language
    content: Digest
    """The sum over the questions, anchors and scale that the form shows; ``cskit import`` names today's."""


class ColumnMap(Frozen):
    """The whole map."""

    made_from: Made
    fields: Mapping[str, Column] = Field(min_length=1, max_length=500)
    """Field of the scorecard to its column; the fields are listed in ``model/answers.py``."""
    ignore: tuple[Title, ...] = Field(default=())
    """Titles of columns that are left out on purpose; all of them where there are several of the title."""


def day_in(text: str, style: str) -> str | None:
    """Turn a day in a map's style into ``2026-11-25``; ``None`` where it is none. Hours after it do not fit.

    >>> day_in("2026/1/5", "YYYY/MM/DD"), day_in("25.11.2026", "DD.MM.YYYY"), day_in("2026/13/5", "YYYY/MM/DD")
    ('2026-01-05', '2026-11-25', None)
    """
    pattern = "".join(_PARTS.get(piece) or re.escape(piece) for piece in re.split("(YYYY|MM|DD)", style))
    match = re.fullmatch(pattern, text)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None
