"""Reads a workbook that came back: nothing in it is run, followed or trusted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import FormStamp
from cskit.model.problems import Problem
from cskit.model.writing import normalise
from cskit.outputs.xlsx_form import names
from cskit.outputs.xlsx_form.carried import Choices, choices_from, from_pieces, stamp_from
from cskit.outputs.xlsx_form.cells import Cell, Cells, address
from cskit.outputs.xlsx_form.choices import chosen, day_of
from cskit.outputs.xlsx_form.package import RefusedError, unpack
from cskit.outputs.xlsx_form.parts import Book, Formats, Properties, Relations, Strings, stream
from cskit.outputs.xlsx_form.values import Values

MAX_NAMES = 1_000
"""Names of ours in one workbook; a form has three for each competency and one for each question."""

_AGAIN = "save it again as .xlsx"


@dataclass(frozen=True, slots=True)
class _Found:
    """One cell of ours: where it is, and what is in it; ``None`` where it is empty."""

    sheet: str
    at: str
    single: bool
    cell: Cell | None

    @property
    def place(self) -> str:
        """The place in words."""
        return f"sheet {self.sheet}, cell {self.at}"


@dataclass(frozen=True, slots=True)
class _Workbook:
    """What was taken out of the file."""

    cells: Mapping[str, _Found]
    """By defined name."""
    values: Values
    properties: Mapping[str, str]
    copies: bool
    """Whether a sheet was copied within the workbook."""
    outside: bool

    def text(self, name: str, kind: str) -> tuple[str, str | None]:
        """Give the text under a name, and a remark or none."""
        found = self.cells.get(name)
        return self.values.text(found.cell, kind) if found and found.cell else ("", None)


def read(data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
    """Read a workbook that came back; ``file`` is its name, for problems. Never raises.

    Texts are given as they stand, with ``Written.place`` such as «sheet Scorecard, cell C7». Numbers, days, switches
    and formulas that stand where text belongs are turned back into text, each with a warning. A field whose cell is
    gone is missing from the answers, with a warning.
    """
    try:
        return _filled(_workbook(unpack(data)))
    except RefusedError as refused:
        return None, [refused.problem(file)]
    except Exception:  # Somebody's file must never stop the others, and a traceback would show what is in it.
        return None, [RefusedError("the workbook cannot be read", "its parts do not fit together", _AGAIN).problem(file)]


def _filled(book: _Workbook) -> tuple[Filled, list[Problem]]:
    stamp, choices = _stamp(book), _choices(book)
    answers: dict[str, Written] = {}
    warnings = list(_about_the_book(book))
    for key, kind in names.keys_of(stamp):
        found = book.cells.get(names.name_of(key))
        if not found:
            warnings.append(f"field {key}: its cell is gone from the workbook, so nothing was read for it")
            continue
        text, remark = book.text(names.name_of(key), kind)
        if kind == "choice":
            text = chosen(text, choices.of(key))
        elif kind == "day":
            text = day_of(text)
        answers[key] = Written(text, found.place)
        warnings += [f"{found.place}: {remark}"] if remark else []
        warnings += [] if found.single else [f"{found.place}: the field was stretched over several cells; this one was read"]
    if not answers:
        raise RefusedError(
            "the cells to fill in cannot be found", "the program that saved the workbook dropped the names of the cells",
            "fill in the form with Excel or LibreOffice",
        )  # fmt: skip
    return Filled(stamp, answers, tuple(warnings)), []


def _about_the_book(book: _Workbook) -> Iterator[str]:
    if book.outside:
        yield "the workbook refers to other files; they were not opened"
    if book.copies:
        yield "a sheet of the form was copied within the workbook; only the original was read"


def _stamp(book: _Workbook) -> FormStamp:
    texts = [book.text(names.STAMP, "text")[0], from_pieces(names.STAMP, book.properties)]
    stamps = [stamp for text in texts if text and (stamp := stamp_from(text))]
    if not stamps:
        if any(re.search(r'"schema":\s*"cskit-scorecard/(?!1")', text) for text in texts):
            raise RefusedError(
                "the form was made by another version of cskit", "its stamp has another shape", "use the same version"
            )
        raise RefusedError(
            "the workbook carries no stamp of a scorecard", "so nothing says which questions and anchors it was filled in with",
            "fill in a form made by cskit, and save it with its hidden sheet",
        )  # fmt: skip
    if any(stamp != stamps[0] for stamp in stamps):
        raise RefusedError(
            "the workbook carries two stamps",
            "sheets of two scorecards were put into one file",
            "hand in each scorecard as its own file",
        )
    return stamps[0]


def _choices(book: _Workbook) -> Choices:
    texts = (book.text(names.CHOICES, "text")[0], from_pieces(names.CHOICES, book.properties))
    return next((found for text in texts if (found := choices_from(text))), Choices({}, {}))


def _workbook(members: Mapping[str, bytes]) -> _Workbook:
    top = _relations(members, "_rels/.rels", "")
    main = top.by_type.get("officeDocument", "")
    if main not in members:
        raise RefusedError("the file is no Excel workbook", "it names no main part", "save it as .xlsx and hand that file in")
    folder, _, leaf = main.rpartition("/")
    relations = _relations(members, f"{folder}/_rels/{leaf}.rels", folder)
    book = Book()
    stream(members[main], book)
    cells = _cells(members, book, relations)
    formats, properties = Formats(), Properties()
    for part, target in (
        (members.get(relations.by_type.get("styles", "")), formats),
        (members.get(top.by_type.get("custom-properties", "")), properties),
    ):
        if part:
            stream(part, target)
    strings = Strings(frozenset(
        int(found.cell.value) for found in cells.values()
        if found.cell and found.cell.kind == "s" and re.fullmatch(r"[0-9]{1,9}", found.cell.value)
    ))  # fmt: skip
    if strings.wanted and (table := members.get(relations.by_type.get("sharedStrings", ""))):
        stream(table, strings)
    outside = any(name.startswith("xl/externallinks/") for name in members)
    copies = any(name.startswith(names.FIELD) for name in book.local if name in book.names)
    return _Workbook(cells, Values(formats, strings.found, book.since_1904), properties.found, copies, outside)


def _relations(members: Mapping[str, bytes], name: str, folder: str) -> Relations:
    relations = Relations(folder)
    if part := members.get(name.lstrip("/")):
        stream(part, relations)
    return relations


def _cells(members: Mapping[str, bytes], book: Book, relations: Relations) -> dict[str, _Found]:
    """Find the cells under our names, sheet by sheet; sheets without one are not looked into."""
    ours = {name: text for name, text in {**book.local, **book.names}.items() if name.startswith(names.OURS)}
    if len(ours) > MAX_NAMES:
        raise RefusedError("the workbook has too many names", f"a form has fewer than {MAX_NAMES:,}", "fill in a fresh form")
    member = {sheet.casefold(): relations.member.get(id_, "") for sheet, id_ in book.sheets}
    wanted: dict[str, dict[str, tuple[str, str, bool]]] = defaultdict(dict)
    for name, text in ours.items():
        place = address(text)
        if place and place[0].casefold() in member:
            wanted[member[place[0].casefold()]][name] = place
    out: dict[str, _Found] = {}
    for part, places in wanted.items():
        cells = Cells(frozenset(at for _, at, _ in places.values()))
        if part in members:
            stream(members[part], cells)
            for name, (sheet, at, single) in places.items():
                out[name] = _Found(normalise(sheet)[:31], at, single, cells.found.get(at))
    return out
