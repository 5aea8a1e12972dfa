"""Our own share of a full site build beside what the engine takes on the same Markdown."""

from __future__ import annotations

import shutil
from pathlib import Path

from folders import Folders
from report import Aim, Part, Table
from timing import Command, Timed, measure, program

ENGINE, OURS = "the engine alone: `mkdocs build`, both languages side by side", "our own share: read, check, write the Markdown"
_SHARE = 0.15


def part(folders: Folders, runs: int) -> Part:
    """Measure a full build, kits aside, at two sizes."""
    real = measure(_commands(folders.real()), runs)
    large = measure(_commands(folders.with_terms(1000)), runs, warm_up=False)
    return Part(
        name="site", title="Building the site",
        about=(
            "A full build from nothing: no cache, no staged pages, no site. Kits are measured on their own below. "
            "The engine works on both languages at the same time, so its CPU seconds are spread over two cores."
        ),
        runs=runs, packages=("mkdocs", "mkdocs-material", "Jinja2"),
        aims=[
            _aim(f"the real content, {folders.terms(0)} terms", real),
            _aim(f"{folders.terms(1000):,} terms", large),
        ],
        tables=[
            Table(f"The real content, {folders.terms(0)} terms", real, ENGINE),
            Table(f"{folders.terms(1000):,} terms", large, ENGINE),
        ],
    )  # fmt: skip


def _aim(what: str, timed: dict[str, Timed]) -> Aim:
    share = timed[OURS].cpu / timed[ENGINE].cpu
    return Aim(f"{what}: our CPU at most {_SHARE:.0%} of the engine's", f"{share:.0%}", share <= _SHARE)


def _commands(root: Path) -> dict[str, Command]:
    def nothing() -> None:
        for name in ("build", "site", ".cskit"):
            shutil.rmtree(root / name, ignore_errors=True)

    def no_site() -> None:
        shutil.rmtree(root / "site", ignore_errors=True)

    return {
        OURS: Command(program("own_share", root), before=nothing),
        ENGINE: Command(program("engine_alone", root), before=no_site),
    }
