"""Make blank scorecards: one for each background, language and way of filling in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cskit.disk import write_whole
from cskit.model.content import Content
from cskit.model.record import Channel
from cskit.model.text import LANGUAGES, Language
from cskit.outputs import FILLABLE
from cskit.outputs.yaml_form import SCHEMA_FILE, schema
from cskit.recipes.check import Listener
from cskit.views.form import form

BlankForms = Mapping[tuple[str, Language], Mapping[Channel, Path]]
"""(background, language) to the files by channel."""


def blank_forms(content: Content, shelf: Path, listener: Listener) -> BlankForms:
    """Write the blank scorecard of every background in both languages into ``shelf``, in every fillable room."""
    shelf.mkdir(parents=True, exist_ok=True)
    made: dict[tuple[str, Language], dict[Channel, Path]] = {}
    wanted = [(background, language) for background in content.backgrounds for language in LANGUAGES]
    for number, (background, language) in enumerate(wanted, 1):
        sheet = form(content, background, language)
        made[background, language] = {}
        for room in FILLABLE:
            path = shelf / form_file_name(background, language, room.blank)
            write_whole(path, room.write(sheet))
            made[background, language][room.channel] = path
        listener.progress(number, len(wanted))
    write_whole(shelf / SCHEMA_FILE, schema_text().encode())
    return made


def schema_text() -> str:
    """Give the schema that lies beside every scorecard in YAML, so that an editor completes and underlines."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def form_file_name(background: str, language: Language, ending: str) -> str:
    """Name a blank scorecard's file.

    >>> form_file_name("sales", "ja", ".pdf")
    'scorecard-sales-ja.pdf'
    """
    return f"scorecard-{background}-{language}{ending}"
