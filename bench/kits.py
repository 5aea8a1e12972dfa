"""All interview kits in one process, beside WeasyPrint rendering the same text."""

from __future__ import annotations

from folders import Folders
from report import Aim, Part, Table
from timing import Command, cskit, measure, program

NOTHING, TYPST, PEER, WHOLE = (
    "reading the content and arranging the kits alone",
    "the same, and setting the kits with Typst",
    "the same, and rendering their text with WeasyPrint",
    "`cskit kit`: the whole command, check included",
)
_SECONDS, _MEMORY = 2.0, 200


def part(folders: Folders, runs: int) -> Part:
    """Measure every kit in both languages."""
    root, out = folders.real(), folders.scrap("kits")
    timed = measure({
        TYPST: Command(program("kits", "typst", root, out)),
        PEER: Command(program("kits", "weasyprint", root, out)),
        WHOLE: Command(cskit("kit", "--root", root, "--out", out)),
        NOTHING: Command(program("kits", "none", root, out)),
    }, runs)  # fmt: skip
    kits = 2 * sum(1 for _ in (root / "scorecards" / "backgrounds").glob("*.yml"))
    return Part(
        name="kits", title="Setting the interview kits",
        about=(
            f"{kits} kits in one process, each background in both languages, with a warm content cache. "
            "WeasyPrint gets the same text in the same font, tagged as PDF/UA-1 like ours, and an easier job: "
            "headings, lists and paragraphs, without our tables, columns and ruled lines."
        ),
        runs=runs, packages=("typst", "weasyprint"),
        aims=[
            Aim(f"{kits} kits: at most {_SECONDS:.0f} s", f"{timed[TYPST].wall:.1f} s", timed[TYPST].wall <= _SECONDS),
            Aim(f"{kits} kits: at most {_MEMORY} MB", f"{timed[TYPST].peak:.0f} MB", timed[TYPST].peak <= _MEMORY),
        ],
        tables=[Table(f"{kits} kits", timed, TYPST)],
    )  # fmt: skip
