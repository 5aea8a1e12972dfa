"""The forms that the room's tests fill in."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from cskit.model.text import Language
from cskit.views.form import Form, form
from tests.outputs.kit_pdf import sample

ATTACK = "</script><script>alert(1)</script></textarea><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}<!--\u2028]]>"
"""What a careless page would run, or lose its shape over."""

_NAMES = {"id", "kind", "plan_id", "language", "reviewed"}


def blank(language: Language = "ja", background: str = "advertising") -> Form:
    return form(sample.content(), background, language)


def named(language: Language = "ja") -> Form:
    """Give a form for one candidate and one interviewer, who looks at figures above all."""
    return form(sample.content(), "advertising", language, candidate="c-0042", interviewer="i-sato", focus=("figures",))


def hostile(language: Language = "ja") -> Form:
    """Give a form whose every text attacks the page that shows it."""
    made = named(language)
    return replace(
        made, kit=_attacking(made.kit), anchors=_attacking(made.anchors),
        recommendations=tuple((id_, label + ATTACK) for id_, label in made.recommendations),
    )  # fmt: skip


def _attacking(value: Any) -> Any:
    if isinstance(value, str):
        return value + ATTACK
    if isinstance(value, tuple):
        return tuple(map(_attacking, value))
    if isinstance(value, dict):
        return {key: _attacking(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _attacking(getattr(value, one.name)) for one in fields(value) if one.name not in _NAMES}
        if "competency" in changed and type(value).__name__ == "Anchors":
            del changed["competency"]
        return replace(value, **changed)
    return value
