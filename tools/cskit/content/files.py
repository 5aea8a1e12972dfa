"""Which files a content consists of, and what lies in its folders by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cskit.content.fit import did_you_mean
from cskit.content.kinds import KINDS, Kind
from cskit.model.base import ID_PATTERN
from cskit.model.problems import Place, Problem

MAX_FILES = 50_000
_MAX_ID = 64
_SHARED = "docs"
_WITHOUT_A_WORD = "it would be left out without a word"


@dataclass(frozen=True)
class ContentFile:
    """One file to read: its kind, its id (the name without ``.yml``) and its two paths."""

    kind: Kind
    id: str
    path: Path
    shown: str
    """The path that problems show, with forward slashes: below the root, or with the root where there are several."""


def list_files(roots: Sequence[Path]) -> tuple[list[ContentFile], list[Problem]]:
    """List the files of all roots; a later root's file takes the place of an earlier one of the same kind and id.

    At most ``MAX_FILES`` files are listed. What would be passed over unseen (a folder in a folder, a file
    under a name that is no id, a folder under a wrong name) comes back as problems.
    """
    listed: dict[tuple[str, str], ContentFile] = {}
    problems: list[Problem] = []
    for root in roots:
        try:
            for found in _in_root(root, shown_from(root, roots)):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    listed[found.kind.name, found.id] = found
        except OSError as error:
            problems.append(Problem(
                Place(Path(error.filename or root).as_posix(), (), 1, 1), f"the folder cannot be read ({error.strerror})",
                "its records would be missing", "check that you may open it", "files",
            ))  # fmt: skip
    if len(listed) > MAX_FILES:
        problems.append(Problem(
            Place(".", (), 1, 1), f"{len(listed):,} content files", f"at most {MAX_FILES:,} are read", "split the content",
            "files",
        ))  # fmt: skip
        return [], problems
    return list(listed.values()), problems


def shown_from(root: Path, roots: Sequence[Path]) -> Path:
    """Give what a shown path begins with: nothing for the only root, otherwise the root as it was named.

    >>> shown_from(Path("ours"), [Path("ours")]).as_posix(), shown_from(Path("ours"), [Path(), Path("ours")]).as_posix()
    ('.', 'ours')
    """
    return root if len(roots) > 1 else Path()


def path_of(shown: str, roots: Sequence[Path]) -> Path:
    """Give the file that a shown path stands for."""
    return roots[0] / shown if len(roots) == 1 else Path(shown)


def _in_root(root: Path, start: Path) -> Iterator[ContentFile | Problem]:
    for kind in KINDS:
        place, shown = root / kind.place, start / kind.place
        if kind.single:
            if place.is_file():
                yield ContentFile(kind, kind.name, place, shown.as_posix())
            continue
        for path in sorted(place.iterdir()) if place.is_dir() else []:
            if not path.name.startswith("."):
                yield _in_folder(kind, path, (shown / path.name).as_posix())
    yield from _strays(root, start)


def _in_folder(kind: Kind, path: Path, shown: str) -> ContentFile | Problem:
    if path.is_dir():
        return _problem(
            shown, f"a folder inside {kind.place}/", "files in it would be left out without a word",
            f"move its files up into {kind.place}/",
        )  # fmt: skip
    if path.suffix != ".yml":
        return _problem(
            shown, f"'{path.name}' does not end in .yml", _WITHOUT_A_WORD, "rename it, or move it out of the content folder"
        )
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > _MAX_ID:
        return _problem(
            shown, f"'{path.stem}' cannot be an id", "a file's name is the record's id, its address and its anchor",
            f"use lower-case letters a-z, digits and single hyphens, at most {_MAX_ID}",
        )  # fmt: skip
    return ContentFile(kind, path.stem, path, shown)


def _strays(root: Path, start: Path) -> Iterator[Problem]:
    """Folders and YAML files beside those that are read: most likely one of them under a wrong name.

    ``docs`` holds hand-written pages too; there only a name close to one that is read is a mistake.
    """
    known: dict[str, set[str]] = {}
    for kind in KINDS:
        top, _, name = kind.place.partition("/")
        known.setdefault(top, set()).add(name)
    for top, names in known.items():
        for path in sorted((root / top).iterdir()) if (root / top).is_dir() else []:
            looks_like_content = path.is_dir() or path.suffix in (".yml", ".yaml")
            if looks_like_content and path.name not in names and not path.name.startswith("."):
                guess = did_you_mean(path.name, names)
                if top == _SHARED and not guess.endswith("?"):
                    continue
                remedy = f"{guess} if not, move it away" if guess.endswith("?") else f"move it away, or {guess}"
                yield _problem(
                    (start / top / path.name).as_posix(), f"nothing is read from '{path.name}'", _WITHOUT_A_WORD, remedy
                )


def _problem(shown: str, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(shown, (), 1, 1), what, why, remedy, "files")
