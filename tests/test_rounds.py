"""Interview rounds: the file is read strictly and held against the content, and a new one is right from the start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cskit.content.load import load
from cskit.content.rounds import read_round
from cskit.disk import Stopped
from cskit.model.content import Content
from cskit.model.problems import Problem, errors
from cskit.model.round import Round
from cskit.recipes.rounds import later, new_interview
from cskit.store import Store
from tests.conftest import ROOT
from tests.outputs.kit_pdf import sample
from tests.test_cli import Nobody
from tests.test_store import record

TODAY = date(2026, 11, 25)
GOOD = """\
background: "advertising"
plan: "sixty"
language: "ja"
interviewers:
  - id: "i-01"
    focus: ["listening"]
  - id: "no"
    language: en
retain_until: 2027-05-31
"""
Read = Callable[..., tuple[Round | None, list[Problem]]]


@pytest.fixture(scope="module")
def content() -> Content:
    return sample.content()


@pytest.fixture
def read(tmp_path: Path, content: Content) -> Read:
    def reading(text: str = GOOD, name: str = "c-0042.yml") -> tuple[Round | None, list[Problem]]:
        (tmp_path / name).write_bytes(text.encode())
        return read_round(tmp_path / name, content, TODAY)

    return reading


def test_a_good_round(read: Read) -> None:
    found, problems = read()
    assert problems == []
    assert found is not None
    assert (found.id, found.background, found.plan, found.retain_until) == ("c-0042", "advertising", "sixty", date(2027, 5, 31))
    assert [(one.id, one.focus, one.language) for one in found.interviewers] == [("i-01", ("listening",), None), ("no", (), "en")]


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ('"advertising"', '"advertizing"', (1, 1), "did you mean 'advertising'?"),
        ('"sixty"', '"ninety"', (2, 1), "there is no plan 'ninety'"),
        ('"ja"', '"fr"', (3, 1), "'fr' is not one of ja, en"),
        ('["listening"]', '["listning"]', (6, 13), "did you mean 'listening'?"),
        ('["listening"]', '["listening", "figures", "listening"]', (6, 37), "the focus 'listening' is given twice"),
        ('"i-01"', '"no"', (7, 5), "the interviewer 'no' is given twice"),
        ('"no"', "no", (7, 5), "an unquoted yes, no"),
        ('"i-01"', '"Sato Hanako"', (5, 5), "no id of a person"),
        ('"i-01"', '"../i"', (5, 5), "no id of a person"),
        ('"i-01"', '"con"', (5, 5), "no id of a person"),
        ("2027-05-31", "soon", (9, 1), "is not a day"),
        ("retain_until: 2027-05-31\n", "", (1, 1), "'retain_until' is missing"),
        ("plan:", "plna:", (2, 1), "did you mean 'plan'?"),
        ("plan:", "id: c-0042\nplan:", (2, 1), "the id is written inside the file"),
        ("plan:", "background: x\nplan:", (2, 1), "stands in line 1 already"),
        ('"sixty"', "*sixty", (2, 7), "an alias"),
    ],
)  # fmt: skip
def test_mistakes_are_located(read: Read, old: str, new: str, place: tuple[int, int], words: str) -> None:
    assert GOOD.count(old) == 1
    found, problems = read(GOOD.replace(old, new))
    assert found is None
    line = problems[0].as_line()
    assert words in line
    assert (problems[0].place.line, problems[0].place.column) == place, line
    assert problems[0].place.file.endswith("/c-0042.yml")
    assert len(errors(problems)) == 1, problems
    assert "Sato" not in line


def test_all_mistakes_are_said_at_once(read: Read) -> None:
    text = GOOD.replace("sixty", "ninety").replace("listening", "listning").replace('"no"', '"i-01"')
    assert [one.place.line for one in read(text)[1]] == [2, 6, 7]


def test_the_day_that_has_passed_is_said(read: Read) -> None:
    found, problems = read(GOOD.replace("2027-05-31", "2026-11-24"))
    assert found is not None
    assert [(one.severity, one.place.line) for one in problems] == [("warning", 9)]
    assert read(GOOD.replace("2027-05-31", "2026-11-25"))[1] == []


def test_a_focus_that_the_plan_does_not_rate(tmp_path: Path, content: Content) -> None:
    plan = content.plans["sixty"]
    steps = tuple(step.model_copy(update={"questions": step.questions[:1], "case": None}) for step in plan.steps)
    short = replace(content, plans={"sixty": plan.model_copy(update={"steps": steps})})
    (tmp_path / "c-1.yml").write_text(GOOD.replace('["listening"]', '["listening", "figures"]'))
    found, problems = read_round(tmp_path / "c-1.yml", short, TODAY)
    assert found is None
    assert [one.what for one in problems] == ["the plan 'sixty' gives no evidence for 'figures'"]


@pytest.mark.parametrize("name", ["C-1.yml", "con.yml", "c 1.yml", "田中.yml", "c-1.yaml", "c-1.yml.txt", f"{'a' * 33}.yml"])
def test_a_file_name_that_is_no_id(read: Read, name: str) -> None:
    found, problems = read(name=name)
    assert found is None
    assert "the file's name is no id" in problems[0].as_line()


def test_unreadable_files_are_problems(tmp_path: Path, content: Content) -> None:
    (tmp_path / "c-1.yml").write_bytes("background: 営業".encode("cp932"))
    (tmp_path / "c-2.yml").mkdir()
    for name, words in (("c-1.yml", "not UTF-8"), ("c-2.yml", "cannot be read"), ("c-3.yml", "cannot be read")):
        found, problems = read_round(tmp_path / name, content, TODAY)
        assert found is None
        assert words in problems[0].as_line()


def test_the_example_is_sound() -> None:
    content, _ = load([ROOT])
    found, problems = read_round(ROOT / "interviews" / "example.yml", content, TODAY)
    assert found is not None
    assert problems == []


def _new(root: Path, folder: Path, **changed: object) -> tuple[Path | None, list[Problem]]:
    given: dict[str, object] = {
        "today": TODAY, "background": "consultant", "folder": folder,
        "interviewers": [("i-01", ["empathy"]), ("007", [])], **changed,
    }  # fmt: skip
    return new_interview(root, Nobody(), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_new_round_reads_back(project: Path, tmp_path: Path, language: str) -> None:
    path, problems = _new(project, tmp_path / "rounds", candidate="no", language=language, months=12)
    assert (path, problems) == (tmp_path / "rounds" / "no.yml", [])
    content, _ = load([project])
    found, problems = read_round(tmp_path / "rounds" / "no.yml", content, TODAY)
    assert problems == []
    assert found is not None
    assert found.model_dump() == {
        "id": "no", "background": "consultant", "plan": "first", "language": language, "retain_until": date(2027, 11, 25),
        "interviewers": (
            {"id": "i-01", "focus": ("empathy",), "language": None}, {"id": "007", "focus": (), "language": None},
        ),
    }  # fmt: skip


def test_a_new_round_takes_the_next_free_number_and_overwrites_nothing(project: Path) -> None:
    Store(project / "records").add(record("c-0041"))
    folder = project / "interviews"
    assert _new(project, folder)[0] == folder / "c-0042.yml"
    assert _new(project, folder)[0] == folder / "c-0043.yml"
    before = (folder / "c-0042.yml").read_bytes()
    with pytest.raises(Stopped, match="exists"):
        _new(project, folder, candidate="c-0042", months=9)
    assert (folder / "c-0042.yml").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["c-0042.yml", "c-0043.yml"]


@pytest.mark.parametrize(
    "changed",
    [
        {"candidate": "Tanaka"}, {"candidate": "../c-1"}, {"candidate": "nul"}, {"candidate": "receipts"}, {"candidate": "c--1"},
        {"background": "x"},
        {"plan": "x"}, {"interviewers": [("田中", [])]}, {"interviewers": [("i", ["x"])]}, {"interviewers": [("i", ["X"])]},
        {"interviewers": [("i", []), ("i", [])]}, {"interviewers": [("i", ["empathy", "empathy"])]}, {"interviewers": []},
    ],
)  # fmt: skip
def test_a_round_that_would_be_wrong_is_not_made(project: Path, changed: dict[str, object]) -> None:
    path, problems = _new(project, project / "interviews", **changed)
    assert path is None
    assert len(errors(problems)) == 1
    assert not (project / "interviews").exists()


@pytest.mark.parametrize("folder", ["site", "site/x", "docs/ja", "build"])
def test_nothing_about_a_candidate_is_published(project: Path, folder: str) -> None:
    with pytest.raises(Stopped, match="inside"):
        _new(project, project / folder)


def test_months_end_where_they_end() -> None:
    assert [later(date(2027, 11, 30), n).isoformat() for n in (1, 3, 12, 60)] == [
        "2027-12-30", "2028-02-29", "2028-11-30", "2032-11-30",
    ]  # fmt: skip
