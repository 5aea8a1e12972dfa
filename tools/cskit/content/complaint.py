"""Say in an author's words why a file is not YAML, and point at the cause.

The parser stops where it can go no further, which is often a line below the mistake. So the lines are
looked at for the usual slips first; only then is the parser's own complaint put into words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cskit.model.problems import Place, Problem

_KEY = r"^[ ]*(?:- +)?[A-Za-z_]+"
_VALUE = rf"{_KEY}: +|^ *- +"
_QUOTE = 'put the whole text in "double quotes"'

_ESCAPES = r'0abtnvfre "/\\N_LPxuU'

_SLIPS: tuple[tuple[str, str, str], ...] = (
    (r"^ *\t", "a tab at the beginning of the line", "use spaces, two a level; most editors can turn tabs into spaces"),
    (
        r"^ *[\u3000\u00a0]", "a full-width or fixed space at the beginning of the line",
        "use ordinary half-width spaces, two a level",
    ),
    (rf"{_KEY}\uff1a", "a full-width colon after the key", "use a half-width colon and a space, as in `ja: 解約`"),
    (rf"{_KEY}:[^\s/]", "no space after the colon", "put a space after the key's colon, as in `ja: 解約`"),
    (rf"(?:{_VALUE})\[\[", "a text that begins with [[", _QUOTE),
    (rf"(?:{_VALUE})[%@`]", "a text that begins with %, @ or `", _QUOTE),
    (rf"(?:{_VALUE})[&*!]", "a text that begins with &, * or !", _QUOTE),
    (rf"(?:{_VALUE})[>|] *[^\s\d+-]", "a text that begins with > or |", _QUOTE),
    (rf"{_KEY}: +-(?= )", "a list item on the line of its key", "begin the list on the next line, each item with `- `"),
    (
        rf"""(?:{_VALUE})(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') *[^\s#,}}\]"':]""",
        "text after a closing quotation mark", f"{_QUOTE} and use “…” or 「…」 inside it",
    ),
    (
        rf"""(?:{_VALUE})"(?:[^"\\]|\\[{_ESCAPES}])*\\[^{_ESCAPES}]""", "a backslash inside double quotes",
        "write two backslashes for one, or use 'single quotes'",
    ),
    (rf"""{_KEY}: +[^\s"'\[{{].*:(?= )""", "a colon followed by a space inside unquoted text", _QUOTE),
)  # fmt: skip
"""(what the line looks like, what it is, what to do)."""

_COMPLAINTS: tuple[tuple[str, str, str], ...] = (
    ("quoted scalar", "a quotation mark that is not closed", "close it at the end of the text"),
    (
        "flow mapping", "a {…} that is not closed, or that holds a colon inside a text",
        'close it, or write one key a line, or put its texts in "double quotes"',
    ),
    ("flow sequence", "a […] that is not closed, or that is followed by more text", f"close it; if it is a text, {_QUOTE}"),
    ("expected ':'", "a line without a colon", f"end a key with a colon and a space; if it is a text, {_QUOTE}"),
    ("not allowed", "a colon followed by a space inside unquoted text", _QUOTE),
    ("document start", "text after the end of the record", "one file holds one record; delete the lines `...` and `---`"),
    ("", "the indentation does not fit the lines above", "line it up with its neighbours, two spaces a level"),
)  # fmt: skip
"""(sign in the parser's words, what it is, what to do); the first that fits."""

_FROM_THE_START = frozenset({"quoted scalar", "flow mapping", "flow sequence", "expected ':'"})
"""Complaints that are shown where the value begins, since the end of the file is no help."""


def not_yaml(text: str, file: str, error: Any) -> Problem:
    """Make a problem of the parser's error (a ``yaml.MarkedYAMLError``)."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    lines = text.splitlines()
    for number in _near(line, lines):
        for pattern, what, remedy in _SLIPS:
            found = re.match(pattern, lines[number])
            if found:
                return _problem(file, number, min(found.end(), len(lines[number])) - 1, what, remedy)
    said = f"{error.context} {error.problem}"
    sign, what, remedy = next(entry for entry in _COMPLAINTS if entry[0] in said)
    if sign in _FROM_THE_START and error.context_mark:
        mark = error.context_mark
    return _problem(file, mark.line if mark else 0, mark.column if mark else 0, what, remedy)


def _near(line: int, lines: list[str]) -> Iterator[int]:
    """The parser's line and the written line above it."""
    if line < len(lines):
        yield line
    for number in range(min(line, len(lines)) - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number
            return


def _problem(file: str, line: int, column: int, what: str, remedy: str) -> Problem:
    place = Place(file, (), line + 1, max(column, 0) + 1)
    return Problem(place, what, "nothing of this file can be read", remedy, "yaml")
