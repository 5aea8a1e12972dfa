"""Temporary folders with copies of the content, so that measuring touches nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import synthetic


class Folders:
    """The real content and larger ones, made when they are asked for."""

    def __init__(self, real: Path, workshop: Path) -> None:
        """Copy from ``real`` into folders below ``workshop``."""
        self._source, self._workshop = real, workshop
        self.with_terms = cache(self._with_terms)

    def real(self) -> Path:
        """A copy of the real content."""
        return self.with_terms(0)

    def _with_terms(self, made_up: int) -> Path:
        root = self._workshop / f"terms-{made_up}"
        root.mkdir(parents=True)
        return synthetic.write(root, self._source, made_up)

    def terms(self, made_up: int) -> int:
        """How many terms the folder with so many made-up ones holds."""
        return sum(1 for _ in (self.with_terms(made_up) / "glossary" / "terms").glob("*.yml"))

    def scrap(self, name: str) -> Path:
        """A folder for output that nobody keeps."""
        return self._workshop / name
