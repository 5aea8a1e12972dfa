"""Make the kit fonts from the full Noto Sans JP: the characters Japanese business text uses.

Run once when the font is renewed: ``python subset.py FULL_REGULAR.ttf FULL_BOLD.ttf``.
Kept: all of Windows-31J (cp932), Latin with accents, arrows and mathematical signs,
and the name variants that no such set holds (𠮷, 﨑, 髙 and the compatibility ideographs).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset


def wanted() -> set[int]:
    """The code points to keep, where the font has them."""
    points = set(range(0x20, 0x250)) | set(range(0x2010, 0x2070)) | set(range(0x2190, 0x2300))
    points |= set(range(0x3000, 0x3100)) | set(range(0xF900, 0xFB00)) | set(range(0x2F800, 0x2FA20))
    points |= {0x20BB7, 0x20B9F, 0x2610, 0x2611, 0x2713}
    for point in range(0x80, 0x10000):
        try:
            chr(point).encode("cp932")
        except UnicodeEncodeError:
            continue
        points.add(point)
    return points


def main() -> None:
    """Write NotoSansJP-Regular.ttf and NotoSansJP-Bold.ttf beside this file."""
    for source, weight in zip(sys.argv[1:3], ("Regular", "Bold"), strict=True):
        options = subset.Options(
            layout_features=["kern", "palt", "halt", "liga", "ccmp", "locl", "vert"],
            name_IDs=["*"],
            hinting=False,
            notdef_outline=True,
        )
        font = subset.load_font(source, options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted())
        subsetter.subset(font)
        subset.save_font(font, str(Path(__file__).parent / f"NotoSansJP-{weight}.ttf"), options)


if __name__ == "__main__":
    main()
