"""Commands around an interview round: make one, prepare its papers, collect what comes back."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cskit.cli.console import FINE, LANGUAGE, PROBLEMS, answers, find, ids, print_json, root_option, shown, the_console

if TYPE_CHECKING:
    from cskit.recipes.collect import Collected, Taken

FOLDER = click.Path(file_okay=False, path_type=Path)
LONGEST_CELL = 60
"""Columns that a cell of the table has at most."""


@click.group()
def new() -> None:
    """Begin a file of your own."""


def _people(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """Take ``i-01:empathy,communication`` apart."""
    people = []
    for one in given:
        id_, _, focus = one.partition(":")
        people.append((id_.strip(), [name.strip() for name in focus.split(",") if name.strip()]))
    return people


@new.command()
@root_option
@click.option("--candidate", default=None, metavar="ID", help="A made-up id, never a name; the next free c-0001 if not given.")
@click.option("--background", required=True, shell_complete=ids("scorecards/backgrounds"), help="Where the candidate comes from.")
@click.option("--plan", default=None, shell_complete=ids("scorecards/plans"), help="The background's own if not given.")
@click.option("--lang", "language", type=LANGUAGE, default="ja", show_default=True, help="The language of kit and scorecards.")
@click.option(
    "--interviewer", "interviewers", multiple=True, required=True, metavar="ID[:FOCUS,FOCUS]", callback=_people,
    help="Once for each interviewer, with the competencies this person looks at most closely.",
)  # fmt: skip
@click.option(
    "--keep-months", type=click.IntRange(1, 60), default=6, show_default=True,
    help="Months from today after which everything about the candidate is destroyed.",
)  # fmt: skip
@click.option("--interviews", type=FOLDER, default=None, help="Where rounds are kept; interviews/ if not given.")
@answers
def interview(
    root: Path | None, candidate: str | None, background: str, plan: str | None, language: Any,
    interviewers: list[tuple[str, list[str]]], keep_months: int, interviews: Path | None,
) -> int:  # fmt: skip
    """Write a new interview round with the right ids, as interviews/CANDIDATE.yml."""
    from cskit.recipes.rounds import new_interview

    console = the_console()
    path, problems = new_interview(
        find(root), console, today=datetime.now().astimezone().date(), background=background, interviewers=interviewers,
        candidate=candidate, plan=plan, language=language, months=keep_months, folder=interviews,
    )  # fmt: skip
    console.problems(problems)
    if path is None:
        return PROBLEMS
    console.say(f"{shown(path)}\nNext: cskit prepare {shown(path)}")
    return FINE


@click.command()
@root_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--out", type=FOLDER, default=None, help="Where the candidate's folder is made; prepared/ if not given.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper of the kit.")
@answers
def prepare(root: Path | None, file: Path, out: Path | None, paper: Any) -> int:
    """Make kit and scorecards for each interviewer of the round in FILE, and a note that says what to send to whom."""
    from cskit.recipes.prepare import prepare as prepare_round
    from cskit.recipes.rounds import PREPARED

    console, home = the_console(), find(root)
    made = prepare_round(home, console, file, out=out or home / PREPARED, today=datetime.now().astimezone().date(), paper=paper)
    console.problems(made.problems)
    if made.folder is None or made.note is None:
        return PROBLEMS
    for path in made.written:
        console.say(shown(path))
    console.say(f"{len(made.written)} files written, {made.same} unchanged. Begin with {shown(made.note)}")
    return FINE


@click.command()
@root_option
@click.argument("given", nargs=-1, required=True, metavar="FILE|DIR...", type=click.Path(exists=True, path_type=Path))
@click.option("--records", type=FOLDER, default=None, help="Where records are kept; records/ if not given.")
@click.option("--interviews", type=FOLDER, default=None, help="Where rounds are kept; interviews/ if not given.")
@click.option(
    "--allow-stale", is_flag=True, help="Take scorecards made with other questions or anchors than today's, and mark them."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be kept.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help="For people or for programs.")
@answers
def collect(
    root: Path | None, given: tuple[Path, ...], records: Path | None, interviews: Path | None,
    allow_stale: bool, dry_run: bool, style: str,
) -> int:  # fmt: skip
    """Read filled-in scorecards, in any mix of formats, into the records.

    Of a folder the files right inside it are read; folders in it and links are named and left out.
    """
    from cskit.recipes.collect import collect as collect_files

    console = the_console()
    found = collect_files(
        find(root), console, given, records=records, interviews=interviews, allow_stale=allow_stale, dry_run=dry_run,
        now=datetime.now().astimezone(),
    )  # fmt: skip
    if style == "json":
        console.clear()
        print_json(found.as_data())
    else:
        if found.files:
            console.say(_table(found))
        console.problems(found.all_problems())
        console.say(_total(found))
    return FINE if found.clean else PROBLEMS


def _table(found: Collected) -> str:
    head = ("file", "channel", "candidate", "interviewer", "result")
    rows: list[tuple[str, ...]] = [
        head,
        *((one.file, one.channel, one.candidate, one.interviewer, _result(one, found)) for one in found.files),
    ]
    rows = [tuple(_cut(cell) for cell in row) for row in rows]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _result(one: Taken, found: Collected) -> str:
    if one.outcome == "refused":
        return f"refused: {one.reason}"
    if one.outcome == "already":
        return f"there already, as revision {one.revision}"
    marks = "".join(f", {mark}" for mark in one.marks)
    return f"{'would be ' if found.dry_run else ''}revision {one.revision}{marks}"


def _total(found: Collected) -> str:
    counts = [
        (sum(one.outcome == outcome for one in found.files), word)
        for outcome, word in (("kept", "would be kept" if found.dry_run else "kept"), ("already", "there already"),
                              ("refused", "refused"))
    ]  # fmt: skip
    files = f"{len(found.files)} file{'s' if len(found.files) != 1 else ''}"
    return f"{files}: " + (", ".join(f"{n} {word}" for n, word in counts if n) or "nothing to do")


def _width(text: str) -> int:
    """Columns that a text takes on a terminal: two for a full-width character, none for a mark on another."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _cut(cell: str) -> str:
    if _width(cell) <= LONGEST_CELL:
        return cell
    out = ""
    for char in cell:
        if _width(out + char) >= LONGEST_CELL:
            break
        out += char
    return f"{out}…"


COMMANDS = (new, prepare, collect)
