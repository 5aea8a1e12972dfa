"""Records in the shape in which Greenhouse Harvest v1 lists scorecards: a JSON array.

What stands where, and why:

``attributes[].rating``
    Greenhouse has five words, our scale four steps and no middle. 1 is ``definitely_not``, 2 ``no``, 3 ``yes``, 4
    ``strong_yes``: the line between 2 and 3 (can do the work alone) is the line between its no and yes. ``mixed`` is
    never used. Not assessed is ``no_decision``, and stands in none of the lists of ``ratings``.
``attributes[].note``
    The evidence; for what was not assessed, the reason.
``overall_recommendation``
    The same words; none chosen is ``no_decision``.
``questions``
    The key take-aways first, under the name that Greenhouse gives them, then the notes. Greenhouse has HTML in
    answers, so what was written is escaped: a ``<`` stays a ``<``.
``interviewer``, ``submitted_by``
    The interviewer's id, and no name, since records have none. Who handed the file in is not recorded; nobody is named
    in ``submitted_by``.
``id``, ``candidate_id``
    Our ids, which are text; an importer has to put its numbers in their place. ``application_id`` is not known.
``interviewed_at``
    The day alone: records do not know the hour.

Revisions, staleness, ``after_debrief``, warnings and flags have no place in the shape; JSON Lines has them.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from cskit.model.record import Record, RecordedRating
from cskit.outputs.exchange import Records
from cskit.outputs.exchange.names import Names

WORDS = {1: "definitely_not", 2: "no", 3: "yes", 4: "strong_yes"}
"""Our marks in Greenhouse's words."""

NOT_ASSESSED = "no_decision"
LISTS = ("definitely_not", "no", "mixed", "yes", "strong_yes")


def write(records: Records, names: Names) -> Iterator[bytes]:
    """Write the array, a scorecard a line."""
    before = "[\n"
    for record in records():
        yield f"{before}{json.dumps(scorecard(record, names), ensure_ascii=False)}".encode()
        before = ",\n"
    yield b"\n]\n" if before == ",\n" else b"[]\n"


def scorecard(record: Record, names: Names) -> dict[str, Any]:
    """Make one scorecard."""
    language, collected = record.language, moment(record.collected_at)
    named = {id_: names.competency(id_, language) for id_ in record.ratings}
    words = {id_: _word(one) for id_, one in record.ratings.items()}
    plan = names.plan(record.plan, language)
    return {
        "id": f"{record.candidate}.{record.interviewer}.{record.revision}",
        "updated_at": collected,
        "created_at": collected,
        "interview": plan,
        "interview_step": {"id": record.plan, "name": plan},
        "candidate_id": record.candidate,
        "application_id": None,
        "interviewed_at": record.held_on.isoformat() if record.held_on else None,
        "submitted_by": None,
        "interviewer": {
            "id": record.interviewer, "first_name": None, "last_name": None, "name": None, "employee_id": None,
        },
        "submitted_at": collected,
        "overall_recommendation": record.recommendation or "no_decision",
        "attributes": [
            {
                "name": named[id_], "type": "Skills", "note": (one.evidence or one.reason) or None, "rating": words[id_],
            }
            for id_, one in record.ratings.items()
        ],
        "ratings": {word: [named[id_] for id_ in named if words[id_] == word] for word in LISTS},
        "questions": [
            {"id": None, "question": "Key Take-Aways", "answer": _html(record.takeaways)},
            *(
                {"id": id_, "question": names.question(id_, language), "answer": _html(note)}
                for id_, note in record.notes.items()
            ),
        ],
    }  # fmt: skip


def moment(when: datetime) -> str:
    """Write a moment as both services do: UTC, to the millisecond.

    >>> moment(datetime.fromisoformat("2026-11-25T10:00:00+09:00"))
    '2026-11-25T01:00:00.000Z'
    """
    return when.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _word(one: RecordedRating) -> str:
    return NOT_ASSESSED if one.rating is None else WORDS[one.rating]


def _html(text: str) -> str | None:
    return html.escape(text, quote=False) or None
