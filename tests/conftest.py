"""Shared by all tests: goldens with one update flag, tiny projects, and the real site built once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

ROOT = Path(__file__).parent.parent
BASE = ROOT / "tests" / "examples" / "base"

settings.register_profile("ci", max_examples=200, deadline=None)
settings.register_profile("dev", max_examples=60, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, Mapping[str, str]], None]:
    """Compare files with a folder of goldens: all of them, whole; a golden nobody makes is a failure."""

    def compare(folder: Path, made: Mapping[str, str]) -> None:
        if request.config.getoption("--update-golden"):
            shutil.rmtree(folder, ignore_errors=True)
            for name, text in made.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, encoding="utf-8")
        kept = {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}
        assert sorted(kept) == sorted(made)
        for name, text in made.items():
            assert text == kept[name], f"{folder / name} differs; look at it, then pytest --update-golden"

    return compare


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small valid project that can be checked and built: the base content, the shell, one page a language."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for language in ("ja", "en"):
        shutil.copytree(ROOT / "docs" / language, root / "docs" / language)
        for page in (root / "docs" / language).rglob("*.md"):
            page.write_text(f"# {page.stem}\n", encoding="utf-8")
    return root


def cskit(*arguments: str, root: Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in another process, away from a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "cskit", *arguments],
        cwd=root, input=given, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )  # fmt: skip


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built once for the whole test run by the command itself; gives the site's folder."""
    shared = tmp_path_factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else tmp_path_factory.getbasetemp()
    root = shared / "real-project"
    with FileLock(shared / "real-project.lock"):
        if not (root / "site").exists():
            root.mkdir(exist_ok=True)
            shutil.copy(ROOT / "mkdocs.yml", root)
            for folder in ("glossary", "scorecards", "docs"):
                shutil.copytree(ROOT / folder, root / folder, dirs_exist_ok=True)
            done = cskit("build", root=root)
            assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"
