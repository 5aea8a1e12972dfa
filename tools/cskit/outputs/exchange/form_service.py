"""Reads the CSV of a form service (Google Forms and the like) by a column map: one row is one filled scorecard."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import FormStamp
from cskit.model.problems import Place, Problem
from cskit.model.writing import normalise
from cskit.outputs.exchange.column_map import ColumnMap, day_in
from cskit.views.form import Field, Form

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 1_000
_RULE = "import"
_QUOTABLE = re.compile(r"[0-9A-Za-z_.+-]{1,12}")
"""So much looks like a rating; anything else is not repeated in a message."""
_SHOWN = 40
_UNKNOWN = "0" * 12
"""No sum that any part has."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One row as a filled scorecard."""

    row: int
    """As a spreadsheet counts: the titles are row 1."""
    place: Place
    filled: Filled
    sha256: str
    """Sum over the answers and the form's content: the same row in a later, longer file has the same sum."""


def stamp(column_map: ColumnMap, today: Form) -> FormStamp:
    """Say of the service's form what our own forms say of themselves.

    Of a form that was made from other content nobody kept the sums over its parts; then each counts as changed, and what
    the map has a column for is what the form asked.
    """
    made = column_map.made_from
    return FormStamp.model_validate({
        "schema": "cskit-scorecard/1", "background": made.background, "plan": made.plan, "language": made.language,
        "content": made.content,
        "parts": today.stamp.parts if made.content == today.stamp.content else _unknown_parts(column_map),
    })  # fmt: skip


def _unknown_parts(column_map: ColumnMap) -> dict[str, str]:
    rated = (key.removesuffix(".rating") for key in column_map.fields if key.endswith(".rating"))
    noted = (key.removeprefix("note.") for key in column_map.fields if key.startswith("note."))
    asked = [*(f"question:{id_}" for id_ in noted), *(f"competency:{id_}" for id_ in rated), "scale"]
    return dict.fromkeys(asked, _UNKNOWN)


def read(data: bytes, file: str, column_map: ColumnMap, form: Form) -> tuple[list[Submission], list[Problem]]:
    """Read all rows; a row with a problem is left out, a problem with the titles leaves all out. Empty rows do not count."""
    text = _decoded(data, file)
    if isinstance(text, Problem):
        return [], [text]
    rows: list[tuple[int, int, list[str]]] = []
    try:
        for number, line, cells in _rows(text):
            if number > MAX_ROWS:
                return [], [_whole(file, f"more than {MAX_ROWS:,} rows", "cut the file in two")]
            rows.append((number, line, cells))
    except csv.Error as error:
        return [], [_not_csv(Place(file, (), rows[-1][1] + 1 if rows else 1, 1), error)]
    if not rows or len(rows[0][2]) > MAX_COLUMNS:
        return [], [_whole(file, "no first row with titles, or one of too many columns", "download the file again")]
    columns, problems = _columns(rows[0][2], column_map, file)
    if problems:
        return [], problems
    stamped = stamp(column_map, form)
    fields = {field.key: field for field in form.fields}
    done: list[Submission] = []
    for number, line, cells in rows[1:]:
        if not any(cell.strip() for cell in cells):
            continue
        place = Place(file, (), line, 1)
        if len(cells) != len(rows[0][2]):
            problems.append(Problem(
                place, f"row {number} has {len(cells)} cells, the titles are {len(rows[0][2])}",
                "nobody can say which answer belongs to which title", "download the file again", _RULE,
            ))  # fmt: skip
            continue
        answers, found = _answers(cells, columns, column_map, fields, number, place)
        problems += found
        if not found:
            done.append(Submission(number, place, Filled(stamped, answers), _sum(answers, stamped)))
    return done, problems


def _decoded(data: bytes, file: str) -> str | Problem:
    if len(data) > MAX_BYTES:
        return _whole(file, f"the file has more than {MAX_BYTES:,} bytes", "cut it in two")
    remedy = "in Excel save as «CSV UTF-8»; Google's download is UTF-8 already"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _whole(file, "the file is UTF-16, not UTF-8", remedy)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")):
        return _whole(file, "this is no CSV file, whatever its name says", "download the answers as CSV")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            data.decode("cp932")
        except UnicodeDecodeError:
            what = f"byte 0x{data[error.start]:02x} is not UTF-8"
        else:
            what = "the file looks like Shift_JIS, not UTF-8; characters such as 𠮷 are lost in it already"
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            Place(file, (), line, 1), what, "read as something else, names and answers would be garbled", remedy, _RULE
        )


def _not_csv(place: Place, error: csv.Error) -> Problem:
    what = "a quotation mark too many or too few"
    if "field limit" in str(error):
        what = f"a cell has more than {csv.field_size_limit():,} characters, or its quotation mark does not end"
    return Problem(
        place, f"this is no table from here on: {what}", "the columns after it cannot be told apart",
        "download the file again instead of editing it by hand", _RULE,
    )  # fmt: skip


def _rows(text: str) -> Iterator[tuple[int, int, list[str]]]:
    """Number, first line and cells of every row; a row's cells may run over several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    for number, cells in enumerate(reader, 1):
        yield number, line, cells
        line = reader.line_num + 1


def _columns(titles: Sequence[str], column_map: ColumnMap, file: str) -> tuple[dict[str, int], list[Problem]]:
    """Field to column, counted from 0; and every title that is missing, ambiguous or not in the map."""
    places: dict[str, list[int]] = {}
    for index, title in enumerate(titles):
        places.setdefault(_title(title), []).append(index)
    wanted = {_title(column.column) for column in column_map.fields.values()}
    if wanted.isdisjoint(places):
        return {}, [Problem(
            Place(file, (), 1, 1), "row 1 has none of the map's titles", "the columns are found by their titles",
            "check that the first row holds the titles, and that map and file belong together", _RULE,
        )]  # fmt: skip
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for key, column in column_map.fields.items():
        there = places.get(_title(column.column), [])
        if not there or (column.nth or 1) > len(there):
            problems.append(_missing(file, key, column.column, column.nth, len(there)))
        elif column.nth is None and len(there) > 1:
            problems.append(Problem(
                Place(file, (), 1, 1), f"{len(there)} columns have the title of '{key}' ({_names(there)})",
                "the first of them need not be the one", f"say which in the map: `nth: 1` to `nth: {len(there)}`", _RULE,
            ))  # fmt: skip
        else:
            found[key] = there[(column.nth or 1) - 1]
    ignored = {_title(title) for title in column_map.ignore}
    used = set(found.values())
    problems += [
        Problem(
            Place(file, (), 1, 1), f"row 1, column {letter(index)}: {_shown(title)} is not in the map",
            "an answer would be lost without a word", "give it to a field in `fields`, or name it in `ignore`", _RULE,
        )
        for index, title in enumerate(titles)
        if index not in used and _title(title) not in ignored and not (problems and _title(title) in wanted)
    ]  # fmt: skip
    return found, problems


def _answers(
    cells: Sequence[str], columns: Mapping[str, int], column_map: ColumnMap, fields: Mapping[str, Field], row: int, at: Place
) -> tuple[dict[str, Written], list[Problem]]:
    answers: dict[str, Written] = {}
    problems: list[Problem] = []
    for key, index in columns.items():
        field, column = fields[key], column_map.fields[key]
        place = f"row {row}, column {letter(index)}"
        text = cells[index]
        read = text
        if field.kind != "text":
            read = text.strip()
        if field.kind == "choice" and column.words and read:
            words = {normalise(word): value for word, value in column.words.items()}
            if normalise(read) not in words:
                problems.append(_unreadable(at, place, read, "none of the map's words", f"add it to `words` of '{key}'"))
                continue
            read = words[normalise(read)]
        elif field.kind == "choice" and read and read not in field.choices:
            remedy = f"say in the map what it means: `words` of '{key}'"
            problems.append(_unreadable(at, place, read, f"none of {', '.join(field.choices)}", remedy))
            continue
        elif field.kind == "day" and read:
            day = day_in(read, column.day)
            if day is None:
                problems.append(_unreadable(at, place, read, f"no day written as {column.day}", f"correct `day` of '{key}'"))
                continue
            read = day
        answers[key] = Written(read, place)
    return answers, problems


def _unreadable(at: Place, place: str, text: str, what: str, remedy: str) -> Problem:
    given = f"'{text}'" if _QUOTABLE.fullmatch(text) else f"the text there ({len(text)} characters)"
    return Problem(
        at, f"{place}: {given} is {what}", "the row was left out, since nothing is guessed",
        f"{remedy}, or correct the answer in the form service", _RULE,
    )  # fmt: skip


def _missing(file: str, key: str, title: str, nth: int | None, there: int) -> Problem:
    what = f"there is no column {_shown(title)}" if not there else f"there are {there} columns {_shown(title)}, not {nth}"
    return Problem(
        Place(file, (), 1, 1), f"{what}, which the map gives to '{key}'", "the field would stay empty in every row",
        "correct the title in the map; it is compared as a whole", _RULE,
    )  # fmt: skip


def _whole(file: str, what: str, remedy: str) -> Problem:
    return Problem(Place(file, (), 1, 1), what, "nothing was read", remedy, _RULE)


def _sum(answers: Mapping[str, Written], stamped: FormStamp) -> str:
    said = [stamped.content, sorted((key, written.text) for key, written in answers.items())]
    return sha256(json.dumps(said).encode()).hexdigest()


def _title(title: str) -> str:
    return normalise(title)


def _shown(title: str) -> str:
    line = " ".join(title.split())
    return f"«{line if len(line) <= _SHOWN else line[: _SHOWN - 1] + '…'}»"


def _names(indices: Sequence[int]) -> str:
    return ", ".join(letter(index) for index in indices)


def letter(index: int) -> str:
    """Name a column as spreadsheets do.

    >>> letter(0), letter(25), letter(26), letter(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
