"""The room of exchange: records as files for other programs, and a form service's file as filled scorecards.

Out: ``FORMATS``, each a pure function from records to bytes, given piece by piece so that memory stays flat. In:
``form_service.py`` by the map of ``column_map.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cskit.model.record import Record
    from cskit.outputs.exchange.names import Names

Records = Callable[[], "Iterable[Record]"]
"""Gives the records from the first one each time it is called: wide tables go through them twice."""


class ExchangeError(Exception):
    """The records do not fit into the format; the text names the record and the column, never what stands in it."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    module: str
    writer: str
    """The module's function ``(records, names) -> Iterator[bytes]``."""
    about: str
    """What it is for, for the help of the command."""

    def write(self, records: Records, names: Names) -> Iterator[bytes]:
        """Give the file piece by piece. Raises ExchangeError where a record does not fit."""
        writer: Any = getattr(import_module(self.module), self.writer)
        made: Iterator[bytes] = writer(records, names)
        return made


FORMATS: Mapping[str, Format] = {
    "csv-long": Format("cskit.outputs.exchange.csv_table", "long", "a row for each candidate, interviewer and competency"),
    "csv-wide": Format("cskit.outputs.exchange.csv_table", "wide", "a row for each scorecard"),
    "xlsx": Format("cskit.outputs.exchange.workbook", "write", "both tables in one workbook"),
    "jsonl": Format("cskit.outputs.exchange.json_lines", "write", "the records themselves, one a line, nothing left out"),
    "greenhouse": Format("cskit.outputs.exchange.greenhouse", "write", "scorecards as Greenhouse Harvest v1 lists them"),
    "merge": Format("cskit.outputs.exchange.merge", "write", "scorecards as Merge's unified API lists them"),
}
