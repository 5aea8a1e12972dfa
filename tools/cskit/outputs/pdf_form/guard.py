"""What is refused before the PDF library looks into a file: more than anybody's filled-in form could hold.

A few thousand bytes of PDF can unpack to gigabytes, or to millions of objects, and the library would take them all.
So everything packed in the file is unpacked here once, in small pieces, counted and thrown away.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pikepdf.settings import set_qpdf_limits

from cskit.outputs import MAX_BYTES

MOST_STREAMS = 5_000
MOST_UNPACKED = 32_000_000
"""Bytes that all streams of a file have together; a form has about 4,000,000, nearly all of them the font."""
MOST_PIECES = 1_200_000
"""Names, numbers, strings and brackets; each takes some 150 bytes in the library."""

_PIECE = 65_536
_STREAM = re.compile(rb"(?<!end)stream[\0\t\n\f\r ]*")
_BETWEEN = b"\0\t\n\f\r ()<>[]{}/%"
"""One of these stands before every piece."""
_FONTS = (b"\0\1\0\0", b"true", b"OTTO", b"\1\0")
"""How font files begin; no object begins so, and their bytes are no pieces."""
_HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
_OTHER_PACKING = re.compile(rb"/(?:LZW(?:Decode)?|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)[\0\t\n\f\r /<>\[\]]")


@dataclass
class Refusal(Exception):  # Not frozen: Python notes the traceback on it.
    """Why a file is not read; no text of the file stands in it."""

    what: str
    why: str
    remedy: str


SAVE_AGAIN = "open the form in a PDF viewer, save it once more and hand that file in"
FILL_ANEW = "fill in the form as it was sent, and save it"


def check(data: bytes) -> None:
    """Look at a file from outside. Raises Refusal."""
    if len(data) > MAX_BYTES:
        raise Refusal(f"more than {MAX_BYTES // 1_000_000} MB", "a filled-in form has about 2 MB", FILL_ANEW)
    if b"%PDF-" not in data[:1024]:
        raise Refusal("not a PDF file", "its first bytes are others", FILL_ANEW)
    pieces, size, predicted = 0, 0, False
    for part in _unpacked(data):
        pieces += len(part) - len(part.translate(None, _BETWEEN))
        size += len(part)
        if pieces > MOST_PIECES:
            raise _too_many()
        names = _HEXED.sub(lambda code: bytes([int(code[1], 16)]), part) if b"#" in part else part
        if _OTHER_PACKING.search(names):
            raise Refusal("a kind of packing that forms do not use", "its size cannot be told beforehand", SAVE_AGAIN)
        predicted = predicted or b"/Predictor" in names
    # A predictor turns any bytes into any others, so that each two of them may be a piece.
    if predicted and size > 2 * MOST_PIECES:
        raise _too_many()


def _too_many() -> Refusal:
    return Refusal("too many objects in the file", "no filled-in form has as many", FILL_ANEW)


@contextmanager
def limits() -> Iterator[None]:
    """Hold the PDF library to small amounts; its limits are the process's, so they are put back afterwards."""
    before = set_qpdf_limits(
        flate_max_memory=2_000_000, png_max_memory=100_000, tiff_max_memory=1, run_length_max_memory=1, dct_max_memory=1,
        max_stream_filters=1, parser_max_nesting=50, parser_max_container_size=50_000, parser_max_errors=15,
        doc_max_warnings=100,
    )  # fmt: skip
    try:
        yield
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Give what is in the file: first what its streams unpack to, but for fonts, then all that is outside of them."""
    streams, total = 0, 0
    outside, done = [], 0
    for match in _STREAM.finditer(data):
        streams += 1
        if streams > MOST_STREAMS:
            raise Refusal("too many streams in the file", "no filled-in form has as many", FILL_ANEW)
        if match.start() < done:
            continue
        parts, end = [], match.end()
        for part, at in _inflated(data, match.end()):
            total += len(part)
            if total > MOST_UNPACKED:
                raise Refusal("the file unpacks to more than a form can hold", "it would fill the memory", FILL_ANEW)
            parts.append(part)
            end = at
        if parts and not parts[0].startswith(_FONTS):
            yield b"".join(parts)
        outside.append(data[done : match.end()])
        done = end
    outside.append(data[done:])
    yield b"".join(outside)


def _inflated(data: bytes, start: int) -> Iterator[tuple[bytes, int]]:
    """Unpack what may begin at ``start``, piece by piece, with the place up to which the file was used."""
    if data[start] & 15 != 8 or int.from_bytes(data[start : start + 2], "big") % 31:
        return
    inflate = zlib.decompressobj()
    at = start
    try:
        while at < len(data) and not inflate.eof:
            given = data[at : at + _PIECE]
            part = inflate.decompress(given, _PIECE * 4)
            at += len(given) - len(inflate.unconsumed_tail) - len(inflate.unused_data)
            if not part and not inflate.eof and inflate.unconsumed_tail:
                return
            yield part, at
    except zlib.error:
        return
