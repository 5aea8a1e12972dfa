"""Commands on the content: check, build, kits, schemas."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cskit.cli.console import FINE, LANGUAGE, PROBLEMS, answers, find, ids, print_json, root_option, shown, the_console

if TYPE_CHECKING:
    from cskit.recipes.kits import Built


@click.command()
@root_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@answers
def check(root: Path | None, style: str) -> int:
    """Check all content and say what is wrong, where, and what to do."""
    from cskit.recipes.check import check as check_content

    console = the_console()
    checked = check_content(find(root), console)
    if style == "json":
        console.clear()
        print_json([problem.as_data() for problem in checked.problems])
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


@click.command()
@root_option
@click.option("--site-url", default=None, metavar="URL", help="Where the site will be published; makes canonical links.")
@answers
def build(root: Path | None, site_url: str | None) -> int:
    """Build the whole site with its kits into site/."""
    from cskit.recipes.build import build as build_site

    built = build_site(find(root), the_console(), site_url=site_url)
    return _report(built)


def _report(built: Built) -> int:
    console = the_console()
    console.problems(built.problems)
    if built.site is None and not built.kits:
        if built.problems:
            console.say("Nothing was built; the previous site is as it was.")
        return PROBLEMS
    if built.site:
        console.say(
            f"{built.pages} pages and {len(built.kits)} kits in {shown(built.site)}{os.sep}\n"
            "Look at it with: make serve (or put the folder on any web server)"
        )
    else:
        for path in built.kits:
            console.say(shown(path))
    return FINE


@click.command()
@root_option
@click.argument("backgrounds", nargs=-1, shell_complete=ids("scorecards/backgrounds"))
@click.option("--lang", "languages", type=LANGUAGE, multiple=True, help="ja, en; both if not given.")
@click.option(
    "--plan", default=None, shell_complete=ids("scorecards/plans"), help="Another interview plan than the background's own."
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("kits-out"), show_default=True)
@answers
def kit(
    root: Path | None, backgrounds: tuple[str, ...], languages: tuple[Any, ...], plan: str | None, paper: Any, out: Path
) -> int:  # fmt: skip
    """Make interview kits as PDF files, for all BACKGROUNDS or those named."""
    from cskit.recipes.kits import make_kits

    return _report(make_kits(
        find(root), the_console(), backgrounds=backgrounds, languages=languages or ("ja", "en"),
        plan=plan, paper=paper, out=out,
    ))  # fmt: skip


@click.command()
@root_option
@click.argument("file", type=click.File("rb"), default="-")
@click.option("--lang", "language", type=LANGUAGE, required=True, help="The language of the questions.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@answers
def fair(root: Path | None, file: Any, language: Any, style: str) -> int:
    """Check your own interview questions for fair hiring, one a line, from FILE or from standard input."""
    from cskit.recipes.fair import fair as fair_questions

    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise click.UsageError("The file is not UTF-8. In Notepad: Save as, Encoding: UTF-8.") from None
    lines = fair_questions(find(root), text, language)
    found = any(line.findings for line in lines)
    if style == "json":
        print_json([{"line": line.number, "text": line.text, "findings": list(line.findings)} for line in lines])
    else:
        for line in lines:
            for finding in line.findings:
                click.secho(f"line {line.number}: {line.text}", fg="red")
                click.echo(f"  {finding['jurisdiction']}, {finding['topic']}: {finding['matched']}\n  {finding['why']}")
        if not found:
            the_console().say(f"{len(lines)} lines, nothing found. This is a help for careful people, not legal advice.")
    return PROBLEMS if found else FINE


@click.command()
@root_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if a schema is out of date.")
@answers
def schema(root: Path | None, only_check: bool) -> int:
    """Write the JSON Schemas that let an editor complete and underline content files."""
    from cskit.recipes.schemas import write_schemas

    stale = write_schemas(find(root), only_check=only_check)
    for path in stale:
        the_console().say(f"{'out of date' if only_check else 'written'}: {shown(path)}")
    return PROBLEMS if stale and only_check else FINE


@click.command()
@root_option
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines see it.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@answers
def serve(root: Path | None, host: str, port: int) -> int:
    """Show the site here and rebuild it whenever content, pages or templates change."""
    from cskit.recipes.build import serve as serve_site

    console = the_console()
    click.echo(f"http://{host}:{port}/  (stop with Ctrl-C)", err=True)
    serve_site(find(root), console, host=host, port=port, report=_report)  # type: ignore[arg-type]
    return FINE


@click.command()
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
    click.echo(scripts[shell](click.get_current_context().find_root().command, {}, "cskit", "_CSKIT_COMPLETE").source())


COMMANDS = (check, build, kit, fair, schema, serve, completion)
