"""Every rule: good examples pass with no problem, bad ones give exactly the problems they expect."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import cskit.content.rules
from cskit.content.kinds import KINDS
from cskit.content.load import load
from cskit.content.rules import RULES, Context, Rule, run
from cskit.content.rules.references import POINTERS
from cskit.model.base import ID_PATTERN, Entry, Frozen
from cskit.model.content import Content
from cskit.model.path import Stop
from cskit.model.side_by_side import FormulaPointer
from tests.content.examples import BASE, EXAMPLES, TODAY, check, expect, lay_over, read

READERS = {"yaml", "model", "files"}
"""What is found while reading, before the rules."""


ELSEWHERE = {(Stop, "id"), (FormulaPointer, "formula")}
"""Ids whose home depends on another field: followed by a line of «references» and by «side-by-side»."""


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def examples(sort: str) -> list[Path]:
    return sorted((EXAMPLES / sort).glob("*/*.yml"))


def test_base_is_complete_and_has_no_problems(tmp_path: Path) -> None:
    content, problems = load([BASE])
    assert [*problems, *run(content, Context(today=TODAY))] == []
    assert content.scale is not None
    for kind in ("term", "category", "source", "competency", "background", "plan", "case", "sample", "article", "path",
                 "fairness"):  # fmt: skip
        assert content.ids(kind), kind


@pytest.mark.parametrize("path", examples("good"), ids=named)
def test_good_example_passes(path: Path, tmp_path: Path) -> None:
    example = read(path)
    assert example.files or example.without
    assert not example.expected
    assert [problem.as_line() for problem in check(lay_over(example, tmp_path))] == []


@pytest.mark.parametrize("path", examples("bad"), ids=named)
def test_bad_example_gives_its_problems(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        for round_ in ("move the lines", "name the lines"):
            expect(path, check(lay_over(read(path), tmp_path / round_)))
    example = read(path)
    problems = check(lay_over(example, tmp_path / "base"))
    assert [problem.as_line() for problem in problems] == sorted(example.expected, key=as_read)
    assert path.parent.name in {problem.rule for problem in problems}


def as_read(line: str) -> tuple[str, int, int, str]:
    """Sort expected lines as a check prints them, whatever their order in the example."""
    file, number, column, rest = line.split(":", 3)
    return file, int(number), int(column), rest.removeprefix(" warning:").strip()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_good_and_bad_examples(rule: Rule) -> None:
    assert list((EXAMPLES / "good" / rule.name).glob("*.yml"))
    assert list((EXAMPLES / "bad" / rule.name).glob("*.yml"))


def test_example_folders_are_named_after_rules() -> None:
    folders = {path.parent.name for sort in ("good", "bad") for path in examples(sort)}
    assert folders - READERS == {rule.name for rule in RULES}


def test_every_rule_module_is_declared_once() -> None:
    assert cskit.content.rules.__file__ is not None
    modules = {path.stem for path in Path(cskit.content.rules.__file__).parent.glob("*.py")} - {"__init__", "context"}
    names = [rule.name.replace("-", "_") for rule in RULES]
    assert sorted(names) == sorted(modules)
    assert all(rule.about.endswith(".") for rule in RULES)


def test_every_field_that_holds_ids_is_followed() -> None:
    """A field typed as an id, and not a record's own, is listed in POINTERS with its model."""
    found = {
        (model, name)
        for model in content_models()
        for name, hint in get_type_hints(model, include_extras=True).items()
        if ID_PATTERN in repr(hint) and not (issubclass(model, Entry) and name == "id")
    }
    followed = {(model, field) for owner, field, _ in POINTERS for model in models(owner) & content_models()}
    assert found == followed | ELSEWHERE
    assert len(found) > len(POINTERS) - 1


def content_models() -> set[type[Frozen]]:
    """The models of content files and all models inside them; records and forms are no content."""
    found: set[type[Frozen]] = set()
    waiting: list[Any] = [kind.model for kind in KINDS]
    while waiting:
        hint = waiting.pop()
        if isinstance(hint, type) and issubclass(hint, Frozen):
            if hint not in found:
                found.add(hint)
                waiting += get_type_hints(hint, include_extras=True).values()
        else:
            waiting += get_args(hint)
    return found


def models(base: type[Frozen]) -> set[type[Frozen]]:
    return {base} | {model for child in base.__subclasses__() for model in models(child)}


def test_empty_content_is_not_an_error_in_any_rule_but_required() -> None:
    assert {problem.rule for problem in run(Content(), Context(today=TODAY))} == {"required"}


def test_run_gives_the_same_problems_in_the_same_order(tmp_path: Path) -> None:
    content, _ = load([lay_over(read(EXAMPLES / "bad" / "references" / "terms.yml"), tmp_path)])
    first, second = (run(content, Context(today=TODAY)) for _ in range(2))
    assert first == second != []
