"""Writing so that nothing is lost: whole files, one build at a time, refusals in plain words."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from cskit.model.problems import Place, Problem


class Stopped(Exception):
    """The command cannot go on; ``problem`` says why and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is the old one or the new one, never a part."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def only_one(workshop: Path) -> Iterator[None]:
    """Hold the build's lock; raises Stopped where another build holds it."""
    workshop.mkdir(parents=True, exist_ok=True)
    lock = FileLock(workshop / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Stopped(Problem(
            Place(f"{workshop.name}/.lock", (), 1, 1), "another build of this folder is running",
            "two builds would write the same files", "wait until it has finished, or stop it", "build",
        )) from None  # fmt: skip
    try:
        yield
    finally:
        lock.release()


_REMEDIES = {
    errno.ENOSPC: ("the disk is full", "free some space and run the command again"),
    errno.EDQUOT: ("your disk quota is used up", "free some space and run the command again"),
    errno.EACCES: ("this may not be written", "change its permissions, or work in a folder of your own"),
    errno.EPERM: ("this may not be changed", "change its permissions, or work in a folder of your own"),
    errno.EROFS: ("the disk is read-only", "work in a folder that can be written"),
    errno.EADDRINUSE: ("the port is taken by another program", "choose another with --port"),
}


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn what the operating system refuses into a problem that names the file and the remedy."""
    try:
        yield
    except OSError as error:
        what, remedy = _REMEDIES.get(error.errno or 0, (error.strerror or str(error), "check the file and try again"))
        raise Stopped(Problem(
            Place(str(error.filename or "."), (), 1, 1), what,
            "the result could not be written; what was there before is untouched", remedy, "disk",
        )) from error  # fmt: skip
