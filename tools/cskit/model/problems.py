"""A mistake is a value with an address: where, what, why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: mapping keys, and list positions counted from 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a content file. ``line`` and ``column`` count from 1; ``None`` until located."""

    file: str
    keys: Keys = ()
    line: int | None = None
    column: int | None = None

    def path(self) -> str:
        """Write the keys as an author would point at them.

        >>> Place("a.yml", ("related", 2, "term")).path()
        'related[2].term'
        """
        out = ""
        for key in self.keys:
            if isinstance(key, int):
                out += f"[{key}]"
            else:
                out += f".{key}" if out else key
        return out


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what it is, why it matters and what to do about it."""

    place: Place
    what: str
    why: str
    remedy: str
    rule: str
    severity: Severity = "error"

    def as_line(self) -> str:
        """Write the problem as one line for a terminal or an editor to jump from.

        >>> p = Problem(Place("a.yml", ("name",), 3, 1), "no name", "it is the title", "add it", "model")
        >>> p.as_line()
        'a.yml:3:1: no name (name); it is the title; add it'
        """
        place = self.place
        head = f"{place.file}:{place.line or 1}:{place.column or 1}"
        where = f" ({place.path()})" if place.keys else ""
        mark = "warning: " if self.severity == "warning" else ""
        return f"{head}: {mark}{self.what}{where}; {self.why}; {self.remedy}"

    def as_data(self) -> dict[str, str | int | None]:
        """Give the problem as plain data for a program to read."""
        return {
            "file": self.place.file,
            "line": self.place.line or 1,
            "column": self.place.column or 1,
            "path": self.place.path(),
            "what": self.what,
            "why": self.why,
            "remedy": self.remedy,
            "rule": self.rule,
            "severity": self.severity,
        }


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the problems that stop a build; warnings do not."""
    return [problem for problem in problems if problem.severity == "error"]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, then line and column, so that an author works through each file once."""
    return sorted(
        problems,
        key=lambda p: (p.place.file, p.place.line or 0, p.place.column or 0, p.what),
    )
