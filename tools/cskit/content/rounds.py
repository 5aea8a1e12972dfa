"""Read interview rounds: ``interviews/<candidate>.yml``, fitted to the model and held against the content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from cskit.content import yaml
from cskit.content.fit import did_you_mean, fit
from cskit.content.load import locate
from cskit.model.content import Content
from cskit.model.problems import Keys, Place, Problem, errors
from cskit.model.record import is_person
from cskit.model.round import Round
from cskit.views.kit import kit

SUFFIX = ".yml"


def read_round(path: Path, content: Content, today: date) -> tuple[Round | None, list[Problem]]:
    """Read one round; all that is wrong comes back located, under the path as it was given.

    Errors: what does not fit the model, ids that do not exist in the content, an interviewer or a focus given
    twice, a file name that is no id. Warnings: a day of destruction that has passed. With an error there is no round.
    """
    try:
        raw = _read(path)
    except OSError as error:
        return None, [Problem(
            Place(path.as_posix(), (), 1, 1), f"the round cannot be read ({error.strerror or error})",
            "it says who meets the candidate and until when records are kept",
            "name an existing file, or make one with cskit new interview", "round",
        )]  # fmt: skip
    found, problems = _parsed(raw, path, content, today)
    located = locate((replace(one, place=replace(one.place, file=path.name)) for one in problems), [path.parent])
    shown = [replace(one, place=replace(one.place, file=path.as_posix())) for one in located]
    return (None if errors(shown) else found), shown


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(yaml.MAX_BYTES + 1)


def _parsed(raw: bytes, path: Path, content: Content, today: date) -> tuple[Round | None, list[Problem]]:
    name = path.name
    named = [] if path.suffix == SUFFIX and is_person(path.stem) else [_no_id(
        Place(name), "the file's name", f"name the file <candidate>{SUFFIX}, as in c-0042.yml"
    )]  # fmt: skip
    text = yaml.decode(raw, name)
    if isinstance(text, Problem):
        return None, [*named, text]
    data, problems = yaml.read(text, name)
    if data is None or named:
        return None, [*named, *problems]
    if "id" in data:
        return None, [Problem(
            Place(name, ("id",)), "the id is written inside the file", "a file's name is its id; nothing else names it",
            "delete the `id:` line", "ids",
        )]  # fmt: skip
    people = dict(_people(data, name))
    made, unfit = fit(Round, {"id": path.stem, **data}, name)
    problems = [*people.values(), *(one for one in unfit if one.place.keys not in people)]
    if made is None or problems:
        return None, problems
    return made, judge(made, content, name, today)


def judge(made: Round, content: Content, file: str, today: date) -> list[Problem]:
    """Hold a round against the content and against itself; ``file`` is its name, for problems."""
    return [*_unknown(made, content, file), *_twice(made, file), *_past(made, file, today)]


def _no_id(place: Place, what: str, remedy: str) -> Problem:
    return Problem(
        place, f"{what} is no id of a person", "ids stand in file names on every system, and never for a name", remedy, "ids",
    )  # fmt: skip


def _people(data: dict[str, Any], name: str) -> Iterator[tuple[Keys, Problem]]:
    """Interviewers whose ids are text and no ids; said in other words than those for content, and not quoted."""
    listed = data.get("interviewers")
    for number, one in enumerate(listed if isinstance(listed, tuple) else ()):
        id_ = one.get("id") if isinstance(one, dict) else None
        if isinstance(id_, str) and not is_person(id_):
            keys: Keys = ("interviewers", number, "id")
            remedy = "use lower-case letters a-z, digits and hyphens, at most 32, as in i-01, and no name of the system's"
            yield keys, _no_id(Place(name, keys), "this", remedy)


def _unknown(made: Round, content: Content, name: str) -> Iterator[Problem]:
    for kind, id_ in (("background", made.background), ("plan", made.plan)):
        if not content.knows(kind, id_):
            yield Problem(
                Place(name, (kind,)), f"there is no {kind} '{id_}'", "kit and scorecard are made for one that exists",
                did_you_mean(id_, content.ids(kind)), "references",
            )  # fmt: skip
    rated = _rated(made, content)
    for number, interviewer in enumerate(made.interviewers):
        for position, id_ in enumerate(interviewer.focus):
            place = Place(name, ("interviewers", number, "focus", position))
            if not content.knows("competency", id_):
                yield Problem(
                    place, f"there is no competency '{id_}'", "the scorecard would not show this focus",
                    did_you_mean(id_, content.competencies), "references",
                )  # fmt: skip
            elif rated is not None and id_ not in rated:
                yield Problem(
                    place, f"the plan '{made.plan}' gives no evidence for '{id_}'", "the scorecard would not show this focus",
                    did_you_mean(id_, rated), "references",
                )  # fmt: skip


def _rated(made: Round, content: Content) -> set[str] | None:
    """The competencies on the round's scorecard; ``None`` where there cannot be one."""
    try:
        return {one.id for one in kit(content, made.background, made.language, made.plan).competencies}
    except LookupError:
        return None


def _twice(made: Round, name: str) -> Iterator[Problem]:
    people = [interviewer.id for interviewer in made.interviewers]
    for number, interviewer in enumerate(made.interviewers):
        if interviewer.id in people[:number]:
            yield Problem(
                Place(name, ("interviewers", number, "id")), f"the interviewer '{interviewer.id}' is given twice",
                "each interviewer hands in one scorecard", "delete one of the two, or correct the id", "ids",
            )  # fmt: skip
        for position, id_ in enumerate(interviewer.focus):
            if id_ in interviewer.focus[:position]:
                yield Problem(
                    Place(name, ("interviewers", number, "focus", position)), f"the focus '{id_}' is given twice",
                    "once is enough, and another may have been meant", "delete it, or correct the id", "ids",
                )  # fmt: skip


def _past(made: Round, name: str, today: date) -> Iterator[Problem]:
    if made.retain_until < today:
        yield Problem(
            Place(name, ("retain_until",)), f"the day {made.retain_until} has passed",
            "everything about this candidate was to be destroyed by then",
            "run cskit purge, or correct the day if the candidate agreed to a longer one", "retention", "warning",
        )  # fmt: skip
