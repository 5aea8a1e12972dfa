"""Every content file names its schema and fits it, so that an editor underlines what the check would find."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cskit.content import yaml
from cskit.content.files import ContentFile, list_files
from cskit.content.kinds import KINDS
from tests.conftest import BASE, ROOT

SCHEMA_LINE = "# yaml-language-server: $schema="


def plain(value: Any) -> Any:
    """A value as JSON has it: lists for tuples, days as text."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def read(text: str, name: str) -> Any:
    data, problems = yaml.read(text, name)
    assert problems == []
    return plain(data)


def validator(path: Path) -> jsonschema.Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def content_files(kind: str) -> list[ContentFile]:
    return [item for root in (ROOT, BASE) for item in list_files([root])[0] if item.kind.name == kind]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_content_files_name_their_schema_and_fit_it(kind: str) -> None:
    schema = ROOT / "schemas" / f"{kind}.schema.json"
    check = validator(schema)
    files = content_files(kind)
    assert files
    wrong = []
    for item in files:
        text = item.path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        named = (item.path.parent / first.removeprefix(SCHEMA_LINE)).resolve()
        if not first.startswith(SCHEMA_LINE) or named != schema:
            wrong.append(f"{item.shown}: its first line names {first!r}")
        faults = check.iter_errors(read(text, item.shown))
        wrong += [f"{item.shown}: {fault.json_path}: {fault.message}" for fault in faults]
    assert wrong == []


def test_a_schema_finds_what_does_not_fit() -> None:
    text = content_files("term")[0].path.read_text(encoding="utf-8").replace("category:", "categorie:")
    assert list(validator(ROOT / "schemas" / "term.schema.json").iter_errors(read(text, "x.yml")))
