"""Text as the print font can show it: 〓, the printers' mark for a missing sort, stands for what it cannot.

A character without a shape would stop the whole document, and one that turns the direction of the line would hide
what stands there; a debrief with one missing character is more use than none.
"""

from __future__ import annotations

import re
import unicodedata

from cskit.fonts import STAND_IN, characters

_RUN = re.compile(r"[!-~]{37,}")
"""Longer than half a column: an address or a made-up word that would run over the edge."""
_EVERY = 12
_SIGN = re.compile("\u200d\ufe0f?|[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef]")
"""What belongs to the sign before it: joiners, variation selectors, skin tones, tags."""


def printable(text: str) -> str:
    r"""Replace what cannot be printed; line ends stay, and a run without a break may be broken.

    >>> printable("OK 👩\u200d👧\n髙\ufa19") == "OK 〓\n髙\ufa19"
    True
    """
    # No NFC here: records have it, and it would turn the 神 of somebody's name (U+FA19) into another character.
    joined = re.sub(f"{STAND_IN}(?:{STAND_IN}|{_SIGN.pattern})+", STAND_IN, "".join(map(_sort, text)))
    return _RUN.sub(lambda run: "\u200b".join(re.findall(f".{{1,{_EVERY}}}", run[0])), _SIGN.sub("", joined))


def _sort(char: str) -> str:
    if char == "\n" or char in characters() or _SIGN.fullmatch(char):
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in ("Cf", "Cc", "Cs") else STAND_IN
