"""Commands after the interviews: the debrief of a candidate, and how raters read the anchors."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from cskit.cli.console import FINE, LANGUAGE, PROBLEMS, answers, find, ids, root_option, shown, the_console

FOLDER = click.Path(file_okay=False, path_type=Path)
CHANNELS = ("web", "pdf", "xlsx", "yaml")


@click.command()
@root_option
@click.argument("candidate", shell_complete=ids("interviews"))
@click.option("--out", type=FOLDER, default=None, help="Where the two files go; debriefs/CANDIDATE/ if not given.")
@click.option("--partial", is_flag=True, help="Show who has handed in what, without any rating or evidence.")
@click.option("--lang", "language", type=LANGUAGE, default=None, help="The round's language if not given.")
@click.option("--records", type=FOLDER, default=None, help="Where records are kept; records/ if not given.")
@click.option("--interviews", type=FOLDER, default=None, help="Where rounds are kept; interviews/ if not given.")
@answers
def debrief(
    root: Path | None, candidate: str, out: Path | None, partial: bool, language: Any, records: Path | None,
    interviews: Path | None,
) -> int:  # fmt: skip
    """Put everybody's ratings and evidence on CANDIDATE side by side, as a page and a PDF.

    Only when every interviewer of the round has handed in a scorecard: until then the command names who is missing.
    """
    from cskit.recipes.debrief import make_debrief

    console = the_console()
    made = make_debrief(
        find(root), console, candidate, now=datetime.now().astimezone(), out=out, partial=partial, language=language,
        records=records, interviews=interviews,
    )  # fmt: skip
    console.problems(made.problems)
    if not made.files:
        return PROBLEMS
    for path in made.files:
        console.say(shown(path))
    if made.missing:
        console.say(f"Coverage only. Still to come: {', '.join(made.missing)}")
    elif not made.complete:
        console.say("Coverage only; every scorecard is in.")
    return FINE


@click.command()
@root_option
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--new", "interviewers", multiple=True, metavar="ID", help="Make a practice scorecard for this interviewer instead."
)
@click.option("--channel", type=click.Choice(CHANNELS), default="web", show_default=True, help="What the practice scorecard is.")
@click.option("--lang", "language", type=LANGUAGE, default="ja", show_default=True)
@click.option("--out", type=FOLDER, default=None, help="Where the files go; calibration/ if not given.")
@click.option("--records", type=FOLDER, default=None, help="Where records are kept; records/ if not given.")
@answers
def calibrate(
    root: Path | None, files: tuple[Path, ...], interviewers: tuple[str, ...], channel: Any, language: Any, out: Path | None,
    records: Path | None,
) -> int:  # fmt: skip
    """Report how raters read the anchors: from practice scorecards in FILES, and over all records.

    With --new, make the practice instead: a page of invented answers without the key, and a scorecard for each ID.
    """
    from cskit.recipes.calibrate import calibrate as report_on
    from cskit.recipes.calibrate import new_practice

    if interviewers and files:
        raise click.UsageError("Give either --new or filled files, not both.")
    console = the_console()
    if interviewers:
        made = new_practice(find(root), console, interviewers, channel=channel, language=language, out=out)
    else:
        made = report_on(
            find(root), console, files, now=datetime.now().astimezone(), language=language, out=out, records=records
        )  # fmt: skip
    console.problems(made.problems)
    for path in made.files:
        console.say(shown(path))
    return PROBLEMS if not made.files or any(one.severity == "error" for one in made.problems) else FINE


COMMANDS = (debrief, calibrate)
