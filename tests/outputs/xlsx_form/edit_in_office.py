"""Runs inside an office's own Python: opens a workbook, edits it as a person would, and saves it as .xlsx.

    python edit_in_office.py PIPE SOURCE TARGET EDITS.json

``EDITS.json``: ``{"texts": {name: text}, "typed": {name: text}, "rename": {old: new}, "insert": [[sheet, row, count]],
"columns": [[sheet, column, count]], "copy": [sheet], "delete_rows": [[sheet, row]], "drop": [sheet]}``; cells are found
by defined name. ``texts`` go in as text, ``typed`` as if typed, so that numbers and formulas become such.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main() -> None:
    pipe, source, target, edits = sys.argv[1:]
    document = _desktop(pipe).loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (_property("Hidden", True),))
    try:
        _edit(document, json.loads(Path(edits).read_text(encoding="utf-8")))
        document.storeToURL(Path(target).as_uri(), (_property("FilterName", "Calc MS Excel 2007 XML"),))
    finally:
        document.close(True)


def _edit(document, edits) -> None:
    sheets, names = document.Sheets, document.NamedRanges
    for name, text in edits.get("texts", {}).items():
        names.getByName(name).ReferredCells.getCellByPosition(0, 0).setString(text)
    for name, text in edits.get("typed", {}).items():
        names.getByName(name).ReferredCells.getCellByPosition(0, 0).setFormula(text)
    for old, new in edits.get("rename", {}).items():
        sheets.getByName(old).setName(new)
    for sheet, *_ in [*edits.get("insert", []), *edits.get("columns", []), *edits.get("delete_rows", [])]:
        sheets.getByName(sheet).unprotect("")
    for sheet, row, count in edits.get("insert", []):
        sheets.getByName(sheet).Rows.insertByIndex(row - 1, count)
    for sheet, column, count in edits.get("columns", []):
        sheets.getByName(sheet).Columns.insertByIndex(column - 1, count)
    for sheet, row in edits.get("delete_rows", []):
        sheets.getByName(sheet).Rows.removeByIndex(row - 1, 1)
    for sheet in edits.get("copy", []):
        sheets.copyByName(sheet, sheet + " copy", len(sheets.ElementNames))
    for sheet in edits.get("drop", []):
        sheets.removeByName(sheet)


def _desktop(pipe: str):
    import uno

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.1)
    raise SystemExit("the office did not answer")


def _property(name: str, value: object):
    from com.sun.star.beans import PropertyValue

    out = PropertyValue()
    out.Name, out.Value = name, value
    return out


if __name__ == "__main__":
    main()
