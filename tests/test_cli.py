"""The command end to end, in another process, as a user runs it: results, exit codes, and every refusal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from cskit.disk import Stopped
from cskit.recipes.build import build
from cskit.recipes.check import find_root
from tests.conftest import ROOT, cskit

COMMANDS = (
    "build", "calibrate", "check", "collect", "completion", "debrief", "export", "fair", "import", "kit", "new", "prepare",
    "purge", "schema", "serve",
)  # fmt: skip


class Nobody:
    """Listens to nothing."""

    def step(self, name: str) -> None:
        pass

    def progress(self, done: int, total: int) -> None:
        pass


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def break_a_term(project: Path) -> Path:
    path = sorted((project / "glossary" / "terms").glob("*.yml"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("category:", "categorie:"), encoding="utf-8")
    return path


def test_help_names_every_command() -> None:
    done = cskit("--help", root=ROOT)
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
        assert cskit(name, "--help", root=ROOT).returncode == 0


def test_help_loads_nothing_heavy() -> None:
    heavy = ("pydantic", "yaml", "jinja2", "typst", "mkdocs", "fontTools", "pikepdf", "openpyxl")
    code = f"import sys; from cskit.cli import main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("check", "--format", "xml"), ("fair",), ("kit", "--paper", "a0"), ("check", "--root", "/nowhere")],
)
def test_a_wrong_call_is_2(arguments: tuple[str, ...]) -> None:
    done = cskit(*arguments, root=ROOT, given="")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_check_says_that_all_is_fine(project: Path) -> None:
    done = cskit("check", root=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("All fine: ")
    assert cskit("--quiet", "check", root=project).stdout == ""


def test_check_finds_the_root_from_below(project: Path) -> None:
    assert cskit("check", root=project / "glossary" / "terms").returncode == 0


def test_check_without_content_says_where_to_go(tmp_path: Path) -> None:
    done = cskit("check", root=tmp_path)
    assert done.returncode == 1
    assert "no glossary/ and scorecards/" in done.stderr
    assert "--root" in done.stderr


def test_check_reports_all_problems_for_people_and_for_programs(project: Path) -> None:
    path = break_a_term(project)
    (project / "glossary" / "terms" / "broken.yml").write_text("name: {ja: [\n", encoding="utf-8")
    done = cskit("check", root=project)
    assert done.returncode == 1
    assert f"glossary/terms/{path.name}:" in done.stderr
    assert "glossary/terms/broken.yml:" in done.stderr
    assert "did you mean 'category'?" in done.stderr
    found = json.loads(cskit("check", "--format", "json", root=project).stdout)
    assert {problem["file"] for problem in found} == {f"glossary/terms/{path.name}", "glossary/terms/broken.yml"}
    assert all(problem["line"] >= 1 and problem["column"] >= 1 for problem in found)
    assert set(found[0]) == {"file", "line", "column", "path", "what", "why", "remedy", "rule", "severity"}


def test_fair_finds_what_must_not_be_asked() -> None:
    asked = "ご出身はどちらですか\n\n住宅業界のお客様を担当した経験を教えてください\n尊敬する人物は\n最近読んだ本は\n"
    done = cskit("fair", "--lang", "ja", "--format", "json", root=ROOT, given=asked)
    assert done.returncode == 1
    lines = {line["line"]: line for line in json.loads(done.stdout)}
    assert {number: bool(line["findings"]) for number, line in lines.items()} == {1: True, 3: False, 4: True, 5: True}
    assert set(lines[1]["findings"][0]) == {"topic", "jurisdiction", "matched", "why"}
    assert cskit("fair", "-", "--lang", "ja", root=ROOT, given=asked).returncode == 1


def test_fair_leaves_harmless_questions_alone(tmp_path: Path) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_text("\ufeffHow old was the data behind that dashboard?\n", encoding="utf-8")
    done = cskit("fair", str(questions), "--lang", "en", root=ROOT)
    assert done.returncode == 0, done.stdout
    assert cskit("fair", "--lang", "en", root=ROOT, given="Where are you originally from?").returncode == 1


def test_fair_refuses_another_encoding(tmp_path: Path) -> None:
    questions = tmp_path / "questions.txt"
    questions.write_bytes("ご出身は".encode("cp932"))
    done = cskit("fair", str(questions), "--lang", "ja", root=ROOT)
    assert done.returncode == 2
    assert "UTF-8" in done.stderr


def test_schemas_are_current() -> None:
    done = cskit("schema", "--check", root=ROOT)
    assert done.returncode == 0, done.stdout + " — run cskit schema"


def test_schema_writes_what_is_missing_and_check_only_says_so(project: Path) -> None:
    assert cskit("schema", "--check", root=project).returncode == 1
    assert not (project / "schemas").exists()
    assert cskit("schema", root=project).returncode == 0
    assert cskit("schema", "--check", root=project).returncode == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(shell: str) -> None:
    assert "_CSKIT_COMPLETE" in cskit("completion", shell, root=ROOT).stdout


def test_completion_offers_backgrounds() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cskit"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "_CSKIT_COMPLETE": "bash_complete", "COMP_WORDS": "cskit kit con", "COMP_CWORD": "2"},
    )  # fmt: skip
    assert done.stdout.split() == ["plain,consultant"]


def test_kits_are_files(project: Path) -> None:
    background = sorted(path.stem for path in (project / "scorecards" / "backgrounds").glob("*.yml"))[0]
    done = cskit("kit", background, "--lang", "en", "--paper", "letter", "--out", "made", root=project)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (project / "made").iterdir()] == [f"interview-kit-{background}-en-letter.pdf"]
    wrong = cskit("kit", background + "x", root=project)
    assert wrong.returncode == 1
    assert f"did you mean '{background}'?" in wrong.stderr


def test_build_makes_the_site_and_a_problem_leaves_it_alone(project: Path) -> None:
    done = cskit("build", root=project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert f"kits in site{os.sep}" in done.stdout
    before = snapshot(project / "site")
    break_a_term(project)
    failed = cskit("build", root=project)
    assert failed.returncode == 1
    assert "categorie" in failed.stderr
    assert "previous site is as it was" in failed.stdout
    assert snapshot(project / "site") == before


def test_a_broken_hand_written_page_leaves_the_site_alone(project: Path) -> None:
    page = project / "docs" / "ja" / "index.md"
    page.write_text("# x\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    done = cskit("build", root=project)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert not (project / "site").exists()
    assert not list((project / "build").glob("new-site-*"))


def test_a_hand_written_page_in_the_place_of_a_generated_one_is_refused(project: Path) -> None:
    clash = project / "docs" / "en" / "glossary" / "index.md"
    clash.parent.mkdir()
    clash.write_text("# mine\n", encoding="utf-8")
    done = cskit("build", root=project)
    assert done.returncode == 1
    assert "docs/en/glossary/index.md" in done.stderr


def test_two_builds_at_once_are_refused(project: Path) -> None:
    (project / "build").mkdir()
    with FileLock(project / "build" / ".lock"):
        done = cskit("build", root=project)
    assert done.returncode == 1
    assert "another build" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("number", "said"), [(28, "the disk is full"), (13, "may not be written"), (30, "read-only")])
def test_what_the_disk_refuses_is_said_plainly(project: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    done = build(project, Nobody())
    assert done.site
    before = snapshot(project / "site")

    def refuse(path: Path, text: str, encoding: str | None = None) -> int:
        if "staging" in path.parts:
            raise OSError(number, os.strerror(number), str(path))
        return path.write_bytes(text.encode(encoding or "utf-8"))

    monkeypatch.setattr(Path, "write_text", refuse)
    with pytest.raises(Stopped) as stopped:
        build(project, Nobody())
    assert said in stopped.value.problem.what
    assert "staging" in stopped.value.problem.place.file
    assert snapshot(project / "site") == before


def test_ctrl_c_half_way_leaves_the_site_and_no_rubbish(project: Path) -> None:
    assert cskit("build", root=project).returncode == 0
    before = snapshot(project / "site")
    running = subprocess.Popen(
        [sys.executable, "-m", "cskit", "build"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    for _ in range(600):
        if list((project / "build").glob("new-site-*/*")) or running.poll() is not None:
            break
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert "untouched" in said
    assert snapshot(project / "site") == before
    assert not list((project / "build").glob("new-site-*"))


def test_a_build_killed_between_the_two_moves_is_mended(project: Path) -> None:
    assert cskit("build", root=project).returncode == 0
    (project / "site").rename(project / "build" / "outgoing-site")
    (project / "build" / "new-site-left").mkdir()
    break_later = project / "docs" / "ja" / "index.md"
    break_later.write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    assert cskit("build", root=project).returncode == 1
    assert (project / "site" / "index.html").is_file()
    assert not (project / "build" / "new-site-left").exists()


def test_the_root_is_found_or_named(tmp_path: Path, project: Path) -> None:
    assert find_root(project / "docs" / "ja") == project
    with pytest.raises(Stopped):
        find_root(tmp_path)
