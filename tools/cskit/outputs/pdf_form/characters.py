"""Which characters the page's fonts can show; the others are printed as ``〓``, as in the kits.

The kit's build reports them with their places, since kit and form show the same content; here they are replaced only.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "fonts"
"""The folder of the fonts that come with the package."""
REGULAR = FONTS / "NotoSansJP-Regular.ttf"
STAND_IN = "〓"


@cache
def shown() -> frozenset[str]:
    """The characters that every font of the folder shows."""
    return frozenset.intersection(*(_characters(path) for path in sorted(FONTS.glob("*.ttf"))))


def _characters(path: Path) -> frozenset[str]:
    font = TTFont(path, lazy=True)
    font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])  # The real names are slow to read.
    return frozenset(map(chr, font.getBestCmap()))


def showable(text: str) -> str:
    r"""Return ``text`` as it can be printed: in one line, without characters that have no shape.

    >>> showable("か\u3099\n髙👍")
    'が 髙〓'
    """
    if shown().issuperset(text):
        return text
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(char if char in shown() else "" if _shapeless(char) else STAND_IN for char in composed)


def _shapeless(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc", "Mn") or 0x1F3FB <= ord(char) <= 0x1F3FF
