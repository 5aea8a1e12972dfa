"""cskit debrief and cskit calibrate, as they are called: what they refuse, what they write, what they note."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from cskit import store
from cskit.cli import debrief as commands
from cskit.content.load import load
from cskit.disk import Stopped
from cskit.outputs import FILLABLE
from cskit.recipes import debrief as recipe
from cskit.store import Store, debriefed
from cskit.views.practice import practice_form
from tests.outputs.debrief.sample import record

ROUND = """\
background: consultant
plan: first
language: en
interviewers:
  - id: i-01
  - id: i-02
    focus: [empathy]
retain_until: 2099-12-31
"""
SECRET = "She told me of the harvest moon."  # noqa: S105  no password: what must not be seen early
Run = Callable[..., Result]


class Listener:
    def step(self, name: str) -> None:
        self.last = name

    def progress(self, done: int, total: int) -> None:
        pass


@pytest.fixture
def root(project: Path) -> Path:
    (project / "interviews").mkdir()
    (project / "interviews" / "c-0042.yml").write_text(ROUND, encoding="utf-8")
    return project


@pytest.fixture
def run(root: Path) -> Run:
    group = click.Group(commands={command.name or "": command for command in commands.COMMANDS})

    def call(*arguments: str) -> Result:
        done = CliRunner().invoke(group, [arguments[0], "--root", str(root), *arguments[1:]])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done

    return call


def keep(root: Path, person: str, rating: int | None, **more: Any) -> None:
    made = record(
        person, {"empathy": rating}, text=more.pop("text", SECRET), background="consultant", plan="first",
        origin={"channel": "web", "file": "f.json", "sha256": hashlib.sha256(repr((person, rating, more)).encode()).hexdigest()},
        **more,
    )  # fmt: skip
    Store(root / "records").add(made)


def page(root: Path, language: str = "en") -> str:
    return (root / "debriefs" / "c-0042" / f"debrief-c-0042-{language}.html").read_text(encoding="utf-8")


# The debrief


def test_until_everybody_is_in_it_refuses_and_names_who_is_missing(root: Path, run: Run) -> None:
    keep(root, "i-02", 3)
    done = run("debrief", "c-0042")
    assert done.exit_code == 1
    assert "no scorecard yet from i-01; ratings are shown only when everybody has rated alone" in done.output
    assert "--partial" in done.output
    assert SECRET not in done.output
    assert not (root / "debriefs").exists()
    assert debriefed(root / "records", "c-0042") is None


def test_nobody_is_in(root: Path, run: Run) -> None:
    done = run("debrief", "c-0042")
    assert done.exit_code == 1
    assert "no scorecard yet from i-01, i-02" in done.output


def test_a_mistyped_id_is_pointed_out(root: Path, run: Run) -> None:
    keep(root, "i-01", 3)
    keep(root, "i-o2", 3)
    done = run("debrief", "c-0042")
    assert "no scorecard yet from i-02" in done.output
    assert "i-o2 handed one in without being named in the round" in done.output


def test_partial_shows_coverage_alone_and_is_no_debrief(root: Path, run: Run) -> None:
    keep(root, "i-02", 3)
    done = run("debrief", "c-0042", "--partial")
    assert done.exit_code == 0
    assert "Coverage only. Still to come: i-01" in done.output
    assert SECRET not in page(root)
    assert debriefed(root / "records", "c-0042") is None
    keep(root, "i-01", 2)
    assert "Coverage only; every scorecard is in." in run("debrief", "c-0042", "--partial").output
    assert SECRET not in page(root)
    assert debriefed(root / "records", "c-0042") is None


def test_when_everybody_is_in_it_writes_page_and_paper_and_notes_it(root: Path, run: Run) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)
    keep(root, "i-02", 3)
    done = run("debrief", "c-0042")
    assert done.exit_code == 0, done.output
    folder = root / "debriefs" / "c-0042"
    assert sorted(path.name for path in folder.iterdir()) == ["debrief-c-0042-en.html", "debrief-c-0042-en.pdf"]
    assert (folder / "debrief-c-0042-en.pdf").read_bytes().startswith(b"%PDF")
    assert page(root).count(SECRET) == 2
    note = debriefed(root / "records", "c-0042")
    assert note is not None
    assert note.shown == {"i-01": 1, "i-02": 2}
    assert SECRET not in done.output


def test_what_comes_after_the_debrief_stands_beside_the_first_rating(root: Path, run: Run) -> None:
    keep(root, "i-01", 2, text="before it")
    keep(root, "i-02", 4)
    run("debrief", "c-0042")
    keep(root, "i-01", 4, text="after it")
    assert run("debrief", "c-0042").exit_code == 0
    text = page(root)
    assert "before it" in text
    assert "after it" in text
    assert "2 → 4" in text
    assert "revision 2 handed in after the debrief" in text
    note = debriefed(root / "records", "c-0042")
    assert note is not None
    assert note.shown == {"i-01": 1, "i-02": 1}  # the first note stays


def test_out_and_language(root: Path, run: Run, tmp_path: Path) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)
    done = run("debrief", "c-0042", "--lang", "ja", "--out", str(tmp_path / "there"))
    assert done.exit_code == 0
    assert (tmp_path / "there" / "debrief-c-0042-ja.html").exists()
    assert not (root / "debriefs").exists()


def test_it_never_writes_into_what_is_published(root: Path, run: Run) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)
    done = run("debrief", "c-0042", "--out", str(root / "site" / "debriefs"))
    assert done.exit_code == 1
    assert "published" in done.output
    assert not (root / "site").exists()


@pytest.mark.parametrize("id_", ["../c-0042", "c-0042/..", "Tanaka", "con", "c 1", "c-1\n", "."])
def test_what_is_no_id_is_refused_and_not_repeated(root: Path, run: Run, id_: str) -> None:
    done = run("debrief", "--", id_)
    assert done.exit_code == 1
    assert "this is no candidate's id" in done.output
    assert "Traceback" not in done.output
    assert not (root / "debriefs").exists()


def test_without_a_round_it_says_which_file_is_missing(root: Path, run: Run) -> None:
    done = run("debrief", "c-0001")
    assert done.exit_code == 1
    assert "interviews/c-0001.yml" in done.output


def test_a_damaged_record_stops_the_debrief_and_is_named(root: Path, run: Run) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)
    keep(root, "i-02", 3)
    (root / "records" / "c-0042" / "i-02-r2.json").write_text('{"evidence": "the harvest moon', encoding="utf-8")
    done = run("debrief", "c-0042")
    assert done.exit_code == 1
    assert "i-02-r2.json" in done.output
    assert "not every record could be read" in done.output
    assert "moon" not in done.output
    assert not (root / "debriefs").exists()
    assert run("debrief", "c-0042", "--partial").exit_code == 0


def test_if_the_page_cannot_be_written_there_is_no_note(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)

    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device", "debrief-c-0042-en.html")

    monkeypatch.setattr(recipe, "write_whole", full)
    with pytest.raises(Stopped, match="disk is full"):
        recipe.make_debrief(root, Listener(), "c-0042", now=datetime.now(UTC))
    assert debriefed(root / "records", "c-0042") is None


def test_nobody_can_hand_in_between_reading_and_the_note(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(root, "i-01", 2)
    keep(root, "i-02", 4)
    held: list[bool] = []
    written = recipe.write_whole

    def watched(path: Path, data: bytes) -> None:
        from filelock import FileLock, Timeout

        try:
            FileLock(root / "records" / store.LOCK, is_singleton=False, thread_local=False).acquire(timeout=0)
            held.append(False)
        except Timeout:
            held.append(True)
        written(path, data)

    monkeypatch.setattr(recipe, "write_whole", watched)
    recipe.make_debrief(root, Listener(), "c-0042", now=datetime.now(UTC))
    assert held == [True, True]


# The calibration


def filled(root: Path, folder: Path, person: str, rating: str, channel: str = "yaml", **more: str) -> Path:
    content, _ = load([root])
    room = next(one for one in FILLABLE if one.channel == channel)
    form = practice_form(content, "en", person)
    path = folder / f"{person}-{channel}{room.filled}"
    path.write_bytes(room.fill(form, {"late-reply.rating": rating, "late-reply.evidence": SECRET, **more}))
    return path


def report(root: Path, language: str = "ja") -> str:
    return (root / "calibration" / f"calibration-{language}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("channel", commands.CHANNELS)
def test_new_writes_the_answers_without_the_key_and_a_scorecard_each(root: Path, run: Run, channel: str) -> None:
    done = run("calibrate", "--new", "i-01", "--new", "i-02", "--channel", channel, "--lang", "en")
    assert done.exit_code == 0, done.output
    names = sorted(path.name for path in (root / "calibration").iterdir())
    ending = next(room.blank for room in FILLABLE if room.channel == channel)
    assert names == [f"practice-i-01-en{ending}", f"practice-i-02-en{ending}", "rating-practice-en.html"]
    text = (root / "calibration" / "rating-practice-en.html").read_text(encoding="utf-8")
    content, _ = load([root])
    sample = content.samples["late-reply"]
    assert sample.turns[1].says.en.split(".")[0] in text.replace("&#39;", "'")
    assert sample.reasoning.en not in text.replace("&#39;", "'")


def test_a_scorecard_that_may_be_filled_in_is_not_written_over(root: Path, run: Run) -> None:
    run("calibrate", "--new", "i-01", "--channel", "yaml")
    path = root / "calibration" / "practice-i-01-ja.yml"
    path.write_text("mine", encoding="utf-8")
    done = run("calibrate", "--new", "i-01", "--channel", "yaml")
    assert "this scorecard exists" in done.output
    assert path.read_text(encoding="utf-8") == "mine"


def test_the_report_over_practice_in_any_mix_of_formats(root: Path, run: Run, tmp_path: Path) -> None:
    content, _ = load([root])
    key = content.samples["late-reply"].rating
    off = 4 if key < 3 else 1
    files = [
        filled(root, tmp_path, f"i-0{n}", str(key if n < 3 else off), channel)
        for n, channel in enumerate(commands.CHANNELS, 1)
    ]  # fmt: skip
    done = run("calibrate", *map(str, files), "--lang", "en")
    assert done.exit_code == 0, done.output
    text = report(root, "en")
    assert text.count("100 % (1/1)") == 4
    assert text.count("0 % (0/1)") == 4
    assert f"{key} → {off}" in text
    assert SECRET not in text
    assert SECRET not in done.output


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG"),
        ("empty", b""),
        ("a.json", b'{"a": 1}'),
        ("a.yml", b"a: 1\n"),
        ("a.pdf", b"%PDF-1.7"),
        ("a.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_goes_on(root: Path, run: Run, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    good = filled(root, tmp_path, "i-01", "3")
    done = run("calibrate", str(tmp_path / name), str(good))
    assert done.exit_code == 1
    assert name in done.output
    assert "Traceback" not in done.output
    assert "i-01" in report(root)


def test_a_candidates_scorecard_is_sent_to_collect(root: Path, run: Run, tmp_path: Path) -> None:
    from cskit.views.form import form

    content, _ = load([root])
    room = FILLABLE[3]
    (tmp_path / "s.yml").write_bytes(room.fill(form(content, "consultant", "en"), {}))
    done = run("calibrate", str(tmp_path / "s.yml"))
    assert done.exit_code == 1
    assert "cskit collect" in done.output


def test_a_rating_that_is_none_is_named_without_its_text(root: Path, run: Run, tmp_path: Path) -> None:
    path = filled(root, tmp_path, "i-01", "3")
    path.write_text(path.read_text(encoding="utf-8").replace("rating: 3", "rating: moon"), encoding="utf-8")
    done = run("calibrate", str(path))
    assert done.exit_code == 1
    assert "moon" not in done.output.replace(str(path), "")


def test_two_scorecards_by_one_person(root: Path, run: Run, tmp_path: Path) -> None:
    first = filled(root, tmp_path, "i-01", "3")
    again = filled(root, tmp_path, "i-01", "2", "web")
    done = run("calibrate", str(first), str(again))
    assert "a second scorecard by i-01" in done.output


def test_with_nothing_to_report_on_it_says_so(root: Path, run: Run) -> None:
    done = run("calibrate")
    assert done.exit_code == 1
    assert "there is nothing to report on" in done.output
    assert not (root / "calibration").exists()


def test_new_and_files_do_not_go_together(root: Path, run: Run, tmp_path: Path) -> None:
    done = run("calibrate", "--new", "i-01", str(filled(root, tmp_path, "i-02", "3")))
    assert done.exit_code == 2


def test_new_for_what_is_no_id(root: Path, run: Run) -> None:
    done = run("calibrate", "--new", "../../x")
    assert done.exit_code == 1
    assert not (root / "calibration").exists()


def test_over_records_below_ten_it_says_why(root: Path, run: Run) -> None:
    keep(root, "i-01", 3)
    keep(root, "i-02", 4)
    assert run("calibrate", "--lang", "en").exit_code == 0
    assert "AC2 is not computed for a competency with fewer than 10 candidates" in report(root, "en")
    assert "not computed below 10" in report(root, "en")
    assert SECRET not in report(root, "en")


def test_over_twelve_candidates_there_is_a_coefficient(root: Path, run: Run) -> None:
    for number in range(12):
        keep(root, "i-01", 1 + number % 4, candidate=f"c-{number}")
        keep(root, "i-02", 1 + number % 4, candidate=f"c-{number}")
    assert run("calibrate", "--lang", "en").exit_code == 0
    assert "1.00 (1.00 to 1.00)" in report(root, "en")


def test_ten_thousand_records_on_disk_take_seconds(root: Path, run: Run) -> None:
    template = store.as_json(record("i-01", {"empathy": 3}, candidate="c-1", text=SECRET * 30)).decode()
    for number in range(10_000):
        folder = root / "records" / f"c-{number // 4}"
        folder.mkdir(parents=True, exist_ok=True)
        made = template.replace('"c-1"', f'"{folder.name}"').replace('"i-01"', f'"i-{number % 4}"')
        (folder / f"i-{number % 4}-r1.json").write_text(made, encoding="utf-8")
    before = time.perf_counter()
    done = run("calibrate")
    seconds = time.perf_counter() - before
    shutil.rmtree(root / "records")
    assert done.exit_code == 0
    assert seconds < 30
    assert "2500" in report(root)
