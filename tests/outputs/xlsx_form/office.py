"""LibreOffice as the program in which somebody fills in the form: started once, driven through UNO, without macros."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path

SCRIPT = Path(__file__).parent / "edit_in_office.py"
SECONDS = 90


def missing() -> str | None:
    """Say what is missing, by name, or None."""
    if not shutil.which("soffice"):
        return "LibreOffice (soffice, Debian's libreoffice-calc) is not installed"
    return None if python() else "LibreOffice's Python bridge (uno, Debian's python3-uno) is not installed"


def python() -> str | None:
    """Find a Python that can speak to the office; it is the system's or the office's, hardly ever our own."""
    home = Path(os.path.realpath(shutil.which("soffice") or "")).parent
    for one in (sys.executable, "/usr/bin/python3", str(home / "python")):
        if shutil.which(one) and not subprocess.run([one, "-c", "import uno"], capture_output=True, check=False).returncode:
            return one
    return None


class Office:
    """A running office with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.pipe, self.python = folder, f"cskit-{uuid.uuid4().hex[:8]}", python()
        profile = (folder / "profile").as_uri()
        self.process = subprocess.Popen(
            [
                "soffice", f"-env:UserInstallation={profile}", "--headless", "--invisible", "--norestore", "--nologo",
                f"--accept=pipe,name={self.pipe};urp;",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def edit(self, workbook: bytes, edits: Mapping[str, object]) -> bytes:
        """Open, edit, save as .xlsx."""
        source, target, plan = (self.folder / name for name in ("source.xlsx", "target.xlsx", "edits.json"))
        source.write_bytes(workbook)
        target.unlink(missing_ok=True)
        plan.write_text(json.dumps(edits), encoding="utf-8")
        subprocess.run(
            [str(self.python), str(SCRIPT), self.pipe, str(source), str(target), str(plan)],
            check=True, timeout=SECONDS, capture_output=True,
        )  # fmt: skip
        return target.read_bytes()

    def close(self) -> None:
        """End the office that was started here, and what it started."""
        try:
            os.killpg(self.process.pid, 15)
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, 9)
            self.process.wait()
