"""A file that came back, as fields and texts; nothing is judged but its shape.

Free text never gets into a problem: keys are named only where they are ours, since a line of somebody's notes that
lost its indentation looks like a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cskit.content.fit import did_you_mean
from cskit.content.yaml import OddNumber, Positions, locate
from cskit.content.yaml import read as read_yaml
from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import SCHEMA, FormStamp
from cskit.model.problems import Keys, Place, Problem, in_reading_order
from cskit.outputs.yaml_form.source import Source, source
from cskit.outputs.yaml_form.typed import Typed, Uncertain

TOP = ("candidate", "interviewer", "held_on", "notes", "ratings", "recommendation", "takeaways", "form")
"""The keys of the file."""
OF_RATING = ("evidence", "rating", "reason")
"""The keys of one competency."""

_RULE = "scorecard"
_OPEN_QUOTE = re.compile(rf"""\s*(?:{"|".join(TOP[:3])}|recommendation|rating): *(?:"[^"]*|'[^']*)$""")
"""A value that has one line, with a quotation mark at one end."""
_FULL_WIDTH_COLON = re.compile(r"\s*[a-z0-9]+(?:[_-][a-z0-9]+)*(?=：)")
_MOST_VALUES = 2_000
_STAMP_KEYS = frozenset({"schema", "background", "plan", "language", "content", "parts", "candidate", "interviewer"})
_BLOCK = "write | after the colon and the text on the lines below it, indented by two spaces more"
_FROM_BLANK = "copy it from the blank form, or fill in the blank form anew"


def read(data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
    """Read a filled YAML form; ``file`` is its name, for problems.

    Either what was written, or all that is wrong with the file's shape, in reading order. Never raises.
    """
    found = source(data)
    if not isinstance(found, Source):
        place = Place(file, (), found.line, found.column)
        return None, [Problem(place, found.what, found.why, found.remedy, _RULE)]
    tree, problems = read_yaml(found.text, file)
    if tree is None:
        return None, [_slip(problem, found.text) or _discreet(problem) for problem in problems]
    if _count(tree) > _MOST_VALUES:
        return None, [Problem(
            Place(file, (), 1, 1), f"more than {_MOST_VALUES:,} values", "no scorecard has that many",
            "hand in the file that you filled in", _RULE,
        )]  # fmt: skip
    sheet = _Sheet(tree, found, locate(found.text, file), file)
    return sheet.filled(), in_reading_order(sheet.problems)


class _Sheet:
    """One parsed file on its way to answers."""

    def __init__(self, tree: dict[str, Any], found: Source, positions: Positions, file: str) -> None:
        self.problems: list[Problem] = []
        self._tree, self._source, self._file = tree, found, file
        self._positions = positions
        self._typed = Typed(found.text, positions)

    def filled(self) -> Filled | None:
        self._known(self._tree, (), TOP)
        stamp = self._stamp()
        answers = dict(self._answers(stamp))
        return None if self.problems or stamp is None else Filled(stamp, answers)

    def _answers(self, stamp: FormStamp | None) -> Iterator[tuple[str, Written]]:
        for key in ("candidate", "interviewer", "held_on", "recommendation", "takeaways"):
            yield from self._written((key,), key, prose=key == "takeaways")
        for id_ in self._ids("notes", "question", stamp):
            yield from self._written(("notes", id_), f"note.{id_}", prose=True)
        for id_ in self._ids("ratings", "competency", stamp):
            part = self._tree["ratings"][id_]
            if self._is_mapping(part, ("ratings", id_), OF_RATING):
                self._known(part, ("ratings", id_), OF_RATING)
                for name in OF_RATING:
                    yield from self._written(("ratings", id_, name), f"{id_}.{name}", prose=name != "rating")

    def _written(self, keys: Keys, field: str, *, prose: bool) -> Iterator[tuple[str, Written]]:
        value: Any = self._tree
        for key in keys:
            if key not in value:
                return
            value = value[key]
        line, column = self._positions.get(keys, (1, 1))
        if isinstance(value, dict | tuple):
            what = "keys stand" if isinstance(value, dict) else "a list stands"
            self._problem(
                keys, f"{what} where one text is expected", "one text belongs here", _BLOCK if prose else "write one value"
            )
            return
        text = self._typed.text(keys, value, prose=prose)
        if isinstance(text, Uncertain):
            place = Place(self._file, keys, text.line, text.column)
            self.problems.append(Problem(place, text.what, text.why, text.remedy, _RULE))
            return
        yield field, Written(self._source.restored(text), f"line {line}, column {column}")

    def _ids(self, name: str, part: str, stamp: FormStamp | None) -> list[str]:
        """The ids below ``notes`` or ``ratings`` that the form was made with; others are problems."""
        below = self._tree.get(name)
        if below is None or not self._is_mapping(below, (name,), (f"<{part}>",)):
            return []
        if stamp is None:
            return list(below)
        ids = tuple(key.removeprefix(f"{part}:") for key in stamp.parts if key.startswith(f"{part}:"))
        self._known(below, (name,), ids)
        return [id_ for id_ in below if id_ in ids]

    def _is_mapping(self, value: Any, keys: Keys, names: tuple[str, ...]) -> bool:
        if isinstance(value, dict):
            return True
        if value is not None:
            expected = ", ".join(f"`{name}:`" for name in names)
            self._problem(keys, f"{_kind(value)} stands where {expected} are expected", "it has parts", _FROM_BLANK)
        return False

    def _known(self, below: Mapping[str, Any], keys: Keys, names: tuple[str, ...]) -> None:
        """Say which keys are not ours, without repeating them."""
        for key in below:
            if key not in names:
                near = did_you_mean(self._source.restored(key), names)
                meant = near if near.startswith("did you mean") else ""
                self._problem(
                    (*keys, key), "a key that the form does not have", "what stands below it would be left out",
                    meant or "indent it if it belongs to the text above; otherwise delete it", show=keys,
                )  # fmt: skip

    def _stamp(self) -> FormStamp | None:
        given = self._tree.get("form")
        why = "it says which questions and anchors the form was made with"
        if not isinstance(given, dict):
            what = "the last line, `form: …`, is missing" if given is None else "the line `form: …` was changed"
            self._problem(("form",), what, why, _FROM_BLANK)
            return None
        try:
            return FormStamp.model_validate(self._words(given, ("form",)))
        except ValidationError as error:
            schema = given.get("schema")
            if isinstance(schema, str) and schema != SCHEMA and re.fullmatch(r"cskit-scorecard/\d{1,4}", schema):
                what = f"a form of another kind ({schema}, not {SCHEMA})"
                self._problem(("form",), what, "it was made by another version of cskit", "fill in a form made by this version")
                return None
            names = {str(detail["loc"][0]) for detail in error.errors(include_url=False, include_input=False) if detail["loc"]}
            parts = ", ".join(f"`{name}`" for name in sorted(names & _STAMP_KEYS))
            self._problem(("form",), f"the line `form: …` was changed{f' ({parts})' if parts else ''}", why, _FROM_BLANK)
            return None

    def _words(self, given: Mapping[str, Any], keys: Keys) -> dict[str, Any]:
        """Take back what an editor did to digits when it saved the stamp without quotation marks."""
        out: dict[str, Any] = {}
        for key, value in given.items():
            if isinstance(value, dict):
                out[key] = self._words(value, (*keys, key))
            elif isinstance(value, int | float | OddNumber):
                text = self._typed.text((*keys, key), value, prose=False)
                out[key] = value if isinstance(text, Uncertain) else text
            else:
                out[key] = "" if value is None else value
        return out

    def _problem(self, keys: Keys, what: str, why: str, remedy: str, show: Keys | None = None) -> None:
        line, column = self._positions.get(keys, (None, None))
        place = Place(self._file, keys if show is None else show, line, column)
        self.problems.append(Problem(place, what, why, remedy, _RULE))


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, tuple) else "one value"


def _count(value: Any) -> int:
    """Count values, far enough to see that there are too many."""
    count, left = 0, [value]
    while left and count <= _MOST_VALUES:
        one = left.pop()
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, tuple) else ()
        count += 1 + len(inner)
        left += inner
    return count


def _slip(problem: Problem, text: str) -> Problem | None:
    """Find a usual slip where the parser, which stops where it can go no further, points somewhere else."""
    line = problem.place.line or 1
    lines = text.split("\n")
    for number, one in enumerate(lines[:line], 1):
        if _OPEN_QUOTE.fullmatch(one):
            place = replace(
                problem.place, keys=(), line=number, column=len(one) - len(one.lstrip()) + one.lstrip().index(":") + 3
            )
            remedy = "close it at the end of the value, on the same line"
            return Problem(place, "a quotation mark that is not closed", problem.why, remedy, _RULE)
    for number in range(max(line - 1, 1), min(line, len(lines)) + 1):
        found = _FULL_WIDTH_COLON.match(lines[number - 1])
        if found:
            place = replace(problem.place, keys=(), line=number, column=found.end() + 1)
            remedy = "use a half-width colon and a space, as in `rating: 3`"
            return Problem(place, "a full-width colon after the key", problem.why, remedy, _RULE)
    return None


def _discreet(problem: Problem) -> Problem:
    """Take keys that are not ours out of a problem of the strict reader; they may be a line of somebody's notes."""
    ours = {*TOP, *OF_RATING}
    keys = problem.place.keys
    what = problem.what
    for key in keys:
        if key not in ours:
            what = what.replace(f"'{key}'", "of this line")
    kept = next((keys[:number] for number, key in enumerate(keys) if key not in ours), keys)
    return replace(problem, place=replace(problem.place, keys=kept), what=what, rule=_RULE)
