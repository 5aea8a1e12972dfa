"""What was measured, as Markdown; the file keeps the parts that were not measured again."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from timing import Timed

_HEAD = """# Measurements

`make bench` writes this page; `python bench/run.py check`, `site`, `kits` or `start` measures one part again, `--runs 5`
takes more runs. Every number is a median over whole processes, run in turn with what they are compared with, so that
a busy minute of the machine meets all of them. Seconds differ from machine to machine; ratios travel better.
«CPU» is user time of the process and of all that it started, «peak» the resident memory of the largest process (some
20 MB are the measuring program's own, and less cannot be seen).
"""
_PART = re.compile(r"<!-- part: (\w+) -->\n(.*?)(?=<!-- part: |\Z)", re.DOTALL)


@dataclass(frozen=True)
class Aim:
    """What was aimed at, what was measured, and whether that is good enough."""

    what: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Table:
    """Timings side by side; ``base`` is the row that the others are compared with."""

    caption: str
    rows: Mapping[str, Timed]
    base: str


@dataclass(frozen=True)
class Part:
    """One part of the page."""

    name: str
    title: str
    about: str
    runs: int
    packages: Sequence[str]
    """Distributions whose versions matter here."""
    aims: Sequence[Aim]
    tables: Sequence[Table]

    def markdown(self) -> str:
        """Write the part."""
        versions = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in self.packages)]
        machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
        when = f"{datetime.now(UTC).date()} · {machine} · {' · '.join(versions)} · medians of {self.runs} runs"
        aims = ["| aim | measured | |", "| --- | --- | --- |"]
        aims += [f"| {aim.what} | {aim.measured} | {'met' if aim.met else '**missed**'} |" for aim in self.aims]
        blocks = [f"## {self.title}", self.about, when, "\n".join(aims), *map(_table, self.tables)]
        return "\n\n".join(blocks) + "\n"


def _table(table: Table) -> str:
    base = table.rows[table.base]
    lines = [
        table.caption, "",
        "| | seconds | fastest to slowest | CPU seconds | peak MB | times the seconds | times the CPU |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    lines += [
        f"| {name} | {row.wall:.2f} | {row.fastest:.2f} to {row.slowest:.2f} | {row.cpu:.2f} | {row.peak:.0f} "
        f"| {row.wall / base.wall:.2f} | {row.cpu / base.cpu:.2f} |"
        for name, row in table.rows.items()
    ]
    return "\n".join(lines)


def write(path: Path, parts: Mapping[str, Part], order: Sequence[str]) -> None:
    """Put ``parts`` into the file at ``path``; what it holds on other parts stays."""
    written = dict(_PART.findall(path.read_text(encoding="utf-8"))) if path.is_file() else {}
    written.update({name: part.markdown() for name, part in parts.items()})
    body = "".join(f"\n<!-- part: {name} -->\n{written[name].strip()}\n" for name in order if name in written)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_HEAD + body, encoding="utf-8")
