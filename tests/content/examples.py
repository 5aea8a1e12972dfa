"""Example files: what they lay over the base content, and which problems they expect.

An example is one YAML file that begins with comment lines:

    # file: glossary/terms/x.yml      where it is laid over tests/examples/base
    # expect: glossary/terms/x.yml:4:1: …    one problem, as `cskit check` prints it

Another `# file:` line begins another file. `# without: scorecards/cases` takes a file or folder of the
base away. Line numbers are those of the example file itself.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cskit.content.load import load, locate
from cskit.content.rules import Context, run
from cskit.model.problems import Problem, in_reading_order

EXAMPLES = Path(__file__).parent.parent / "examples"
BASE = EXAMPLES / "base"
TODAY = date(2026, 11, 30)


@dataclass(frozen=True)
class Example:
    """One example file, read."""

    files: dict[str, str]
    without: tuple[str, ...]
    expected: tuple[str, ...]


def read(path: Path) -> Example:
    """Read an example; blank lines stand for what comes before a file's part, so that line numbers agree."""
    files: dict[str, list[str]] = {}
    without, expected = [], []
    current: list[str] = []
    for number, line in enumerate(path.read_bytes().decode().splitlines(keepends=True)):
        key, _, value = line.partition(": ")
        if key == "# file":
            current = files.setdefault(value.strip(), ["\n"] * number)
        elif key == "# without":
            without.append(value.strip())
        elif key == "# expect":
            expected.append(value.strip())
        current.append(line)
    return Example({name: "".join(lines) for name, lines in files.items()}, tuple(without), tuple(expected))


def lay_over(example: Example, folder: Path) -> Path:
    """Copy the base to ``folder`` and lay the example's files over it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for name in example.without:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in example.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def expect(path: Path, problems: list[Problem]) -> None:
    """Write the problems into the example as those it expects, below its first line."""
    first, *rest = path.read_bytes().decode().splitlines(keepends=True)
    kept = [line for line in rest if not line.startswith("# expect: ")]
    lines = [first, *(f"# expect: {problem.as_line()}\n" for problem in problems), *kept]
    path.write_bytes("".join(lines).encode())


def check(root: Path) -> list[Problem]:
    """Load a content folder and hold it against every rule, as `cskit check` does."""
    content, problems = load([root])
    found = run(content, Context(today=TODAY))
    return in_reading_order([*problems, *locate(found, [root])])
