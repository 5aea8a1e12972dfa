"""The font that everything printed is set in: where its files lie, and which characters it can show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent
"""The folder of the font's files, one a weight."""
REGULAR = FONTS / "NotoSansJP-Regular.ttf"
STAND_IN = "〓"
"""U+3013, the printers' mark for a missing sort; printed in place of a sign that cannot be shown."""


@cache
def characters() -> frozenset[str]:
    """The characters that every weight of the font can show.

    >>> "髙" in characters(), "👍" in characters()
    (True, False)
    """
    return frozenset.intersection(*(_characters(path) for path in sorted(FONTS.glob("*.ttf"))))


def _characters(path: Path) -> frozenset[str]:
    font = TTFont(path, lazy=True)
    # Numbers for glyph names: reading the real ones takes four times as long, and nobody asks for them.
    font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
    return frozenset(map(chr, font.getBestCmap()))
