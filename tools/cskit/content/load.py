"""Read every content file below one or more roots into typed, frozen content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from cskit.content import yaml
from cskit.content.cache import Cache
from cskit.content.fit import fit, unfold
from cskit.content.kinds import KINDS, Kind
from cskit.model.base import ID_PATTERN, Entry, Frozen
from cskit.model.category import Categories
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, in_reading_order
from cskit.model.scale import Scale
from cskit.model.source import Sources

Progress = Callable[[int, int], None]
"""Told (files read, files in all) as reading goes on."""

MAX_FILES = 50_000


@dataclass(frozen=True)
class ContentFile:
    """One file to read: its kind, its id (the name without ``.yml``) and its two paths."""

    kind: Kind
    id: str
    path: Path
    shown: str
    """The path relative to its root, with forward slashes, as problems show it."""


@dataclass
class _Shelf:
    """What has been read so far."""

    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind.name: {} for kind in KINDS})
    files: dict[tuple[str, str], str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load(
    roots: Sequence[Path], *, cache: Cache | None = None, progress: Progress | None = None
) -> tuple[Content, list[Problem]]:
    """Read all content; a later root adds records or replaces those of the same id.

    Every file is read whatever the others hold, and every problem is located (line and column
    from 1). A record that does not fit its model is left out of the content but stays known, so
    that references to it are not reported as dangling.
    """
    shelf = _Shelf()
    listed = [item for root in roots for item in _files(root, shelf)]
    if not any(item.kind.name == "term" for item in listed) and not shelf.problems:
        shelf.problems.append(_no_content(roots))
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
        if place.line is None:
            if place.file not in tables:
                tables[place.file] = _positions(place.file, roots)
            line, column = _nearest(tables[place.file], place)
            problem = replace(problem, place=replace(place, line=line, column=column))
        out.append(problem)
    return in_reading_order(out)


def _positions(file: str, roots: Sequence[Path]) -> yaml.Positions:
    for root in reversed(roots):
        path = root / file
        if path.is_file():
            text = yaml.decode(path.read_bytes(), file)
            return yaml.locate(text, file) if isinstance(text, str) else {}
    return {}


def _nearest(table: yaml.Positions, place: Place) -> tuple[int, int]:
    for length in range(len(place.keys), 0, -1):
        if place.keys[:length] in table:
            return table[place.keys[:length]]
    return 1, 1


def _files(root: Path, shelf: _Shelf) -> list[ContentFile]:
    """List a root's files in order, and complain about what does not belong there."""
    out: list[ContentFile] = []
    for kind in KINDS:
        place = root / kind.place
        if kind.single:
            if place.is_file():
                out.append(ContentFile(kind, kind.name, place, kind.place))
            continue
        for path in sorted(place.iterdir()) if place.is_dir() else []:
            shown = f"{kind.place}/{path.name}"
            if path.name.startswith(".") or path.is_dir():
                continue
            if path.suffix != ".yml":
                shelf.problems.append(Problem(
                    Place(shown, (), 1, 1), f"'{path.name}' does not end in .yml",
                    "only .yml files are read, so it would be left out without a word",
                    "rename it, or move it out of the content folder", "files", "error",
                ))  # fmt: skip
            elif not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > 64:
                shelf.problems.append(Problem(
                    Place(shown, (), 1, 1), f"'{path.stem}' cannot be an id",
                    "a file's name is the record's id, its address and its anchor",
                    "use lower-case letters a-z, digits and single hyphens, at most 64", "files",
                ))  # fmt: skip
            else:
                out.append(ContentFile(kind, path.stem, path, shown))
    if len(out) > MAX_FILES:
        shelf.problems.append(Problem(
            Place("."), f"{len(out):,} content files", f"at most {MAX_FILES:,} are read", "split the content", "files",
        ))  # fmt: skip
        return []
    return out


def _no_content(roots: Sequence[Path]) -> Problem:
    where = ", ".join(str(root) for root in roots)
    return Problem(
        Place("glossary/terms", (), 1, 1), f"no terms below {where}",
        "there is nothing to check or to build",
        "run the command in the folder that holds glossary/ and scorecards/, or name it with --root", "files",
    )  # fmt: skip


def _read(item: ContentFile, shelf: _Shelf, cache: Cache | None) -> None:
    key = (item.kind.name, item.id)
    shelf.paths[item.shown] = item.path
    shelf.files[key] = item.shown
    try:
        raw = item.path.read_bytes()
    except OSError as error:
        shelf.problems.append(Problem(
            Place(item.shown, (), 1, 1), f"the file cannot be read ({error.strerror or error})",
            "its record would be missing", "check that the file may be read", "files",
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
    return fit(item.kind.model, unfold(data), item.shown)


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
        fairness=records["fairness"],
        scale=scale,
        files=shelf.files,
        broken=frozenset(shelf.broken),
    )


__all__ = ["ContentFile", "Progress", "load", "locate"]
