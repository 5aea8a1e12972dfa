"""The JSON file that the web form saves: made as the page makes it, and read as a file of somebody unknown.

Its shape, with nothing else in it::

    {"schema": "cskit-scorecard/1", "stamp": {...}, "saved_at": "2026-11-25T10:00:00+09:00", "answers": {field: text}}
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from pydantic import ValidationError

from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import SCHEMA, FormStamp
from cskit.model.problems import Keys, Place, Problem
from cskit.outputs import MAX_BYTES
from cskit.views.form import Form

MOST_PIECES = 8_000
"""Strings, commas, colons and brackets of a file; a stamp of 200 parts and their answers have about 5,000."""
MOST_OBJECTS = 4
"""The file, its stamp, the stamp's parts and the answers; there are no lists."""

_PIECE = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[][{},:]', re.DOTALL)
"""A string or a sign between strings. Possessive, so that no text makes it search twice."""
_HALF, _HALVES = re.compile("[\ud800-\udfff]"), re.compile("[\ud800-\udfff]{2,}")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,140}")
_FILE = ("schema", "stamp", "saved_at", "answers")
_LIKE_THE_PAGE = "save it again from the web form, and hand that file in without editing it"


class _NotText(NamedTuple):
    """A number or another value that stands where a text belongs; what it was is not kept."""

    kind: str


class _Twice(NamedTuple):
    """An object in which a name stands more than once."""

    name: str


class _RefusedError(Exception):
    """The file cannot be read; carries the problems."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = list(problems)


def fill(form: Form, answers: Mapping[str, str]) -> bytes:
    """Make the file that the page saves once these texts were put in by field.

    Fields left out are as on the blank form: prefilled or empty. ``saved_at`` is the form's day of review, so that the
    same answers give the same bytes. Raises KeyError for a field that the form does not have.
    """
    texts = {**{field.key: "" for field in form.fields}, **form.prefilled}
    for key, text in answers.items():
        if key not in texts:
            raise KeyError(key)
        texts[key] = text
    moment = datetime.combine(form.kit.reviewed, time(), UTC)
    file = {
        "schema": SCHEMA,
        "stamp": form.stamp.model_dump(mode="json", by_alias=True),
        "saved_at": moment.isoformat(timespec="seconds"),
        "answers": texts,
    }
    # Halves of characters side by side would read as a whole one that nobody wrote; they are no text, as normalise says.
    written = _HALVES.sub("", json.dumps(file, ensure_ascii=False, indent=2))
    # As JSON.stringify does: a single half cannot stand in UTF-8, so it is written as an escape.
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", written).encode() + b"\n"


def read(data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
    """Read a file that the page saved; texts are given as they stand, whatever is in them. Never raises.

    Refused, with the reason: what is not UTF-8 or not JSON, another shape or depth, names given twice, names that the
    file's own stamp does not account for, and anything but text as an answer.
    """
    try:
        top = _object(_parsed(data, file), file, ())
        _only(top, _FILE, file, ())
        if top.get("schema") != SCHEMA:
            raise _RefusedError(_problem(
                file, ("schema",), "this is no scorecard of the web form that can be read",
                f"its first line would be \"schema\": \"{SCHEMA}\"", "hand in the file that the web form's button saves",
            ))  # fmt: skip
        stamp = _stamp(_object(top.get("stamp"), file, ("stamp",)), file)
        _moment(top.get("saved_at"), file)
        answers = _object(top.get("answers"), file, ("answers",))
    except _RefusedError as refused:
        return None, refused.problems
    problems = list(_wrong(answers, frozenset(_fields(stamp)), file))
    if problems:
        return None, problems
    return Filled(stamp, {key: Written(text, f"field {key}") for key, text in answers.items()}), []


def _parsed(data: bytes, file: str) -> object:
    if len(data) > MAX_BYTES:
        raise _RefusedError(_problem(
            file, (), f"the file has {len(data):,} bytes", f"a scorecard has at most {MAX_BYTES:,}", _LIKE_THE_PAGE,
        ))  # fmt: skip
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _RefusedError(_problem(
            file, (), "the file is UTF-16", "the web form saves UTF-8; an editor has changed it", _LIKE_THE_PAGE,
        ))  # fmt: skip
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _RefusedError(_problem(
            file, (), f"byte {error.start + 1:,} is not UTF-8",
            "the web form saves UTF-8; an editor or a transfer has changed it", _LIKE_THE_PAGE,
        )) from None  # fmt: skip
    if not text.strip():
        raise _RefusedError(_problem(file, (), "the file is empty", "there is nothing in it to collect", _LIKE_THE_PAGE))
    _count(text, file)
    try:
        # Numbers are never converted: one of a million digits would take its time.
        return json.loads(
            text, object_pairs_hook=_pairs, parse_int=lambda _: _NotText("a number"),
            parse_float=lambda _: _NotText("a number"), parse_constant=lambda _: _NotText("a number"),
        )  # fmt: skip
    except (ValueError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        raise _RefusedError(_problem(
            file, (), "the file is not JSON from here on", "it was cut short or edited", _LIKE_THE_PAGE, line, column,
        )) from None  # fmt: skip


def _count(text: str, file: str) -> None:
    """Refuse what is far larger or deeper than a scorecard before a parser makes objects of it."""
    objects = 0
    for number, piece in enumerate(_PIECE.finditer(text)):
        sign = text[piece.start()]
        objects += sign == "{"
        if sign == "[" or objects > MOST_OBJECTS:
            raise _RefusedError(_problem(
                file, (), "there are lists, or more levels than a scorecard has", "a scorecard is a stamp and plain texts",
                _LIKE_THE_PAGE, text.count("\n", 0, piece.start()) + 1,
            ))  # fmt: skip
        if number > MOST_PIECES:
            raise _RefusedError(_problem(
                file, (), "there are thousands of fields", "a scorecard has a few dozen", _LIKE_THE_PAGE,
            ))  # fmt: skip


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Twice:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    return _Twice(Counter(key for key, _ in pairs).most_common(1)[0][0])


def _object(value: object, file: str, keys: Keys) -> dict[str, Any]:
    if isinstance(value, _Twice):
        raise _RefusedError(_problem(
            file, (*keys, *_shown(value.name)), "a name is given twice", "it is not clear which of the two counts",
            _LIKE_THE_PAGE,
        ))  # fmt: skip
    if not isinstance(value, dict):
        what = "the file's content" if not keys else f"'{keys[-1]}'"
        raise _RefusedError(_problem(
            file, keys, f"{what} is missing or is {_kind(value)}", "an object with names and values belongs there",
            _LIKE_THE_PAGE,
        ))  # fmt: skip
    return value


def _only(value: Mapping[str, Any], names: tuple[str, ...], file: str, keys: Keys) -> None:
    extra = [key for key in value if key not in names]
    if extra:
        raise _RefusedError(*(
            _problem(file, (*keys, *_shown(key)), "this does not belong into a scorecard", "nothing is guessed about it",
                     _LIKE_THE_PAGE)
            for key in extra[:5]
        ))  # fmt: skip


def _stamp(value: dict[str, Any], file: str) -> FormStamp:
    if isinstance(value.get("parts"), _Twice):
        _object(value["parts"], file, ("stamp", "parts"))
    try:
        return FormStamp.model_validate(value)
    except ValidationError as error:
        # Only where it is wrong: pydantic's own words quote the value.
        raise _RefusedError(*(
            _problem(
                file, ("stamp", *(part for key in one["loc"] for part in _shown(key))), "the stamp is not one of ours",
                "without it nobody knows which questions and anchors were answered", _LIKE_THE_PAGE,
            )
            for one in error.errors(include_url=False, include_context=False, include_input=False)[:5]
        )) from None  # fmt: skip


def _moment(value: object, file: str) -> None:
    try:
        if isinstance(value, str) and len(value) <= 40 and datetime.fromisoformat(value).tzinfo:
            return
    except ValueError:
        pass
    raise _RefusedError(_problem(
        file, ("saved_at",), "this is no moment such as 2026-11-25T10:00:00+09:00", "the form writes one when it saves",
        _LIKE_THE_PAGE,
    ))  # fmt: skip


def _fields(stamp: FormStamp) -> Iterator[str]:
    """Name the fields that a form with this stamp has; see ``model/answers.py``."""
    yield from ("candidate", "interviewer", "held_on", "recommendation", "takeaways")
    for part in stamp.parts:
        kind, _, id_ = part.partition(":")
        if kind == "question":
            yield f"note.{id_}"
        elif kind == "competency":
            yield from (f"{id_}.rating", f"{id_}.reason", f"{id_}.evidence")


def _wrong(answers: Mapping[str, Any], fields: frozenset[str], file: str) -> Iterator[Problem]:
    for key, value in answers.items():
        if key not in fields:
            yield _problem(
                file, ("answers", *_shown(key)), "the form that this file names has no such field",
                "an answer without its question cannot be read", _LIKE_THE_PAGE,
            )  # fmt: skip
        elif not isinstance(value, str):
            yield _problem(
                file, ("answers", key), f"the answer is {_kind(value)}", "every answer is a text in quotation marks",
                _LIKE_THE_PAGE,
            )  # fmt: skip


def _shown(key: object) -> Keys:
    """Give a name as it can be shown; one that is no id could be anything, evidence too, and is left out."""
    if isinstance(key, int):
        return (key,)
    return (key,) if isinstance(key, str) and _PLAIN_NAME.fullmatch(key) else ()


def _kind(value: object) -> str:
    if isinstance(value, _NotText):
        return value.kind
    if isinstance(value, str):
        return "a text"
    return "an object" if isinstance(value, (dict, _Twice)) else "no text"


def _problem(
    file: str, keys: Keys, what: str, why: str, remedy: str, line: int | None = None, column: int | None = None
) -> Problem:
    return Problem(Place(file, keys, line, column), what, why, remedy, "web-form")
