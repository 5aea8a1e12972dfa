"""How the cells look: white to write in, a quiet tint to read, teal for headings; all of it holds in grey as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Protection, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cskit.outputs.xlsx_form.escapes import escaped

TEAL, TINT, LINE, INK, QUIET, AMBER = "0B5F6B", "EEF6F7", "C9D6D8", "1C2526", "4A5759", "FBE9CF"

TEXT_FORMAT = "@"
DAY_FORMAT = "yyyy\\-mm\\-dd"

_THIN = Side(style="thin", color=LINE)
_FIRST = Side(style="medium", color=TEAL)
_FIRM = Side(style="thin", color="2B7A86")
_WRAPPED = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_MIDDLE = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
_BAND = Alignment(vertical="center", horizontal="left", indent=1)

Piece = str | tuple[str, str]
"""Plain text, or (``b``, text) for a bold piece and (``s``, text) for a small quiet one."""


@dataclass(frozen=True, slots=True)
class Style:
    """Writes and dresses cells in one typeface."""

    font: str

    def title(self, cell: Cell, text: str) -> None:
        """White on teal, large."""
        self._band(cell, text, 14)

    def heading(self, cell: Cell, text: str, size: int = 12) -> None:
        """White on teal."""
        self._band(cell, text, size)

    def subheading(self, cell: Cell, text: str) -> None:
        """Teal on the tint, with a firm line above."""
        _put(cell, text)
        cell.font = Font(name=self.font, size=12, bold=True, color=TEAL)
        cell.fill = PatternFill("solid", fgColor=TINT)
        cell.border = Border(top=_FIRST, bottom=_THIN)
        cell.alignment = _BAND

    def name(self, cell: Cell, pieces: Sequence[Piece]) -> None:
        """What several rows are about, below a firm line; its first piece is the name."""
        self._write(cell, pieces, bold=True, color=TEAL)
        cell.fill = PatternFill("solid", fgColor=TINT)
        cell.border = Border(top=_FIRST, bottom=_THIN)
        cell.alignment = _WRAPPED

    def label(self, cell: Cell, pieces: Sequence[Piece], *, middle: bool = False) -> None:
        """What a row is about."""
        self._write(cell, pieces, bold=True)
        cell.fill = PatternFill("solid", fgColor=TINT)
        cell.border = Border(top=_THIN, bottom=_THIN)
        cell.alignment = _MIDDLE if middle else _WRAPPED

    def reading(self, cell: Cell, pieces: Sequence[Piece], *, middle: bool = False, first: bool = False) -> None:
        """Something to read; ``first`` below a firm line, where several rows belong together."""
        self._write(cell, pieces)
        cell.fill = PatternFill("solid", fgColor=TINT)
        cell.border = Border(top=_FIRST if first else _THIN, bottom=_THIN)
        cell.alignment = _MIDDLE if middle else _WRAPPED

    def note(self, cell: Cell, text: str) -> None:
        """A line of advice that runs over empty cells to its right."""
        _put(cell, text)
        cell.font = Font(name=self.font, size=10, color=QUIET)
        cell.fill = PatternFill("solid", fgColor=TINT)
        cell.alignment = _BAND

    def plain(self, cell: Cell, pieces: Sequence[Piece]) -> None:
        """Something to read on a sheet without cells to fill in."""
        self._write(cell, pieces)
        cell.border = Border(bottom=_THIN)
        cell.alignment = _WRAPPED

    def writing(self, cell: Cell, number_format: str, *, middle: bool, bold: bool, locked: bool) -> None:
        """A cell to fill in; ``locked`` where it is filled in already."""
        cell.number_format = number_format
        cell.font = Font(name=self.font, size=12 if bold else 10.5, bold=bold, color=INK)
        cell.fill = PatternFill("solid", fgColor=TINT if locked else "FFFFFF")
        cell.border = Border(left=_FIRM, right=_FIRM, top=_FIRM, bottom=_FIRM)
        cell.alignment = _MIDDLE if middle else _WRAPPED
        cell.protection = Protection(locked=locked)

    def _band(self, cell: Cell, text: str, size: int) -> None:
        _put(cell, text)
        cell.font = Font(name=self.font, size=size, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=TEAL)
        cell.alignment = _BAND

    def _write(self, cell: Cell, pieces: Sequence[Piece], *, bold: bool = False, color: str = INK) -> None:
        cell.font = Font(name=self.font, size=10.5, bold=bold, color=color)
        if all(isinstance(piece, str) for piece in pieces):
            _put(cell, "".join(str(piece) for piece in pieces))
            return
        blocks = CellRichText()
        for piece in pieces:
            kind, text = ("", piece) if isinstance(piece, str) else piece
            blocks.append(TextBlock(
                InlineFont(
                    rFont=self.font, sz=9 if kind == "s" else 10.5, b=kind == "b" or (bold and kind != "s"),
                    color=Color(rgb=f"FF{QUIET if kind == 's' else color}"),
                ),
                escaped(text),
            ))  # fmt: skip
        cell.value = blocks


def set_up(sheet: Worksheet, widths: Sequence[float], *, header: str, page: str, confidential: str) -> None:
    """Columns, paper (A4 upright, one page wide), what repeats on every page, and protection without a password."""
    for letter, width in zip("ABCDEF", widths, strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.55
    sheet.page_margins.top, sheet.page_margins.bottom = 0.7, 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_title_rows = "1:1"
    for part, text in (
        (sheet.oddHeader.left, header.replace("&", "&&")),  # type: ignore[union-attr]  # A sheet always has them.
        (sheet.oddHeader.right, confidential.replace("&", "&&")),  # type: ignore[union-attr]
        (sheet.oddFooter.right, page),  # type: ignore[union-attr]
    ):
        part.text, part.size = text, 8
    sheet.protection.enable()
    # Switches of things to forbid: the height of a row may be changed by whoever wants to see a long text whole.
    sheet.protection.formatRows = False
    sheet.protection.formatColumns = False


def _put(cell: Cell, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = escaped(text)
    if text:
        cell.data_type = "s"
