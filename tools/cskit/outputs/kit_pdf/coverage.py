"""A text as the kit can print it: what the font lacks gets a stand-in and is reported.

A character that no font shows would stop the whole kit, so it is printed as ``〓``, the printers'
mark for a missing sort, and reported. What belongs to one sign on the page (an emoji with its
skin tone, joiners and variation selectors) gives one mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cskit.fonts import STAND_IN

_JOINER = "\u200d"
_FLAG = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_TAGS = range(0xE0020, 0xE0080)


def showable(text: str, shown: frozenset[str]) -> tuple[str, list[str]]:
    r"""Return ``text`` as it can be printed, and the signs that a stand-in replaces, in order.

    Other spaces and line breaks become plain spaces; marks without a width are dropped. A letter or
    digit keeps its place where only a mark on it cannot be shown.

    >>> showable("OK👍🏽 か\u3099", frozenset("OKが 〓"))
    ('OK〓 が', ['👍🏽'])
    """
    if shown.issuperset(text):
        return text, []
    out: list[str] = []
    missing: list[str] = []
    for sign in _signs(text):
        visible = _visible(sign)
        if len(visible) > 1 and not shown.issuperset(visible):
            visible = unicodedata.normalize("NFC", visible)
        if shown.issuperset(visible):
            out.append(visible)
        else:
            missing.append(sign)
            kept = visible[0] if visible[0] in shown and visible[0].isalnum() else ""
            out.append(kept + STAND_IN)
    return "".join(out), missing


def _signs(text: str) -> Iterator[str]:
    """Cut a text into what a reader takes for one sign each."""
    sign = ""
    for char in text:
        if sign and _belongs(sign, char):
            sign += char
        else:
            if sign:
                yield sign
            sign = char
    if sign:
        yield sign


def _belongs(sign: str, char: str) -> bool:
    if sign[-1].isspace():
        return False
    if sign[-1] == _JOINER or char == _JOINER or unicodedata.category(char) in ("Mn", "Me", "Mc"):
        return True
    if ord(char) in _FLAG:
        return len(sign) == 1 and ord(sign) in _FLAG
    return ord(char) in _SKIN_TONES or ord(char) in _TAGS


def _visible(sign: str) -> str:
    """Drop what has no shape of its own; a single variation selector or control is nothing at all."""
    if sign.isspace():
        return " " if sign not in "\u3000\u00a0" else sign
    return "".join(char for char in sign if not _shapeless(char))


def _shapeless(char: str) -> bool:
    point = ord(char)
    return (
        unicodedata.category(char) in ("Cf", "Cc")
        or 0xFE00 <= point <= 0xFE0F
        or 0xE0100 <= point <= 0xE01EF
    )  # fmt: skip
