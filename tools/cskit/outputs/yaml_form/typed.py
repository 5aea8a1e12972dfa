"""What a person typed, where YAML makes something else of it.

Without quotation marks ``no`` is a switch, ``007`` a number and ``2026-11-25`` a day; lines below each other become one
line; and ``#`` after a space begins a comment. The source beside a value tells what was meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from cskit.content.yaml import Positions, read
from cskit.model.problems import Keys

_AFTER_KEY = re.compile(r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s"'][^\n]*?)[ \t]*:(?=[\s,}\]]|$)""")
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Why a value cannot be taken as a text; ``line`` and ``column`` count from 1."""

    what: str
    why: str
    remedy: str
    line: int
    column: int


class Typed:
    """The source of one file, value by value."""

    def __init__(self, text: str, positions: Positions) -> None:
        """Take the text that was parsed, and the positions that its parsing gave."""
        self._lines = text.split("\n")
        self._positions = positions
        self._order = sorted(positions.values())

    def text(self, keys: Keys, value: Any, *, prose: bool) -> str | Uncertain:
        """Give the text of a scalar as it was typed; ``prose`` is for free text, where nothing may be left out."""
        line, column = self._positions.get(keys, (1, 1))
        region = self._region(keys)
        if isinstance(value, str):
            if region is None or region.lstrip()[:1] in ("", '"', "'", "|", ">"):
                return value
            return self._plain(value, region, line, prose=prose)
        if value is None:
            cut = self._cut(region, line) if prose and region else None
            return cut or ""
        bare = _COMMENT.sub("", region or "").strip().rstrip(",}] \t\n")
        if region is not None and "\n" not in bare and _means(bare, value):
            cut = self._cut(region, line) if prose else None
            return cut or bare
        return Uncertain(
            "a value that YAML reads as something else than text", "what was typed cannot be told from it",
            'put it in "double quotes"', line, column,
        )  # fmt: skip

    def _plain(self, value: str, region: str, line: int, *, prose: bool) -> str | Uncertain:
        cut = self._cut(region, line) if prose else None
        if cut:
            return cut
        lines = [_COMMENT.sub("", one).strip() for one in region.split("\n")]
        whole = "\n".join(lines).strip()
        return whole if "\n" in whole and _folded(whole) == value else value

    def _cut(self, region: str, line: int) -> Uncertain | None:
        """Find a text that a comment cuts off; a comment on a line of its own cuts nothing."""
        for number, one in enumerate(region.split("\n")):
            found = re.search(r"\s#", one)
            if found and (number == 0 or not one.lstrip().startswith("#")):
                at = self._lines[line - 1 + number]
                return Uncertain(
                    "a # after a space, which begins a comment", "the rest of the line would be left out without a word",
                    "write | after the colon and the text below it, indented; or put the comment on a line of its own",
                    line + number, len(at) - len(one) + found.start() + 2,
                )  # fmt: skip
        return None

    def _region(self, keys: Keys) -> str | None:
        """Give the source between a key's colon and the next key; ``None`` where it cannot be told."""
        if keys not in self._positions:
            return None
        line, column = self._positions[keys]
        after = bisect_right(self._order, (line, column))
        end = self._order[after] if after < len(self._order) else (len(self._lines), len(self._lines[-1]) + 1)
        lines = self._lines[line - 1 : end[0]]
        lines[-1] = lines[-1][: end[1] - 1]
        lines[0] = lines[0][column - 1 :]
        found = _AFTER_KEY.match(lines[0])
        return "\n".join([lines[0][found.end() :], *lines[1:]]) if found else None


def _means(bare: str, value: Any) -> bool:
    """Whether the strict reader makes this value of that text, so that the text is what was typed."""
    data, problems = read(f"x: {bare}", "")
    return not problems and data is not None and type(data["x"]) is type(value) and bool(data["x"] == value)


def _folded(text: str) -> str:
    """Fold lines as YAML does: a line end becomes a space, an empty line a line end."""
    return re.sub(r"\n+", lambda ends: "\n" * (len(ends[0]) - 1) or " ", text)
