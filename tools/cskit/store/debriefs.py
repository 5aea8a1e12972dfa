"""The note that a candidate's debrief was made, and what it showed."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from cskit.model.base import Frozen
from cskit.model.record import Moment, PersonId
from cskit.store.kept import read
from cskit.store.lock import locked
from cskit.store.once import write_once
from cskit.store.places import DEBRIEF, folder_of, stopped


class Debrief(Frozen):
    """The file ``debrief.json``: the debrief was made, and these revisions were on its page."""

    schema_name: Literal["cskit-debrief/1"] = Field(default="cskit-debrief/1", alias="schema")
    candidate: PersonId
    made_at: Moment
    shown: dict[PersonId, int]
    """Interviewer to revision."""


def mark_debriefed(root: Path, candidate: str, made_at: datetime, shown: dict[str, int]) -> Debrief:
    """Note that the candidate's debrief was made; the first note stays, and is given back, whatever comes later.

    ``shown`` are the revisions on its page, by interviewer. Hold ``locked`` from reading the records to this
    call, so that nothing comes in between. Raises ValueError for an id that is none, and as ``locked``.
    """
    folder = folder_of(root, candidate)
    note = Debrief.model_validate({"candidate": candidate, "made_at": made_at, "shown": shown})
    with locked(root):
        there = debriefed(root, candidate)
        if there is None:
            data = json.dumps(note.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1)
            write_once(folder / DEBRIEF, data.encode() + b"\n")
        return there or note


def debriefed(root: Path, candidate: str) -> Debrief | None:
    """Say what the candidate's debrief showed and when; ``None`` before it was made.

    Raises Stopped where the note is damaged, ValueError for an id that is none.
    """
    path = folder_of(root, candidate) / DEBRIEF
    if not path.exists():
        return None
    try:
        return Debrief.model_validate_json(read(path))
    except (ValidationError, OSError):
        raise stopped(
            path, "the note on the debrief is damaged", "it says which ratings were given before the debrief",
            "bring it back from a backup; if there is none, delete it and make the debrief again",
        ) from None  # fmt: skip
