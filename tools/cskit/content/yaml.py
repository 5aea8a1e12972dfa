"""The one YAML reader: a strict subset of YAML 1.1, with the place of every value.

Refused: duplicate keys, anchors and aliases, tags, several documents, files over ``MAX_BYTES``,
nesting over ``MAX_DEPTH``, anything but UTF-8. Plain numbers, booleans, dates and empty values are
given as what YAML says they are, so that the model can refuse them where text is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from cskit.model.problems import Keys, Place, Problem

MAX_BYTES = 256 * 1024
"""A content file is text that a person edits; the largest of ours has a tenth of this."""
MAX_DEPTH = 24

Positions = dict[Keys, tuple[int, int]]
"""Keys to (line, column), both counted from 1. A mapping's value is placed at its key."""

_LOADER: Any = getattr(yaml, "CParser", None) or yaml.Loader

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_NULL = frozenset({"", "~", "null"})
_LOOKS_LIKE_NUMBER = re.compile(r"[-+.0-9][0-9_.,:eExXoOa-fA-F+-]*")
_RESOLVER = yaml.resolver.Resolver


class _Refused(Exception):
    """The file breaks a rule of the subset."""

    def __init__(self, mark: Any, keys: Keys, what: str, why: str, remedy: str) -> None:
        super().__init__(what)
        self.mark, self.keys, self.what, self.why, self.remedy = mark, keys, what, why, remedy


def decode(raw: bytes, file: str) -> str | Problem:
    """Decode a file's bytes, or say what is wrong with them."""
    if len(raw) > MAX_BYTES:
        return _problem(
            file, f"the file has {len(raw):,} bytes",
            f"a content file has at most {MAX_BYTES:,}", "split it into several records",
        )  # fmt: skip
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _problem(
            file, "the file is UTF-16",
            "content files are UTF-8, so that every editor and tool reads the same text",
            "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        )  # fmt: skip
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        what = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        try:
            raw.decode("cp932")
            what = "the file looks like Shift_JIS, not UTF-8"
        except UnicodeDecodeError:
            pass
        return Problem(
            Place(file, (), line, column), what, "other encodings lose characters such as 髙 and 𠮷",
            "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)", "yaml",
        )  # fmt: skip


def read(text: str, file: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read one file into plain data (mappings, tuples, text, numbers), or say what is wrong."""
    data, _, problems = _read(text, file, positions=False)
    return data, problems


def locate(text: str, file: str) -> Positions:
    """Give the place of every value of a file; of what could be read, where the file is broken."""
    return _read(text, file, positions=True)[1]


def _read(text: str, file: str, *, positions: bool) -> tuple[dict[str, Any] | None, Positions, list[Problem]]:
    places: Positions = {}
    try:
        value = _Reader(text, places if positions else None).document()
    except _Refused as error:
        mark = error.mark
        place = Place(file, error.keys, mark.line + 1, mark.column + 1)
        return None, places, [Problem(place, error.what, error.why, error.remedy, "yaml")]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, (), mark.line + 1 if mark else 1, mark.column + 1 if mark else 1)
        what, remedy = _plainly(error)
        return None, places, [Problem(place, what, "nothing of this file can be read", remedy, "yaml")]
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = Place(file, (), before.count("\n") + 1, len(before) - before.rfind("\n"))
        return None, places, [Problem(
            place, f"the character U+{ord(str(error.character)[:1] or chr(0)):04X} is not allowed",
            "it is a control character that cannot be seen", "delete it and type the text again", "yaml",
        )]  # fmt: skip
    if value is None:
        return None, places, [_problem(file, "the file is empty", "its record would be missing", "fill it in or delete it")]
    if not isinstance(value, dict):
        return None, places, [_problem(
            file, "the file is not a mapping of keys to values",
            "a record is written as `key: value` lines", "see the schema on its first line",
        )]  # fmt: skip
    return value, places, []


def _problem(file: str, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(file), what, why, remedy, "yaml")


def _plainly(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """Say libyaml's complaint in words that an author can act on."""
    said = (error.problem or error.context or "not YAML").strip()
    for sign, what, remedy in _WORDING:
        if sign in said:
            return what, remedy
    return f"this is not YAML: {said}", "compare the line and the one above it with a file that works"


_WORDING = (
    ("mapping values are not allowed", "a colon followed by a space stands inside unquoted text",
     'put the whole text in "double quotes"'),
    ("could not find expected ':'", "a key without a colon", "end the key with a colon and a space"),
    ("did not find expected key", "the indentation does not fit the lines above",
     "line it up with its neighbours, two spaces a level"),
    ("did not find expected '-' indicator", "a list item is not lined up with the others",
     "start every item with `- ` in the same column"),
    ("found character '\\t'", "a tab", "use spaces; two a level"),
    ("cannot start any token", "a character that cannot begin a value",
     'put the text in "double quotes"'),
    ("found unexpected end of stream", "a quotation mark that is not closed", "close it on the same line"),
    ("did not find expected ',' or ']'", "a [list] that is not closed", "close it, or write one item a line"),
    ("did not find expected ',' or '}'", "a {mapping} that is not closed", "close it, or write one key a line"),
)  # fmt: skip


class _Reader:
    """Builds plain data from parse events, so that nothing is created for what is refused."""

    def __init__(self, text: str, positions: Positions | None) -> None:
        self._parser = _LOADER(text)
        self._events: Iterator[Any] = iter(self._parser.get_event, None)
        self._positions = positions

    def document(self) -> Any:
        value: Any = None
        seen = False
        for event in self._events:
            kind = type(event)
            if kind is yaml.StreamEndEvent:
                return value
            if kind is yaml.DocumentStartEvent:
                if seen:
                    raise _Refused(
                        event.start_mark, (), "a second document starts here",
                        "one file holds one record", "move it to a file of its own and delete the `---`",
                    )  # fmt: skip
                seen = True
                value = self._value(next(self._events), (), 0)
        return value

    def _value(self, event: Any, keys: Keys, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            raise _Refused(
                event.start_mark, keys, "an anchor or an alias (`&` or `*`)",
                "shared values hide where a text is used", 'write the value out, or put the text in "quotes"',
            )  # fmt: skip
        if event.tag is not None:
            raise _Refused(
                event.start_mark, keys, f"a tag ({event.tag})",
                "tags can make a reader run code", 'remove it, or put the text in "quotes"',
            )  # fmt: skip
        if self._positions is not None and keys not in self._positions:
            self._positions[keys] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if kind is yaml.ScalarEvent:
            return event.value if not event.implicit[0] else _plain(event.value)
        if depth >= MAX_DEPTH:
            raise _Refused(
                event.start_mark, keys[:3], f"more than {MAX_DEPTH} levels deep",
                "no record needs that", "check the brackets and the indentation",
            )  # fmt: skip
        return self._mapping(keys, depth) if kind is yaml.MappingStartEvent else self._sequence(keys, depth)

    def _sequence(self, keys: Keys, depth: int) -> tuple[Any, ...]:
        items: list[Any] = []
        for event in self._events:
            if type(event) is yaml.SequenceEndEvent:
                break
            items.append(self._value(event, (*keys, len(items)), depth + 1))
        return tuple(items)

    def _mapping(self, keys: Keys, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            if type(event) is not yaml.ScalarEvent:
                raise _Refused(
                    event.start_mark, keys, "a key that is not plain text",
                    "keys are the names in the schema", "write the key as one word",
                )  # fmt: skip
            key = event.value
            if key in out:
                raise _Refused(
                    event.start_mark, (*keys, key), f"the key '{key}' stands here a second time",
                    "only one of the two values could be kept", "keep one, or merge them",
                )  # fmt: skip
            if self._positions is not None:
                self._positions[(*keys, key)] = (event.start_mark.line + 1, event.start_mark.column + 1)
            out[key] = self._value(next(self._events), (*keys, key), depth + 1)
        return out


def _plain(value: str) -> Any:
    """Give an unquoted value the type that YAML 1.1 gives it.

    >>> _plain("churn"), _plain("60"), _plain("no"), _plain("2026-11-21")
    ('churn', 60, False, datetime.date(2026, 11, 21))
    """
    if value[:1] in "-+.0123456789" and value:
        if _NUMBER.fullmatch(value):
            return float(value) if "." in value else int(value)
        if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                return value
        if _LOOKS_LIKE_NUMBER.fullmatch(value):
            return _as_yaml_1_1(value)
        return value
    word = value.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    return None if word in _NULL else value


def _as_yaml_1_1(value: str) -> Any:
    """Odd numbers (``12:30``, ``1_000``, ``010``, ``1e3``) are numbers to other readers."""
    for tag, pattern in _RESOLVER.yaml_implicit_resolvers.get(value[0], []):
        if pattern.match(value):
            if tag.endswith((":int", ":float")):
                return float("nan")
            if tag.endswith(":timestamp"):
                return date.min
    return value
