"""One lock for a records folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cskit.store.places import stopped

LOCK = ".lock"
PATIENCE = 120.0
"""Seconds to wait for the lock; whoever holds it needs milliseconds for a record."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the records' lock, so that nobody adds, marks or deletes meanwhile; it may be taken again inside.

    Makes the folder where there is none. Raises Stopped where another command keeps the lock, OSError from the disk.
    """
    root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(root / LOCK, is_singleton=True)
    try:
        lock.acquire(timeout=PATIENCE, poll_interval=0.01)
    except Timeout:
        raise stopped(
            root / LOCK, "another command has been writing records for two minutes",
            "two of them would take the same number", "wait until it has finished, or stop it",
        ) from None  # fmt: skip
    except NotImplementedError:
        raise stopped(
            root / LOCK, "this disk cannot lock files", "two commands at once could write the same record",
            "keep the records on another disk, and name it with --records",
        ) from None  # fmt: skip
    try:
        yield
    finally:
        lock.release()
