"""Records in the shape in which Merge's unified API lists scorecards: a page of ``results`` with nothing after it.

Merge's scorecard holds the overall recommendation and who, not ratings. So ``remote_data`` carries the whole record,
under the path ``cskit-record/1``. ``remote_id`` is ``candidate.interviewer.revision``. ``application``, ``interview``
and ``interviewer`` are UUIDs there. Ours are made from the ids (version 5, ``NAMESPACE``), the same on every export, so
that scorecards of one candidate or interviewer stay together; they name nothing in the receiving system.
``id``, ``created_at`` and ``modified_at`` are Merge's own to give and are left out.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from cskit.model.record import Record
from cskit.outputs.exchange import Records
from cskit.outputs.exchange.greenhouse import moment
from cskit.outputs.exchange.names import Names

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:cskit:scorecard")
"""What the UUIDs are made in."""

WORDS = {
    "definitely_not": "DEFINITELY_NO", "no": "NO", "yes": "YES", "strong_yes": "STRONG_YES", "no_decision": "NO_DECISION",
}  # fmt: skip
"""Our recommendations in Merge's words; none chosen is NO_DECISION."""


def write(records: Records, _names: Names) -> Iterator[bytes]:
    """Write the page, a scorecard a line."""
    before = '{"next": null, "previous": null, "results": ['
    for record in records():
        yield f"{before}\n{json.dumps(scorecard(record), ensure_ascii=False)}".encode()
        before = ","
    yield b"\n]}\n" if before == "," else f"{before}]}}\n".encode()


def scorecard(record: Record) -> dict[str, Any]:
    """Make one scorecard."""
    collected = moment(record.collected_at)
    return {
        "remote_id": f"{record.candidate}.{record.interviewer}.{record.revision}",
        "application": _uuid("application", record.candidate),
        "interview": _uuid("interview", record.candidate, record.interviewer),
        "interviewer": _uuid("interviewer", record.interviewer),
        "remote_created_at": collected,
        "submitted_at": collected,
        "overall_recommendation": WORDS[record.recommendation or "no_decision"],
        "remote_was_deleted": False,
        "field_mappings": None,
        "remote_data": [{"path": record.schema_name, "data": record.model_dump(mode="json", by_alias=True)}],
    }


def _uuid(kind: str, *ids: str) -> str:
    return str(uuid.uuid5(NAMESPACE, ":".join((kind, *ids))))
