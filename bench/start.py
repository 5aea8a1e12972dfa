"""How soon the command answers."""

from __future__ import annotations

from folders import Folders
from report import Aim, Part, Table
from timing import PYTHON, Command, cskit, measure

PASS, CLICK, HELP, CHECK = "`python -c pass`", "`python -c 'import click'`", "`cskit --help`", "`cskit check` on the real content"
_MORE = 0.2


def part(folders: Folders, runs: int) -> Part:
    """Measure the start of the command; it is short, so it is run four times as often."""
    often = 4 * runs
    timed = measure({
        PASS: Command((PYTHON, "-c", "pass")),
        CLICK: Command((PYTHON, "-c", "import click")),
        HELP: Command(cskit("--help")),
        CHECK: Command(cskit("check", "--root", folders.real())),
    }, often)  # fmt: skip
    more = timed[HELP].wall - timed[PASS].wall
    return Part(
        name="start", title="Starting",
        about="What Python itself takes, what the command-line library adds, what we add.",
        runs=often, packages=("click",),
        aims=[Aim(f"`cskit --help`: at most {_MORE:.1f} s more than Python itself", f"{more:.2f} s", more <= _MORE)],
        tables=[Table("From the shell's call to the end", timed, PASS)],
    )  # fmt: skip
