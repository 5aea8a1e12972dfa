"""`cskit check` on the real content and on made-up terms, beside libyaml reading the same files."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from folders import Folders
from report import Aim, Part, Table
from timing import Command, cskit, measure, program

BARE, COLD, CHANGED, SAME = (
    "libyaml alone: events of the same files",
    "`cskit check`, no cache",
    "`cskit check`, one file changed",
    "`cskit check`, nothing changed",
)
_COLD_AIM, _CHANGED_AIM, _LINEAR = 10.0, 2.0, 5.0


def part(folders: Folders, runs: int) -> Part:
    """Measure the check at three sizes."""
    real = measure(_commands(folders.real()), runs)
    small = measure(_commands(folders.with_terms(1000)), runs)
    large = measure(_commands(folders.with_terms(5000)), runs, warm_up=False)
    growth = large[COLD].cpu / small[COLD].cpu
    return Part(
        name="check", title="Checking content",
        about="Made-up terms stand beside the real content, as long as the real ones and as densely tied, in both languages.",
        runs=runs, packages=("PyYAML", "pydantic"),
        aims=[
            Aim(
                f"5,000 terms, no cache: at most {_COLD_AIM:.0f} s", f"{large[COLD].wall:.1f} s",
                large[COLD].wall <= _COLD_AIM,
            ),
            Aim(
                f"5,000 terms, one file changed: at most {_CHANGED_AIM:.0f} s", f"{large[CHANGED].wall:.1f} s",
                large[CHANGED].wall <= _CHANGED_AIM,
            ),
            Aim(
                f"linear: 5,000 terms without a cache take at most {_LINEAR:.0f} times the CPU of 1,000",
                f"{growth:.2f} times", growth <= _LINEAR,
            ),
        ],
        tables=[
            Table(f"The real content, {folders.terms(0)} terms", real, BARE),
            Table(f"{folders.terms(1000):,} terms", small, BARE),
            Table(f"{folders.terms(5000):,} terms", large, BARE),
        ],
    )  # fmt: skip


def _commands(root: Path) -> dict[str, Command]:
    check = cskit("check", "--root", root)
    cache = root / ".cskit" / "content.cache"
    return {
        BARE: Command(program("bare_yaml", root / "glossary", root / "scorecards")),
        COLD: Command(check, before=lambda: cache.unlink(missing_ok=True)),
        CHANGED: Command(check, before=_change(root)),
        SAME: Command(check),
    }


def _change(root: Path) -> Callable[[], object]:
    """Make a change to one term, another one at each call."""
    path = sorted((root / "glossary" / "terms").glob("*.yml"))[0]
    text = path.read_text(encoding="utf-8")
    calls = count(1)
    return lambda: path.write_text(f"{text}# {next(calls)}\n", encoding="utf-8")
