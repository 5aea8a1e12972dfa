"""`cskit export` as a user runs it: what is taken, what is never written over, and what a large store costs."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cskit import store
from cskit.cli.exchange import STYLES
from cskit.disk import Stopped
from cskit.outputs.exchange import FORMATS, json_lines
from cskit.outputs.exchange.csv_table import read_back
from cskit.recipes.exchange import export
from tests.outputs.exchange import cards
from tests.test_cli import Nobody

RUN = (
    "from cskit.cli import main\nfrom cskit.cli.exchange import COMMANDS\n"
    "for command in COMMANDS:\n    main.add_command(command)\nmain(prog_name='cskit')"
)


def cskit(*arguments: str | Path, root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in another process, away from a terminal."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)], cwd=root, capture_output=True, text=True, encoding="utf-8",
        check=False, timeout=300, env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )  # fmt: skip


def keep(root: Path, *records: tuple[str, str, int], **more: object) -> None:
    """Put records into the store as collecting does."""
    shelf = store.Store(root / "records")
    for candidate, interviewer, number in records:
        origin = {"channel": "web", "file": "a.json", "sha256": f"{number:064x}"}
        shelf.add(cards.record(candidate, interviewer, takeaways=f"take {number}", origin=origin, **more))


def exported(root: Path, *arguments: str) -> list[tuple[str, str, int]]:
    done = cskit("export", "--format", "jsonl", "--out", "out.jsonl", "--force", *arguments, root=root)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
    return [(one.candidate, one.interviewer, one.revision) for one in json_lines.read_back((root / "out.jsonl").read_bytes())]


def test_the_choices_are_the_rooms() -> None:
    assert tuple(FORMATS) == STYLES


def test_the_help_names_every_format(tmp_path: Path) -> None:
    done = cskit("export", "--help", root=tmp_path)
    assert done.returncode == 0
    for style, one in FORMATS.items():
        assert f"\n  {style:<11} {one.about}" in done.stdout


@pytest.mark.parametrize("style", STYLES)
def test_every_format_writes_a_private_file_and_never_over_another(project: Path, style: str) -> None:
    keep(project, ("c-0042", "i-01", 1), ("c-0042", "i-02", 2))
    done = cskit("export", "--format", style, "--out", "out.file", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 scorecards on 1 candidate in out.file\n")
    path = project / "out.file"
    before = path.read_bytes()
    assert before
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = cskit("export", "--format", style, "--out", "out.file", "--candidate", "c-0042", root=project)
    assert again.returncode == 1
    assert "out.file:1:1: this file exists" in again.stderr
    assert path.read_bytes() == before
    assert cskit("export", "--format", style, "--out", "out.file", "--force", root=project).returncode == 0
    assert [path.name for path in project.glob("*out*")] == ["out.file"] or [path.name for path in project.glob(".out*")] == []


def test_the_newest_revisions_or_all(project: Path) -> None:
    keep(project, ("c-2", "i-1", 1), ("c-2", "i-1", 2), ("c-1", "i-2", 3), ("c-1", "i-1", 4), ("c-2", "i-1", 5))
    assert exported(project) == [("c-1", "i-1", 1), ("c-1", "i-2", 1), ("c-2", "i-1", 3)]
    assert exported(project, "--all-revisions")[2:] == [("c-2", "i-1", 1), ("c-2", "i-1", 2), ("c-2", "i-1", 3)]
    assert exported(project, "--candidate", "c-1") == [("c-1", "i-1", 1), ("c-1", "i-2", 1)]
    assert exported(project, "--candidate", "c-2", "--candidate", "c-1") == [
        ("c-2", "i-1", 3),
        ("c-1", "i-1", 1),
        ("c-1", "i-2", 1),
    ]


def test_names_come_from_the_content(project: Path) -> None:
    keep(project, ("c-1", "i-1", 1), ratings={"empathy": cards.rating(3, "e")})
    assert cskit("export", "--format", "greenhouse", "--out", "out.json", root=project).returncode == 0
    [card] = json.loads((project / "out.json").read_text(encoding="utf-8"))
    assert card["attributes"][0]["name"] != "empathy"


def test_a_damaged_newest_revision_leaves_its_interviewer_out_and_is_said(project: Path) -> None:
    keep(project, ("c-1", "i-1", 1), ("c-1", "i-1", 2), ("c-1", "i-2", 3))
    (project / "records/c-1/i-1-r2.json").write_text("{", encoding="utf-8")
    done = cskit("export", "--format", "jsonl", "--out", "out.jsonl", root=project)
    assert done.returncode == 1
    assert done.stderr.count("i-1-r2.json:1:1: the record is damaged") == 1
    assert [one.interviewer for one in json_lines.read_back((project / "out.jsonl").read_bytes())] == ["i-2"]
    wide = cskit("export", "--format", "csv-wide", "--out", "out.csv", root=project)
    assert wide.stderr.count("the record is damaged") == 1, "wide tables go through the records twice"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "records"), "this is a folder"),
        (("--out", "nowhere/out.csv"), "there is no such folder"),
        (("--out", "docs/out.csv"), "published with the site"),
        (("--out", "out.csv", "--candidate", "c-2"), "there are no records of one of the candidates named"),
        (("--out", "out.csv", "--candidate", "../c-1"), "there are no records of one of the candidates named"),
        (("--out", "out.csv", "--records", "elsewhere"), "there are no records to write"),
    ],
)
def test_refusals(project: Path, arguments: tuple[str, ...], said: str) -> None:
    keep(project, ("c-1", "i-1", 1))
    before = sorted(path for path in project.rglob("*") if ".cskit" not in path.parts)
    done = cskit("export", "--format", "csv-long", *arguments, root=project)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path for path in project.rglob("*") if ".cskit" not in path.parts) == before


def test_a_link_is_not_written_through(project: Path) -> None:
    keep(project, ("c-1", "i-1", 1))
    (project / "theirs").write_text("theirs", encoding="utf-8")
    (project / "out.csv").symlink_to(project / "theirs")
    assert cskit("export", "--format", "csv-long", "--out", "out.csv", root=project).returncode == 1
    assert cskit("export", "--format", "csv-long", "--out", "out.csv", "--force", root=project).returncode == 0
    assert (project / "theirs").read_text(encoding="utf-8") == "theirs"
    assert not (project / "out.csv").is_symlink()


def test_a_folder_that_may_not_be_written_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(project, ("c-1", "i-1", 1))

    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("cskit.recipes.exchange.os.open", refuse)
    with pytest.raises(Stopped) as caught:
        export(project, Nobody(), style="jsonl", out=project / "out.jsonl")
    assert caught.value.problem.what == "this may not be written"


def test_a_full_disk_leaves_what_was_there(project: Path) -> None:
    keep(project, *((f"c-{number}", "i-1", number) for number in range(40)))
    (project / "out.jsonl").write_text("before", encoding="utf-8")
    small = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n{RUN}"
    done = subprocess.run(
        [sys.executable, "-c", small, "export", "--format", "jsonl", "--out", "out.jsonl", "--force"], cwd=project,
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert (project / "out.jsonl").read_text(encoding="utf-8") == "before"
    assert [path for path in project.iterdir() if path.name.startswith(".out")] == []


def test_a_formula_is_neutral_in_the_file(project: Path) -> None:
    keep(project, ("c-1", "i-1", 1), notes={"heard": "=HYPERLINK(1)"})
    assert cskit("export", "--format", "csv-wide", "--out", "out.csv", root=project).returncode == 0
    data = (project / "out.csv").read_bytes()
    assert b'"\'=HYPERLINK(1)"' in data
    headers, [row] = read_back(data)
    assert row[headers.index("note.heard")] == "=HYPERLINK(1)"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own peak memory")
def test_a_large_store_is_written_in_flat_memory(project: Path) -> None:
    def write(count: int) -> tuple[float, int]:
        folder = project / f"many-{count}"
        for number in range(count):
            record = cards.record(f"c-{number // 3:05}", f"i-{number % 3}", ratings={
                id_: cards.rating(3, "解約率の定義をたずね、分母を確かめた。" * 300) for id_ in ("a", "b", "c", "d")
            })  # fmt: skip
            path = folder / record.candidate / f"{record.interviewer}-r1.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(store.as_json(record))
        start = time.perf_counter()
        code = (
            "import sys; from pathlib import Path; from cskit.recipes.exchange import export\n"
            "class Nobody:\n    def step(self, name): pass\n    def progress(self, done, total): pass\n"
            f"export(Path('.'), Nobody(), style='csv-long', out=Path('out-{count}.csv'), records=Path('{folder.name}'))\n"
            "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True, timeout=120)
        return time.perf_counter() - start, int(done.stdout)

    few, many = write(30), write(900)
    assert many[1] - few[1] < 15_000, f"memory grows with the records: {few} {many} (s, KiB)"
    assert many[0] < 60
