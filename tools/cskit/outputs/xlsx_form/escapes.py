"""The escapes of spreadsheet text: ``_x000D_`` stands for a character that XML or the writer could not hold."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    r"""Protect what would be taken for an escape, so that a typed ``_x000D_`` stays those seven characters.

    >>> escaped("a_x000D_b"), unescaped(escaped("a_x000D_b"))
    ('a_x005F_x000D_b', 'a_x000D_b')
    """
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def unescaped(text: str) -> str:
    r"""Put the characters back; two halves of a pair join, CR and control characters come out as such.

    >>> unescaped("a_x000d_b_x0007__xD842__xDFB7_") == "a\rb\x07\U00020bb7"
    True
    """
    if "_x" not in text:
        return text
    out = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return out.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") if _has_half(out) else out


def _has_half(text: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in text)
