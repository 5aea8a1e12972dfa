"""The JSON Schema of the YAML form, for completion and underlining in an editor.

One schema serves every form: the form itself already writes out the ids of its questions and competencies, with their
texts beside them, so what is left to complete are the names and values that all forms share. It stays right when
content changes, and for a company's own competencies.
"""

from __future__ import annotations

from typing import Any

from cskit.model.base import ID_PATTERN
from cskit.model.record import PERSON_PATTERN
from cskit.model.scale import RATINGS, RecommendationId
from cskit.model.writing import LONGEST
from cskit.outputs.yaml_form.writer import SCHEMA_FILE
from cskit.views.form import NOT_ASSESSED

_RATINGS = {
    1: "1: 満たさない / does not meet. Needs evidence.",
    2: "2: 一部満たす / partly meets. Needs evidence.",
    3: "3: 満たす / meets. Needs evidence.",
    4: "4: 上回る / exceeds. Needs evidence.",
}
_RECOMMENDATIONS: dict[RecommendationId, str] = {
    "definitely_not": "採用に強く反対 / definitely not",
    "no": "採用に反対 / no (keep the quotation marks)",
    "yes": "採用に賛成 / yes (keep the quotation marks)",
    "strong_yes": "採用に強く賛成 / strong yes",
    "no_decision": "判断を保留 / no decision",
}


def schema() -> dict[str, Any]:
    """Give the schema (draft 2020-12) that every form made by this room fits, blank or filled in."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"cskit/{SCHEMA_FILE}",
        "title": "評価シート / scorecard",
        "type": "object",
        "additionalProperties": False,
        "required": ["form"],
        "properties": {
            "candidate": _person("候補者ID。氏名ではありません。 / The candidate's id, not a name."),
            "interviewer": _person("面接官のID。 / The interviewer's id."),
            "held_on": {
                "description": "面接日 / The day of the interview, as 2026-11-25.",
                "anyOf": [{"type": "null"}, {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}],
            },
            "notes": _by_id("質問ごとのメモ / Notes, by question.", _text("話されたこと / What was said.")),
            "ratings": _by_id("評価項目ごとの評価 / Ratings, by competency.", _rating()),
            "recommendation": {
                "description": "総合評価。引用符の中に書きます。 / The overall recommendation, inside quotation marks.",
                "oneOf": [
                    *({"const": id_, "title": id_, "description": about} for id_, about in _RECOMMENDATIONS.items()),
                    {"enum": ["", None], "title": "…", "description": "未記入 / not chosen yet"},
                ],
            },
            "takeaways": _text("所見 / Key take-aways: what decided it."),
            "form": {
                "description": "変えないでください / Leave this as it is.",
                "type": "object",
                "required": ["schema", "background", "plan", "language", "content", "parts"],
            },
        },
    }


def _rating() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "evidence": _text("根拠。候補者が言ったこと、したこと / What the candidate said or did."),
            "rating": {
                "description": "評点 / The rating: 1, 2, 3, 4 or not_assessed.",
                "oneOf": [
                    *({"const": rating, "title": str(rating), "description": _RATINGS[rating]} for rating in RATINGS),
                    {"const": NOT_ASSESSED, "title": NOT_ASSESSED, "description": "未評価。理由を書きます / Needs a reason."},
                    {"type": "null", "title": "…", "description": "未記入 / not chosen yet"},
                ],
            },
            "reason": _text("未評価の理由 / Why it was not assessed."),
        },
    }


def _by_id(about: str, of: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": about, "type": ["object", "null"], "patternProperties": {ID_PATTERN: of}, "additionalProperties": False,
    }  # fmt: skip


def _text(about: str) -> dict[str, Any]:
    return {"description": about, "type": ["string", "null"], "maxLength": LONGEST + 1}


def _person(about: str) -> dict[str, Any]:
    return {
        "description": about,
        "anyOf": [{"type": "null"}, {"const": ""}, {"type": "string", "pattern": PERSON_PATTERN, "maxLength": 32}],
    }
