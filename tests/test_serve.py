"""`cskit serve`: pages follow the content, and a mistake is shown without ending the preview."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(happened: Callable[[], bool], seconds: float = 90) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if happened():
            return True
        time.sleep(0.2)
    return False


def test_the_preview_follows_the_content_and_survives_mistakes(project: Path, tmp_path: Path) -> None:
    term = sorted((project / "glossary" / "terms").glob("*.yml"))[0]
    before = term.read_text(encoding="utf-8")
    port, log = free_port(), tmp_path / "serve.log"

    def page() -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/glossary/{term.stem}/", timeout=10) as answer:
                return str(answer.read().decode("utf-8"))
        except OSError:
            return ""

    with log.open("w") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "cskit", "serve", "--port", str(port)], cwd=project, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            assert wait_for(lambda: "<h1" in page()), log.read_text()
            assert "livereload" in page()
            term.write_text(before.replace("category:", "categorie:"), encoding="utf-8")
            assert wait_for(lambda: "did you mean 'category'?" in log.read_text()), log.read_text()
            assert server.poll() is None
            assert "<h1" in page()
            term.write_text(before.replace("  en: The share", "  en: Zebra, the share", 1), encoding="utf-8")
            assert wait_for(lambda: "Zebra" in page()), log.read_text()
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)
    assert "Traceback" not in log.read_text()


def test_a_taken_port_is_said_plainly(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "cskit", "serve", "--port", port], cwd=project, capture_output=True, text=True, check=False
        )
    assert done.returncode == 1
    assert "port" in done.stderr
    assert "Traceback" not in done.stderr
