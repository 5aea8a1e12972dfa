"""The page: one template, one style sheet and one script, put into one file with a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cskit.model.record import PERSON_PATTERN, RESERVED
from cskit.model.writing import LONGEST
from cskit.outputs import MAX_BYTES
from cskit.outputs.web_form.words import words
from cskit.views.form import NOT_ASSESSED, Form

TEMPLATES = Path(__file__).parent / "templates"

SCRIPTS = ("fields", "draft", "checks", "saved", "timer", "main")
"""The script's parts in ``templates``, in the order in which they need each other."""


def write(form: Form) -> bytes:
    """Make the page of one form as UTF-8; the same form gives the same bytes.

    Everything of the form's content is shown as text: the template escapes it, and the script only ever sets text.
    """
    style, script = _style(), _script()
    page = _environment().get_template("form.html.j2").render(
        form=form, kit=form.kit, say=words(form.language), style=Markup(style), script=Markup(script),  # noqa: S704  our own files
        policy=policy(style, script), given=_given(form), not_assessed=NOT_ASSESSED,
        full={one.competency: one.full for one in form.anchors},
        focus=[one for one in form.competencies if one.id in form.focus],
        asked={one.id: [asked for asked in form.questions if asked.number in one.questions] for one in form.competencies},
    )  # fmt: skip
    return page.encode()


def policy(style: str, script: str) -> str:
    """Give the content security policy: this very style and script, and nothing from anywhere.

    ``img-src data:`` is for the empty icon that keeps a browser from asking for ``/favicon.ico``.
    """
    return (
        f"default-src 'none'; script-src '{_sum(script)}'; style-src '{_sum(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _given(form: Form) -> Mapping[str, Any]:
    """Give what the script knows of the form."""
    named = {one.id: one.name for one in form.competencies}
    say = words(form.language)
    labels = {
        "candidate": say["candidate"], "interviewer": say["interviewer"], "held_on": say["held_on"],
        "recommendation": say["overall"], "takeaways": say["takeaways"],
        **{f"note.{one.id}": say["note_on"].format(n=one.number) for one in form.questions},
        **{
            f"{id_}.{part}": say[f"{part}_of"].format(name=name)
            for id_, name in named.items() for part in ("rating", "reason", "evidence")
        },
    }  # fmt: skip
    return {
        "stamp": form.stamp.model_dump(mode="json", by_alias=True),
        "prefilled": form.prefilled,
        "fields": [{"key": one.key, "kind": one.kind, "choices": one.choices, "label": labels[one.key]} for one in form.fields],
        "competencies": list(named),
        "parts": {
            "scale": say["part_scale"],
            **{f"question:{one.id}": say["part_question"].format(n=one.number) for one in form.questions},
            **{f"competency:{id_}": say["part_competency"].format(name=name) for id_, name in named.items()},
        },
        "steps": [{"id": one.id, "start": one.start, "minutes": one.minutes, "name": one.name} for one in form.steps],
        "minutes": form.kit.minutes,
        "person": PERSON_PATTERN,
        "reserved": sorted(RESERVED),
        "longest": LONGEST,
        "most_bytes": MAX_BYTES,
        "not_assessed": NOT_ASSESSED,
        "say": dict(say),
    }  # fmt: skip


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.policies["json.dumps_kwargs"] = {}  # By default keys are sorted, and the stamp would come back in another order.
    return made


@cache
def _style() -> str:
    return (TEMPLATES / "form.css").read_text("utf-8")


@cache
def _script() -> str:
    parts = (Path.read_text(TEMPLATES / f"{name}.js", "utf-8") for name in SCRIPTS)
    return "(() => {\n'use strict';\n" + "\n".join(parts) + "})();\n"


def _sum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
