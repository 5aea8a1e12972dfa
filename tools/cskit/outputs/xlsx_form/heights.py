"""How tall a row must be for its text, since not every program works it out when it opens a file."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from cskit.model.text import Language

TALLEST = 409.0
"""Points; no spreadsheet program makes a row taller."""

LINE = {"ja": 17.5, "en": 13.8}
"""Points of one line at 10.5 points: Yu Gothic stands far wider apart than Arial."""

_SLACK = 0.96
_INDENT = 2
"""Digits that a cell's margins take; of the rest not all is filled, since words do not break and typefaces differ."""


def lines(text: str, width: float) -> int:
    r"""Count the lines of a text that wraps in a column so many digits wide; a kanji is two digits wide.

    >>> lines("あ" * 30, 48), lines("one\ntwo", 48), lines("", 48)
    (2, 2, 1)
    """
    room = (width - _INDENT) * _SLACK
    return sum(max(1, math.ceil(sum(map(_cells, line)) / room)) for line in text.split("\n"))


def height(cells: Iterable[tuple[str, float]], language: Language, least: int = 1) -> float:
    """Give the points of a row with these texts, each with its column's width, and at least so many lines."""
    most = max([least, *(lines(text, width) for text, width in cells)])
    return min(TALLEST, most * LINE[language] + 6)


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WFA" else 1
