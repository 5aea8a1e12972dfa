"""The records folder, open for adding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cskit.disk import Stopped
from cskit.model.record import Record, is_person
from cskit.store.kept import parsed
from cskit.store.lock import locked
from cskit.store.once import LEFTOVER, write_once
from cskit.store.places import DEBRIEF, entries, folder_of, link, listed, record_name


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a record."""

    revision: int
    """Its number, counted from 1 for each interviewer of a candidate."""
    already: bool
    """True where this very file is kept under that number; nothing was written."""
    newest: int
    """The interviewer's newest revision now."""
    after_debrief: bool


class Store:
    """The records folder, open for adding; with ``dry_run`` it only says what it would do and touches nothing."""

    def __init__(self, root: Path, *, dry_run: bool = False) -> None:
        """Sweep away what a stopped command left. Raises Stopped or OSError as ``locked``."""
        self._root, self._dry_run = root, dry_run
        self._sums: dict[tuple[Path, int, int], str] = {}
        """Sum over the file that each record came from, by path, inode and time, so that each is read once."""
        self._pending: dict[tuple[str, str], list[tuple[int, str]]] = {}
        """What a dry run would have written."""
        if not dry_run:
            with locked(root):
                _sweep(root)

    def add(self, record: Record) -> Stored:
        """Keep a record under the next revision, unless the same file is there already.

        Its ``revision`` and ``after_debrief`` are set here, whatever they were. One file is one scorecard:
        a file is the same where ``origin.sha256`` is the same for the same candidate and interviewer.
        Raises ValueError for ids that are none, OSError from the disk, Stopped as ``locked``.
        """
        folder = folder_of(self._root, record.candidate)
        if folder.is_symlink():
            raise Stopped(link(folder, "error"))
        if not is_person(record.interviewer):
            raise ValueError("no id of an interviewer")
        if self._dry_run:
            return self._add(folder, record)
        with locked(self._root):
            return self._add(folder, record)

    def _add(self, folder: Path, record: Record) -> Stored:
        after = (folder / DEBRIEF).exists()
        kept = self._kept(folder, record)
        newest = max((revision for revision, _ in kept), default=0)
        for revision, digest in kept:
            if digest == record.origin.sha256:
                return Stored(revision, already=True, newest=newest, after_debrief=after)
        revision = newest + 1
        if self._dry_run:
            self._pending.setdefault((record.candidate, record.interviewer), []).append((revision, record.origin.sha256))
        else:
            path = folder / record_name(record.interviewer, revision)
            write_once(path, as_json(record.model_copy(update={"revision": revision, "after_debrief": after})))
        return Stored(revision, already=False, newest=revision, after_debrief=after)

    def find(self, candidate: str, digest: str) -> tuple[str, int] | None:
        """Say as what a file is kept: (interviewer, revision), or ``None`` where it is not.

        Raises ValueError for an id that is none.
        """
        folder = folder_of(self._root, candidate)
        for interviewer, revision, kept in self._sums_in(folder, candidate):
            if kept == digest:
                return interviewer, revision
        return None

    def _kept(self, folder: Path, record: Record) -> list[tuple[int, str]]:
        """The interviewer's revisions, oldest first, with the sums over their files; of a damaged one it is empty."""
        found = self._sums_in(folder, record.candidate, record.interviewer)
        return sorted((revision, digest) for _, revision, digest in found)

    def _sums_in(self, folder: Path, candidate: str, only: str | None = None) -> Iterator[tuple[str, int, str]]:
        """(interviewer, revision, sum over the file) of what is kept, of one interviewer or of all."""
        for (of, interviewer), pending in self._pending.items():
            if of == candidate and only in (None, interviewer):
                yield from ((interviewer, revision, digest) for revision, digest in pending)
        for interviewer, revision, path in listed(folder):
            if only not in (None, interviewer):
                continue
            try:
                about = path.lstat()
            except FileNotFoundError:  # deleted by another command since it was listed
                continue
            key = (path, about.st_ino, about.st_mtime_ns)
            if key not in self._sums:
                found = parsed(path, candidate, interviewer, revision)
                self._sums[key] = found.origin.sha256 if isinstance(found, Record) else ""
            yield interviewer, revision, self._sums[key]


def as_json(record: Record) -> bytes:
    """A record as its file holds it."""
    return record.model_dump_json(by_alias=True, indent=1).encode() + b"\n"


def _sweep(root: Path) -> None:
    for folder in entries(root):
        if isinstance(folder, Path):
            for path in folder.iterdir():
                if path.name.startswith(".") and path.name.endswith(LEFTOVER):
                    path.unlink(missing_ok=True)
