"""Commands that bring records out and in, and destroy them on time: export, import, purge."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cskit.cli.console import FINE, PROBLEMS, answers, find, ids, root_option, shown, the_console

if TYPE_CHECKING:
    from cskit.recipes.due import Held
    from cskit.recipes.purge import Purged

STYLES = ("csv-long", "csv-wide", "xlsx", "jsonl", "greenhouse", "merge")
"""The formats by name; the same as the room's ``FORMATS``, which is not imported before it is needed."""

_FOLDER = click.Path(file_okay=False, path_type=Path)
records_option = click.option(
    "--records", "records", type=_FOLDER, default=None, help="Folder of the records; otherwise records/ beside the content.",
)  # fmt: skip


@click.command()
@root_option
@records_option
@click.option("--format", "style", type=click.Choice(STYLES), required=True, help="See below.")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where to write.")
@click.option(
    "--candidate", "candidates", multiple=True, metavar="ID", shell_complete=ids("interviews"),
    help="One or several; all if not given.",
)  # fmt: skip
@click.option("--all-revisions", is_flag=True, help="Earlier submissions too, not only each interviewer's newest.")
@click.option("--force", is_flag=True, help="Write over FILE if it exists.")
@answers
def export(
    root: Path | None, records: Path | None, style: str, out: Path, candidates: tuple[str, ...], all_revisions: bool, force: bool,
) -> int:  # fmt: skip
    """Write the collected scorecards into one file for another program.

    \b
    csv-long    a row for each candidate, interviewer and competency
    csv-wide    a row for each scorecard
    xlsx        both tables in one workbook
    jsonl       the records themselves, one a line, nothing left out
    greenhouse  scorecards as Greenhouse Harvest v1 lists them
    merge       scorecards as Merge's unified API lists them

    In CSV a text that a spreadsheet would take for a formula has an apostrophe in front.
    """  # noqa: D301  click reads the backspace
    from cskit.model.problems import errors
    from cskit.recipes.exchange import export as export_records

    console = the_console()
    done = export_records(
        find(root), console, style=style, out=out, candidates=candidates, all_revisions=all_revisions, force=force,
        records=records,
    )  # fmt: skip
    console.problems(done.problems)
    console.say(f"{_counted(done.records, 'scorecard')} on {_counted(done.candidates, 'candidate')} in {shown(out)}")
    console.say("It holds personal information: keep it as long as the records, and no longer.")
    return PROBLEMS if errors(done.problems) else FINE


@click.command()
@root_option
@records_option
@click.option("--interviews", type=_FOLDER, default=None, help="Folder of the rounds; otherwise interviews/.")
@click.option("--prepared", type=_FOLDER, multiple=True, help="Folder given to prepare as --out, besides prepared/.")
@click.option("--debriefs", type=_FOLDER, multiple=True, help="Folder given to debrief as --out, besides debriefs/.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), default=None, metavar="YYYY-MM-DD", help="Another day than today.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be destroyed, and destroy nothing.")
@answers
def purge(
    root: Path | None, records: Path | None, interviews: Path | None, prepared: tuple[Path, ...], debriefs: tuple[Path, ...],
    today: Any, dry_run: bool,
) -> int:  # fmt: skip
    """Destroy what is past its retain_until: records, prepared files, debriefs and the round of each such candidate.

    A receipt without names or ids stays in records/receipts/. Look at --dry-run first: nothing brings them back.
    """
    from datetime import datetime

    from cskit.model.problems import errors
    from cskit.recipes.purge import places_of
    from cskit.recipes.purge import purge as purge_records

    console = the_console()
    day = today.date() if today else datetime.now().astimezone().date()
    places = places_of(find(root), records=records, interviews=interviews, prepared=prepared, debriefs=debriefs)
    done = purge_records(places, console, today=day, dry_run=dry_run)
    console.problems(done.problems)
    _say_purged(done, dry_run=dry_run)
    return PROBLEMS if errors(done.problems) else FINE


def _say_purged(done: Purged, *, dry_run: bool) -> None:
    console = the_console()
    for held in done.due:
        console.say(_line(held))
        if dry_run:
            for kind, path in held.files:
                console.say(f"  {kind:<9} {shown(path)}")
    for path in done.foreign:
        console.say(f"  left, since no command of ours made it: {shown(path)}")
    if dry_run:
        console.say(f"{_counted(len(done.due), 'candidate')} would be destroyed; nothing was touched.")
    elif done.due or done.files:
        where = f"; receipt: {shown(done.receipt)}" if done.receipt else ""
        console.say(f"{_counted(done.files, 'file')} destroyed{where}")
        console.say("Out of reach: mails, exports, backups, paper, and the files that came back. Destroy those as well.")
    else:
        console.say("Nothing is past its day.")
    if done.kept:
        console.say(f"Kept: {_counted(done.kept, 'candidate')}.")


def _line(held: Held) -> str:
    counts = ", ".join(f"{number} {kind}" for kind, number in held.counts().items() if number)
    return f"{held.candidate}: kept until {held.until}; {counts or 'empty folders'}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@click.command("import")
@root_option
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--map", "column_map", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="MAP.yml",
    help="Says which column is which field, and which word which rating.",
)  # fmt: skip
@records_option
@click.option("--interviews", type=_FOLDER, default=None, help="Folder of the rounds; otherwise interviews/.")
@click.option("--allow-stale", is_flag=True, help="Take answers to other questions or anchors than today's, and mark them.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be kept.")
@answers
def import_(
    root: Path | None, file: Path, column_map: Path, records: Path | None, interviews: Path | None, allow_stale: bool,
    dry_run: bool,
) -> int:  # fmt: skip
    """Take the answers of a form service (Google Forms and the like) from its CSV FILE into the records.

    Nothing is guessed: MAP.yml names every column. A row that was taken before is not taken again.
    """
    from datetime import datetime

    from cskit.model.problems import errors
    from cskit.recipes.form_service import take_answers

    console = the_console()
    done = take_answers(
        find(root), console, file, column_map, now=datetime.now().astimezone(), records=records, interviews=interviews,
        allow_stale=allow_stale, dry_run=dry_run,
    )  # fmt: skip
    console.problems(done.problems)
    counts = {outcome: sum(row.outcome == outcome for row in done.rows) for outcome in ("kept", "already", "refused")}
    for row in done.rows:
        if row.outcome != "refused":
            there = "there already, as " if row.outcome == "already" else "would be " if dry_run else ""
            console.say(f"row {row.row}: {row.candidate}, {row.interviewer}: {there}revision {row.revision}")
    if errors(done.problems) and not (done.rows or done.unread):
        console.say("Nothing was taken.")
    else:
        kept = "would be kept" if dry_run else "kept"
        refused = counts["refused"] + done.unread
        console.say(f"{counts['kept']} {kept}, {counts['already']} there already, {refused} refused")
    return PROBLEMS if errors(done.problems) else FINE


COMMANDS = (export, import_, purge)
