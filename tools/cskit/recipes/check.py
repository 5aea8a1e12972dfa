"""Find the content, read it, and run every rule over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from cskit.content import rules
from cskit.content.cache import Cache
from cskit.content.load import load, locate
from cskit.content.rules.context import Context
from cskit.disk import Stopped
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, errors, in_reading_order


class Listener(Protocol):
    """Hears how far a recipe has come."""

    def step(self, name: str) -> None:
        """A step begins."""

    def progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` things of the step are finished."""


@dataclass(frozen=True)
class Checked:
    """Content that was read, and everything that is wrong with it."""

    content: Content
    problems: list[Problem]

    @property
    def clean(self) -> bool:
        """Whether nothing stops a build; warnings do not."""
        return not errors(self.problems)


def find_root(start: Path) -> Path:
    """Find the folder with ``glossary/`` and ``scorecards/``, from ``start`` upwards.

    Raises Stopped where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "glossary").is_dir() and (folder / "scorecards").is_dir():
            return folder
    raise Stopped(Problem(
        Place(str(start), (), 1, 1), "there is no content here: no glossary/ and scorecards/ in this folder or above it",
        "there is nothing to work on", "change to the folder that holds them, or name it with --root", "files",
    ))  # fmt: skip


def check(root: Path, listener: Listener) -> Checked:
    """Read all content and run every rule over it."""
    listener.step("Reading")
    content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"), progress=listener.progress)
    listener.step("Checking")
    found = rules.run(content, Context(today=datetime.now(UTC).date(), memory=root / ".cskit" / "fair-hiring.cache"))
    return Checked(content, in_reading_order([*problems, *locate(found, [root])]))
