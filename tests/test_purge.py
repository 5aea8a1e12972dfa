"""`cskit purge`: what is past its day goes whole, everything else stays, and no moment of being killed loses count."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from cskit import store
from cskit.disk import Stopped
from cskit.recipes import purge as recipe
from cskit.recipes.purge import JOURNAL, Purged, places_of, purge
from tests.outputs.exchange import cards
from tests.test_cli import Nobody
from tests.test_export import cskit, keep

PAST, TODAY, COMING = date(2026, 11, 20), date(2026, 11, 25), date(2027, 5, 20)


def put(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def arrange(root: Path, candidate: str, until: date | str | None = PAST, *, records: int = 2) -> None:
    """Everything that the commands make of one candidate."""
    if until is not None:
        put(root / "interviews" / f"{candidate}.yml", f"background: gone\nretain_until: {until}\n")
    for number in range(records):
        keep(root, (candidate, f"i-{number}", number), retain_until=until if isinstance(until, date) else None)
    if records:
        store.mark_debriefed(root / "records", candidate, cards.record().collected_at, {"i-0": 1})
    for language in ("ja", "en"):
        put(root / "debriefs" / candidate / f"debrief-{candidate}-{language}.html")
    put(root / "debriefs" / candidate / f"debrief-{candidate}-ja.pdf")
    made = ("what-to-send.md", "i-0/kit.pdf", f"i-0/scorecard-{candidate}-i-0.html", f"i-1/scorecard-{candidate}-i-1.xlsx")
    folder = root / "prepared" / candidate
    for name in made:
        put(folder / name)
    put(folder / ".made.json", json.dumps({"schema": "cskit-made/1", "files": {name: ["0" * 64] for name in made}}))


def tree(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.name != store.LOCK}


def run(root: Path, today: date = TODAY, *, dry_run: bool = False) -> Purged:
    return purge(places_of(root), Nobody(), today=today, dry_run=dry_run)


def receipts(root: Path) -> list[dict[str, object]]:
    """All entries of all receipts."""
    paths = sorted((root / "records" / "receipts").glob("*.json"))
    return [entry for path in paths for entry in json.loads(path.read_text(encoding="utf-8"))["entries"]]


WHOLE = {"retain_until": "2026-11-20", "records": 2, "debriefs": 4, "prepared": 4, "rounds": 1}


def test_everything_of_whoever_is_due_goes_and_the_rest_stays(tmp_path: Path) -> None:
    arrange(tmp_path, "c-2", COMING)
    before = tree(tmp_path)
    arrange(tmp_path, "c-1")
    done = run(tmp_path)
    assert done.problems == []
    assert [held.candidate for held in done.due] == ["c-1"]
    assert tree(tmp_path) == before | {"records/receipts", "records/receipts/2026-11-25.json"}
    assert (receipts(tmp_path), done.files, done.kept) == ([WHOLE], 11, 1)
    assert run(tmp_path).due == []
    assert receipts(tmp_path) == [WHOLE]


@pytest.mark.parametrize(("days", "gone"), [(-1, False), (0, False), (1, True)])
def test_the_day_itself_still_counts(tmp_path: Path, days: int, gone: bool) -> None:
    arrange(tmp_path, "c-1")
    done = run(tmp_path, PAST + timedelta(days=days))
    assert (bool(done.due), done.problems) == (gone, [])
    assert (tmp_path / "interviews/c-1.yml").exists() is not gone


def test_a_receipt_names_nobody(tmp_path: Path) -> None:
    arrange(tmp_path, "c-0042")
    arrange(tmp_path, "c-0043")
    run(tmp_path)
    text = (tmp_path / "records/receipts/2026-11-25.json").read_text(encoding="utf-8")
    digests = [hashlib.new(kind, id_.encode()).hexdigest() for kind in ("md5", "sha1", "sha256") for id_ in ("c-0042", "i-0")]
    assert not any(word in text for word in ("c-004", "0042", "i-0", "i-1", "scorecard", *digests))
    assert json.loads(text) == {"schema": "cskit-purge/1", "purged_on": "2026-11-25", "entries": [WHOLE, WHOLE]}


def test_a_dry_run_touches_nothing(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    (tmp_path / "records" / store.LOCK).unlink()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = run(tmp_path, dry_run=True)
    assert [held.counts() for held in done.due] == [{"prepared": 4, "debriefs": 4, "records": 2, "rounds": 1}]
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_the_round_says_the_day_and_without_it_the_latest_record(tmp_path: Path) -> None:
    arrange(tmp_path, "c-shorter", COMING)
    put(tmp_path / "interviews/c-shorter.yml", "retain_until: '2026-11-01'\n")
    arrange(tmp_path, "c-longer", PAST)
    put(tmp_path / "interviews/c-longer.yml", "retain_until: 2027-01-01\n")
    for candidate, late in (("c-no-round-due", PAST), ("c-no-round", COMING)):
        keep(tmp_path, (candidate, "i-1", 1), retain_until=PAST)
        keep(tmp_path, (candidate, "i-2", 2), retain_until=late)
    assert [held.candidate for held in run(tmp_path).due] == ["c-no-round-due", "c-shorter"]
    assert store.candidates(tmp_path / "records") == ["c-longer", "c-no-round"]


@pytest.mark.parametrize(
    "text", ["retain_until: soon\n", "retain_until:\n", "background: x\n", "a: [", "\xff", "retain_until: 2026-13-01\n"]
)
def test_a_round_that_cannot_be_read_decides_nothing(tmp_path: Path, text: str) -> None:
    arrange(tmp_path, "c-1")
    (tmp_path / "interviews/c-1.yml").write_bytes(text.encode("latin-1"))
    before = tree(tmp_path)
    done = run(tmp_path)
    assert (done.due, done.kept) == ([], 1)
    assert [problem.severity for problem in done.problems] == ["error"]
    assert "interviews/c-1.yml" in done.problems[0].as_line()
    assert tree(tmp_path) == before


def test_what_has_no_day_is_said_and_stays(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1", None)
    done = run(tmp_path)
    assert done.due == []
    assert [problem.what for problem in done.problems] == ["nothing says until when this is kept"]
    assert (tmp_path / "records/c-1/i-0-r1.json").exists()


def test_a_foreign_file_stays_and_is_said(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    theirs = {
        put(tmp_path / name)
        for name in ("records/c-1/photo.jpg", "records/c-1/sub/deep.txt", "prepared/c-1/i-0/mine.docx", "debriefs/c-1/minutes.md",
                     "prepared/c-1/extra/x/y.txt", "records/c-1/con-r1.json")
    }  # fmt: skip
    done = run(tmp_path)
    left = {path for path in tmp_path.rglob("*") if path.is_file() and path.name != store.LOCK and "receipts" not in path.parts}
    assert left == theirs
    assert {path.name for path in done.foreign} == {"photo.jpg", "sub", "mine.docx", "minutes.md", "x", "con-r1.json"}
    again = run(tmp_path)
    assert (again.due, len(again.problems)) == ([], 1), "what is left is said on every run"
    assert receipts(tmp_path) == [WHOLE]


def test_neighbours_with_like_names_stay(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    others = ("debriefs/debrief-c-1-ja-ja.html", "debriefs/debrief-c-10.html", "debriefs/c-10/debrief-c-1-ja.html",
              "prepared/c-10/x", "interviews/c-1.yaml", "interviews/c-1.yml.bak", "c-1/x", "records/x.json")  # fmt: skip
    for name in others:
        put(tmp_path / name)
    run(tmp_path)
    assert all((tmp_path / name).exists() for name in others)


def test_half_written_files_of_ours_go_too(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    for name in ("records/c-1/.i-0-r1.json.0a1b.collecting", "interviews/.c-1.yml.0a1b.collecting",
                 "prepared/c-1/.what-to-send.md.part", "prepared/c-1/i-0/.kit.pdf.part",
                 "debriefs/c-1/.debrief-c-1-ja.pdf.part"):  # fmt: skip
        put(tmp_path / name)
    run(tmp_path)
    assert tree(tmp_path) == {
        "debriefs",
        "interviews",
        "prepared",
        "records",
        "records/receipts",
        "records/receipts/2026-11-25.json",
    }


@pytest.mark.parametrize("name", ["../../outside.txt", "/etc/passwd", "i-0/../../c-2/x", ".."])
def test_a_list_that_leads_outside_is_not_followed(tmp_path: Path, name: str) -> None:
    arrange(tmp_path, "c-1")
    outside = put(tmp_path / "outside.txt")
    other = put(tmp_path / "prepared/c-2/x")
    put(tmp_path / "prepared/c-1/.made.json", json.dumps({"files": {name: []}}))
    run(tmp_path)
    assert outside.exists()
    assert other.exists()
    assert Path("/etc/passwd").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize(
    "link", ["records/c-1", "prepared/c-1", "prepared/c-1/i-0", "debriefs/c-1", "interviews/c-1.yml", "records/c-1/i-0-r1.json",
             "records/c-1/debrief.json", "debriefs/c-1/debrief-c-1-ja.html",
             "prepared/c-1/what-to-send.md", "prepared/c-1/.made.json"],
)  # fmt: skip
def test_links_are_never_followed(tmp_path: Path, link: str) -> None:
    arrange(tmp_path, "c-1")
    path = tmp_path / link
    treasure = tmp_path / "treasure"
    path.rename(treasure)
    before = {one: one.read_bytes() for one in (treasure, *treasure.rglob("*")) if one.is_file()}
    path.symlink_to(treasure)
    done = run(tmp_path)
    assert {one: one.read_bytes() for one in (treasure, *treasure.rglob("*")) if one.is_file()} == before
    assert path.is_symlink(), "a link is somebody's own"
    assert done.problems or done.foreign, "and it is said"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_the_users_own_folders_may_be_links(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    (tmp_path / "records").rename(tmp_path / "vault")
    (tmp_path / "records").symlink_to(tmp_path / "vault")
    assert run(tmp_path).problems == []
    assert not (tmp_path / "vault/c-1").exists()


TOUCHES = frozenset({"os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link"})


def killed_at(root: Path, at: int) -> int:
    """Purge in another process that is killed before it touches the disk for the ``at``-th time; how often it did, if it ends."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            makes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
            if (event in TOUCHES or makes) and str(root) in str(arguments[0]):
                seen += 1
                if seen == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        run(root)
        os.write(writer, str(seen).encode())
        os._exit(0)
    os.close(writer)
    _, status = os.waitpid(process, 0)
    with os.fdopen(reader, "rb") as said:
        text = said.read()
    assert os.WIFSIGNALED(status) is (text == b"")
    return int(text or 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that is killed is forked")
def test_killed_at_every_moment_and_run_again_it_is_finished_and_counted_once(tmp_path: Path) -> None:
    def fresh(name: str) -> Path:
        root = tmp_path / name
        arrange(root, "c-1")
        arrange(root, "c-2", None)
        keep(root, ("c-3", "i-1", 1), ("c-3", "i-1", 2), retain_until=PAST)
        arrange(root, "c-4", COMING)
        return root

    whole = fresh("whole")
    moments = killed_at(whole, -1)
    assert moments > 25
    after, counted = tree(whole), receipts(whole)
    assert counted == [WHOLE, {"retain_until": "2026-11-20", "records": 2, "debriefs": 0, "prepared": 0, "rounds": 0}]
    for at in range(1, moments + 1):
        root = fresh(f"killed-{at}")
        assert killed_at(root, at) == 0, "the moment was never reached"
        done = run(root)
        assert done.problems == [problem for problem in done.problems if "c-2" in problem.as_line()]
        assert (tree(root), receipts(root)) == (after, counted), f"killed at {at} of {moments}"


def test_a_day_moved_after_a_stopped_purge_is_respected(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    stop_at(tmp_path, 3)
    put(tmp_path / "interviews/c-1.yml", "retain_until: 2027-01-01\n")
    before = tree(tmp_path) - {f"records/{JOURNAL}"}
    done = run(tmp_path)
    assert "whose day is later now" in done.problems[0].what
    assert tree(tmp_path) == before | {"records/receipts", "records/receipts/2026-11-25.json"}
    assert receipts(tmp_path) == [{"retain_until": "2026-11-20", "records": 0, "debriefs": 0, "prepared": 2, "rounds": 0}]
    assert run(tmp_path).problems == []


def stop_at(root: Path, number: int) -> None:
    """Stop a purge when it is about to delete the file of that number."""
    seen = 0
    gone: Callable[[Path], list[object]] = recipe._gone  # type: ignore[assignment]

    def count(path: Path) -> list[object]:
        nonlocal seen
        seen += 1
        if seen == number:
            raise KeyboardInterrupt
        return gone(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recipe, "_gone", count)
        with pytest.raises(KeyboardInterrupt):
            run(root)


def test_a_damaged_note_of_a_stopped_purge_is_said(tmp_path: Path) -> None:
    arrange(tmp_path, "c-1")
    put(tmp_path / "records" / JOURNAL, "{")
    with pytest.raises(Stopped) as caught:
        run(tmp_path)
    assert "the note of a stopped purge is damaged" in caught.value.problem.what
    assert (tmp_path / "interviews/c-1.yml").exists()


def test_what_the_system_refuses_is_said_and_the_rest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arrange(tmp_path, "c-1")
    arrange(tmp_path, "c-2")
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "kit.pdf" and "c-1" in self.parts:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    done = run(tmp_path)
    [problem] = done.problems
    assert "prepared/c-1/i-0/kit.pdf:1:1: this cannot be deleted (Permission denied)" in problem.as_line()
    assert receipts(tmp_path) == [{**WHOLE, "prepared": 3, "rounds": 0}, WHOLE]
    assert {path.name for path in tmp_path.rglob("*c-1*")} == {"c-1", "c-1.yml"}
    assert {path.name for path in (tmp_path / "prepared/c-1").rglob("*")} == {".made.json", "i-0", "kit.pdf"}
    monkeypatch.undo()
    assert run(tmp_path).problems == []
    assert receipts(tmp_path)[2:] == [{**WHOLE, "prepared": 1, "records": 0, "debriefs": 0}]
    assert not list(tmp_path.rglob("*c-1*"))


def test_other_folders_are_named(tmp_path: Path, project: Path) -> None:
    arrange(project, "c-1")
    for name in ("records", "interviews", "prepared", "debriefs"):
        (project / name).rename(tmp_path / f"my-{name}")
    options = [
        word for name in ("records", "interviews", "prepared", "debriefs") for word in (f"--{name}", tmp_path / f"my-{name}")
    ]
    done = cskit("purge", "--today", "2026-11-25", *options, root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert not list(tmp_path.glob("my-*/*c-1*"))


def test_the_command(project: Path) -> None:
    arrange(project, "c-1")
    arrange(project, "c-2", COMING)
    put(project / "records/c-1/photo.jpg")
    dry = cskit("purge", "--today", "2026-11-25", "--dry-run", root=project)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "c-1: kept until 2026-11-20; 4 prepared, 4 debriefs, 2 records, 1 rounds\n" in dry.stdout
    assert "  records   records/c-1/i-0-r1.json\n" in dry.stdout
    assert "left, since no command of ours made it: records/c-1/photo.jpg" in dry.stdout
    assert "1 candidate would be destroyed; nothing was touched.\nKept: 1 candidate." in dry.stdout
    real = cskit("purge", "--today", "2026-11-25", root=project)
    assert (real.returncode, real.stderr) == (0, "")
    assert "11 files destroyed; receipt: records/receipts/2026-11-25.json\n" in real.stdout
    assert "Out of reach" in real.stdout
    assert (project / "records/c-1/photo.jpg").exists()
    later = cskit("purge", "--today", "2026-11-26", root=project)
    assert "Nothing is past its day." in later.stdout
    assert cskit("purge", "--today", "tomorrow", root=project).returncode == 2
    listed = cskit("export", "--format", "jsonl", "--out", "out.jsonl", root=project)
    assert (listed.returncode, listed.stderr) == (0, "")


def test_without_a_day_it_is_today(project: Path) -> None:
    arrange(project, "c-1", date(2000, 1, 1))
    arrange(project, "c-2", date(2999, 1, 1))
    assert cskit("purge", root=project).returncode == 0
    assert store.candidates(project / "records") == ["c-2"]
