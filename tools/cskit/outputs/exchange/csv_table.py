"""Tables as CSV for Excel in Japanese: UTF-8 with a byte-order mark, CR LF, everything quoted, no formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from cskit.outputs.exchange import Records
from cskit.outputs.exchange.formulas import neutralise, undo
from cskit.outputs.exchange.names import Names
from cskit.outputs.exchange.tables import LONG, Row, long_rows, shown, wide_of, wide_rows

_BOM = b"\xef\xbb\xbf"
_PIECE = 64 * 1024
"""Characters gathered before they are handed on."""


def long(records: Records, _names: Names) -> Iterator[bytes]:
    """Write the long table."""
    return written(LONG, long_rows(records()))


def wide(records: Records, names: Names) -> Iterator[bytes]:
    """Write the wide table."""
    columns = wide_of(records(), names)
    return written(columns.headers, wide_rows(records(), columns))


def written(headers: Sequence[str], rows: Iterable[Row]) -> Iterator[bytes]:
    r"""Write a table; every cell is neutralised. Numbers are in digits, switches ``true`` and ``false``.

    >>> b"".join(written(("a", "b"), [("=1", None), (3, True)]))
    b'\xef\xbb\xbf"a","b"\r\n"\'=1",""\r\n"3","true"\r\n'
    """
    yield _BOM
    piece = io.StringIO(newline="")
    writer = csv.writer(piece, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([neutralise(header) for header in headers])
    for row in rows:
        writer.writerow([neutralise(shown(cell)) for cell in row])
        if piece.tell() >= _PIECE:
            yield piece.getvalue().encode()
            piece.seek(0)
            piece.truncate()
    yield piece.getvalue().encode()


def read_back(data: bytes) -> tuple[list[str], list[list[str]]]:
    """Read headers and rows of a file made by ``written``, with every text as it was before it was neutralised."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    headers, *rows = ([undo(cell) for cell in row] for row in csv.reader(text, strict=True))
    return headers, rows
