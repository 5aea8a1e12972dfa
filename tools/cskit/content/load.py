"""Read every content file below one or more roots into typed, frozen content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from cskit.content import yaml
from cskit.content.cache import Cache
from cskit.content.collection import no_collection
from cskit.content.files import ContentFile, list_files, path_of
from cskit.content.fit import fit, unfold
from cskit.content.kinds import KINDS
from cskit.content.rules.fair_hiring import faulty_patterns
from cskit.content.rules.ids import again
from cskit.model.article import PARTS
from cskit.model.base import Entry, Frozen
from cskit.model.category import Categories
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.problems import Place, Problem, in_reading_order
from cskit.model.scale import Scale
from cskit.model.source import Sources

Progress = Callable[[int, int], None]
"""Told (files read, files in all) as reading goes on."""


@dataclass
class _Shelf:
    """What has been read so far."""

    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load(roots: Sequence[Path], *, cache: Cache | None = None, progress: Progress | None = None) -> tuple[Content, list[Problem]]:
    """Read all content; a later root adds files or replaces those of the same name.

    Every file is read whatever the others hold, and every problem is located (line and column
    from 1). A record that does not fit its model is left out of the content but stays known, so
    that references to it are not reported as dangling. The files with many records
    (``sources.yml``, ``categories.yml``) are replaced whole.
    """
    listed, problems = list_files(roots)
    shelf = _Shelf(problems=problems)
    if not any(item.kind.name == "term" for item in listed) and not problems:
        problems.append(_no_content(roots))
    with no_collection():
        for number, item in enumerate(listed, 1):
            _read(item, shelf, cache)
            if progress and (number % 50 == 0 or number == len(listed)):
                progress(number, len(listed))
        if cache:
            cache.save()
    return _content(shelf), locate(shelf.problems, roots)


def locate(problems: Iterable[Problem], roots: Sequence[Path]) -> list[Problem]:
    """Fill in line and column (from 1), reading again only the files that have problems."""
    tables: dict[str, yaml.Positions] = {}
    out: list[Problem] = []
    for problem in problems:
        place = problem.place
        if place.line is None and place.file not in tables:
            tables[place.file] = _positions(place.file, roots)
        if place.line is None:
            line, column = _nearest(tables[place.file], place)
            place = replace(place, line=line, column=column)
        out.append(replace(problem, place=place))
    return in_reading_order(out)


def _positions(file: str, roots: Sequence[Path]) -> yaml.Positions:
    try:
        text = yaml.decode(path_of(file, roots).read_bytes(), file)
    except OSError:
        return {}
    return yaml.locate(text, file) if isinstance(text, str) else {}


def _nearest(table: yaml.Positions, place: Place) -> tuple[int, int]:
    for length in range(len(place.keys), 0, -1):
        if place.keys[:length] in table:
            return table[place.keys[:length]]
    return 1, 1


def _no_content(roots: Sequence[Path]) -> Problem:
    where = ", ".join(str(root) for root in roots)
    return Problem(
        Place("glossary/terms", (), 1, 1), f"no terms below {where}",
        "there is nothing to check or to build",
        "run the command in the folder that holds glossary/ and scorecards/, or name it with --root", "files",
    )  # fmt: skip


def _read(item: ContentFile, shelf: _Shelf, cache: Cache | None) -> None:
    key = (item.kind.name, item.id)
    shelf.files[key] = item.shown
    try:
        raw = item.path.read_bytes()
    except OSError as error:
        shelf.problems.append(Problem(
            Place(item.shown, (), 1, 1), f"the file cannot be read ({error.strerror or error})",
            "its record would be missing", "check that you may open it, or delete it", "files",
        ))  # fmt: skip
        shelf.broken.add(key)
        return
    digest = sha256(raw).hexdigest()
    record = cache.get(item.shown, digest, item.kind.model) if cache else None
    if record is None:
        record, problems = _parse(item, raw)
        shelf.problems.extend(problems)
        if record is not None and cache:
            cache.put(item.shown, digest, record)
    if record is None:
        shelf.broken.add(key)
    else:
        shelf.broken.discard(key)
        shelf.records[item.kind.name][item.id] = record


def _parse(item: ContentFile, raw: bytes) -> tuple[Frozen | None, list[Problem]]:
    text = yaml.decode(raw, item.shown)
    if isinstance(text, Problem):
        return None, [text]
    data, problems = yaml.read(text, item.shown)
    if data is None:
        return None, problems
    if issubclass(item.kind.model, Entry):
        if "id" in data:
            return None, [_needless_id(item, str(data["id"]))]
        data = {"id": item.id, **data}
    record, problems = fit(item.kind.model, unfold(data), item.shown)
    problems += _unusable(record, lambda *keys: Place(item.shown, keys))
    return (None if problems else record), problems


def _unusable(record: Frozen | None, place: Callable[..., Place]) -> Iterator[Problem]:
    """What fits the model and yet cannot be taken in.

    Of two sources with one id only one would survive in the content; a faulty pattern would stop the checker.
    """
    if isinstance(record, Sources):
        yield from again(record.sources, partial(place, "sources"))
    elif isinstance(record, Categories):
        yield from again(record.categories, partial(place, "categories"))
    elif isinstance(record, FairnessList):
        yield from faulty_patterns(record, place)


def _needless_id(item: ContentFile, given: str) -> Problem:
    same = given == item.id
    what = "the id is written inside the file" if same else f"the id '{given}' is not the file's name"
    remedy = "delete the `id:` line" if same else f"delete the `id:` line, or rename the file to {given}.yml"
    return Problem(Place(item.shown, ("id",)), what, "a file's name is its id; nothing else names it", remedy, "ids")


def _content(shelf: _Shelf) -> Content:
    records = shelf.records
    sources: Sources | None = records["sources"].get("sources")
    categories: Categories | None = records["categories"].get("categories")
    scale: Scale | None = records["scale"].get("scale")

    def by_order(kind: str) -> dict[str, Any]:
        return dict(sorted(records[kind].items(), key=lambda pair: (pair[1].order, pair[0])))

    return Content(
        terms=records["term"],
        categories={category.id: category for category in categories.categories} if categories else {},
        sources={source.id: source for source in sources.sources} if sources else {},
        competencies=by_order("competency"),
        backgrounds=by_order("background"),
        plans=by_order("plan"),
        cases=by_order("case"),
        samples=by_order("sample"),
        articles=dict(sorted(records["article"].items(), key=lambda pair: (PARTS.index(pair[1].part), pair[1].order, pair[0]))),
        paths=by_order("path"),
        fairness=records["fairness"],
        scale=scale,
        files=shelf.files,
        broken=frozenset(shelf.broken),
    )


__all__ = ["Progress", "load", "locate"]
