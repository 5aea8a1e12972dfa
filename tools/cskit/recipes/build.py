"""Check the content, make every kit and the site in both languages, and swap the site in."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from cskit.disk import Stopped, only_one, plain_failures
from cskit.model.content import Content
from cskit.model.problems import Place, Problem
from cskit.model.text import LANGUAGES, Language
from cskit.outputs.yaml_form import SCHEMA_FILE
from cskit.recipes.check import Listener, check
from cskit.recipes.forms import BlankForms, blank_forms
from cskit.recipes.kits import Built, press


def build(root: Path, listener: Listener, *, site_url: str | None = None) -> Built:
    """Check the content, make every kit and the site in both languages, and swap the site in."""
    with plain_failures(), only_one(root / "build"):
        checked = check(root, listener)
        if not checked.clean:
            return Built(checked.problems)
        listener.step("Setting the kits")
        kits, substituted = press(checked.content, root / "build" / "kits", listener)
        listener.step("Making blank scorecards")
        forms = blank_forms(checked.content, root / "build" / "forms", listener)
        listener.step("Writing the pages")
        count = stage_site(root, checked.content, kits, forms)
        listener.step("Building the site")
        site = publish_site(root, checked.content, site_url)
        return Built([*checked.problems, *substituted], site, list(kits.values()), count)


def stage_site(
    root: Path, content: Content, kits: Mapping[tuple[str, Language], Path], forms: BlankForms | None = None
) -> int:  # fmt: skip
    """Write the staged Markdown of both languages; returns the number of generated pages."""
    from cskit.outputs import site

    count = 0
    for language in LANGUAGES:
        folder = root / "build" / "staging" / language
        shutil.rmtree(folder, ignore_errors=True)
        written = root / "docs" / language
        if written.is_dir():
            shutil.copytree(written, folder)
        files = {background: f"kits/{background}/{path.name}" for (background, lang), path in kits.items() if lang == language}
        sheets = {
            background: {channel: f"kits/{background}/{path.name}" for channel, path in made.items()}
            for (background, lang), made in (forms or {}).items() if lang == language
        }  # fmt: skip
        for relative, text in site.stage(content, language, files, sheets).items():
            target = folder / relative
            if target.exists():
                raise Stopped(Problem(
                    Place(f"docs/{language}/{relative}", (), 1, 1), "this page is also made from the content",
                    "one of the two would be lost", "rename or delete the hand-written page", "site",
                ))  # fmt: skip
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            count += 1
        beside = [(relative, kits[background, language]) for background, relative in files.items()]
        beside += [
            (relative, (forms or {})[background, language][channel])
            for background, made in sheets.items() for channel, relative in made.items()
        ]  # fmt: skip
        beside += [
            (f"kits/{background}/{SCHEMA_FILE}", made["yaml"].with_name(SCHEMA_FILE))
            for (background, lang), made in (forms or {}).items()
            if lang == language
        ]
        for relative, path in beside:
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return count


def publish_site(root: Path, content: Content, site_url: str | None) -> Path:
    """Run the engine on the staged tree and move the new site into the place of the old one."""
    from cskit.outputs.site import chooser, engine, publish

    workshop, site = root / "build", root / "site"
    publish.recover(site, workshop)
    new = Path(tempfile.mkdtemp(prefix="new-site-", dir=workshop))
    new.chmod(0o755)
    try:
        configs: dict[Language, Path] = {}
        for language in LANGUAGES:
            configs[language] = workshop / "staging" / f"mkdocs.{language}.yml"
            configs[language].write_text(engine.config(
                language, content, shell=root / "mkdocs.yml", docs=workshop / "staging" / language,
                out=new / language, site_url=site_url,
            ), encoding="utf-8")  # fmt: skip
        complaints = engine.run(configs)
        if complaints:
            raise Stopped(_engine_problem(complaints))
        for name, page in chooser.pages().items():
            (new / name).write_text(page, encoding="utf-8")
        publish.swap(new, site, workshop)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return site


def _engine_problem(complaints: Mapping[Language, list[str]]) -> Problem:
    said = "; ".join(f"{language}: {' / '.join(lines[:5])}" for language, lines in complaints.items())
    return Problem(
        Place("build/staging", (), 1, 1), f"the site engine refused the pages ({said})",
        "the site was left as it was", "mend the page it names; hand-written pages are in docs/", "site",
    )  # fmt: skip


def serve(root: Path, listener: Listener, *, host: str, port: int, report: Callable[[Built], None]) -> None:
    """Build, show the site in a browser's reach, and build again whenever a source changes."""
    from cskit.outputs.site import preview

    def rebuild() -> None:
        try:
            report(build(root, listener))
        except Stopped as stopped:
            report(Built([stopped.problem]))

    rebuild()
    watched = [root / name for name in ("glossary", "scorecards", "docs", "mkdocs.yml") if (root / name).exists()]
    with plain_failures():
        preview.serve(root / "site", rebuild, [*watched, *preview.TEMPLATES], host=host, port=port)
