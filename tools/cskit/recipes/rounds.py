"""Rounds: make one, read one, and where the files around it belong."""

from __future__ import annotations

import os
import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from cskit import store
from cskit.content.cache import Cache
from cskit.content.fit import fit
from cskit.content.load import load
from cskit.content.rounds import SUFFIX, judge
from cskit.disk import Stopped, plain_failures
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import is_person
from cskit.model.round import Round
from cskit.model.text import Language
from cskit.recipes.check import Listener
from cskit.recipes.notes import round_file

INTERVIEWS, RECORDS, PREPARED = "interviews", "records", "prepared"
"""Folders below the root, where no other is named."""
PUBLISHED = ("site", "docs", "build")
"""Folders that end up on the web; nothing about a candidate belongs there."""
_NUMBERED = re.compile(r"c-([0-9]{1,9})")


def read_content(root: Path, listener: Listener) -> Content:
    """Read the content without running the rules over it. Raises Stopped where a file cannot be read."""
    listener.step("Reading the content")
    content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"), progress=listener.progress)
    if errors(problems):
        raise Stopped(errors(problems)[0])
    return content


def new_interview(
    root: Path, listener: Listener, *, today: date, background: str, interviewers: Sequence[tuple[str, Sequence[str]]],
    candidate: str | None = None, plan: str | None = None, language: Language = "ja", months: int = 6,
    folder: Path | None = None,
) -> tuple[Path | None, list[Problem]]:  # fmt: skip
    """Write ``interviews/<candidate>.yml`` and never over one that exists; give its path, or what keeps it from being made.

    Without a candidate the next free number is taken; without a plan, the background's own. The records are kept
    ``months`` months from today. Raises Stopped where the file exists or cannot be written.
    """
    folder = private(root, folder or root / INTERVIEWS)
    with plain_failures():
        content = read_content(root, listener)
        candidate = candidate or _next(root, folder)
        path = folder / f"{candidate}{SUFFIX}"
        named = [] if store.is_candidate(candidate) else ["the candidate"]
        named += [f"interviewer {number}" for number, (id_, _) in enumerate(interviewers, 1) if not is_person(id_)]
        if named:
            return None, [_problem(
                INTERVIEWS, f"{who} has no id of a person", "ids stand in file names on every system, and never for a name",
                "use lower-case letters a-z, digits and hyphens, at most 32, as in c-0042 and i-01",
            ) for who in named]  # fmt: skip
        own = content.backgrounds.get(background)
        plan = plan or (own.plan if own else next(iter(content.plans), ""))  # an unknown background is one mistake, not two
        made, problems = fit(Round, {
            "id": candidate, "background": background, "plan": plan, "language": language, "retain_until": later(today, months),
            "interviewers": tuple({"id": id_, "focus": tuple(focus)} for id_, focus in interviewers),
        }, path.as_posix())  # fmt: skip
        problems += judge(made, content, path.as_posix(), today) if made else []
        if made is None or errors(problems):
            return None, [replace(one, place=replace(one.place, line=1, column=1)) for one in problems]
        schema = root / "schemas" / "round.schema.json"
        line = Path(os.path.relpath(schema, folder)).as_posix() if schema.is_file() else ""
        try:
            store.write_once(path, round_file(made, content, line).encode())
        except FileExistsError:
            raise Stopped(_problem(
                path.as_posix(), "this round exists", "it may have been handed out already; nothing was changed",
                "edit the file, or take another --candidate",
            )) from None  # fmt: skip
    return path, problems


def private(root: Path, folder: Path) -> Path:
    """Give the folder back unless it would be published with the site; raises Stopped then."""
    for name in PUBLISHED:
        if folder.resolve().is_relative_to((root / name).resolve()):
            raise Stopped(_problem(
                folder.as_posix(), f"this folder is inside {name}/", "what is in there is published with the site",
                "name a folder outside of it",
            ))  # fmt: skip
    return folder


def later(day: date, months: int) -> date:
    """The same day some months later, or the month's last where it is too short.

    >>> later(date(2026, 8, 31), 6).isoformat()
    '2027-02-28'
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _next(root: Path, folder: Path) -> str:
    """The number after the highest that any round or record bears."""
    names = [path.stem for path in folder.glob(f"c-*{SUFFIX}")] if folder.is_dir() else []
    names += store.candidates(root / RECORDS)
    taken = [int(match[1]) for match in map(_NUMBERED.fullmatch, names) if match]
    return f"c-{max(taken, default=0) + 1:04}"


def _problem(file: str, what: str, why: str, remedy: str) -> Problem:
    return Problem(Place(file, (), 1, 1), what, why, remedy, "round")
