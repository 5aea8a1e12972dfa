"""What people write into a form, brought into one form of text so that nothing is lost and nothing is hidden in it.

The rules, in this order:

1. CR LF, CR, U+0085, U+2028 and U+2029 become LF.
2. U+FEFF is dropped; a tab becomes a space.
3. Other control characters (C0, C1, DEL), noncharacters, lone surrogates, and the marks that turn the direction of
   text (U+202A to U+202E, U+2066 to U+2069) are dropped.
4. Unicode NFC, run by run; compatibility ideographs (U+F900 to U+FAFF, U+2F800 to U+2FA1F) stay as they are, since
   NFC would turn the 神 of somebody's name (U+FA19) into another character.
5. White space is taken away at the end of every line and around the whole.

What makes a difference to a reader stays: U+200D and U+FE0F of an emoji, variation selectors of a kanji, U+200B and
U+00A0. Half-width kana stay half-width.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 10_000
"""Characters that one answer has at most after it was brought into form; more is refused, never cut."""

_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff"
    + "".join(chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_KEPT = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_LINE_ENDS = re.compile(r"[^\S\n]+$", re.MULTILINE)


def normalise(text: str) -> str:
    r"""Bring a text into form; doing it again changes nothing.

    >>> normalise("髙\r\nか\u3099 \t\x07\n")
    '髙\nが'
    >>> normalise("\ufa19\ufa11 \U00020bb7") == "\ufa19\ufa11 \U00020bb7"
    True
    """
    lines = _BREAKS.sub("\n", text)
    bare = _DROPPED.sub("", lines.replace("\t", " "))
    return _LINE_ENDS.sub("", _composed(bare)).strip()


def _composed(text: str) -> str:
    done, out = 0, []
    for match in _KEPT.finditer(text):
        out += [unicodedata.normalize("NFC", text[done : match.start()]), match[0]]
        done = match.end()
    return "".join([*out, unicodedata.normalize("NFC", text[done:])])
