"""Measure speed and memory, print the tables and write them to docs/develop/measurements.md.

python bench/run.py [check] [site] [kits] [start] [--runs N] [--root FOLDER]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import check
import kits
import site_build
import start
from folders import Folders
from report import Part, write
from timing import FailedError

HOME = Path(__file__).parents[1]
PARTS: Mapping[str, Callable[[Folders, int], Part]] = {
    "check": check.part, "site": site_build.part, "kits": kits.part, "start": start.part,
}  # fmt: skip


def main() -> int:
    """Measure the parts that are asked for, all of them if none is named."""
    parser = argparse.ArgumentParser(description="Measure speed and memory.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all if none is named")
    parser.add_argument("--runs", type=int, default=3, help="how often each command is run (default: 3)")
    parser.add_argument("--root", type=Path, default=HOME, help="the content to measure with; another one is not written down")
    asked = parser.parse_args()
    unknown = [name for name in asked.parts if name not in PARTS]
    if unknown or asked.runs < 1:
        parser.error(f"no part {', '.join(unknown)}" if unknown else "--runs is at least 1")
    made: dict[str, Part] = {}
    with tempfile.TemporaryDirectory(prefix="cskit-bench-") as workshop:
        folders = Folders(asked.root.resolve(), Path(workshop))
        for name in asked.parts or PARTS:
            print(f"Measuring {name} …", file=sys.stderr, flush=True)
            try:
                made[name] = PARTS[name](folders, asked.runs)
            except FailedError as failed:
                print(failed, file=sys.stderr)
                return 1
            print(made[name].markdown(), flush=True)
    if asked.root.resolve() == HOME:
        write(HOME / "docs" / "develop" / "measurements.md", made, list(PARTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
