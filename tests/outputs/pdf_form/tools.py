"""Programs that the tests run; where one is missing the test is left out by name, but never in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT

NPM = ROOT / "tests" / "npm"


def need(program: str) -> str:
    found = shutil.which(program)
    if not found:
        _leave_out(f"needs {program}")
    return str(found)


def need_pdf_js() -> Path:
    if not (NPM / "node_modules" / "pdfjs-dist").is_dir():
        _leave_out("needs pdf.js: run `npm ci --omit=optional` in tests/npm")
    return NPM / "fill.mjs"


def _leave_out(why: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{why}, and nothing may be left out in CI")
    pytest.skip(why)
