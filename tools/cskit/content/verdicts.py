"""Texts that the fair-hiring check found nothing in, so that unchanged ones are not searched again.

Thousands of patterns over hundreds of texts take longer than all other rules together. Only clean
texts are remembered, as hashes, and all are forgotten when the lists or the check itself change.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from cskit.content.cache import models_hash, replace_whole
from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import Checker, Finding


class Verdicts:
    """A checker of some lists with a memory of the texts that passed it."""

    def __init__(self, lists: Iterable[FairnessList], path: Path | None = None) -> None:
        """Read the memory at ``path``; a missing, damaged or outdated one counts as empty."""
        self._lists = tuple(lists)
        self._path = path
        self._passed: set[str] = set()
        self._new: set[str] = set()
        if path:
            try:
                head, *passed = path.read_text(encoding="ascii").split("\n")
            except (OSError, ValueError):
                return
            if head == self._head:
                self._passed = set(passed)

    def find(self, text: str) -> tuple[Finding, ...]:
        """Find the topics a text asks about, with the reasons in English; nothing for a text that passed before."""
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if digest not in self._passed:
            findings = self._checker.find(text, "en")
            if findings:
                return findings
        self._new.add(digest)
        return ()

    def save(self) -> None:
        """Keep what passed in this run, and only that; a memory that cannot be written is no mistake."""
        if self._path and self._new != self._passed:
            replace_whole(self._path, "\n".join((self._head, *sorted(self._new))).encode("ascii"))

    @cached_property
    def _checker(self) -> Checker:
        """Compiled only when a text has to be searched."""
        return Checker(self._lists)

    @cached_property
    def _head(self) -> str:
        digest = sha256(models_hash().encode())
        for one in self._lists:
            digest.update(one.model_dump_json().encode())
        return digest.hexdigest()
