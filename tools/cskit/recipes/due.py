"""Finds everything there is of a candidate, and the day until which it is kept. Only looks; deletes nothing.

Ours is what a command of ours named: records, notes and pages of a debrief, what ``prepare`` listed in its folder, and the
round's file. Everything else in these folders is somebody's own and stays. Links are not followed, whatever they lead to;
only the folders that the user named may be links themselves.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from cskit import store
from cskit.content import yaml
from cskit.content.rounds import SUFFIX
from cskit.model.problems import Place, Problem
from cskit.model.record import Record, is_person
from cskit.recipes.prepare import MADE, NOTE

Kind = Literal["records", "debriefs", "prepared", "rounds"]
KINDS: tuple[Kind, ...] = ("prepared", "debriefs", "records", "rounds")
"""In the order in which they are deleted: what tells the day goes last."""

_PAGE_ENDINGS = (".html", ".pdf")
_RECORD = re.compile(r"(.+)-r[1-9][0-9]{0,5}\.json")
_PART = ".part"
_MOST_SUMS = 10_000_000


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are; the folders themselves may be links, nothing below them."""

    records: Path
    interviews: Path
    prepared: Sequence[Path]
    debriefs: Sequence[Path]


@dataclass(slots=True)
class Held:
    """Everything of one candidate."""

    candidate: str
    until: date | None = None
    """The day after which it is destroyed; ``None`` where nothing says it."""
    unclear: bool = False
    """True where the day cannot be told, since what should say it cannot be read."""
    files: list[tuple[Kind, Path]] = field(default_factory=list)
    scraps: list[Path] = field(default_factory=list)
    """Lists and half-written files of ours, which nobody counts; they go after the files of their folder."""
    folders: list[Path] = field(default_factory=list)
    """Deepest first; each goes if nothing is left in it."""
    foreign: list[Path] = field(default_factory=list)
    """What is not ours."""

    def counts(self) -> dict[str, int]:
        """How many files there are of each kind."""
        return {kind: sum(one == kind for one, _ in self.files) for kind in KINDS}

    def is_due(self, today: date) -> bool:
        """Whether its day has passed."""
        return self.until is not None and not self.unclear and self.until < today


def people(places: Places) -> list[str]:
    """Ids of everybody of whom there is anything, sorted."""
    found: set[str] = set(store.candidates(places.records))
    found.update(path.stem for path in _entries(places.interviews) if path.suffix == SUFFIX and store.is_candidate(path.stem))
    for folder in places.prepared:
        found.update(path.name for path in _entries(folder) if _is_folder(path) and store.is_candidate(path.name))
    return sorted(found)


def look(places: Places, candidate: str) -> tuple[Held, list[Problem]]:
    """Gather everything of one candidate. Raises OSError where a folder cannot be read."""
    held = Held(candidate)
    problems = [*_round(held, places.interviews), *_records(held, places.records)]
    for folder in places.prepared:
        problems += _prepared(held, folder / candidate)
    for folder in places.debriefs:
        problems += _pages(held, folder)
    held.files.sort(key=lambda one: (KINDS.index(one[0]), one[1].as_posix()))
    if held.until is None and not held.unclear:
        problems.append(_problem(
            _anything(held, places), "nothing says until when this is kept", "it would stay for ever",
            "write the round's file anew with its retain_until, or delete it yourself", "warning",
        ))  # fmt: skip
    return held, problems


def _round(held: Held, folder: Path) -> Iterator[Problem]:
    """The round's file says the day: whoever changes the day changes it there."""
    path = folder / f"{held.candidate}{SUFFIX}"
    scrap = f".{path.name}."
    held.scraps += [one for one in _entries(folder) if one.name.startswith(scrap) and one.name.endswith(store.LEFTOVER)]
    if not os.path.lexists(path):
        return
    held.unclear = True
    if not _is_file(path):
        yield _link(path)
        return
    held.files.append(("rounds", path))
    with path.open("rb") as file:
        text = yaml.decode(file.read(yaml.MAX_BYTES + 1), path.as_posix())
    found, problems = (None, [text]) if isinstance(text, Problem) else yaml.read(text, path.as_posix())
    if found is None:
        yield from problems
        return
    held.until = _day(found.get("retain_until"))
    held.unclear = held.until is None
    if held.unclear:
        yield _problem(
            path, "retain_until is no day", "nobody can tell when this candidate's records are to be destroyed",
            "write it as 2026-11-21", "error",
        )  # fmt: skip


def _records(held: Held, root: Path) -> Iterator[Problem]:
    folder = root / held.candidate
    if folder.is_symlink():
        yield _link(folder)
        return
    said: list[date] = []
    for path in _entries(folder):
        match = _RECORD.fullmatch(path.name)
        if not _is_file(path):
            held.foreign.append(path)
        elif path.name == store.DEBRIEF or _is_page(path.name, held.candidate):
            held.files.append(("debriefs", path))
        elif match and is_person(match[1]):
            held.files.append(("records", path))
        elif path.name.startswith(".") and path.name.endswith(store.LEFTOVER):
            held.scraps.append(path)
        else:
            held.foreign.append(path)
    if _is_folder(folder):
        held.folders.append(folder)
    if held.until is None and not held.unclear:
        for record in store.records(root, held.candidate):
            if isinstance(record, Record):
                said += [record.retain_until] if record.retain_until else []
            elif record.severity == "error":
                yield record
        held.until = max(said, default=None)


def _prepared(held: Held, folder: Path) -> Iterator[Problem]:
    if folder.is_symlink():
        yield _link(folder)
        return
    if not folder.is_dir():
        return
    made = {NOTE, *_made(folder)}
    inside: list[Path] = []
    for path in _entries(folder):
        inside += [path, *_entries(path)] if _is_folder(path) else [path]
    for path in inside:
        name = path.relative_to(folder).as_posix()
        whole = path.with_name(_whole(path.name)).relative_to(folder).as_posix()
        if _is_folder(path) and path.parent == folder:
            held.folders.append(path)
        elif not _is_file(path):
            held.foreign.append(path)
        elif name in made:
            held.files.append(("prepared", path))
        elif name == MADE or (whole != name and whole in {*made, MADE}):
            held.scraps.append(path)
        else:
            held.foreign.append(path)
    held.folders.append(folder)


def _made(folder: Path) -> set[str]:
    """Paths that ``prepare`` listed; none where its list is gone or damaged.

    They are only compared with what is found in the folder, so that none leads outside.
    """
    path = folder / MADE
    try:
        if not _is_file(path) or path.stat().st_size > _MOST_SUMS:
            return set()
        names = json.loads(path.read_bytes())["files"]
        return {name for name in names if isinstance(name, str)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _pages(held: Held, folder: Path) -> Iterator[Problem]:
    for path in _entries(folder):
        if path.is_symlink() and path.name == held.candidate:
            yield _link(path)
        if path.name == held.candidate and _is_folder(path):
            for inner in _entries(path):
                if _is_file(inner) and _is_page(inner.name, held.candidate):
                    held.files.append(("debriefs", inner))
                elif _is_file(inner) and _is_page(_whole(inner.name), held.candidate):
                    held.scraps.append(inner)
                else:
                    held.foreign.append(inner)
            held.folders.append(path)
        elif _is_file(path) and _is_page(path.name, held.candidate):
            held.files.append(("debriefs", path))


def _is_page(name: str, candidate: str) -> bool:
    """Whether it is a page of this candidate's debrief; other people's ids may begin alike."""
    stems = (f"debrief-{candidate}", f"debrief-{candidate}-ja", f"debrief-{candidate}-en")
    return any(name == stem + ending for stem in stems for ending in _PAGE_ENDINGS)


def _whole(name: str) -> str:
    """The name that a half-written file was to have; any other name stays as it is."""
    return name[1 : -len(_PART)] if name.startswith(".") and name.endswith(_PART) else name


def _entries(folder: Path) -> list[Path]:
    """What is in a folder, sorted; nothing where there is none."""
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _anything(held: Held, places: Places) -> Path:
    return next((path for _, path in held.files), next(iter(held.folders), places.records / held.candidate))


def _link(path: Path) -> Problem:
    return _problem(path, "a link", "links are not followed, so what it leads to stays", "delete it yourself", "error")


def _problem(path: Path, what: str, why: str, remedy: str, severity: Literal["error", "warning"]) -> Problem:
    return Problem(Place(path.as_posix(), (), 1, 1), what, why, remedy, "purge", severity)
