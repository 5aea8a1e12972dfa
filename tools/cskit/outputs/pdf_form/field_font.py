"""The font that fields are shown in: Noto Sans JP, embedded whole, so that every viewer can show typed Japanese."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from cskit.fonts import REGULAR

FONT = Name("/Wingdings")
"""The font's name in the form's resources, which nobody sees.

PDFium asks a field's own font for Japanese only if this name is one that it knows for symbols. Otherwise it takes a font
of the machine for kana and another, Chinese one for kanji.
"""


@dataclass(frozen=True, slots=True)
class FieldFont:
    """What a PDF says of a font. Measures are in thousandths of the font size."""

    packed: bytes
    """The font file, compressed."""
    size: int
    """Bytes of the font file."""
    codes: dict[int, int]
    """The code that shows a code point, one to one."""
    glyphs: tuple[int, ...]
    """Glyph number by code. Beyond the last glyph there are more codes, for characters that share a glyph (〜 and ～):
    viewers go from what is typed back to a code, and would find none for the second of them."""
    widths: tuple[int, ...]
    """By code."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def shown(self, text: str) -> bytes:
        """Write a text as the codes that show it; what the font lacks is shown as its empty box."""
        return b"".join(self.codes.get(ord(char), 0).to_bytes(2, "big") for char in text)


@cache
def field_font() -> FieldFont:
    """Read and compress the font, once a process."""
    raw = REGULAR.read_bytes()
    font = TTFont(REGULAR)
    unit = 1000 / font["head"].unitsPerEm
    widths = [round(font["hmtx"][name][0] * unit) for name in font.getGlyphOrder()]
    glyphs = list(range(len(widths)))
    codes: dict[int, int] = {}
    taken: set[int] = set()
    for point, name in sorted(font.getBestCmap().items()):
        glyph = font.getGlyphID(name)
        codes[point] = len(glyphs) if glyph in taken else glyph
        if glyph in taken:
            glyphs.append(glyph)
        taken.add(glyph)
    head, over = font["head"], font["OS/2"]
    return FieldFont(
        packed=zlib.compress(raw, 9),
        size=len(raw),
        codes=codes,
        glyphs=tuple(glyphs),
        widths=tuple(widths[glyph] for glyph in glyphs),
        box=tuple(round(edge * unit) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(font["hhea"].ascent * unit),
        descent=round(font["hhea"].descent * unit),
        cap_height=round(over.sCapHeight * unit),
    )


def embed(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Put the font into a file and return it as a composite font with identity encoding."""
    font = field_font()
    file = pdf.make_stream(b"")
    file.write(font.packed, filter=Name.FlateDecode)
    file.Length1 = font.size
    descriptor = pdf.make_indirect(Dictionary(
        Type=Name.FontDescriptor, FontName=Name.NotoSansJP, Flags=4, FontBBox=Array(font.box), ItalicAngle=0,
        Ascent=font.ascent, Descent=font.descent, CapHeight=font.cap_height, StemV=80, FontFile2=file,
    ))  # fmt: skip
    descendant = pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.NotoSansJP, FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        CIDToGIDMap=pdf.make_stream(b"".join(glyph.to_bytes(2, "big") for glyph in font.glyphs)),
        DW=1000, W=Array(list(_runs(font.widths))),
    ))  # fmt: skip
    return pdf.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.NotoSansJP, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]), ToUnicode=pdf.make_stream(_to_unicode(font.codes)),
    ))  # fmt: skip


def _runs(widths: tuple[int, ...]) -> Iterator[int]:
    """Write widths other than the usual 1000 as runs: first code, last code, width."""
    for width, run in groupby(range(len(widths)), key=widths.__getitem__):
        codes = list(run)
        if width != 1000:
            yield from (codes[0], codes[-1], width)


def _to_unicode(codes: dict[int, int]) -> bytes:
    """Map codes back to characters."""
    pairs = [f"<{code:04X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for point, code in codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
