"""Who cites which source, and which statements are our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cskit.model.content import Content
from cskit.model.term import Position
from cskit.model.text import Attributed, Text
from cskit.model.walk import Found, every

Record = tuple[str, str]
"""(kind, id) of a record."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many attributed statements a record makes, and how many of them are ours alone or in part."""

    statements: int
    ours: int


def cited_by(content: Content) -> Mapping[str, tuple[Record, ...]]:
    """Give for each source id the records that cite it, each once, in reading order."""
    found: dict[str, dict[Record, None]] = {id_: {} for id_ in content.sources}
    for kind, id_, sources in _citations(content):
        for source in sources:
            if source in found:
                found[source][kind, id_] = None
    return {source: tuple(records) for source, records in found.items()}


def shares(content: Content) -> Mapping[Record, Share]:
    """Count the statements of every record that has any."""
    counted: dict[Record, tuple[int, int]] = {}
    for found in every(content, Attributed):
        statements, ours = counted.get((found.kind, found.id), (0, 0))
        counted[found.kind, found.id] = statements + 1, ours + found.node.ours
    return {record: Share(*pair) for record, pair in counted.items()}


def ours(content: Content) -> Iterator[tuple[Record, Text]]:
    """Give every text that is marked as ours, with the record it stands in, in reading order within a record.

    Of a thing that is attributed as a whole (a question, an anchor) it is the first text that stands for it.
    """
    for found in every(content, Attributed):
        if found.node.ours:
            text = _first_text(found)
            if text is not None:
                yield (found.kind, found.id), text


def _first_text(found: Found[Attributed]) -> Text | None:
    if isinstance(found.node, Text):
        return found.node
    return next((value for name in type(found.node).model_fields if isinstance(value := getattr(found.node, name), Text)), None)


def _citations(content: Content) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for found in every(content, Attributed):
        yield found.kind, found.id, found.node.sources
    for position in every(content, Position):
        yield position.kind, position.id, (position.node.source,)
