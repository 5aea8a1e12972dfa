"""The scorecard's pages: set by Typst, with a link to ``field:…`` wherever something is filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, cast

import typst

from cskit.fonts import FONTS
from cskit.outputs.pdf_form.characters import showable
from cskit.outputs.pdf_form.words import WORDS
from cskit.views.form import Form

TEMPLATES = Path(__file__).parent / "templates"

_UNBROKEN = re.compile(r"[!-~]{37,}")
"""An address or a made-up word that would run over the edge."""


class FormError(RuntimeError):
    """A form that could not be set; the message says what is wrong and where in the template."""


def page(form: Form) -> bytes:
    """Set the form as tagged PDF whose fields are links; the same form gives the same bytes. Raises FormError."""
    compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            str(TEMPLATES / "scorecard.typ"),
            sys_inputs={"data": json.dumps(_walk(data(form), _fit))},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=datetime.combine(form.kit.reviewed, time(), UTC),
        )
    except typst.TypstError as error:
        raise FormError(_plainly(form, error.message, error.diagnostic)) from error
    if warnings:
        raise FormError(_plainly(form, warnings[0].message, warnings[0].diagnostic))
    return cast(bytes, pdf)


def data(form: Form) -> dict[str, Any]:
    """Give what the template shows, as plain values."""
    names = {one.id: one.name for one in form.competencies}
    return {
        "language": form.language,
        "paper": "a4",
        "words": asdict(WORDS[form.language]),
        "title": f"{form.kit.profile.name} · {form.kit.plan}",
        "focus": [names[id_] for id_ in form.focus if id_ in names],
        "not_assessed": form.scale.not_assessed,
        "recommendations": [list(option) for option in form.recommendations],
        "questions": [
            {"id": one.id, "number": one.number, "competency": one.competency, "minutes": one.minutes, "ask": one.ask}
            for one in form.questions
        ],
        "competencies": [
            {
                "id": one.id,
                "name": one.name,
                "focus": one.id in form.focus,
                "questions": list(one.questions),
                "anchors": [asdict(anchor) for anchor in one.anchors],
                "equivalent": list(one.equivalent_evidence),
            }
            for one in form.competencies
        ],
    }


def _walk(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _walk(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(item, change) for item in value]
    return value


def _fit(text: str) -> str:
    return _UNBROKEN.sub(lambda run: "\u200b".join(re.findall(".{1,12}", run[0])), showable(text))


def _plainly(form: Form, message: str, diagnostic: str) -> str:
    said = message.strip() or diagnostic.strip()
    place = re.search(r"[\w-]+\.typ:\d+:\d+", diagnostic)
    where = f"; in {place[0]}" if place else ""
    return f"the scorecard '{form.stamp.background}' ({form.language}) could not be set: {said}{where}"
