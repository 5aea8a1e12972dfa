"""Records as JSON Lines: one whole record a line, exactly as it is kept; UTF-8 without a mark, LF."""

from __future__ import annotations

from collections.abc import Iterator

from cskit.model.record import Record
from cskit.outputs.exchange import Records
from cskit.outputs.exchange.names import Names

_BREAKS = str.maketrans({"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"})
"""JSON allows these inside a text, but some readers end a line at them."""


def write(records: Records, _names: Names) -> Iterator[bytes]:
    """Write a line for each record."""
    for record in records():
        yield record.model_dump_json(by_alias=True).translate(_BREAKS).encode() + b"\n"


def read_back(data: bytes) -> list[Record]:
    """Read the records of a file made by ``write``. Raises pydantic's ValidationError for anything else."""
    return [Record.model_validate_json(line) for line in data.split(b"\n") if line]
