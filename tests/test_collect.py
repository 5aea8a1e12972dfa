"""Collecting: any mix into records, nothing lost or doubled, one bad file never stops the rest, nothing secret is said."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import cskit.outputs
from cskit import store
from cskit.cli.interviews import COMMANDS, _width
from cskit.content.load import load
from cskit.disk import Stopped
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.record import Record
from cskit.model.writing import normalise
from cskit.outputs import MAX_BYTES, Room
from cskit.recipes.collect import Collected, collect
from cskit.recipes.inbox import printable
from cskit.views.form import Form, form
from tests.conftest import BASE, ROOT
from tests.stub_rooms import MARKS, STUBS
from tests.test_cli import Nobody

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SECRET = "GEHEIM"  # noqa: S105  what an interviewer wrote
ROUND = """\
background: consultant
plan: first
language: ja
interviewers: [{id: i-01}, {id: i-02, focus: [empathy]}]
retain_until: 2027-05-31
"""
REAL = cskit.outputs.FILLABLE
Fill = Callable[..., Path]


@pytest.fixture(scope="module")
def content() -> Content:
    return load([BASE])[0]


@pytest.fixture(autouse=True)
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cskit.outputs, "FILLABLE", STUBS)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def fill(inbox: Path, content: Content) -> Fill:
    """Write a filled-in file; later ones are newer."""
    ages = iter(range(1_700_000_000, 1_800_000_000))

    def filling(name: str, candidate: str = "c-0042", interviewer: str = "i-01", **given: str) -> Path:
        channel = {".json": "web", ".yml": "yaml", ".pdf": "pdf", ".xlsx": "xlsx"}[Path(name).suffix]
        room = next(one for one in cskit.outputs.FILLABLE if one.channel == channel)
        path = inbox / name
        path.write_bytes(filled(content, room, candidate, interviewer, **given))
        age = next(ages)
        os.utime(path, (age, age))
        return path

    return filling


def filled(content: Content, room: Room, candidate: str, interviewer: str, **given: str) -> bytes:
    blank = form(content, "consultant", "ja", plan="first")
    return room.fill(blank, {**complete(blank, candidate, interviewer), **given})


def complete(blank: Form, candidate: str, interviewer: str) -> dict[str, str]:
    answers = {"candidate": candidate, "interviewer": interviewer, "held_on": "2026-11-24"}
    for one in blank.fields:
        if one.kind == "choice":
            answers[one.key] = one.choices[0]
        elif one.kind == "text" and not one.key.endswith(".reason"):
            answers[one.key] = f"{SECRET} {one.key} 神𠮷"
    return answers


def run(project: Path, *given: Path, **options: object) -> Collected:
    return collect(project, Nobody(), given, now=NOW, **options)  # type: ignore[arg-type]


def kept(project: Path) -> list[Record]:
    found = list(store.records(project / "records"))
    assert not [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)]


def rounds(project: Path, text: str = ROUND, name: str = "c-0042") -> None:
    (project / "interviews").mkdir(exist_ok=True)
    (project / "interviews" / f"{name}.yml").write_text(text)


def test_any_mix_into_records(project: Path, inbox: Path, fill: Fill) -> None:
    rounds(project)
    for number, ending in enumerate((".json", ".pdf", ".xlsx", ".yml")):
        fill(f"{number}{ending}", interviewer=f"i-0{number % 2 + 1}", takeaways=f"{SECRET} {number}")
    found = run(project, inbox)
    assert found.clean, found.all_problems()
    rows = [(Path(one.file).name, one.channel, one.candidate, one.interviewer, one.outcome, one.revision) for one in found.files]
    assert rows == [
        ("0.json", "web", "c-0042", "i-01", "kept", 1), ("1.pdf", "pdf", "c-0042", "i-02", "kept", 1),
        ("2.xlsx", "xlsx", "c-0042", "i-01", "kept", 2), ("3.yml", "yaml", "c-0042", "i-02", "kept", 2),
    ]  # fmt: skip
    first = kept(project)[0]
    assert (first.retain_until and first.retain_until.isoformat(), first.collected_at, first.origin.file) == (
        "2027-05-31",
        NOW,
        "0.json",
    )
    assert first.takeaways == f"{SECRET} 0"
    assert len(kept(project)) == 4


@pytest.mark.parametrize("room", REAL, ids=lambda room: room.channel)
def test_the_real_rooms_lose_nothing(
    project: Path, content: Content, inbox: Path, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cskit.outputs, "FILLABLE", REAL)
    rounds(project)
    nasty = "=1+1 「神\ufa19」\n𠮷野家 👩\u200d👧 <b>\t& 﨑髙"
    (inbox / f"a{room.filled}").write_bytes(filled(content, room, "c-0042", "i-02", takeaways=nasty))
    found = run(project, inbox)
    assert found.clean, found.all_problems()
    assert [(one.channel, one.outcome) for one in found.files] == [(room.channel, "kept")]
    one = kept(project)[0]
    assert one.takeaways == normalise(nasty)
    assert {rating.rating for rating in one.ratings.values()} == {1}
    assert [again.outcome for again in run(project, inbox).files] == ["already"]


def test_what_was_kept_stays_kept_whatever_the_content_is_by_now(project: Path, inbox: Path, fill: Fill) -> None:
    rounds(project)
    fill("a.json")
    run(project, inbox)
    rounds(project, ROUND.replace("i-01", "i-09"))
    assert [one.outcome for one in run(project, inbox).files] == ["already"]
    assert [one.outcome for one in run(project, fill("b.json", takeaways="b")).files] == ["refused"]


def test_what_the_file_is_decides_and_not_its_name(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json").rename(inbox / "a.pdf")
    assert [(one.channel, one.outcome) for one in run(project, inbox).files] == [("web", "kept")]


def test_the_same_file_twice_is_said_and_not_doubled(project: Path, inbox: Path, fill: Fill) -> None:
    shutil.copy(fill("a.json"), inbox / "b.json")
    assert [(one.outcome, one.revision) for one in run(project, inbox).files] in (
        [("kept", 1), ("already", 1)],
        [("already", 1), ("kept", 1)],
    )
    again = run(project, inbox, inbox / "a.json")
    assert [(one.outcome, one.revision) for one in again.files] == [("already", 1)] * 3
    assert again.clean
    assert len(kept(project)) == 1


def test_the_newest_file_is_the_newest_revision_whatever_the_names(project: Path, inbox: Path, fill: Fill) -> None:
    fill("scorecard.json", takeaways="first")
    fill("scorecard (1).json", takeaways="second")
    assert [one.revision for one in run(project, inbox).files] == [2, 1]
    assert [one.takeaways for one in kept(project)] == ["first", "second"]


def test_what_touches_fair_hiring_is_marked_by_field_and_never_quoted(project: Path, fill: Fill) -> None:
    rounds(project)
    found = run(project, fill("a.json", takeaways="ご家族のことをたずねた。"))
    assert found.files[0].outcome == "kept"
    assert "touches a matter of fair hiring" in found.files[0].marks
    [warned] = [one for one in found.files[0].problems if one.rule == "fair-hiring"]
    assert warned.what.endswith(": family (jp) in takeaways")
    assert "ご家族のこと" not in json.dumps(found.as_data(), ensure_ascii=False)
    assert [flag.field for flag in kept(project)[0].flags] == ["takeaways"]


def test_after_the_debrief_it_is_marked(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json", takeaways="first")
    run(project, inbox)
    store.mark_debriefed(project / "records", "c-0042", NOW, {"i-01": 1})
    found = run(project, fill("b.json", takeaways="second"))
    assert "after the debrief" in found.files[0].marks
    assert [one.after_debrief for one in kept(project)] == [False, True]


def test_one_bad_file_never_stops_the_rest(project: Path, inbox: Path, fill: Fill) -> None:
    fill("good-1.json")
    fill("good-2.json", interviewer="i-02")
    (inbox / "crash.json").write_bytes(b'{"x": "GEHEIM-CRASH"}')
    (inbox / "cut.json").write_bytes((inbox / "good-1.json").read_bytes()[:200])
    (inbox / "empty.json").write_bytes(b"")
    (inbox / "form.html").write_bytes(b"<!doctype html><p>GEHEIM")
    (inbox / "kit.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    (inbox / "large.json").write_bytes(b"{" + b" " * MAX_BYTES)
    (inbox / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (inbox / "picture.png").write_bytes(b"\x89PNG")
    os.mkfifo(inbox / "pipe.json")
    found = run(project, inbox)
    bad = {"crash.json", "cut.json", "empty.json", "form.html", "kit.pdf", "large.json", "old.xls", "picture.png", "pipe.json"}
    outcomes = {Path(one.file).name: one.outcome for one in found.files}
    assert outcomes == {"good-1.json": "kept", "good-2.json": "kept", **dict.fromkeys(bad, "refused")}
    assert all(one.reason for one in found.files if one.outcome == "refused")
    assert "bytes" in next(one.reason for one in found.files if one.file.endswith("large.json")), "its size is enough"
    assert not found.clean
    assert SECRET not in json.dumps(found.as_data())
    assert len(kept(project)) == 2


def test_of_a_folder_only_its_files_and_the_rest_is_named(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json")
    (inbox / "below").mkdir()
    shutil.copy(inbox / "a.json", inbox / "below" / "b.json")
    (inbox / "link.json").symlink_to(inbox / "a.json")
    (inbox / "loop").symlink_to(inbox)
    for name in (".DS_Store", ".a.json.part", "~$a.xlsx", ".~lock.a.xlsx#"):
        (inbox / name).write_bytes(b"x")
    found = run(project, inbox)
    assert [one.file.rpartition("/")[2] for one in found.files] == ["a.json"]
    left_out = [one for one in found.problems if one.severity == "warning"]
    assert sorted(one.place.file.rpartition("/")[2] for one in left_out) == ["below", "link.json", "loop"]
    assert found.clean
    assert [one.outcome for one in run(project, inbox / "link.json", inbox / "below").files] == ["already", "already"]


@pytest.mark.parametrize("id_", ["../../evil", "/etc/passwd", "con", "..", "c/1", "c-1\n../x", "receipts", "Tanaka", "a" * 40])
@pytest.mark.parametrize("where", ["candidate", "interviewer", "stamp"])
def test_hostile_ids_stay_outside(project: Path, tmp_path: Path, inbox: Path, fill: Fill, id_: str, where: str) -> None:
    if where == "interviewer" and id_ == "receipts":
        return
    path = fill("a.json", **({where: id_} if where != "stamp" else {}))
    if where == "stamp":
        data = json.loads(path.read_bytes())
        data["stamp"]["candidate"] = id_
        data["answers"]["candidate"] = ""
        path.write_text(json.dumps(data))
    before = {found for found in tmp_path.rglob("*") if ".cskit" not in found.parts}
    found = run(project, inbox)
    assert [one.outcome for one in found.files] == ["refused"]
    assert found.files[0].reason
    assert {found for found in tmp_path.rglob("*") if ".cskit" not in found.parts} - before <= {
        project / "records", project / "records" / store.LOCK,
    }  # fmt: skip


def test_a_hostile_file_name_is_only_shown(project: Path, inbox: Path, fill: Fill) -> None:
    name = "x\\..\\..\\evil\x1b[31m\u202egpj.json"
    fill("a.json").rename(inbox / name)
    found = run(project, inbox)
    assert found.files[0].outcome == "kept"
    assert "\x1b" not in found.files[0].file
    assert kept(project)[0].origin.file == printable(name)
    assert [path.name for path in (project / "records" / "c-0042").iterdir()] == ["i-01-r1.json"]


def test_a_name_that_is_no_text(project: Path, inbox: Path, fill: Fill) -> None:
    raw = os.fsencode(inbox) + b"/\xff\xfe.json"
    os.rename(fill("a.json"), raw)  # noqa: PTH104  a name in bytes
    assert [one.outcome for one in run(project, inbox).files] == ["kept"]
    assert kept(project)[0].origin.file == "��.json"


def test_the_round_says_until_when_and_who(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json")
    found = run(project, inbox)
    assert found.clean
    assert [one.what for one in found.all_problems()] == ["there is no such round"]
    assert kept(project)[0].retain_until is None
    rounds(project)
    found = run(project, fill("b.json", interviewer="i-03"))
    assert [one.outcome for one in found.files] == ["refused"]
    assert "'i-03' is not among the interviewers" in found.files[0].reason
    rounds(project, ROUND.replace("consultant", "x"))
    found = run(project, fill("c.json", takeaways="c"), fill("d.json", takeaways="d"))
    assert [one.outcome for one in found.files] == ["refused", "refused"]
    assert [one.what for one in found.all_problems()].count("there is no background 'x'") == 1, "once, not for every file"
    assert len(kept(project)) == 1


def test_a_day_that_has_passed_is_said_and_nothing_is_lost(project: Path, fill: Fill) -> None:
    rounds(project, ROUND.replace("2027-05-31", "2026-11-24"))
    found = run(project, fill("a.json"))
    assert found.clean
    assert ["has passed" in one.what for one in found.all_problems()] == [True]


def test_a_stale_form_is_refused_or_marked(project: Path, inbox: Path, fill: Fill) -> None:
    path = fill("a.json")
    data = json.loads(path.read_bytes())
    data["stamp"]["content"] = "f" * 64
    data["stamp"]["parts"]["scale"] = "f" * 12
    path.write_text(json.dumps(data))
    assert [one.outcome for one in run(project, inbox).files] == ["refused"]
    found = run(project, inbox, allow_stale=True)
    assert "stale" in found.files[0].marks
    assert kept(project)[0].stale
    data["stamp"]["background"] = "gone"
    path.write_text(json.dumps(data))
    assert "gone" in run(project, inbox, allow_stale=True).files[0].reason


def test_a_dry_run_touches_nothing(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json", takeaways="a")
    fill("b.json", takeaways="b")
    found = run(project, inbox, dry_run=True)
    assert [(one.outcome, one.revision) for one in found.files] == [("kept", 1), ("kept", 2)]
    assert not (project / "records").exists()
    assert [(one.outcome, one.revision) for one in run(project, inbox).files] == [("kept", 1), ("kept", 2)]


def test_a_full_disk_is_said_plainly_and_running_again_goes_on(
    project: Path, inbox: Path, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        fill(f"{number}.json", takeaways=str(number))
    link, left = os.link, iter([True, True])

    def full(source: Path, target: Path) -> None:
        if not next(left, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        link(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", full)
        found = run(project, inbox)
    assert [one.outcome for one in found.files] == ["kept", "kept"]
    assert ["the disk is full" in one.what and "4 files" in one.why for one in found.problems] == [True]
    assert not found.clean
    assert len(kept(project)) == 2
    assert [one.outcome for one in run(project, inbox).files] == ["already", "already", "kept", "kept", "kept", "kept"]
    assert [one.takeaways for one in kept(project)] == ["0", "1", "2", "3", "4", "5"]


def test_a_really_full_disk(project: Path, inbox: Path, fill: Fill, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(small)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("this machine does not let the test mount a small disk")
    try:
        for number in range(30):
            fill(f"{number:02}.json", takeaways="x" * 5_000 + str(number))
        found = run(project, inbox, records=small / "records")
        assert 0 < len(found.files) < 30
        assert [one.what for one in found.problems if one.severity == "error"] == ["the disk is full"]
        whole = list(store.records(small / "records"))
        assert len(whole) == len(found.files)
        assert all(isinstance(one, Record) for one in whole)
        subprocess.run(["mount", "-o", "remount,size=4m", str(small)], check=True)
        assert run(project, inbox, records=small / "records").clean
        assert len(list(store.records(small / "records"))) == 30
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize("folder", ["site/records", "docs/records"])
def test_records_never_lie_inside_the_site(project: Path, inbox: Path, folder: str) -> None:
    with pytest.raises(Stopped, match="inside"):
        run(project, inbox, records=project / folder)


def test_broken_content_stops_before_anything_is_read(project: Path, inbox: Path, fill: Fill) -> None:
    fill("a.json")
    next((project / "scorecards" / "competencies").glob("*.yml")).write_text("{")
    with pytest.raises(Stopped):
        run(project, inbox)
    assert not (project / "records").exists()


WORK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import cskit.outputs
from tests.stub_rooms import STUBS
cskit.outputs.FILLABLE = STUBS
from cskit.recipes.collect import collect
from tests.test_cli import Nobody

class Teller(Nobody):
    def step(self, name):
        if name == "Collecting":
            print("begun", flush=True)

found = collect(Path(sys.argv[1]), Teller(), [Path(sys.argv[2])], now=datetime(2026, 11, 25, tzinfo=UTC))
sys.exit(0 if found.clean else 1)
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tools")])}


def _work(project: Path, inbox: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WORK, str(project), str(inbox)], stdout=subprocess.PIPE, env=ENVIRONMENT, cwd=ROOT
    )


def _many(fill: Fill, count: int) -> None:
    for number in range(count):
        fill(f"{number:03}.json", f"c-{number % 5}", f"i-{number % 3}", takeaways=f"{number}")


def _none_doubled(project: Path) -> list[Record]:
    found = kept(project)
    assert len({one.origin.sha256 for one in found}) == len(found)
    return found


def test_killed_at_any_moment_running_again_finishes_the_job(project: Path, inbox: Path, fill: Fill) -> None:
    _many(fill, 60)
    dice, cut_short = random.Random(5), 0  # noqa: S311  moments, not secrets
    for _ in range(5):
        worker = _work(project, inbox)
        assert worker.stdout
        worker.stdout.readline()
        time.sleep(dice.uniform(0, 0.08))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        cut_short += worker.returncode == -signal.SIGKILL
        _none_doubled(project)
    assert cut_short >= 2, "the loop must hit running work to say anything"
    assert run(project, inbox).clean
    assert len(_none_doubled(project)) == 60
    assert not list((project / "records").rglob(f"*{store.LEFTOVER}"))


def test_two_at_once_lose_and_double_nothing(project: Path, inbox: Path, fill: Fill) -> None:
    _many(fill, 30)
    workers = [_work(project, inbox) for _ in range(2)]
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
    assert len(_none_doubled(project)) == 30


def command(*arguments: str | Path) -> tuple[int, str, str]:
    by_name = {one.name: one for one in COMMANDS}
    done = CliRunner().invoke(by_name[str(arguments[0])], [str(one) for one in arguments[1:]])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def test_the_command_shows_a_table_and_says_nothing_secret(project: Path, inbox: Path, fill: Fill) -> None:
    fill("評価シート.json")
    fill("b.json", interviewer="i-02")
    code, out, err = command("collect", inbox, "--root", project)
    assert code == 0, err
    lines = out.splitlines()
    assert lines[0].split() == ["file", "channel", "candidate", "interviewer", "result"]
    columns = [_width(line[: line.index(word)]) for line, word in zip(lines[:3], ("channel", "web", "web"), strict=True)]
    assert len(set(columns)) == 1, "full-width names keep the columns straight"
    assert lines[-1] == "2 files: 2 kept"
    shutil.copy(inbox / "b.json", inbox / "c.json")
    (inbox / "d.json").write_bytes(b"{")
    code, out, err = command("collect", inbox, "--root", project)
    assert code == 1
    assert out.splitlines()[-1] == "4 files: 3 there already, 1 refused"
    assert f"{(inbox / 'd.json').as_posix()}:1:1: " in err
    code, out, err = command("collect", inbox, "--root", project, "--format", "json", "--dry-run")
    data = json.loads(out)
    assert (code, data["dry_run"], [one["outcome"] for one in data["files"]]) == (
        1,
        True,
        ["already"] * 2 + ["refused", "already"],
    )
    assert SECRET not in out + err


def test_from_the_round_to_the_record(project: Path, content: Content, tmp_path: Path) -> None:
    code, out, err = command(
        "new", "interview", "--root", project, "--candidate", "c-7", "--background", "consultant",
        "--interviewer", "i-01:empathy",
    )  # fmt: skip
    assert (code, err) == (0, "")
    code, out, err = command("prepare", project / "interviews" / "c-7.yml", "--root", project, "--out", tmp_path / "out")
    assert code == 0, err
    blank = (tmp_path / "out" / "c-7" / "i-01" / "scorecard-c-7-i-01.yml").read_bytes()
    handed = json.loads(blank[len(MARKS["yaml"]) :])
    handed["answers"] = complete(form(content, "consultant", "ja"), "c-7", "i-01")
    (tmp_path / "back.yml").write_bytes(MARKS["yaml"] + json.dumps(handed).encode())
    code, out, err = command("collect", tmp_path / "back.yml", "--root", project)
    assert (code, err) == (0, "")
    assert "revision 1" in out
    assert kept(project)[0].retain_until is not None


def test_wrong_calls_are_2(project: Path) -> None:
    for arguments in (("collect", "--root", project), ("collect", project / "none"), ("new", "interview", "--root", project)):
        assert command(*arguments)[0] == 2
