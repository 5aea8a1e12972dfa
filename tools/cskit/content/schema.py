"""JSON Schemas of all content files, made from the models, so that editors complete and underline."""

from __future__ import annotations

from typing import Any

from cskit.content.kinds import KINDS, Kind
from cskit.model.base import Entry
from cskit.model.round import Round


def schemas() -> dict[str, dict[str, Any]]:
    """Give every kind's schema by file name: ``term.schema.json`` and so on; that of an interview round among them."""
    rounds = Kind("round", "interviews", Round)
    return {f"{kind.name}.schema.json": _schema(kind) for kind in (*KINDS, rounds)}


def _schema(kind: Kind) -> dict[str, Any]:
    made = kind.model.model_json_schema()
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"cskit/{kind.name}.schema.json", **made}
    if not kind.single and issubclass(kind.model, Entry):
        made["properties"] = {name: spec for name, spec in made["properties"].items() if name != "id"}
        made["required"] = [name for name in made.get("required", []) if name != "id"]
    return made
