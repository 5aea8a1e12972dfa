"""Keeps a spreadsheet from taking a text for a formula, in a way that can be taken back exactly.

A cell of a CSV file that begins with ``=`` and its like is computed when the file is opened, and may call programs and
addresses. Such a text gets an apostrophe in front, and so does every text that begins with an apostrophe. Whatever
begins with one was therefore changed, and ``undo`` is exact for every text there is.

What this cannot help: a spreadsheet whose list separator is a semicolon may cut a line of a comma-separated file at a
semicolon inside a text. The workbook (``--format xlsx``) has no such trap.
"""

from __future__ import annotations

import unicodedata

_BEGINNINGS = frozenset("=+-@|＝＋－＠｜﹦﹢﹣﹫−'")
"""Signs, full-width and small ones too, since spreadsheets in Japanese take those for their half-width kin."""

_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
"""Kinds of characters that a program may skip or drop before it looks at the first sign."""


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that could be taken for a formula.

    >>> [neutralise(text) for text in ("=1+1", " ＠a", "'tis", "2 + 2", "")]
    ["'=1+1", "' ＠a", "''tis", '2 + 2', '']
    """
    return f"'{text}" if _risky(text) else text


def undo(text: str) -> str:
    """Take the apostrophe away again.

    >>> undo(neutralise("'=1")), undo("plain")
    ("'=1", 'plain')
    """
    return text.removeprefix("'")


def _risky(text: str) -> bool:
    if text[:1] in ("\t", "\r", "\n"):
        return True
    first = next((character for character in text if not _skipped(character)), "")
    return first in _BEGINNINGS if first else False


def _skipped(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in _UNSEEN
