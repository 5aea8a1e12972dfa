"""Reads the records one at a time; what is damaged is a problem in its place."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from cskit.model.problems import Problem
from cskit.model.record import Record
from cskit.store.places import entries, folder_of, link, listed, place, strays

MAX_BYTES = 10_000_000
"""A record is far smaller; what is larger is no record of ours."""


def records(root: Path, candidate: str | None = None) -> Iterator[Record | Problem]:
    """Give every record by candidate, interviewer and revision, one at a time; all revisions, oldest first.

    What is damaged or lies there by mistake comes as a problem in its place and stops nothing. Links are not
    followed. There is nothing where the folder does not exist. Raises ValueError for an id that is none, OSError
    where a folder cannot be read.
    """
    for folder in [folder_of(root, candidate)] if candidate is not None else entries(root):
        if isinstance(folder, Problem):
            yield folder
            continue
        if folder.is_symlink():
            yield link(folder)
            continue
        for interviewer, revision, path in listed(folder):
            yield parsed(path, folder.name, interviewer, revision)
        yield from strays(folder)


def parsed(path: Path, candidate: str, interviewer: str, revision: int) -> Record | Problem:
    """Read one record's file, and hold it against what its name says."""
    try:
        record = Record.model_validate_json(read(path))
    except ValidationError as error:
        where = ".".join(str(key) for key in error.errors(include_input=False, include_url=False)[0]["loc"])
        return _damaged(path, f"the record is damaged{f' at {where}' if where else ''}")
    except OSError as error:
        return _damaged(path, f"the record cannot be read ({error.strerror or 'refused'})")
    if (record.candidate, record.interviewer, record.revision) != (candidate, interviewer, revision):
        return _damaged(path, "the record is of another candidate, interviewer or revision than its name says")
    return record


def read(path: Path) -> bytes:
    """Read a plain file of at most ``MAX_BYTES``. Raises OSError, also for links and devices."""
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    if about.st_size > MAX_BYTES:
        raise OSError(errno.EFBIG, "too large for a record", str(path))
    with path.open("rb") as file:
        return file.read(about.st_size)


def _damaged(path: Path, what: str) -> Problem:
    return Problem(
        place(path), what, "it is left out, and the others are read",
        "bring it back from a backup, or move it away and collect the scorecard's file again", "records",
    )  # fmt: skip
