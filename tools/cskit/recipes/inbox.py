"""What was handed in: which files of those named are read, in what order, and their bytes."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from cskit.model.problems import Place, Problem
from cskit.outputs import MAX_BYTES

_PASSED_OVER = ("~$", ".")
"""Beginnings of names that programs give to files of their own: locks, lists, copies not yet whole."""


def listed(given: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """The files to read, in the order they are named, and what was left out.

    Of a folder, the files right inside it are read, by name. Raises OSError for a folder that cannot be read.
    """
    files: list[Path] = []
    left_out: list[Problem] = []
    for path in given:
        if not path.is_dir():
            files.append(path)
            continue
        for entry in sorted(path.iterdir()):
            if entry.name.startswith(_PASSED_OVER):
                continue
            if entry.is_symlink() or entry.is_dir():
                left_out.append(_left_out(entry))
            else:
                files.append(entry)
    return files, left_out


def _left_out(entry: Path) -> Problem:
    what, it = ("a link", "what it leads to") if entry.is_symlink() else ("a folder", "it")
    return Problem(
        Place(printable(entry.as_posix()), (), 1, 1), f"{what} inside the folder was left out",
        "only the files right inside are read", f"if scorecards are in it, name {it} on the command line", "collect", "warning",
    )  # fmt: skip


def age(path: Path) -> tuple[int, str]:
    """Sort files by the time they were saved at, then by name."""
    try:
        return path.stat().st_mtime_ns, str(path)
    except OSError:
        return 0, str(path)


def contents(path: Path, file: str) -> bytes | Problem:
    """Read a plain file of at most ``MAX_BYTES``; of a larger one nothing is read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            return _unread(file, "this is no plain file", "name the file itself")
        if about.st_size > MAX_BYTES:
            return _unread(file, f"the file has {about.st_size:,} bytes", f"a scorecard has at most {MAX_BYTES:,}: send another")
        with path.open("rb") as opened:
            data = opened.read(about.st_size + 1)
    except OSError as error:
        why = error.strerror or "refused"
        return _unread(file, f"the file cannot be read ({why})", "check that it is there and that you may read it")
    return data if len(data) == about.st_size else _unread(file, "the file changes while it is read", "wait until it is complete")


def _unread(file: str, what: str, remedy: str) -> Problem:
    return Problem(Place(file, (), 1, 1), what, "it was not collected", remedy, "collect")


def no_scorecard(file: str, data: bytes) -> Problem:
    """Say what a file is that no room reads, where its first bytes tell."""
    if not data:
        return _unread(file, "the file is empty", "ask for it again; the copy may have broken off")
    if data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return _unread(file, "this is a web page, and what was filled in is not in it", "collect the .json that the form saved")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _unread(file, "this is an old or an encrypted Office file", "save it as .xlsx without a password")
    return _unread(file, "this is no scorecard", "collect .json, .pdf, .xlsx or .yml files that came from the forms")


def printable(name: str) -> str:
    r"""A file's name without what a terminal would act on or a record could not hold.

    >>> printable("a\x1b[31m\u202ejson.exe \ud800 議事録\u3000.json")
    'a�[31m�json.exe � 議事録\u3000.json'
    """
    return "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in name)
