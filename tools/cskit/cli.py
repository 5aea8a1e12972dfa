"""The command line: parse, call one recipe, print problems, set the exit code.

Exit codes: 0 fine, 1 the content (or a checked question) has problems or the work could not be
finished, 2 the command was called wrongly, 130 stopped with Ctrl-C. Heavy imports happen inside
the commands, so that ``--help`` and completion answer at once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from cskit import __version__

if TYPE_CHECKING:
    from cskit.model.problems import Problem
    from cskit.recipes import Built

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
            _console().problems([stopped.problem])
            code = PROBLEMS
        except KeyboardInterrupt:
            click.echo("\nStopped. What was there before is untouched.", err=True)
            code = STOPPED_BY_USER
        sys.exit(code)

    return run


_root = click.option(
    "--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None,
    help="Folder with glossary/ and scorecards/; otherwise looked for from here upwards.",
)  # fmt: skip
_language = click.Choice(["ja", "en"])


def _ids(folder: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Complete the ids of a content folder: the names of its files."""

    def complete(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
        start = context.params.get("root") or Path.cwd()
        for root in (start, *start.parents):
            if (root / folder).is_dir():
                return sorted(path.stem for path in (root / folder).glob(f"{typed}*.yml"))
        return []

    return complete


def _console() -> Console:
    return click.get_current_context().find_object(Console) or Console(quiet=False, verbose=False)


def _find(root: Path | None) -> Path:
    from cskit.recipes import find_root

    return find_root((root or Path.cwd()).resolve())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cskit")
@click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
@click.option("--verbose", "-v", is_flag=True, help="Name every step, also where nobody is watching.")
@click.pass_context
def main(context: click.Context, quiet: bool, verbose: bool) -> None:
    """Customer Success hiring content in Japanese and English: checked, built, printed.

    \b
    Exit codes: 0 fine, 1 problems found or the work could not be finished,
                2 called wrongly, 130 stopped with Ctrl-C
    """  # noqa: D301  click reads the backspace
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a Windows terminal in cp932 has no 𠮷: show ? instead of stopping
            stream.reconfigure(errors="replace")
    context.obj = Console(quiet=quiet, verbose=verbose)


@main.command()
@_root
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@answers
def check(root: Path | None, style: str) -> int:
    """Check all content and say what is wrong, where, and what to do."""
    from cskit import recipes

    console = _console()
    checked = recipes.check(_find(root), console)
    if style == "json":
        console.clear()
        _json([problem.as_data() for problem in checked.problems])
    else:
        console.problems(checked.problems)
        if not checked.problems:
            content = checked.content
            console.say(
                f"All fine: {len(content.terms)} terms, {len(content.competencies)} competencies, "
                f"{len(content.backgrounds)} backgrounds, {len(content.plans)} plans, {len(content.cases)} cases, "
                f"{len(content.samples)} samples, {len(content.articles)} articles, {len(content.paths)} reading paths."
            )
    return FINE if checked.clean else PROBLEMS


@main.command()
@_root
@click.option("--site-url", default=None, metavar="URL", help="Where the site will be published; makes canonical links.")
@answers
def build(root: Path | None, site_url: str | None) -> int:
    """Build the whole site with its kits into site/."""
    from cskit import recipes

    built = recipes.build(_find(root), _console(), site_url=site_url)
    return _report(built)


def _report(built: Built) -> int:
    console = _console()
    console.problems(built.problems)
    if built.site is None and not built.kits:
        if built.problems:
            console.say("Nothing was built; the previous site is as it was.")
        return PROBLEMS
    if built.site:
        console.say(
            f"{built.pages} pages and {len(built.kits)} kits in {_shown(built.site)}{os.sep}\n"
            "Look at it with: make serve (or put the folder on any web server)"
        )
    else:
        for path in built.kits:
            console.say(_shown(path))
    return FINE


def _shown(path: Path) -> str:
    """A path as short as it can be shown from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


@main.command()
@_root
@click.argument("backgrounds", nargs=-1, shell_complete=_ids("scorecards/backgrounds"))
@click.option("--lang", "languages", type=_language, multiple=True, help="ja, en; both if not given.")
@click.option(
    "--plan", default=None, shell_complete=_ids("scorecards/plans"), help="Another interview plan than the background's own."
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("kits-out"), show_default=True)
@answers
def kit(
    root: Path | None, backgrounds: tuple[str, ...], languages: tuple[Any, ...], plan: str | None, paper: Any, out: Path
) -> int:  # fmt: skip
    """Make interview kits as PDF files, for all BACKGROUNDS or those named."""
    from cskit import recipes

    return _report(recipes.make_kits(
        _find(root), _console(), backgrounds=backgrounds, languages=languages or ("ja", "en"),
        plan=plan, paper=paper, out=out,
    ))  # fmt: skip


@main.command()
@_root
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--lang", "language", type=_language, required=True, help="The language of the questions.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@answers
def fair(root: Path | None, file: Any, language: Any, style: str) -> int:
    """Check your own interview questions for fair hiring, one a line, from FILE or from standard input."""
    from cskit import recipes

    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError("The file is not UTF-8. In Notepad: Save as, Encoding: UTF-8.") from None
    lines = recipes.fair(_find(root), text, language)
    found = any(line.findings for line in lines)
    if style == "json":
        _json([{"line": line.number, "text": line.text, "findings": list(line.findings)} for line in lines])
    else:
        for line in lines:
            for finding in line.findings:
                click.secho(f"line {line.number}: {line.text}", fg="red")
                click.echo(f"  {finding['jurisdiction']}, {finding['topic']}: {finding['matched']}\n  {finding['why']}")
        if not found:
            _console().say(f"{len(lines)} lines, nothing found. This is a help for careful people, not legal advice.")
    return PROBLEMS if found else FINE


@main.command()
@_root
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a schema is out of date.")
@answers
def schema(root: Path | None, only_check: bool) -> int:
    """Write the JSON Schemas that let an editor complete and underline content files."""
    from cskit import recipes

    stale = recipes.write_schemas(_find(root), only_check=only_check)
    for path in stale:
        _console().say(f"{'out of date' if only_check else 'written'}: {_shown(path)}")
    return PROBLEMS if stale and only_check else FINE


@main.command()
@_root
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines see it.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@answers
def serve(root: Path | None, host: str, port: int) -> int:
    """Show the site here and rebuild it whenever content, pages or templates change."""
    from cskit import recipes

    console = _console()
    click.echo(f"http://{host}:{port}/  (stop with Ctrl-C)", err=True)
    recipes.serve(_find(root), console, host=host, port=port, report=_report)  # type: ignore[arg-type]
    return FINE


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes cskit's commands and ids in SHELL.

    \b
    bash:  cskit completion bash >> ~/.bashrc
    zsh:   cskit completion zsh >> ~/.zshrc
    fish:  cskit completion fish > ~/.config/fish/completions/cskit.fish
    """  # noqa: D301  click reads the backspace
    from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

    scripts: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    click.echo(scripts[shell](main, {}, "cskit", "_CSKIT_COMPLETE").source())


def _json(value: Any) -> None:
    """Print JSON in UTF-8, whatever the terminal's encoding is: it is for programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())
