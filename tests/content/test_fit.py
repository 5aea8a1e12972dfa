"""Fitting plain data to a model, and the words for where it does not fit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cskit.content.fit import did_you_mean, fit, unfold
from cskit.content.yaml import OddNumber
from cskit.model.formula import Example
from cskit.model.plan import Plan
from cskit.model.problems import Problem
from cskit.model.scale import Level, Scale
from cskit.model.source import Source
from cskit.model.text import Name, Text

SOURCE: dict[str, Any] = {
    "id": "law", "title": {"ja": "法律", "en": "A law"}, "cite": "Act No. 1", "kind": "law", "seen": date(2026, 11, 21),
    "taken": {"ja": "条文。", "en": "Its words."},
}  # fmt: skip


def problems(**changes: object) -> list[Problem]:
    data = {key: value for key, value in (SOURCE | changes).items() if value is not ...}
    record, found = fit(Source, data, "sources.yml")
    assert (record is None) == bool(found)
    return found


def only(**changes: object) -> tuple[str, str, str]:
    [problem] = problems(**changes)
    assert problem.rule == "model"
    return problem.place.path(), problem.what, problem.remedy


def test_what_fits_comes_back_typed() -> None:
    record, found = fit(Source, SOURCE, "sources.yml")
    assert found == []
    assert record == Source(**SOURCE)


def test_a_quoted_day_is_a_day() -> None:
    record, _ = fit(Source, SOURCE | {"seen": "2026-11-20"}, "sources.yml")
    assert record is not None
    assert record.seen == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changes", "path", "what", "remedy"),
    [
        ({"cite": ...}, "cite", "'cite' is missing", "add `cite:`"),
        ({"title": {"ja": "法律"}}, "title.en", "the English text is missing", "add `en:`"),
        ({"sene": date(2026, 1, 1)}, "sene", "unknown key 'sene'", "did you mean 'seen'?"),
        ({"title": {"ja": "法", "en": "A", "fr": "L"}}, "title.fr", "unknown key 'fr'", "delete it, or use one of: en, ja"),
        ({"title": {"ja": "法", "en": "A", "law": None}}, "title.law", "unknown key 'law'", 'put the text in "double quotes"'),
        ({"cite": None}, "cite", "there is nothing here", "fill it in, or delete the line if the record can do without"),
        ({"cite": "  "}, "cite", "there is nothing here", "fill it in, or delete the line if the record can do without"),
        ({"cite": True}, "cite", "an unquoted yes, no, on, off, true or false", 'put the text in "double quotes"'),
        ({"cite": 12}, "cite", "an unquoted number", 'put the text in "double quotes"'),
        ({"cite": OddNumber("12:30")}, "cite", "an unquoted number", 'put the text in "double quotes"'),
        ({"cite": date(2026, 1, 1)}, "cite", "an unquoted date", 'put the text in "double quotes"'),
        ({"cite": {}}, "cite", "a group of keys stands where text is expected", "write it on one line"),
        ({"kind": "laws"}, "kind", "'laws' is not one of article, guidance, law, paper, reference", "did you mean 'law'?"),
        ({"kind": False}, "kind", "an unquoted yes, no, on, off, true or false", 'put the text in "double quotes"'),
        ({"seen": "21.11.2026"}, "seen", "'21.11.2026' is not a day", "write it as 2026-11-21"),
        ({"seen": True}, "seen", "true or false is not a day", "write it as 2026-11-21"),
        ({"kind": "x" * 50}, "kind", f"'{'x' * 39}…' is not one of article, guidance, law, paper, reference", "use one of them"),
        ({"secondary": "true"}, "secondary", "'true' is not true or false", "write true or false, without quotes"),
        ({"title": "法律"}, "title", "'法律' stands where keys are expected", "write `ja:` and `en:` below it, indented"),
        ({"id": "The_Law"}, "id", "'The_Law' cannot be an id", "use lower-case letters a-z, digits and single hyphens"),
        ({"id": "x" * 65}, "id", "65 characters", "make it shorter or split it"),
    ],
)  # fmt: skip
def test_what_does_not_fit(changes: dict[str, object], path: str, what: str, remedy: str) -> None:
    assert only(**changes) == (path, what, remedy)


def test_every_mistake_of_a_file_is_told() -> None:
    assert [problem.place.path() for problem in problems(cite=None, kind="x", seen="y")] == ["cite", "kind", "seen"]


def test_a_misspelt_key_is_told_once_and_not_as_missing_too() -> None:
    assert only(cite=..., cit="Act No. 1") == ("cit", "unknown key 'cit'", "did you mean 'cite'?")


def test_a_mistake_in_an_item_is_not_told_as_a_list_too_short() -> None:
    step = {"id": "a", "kind": "opening", "minutes": 0, "name": {"ja": "あ", "en": "a"}, "do": {"ja": "あ", "en": "a"}}
    _, found = fit(Plan, {"id": "x", "steps": (step, step)}, "x.yml")
    assert [p.place.path() for p in found if p.place.path().startswith("steps")] == ["steps[0].minutes", "steps[1].minutes"]


def test_lists() -> None:
    step = {"id": "a", "kind": "opening", "minutes": 1, "name": {"ja": "あ", "en": "a"}, "do": {"ja": "あ", "en": "a"}}
    tried: list[tuple[object, str, str]] = [
        ("opening", "'opening' stands where a list is expected", "write [opening]"),
        ("x" * 41, f"'{'x' * 39}…' stands where a list is expected", "write each item with `- ` on a line of its own"),
        ({}, "a group of keys stands where a list is expected", "write each item with `- ` on a line of its own"),
        ((step,), "1 item", "add some"),
    ]
    for given, what, remedy in tried:
        _, found = fit(Plan, {"id": "x", "steps": given}, "x.yml")
        assert [(p.what, p.remedy) for p in found if p.place.path() == "steps"] == [(what, remedy)]
    _, found = fit(Scale, {"levels": (), "recommendations": ({"id": "yes", "label": {"ja": "あ", "en": "a"}},) * 2}, "x.yml")
    assert [p.what for p in found if p.place.keys[0] != "not_assessed"] == ["there is nothing here", "2 items"]


def test_the_id_of_a_file_is_no_key_to_offer() -> None:
    assert only(ids="x")[2] == "delete it, or use one of: cite, dated, kind, secondary, seen, short, taken, title"
    _, found = fit(Plan, {"id": "x", "steps": ({"ids": "a"}, {"ids": "b"})}, "x.yml")
    assert [p.remedy for p in found if p.place.keys[-1] == "ids"] == ["did you mean 'id'?"] * 2


def test_numbers() -> None:
    words = {"ja": "あ", "en": "a"}
    _, found = fit(Example, {"inputs": {"Lost": 1, "won": OddNumber("1_000")}, "result": "5", "says": words}, "x.yml")
    assert [(p.place.path(), p.what) for p in found] == [
        ("inputs.Lost", "'Lost' cannot be a symbol"),
        ("inputs.won", "'1_000' is not a number"),
        ("result", "'5' is not a number"),
    ]
    _, found = fit(Level, {"rating": "1", "label": words, "about": words}, "x.yml")
    assert [p.what for p in found] == ["'1' in quotes is text, not a number"]


def test_a_flood_of_mistakes_is_cut() -> None:
    found = problems(**{f"key-{number}": 1 for number in range(5000)})
    assert len(found) == 101
    assert found[-1].what == "more than 100 mistakes"


@pytest.mark.parametrize("model", [Text, Name])
def test_keys_that_a_record_needs_are_named(model: type[Text] | type[Name]) -> None:
    _, [problem] = fit(model, "x", "x.yml")  # type: ignore[arg-type]
    needed = [f"`{name}:`" for name, field in model.model_fields.items() if field.is_required()]
    assert problem.remedy == f"write {' and '.join(needed)} below it, indented"


def test_line_breaks_leave_no_spaces_in_japanese() -> None:
    assert unfold({"ja": "顧客が 解約、 しました。 LTV は 5 です", "en": "A customer left."}) == {
        "ja": "顧客が解約、しました。 LTV は 5 です", "en": "A customer left.",
    }  # fmt: skip
    assert unfold(({"items": ({"ja": "あ い"},)},)) == ({"items": ({"ja": "あい"},)},)
    assert unfold({"note": "あ い"}) == {"note": "あ い"}


@pytest.mark.parametrize(
    ("word", "known", "answer"),
    [
        ("realted", ["related", "reading"], "did you mean 'related'?"),
        ("x", ["b", "a"], "use one of: a, b"),
        ("x", [], "remove it"),
        ("x", [f"name-{number}" for number in range(13)], "see the list in the schema or the folder"),
        ("churn-raet", [f"churn-{number}" for number in range(500)] + ["churn-rate"], "did you mean 'churn-rate'?"),
    ],
)
def test_did_you_mean(word: str, known: list[str], answer: str) -> None:
    assert did_you_mean(word, known) == answer
