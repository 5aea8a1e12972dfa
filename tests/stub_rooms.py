"""Rooms of few lines with the contract of the real ones, for tests of what goes on around them: JSON behind a mark."""

from __future__ import annotations

import json
from collections.abc import Mapping

from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import FormStamp
from cskit.model.problems import Place, Problem
from cskit.outputs import FILLABLE, Room
from cskit.views.form import Form

MARKS = {"web": b"", "pdf": b"%PDF-1.7\n", "xlsx": b"PK\x03\x04", "yaml": b"# "}


class StubRoom(Room):
    """Writes and reads JSON, honestly: it gives back what it finds and judges nothing."""

    def write(self, form: Form) -> bytes:
        return self.fill(form, form.prefilled)

    def fill(self, form: Form, answers: Mapping[str, str]) -> bytes:
        stamp = form.stamp.model_dump(mode="json", by_alias=True)
        return MARKS[self.channel] + json.dumps({"stamp": stamp, "focus": form.focus, "answers": dict(answers)}).encode()

    def read(self, data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
        if b"GEHEIM-CRASH" in data:
            raise RuntimeError(data.decode("latin-1"))
        try:
            found = json.loads(data[len(MARKS[self.channel]) :])
            stamp = FormStamp.model_validate_json(json.dumps(found["stamp"]))
        except (ValueError, KeyError, TypeError):
            return None, [Problem(Place(file, (), 1, 1), "no scorecard", "it was not read", "send another", "stub")]
        return Filled(stamp, {key: Written(text, f"field {key}") for key, text in found["answers"].items()}), []


STUBS: tuple[StubRoom, ...] = tuple(StubRoom(room.channel, room.module, room.blank, room.filled) for room in FILLABLE)
