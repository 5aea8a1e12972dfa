"""The debrief on paper: a tagged PDF (PDF/UA-1) set with Typst, for the meeting and for the signatures."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, cast

import typst

from cskit.fonts import FONTS, STAND_IN
from cskit.outputs.debrief.plot import plot
from cskit.outputs.debrief.sorts import printable
from cskit.outputs.debrief.words import day, number, words
from cskit.views.debrief import Debrief

TEMPLATES = Path(__file__).parent / "templates"


class PaperError(RuntimeError):
    """A debrief that could not be set; the message holds nothing that anybody wrote of the candidate."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One printable debrief."""

    pdf: bytes
    replaced: bool
    """Whether 〓 stands somewhere for a character that the print font lacks."""


def debrief_pdf(debrief: Debrief, made_on: date) -> Paper:
    """Set the debrief on A4; the same debrief and day give the same bytes. Raises PaperError."""
    data = cast(dict[str, Any], _walk(_data(debrief, made_on)))
    data["replaced"] = STAND_IN in json.dumps(data["d"], ensure_ascii=False)
    compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            str(TEMPLATES / "debrief.typ"),
            sys_inputs={"data": json.dumps(data)},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=datetime.combine(made_on, time(), UTC),
        )
    except typst.TypstError as error:
        # Not raised from the error: its diagnostic may show a part of the data.
        raise PaperError(f"the debrief could not be set: {error.message.strip().splitlines()[0][:120]}") from None
    if warnings:
        raise PaperError(f"the debrief was set with a warning: {warnings[0].message.strip().splitlines()[0][:120]}")
    return Paper(cast(bytes, pdf), data["replaced"])


def _data(debrief: Debrief, made_on: date) -> dict[str, Any]:
    language = debrief.language
    d = asdict(debrief)
    d["retain_until"] = day(debrief.retain_until, language)
    for shown, person in zip(d["coverage"]["people"], debrief.coverage.people, strict=True):
        shown["held_on"] = day(person.held_on, language) if person.held_on else ""
    if debrief.findings is not None:
        d["findings"]["minutes"] = debrief.findings.minutes
        for shown, one in zip(d["findings"]["competencies"], debrief.findings.competencies, strict=True):
            shown["plot"] = asdict(plot(one.rated, one.spread.median if one.spread else None))
            if one.spread:
                shown["spread"] |= {
                    "range": one.spread.range, "discuss": one.spread.discuss, "median": number(one.spread.median),
                }  # fmt: skip
    return {"d": d, "w": words(language), "made_on": day(made_on, language)}


def _walk(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _walk(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(item) for item in value]
    return value
