"""The records on disk: whole or absent, never overwritten, the same file once, damaged ones said and passed over."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit import store
from cskit.disk import Stopped
from cskit.model.problems import Problem
from cskit.model.record import Record
from cskit.store import Store
from tests.conftest import ROOT

NOW = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)


def record(candidate: str = "c-1", interviewer: str = "i-1", file: str = "a", evidence: str = "𠮷") -> Record:
    return Record.model_validate({
        "candidate": candidate, "interviewer": interviewer, "revision": 1, "background": "sales", "plan": "sixty",
        "language": "ja", "content": "0" * 64, "held_on": "2026-11-24", "collected_at": NOW,
        "ratings": {"empathy": {"rating": 3, "not_assessed": False, "reason": "", "evidence": evidence}},
        "notes": {"heard": "神 髙 﨑"}, "recommendation": "yes", "takeaways": "", "retain_until": "2027-05-31",
        "flags": ({"field": "takeaways", "topic": "family", "jurisdiction": "jp"},), "warnings": ("w",),
        "origin": {"channel": "web", "file": f"{file}.json", "sha256": sha256(file.encode()).hexdigest()},
    })  # fmt: skip


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != store.LOCK)


def kept(root: Path, candidate: str | None = None) -> list[Record]:
    found = list(store.records(root, candidate))
    assert not [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Record)]


def test_a_record_comes_back_as_it_was(tmp_path: Path) -> None:
    given_ = record(evidence="=1+1\n\u2028👩\u200d👧 \ufa19")
    assert Store(tmp_path).add(given_) == store.Stored(1, already=False, newest=1, after_debrief=False)
    assert kept(tmp_path) == [given_]
    assert names(tmp_path) == ["c-1/i-1-r1.json"]
    data = json.loads((tmp_path / "c-1" / "i-1-r1.json").read_bytes())
    assert (data["schema"], data["collected_at"]) == ("cskit-record/1", "2026-11-25T10:00:00Z")


@given(evidence=st.text(st.characters(codec="utf-8"), max_size=300))
def test_every_text_comes_back(tmp_path_factory: pytest.TempPathFactory, evidence: str) -> None:
    root = tmp_path_factory.mktemp("records")
    Store(root).add(record(evidence=evidence))
    assert kept(root)[0].ratings["empathy"].evidence == evidence


def test_a_second_submission_is_a_revision_and_the_first_stays(tmp_path: Path) -> None:
    Store(tmp_path).add(record(file="a"))
    before = (tmp_path / "c-1" / "i-1-r1.json").read_bytes()
    assert Store(tmp_path).add(record(file="b")).revision == 2
    assert (tmp_path / "c-1" / "i-1-r1.json").read_bytes() == before
    assert [one.revision for one in kept(tmp_path)] == [1, 2]


def test_the_same_file_twice_is_said_and_not_doubled(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    for file in ("a", "b"):
        shelf.add(record(file=file))
    for again in (shelf, Store(tmp_path)):
        assert again.add(record(file="a")) == store.Stored(1, already=True, newest=2, after_debrief=False)
    assert len(kept(tmp_path)) == 2
    assert shelf.add(record(interviewer="i-2", file="a")).already is False


def test_a_purged_record_may_come_again(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    shelf.add(record(file="a"))
    shelf.add(record(file="b"))
    for path in (tmp_path / "c-1").iterdir():
        path.unlink()
    other = Store(tmp_path)
    other.add(record(file="c"))
    assert shelf.add(record(file="a")).already is False


def test_interviewers_whose_ids_look_like_revisions(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    for interviewer in ("a", "a-r1", "a-r1-r2", "debrief"):
        for file in ("x", "y"):
            shelf.add(record(interviewer=interviewer, file=file))
    assert [(one.interviewer, one.revision) for one in kept(tmp_path)] == [
        (interviewer, revision) for interviewer in ("a", "a-r1", "a-r1-r2", "debrief") for revision in (1, 2)
    ]


def test_the_order_is_stable_and_by_number(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    wanted = [(c, i, r) for c in ("c-1", "c-2") for i in ("i-1", "i-10", "i-2") for r in range(1, 13)]
    people = [(c, i) for c, i, _ in wanted]
    random.Random(3).shuffle(people)  # noqa: S311  an order, not a secret
    for number, (candidate, interviewer) in enumerate(people):
        shelf.add(record(candidate, interviewer, file=str(number)))
    assert [(one.candidate, one.interviewer, one.revision) for one in kept(tmp_path)] == wanted
    assert {one.candidate for one in kept(tmp_path, "c-2")} == {"c-2"}
    assert store.candidates(tmp_path) == ["c-1", "c-2"]


@pytest.mark.parametrize(
    "id_", ["../c-1", "..", "", "/etc", "c/1", "c\\1", "con", "lpt1", "Tanaka", "c-1\n", "c.1", "a" * 33, "田中"]
)
def test_hostile_ids_are_refused(tmp_path: Path, id_: str) -> None:
    shelf = Store(tmp_path / "records")
    before = names(tmp_path)
    for bad in (record().model_copy(update={"candidate": id_}), record().model_copy(update={"interviewer": id_})):
        with pytest.raises(ValueError, match="no id"):
            shelf.add(bad)
    with pytest.raises(ValueError, match="no id"):
        list(store.records(tmp_path / "records", id_))
    with pytest.raises(ValueError, match="no id"):
        store.mark_debriefed(tmp_path / "records", id_, NOW, {})
    assert names(tmp_path) == before


def test_damaged_records_are_problems_and_stop_nothing(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    for number in range(8):
        shelf.add(record(interviewer=f"i-{number}", file=str(number), evidence="GEHEIM"))
    folder = tmp_path / "c-1"
    (folder / "i-0-r1.json").write_bytes((folder / "i-0-r1.json").read_bytes()[:300])
    (folder / "i-1-r1.json").write_bytes(b"")
    (folder / "i-2-r1.json").write_bytes(b"\xff\x00GEHEIM")
    (folder / "i-3-r1.json").write_text((folder / "i-3-r1.json").read_text().replace('"rating": 3', '"rating": "GEHEIM"'))
    (folder / "i-4-r1.json").rename(folder / "i-9-r1.json")
    (folder / "i-5-r1.json").unlink()
    (folder / "i-5-r1.json").symlink_to(folder / "i-6-r1.json")
    (folder / "i-6-r1 (conflicted copy).json").write_bytes((folder / "i-6-r1.json").read_bytes())
    (folder / "i-8-r1.json").write_bytes(b" " * (store.MAX_BYTES + 1))
    (tmp_path / "Not An Id").mkdir()
    (tmp_path / "c-2").symlink_to(folder)
    found = list(store.records(tmp_path))
    assert [one.interviewer for one in found if isinstance(one, Record)] == ["i-6", "i-7"]
    problems = [one for one in found if isinstance(one, Problem)]
    assert [Path(one.place.file).name for one in problems] == [
        "Not An Id", *(f"i-{n}-r1.json" for n in (0, 1, 2, 3, 5, 8, 9)), "i-6-r1 (conflicted copy).json", "c-2",
    ]  # fmt: skip
    assert "ratings.empathy.rating" in problems[4].what
    assert "not a plain file" in problems[5].what
    assert "GEHEIM" not in "".join(one.as_line() for one in problems)
    assert shelf.add(record(interviewer="i-0", file="0")).revision == 2, (
        "a damaged record is never overwritten, nor taken for whole"
    )
    with pytest.raises(Stopped, match="link"):
        shelf.add(record("c-2"))


def test_receipts_are_no_candidate(tmp_path: Path) -> None:
    Store(tmp_path).add(record())
    (tmp_path / store.RECEIPTS).mkdir()
    (tmp_path / store.RECEIPTS / "2026-11-25.json").write_text("{}")
    assert len(kept(tmp_path)) == 1
    assert store.candidates(tmp_path) == ["c-1"]
    with pytest.raises(ValueError, match="no id"):
        Store(tmp_path).add(record(candidate=store.RECEIPTS))


def test_nothing_there_is_no_mistake(tmp_path: Path) -> None:
    assert list(store.records(tmp_path / "none")) == []
    assert list(store.records(tmp_path / "none", "c-1")) == []
    assert store.candidates(tmp_path / "none") == []
    assert store.debriefed(tmp_path / "none", "c-1") is None
    assert not (tmp_path / "none").exists()


def test_a_dry_run_counts_and_touches_nothing(tmp_path: Path) -> None:
    root = tmp_path / "records"
    shelf = Store(root, dry_run=True)
    assert [shelf.add(record(file=file)).revision for file in ("a", "b")] == [1, 2]
    assert shelf.add(record(file="a")) == store.Stored(1, already=True, newest=2, after_debrief=False)
    assert not root.exists()
    Store(root).add(record(file="z"))
    assert Store(root, dry_run=True).add(record(file="a")).revision == 2


def test_after_the_debrief(tmp_path: Path) -> None:
    shelf = Store(tmp_path)
    shelf.add(record(file="a"))
    first = store.mark_debriefed(tmp_path, "c-1", NOW, {"i-1": 1})
    assert store.debriefed(tmp_path, "c-1") == first
    assert store.mark_debriefed(tmp_path, "c-1", datetime(2027, 1, 1, tzinfo=UTC), {"i-1": 2}) == first
    assert shelf.add(record(file="b")).after_debrief
    assert shelf.add(record("c-2", file="b")).after_debrief is False
    assert [one.after_debrief for one in kept(tmp_path)] == [False, True, False]
    (tmp_path / "c-1" / store.DEBRIEF).write_text("{")
    with pytest.raises(Stopped, match="damaged"):
        store.debriefed(tmp_path, "c-1")


def test_the_lock_may_be_taken_inside_itself(tmp_path: Path) -> None:
    with store.locked(tmp_path):
        Store(tmp_path).add(record())
        store.mark_debriefed(tmp_path, "c-1", NOW, {"i-1": 1})
    assert len(kept(tmp_path)) == 1


HOLD = """
import sys, time
from pathlib import Path
from cskit import store
with store.locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT / "tools")
    try:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr("cskit.store.lock.PATIENCE", 0.1)
        with pytest.raises(Stopped, match="another command"):
            Store(tmp_path)
    finally:
        holder.kill()
        holder.communicate()
    Store(tmp_path).add(record())


def _refuse(number: int) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL])
def test_where_hard_links_are_not_supported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(os, "link", _refuse(number))
    shelf = Store(tmp_path)
    assert [shelf.add(record(file=file)).revision for file in ("a", "b")] == [1, 2]
    assert names(tmp_path) == ["c-1/i-1-r1.json", "c-1/i-1-r2.json"]
    there = tmp_path / "there"
    there.write_bytes(b"first")
    with pytest.raises(FileExistsError):
        store.write_once(there, b"second")
    assert there.read_bytes() == b"first"


@pytest.mark.parametrize("call", ["link", "fsync"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_refusing_disk_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    shelf = Store(tmp_path)
    shelf.add(record(file="a"))
    with monkeypatch.context() as patch:
        patch.setattr(os, call, _refuse(number))
        with pytest.raises(OSError, match=r".") as caught:
            shelf.add(record(file="b"))
    assert (caught.value.errno, bool(caught.value.filename)) == (number, True)
    assert names(tmp_path) == ["c-1/i-1-r1.json"]
    assert shelf.add(record(file="b")).revision == 2


def test_a_name_once_taken_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"first")
    with pytest.raises(FileExistsError):
        store.write_once(tmp_path / "there", b"second")
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    assert (tmp_path / "there").read_bytes() == b"first"


def test_leftovers_of_a_stopped_run_are_swept(tmp_path: Path) -> None:
    Store(tmp_path).add(record())
    left = tmp_path / "c-1" / f".i-2-r1.json.00ff00ff{store.LEFTOVER}"
    left.write_bytes(b"{")
    assert len(kept(tmp_path)) == 1, "nobody reads them"
    Store(tmp_path)
    assert names(tmp_path) == ["c-1/i-1-r1.json"]


WORK = """
import sys
from pathlib import Path
from tests.test_store import record
from cskit.store import Store
print("begun", flush=True)
shelf = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    shelf.add(record(f"c-{number % 7}", f"i-{number % 5}", file=str(number), evidence="x" * 20_000))
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tools")])}


def _work(root: Path, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WORK, str(root), str(count)], stdout=subprocess.PIPE, env=ENVIRONMENT, cwd=ROOT
    )


def _whole(root: Path, count: int) -> None:
    sums = [(one.candidate, one.interviewer, one.origin.sha256) for one in kept(root)]
    assert len(sums) == len(set(sums)) <= count


def test_killed_at_any_moment_every_record_is_whole_or_absent(tmp_path: Path) -> None:
    count, dice, cut_short = 150, random.Random(11), 0  # noqa: S311  moments, not secrets
    for _ in range(12):
        worker = _work(tmp_path, count)
        assert worker.stdout
        worker.stdout.readline()
        time.sleep(dice.uniform(0, 0.06))
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        cut_short += worker.returncode == -signal.SIGKILL
        _whole(tmp_path, count)
    assert cut_short >= 3, "the loop must hit running work to say anything"
    done = _work(tmp_path, count)
    done.communicate()
    assert done.returncode == 0
    assert len(kept(tmp_path)) == count
    assert not [name for name in names(tmp_path) if name.endswith(store.LEFTOVER)]


def test_four_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    workers = [_work(tmp_path, 60) for _ in range(4)]
    for worker in workers:
        worker.communicate()
        assert worker.returncode == 0
    assert len(kept(tmp_path)) == 60
    _whole(tmp_path, 60)


def test_reading_takes_the_memory_of_one_record(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        root = tmp_path / str(count)
        (root / "c-1").mkdir(parents=True)
        for number in range(count):
            path = root / "c-1" / store.record_name(f"i-{number}", 1)
            path.write_bytes(store.as_json(record(interviewer=f"i-{number}", evidence="x" * 50_000)))
        tracemalloc.start()
        assert sum(1 for _ in store.records(root)) == count
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    assert peak(120) < 2 * peak(10)
