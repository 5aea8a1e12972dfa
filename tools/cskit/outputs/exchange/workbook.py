"""Both tables in one workbook. Whatever was written by hand is a text cell that no program takes for a formula.

Ratings are numbers. Days, moments and switches are text, so that nobody's settings turn them round; LibreOffice shows a
boolean of a cell with a style of its own as 0 or 1.

openpyxl makes the workbook with its headers, widths and styles. The rows are put into the sheets' XML afterwards, one by
one: as cells of openpyxl a million of them take ten times as long.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import IO, Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cskit.outputs.exchange import ExchangeError, Records
from cskit.outputs.exchange.names import Names
from cskit.outputs.exchange.tables import LONG, Row, long_rows, shown, wide_of, wide_rows

MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
"""What a sheet and a cell hold, the latter in UTF-16 units. Other programs cut without a word; we refuse."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = 256 * 1024
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  the library's own kind; a fixed day, so that the same records give the same bytes
_PROSE = {"evidence": 60, "reason": 30, "takeaways": 60, "warnings": 40, "flags": 30, "note": 40}
"""Width of the columns that hold running text; it is broken into lines there."""
_WIDTHS = {"file": 30, "collected_at": 34}
_ROW = 'ht="60" customHeight="1"'
"""Four lines: rows that can be looked over, also where somebody wrote a page."""
_SAMPLE = re.compile(r'<row r="2".*?s="(?P<prose>\d+)".*?s="(?P<text>\d+)".*?s="(?P<value>\d+)".*?</row>', re.DOTALL)
"""The row in which openpyxl shows the numbers of our three styles."""


def write(records: Records, names: Names) -> Iterator[bytes]:
    """Write the sheets ``ratings`` (long) and ``scorecards`` (wide). Raises ExchangeError for what no sheet can hold."""
    columns = wide_of(records(), names)
    sheets: dict[str, tuple[Sequence[str], Iterable[Row]]] = {
        "ratings": (LONG, long_rows(records())),
        "scorecards": (columns.headers, wide_rows(records(), columns)),
    }
    empty = zipfile.ZipFile(io.BytesIO(_frame({title: headers for title, (headers, _) in sheets.items()})))
    made = io.BytesIO()
    places = {f"xl/worksheets/sheet{number}.xml": title for number, title in enumerate(sheets, 1)}
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name in empty.namelist():
            part = zipfile.ZipInfo(name, _MADE.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            with book.open(part, "w", force_zip64=True) as file:
                if name in places:
                    headers, rows = sheets[places[name]]
                    _fill(file, empty.read(name).decode(), places[name], headers, rows)
                else:
                    file.write(empty.read(name))
    made.seek(0)
    while piece := made.read(_PIECE):
        yield piece


def text_of(text: str) -> str:
    r"""Write a text as the format wants it: ``_x0041_`` is an escape there, and some characters are none at all.

    >>> text_of("_x000D_ \x07ok")
    '_x005F_x000D_ ok'
    """
    return _ESCAPE.sub("_x005F_", _NOT_XML.sub("", text))


def _frame(sheets: dict[str, Sequence[str]]) -> bytes:
    """The workbook without its rows: row 1 has the headers, row 2 a sample of each style."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "cskit"
    book.properties.created = book.properties.modified = _MADE
    for title, headers in sheets.items():
        sheet: Any = book.create_sheet(title)
        sheet.freeze_panes = "C2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(headers))}{MOST_ROWS}"
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:B"
        for number, header in enumerate(headers, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _width(header)
            heading = sheet.cell(1, number, text_of(header))
            heading.font, heading.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF4")
        for number, (form, wrapped) in enumerate((("@", True), ("@", False), ("General", False)), 1):
            sample = sheet.cell(2, number, "sample")
            sample.alignment = Alignment(horizontal="left", vertical="top", wrap_text=wrapped)
            sample.number_format = form
            sample.quotePrefix = form == "@"  # the text stays one when somebody edits the cell and presses Enter
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _kind(header: str) -> str:
    """The part of a header that says what is in the column: ``evidence`` of ``empathy.evidence``, ``note`` of ``note.x``."""
    return "note" if header.startswith("note.") else header.rsplit(".", 1)[-1]


def _width(header: str) -> float:
    kind = _kind(header)
    return _PROSE.get(kind) or _WIDTHS.get(kind) or max(10, min(len(header) + 4, 36))


def _fill(file: IO[bytes], frame: str, title: str, headers: Sequence[str], rows: Iterable[Row]) -> None:
    sample = _SAMPLE.search(frame)
    if sample is None:
        raise ExchangeError("the spreadsheet library wrote another kind of sheet than it used to")
    columns = [
        (get_column_letter(number), sample["prose" if _kind(header) in _PROSE else "text"], header)
        for number, header in enumerate(headers, 1)
    ]
    file.write(re.sub("<dimension[^>]*/>", "", frame[: sample.start()]).encode())
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise ExchangeError(f"the sheet '{title}' has no room for more than {MOST_ROWS:,} rows")
        cells = "".join(
            _value(f"{column}{number}", value, sample["value"])
            if type(value) is int
            else _text(f"{column}{number}", shown(value), style, f"sheet {title}, row {number}, column {header}")
            for (column, style, header), value in zip(columns, row, strict=True)
            if value not in (None, "")
        )
        file.write(f'<row r="{number}" {_ROW}>{cells}</row>'.encode())
    file.write(frame[sample.end() :].encode())


def _value(at: str, value: int, style: str) -> str:
    return f'<c r="{at}" s="{style}"><v>{value}</v></c>'


def _text(at: str, value: str, style: str, place: str) -> str:
    text = text_of(value)
    if len(text) > LONGEST_CELL // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
        raise ExchangeError(f"the text at {place} is longer than a cell holds ({LONGEST_CELL:,} characters)")
    return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
