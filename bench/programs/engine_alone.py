"""The engine on staged Markdown, both languages side by side as `cskit build` runs it, and nothing of ours."""

import os
import subprocess
import sys
from pathlib import Path

staging = Path(sys.argv[1]) / "build" / "staging"
running = [
    subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
    )
    for config in sorted(staging.glob("mkdocs.*.yml"))
]
sys.exit(max(process.wait() for process in running))
