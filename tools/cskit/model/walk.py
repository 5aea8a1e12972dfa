"""Everything that a content holds, by model class, each with the keys that lead to it."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any, Generic, NamedTuple, TypeVar, cast

from cskit.model.base import Frozen
from cskit.model.content import Content
from cskit.model.problems import Keys, Place

Node = TypeVar("Node", bound=Frozen)
Made = TypeVar("Made")


class Found(NamedTuple, Generic[Node]):
    """A value inside a content file: the file's kind and id, the keys from its top, the value."""

    kind: str
    id: str
    keys: Keys
    node: Node

    def place(self, content: Content, *keys: str | int) -> Place:
        """Point at the value, or at ``keys`` inside it."""
        return content.place(self.kind, self.id, *self.keys, *keys)


_Index = dict[type[Frozen], list[Found[Any]]]
_kept: list[tuple[weakref.ref[Content], _Index, dict[Any, Any]]] = []
"""The content walked last, its index, and what was made of it ``once``: every rule asks for the same."""


def every(content: Content, wanted: type[Node]) -> Iterator[Found[Node]]:
    """Give every ``wanted`` (a model class, subclasses included) of the content.

    Values of one class come in reading order; values of different classes one class after the other.

    >>> from cskit.model.source import Source
    >>> from cskit.model.text import Text
    >>> words = Text(ja="記事", en="Article")
    >>> read = {"id": "a", "title": words, "cite": "a.txt", "kind": "article", "seen": "2026-11-21", "taken": words}
    >>> content = Content(sources={"a": Source(**read)}, files={("sources", "sources"): "glossary/sources.yml"})
    >>> [found.place(content).path() for found in every(content, Text)]
    ['sources[0].title', 'sources[0].taken']
    """
    shelves = (found for model, found in _index(content).items() if issubclass(model, wanted))
    return cast("Iterator[Found[Node]]", chain.from_iterable(shelves))


def inside(record: Frozen, wanted: type[Node]) -> Iterator[Node]:
    """Give every ``wanted`` inside one record, the record included, in the order of its fields."""
    if isinstance(record, wanted):
        yield record
    for name in _branches(type(record)):
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Frozen):
                yield from inside(item, wanted)


def once(content: Content, make: Callable[[Content], Made]) -> Made:
    """Give what ``make`` makes of the content walked last; it is made once, for all rules that ask."""
    _index(content)
    made = _kept[0][2]
    if make not in made:
        made[make] = make(content)
    return cast("Made", made[make])


def records(content: Content) -> Iterator[Found[Frozen]]:
    """Give every record of every kind; those of the shared files with their keys in the file."""
    for index, category in enumerate(content.categories.values()):
        yield Found("categories", "categories", ("categories", index), category)
    for index, source in enumerate(content.sources.values()):
        yield Found("sources", "sources", ("sources", index), source)
    for id_, term in content.terms.items():
        yield Found("term", id_, (), term)
    if content.scale:
        yield Found("scale", "scale", (), content.scale)
    for id_, competency in content.competencies.items():
        yield Found("competency", id_, (), competency)
    for id_, background in content.backgrounds.items():
        yield Found("background", id_, (), background)
    for id_, plan in content.plans.items():
        yield Found("plan", id_, (), plan)
    for id_, case in content.cases.items():
        yield Found("case", id_, (), case)
    for id_, sample in content.samples.items():
        yield Found("sample", id_, (), sample)
    for id_, article in content.articles.items():
        yield Found("article", id_, (), article)
    for id_, path in content.paths.items():
        yield Found("path", id_, (), path)
    for id_, fairness in content.fairness.items():
        yield Found("fairness", id_, (), fairness)


def _index(content: Content) -> _Index:
    if _kept and _kept[0][0]() is content:
        return _kept[0][1]
    index: _Index = {}
    for found in records(content):
        _collect(found, index)
    _kept[:] = [(weakref.ref(content, lambda _: _kept.clear()), index, {})]
    return index


def _collect(found: Found[Any], index: _Index) -> None:
    kind, id_, keys, node = found
    model: type[Frozen] = type(node)
    index.setdefault(model, []).append(found)
    for name in _branches(model):
        value = getattr(node, name)
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                _collect(Found(kind, id_, (*keys, name, position), item), index)
        elif value is not None:
            _collect(Found(kind, id_, (*keys, name), value), index)


@cache
def _branches(model: type[Frozen]) -> tuple[str, ...]:
    """The fields of a model that hold models, or tuples of them."""
    return tuple(name for name, field in model.model_fields.items() if _holds_models(field.annotation))


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return True
    return any(_holds_models(part) for part in getattr(annotation, "__args__", ()))
