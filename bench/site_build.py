"""Our own share of a full site build beside what the engine takes on the same Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from folders import Folders
from report import Aim, Part, Table
from timing import Command, Timed, measure, program

ENGINE, FIRST, AGAIN = (
    "the engine alone: `mkdocs build`, both languages side by side",
    "our own share, from nothing: read, check, write the Markdown",
    "our own share, with the content cache of the last build",
)
_SHARE = 0.15
_LONG_RUNS = 2
"""The engine takes so long over 1,000 terms that little can disturb it."""


def part(folders: Folders, runs: int) -> Part:
    """Measure a full build, kits aside, at two sizes."""
    real = measure(_commands(folders.real()), runs)
    large = measure(_commands(folders.with_terms(1000)), min(runs, _LONG_RUNS), warm_up=False)
    return Part(
        name="site", title="Building the site",
        about=(
            "A full build: every page is staged and rendered. Kits are measured on their own below. "
            "The engine works on both languages at the same time, so its CPU seconds are spread over two cores."
        ),
        runs=runs, packages=("mkdocs", "mkdocs-material", "Jinja2"),
        aims=[
            aim
            for what, timed in ((f"the real content, {folders.terms(0)} terms", real), (f"{folders.terms(1000):,} terms", large))
            for aim in (_aim(f"{what}, from nothing", timed, FIRST), _aim(f"{what}, with the content cache", timed, AGAIN))
        ],
        tables=[
            Table(f"The real content, {folders.terms(0)} terms", real, ENGINE),
            Table(f"{folders.terms(1000):,} terms, {min(runs, _LONG_RUNS)} runs", large, ENGINE),
        ],
    )  # fmt: skip


def _aim(what: str, timed: dict[str, Timed], ours: str) -> Aim:
    share = timed[ours].cpu / timed[ENGINE].cpu
    return Aim(f"{what}: our CPU at most {_SHARE:.0%} of the engine's", f"{share:.0%}", share <= _SHARE)


def _commands(root: Path) -> dict[str, Command]:
    def without(*names: str) -> Callable[[], None]:
        def clear() -> None:
            for name in names:
                shutil.rmtree(root / name, ignore_errors=True)

        return clear

    return {
        FIRST: Command(program("own_share", root), before=without("build", "site", ".cskit")),
        AGAIN: Command(program("own_share", root), before=without("build", "site")),
        ENGINE: Command(program("engine_alone", root), before=without("site")),
    }
