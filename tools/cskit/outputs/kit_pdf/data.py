"""A kit as the template's data: JSON whose every text can be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from cskit.fonts import characters
from cskit.outputs.kit_pdf.coverage import showable
from cskit.outputs.kit_pdf.words import WORDS
from cskit.views.kit_parts import Kit

Paper = Literal["a4", "letter"]

_UNBROKEN = re.compile(r"[!-~]{37,}")
"""Longer than half a column: an address or a made-up word that would run over the edge."""
_EVERY = 12


@dataclass(frozen=True, slots=True)
class Substitution:
    """A sign that the fonts cannot show, and the place in the kit where it stands first."""

    character: str
    """As written: an emoji with its joiners and modifiers is one sign."""
    where: str
    """The way to the text, such as ``questions[listening].probes[0]``; positions count from 0."""


def as_data(kit: Kit, paper: Paper) -> tuple[str, tuple[Substitution, ...]]:
    """Write the kit, the form's words and the paper as JSON, and list what had to be substituted."""
    found: dict[str, str] = {}

    def fit(text: str, where: str) -> str:
        shown, missing = showable(text, characters())
        for sign in missing:
            found.setdefault(sign, where)
        return _UNBROKEN.sub(_breakable, shown)

    words = WORDS[kit.language]
    tree = {
        "kit": _walk(asdict(kit), "", fit),
        "words": asdict(words),
        "reviewed": words.day(kit.reviewed),
        "paper": paper,
    }
    return json.dumps(tree), tuple(Substitution(sign, where) for sign, where in found.items())


def _walk(value: Any, where: str, fit: Callable[[str, str], str]) -> Any:
    if isinstance(value, str):
        return fit(value, where)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _walk(item, f"{where}.{key}" if where else key, fit) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(item, f"{where}[{_name(item, number)}]", fit) for number, item in enumerate(value)]
    return value


def _name(item: Any, number: int) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else str(number)


def _breakable(match: re.Match[str]) -> str:
    """Allow a line break after every few characters, with a space that has no width."""
    run = match[0]
    return "\u200b".join(run[at : at + _EVERY] for at in range(0, len(run), _EVERY))
