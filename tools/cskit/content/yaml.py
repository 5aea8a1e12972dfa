"""The one YAML reader: a strict subset of YAML 1.1, with the place of every value.

Refused: duplicate keys, anchors and aliases, tags, several documents, invisible characters, files over
``MAX_BYTES``, nesting over ``MAX_DEPTH``, anything but UTF-8. Plain numbers, booleans, dates and empty
values are given as what YAML says they are, so that the model can refuse them where text is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from cskit.content.complaint import not_yaml
from cskit.model.problems import Keys, Place, Problem

MAX_BYTES = 1024 * 1024
"""A content file is text that a person edits; the largest of ours, a list of patterns, has a third of this."""
MAX_DEPTH = 24

Positions = dict[Keys, tuple[int, int]]
"""Keys to (line, column), both counted from 1. A mapping's value is placed at its key."""

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
"""Only its parse events are used; libyaml's come 14 times sooner than those of plain Python."""

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUE = frozenset({"true", "yes", "on"})
_MAY_BE_NUMBER = tuple("-+.0123456789")
_FALSE = frozenset({"false", "no", "off"})
_NULL = frozenset({"", "~", "null"})
_LOOKS_LIKE_NUMBER = re.compile(r"[-+.0-9][0-9_.,:eExXoOa-fA-F+-]*")
_LONGEST_NUMBER = 18
_RESOLVER = yaml.resolver.Resolver
_INVISIBLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\u200a\u200c-\u2027\u202a-\u205f\u2061-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""One class of characters, which is found twice as fast as either of two."""


@dataclass(frozen=True, slots=True)
class OddNumber:
    """An unquoted value such as ``12:30``, ``1_000`` or ``010``: a number to other readers, and none we take."""

    text: str

    def __str__(self) -> str:
        return self.text


class _RefusedError(Exception):
    """The file breaks a rule of the subset; ``mark`` is where."""

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
        if _is_shift_jis(raw):
            what = "the file looks like Shift_JIS, not UTF-8"
        return Problem(
            Place(file, (), line, column), what, "other encodings lose characters such as 髙 and 𠮷",
            "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)", "yaml",
        )  # fmt: skip


def _is_shift_jis(raw: bytes) -> bool:
    """Whether the bytes make Japanese in Windows' old encoding; those of others make half-width katakana in it."""
    try:
        text = raw.decode("cp932")
    except UnicodeDecodeError:
        return False
    return bool(re.search("[ぁ-んァ-ヶ一-龥]", text)) and not re.search("[｡-ﾟ]", text)


def read(text: str, file: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read one file into plain data (mappings, tuples, text, numbers), or say what is wrong."""
    data, _, problems = _read(text, file, positions=False)
    return data, problems


def locate(text: str, file: str) -> Positions:
    """Give the place of every value of a file; of what could be read, where the file is broken."""
    return _read(text, file, positions=True)[1]


def _read(text: str, file: str, *, positions: bool) -> tuple[dict[str, Any] | None, Positions, list[Problem]]:
    places: Positions = {}
    invisible = _invisible(text, file)
    if invisible:
        return None, places, [invisible]
    try:
        value = _Reader(text, places if positions else None).document()
    except _RefusedError as error:
        mark = error.mark
        place = Place(file, error.keys, mark.line + 1, mark.column + 1)
        return None, places, [Problem(place, error.what, error.why, error.remedy, "yaml")]
    except yaml.MarkedYAMLError as error:
        return None, places, [not_yaml(text, file, error)]
    if value is None:
        return None, places, [_problem(
            file, "the file is empty", "its record would be missing", "fill it in, or delete the file",
        )]  # fmt: skip
    if not isinstance(value, dict):
        return None, places, [_problem(
            file, "the file has no `key: value` lines", "a record is made of them",
            "begin each line with a key, a half-width colon and a space, as in a file that works",
        )]  # fmt: skip
    return value, places, []


def _problem(file: str, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(file), what, why, remedy, "yaml")


def _invisible(text: str, file: str) -> Problem | None:
    """Find a character that nobody can see: it splits names, lines and search words."""
    found = _INVISIBLE.search(text)
    if found is None:
        return None
    at = found.start()
    place = Place(file, (), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Problem(
        place, f"an invisible character (U+{ord(found.group()):04X})", "searches and links would stumble over it",
        "delete it, or delete the word around it and type it again", "yaml",
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
                    raise _RefusedError(
                        event.start_mark, (), "a second document starts here",
                        "one file holds one record", "move it to a file of its own and delete the `---`",
                    )  # fmt: skip
                seen = True
                value = self._value(next(self._events), (), 0)
        return value

    def _value(self, event: Any, keys: Keys, depth: int) -> Any:
        kind = type(event)
        _refuse_shared(event, keys)
        if self._positions is not None and keys not in self._positions:
            self._positions[keys] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if kind is yaml.ScalarEvent:
            return event.value if not event.implicit[0] else _plain(event.value)
        if depth >= MAX_DEPTH:
            raise _RefusedError(
                event.start_mark, keys[:1], f"more than {MAX_DEPTH} levels deep",
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
        lines: dict[str, int] = {}
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            _refuse_shared(event, keys)
            mark: Any = event.start_mark
            if type(event) is not yaml.ScalarEvent:
                raise _RefusedError(
                    mark, keys, "a key that is not plain text",
                    "keys are the names in the schema", "write the key as one word",
                )  # fmt: skip
            key = event.value
            if key[:1] in ("\u3000", "\xa0"):
                raise _RefusedError(
                    mark, keys, "a full-width or fixed space at the beginning of the line",
                    "it is no indentation, and the key would be another one",
                    "use ordinary half-width spaces, two a level",
                )  # fmt: skip
            if key in out:
                raise _RefusedError(
                    mark, (*keys, key), f"the key '{key}' stands in line {lines[key]} already",
                    "only one of the two values could be kept", "keep one, or merge them",
                )  # fmt: skip
            lines[key] = mark.line + 1
            if self._positions is not None:
                self._positions[(*keys, key)] = (mark.line + 1, mark.column + 1)
            out[key] = self._value(next(self._events), (*keys, key), depth + 1)
        return out


def _refuse_shared(event: Any, keys: Keys) -> None:
    """Refuse anchors, aliases and tags, on values and on keys."""
    quote = 'write the value out; if it is a text, put it in "double quotes"'
    if type(event) is yaml.AliasEvent:
        raise _RefusedError(
            event.start_mark, keys, "an alias (a value that begins with `*`)",
            "it stands for a value elsewhere, and a change there would change it unseen", quote,
        )  # fmt: skip
    if event.anchor is not None:
        raise _RefusedError(
            event.start_mark, keys, "an anchor (a value that begins with `&`)",
            "shared values hide where a text is used", quote,
        )  # fmt: skip
    if event.tag is not None:
        raise _RefusedError(
            event.start_mark, keys, "a tag (a value that begins with `!`)",
            "tags can make a program run what a file says", 'delete it; if it is a text, put it in "double quotes"',
        )  # fmt: skip


def _plain(value: str) -> Any:
    """Give an unquoted value the type that YAML 1.1 gives it.

    >>> _plain("churn"), _plain("60"), _plain("no"), _plain("2026-11-21"), _plain("12:30")
    ('churn', 60, False, datetime.date(2026, 11, 21), OddNumber(text='12:30'))
    """
    if value[:1] in _MAY_BE_NUMBER:
        return _number_or_day(value)
    word = value.lower()
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    return None if word in _NULL else value


def _number_or_day(value: str) -> Any:
    if _NUMBER.fullmatch(value) and len(value) <= _LONGEST_NUMBER:
        return float(value) if "." in value else int(value)
    if _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if _LOOKS_LIKE_NUMBER.fullmatch(value):
        for tag, pattern in _RESOLVER.yaml_implicit_resolvers.get(value[0], []):
            if pattern.match(value) and tag.endswith((":int", ":float")):
                return OddNumber(value)
    return value
