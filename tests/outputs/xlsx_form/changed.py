"""Workbooks taken apart and put together again with something changed in them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"


def members(workbook: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def changed(workbook: bytes, **changes: Callable[[str], str]) -> bytes:
    """Change members as text; ``sheet`` and ``book`` for short."""
    parts = members(workbook)
    for name, change in changes.items():
        at = {"sheet": SHEET, "book": BOOK}.get(name, name)
        parts[at] = change(parts[at].decode()).encode()
    return packed(parts)


def added(workbook: bytes, **more: bytes) -> bytes:
    return packed({**members(workbook), **more})


def at(workbook: bytes, name: str) -> str:
    """Give the address that a defined name has, such as C7."""
    found = re.search(rf'name="{name}"[^>]*>[^<]*!\$([A-Z]+)\$(\d+)<', members(workbook)[BOOK].decode())
    assert found
    return found[1] + found[2]


def with_cell(workbook: bytes, name: str, inner: str, kind: str = "", style: int | None = None) -> bytes:
    """Put XML into the empty cell under a defined name."""
    cell = at(workbook, name)

    def change(sheet: str) -> str:
        found = re.search(rf'<c r="{cell}" s="(\d+)"/>', sheet)
        assert found
        dressed = found[1] if style is None else style
        return sheet.replace(found[0], f'<c r="{cell}" s="{dressed}"{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}>{inner}</c>')

    return changed(workbook, sheet=change)


def with_format(workbook: bytes, code: str) -> tuple[bytes, int]:
    """Add a cell style with a number format; gives the workbook and the style's number."""
    styles = members(workbook)["xl/styles.xml"].decode()
    cells = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", styles, re.DOTALL)
    assert cells
    number = len(re.findall(r"<xf\b", cells[1]))

    def change(text: str) -> str:
        code_ = code.replace("&", "&amp;").replace('"', "&quot;")
        text = re.sub(r"<numFmts[^>]*>", rf'\g<0><numFmt numFmtId="999" formatCode="{code_}"/>', text)
        assert 'numFmtId="999"' in text
        return text.replace("</cellXfs>", '<xf numFmtId="999" fontId="0" fillId="0" borderId="0"/></cellXfs>')

    return changed(workbook, **{"xl/styles.xml": change}), number
