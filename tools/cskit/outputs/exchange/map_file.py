"""Reads a column map, and holds it against the scorecard it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cskit.content import yaml
from cskit.content.fit import did_you_mean, fit
from cskit.model.problems import Keys, Place, Problem
from cskit.outputs.exchange.column_map import DAY, ColumnMap
from cskit.views.form import Field, Form

_RULE = "map"
NEEDED = ("candidate", "interviewer")
"""Without these nobody knows whose scorecard a row is; the ratings are needed besides."""


def read_map(data: bytes, file: str) -> tuple[ColumnMap | None, list[Problem]]:
    """Read a map; ``file`` is its name, for problems, each with its line."""
    text = yaml.decode(data, file)
    if isinstance(text, Problem):
        return None, [text]
    found, problems = yaml.read(text, file)
    if found is None:
        return None, problems
    made, problems = fit(ColumnMap, found, file)
    return made, located(problems, data, file)


def check_map(column_map: ColumnMap, form: Form, data: bytes, file: str) -> list[Problem]:
    """Say which fields and words of a map the scorecard does not have, and which columns it names twice."""
    fields = {field.key: field for field in form.fields}
    found = [*_missing(column_map, form, file), *_twice(column_map, file)]
    for key, column in column_map.fields.items():
        if key not in fields:
            found.append(Problem(
                Place(file, ("fields", key)), f"the scorecard has no field '{key}'", "the column would be lost",
                did_you_mean(key, fields), _RULE,
            ))  # fmt: skip
        else:
            found += _unfit(fields[key], column.words, column.day, file)
    return located(found, data, file)


def _missing(column_map: ColumnMap, form: Form, file: str) -> Iterator[Problem]:
    needed = dict.fromkeys(NEEDED, "nobody could say whose scorecard a row is")
    if column_map.made_from.content == form.stamp.content:  # another content may have had other competencies
        needed |= {
            f"{one.id}.rating": "every competency is rated, or said not to have been assessed" for one in form.competencies
        }
    for key, why in needed.items():
        if key not in column_map.fields:
            yield Problem(
                Place(file, ("fields",)), f"no column for '{key}'", why,
                f"add `{key}: {{column: …}}`, and a question for it to the form", _RULE,
            )  # fmt: skip


def _twice(column_map: ColumnMap, file: str) -> Iterator[Problem]:
    seen: dict[tuple[str, int | None], str] = {}
    for key, column in column_map.fields.items():
        first = seen.setdefault((column.column, column.nth), key)
        if first != key:
            yield Problem(
                Place(file, ("fields", key, "column")), f"this column is given to '{first}' already",
                "one answer would stand in two fields",
                "correct the title; where the file has several columns of this title, add `nth: 2`", _RULE,
            )  # fmt: skip
        if column.column in column_map.ignore:
            yield Problem(
                Place(file, ("fields", key, "column")), "this column stands in `ignore` as well",
                "it is either read or left out", "delete it from one of the two", _RULE,
            )  # fmt: skip


def _unfit(field: Field, words: Mapping[str, str], day: str, file: str) -> Iterator[Problem]:
    keys: Keys = ("fields", field.key)
    if field.kind != "day" and day != DAY:
        yield Problem(
            Place(file, (*keys, "day")), "`day` is for held_on alone", "this field is no day", "delete the line", _RULE,
        )  # fmt: skip
    if field.kind != "choice":
        if words:
            yield Problem(
                Place(file, (*keys, "words")), "`words` is for ratings and the recommendation",
                "what is written in this field is kept as it is", "delete it", _RULE,
            )  # fmt: skip
        return
    for word, value in words.items():
        if value not in field.choices:
            yield Problem(
                Place(file, (*keys, "words", word)), f"'{value}' is no choice of {field.key}",
                "the scorecard would refuse it", f"use one of: {', '.join(field.choices)}", _RULE,
            )  # fmt: skip


def located(problems: list[Problem], data: bytes, file: str) -> list[Problem]:
    """Give each problem with a map the line of the value that its keys lead to."""
    text = yaml.decode(data, file) if problems else ""
    places = {} if isinstance(text, Problem) else yaml.locate(text, file)

    def place(at: Place) -> Place:
        if at.line is not None:
            return at
        for length in range(len(at.keys), -1, -1):
            if at.keys[:length] in places:
                line, column = places[at.keys[:length]]
                return replace(at, line=line, column=column)
        return at

    return [replace(one, place=place(one.place)) for one in problems]
