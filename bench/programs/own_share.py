"""What a full build takes before the engine starts, kits aside: read, check, write the staged Markdown."""

import sys
from pathlib import Path

from cskit.model.text import LANGUAGES
from cskit.outputs.site import engine
from cskit.recipes.build import stage_site
from cskit.recipes.check import check


class _Silent:
    def step(self, name: str) -> None:
        """Say nothing."""

    def progress(self, done: int, total: int) -> None:
        """Say nothing."""


root = Path(sys.argv[1])
checked = check(root, _Silent())
if not checked.clean:
    sys.exit("\n".join(problem.as_line() for problem in checked.problems))
stage_site(root, checked.content, {})
for language in LANGUAGES:
    staging = root / "build" / "staging"
    (staging / f"mkdocs.{language}.yml").write_text(engine.config(
        language, checked.content, shell=root / "mkdocs.yml", docs=staging / language,
        out=root / "site" / language, site_url=None,
    ), encoding="utf-8")  # fmt: skip
