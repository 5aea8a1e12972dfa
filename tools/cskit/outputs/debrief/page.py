"""The pages for the screen: one self-contained HTML file each, without script, and with every text escaped."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cskit.model.text import Language
from cskit.outputs.debrief.plot import plot
from cskit.outputs.debrief.words import day, number, words
from cskit.views.calibration import LEAST, LEAST_DIFFERENCE, Report
from cskit.views.debrief import Debrief
from cskit.views.practice import Pack

TEMPLATES = Path(__file__).parent / "templates"
LONG = 900
"""A text of more characters may be cut by a page's end on paper; a shorter one stays whole."""


def debrief_page(debrief: Debrief, made_on: date) -> bytes:
    """Write the debrief of one candidate."""
    return _render("debrief.html.j2", debrief.language, d=debrief, made_on=made_on)


def calibration_page(report: Report, made_on: date) -> bytes:
    """Write the calibration report."""
    return _render(
        "calibration.html.j2", report.language, r=report, made_on=made_on, least=LEAST, least_difference=LEAST_DIFFERENCE
    )


def pack_page(pack: Pack) -> bytes:
    """Write the answers of the calibration pack with the anchors, without the key."""
    return _render("pack.html.j2", pack.language, pack=pack)


def _render(template: str, language: Language, **values: Any) -> bytes:
    # Autoescape is said outright: Jinja's own choice goes by the ending, and is off for .html.j2.
    style = (TEMPLATES / "debrief.css").read_text(encoding="utf-8")
    page = _environment().get_template(template).render(
        **values, w=words(language), lang=language, day=lambda value: day(value, language),
        style=Markup(style), style_hash=_hash(style),  # noqa: S704  our own file, nobody's input
    )  # fmt: skip
    return page.encode("utf-8", errors="replace")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"plot": plot, "number": number, "LONG": LONG}
    return made


def _hash(style: str) -> str:
    """The style's sum, by which the page's own policy lets it in and nothing else."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
