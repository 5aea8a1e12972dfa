"""The walk over a content finds everything, once, with keys that lead to it."""

from __future__ import annotations

from typing import Any

import pytest

from cskit.content.load import load
from cskit.model.base import Frozen
from cskit.model.content import Content
from cskit.model.fairness import Phrases
from cskit.model.term import Position
from cskit.model.text import Attributed, Statement, Text
from cskit.model.walk import every, records
from tests.content.examples import BASE, EXAMPLES, lay_over, read


@pytest.fixture(scope="module")
def content() -> Content:
    return load([BASE])[0]


def inside(value: Any) -> list[Frozen]:
    """Every model inside a value, by looking at all there is."""
    if isinstance(value, Frozen):
        return [value, *(found for name in type(value).model_fields for found in inside(getattr(value, name)))]
    if isinstance(value, tuple):
        return [found for item in value for found in inside(item)]
    return []


@pytest.mark.parametrize("wanted", [Frozen, Text, Statement, Attributed, Phrases])
def test_everything_is_found_once(content: Content, wanted: type[Frozen]) -> None:
    walked = [id(found.node) for found in every(content, wanted)]
    there = [id(node) for record in records(content) for node in inside(record.node) if isinstance(node, wanted)]
    assert len(walked) > 1
    assert sorted(walked) == sorted(there)


def test_keys_lead_to_the_value(content: Content) -> None:
    shared = {"sources": content.sources, "categories": content.categories}
    for found in every(content, Frozen):
        at: Any
        if found.kind in shared:
            assert found.keys[0] == found.kind
            at, keys = tuple(shared[found.kind].values()), found.keys[1:]
        else:
            at, keys = content.scale if found.kind == "scale" else content.ids(found.kind)[found.id], found.keys
        for key in keys:
            at = at[key] if isinstance(key, int) else getattr(at, key)
        assert at is found.node
        assert found.place(content, "x").keys == (*found.keys, "x")
        assert found.place(content).file == content.files[found.kind, found.id]


def test_another_content_is_walked_anew(content: Content, tmp_path: Any) -> None:
    other = load([lay_over(read(EXAMPLES / "good" / "unused" / "position.yml"), tmp_path)])[0]
    sources = ["article"], ["article", "law"]
    assert [found.node.source for found in every(content, Position)] == sources[0]
    assert [found.node.source for found in every(other, Position)] == sources[1]
    assert [found.node.source for found in every(content, Position)] == sources[0]
