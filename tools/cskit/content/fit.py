"""Fit plain data to a model, and say in an author's words where it does not fit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cskit.model.base import Frozen
from cskit.model.problems import Keys, Place, Problem

Model = TypeVar("Model", bound=Frozen)

_JAPANESE = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f"
_FOLD = re.compile(rf"(?<=[{_JAPANESE}]) (?=[{_JAPANESE}])")


def fit(model: type[Model], data: dict[str, Any], file: str) -> tuple[Model | None, list[Problem]]:
    """Validate ``data``; all that does not fit comes back as problems, each with its keys."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [_problem(model, details, file) for details in error.errors(include_url=False)]


def unfold(value: Any, key: str | int = "") -> Any:
    """Take out the spaces that line breaks leave between Japanese characters in ``ja`` texts.

    >>> unfold({"ja": "顧客が 解約しました。", "en": "A customer left."})
    {'ja': '顧客が解約しました。', 'en': 'A customer left.'}
    """
    if isinstance(value, dict):
        return {name: unfold(item, name) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(unfold(item, key) for item in value)
    if key == "ja" and isinstance(value, str):
        return _FOLD.sub("", value)
    return value


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Offer the nearest known word, or the way to see all of them.

    >>> did_you_mean("realted", ["related", "reading"])
    "did you mean 'related'?"
    """
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    if len(names) > 12:
        return "see the list in the schema or the folder"
    return f"use one of: {', '.join(names)}" if names else "remove it"


def _problem(model: type[Frozen], details: ErrorDetails, file: str) -> Problem:
    keys: Keys = tuple(key for key in details["loc"] if key != "[key]")
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    what, why, remedy = _say(model, kind, given, context, keys, details["msg"])
    return Problem(Place(file, keys), what, why, remedy, "model")


def _say(
    model: type[Frozen], kind: str, given: Any, context: dict[str, Any], keys: Keys, message: str
) -> tuple[str, str, str]:  # fmt: skip
    last = str(keys[-1]) if keys else ""
    if kind == "missing":
        if last in ("ja", "en"):
            language = "Japanese" if last == "ja" else "English"
            return f"the {language} text is missing", "every page exists in both languages", f"add `{last}:`"
        return f"'{last}' is missing", "the pages and kits need it", f"add `{last}:`"
    if kind == "extra_forbidden":
        return f"unknown key '{last}'", "it would be left out without a word", did_you_mean(last, _names_at(model, keys))
    if kind.startswith("string_type"):
        return _not_text(given)
    if kind in ("string_too_short", "too_short") or given in ("", None):
        return "there is nothing here", "an empty value would leave a hole on the page", "fill it in or remove the key"
    if kind == "string_pattern_mismatch":
        return (
            f"{given!r} is not allowed here", "names are file names, addresses and anchors at once",
            "use lower-case letters a-z, digits and single hyphens",
        )  # fmt: skip
    if kind == "string_too_long":
        return f"{len(given)} characters", f"at most {context.get('max_length')} fit", "make it shorter or split it"
    if kind == "literal_error":
        expected = str(context.get("expected", ""))
        options = re.findall(r"'([^']*)'|\b(\d+)\b", expected)
        names = [a or b for a, b in options]
        return f"{_show(given)} is not one of {expected}", "nothing else has a meaning here", did_you_mean(str(given), names)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"{_show(given)} stands where keys are expected", "this is a record with keys of its own", "write `key: value` lines below it, indented"
    if kind in ("tuple_type", "list_type"):
        return f"{_show(given)} stands where a list is expected", "there may be several", "start each item with `- ` on a line of its own"
    if kind.startswith(("date", "is_instance")):
        return f"{_show(given)} is not a day", "a day is needed to see how old it is", "write it as 2026-11-21"
    if kind.startswith(("int", "float", "bool")):
        return f"{_show(given)} is not {_article(kind)}", "it is reckoned with", "write it without quotes"
    if kind == "too_long":
        return f"{context.get('actual_length')} items", f"at most {context.get('max_length')} fit", "remove some"
    return f"{_show(given)}: {message[:1].lower()}{message[1:]}", "the value is out of its range", "correct it"


def _article(kind: str) -> str:
    return {"int": "a whole number", "bool": "true or false"}.get(kind.split("_")[0], "a number")


def _not_text(given: Any) -> tuple[str, str, str]:
    quote = 'put the text in "double quotes"'
    if given is None:
        return "there is nothing here", "an empty value would leave a hole on the page", "fill it in or remove the key"
    if isinstance(given, bool):
        return "an unquoted yes, no, on, off, true or false", "YAML reads it as a switch, not as text", quote
    if isinstance(given, date):
        return "an unquoted date", "YAML reads it as a day, not as text", quote
    if isinstance(given, int | float):
        return "an unquoted number", "YAML reads it as a number and may drop zeros or colons", quote
    return f"{_show(given)} stands where text is expected", "one text belongs here", "write it on one line"


def _show(given: Any) -> str:
    if isinstance(given, dict):
        return "a mapping"
    if isinstance(given, tuple):
        return "a list"
    if given is None:
        return "nothing"
    text = str(given)
    return repr(text if len(text) <= 40 else text[:37] + "…")


def _names_at(model: type[Frozen], keys: Keys) -> set[str]:
    """The keys that are known where the unknown one stands."""
    found: Any = model
    for key in keys[:-1]:
        if isinstance(key, int):
            continue
        field = getattr(found, "model_fields", {}).get(key)
        found = _inner(field.annotation) if field else None
    fields = set(getattr(found, "model_fields", {}))
    return fields - {"id"} if found is model and len(keys) == 1 else fields


def _inner(annotation: Any) -> Any:
    """The model inside ``tuple[Model, ...]`` or ``Model | None``."""
    if hasattr(annotation, "model_fields"):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner(argument)
        if inner is not None:
            return inner
    return None
