"""Validated records of the last run, by content hash, so that only changed files are parsed again.

The cache holds JSON, never pickles: reading somebody's cache must not be able to run code. It is
thrown away whole when the models change.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache as once
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from zlib import crc32

import cskit.model
from cskit.model.base import Frozen

Model = TypeVar("Model", bound=Frozen)


class Cache:
    """One file, a line a record: shown path, content hash, the record as JSON.

    Its first line holds a hash of the models and a checksum of all that follows, so that a file
    that was cut short or changed counts as no cache at all. Records stay bytes between the disk and
    the models: to decode and encode those of 5,000 terms for nothing takes 0.15 s.
    """

    def __init__(self, path: Path) -> None:
        """Read the cache at ``path``; a missing, damaged or outdated one counts as empty."""
        self._path = path
        self._old: dict[bytes, tuple[bytes, bytes]] = {}
        self._new: dict[bytes, tuple[bytes, bytes]] = {}
        self._changed = False
        try:
            head, _, body = path.read_bytes().partition(b"\n")
            if head == _head(body):
                for line in body.split(b"\n")[:-1]:
                    shown, digest, record = line.split(b"\t", 2)
                    self._old[shown] = (digest, record)
        except (OSError, ValueError):
            self._old = {}

    def get(self, shown: str, digest: str, model: type[Model]) -> Model | None:
        """Give the record read from a file with this content, if it was kept."""
        key = os.fsencode(shown)
        known = self._old.get(key)
        if known is None or known[0] != digest.encode():
            return None
        try:
            record = model.model_validate_json(known[1])
        except ValueError:
            return None
        self._new[key] = known
        return record

    def put(self, shown: str, digest: str, record: Frozen) -> None:
        """Keep a record for the next run."""
        self._changed = True
        self._new[os.fsencode(shown)] = (digest.encode(), record.model_dump_json().encode())

    def save(self) -> None:
        """Write the cache beside the old one and swap; a cache that cannot be written is no mistake."""
        if not self._changed and len(self._new) == len(self._old):
            return
        body = b"".join([b"%b\t%b\t%b\n" % (shown, digest, record) for shown, (digest, record) in self._new.items()])
        replace_whole(self._path, _head(body), b"\n", body)


def replace_whole(path: Path, *parts: bytes) -> None:
    """Write a file beside the old one and swap; one that cannot be written is left as it was."""
    beside = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines(parts)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _head(body: bytes) -> bytes:
    return f"{models_hash()} {crc32(body):08x}".encode()


@once
def models_hash() -> str:
    """A hash over the models' and the reader's source: other models, other cache."""
    digest = sha256()
    here = Path(__file__).parent
    for folder in (Path(cskit.model.__file__).parent, here):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
