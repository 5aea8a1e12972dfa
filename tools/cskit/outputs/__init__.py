"""Floor 3: the rooms that write files, one output format a room, and the register of those that are filled in.

A fillable room has three functions:

``write(form) -> bytes``
    the form to hand out, with what the form has prefilled
``fill(form, answers) -> bytes``
    the file that comes back when these texts were put in by field; for tests, samples and round trips
``read(data, file) -> tuple[Filled | None, list[Problem]]``
    what stands in a file that came back; nothing is judged, and nothing in it is run or followed

The law that ties them: what ``read`` finds in ``fill(form, answers)`` is ``normalise(answers)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from cskit.model.answers import Filled
from cskit.model.problems import Problem
from cskit.model.record import Channel
from cskit.views.form import Form

MAX_BYTES = 10_000_000
"""A filled form is far smaller; what is larger is refused before anything looks into it."""


@dataclass(frozen=True, slots=True)
class Room:
    """One way to fill in a scorecard."""

    channel: Channel
    module: str
    """Imported when it is needed: some rooms bring large libraries."""
    blank: str
    """Ending of the file that is handed out."""
    filled: str
    """Ending of the file that comes back."""

    def write(self, form: Form) -> bytes:
        """Make the form to hand out."""
        made: bytes = self._module().write(form)
        return made

    def fill(self, form: Form, answers: Mapping[str, str]) -> bytes:
        """Make the file that comes back with these texts in it."""
        made: bytes = self._module().fill(form, answers)
        return made

    def read(self, data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
        """Read a file that came back; ``file`` is its name, for problems."""
        found: tuple[Filled | None, list[Problem]] = self._module().read(data, file)
        return found

    def _module(self) -> Any:
        return import_module(self.module)


FILLABLE: tuple[Room, ...] = (
    Room("web", "cskit.outputs.web_form", ".html", ".json"),
    Room("pdf", "cskit.outputs.pdf_form", ".pdf", ".pdf"),
    Room("xlsx", "cskit.outputs.xlsx_form", ".xlsx", ".xlsx"),
    Room("yaml", "cskit.outputs.yaml_form", ".yml", ".yml"),
)


def room_of(data: bytes) -> Room | None:
    r"""Choose the room once, by what the file is and never by its name; ``None`` for a file of no room.

    >>> [room and room.channel for room in map(room_of, (b"%PDF-1.7", b"PK\x03\x04", b' {"schema"', b"schema: x", b"\x89PNG"))]
    ['pdf', 'xlsx', 'web', 'yaml', None]
    """
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    rooms = {room.channel: room for room in FILLABLE}
    if b"%PDF-" in data[:1024]:
        return rooms["pdf"]
    if data.startswith(b"PK\x03\x04"):
        return rooms["xlsx"]
    if head.startswith(b"{"):
        return rooms["web"]
    if head and b"\x00" not in head and not head.startswith((b"<", b"\x89", b"\xff", b"\xfe", b"\xd0")):
        return rooms["yaml"]
    return None
