"""The scorecard as an Excel workbook: written with openpyxl, read back cell by cell through defined names.

Reading does not go through openpyxl. Its loader expands merged ranges and links cell by cell, reads parts that nobody
asked for, and cannot tell a typed ``_x000D_`` from an escaped line end; ``package.py`` and ``parts.py`` read just what
is needed, with defusedxml, in one pass and with limits.
"""

from __future__ import annotations

from cskit.outputs.xlsx_form.blank import fill, write
from cskit.outputs.xlsx_form.reader import read

__all__ = ["fill", "read", "write"]
