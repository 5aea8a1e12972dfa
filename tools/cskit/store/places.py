"""Where records lie: ids that are safe in file names, folders, names, and what lies there by mistake."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from cskit.disk import Stopped
from cskit.model.problems import Place, Problem, Severity
from cskit.model.record import is_person

DEBRIEF = "debrief.json"
RECEIPTS = "receipts"
"""The folder among the candidates' that says what was destroyed; no candidate has this id."""

_NAME = re.compile(r"(?P<interviewer>.+)-r(?P<revision>[1-9][0-9]{0,5})\.json")


def is_candidate(id_: str) -> bool:
    """Whether an id may stand for a candidate: one of a person, and no folder of our own.

    >>> is_candidate("c-0042"), is_candidate("receipts")
    (True, False)
    """
    return is_person(id_) and id_ != RECEIPTS


def record_name(interviewer: str, revision: int) -> str:
    """Name a record's file.

    >>> record_name("i-01", 2)
    'i-01-r2.json'
    """
    return f"{interviewer}-r{revision}.json"


def folder_of(root: Path, candidate: str) -> Path:
    """Give a candidate's folder; raises ValueError for an id that is none, so that nothing lies outside of ``root``."""
    if not is_candidate(candidate):
        raise ValueError("no id of a candidate")
    return root / candidate


def candidates(root: Path) -> list[str]:
    """The ids of all candidates with a folder in the records, sorted."""
    return [folder.name for folder in entries(root) if isinstance(folder, Path)]


def entries(root: Path) -> list[Path | Problem]:
    """The candidates' folders, sorted; a link, or a folder under another name, comes as a problem."""
    if not root.is_dir():
        return []
    found: list[Path | Problem] = []
    for entry in sorted(root.iterdir()):
        if entry.name.startswith(".") or entry.name == RECEIPTS or not entry.is_dir():
            continue
        if entry.is_symlink():
            found.append(link(entry))
        elif is_person(entry.name):
            found.append(entry)
        else:
            found.append(odd(entry, "the folder's name is no candidate's id", "what is in it is left out", "rename it"))
    return found


def listed(folder: Path) -> list[tuple[str, int, Path]]:
    """(interviewer, revision, file) of a candidate's records, sorted; names only, nothing is opened."""
    try:
        names = os.listdir(folder)  # noqa: PTH208  names are all that is needed, and there may be many
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = [(name, match) for name in names if (match := _NAME.fullmatch(name)) and is_person(match["interviewer"])]
    return sorted((match["interviewer"], int(match["revision"]), folder / name) for name, match in found)


def strays(folder: Path) -> Iterator[Problem]:
    """JSON files that no command of ours named, such as the copies that a synchronised folder makes."""
    if not folder.is_dir():
        return
    known = {path.name for _, _, path in listed(folder)} | {DEBRIEF}
    for path in sorted(folder.glob("*.json")):
        if path.name not in known and not path.name.startswith("."):
            yield odd(path, "a record is not named like this", "it is left out", "compare it with the others, then move it away")


def link(folder: Path, severity: Severity = "warning") -> Problem:
    """A link where a candidate's folder belongs."""
    return Problem(
        place(folder), "a link to another folder", "links among the records are not followed",
        "put the folder itself in its place", "records", severity,
    )  # fmt: skip


def odd(path: Path, what: str, why: str, remedy: str) -> Problem:
    """Something that lies there by mistake."""
    return Problem(place(path), what, why, remedy, "records", "warning")


def stopped(path: Path, what: str, why: str, remedy: str) -> Stopped:
    """What keeps a command from going on, to be raised."""
    return Stopped(Problem(place(path), what, why, remedy, "records"))


def place(path: Path) -> Place:
    """A whole file or folder as the place of a problem."""
    return Place(path.as_posix(), (), 1, 1)
