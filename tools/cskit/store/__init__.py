"""Records on disk: ``records/<candidate>/<interviewer>-r<revision>.json``, written whole and never changed afterwards.

A record appears under its name in one step, when every byte of it is on the disk; a second submission is the next
revision beside the first. One lock a records folder keeps two commands from taking the same number. What a stopped
command leaves behind has another name (``LEFTOVER``) and is swept away by the next.

``records/<candidate>/debrief.json`` says when the candidate's debrief was made and what it showed.
"""

from __future__ import annotations

from cskit.store.debriefs import Debrief, debriefed, mark_debriefed
from cskit.store.kept import MAX_BYTES, records
from cskit.store.lock import LOCK, locked
from cskit.store.once import LEFTOVER, write_once
from cskit.store.places import DEBRIEF, RECEIPTS, candidates, is_candidate, record_name
from cskit.store.shelf import Store, Stored, as_json

__all__ = [
    "DEBRIEF", "LEFTOVER", "LOCK", "MAX_BYTES", "RECEIPTS", "Debrief", "Store", "Stored", "as_json", "candidates",
    "debriefed", "is_candidate", "locked", "mark_debriefed", "record_name", "records", "write_once",
]  # fmt: skip
