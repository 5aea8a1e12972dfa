"""The cells of one sheet that are asked for; all others pass by without a trace, however far out they are."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from cskit.outputs.xlsx_form.escapes import unescaped
from cskit.outputs.xlsx_form.package import RefusedError
from cskit.outputs.xlsx_form.parts import Attributes

MAX_TEXT = 100_000
"""Characters in one cell; spreadsheet programs keep 32,767."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Cell:
    """One cell as it is stored."""

    kind: str
    """``n`` number, ``s`` shared string, ``inlineStr``, ``str``, ``b``, ``e``, ``d``."""
    style: int
    value: str = ""
    """Number, index into the shared strings, or text."""
    formula: str | None = None
    """The formula without its sign; empty where it is shared with another cell."""


@dataclass(slots=True)
class Cells:
    """Takes the events of a sheet and keeps the cells at some addresses."""

    wanted: AbstractSet[str]
    found: dict[str, Cell] = field(default_factory=dict)
    _row: int = 0
    _at: str = ""
    """Address of the cell before, to count on from where cells have none of their own."""
    _open: Cell | None = None
    _sink: str = ""
    _ignored: int = 0
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a row, a cell, or a part of a cell."""
        if tag == "c":
            at = attributes.get("r") or self._next()
            self._at = at
            if at in self.wanted and at not in self.found:
                style = attributes.get("s", "0")
                self._open = Cell(attributes.get("t", "n"), int(style) if style.isascii() and style.isdigit() else 0)
                self.found[at] = self._open
        elif tag == "row":
            row = attributes.get("r", "")
            self._row = int(row) if row.isascii() and row.isdigit() else self._row + 1
            self._at = ""
        elif self._open:
            if tag == "rPh":
                self._ignored += 1
            elif tag in ("v", "f", "t") and not self._ignored:
                self._sink, self._text = tag, []

    def end(self, tag: str) -> None:
        """Finish a cell or a part of it."""
        if not self._open:
            return
        if tag == "c":
            if self._open.kind in ("inlineStr", "str"):
                self._open.value = unescaped(self._open.value)
            self._open, self._ignored = None, 0
        elif tag == "rPh":
            self._ignored -= 1
        elif tag == self._sink:
            text = "".join(self._text)
            if tag == "f":
                self._open.formula = unescaped(text)
            elif tag == "t":
                self._open.value += text
            elif self._open.kind != "inlineStr":
                self._open.value = text
            if len(self._open.value) + len(self._open.formula or "") > MAX_TEXT:
                raise RefusedError(
                    f"cell {self._at} holds more text than a cell can", "no spreadsheet program writes such a file",
                    "shorten it and save the file again",
                )  # fmt: skip
            self._sink = ""

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._sink:
            self._text.append(text)

    def _next(self) -> str:
        match = _ADDRESS.fullmatch(self._at)
        return f"{_letters(_number(match[1]) + 1)}{match[2]}" if match else f"A{self._row}"


def address(reference: str) -> tuple[str, str, bool] | None:
    """Take apart what a name refers to: (sheet, first cell, whether it is a single cell); ``None`` for anything else.

    >>> address("'It''s 評価'!$C$7"), address("Sheet!$C$7:$C$8"), address("#REF!"), address("[1]Sheet!$C$7")
    (("It's 評価", 'C7', True), ('Sheet', 'C7', False), None, None)
    """
    match = re.fullmatch(r"\$?(?:'((?:[^']|'')+)'|([^'!\[\]:$]+))[!.]\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(:.*)?", reference[:400])
    if not match or "[" in (match[1] or ""):
        return None
    sheet = (match[1] or match[2]).replace("''", "'")
    one = match[5] is None or match[5].replace("$", "") == f":{match[3]}{match[4]}"
    return sheet, f"{match[3]}{match[4]}", one


def _number(letters: str) -> int:
    out = 0
    for letter in letters:
        out = out * 26 + ord(letter) - 64
    return out


def _letters(number: int) -> str:
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out
