"""Put a finished site in the place of the old one in one move, and finish what a stopped move left."""

from __future__ import annotations

import shutil
from pathlib import Path

_OUTGOING = "outgoing-site"


def swap(new: Path, site: Path, workshop: Path) -> None:
    """Move ``site`` aside, ``new`` into its place, then delete the old one.

    All three lie on the same disk, so each move is a rename: a reader sees the old site or the new
    one. If the second move fails the old site is put back.
    """
    outgoing = workshop / _OUTGOING
    shutil.rmtree(outgoing, ignore_errors=True)
    if site.exists():
        site.rename(outgoing)
    try:
        new.rename(site)
    except OSError:
        if outgoing.exists():
            outgoing.rename(site)
        raise
    shutil.rmtree(outgoing, ignore_errors=True)


def recover(site: Path, workshop: Path) -> None:
    """Put the old site back if a build was killed between the two moves, and clear the workshop."""
    outgoing = workshop / _OUTGOING
    if outgoing.exists():
        if site.exists():
            shutil.rmtree(outgoing, ignore_errors=True)
        else:
            outgoing.rename(site)
    for left in workshop.glob("new-site-*"):
        shutil.rmtree(left, ignore_errors=True)
