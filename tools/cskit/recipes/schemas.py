"""Write the JSON Schemas of content files."""

from __future__ import annotations

import json
from pathlib import Path

from cskit.disk import plain_failures, write_whole


def write_schemas(root: Path, *, only_check: bool) -> list[Path]:
    """Write the JSON Schemas; with ``only_check`` write nothing and return those that are out of date."""
    from cskit.content.schema import schemas
    from cskit.outputs.yaml_form import SCHEMA_FILE
    from cskit.outputs.yaml_form import schema as form_schema

    stale: list[Path] = []
    with plain_failures():
        for name, schema in {**schemas(), SCHEMA_FILE: form_schema()}.items():
            path = root / "schemas" / name
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(path)
            if not only_check:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, text.encode())
    return stale
