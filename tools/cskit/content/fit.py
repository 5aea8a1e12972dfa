"""Fit plain data to a model, and say in an author's words where it does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cskit.content.yaml import OddNumber
from cskit.model.base import ID_PATTERN, Frozen
from cskit.model.problems import Keys, Place, Problem

Model = TypeVar("Model", bound=Frozen)

_JAPANESE = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f"
_FEW = 12
"""So many names are listed in full; more would drown the message."""
_MANY = 300
"""Among so many names only those that begin or end like the word are compared, for the sake of time."""
_MOST = 100
"""So many mistakes of one file are shown."""
_SHORT = 40
_FOLD = re.compile(rf"(?<=[{_JAPANESE}]) (?=[{_JAPANESE}])")


def fit(model: type[Model], data: dict[str, Any], file: str) -> tuple[Model | None, list[Problem]]:
    """Validate ``data``; all that does not fit comes back as problems, each with its keys."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [_problem(model, detail, file) for detail in _causes(model, details[:_MOST])]
        if len(details) > _MOST:
            problems.append(Problem(
                Place(file), f"more than {_MOST} mistakes", "the rest is shown once these are corrected",
                "compare the file with one that works", "model",
            ))  # fmt: skip
        return None, problems


def unfold(value: Any, key: str | int = "") -> Any:
    """Take out the spaces that line breaks leave between Japanese characters in ``ja`` texts.

    >>> unfold({"ja": "顧客が 解約しました。", "en": "A customer left."})
    {'ja': '顧客が解約しました。', 'en': 'A customer left.'}
    """
    if isinstance(value, dict):
        return {name: unfold(item, name) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(unfold(item, key) for item in value)
    if key == "ja" and isinstance(value, str) and " " in value:
        return _FOLD.sub("", value)
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Offer the nearest known word, or the way to see all of them.

    >>> did_you_mean("realted", ["related", "reading"])
    "did you mean 'related'?"
    """
    names = sorted(known)
    near = _nearest(word, names)
    if near:
        return f"did you mean '{near}'?"
    if len(names) > _FEW:
        return "see the list in the schema or the folder"
    return f"use one of: {', '.join(names)}" if names else "remove it"


def _nearest(word: str, names: Iterable[str]) -> str | None:
    known = sorted(names)
    if len(known) > _MANY:
        known = [name for name in known if name[:1] == word[:1] or name[-2:] == word[-2:]]
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return near[0] if near else None


def _causes(model: type[Frozen], details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out what only follows from another mistake.

    A list whose items do not fit counts as too short, and a misspelt key as a missing one.
    """
    meant: set[Keys] = set()
    above: set[Keys] = set()
    for detail in details:
        loc = detail["loc"]
        above.update(loc[:length] for length in range(len(loc)))
        if detail["type"] == "extra_forbidden":
            near = _nearest(str(loc[-1]), _names_at(model, loc))
            if near:
                meant.add((*loc[:-1], near))
    consequences = {("too_short", loc) for loc in above} | {("missing", loc) for loc in meant}
    return [detail for detail in details if (detail["type"], detail["loc"]) not in consequences]


def _problem(model: type[Frozen], details: ErrorDetails, file: str) -> Problem:
    keys: Keys = tuple(key for key in details["loc"] if key != "[key]")
    what, why, remedy = _say(model, details, keys)
    return Problem(Place(file, keys), what, why, remedy, "model")


def _say(model: type[Frozen], details: ErrorDetails, keys: Keys) -> tuple[str, str, str]:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    last = str(keys[-1]) if keys else ""
    if kind == "missing":
        if last in ("ja", "en"):
            language = "Japanese" if last == "ja" else "English"
            return f"the {language} text is missing", "every page exists in both languages", f"add `{last}:`"
        return f"'{last}' is missing", "the pages and kits need it", f"add `{last}:`"
    if kind == "extra_forbidden":
        return _unknown(last, given, _names_at(model, keys))
    if given is None or (given == "" and kind != "literal_error"):
        return "there is nothing here", "an empty value would leave a hole on the page", _FILL
    if kind.startswith("string_type"):
        return _not_text(given)
    if kind in _SIZES:
        return _size(kind, given, context)
    if kind == "string_pattern_mismatch":
        return _pattern(given, str(context.get("pattern", "")))
    if kind == "literal_error":
        return _not_one_of(given, str(context.get("expected", "")))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        below = " and ".join(f"`{name}:`" for name in _required_at(model, keys)) or "`name: value` lines"
        what = f"{_show(given)} stands where keys are expected"
        return what, "it has parts that are written one by one", f"write {below} below it, indented"
    if kind in ("tuple_type", "list_type"):
        return f"{_show(given)} stands where a list is expected", "there may be several", f"write {_as_list(given)}"
    if kind.startswith(("date", "is_instance")):
        return f"{_show(given)} is not a day", "a day is needed to see how old it is", "write it as 2026-11-21"
    if kind.startswith(("int", "float", "bool")):
        return _not_number(kind, given)
    return f"{_show(given)}: {details['msg'][:1].lower()}{details['msg'][1:]}", "the value is out of its range", "correct it"


_FILL = "fill it in, or delete the line if the record can do without"
_QUOTE = 'put the text in "double quotes"'
_SIZES = frozenset({"string_too_short", "string_too_long", "too_short", "too_long", "greater_than_equal", "less_than_equal"})


def _unknown(key: str, given: Any, names: set[str]) -> tuple[str, str, str]:
    what, why = f"unknown key '{key}'", "it would be left out without a word"
    if given is None and names == {"ja", "en"}:
        return what, "inside { } a comma begins a new key", _QUOTE
    near = _nearest(key, names)
    if near:
        return what, why, f"did you mean '{near}'?"
    if len(names) <= _FEW:
        return what, why, f"delete it, or use one of: {', '.join(sorted(names))}"
    return what, why, "delete it, or compare with a file that works"


def _size(kind: str, given: Any, context: dict[str, Any]) -> tuple[str, str, str]:
    if kind == "string_too_short" or (kind == "too_short" and not given):
        return "there is nothing here", "an empty value would leave a hole on the page", _FILL
    if kind == "string_too_long":
        return f"{len(given)} characters", f"at most {context.get('max_length')} fit", "make it shorter or split it"
    if kind == "too_short":
        items = "item" if len(given) == 1 else "items"
        return f"{len(given)} {items}", f"at least {context.get('min_length')} are needed", "add some"
    if kind == "too_long":
        return f"{len(given)} items", f"at most {context.get('max_length')} fit", "delete some"
    least, most = context.get("ge"), context.get("le")
    bound = f"it is at least {least}" if kind == "greater_than_equal" else f"it is at most {most}"
    return f"{given} is too {'small' if kind == 'greater_than_equal' else 'large'}", bound, "correct the number"


def _pattern(given: str, pattern: str) -> tuple[str, str, str]:
    if pattern == ID_PATTERN:
        return (
            f"{_show(given)} cannot be an id", "ids are file names, addresses and anchors at once",
            "use lower-case letters a-z, digits and single hyphens",
        )  # fmt: skip
    return (
        f"{_show(given)} cannot be a symbol", "symbols stand in the expression",
        "begin with a lower-case letter; then lower-case letters, digits and underscores",
    )  # fmt: skip


def _not_one_of(given: Any, expected: str) -> tuple[str, str, str]:
    if isinstance(given, bool):
        return "an unquoted yes, no, on, off, true or false", "YAML reads it as a switch, not as text", _QUOTE
    names = [quoted or number for quoted, number in re.findall(r"'([^']*)'|\b(\d+)\b", expected)]
    what = f"{_show(given)} is not one of {', '.join(names)}"
    if given in names and "'" not in expected:
        return f"{_show(given)} in quotes is text, not a number", "the scale counts in numbers", "delete the quotation marks"
    near = _nearest(str(given), names)
    return what, "nothing else has a meaning here", f"did you mean '{near}'?" if near else "use one of them"


def _not_number(kind: str, given: Any) -> tuple[str, str, str]:
    noun = {"int": "a whole number", "bool": "true or false"}.get(kind.split("_", maxsplit=1)[0], "a number")
    if kind.startswith("bool"):
        return f"{_show(given)} is not {noun}", "this is a switch", "write true or false, without quotes"
    why = "the tool computes with it"
    return f"{_show(given)} is not {noun}", why, f"write {noun} in digits, without quotes, commas or units, as in 1200"


def _as_list(given: Any) -> str:
    return f"[{given}]" if isinstance(given, str) and len(given) <= _SHORT else "each item with `- ` on a line of its own"


def _not_text(given: Any) -> tuple[str, str, str]:
    if isinstance(given, bool):
        return "an unquoted yes, no, on, off, true or false", "YAML reads it as a switch, not as text", _QUOTE
    if isinstance(given, date):
        return "an unquoted date", "YAML reads it as a day, not as text", _QUOTE
    if isinstance(given, int | float | OddNumber):
        return "an unquoted number", "YAML reads it as a number and may drop zeros or colons", _QUOTE
    return f"{_show(given)} stands where text is expected", "one text belongs here", "write it on one line"


def _show(given: Any) -> str:
    if isinstance(given, dict):
        return "a group of keys"
    if isinstance(given, tuple):
        return "a list"
    if isinstance(given, bool):
        return "true or false"
    text = str(given)
    return f"'{text if len(text) <= _SHORT else text[: _SHORT - 1] + '…'}'"


def _names_at(model: type[Frozen], keys: Keys) -> set[str]:
    """The keys that are known where the unknown one stands."""
    names = set(getattr(_model_at(model, keys[:-1]), "model_fields", {}))
    return names - {"id"} if len(keys) == 1 else names


def _required_at(model: type[Frozen], keys: Keys) -> list[str]:
    """The keys that the record at ``keys`` cannot do without."""
    fields = getattr(_model_at(model, keys), "model_fields", {})
    return [name for name, field in fields.items() if field.is_required()]


def _model_at(model: type[Frozen], keys: Keys) -> Any:
    found: Any = model
    for key in keys:
        if not isinstance(key, int):
            field = getattr(found, "model_fields", {}).get(key)
            found = _inner(field.annotation) if field else None
    return found


def _inner(annotation: Any) -> Any:
    """The model inside ``tuple[Model, ...]`` or ``Model | None``."""
    if hasattr(annotation, "model_fields"):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner(argument)
        if inner is not None:
            return inner
    return None
