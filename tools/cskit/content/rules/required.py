"""Nothing that the pages and kits are made of is missing as a whole.

A folder under a wrong name is a folder that is not read: a site without kits would be built without a
word. A glossary alone is allowed; what is left out is then said once, as a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.kinds import KINDS, Kind
from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Place, Problem

_ALWAYS = frozenset({"categories", "sources", "term"})
_WITH_INTERVIEWS = frozenset({"scale", "competency", "plan", "fairness"})
_INTERVIEWS = frozenset({"competency", "background", "plan", "case"})

_EXTRA = frozenset({"sample", "article", "path"})
"""Kinds that a content can do without and nobody misses a thing."""

_LOSES = {
    "categories": "terms would stand on no shelf",
    "sources": "no statement could say where it comes from",
    "term": "there would be no glossary",
    "scale": "nothing could be rated",
    "competency": "there would be nothing to rate",
    "background": "there would be no interview kits",
    "plan": "interviewers would not know how to spend their time",
    "case": "there would be nothing to talk over in interviews and training",
    "fairness": "improper questions would not be noticed",
}
"""What is lost without any record of a kind."""


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every kind of which there is no file: a warning where the rest works without it."""
    present = {kind for kind, _ in (*content.files, *content.broken)}
    needed = _ALWAYS | _WITH_INTERVIEWS if present & _INTERVIEWS else _ALWAYS
    for kind in KINDS:
        if kind.name not in present and kind.name not in _EXTRA:
            yield _missing(kind, needed=kind.name in needed)


def _missing(kind: Kind, *, needed: bool) -> Problem:
    what = "the file does not exist" if kind.single else "the folder holds no file"
    add = f"write {kind.place}" if kind.single else f"add a file to {kind.place}/"
    return Problem(
        Place(kind.place), what, _LOSES[kind.name], f"{add}, or correct the name if it exists under another",
        "required", "error" if needed else "warning",
    )  # fmt: skip
