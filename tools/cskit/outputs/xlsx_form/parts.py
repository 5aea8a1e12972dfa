"""The members of a workbook as streams of XML: each is gone through once, and only what is asked for is kept."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import XMLParser  # type: ignore[import-untyped]

from cskit.outputs.xlsx_form.escapes import unescaped
from cskit.outputs.xlsx_form.package import RefusedError

_ENCODINGS = frozenset({b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"})
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")

Attributes = Mapping[str, str]


class Target(Protocol):
    """Takes the events of one member; names come without their namespace's address."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text within the innermost element."""


@dataclass(frozen=True, slots=True)
class _Local:
    """Takes the namespaces off the tags; workbooks exist in two of them (transitional and strict)."""

    target: Target

    def start(self, tag: str, attributes: Attributes) -> None:
        self.target.start(tag.rpartition("}")[2], attributes)

    def end(self, tag: str) -> None:
        self.target.end(tag.rpartition("}")[2])

    def data(self, text: str) -> None:
        self.target.data(text)


def stream(xml: bytes, target: Target) -> None:
    """Send a member's events to a target. Raises RefusedError where it is no XML or holds a DTD."""
    head = _ENCODING.search(xml[:400].replace(b"\x00", b""))
    if head and head[1].lower() not in _ENCODINGS:
        raise RefusedError("a part of the workbook is in an unusual encoding", "workbooks are UTF-8", "save it again as .xlsx")
    try:
        parser = XMLParser(target=_Local(target), forbid_dtd=True)
        parser.feed(xml)
        parser.close()
    except (ParseError, DefusedXmlException, LookupError, UnicodeError):
        raise RefusedError("a part of the workbook is damaged", "it is not well-formed XML", "save it again as .xlsx") from None


@dataclass(slots=True)
class Relations:
    """Which member is meant by which id."""

    folder: str
    member: dict[str, str] = field(default_factory=dict)
    """Name of the member, in lower case, by id; those outside the file are left out."""
    by_type: dict[str, str] = field(default_factory=dict)
    """The first one of each type; a type is the last word of its address."""
    outside: bool = False
    """Whether any leads out of the file."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take one relation."""
        if tag != "Relationship":
            return
        target, sort = attributes.get("Target", ""), attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") == "External":
            self.outside = True
            return
        name = posixpath.normpath(posixpath.join("/", self.folder, target)).lstrip("/").lower()
        self.member[attributes.get("Id", "")] = name
        self.by_type.setdefault(sort, name)

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


@dataclass(slots=True)
class Book:
    """The sheets, the defined names, and since when days are counted."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    """(name, relation id) in order."""
    names: dict[str, str] = field(default_factory=dict)
    """What a name of the whole workbook refers to, by lower-case name."""
    local: dict[str, str] = field(default_factory=dict)
    """The same for names that belong to one sheet."""
    since_1904: bool = False
    _open: tuple[str, bool] | None = None
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take a sheet or the workbook's settings, or begin a name."""
        if tag == "sheet":
            id_ = next((value for key, value in attributes.items() if key.rpartition("}")[2] == "id"), "")
            self.sheets.append((unescaped(attributes.get("name", "")), id_))
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0").lower() in ("1", "true", "on")
        elif tag == "definedName":
            self._open = unescaped(attributes.get("name", "")).lower(), "localSheetId" in attributes
            self._text = []

    def end(self, tag: str) -> None:
        """Finish a name."""
        if tag == "definedName" and self._open:
            name, local = self._open
            (self.local if local else self.names).setdefault(name, unescaped("".join(self._text)))
            self._open = None

    def data(self, text: str) -> None:
        """Take a piece of what a name refers to."""
        if self._open:
            self._text.append(text)


@dataclass(slots=True)
class Formats:
    """The number format of each cell style."""

    codes: dict[int, str] = field(default_factory=dict)
    of_style: list[int] = field(default_factory=list)
    _inside: bool = False

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take a format's code or a style's format."""
        if tag == "numFmt":
            self.codes[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            self._inside = True
        elif tag == "xf" and self._inside:
            self.of_style.append(int(attributes.get("numFmtId", "0")))

    def end(self, tag: str) -> None:
        """Leave the list of cell styles."""
        if tag == "cellXfs":
            self._inside = False

    def data(self, text: str) -> None:
        """Nothing to do."""


@dataclass(slots=True)
class Strings:
    """Those strings of the shared table that somebody asked for."""

    wanted: frozenset[int]
    found: dict[int, str] = field(default_factory=dict)
    _number: int = -1
    _ignored: int = 0
    _taking: bool = False
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a string, or a part of it; the reading aids (``rPh``) that Excel keeps for Japanese are not text."""
        if tag == "si":
            self._number += 1
            self._text = []
        elif tag == "rPh":
            self._ignored += 1
        elif tag == "t":
            self._taking = not self._ignored and self._number in self.wanted

    def end(self, tag: str) -> None:
        """Finish a string, or a part of it."""
        if tag == "t":
            self._taking = False
        elif tag == "rPh":
            self._ignored -= 1
        elif tag == "si" and self._number in self.wanted:
            self.found[self._number] = unescaped("".join(self._text))

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._taking:
            self._text.append(text)


@dataclass(slots=True)
class Properties:
    """The document's own properties that are text, by name."""

    found: dict[str, str] = field(default_factory=dict)
    _name: str | None = None
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin a property."""
        if tag == "property":
            self._name, self._text = attributes.get("name", ""), []

    def end(self, tag: str) -> None:
        """Finish a property."""
        if tag == "property" and self._name is not None:
            self.found[self._name] = unescaped("".join(self._text).strip("\r\n"))
            self._name = None

    def data(self, text: str) -> None:
        """Take a piece of its value."""
        if self._name is not None:
            self._text.append(text)
