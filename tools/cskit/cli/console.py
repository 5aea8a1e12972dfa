"""What all commands share: the console, exit codes, options, and how a result is printed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

if TYPE_CHECKING:
    from cskit.model.problems import Problem

FINE, PROBLEMS, STOPPED_BY_USER = 0, 1, 130
P = ParamSpec("P")


class Console:
    """Prints what a person should see: progress on a terminal, nothing extra in a pipe."""

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        """Progress is drawn on standard error, and only where that is a terminal."""
        self.quiet, self.verbose = quiet, verbose
        self._live = sys.stderr.isatty() and not quiet
        self._step = ""

    def step(self, name: str) -> None:
        """Show that a step begins."""
        self._step = name
        if self._live:
            click.echo(f"\r\x1b[K{name} …", nl=False, err=True)
        elif self.verbose:
            click.echo(f"{name} …", err=True)

    def progress(self, done: int, total: int) -> None:
        """Show how far the step has come."""
        if self._live:
            click.echo(f"\r\x1b[K{self._step} … {done}/{total}", nl=False, err=True)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._live:
            click.echo("\r\x1b[K", nl=False, err=True)

    def say(self, text: str) -> None:
        """Print a result, unless quiet."""
        self.clear()
        if not self.quiet:
            click.echo(text)

    def problems(self, found: list[Problem]) -> None:
        """Print every problem, a line each, and how many there are."""
        self.clear()
        for problem in found:
            click.secho(problem.as_line(), fg="yellow" if problem.severity == "warning" else "red", err=True)
        bad = sum(problem.severity == "error" for problem in found)
        if found and not self.quiet:
            counted = [f"{n} {word}{'s' if n != 1 else ''}" for n, word in ((bad, "error"), (len(found) - bad, "warning")) if n]
            click.echo(", ".join(counted), err=True)


def answers(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's result into an exit code, and what stops it into a message."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        from cskit.disk import Stopped

        try:
            code = command(*args, **kwargs)
        except Stopped as stopped:
            the_console().problems([stopped.problem])
            code = PROBLEMS
        except KeyboardInterrupt:
            click.echo("\nStopped. What was there before is untouched.", err=True)
            code = STOPPED_BY_USER
        sys.exit(code)

    return run


root_option = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None,
    help="Folder with glossary/ and scorecards/; otherwise looked for from here upwards.",
)  # fmt: skip
LANGUAGE = click.Choice(["ja", "en"])


def ids(folder: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Complete the ids of a content folder: the names of its files."""

    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        start = context.params.get("root") or Path.cwd()
        for root in (start, *start.parents):
            if (root / folder).is_dir():
                return sorted(path.stem for path in (root / folder).glob(f"{typed}*.yml"))
        return []

    return complete


def the_console() -> Console:
    """The console that the command line made."""
    return click.get_current_context().find_object(Console) or Console(quiet=False, verbose=False)


def find(root: Path | None) -> Path:
    """The folder with the content, from the one that was named or from here upwards. Raises Stopped where there is none."""
    from cskit.recipes.check import find_root

    return find_root((root or Path.cwd()).resolve())


def shown(path: Path) -> str:
    """A path as short as it can be shown from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def print_json(value: Any) -> None:
    """Print JSON in UTF-8, whatever the terminal's encoding is: it is for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())
