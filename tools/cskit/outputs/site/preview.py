"""Show the built site on this machine and rebuild it when a source changes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

_HERE = Path(__file__).parent
TEMPLATES: Sequence[Path] = (_HERE / "templates", _HERE / "theme", _HERE.parent / "kit_pdf")
"""What we watch besides the content, for whoever works on the looks."""


def serve(site: Path, rebuild: Callable[[], None], watched: Sequence[Path], *, host: str, port: int) -> None:
    """Serve ``site`` until Ctrl-C; pages reload in the browser after each rebuild.

    Raises OSError where the port is taken.
    """
    logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)
    server = LiveReloadServer(rebuild, host=host, port=port, root=str(site), mount_path="/")
    missing = site / "404.html"
    server.error_handler = lambda code: missing.read_bytes() if code == 404 and missing.is_file() else None
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
