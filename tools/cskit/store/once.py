"""Writes a file that is there whole or not at all, and never over another."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

LEFTOVER = ".collecting"
"""Ending of a file that is still being written; its name begins with a dot."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK, errno.EXDEV})
"""What file systems without hard links answer; some of them a general refusal."""


def write_once(path: Path, data: bytes) -> None:
    """Write a new file so that it is there whole or not at all; raises FileExistsError where the name is taken.

    The folder is made where it is missing. OSError from the disk carries the file's name.
    """
    beside = path.with_name(f".{path.name}.{token_hex(4)}{LEFTOVER}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _name(beside, path)
        _settle(path.parent)
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path) -> None:
    """Give the finished file its name, and never another's: a link fails where the name is taken."""
    try:
        os.link(beside, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(path):  # the lock is held: nobody can take the name between this line and the next
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        beside.rename(path)


def _settle(folder: Path) -> None:
    """Bring the folder's list of names to the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    finally:
        os.close(handle)
