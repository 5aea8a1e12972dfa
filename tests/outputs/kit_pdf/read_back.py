"""Kits read back: text by page, lines with their places, ruled lines; and kits with other texts in them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from pypdf import PdfReader
from pypdf.generic import ContentStream

MM = 72 / 25.4
Part = TypeVar("Part")


@dataclass(frozen=True)
class Line:
    """A line of text; ``x`` and ``y`` are points from the page's lower left corner."""

    y: float
    x: float
    text: str


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def squeeze(text: str) -> str:
    """Drop what typesetting adds: spaces, line ends and places where a line may break."""
    return re.sub(r"[\s\u200b]", "", text)


def pages(pdf: bytes) -> list[str]:
    """The text of every page, squeezed."""
    return [squeeze("".join(line.text for line in lines(page))) for page in reader(pdf).pages]


def lines(page: Any) -> list[Line]:
    """The lines of a page in the order they are drawn: columns one after the other."""
    out: list[Line] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        shown = text.replace("\n", "")
        if not shown.strip():
            return
        x, y = cm[4] + tm[4], cm[5] + tm[5]
        if out and abs(out[-1].y - y) < 1:
            out[-1] = replace(out[-1], text=out[-1].text + shown)
        else:
            out.append(Line(y, x, shown))

    page.extract_text(visitor_text=visit)
    return out


def rules(page: Any) -> list[float]:
    """The heights (y in points) of the page's thin lines that are longer than 150 mm, from the top."""
    stack: list[tuple[float, ...]] = []
    now: tuple[float, ...] = (1, 0, 0, 1, 0, 0)
    points: list[tuple[float, float]] = []
    found: list[float] = []
    content = page.get_contents()
    assert isinstance(content, ContentStream)
    for operands, operator in content.operations:
        match operator:
            case b"q":
                stack.append(now)
            case b"Q":
                now = stack.pop()
            case b"cm":
                now = _product([float(value) for value in operands], now)
            case b"m" | b"l":
                x, y = float(operands[0]), float(operands[1])
                points.append((now[0] * x + now[2] * y + now[4], now[1] * x + now[3] * y + now[5]))
            case b"f":
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if points and max(xs) - min(xs) > 150 * MM and max(ys) - min(ys) < 0.8:
                    found.append((max(ys) + min(ys)) / 2)
                points = []
            case b"S" | b"n" | b"f*":
                points = []
    return sorted(found, reverse=True)


def _product(a: list[float], b: tuple[float, ...]) -> tuple[float, ...]:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


KEPT = frozenset({"id", "kind", "language", "plan_id"})
"""Texts that are names for the program, not for the reader."""


def with_texts(part: Part, change: Callable[[str], str]) -> Part:
    """Put every text of a kit through ``change``."""
    return _changed(part, change)  # type: ignore[no-any-return]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        mine = {field.name: getattr(value, field.name) for field in fields(value) if field.name not in KEPT}
        return replace(value, **{name: _changed(item, change) for name, item in mine.items()})
    return value


def texts(value: Any) -> list[str]:
    """Every text of a kit that is for the reader, in order."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    with_texts(value, note)
    return found
