"""A text as the page can print it: what the font lacks is printed as ``〓``, as in the kits.

The kit's build reports them with their places, since kit and form show the same content; here they are replaced only.
"""

from __future__ import annotations

import unicodedata

from cskit.fonts import STAND_IN, characters


def showable(text: str) -> str:
    r"""Return ``text`` as it can be printed: in one line, without characters that have no shape.

    >>> showable("か\u3099\n髙👍")
    'が 髙〓'
    """
    if characters().issuperset(text):
        return text
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char if char in characters() else "" if _shapeless(char) else STAND_IN for char in composed)


def _shapeless(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Mn") or 0x1F3FB <= ord(char) <= 0x1F3FF
