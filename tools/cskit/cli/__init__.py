"""The command line: parse, call one recipe, print problems, set the exit code.

Exit codes: 0 fine, 1 the content (or a checked question) has problems or the work could not be
finished, 2 the command was called wrongly, 130 stopped with Ctrl-C. Heavy imports happen inside
the commands, so that ``--help`` and completion answer at once.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from cskit import __version__
from cskit.cli import content, debrief, exchange, interviews
from cskit.cli.console import Console


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


for command in (*content.COMMANDS, *interviews.COMMANDS, *debrief.COMMANDS, *exchange.COMMANDS):
    main.add_command(command)
