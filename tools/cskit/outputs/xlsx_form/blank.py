"""Makes the workbook: blank once with openpyxl, then filled in by putting text into the sheet's XML.

openpyxl cuts text at 32,767 characters without a word, turns a leading ``=`` into a formula and takes a good part of a
second; into the finished XML, text goes exactly as it is, and the same form and answers give the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook.defined_name import DefinedName

from cskit.model.writing import normalise
from cskit.outputs.xlsx_form import carried, names
from cskit.outputs.xlsx_form.carried import Choices
from cskit.outputs.xlsx_form.escapes import escaped
from cskit.outputs.xlsx_form.guide import write_anchors, write_guide
from cskit.outputs.xlsx_form.sheet import write_sheet
from cskit.outputs.xlsx_form.values import CELL_LIMIT
from cskit.outputs.xlsx_form.words import WORDS
from cskit.views.form import Form

_HIDDEN_SHEET = "cskit"
_SHEET_FILE = "xl/worksheets/sheet1.xml"
_CORE_FILE = "docProps/core.xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Blank:
    """A form as a workbook in pieces."""

    members: Mapping[str, bytes]
    """All but the sheet to fill in, by name."""
    pieces: tuple[str, ...]
    """The XML of that sheet, cut at its cells to fill in; every second piece is the beginning of such a cell."""
    keys: tuple[str, ...]
    """The fields of those cells."""
    choices: Choices

    def filled(self, texts: Mapping[str, str]) -> bytes:
        """Put a text into each field's cell and pack the workbook."""
        out = [self.pieces[0]]
        for key, begin, after in zip(self.keys, self.pieces[1::2], self.pieces[2::2], strict=True):
            text = texts.get(key, "")
            out += [begin, "/>" if not text else f' t="inlineStr"><is><t xml:space="preserve">{_xml(text)}</t></is></c>', after]
        return _packed({**self.members, _SHEET_FILE: "".join(out).encode()})


class _Same:
    """A form by its identity; it holds mappings, so it cannot be hashed by what is in it."""

    def __init__(self, form: Form) -> None:
        self.form = form

    def __hash__(self) -> int:
        return id(self.form)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.form is self.form


def write(form: Form) -> bytes:
    """Make the workbook to hand out; the same form gives the same bytes."""
    return fill(form, {})


def fill(form: Form, answers: Mapping[str, str]) -> bytes:
    """Make the workbook that comes back once these texts were put in by field.

    Texts are normalised first, since XML cannot hold every character; choices go in by the words of their list. Fields
    left out are as on the blank form. Raises KeyError for a field that the form does not have, and ValueError for a
    text that no cell can hold (more than 32,767 UTF-16 units).
    """
    blank = _blank(_Same(form))
    texts = dict(form.prefilled)
    for key, text in answers.items():
        if key not in blank.keys:
            raise KeyError(key)
        texts[key] = normalise(text)
        if len(texts[key].encode("utf-16-le")) // 2 > CELL_LIMIT:
            raise ValueError(f"the text of {key} is longer than a cell can hold ({CELL_LIMIT:,})")
    for field in form.fields:
        if field.kind == "choice" and field.key in texts:
            texts[field.key] = blank.choices.of(field.key).get(texts[field.key], texts[field.key])
    return blank.filled(texts)


@lru_cache(maxsize=8)
def _blank(same: _Same) -> Blank:
    form = same.form
    words, choices = WORDS[form.language], carried.choices_of(form)
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words.sheet
    at = write_sheet(sheet, form, words, choices)
    write_guide(book.create_sheet(words.guide_sheet), form, words)
    write_anchors(book.create_sheet(words.anchors_sheet), form, words)
    for key, cell in at.items():
        _name(book, names.name_of(key), f"'{words.sheet}'!${cell[0]}${cell[1:]}")
    _carry(book, form, choices)
    _describe(book, form, words.title)
    saved = BytesIO()
    book.save(saved)
    return _in_pieces(saved.getvalue(), at, choices)


def _carry(book: Workbook, form: Form, choices: Choices) -> None:
    """Put stamp and choices into a hidden sheet and into the document's properties."""
    properties: CustomPropertyList[StringProperty] = book.custom_doc_props  # type: ignore[attr-defined]  # The stubs lack it.
    hidden = book.create_sheet(_HIDDEN_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.enable()
    texts = {names.STAMP: carried.stamp_text(form.stamp), names.CHOICES: carried.choices_text(choices)}
    for row, (name, text) in enumerate(texts.items(), 1):
        cell = hidden.cell(row, 1, escaped(text))
        cell.data_type = "s"
        _name(book, name, f"'{_HIDDEN_SHEET}'!$A${row}")
        for piece_name, piece in carried.in_pieces(name, text):
            properties.append(StringProperty(name=piece_name, value=piece))
    for column, (name, labels) in enumerate(
        ((names.RATINGS, choices.rating), (names.RECOMMENDATIONS, choices.recommendation)), 3
    ):  # fmt: skip
        for row, label in enumerate(labels.values(), 1):
            hidden.cell(row, column, escaped(label)).data_type = "s"
        letter = "ABCD"[column - 1]
        _name(book, name, f"'{_HIDDEN_SHEET}'!${letter}$1:${letter}${len(labels)}")


def _name(book: Workbook, name: str, reference: str) -> None:
    book.defined_names.add(DefinedName(name, attr_text=reference))


def _describe(book: Workbook, form: Form, title: str) -> None:
    made = datetime.combine(form.kit.reviewed, time())
    book.properties.creator = "cskit"
    book.properties.title = f"{title} {form.kit.profile.name}"
    book.properties.language = form.language
    book.properties.created = made


def _in_pieces(saved: bytes, at: Mapping[str, str], choices: Choices) -> Blank:
    with zipfile.ZipFile(BytesIO(saved)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    # openpyxl puts in the moment of saving; the day of review is the only day that depends on the content alone.
    core = members[_CORE_FILE].decode()
    created = re.search(r"<dcterms:created[^>]*>([^<]*)<", core)
    moment = created[1] if created else datetime.now(UTC).isoformat()
    members[_CORE_FILE] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{moment}", core).encode()
    # A height of its own would keep a row from growing with what is written into it.
    sheet = members.pop(_SHEET_FILE).decode().replace(' customHeight="1"', "")
    key_at = {cell: key for key, cell in at.items()}
    # With lxml at hand openpyxl writes an empty cell with an end tag and as a number, without it neither.
    pattern = rf'(<c r="(?:{"|".join(key_at)})" s="[0-9]+")(?: t="n")?\s*(?:/>|></c>)'
    pieces = re.split(pattern, sheet)
    keys = tuple(key_at[begin.split('"')[1]] for begin in pieces[1::2])
    if sorted(keys) != sorted(at):
        raise RuntimeError("a cell to fill in is missing from the sheet as saved")
    return Blank(members, tuple(pieces), keys, choices)


def _packed(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        # Excel wants the content types first.
        for name in sorted(members, key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(_entry(name), members[name])
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _xml(text: str) -> str:
    return escape(escaped(text))
