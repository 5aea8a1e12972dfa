"""From a stored cell to the text that somebody meant, and what has to be said about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from cskit.outputs.xlsx_form.cells import Cell
from cskit.outputs.xlsx_form.parts import Formats

CELL_LIMIT = 32_767
"""UTF-16 units that a cell holds; programs cut what is longer without a word."""

_DAY_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in number formats for days and times; 27 to 36 and 50 to 58 are those of Japanese Excel."""
_PERCENT_FORMATS = frozenset({9, 10})
_NOT_A_LETTER_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY_LETTER = re.compile(r"[ymdhsg]|e(?![+-])", re.IGNORECASE)
"""``e`` is the year of a Japanese era, unless an exponent follows."""
_PLAUSIBLE = range(36_526, 73_051)
"""Day numbers of 2000 to 2099."""

NUMBER = "a number stands where text belongs; it is read as text, and zeros at its front, as in 007, are lost"
DAY = "a day or a time stands where text belongs; it is read as {text}"
SWITCH = "a TRUE or FALSE stands where text belongs; it is read as that word"
FAULT = "an error value stands here; it is read as the text that is shown"
FORMULA = "a formula stands here; it was not computed, and is read as it was typed"
SHARED = "a formula copied from another cell stands here; it was not computed, and the value saved with it is read"
GUESSED = "a number stands where a day belongs; it is read as {text}"
FULL = "the text is as long as a cell can be, so its end may have been cut off"


@dataclass(frozen=True, slots=True)
class Values:
    """Turns cells of one workbook into text."""

    formats: Formats
    strings: Mapping[int, str]
    since_1904: bool

    def text(self, cell: Cell, kind: str) -> tuple[str, str | None]:
        """Give the text of a cell of a field of this kind (``id``, ``day``, ``choice``, ``text``), and a remark or none."""
        if cell.formula is not None:
            if cell.formula:
                return f"={cell.formula}", FORMULA
            return self._stored(cell, kind)[0], SHARED
        return self._stored(cell, kind)

    def _stored(self, cell: Cell, kind: str) -> tuple[str, str | None]:
        text = cell.value
        if cell.kind in ("s", "inlineStr", "str"):
            text = self.strings.get(_index(text), "") if cell.kind == "s" else text
            return text, FULL if len(text.encode("utf-16-le", "surrogatepass")) // 2 >= CELL_LIMIT else None
        if not text.strip():
            return "", None
        if cell.kind == "b":
            return ("FALSE" if text.strip() in ("0", "false") else "TRUE"), SWITCH
        if cell.kind == "e":
            return text, FAULT
        if cell.kind == "d":
            return self._said(_iso(text), kind)
        return self._number(text.strip(), cell, kind)

    def _number(self, text: str, cell: Cell, kind: str) -> tuple[str, str | None]:
        try:
            number = Decimal(text[:60])
        except InvalidOperation:
            return text, FAULT
        if not number.is_finite() or abs(number) > Decimal("1e15"):
            return text, NUMBER
        format_, code = self._format(cell.style)
        if _is_day(format_, code) and (moment := self._moment(number)):
            return self._said(moment, kind)
        if kind == "day":
            return self._day(number)
        if format_ in _PERCENT_FORMATS or "%" in code:
            return f"{_plain(number * 100)}%", NUMBER
        return _plain(number), None if kind == "choice" else NUMBER

    def _day(self, number: Decimal) -> tuple[str, str | None]:
        whole = _plain(number)
        if number == int(number) and int(number) in _PLAUSIBLE and (moment := self._moment(number)):
            return moment, GUESSED.format(text=moment)
        if re.fullmatch(r"20\d{6}", whole):
            text = f"{whole[:4]}-{whole[4:6]}-{whole[6:]}"
            return text, GUESSED.format(text=text)
        return whole, NUMBER

    def _moment(self, number: Decimal) -> str | None:
        """Write a day number as the day, the time, or both, whichever it holds."""
        seconds = round(number * 86_400)
        first = datetime(1904, 1, 1) if self.since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  A clock on the wall.
        try:
            moment = first + timedelta(seconds=seconds)
        except OverflowError:
            return None
        if not seconds >= 0:
            return None
        if seconds < 86_400 and not self.since_1904:
            return moment.strftime("%H:%M")
        return moment.date().isoformat() if seconds % 86_400 == 0 else f"{moment:%Y-%m-%d %H:%M}"

    def _said(self, moment: str, kind: str) -> tuple[str, str | None]:
        if kind == "day":
            return moment[:10], None
        return moment, DAY.format(text=moment)

    def _format(self, style: int) -> tuple[int, str]:
        format_ = self.formats.of_style[style] if style < len(self.formats.of_style) else 0
        return format_, _NOT_A_LETTER_CODE.sub("", self.formats.codes.get(format_, "")[:200])


def _is_day(format_: int, code: str) -> bool:
    if not code:
        return format_ in _DAY_FORMATS
    return code.lower() != "general" and bool(_DAY_LETTER.search(code))


def _iso(text: str) -> str:
    moment = text.strip()[:16].replace("T", " ")
    return moment.removesuffix(" 00:00")


def _plain(number: Decimal) -> str:
    """Write a number without exponent and without the last digits of binary arithmetic.

    >>> [_plain(Decimal(text)) for text in ("7", "7.0", "1E+3", "0.30000000000000004", "-2.50")]
    ['7', '7', '1000', '0.3', '-2.5']
    """
    text = f"{round(number, 12):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _index(text: str) -> int:
    return int(text) if text.strip().isdecimal() and len(text) < 10 else -1
