"""Each command as a list of steps that reads like a table of contents.

A recipe takes plain values and returns plain values; it never prints and never exits. What cannot
go on is raised as ``Stopped``, which carries the problem to show.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cskit.content import rules
from cskit.content.cache import Cache
from cskit.content.load import load, locate
from cskit.content.rules.context import Context
from cskit.disk import Stopped, only_one, plain_failures, write_whole
from cskit.model.content import Content
from cskit.model.problems import Place, Problem, errors, in_reading_order
from cskit.model.text import LANGUAGES, Language

if TYPE_CHECKING:
    from cskit.outputs.kit_pdf import Paper


class Listener(Protocol):
    """Hears how far a recipe has come."""

    def step(self, name: str) -> None:
        """A step begins."""

    def progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` things of the step are finished."""


@dataclass(frozen=True)
class Checked:
    """Content that was read, and everything that is wrong with it."""

    content: Content
    problems: list[Problem]

    @property
    def clean(self) -> bool:
        """Whether nothing stops a build; warnings do not."""
        return not errors(self.problems)


@dataclass(frozen=True)
class Built:
    """What a build made."""

    problems: list[Problem]
    site: Path | None = None
    kits: Sequence[Path] = field(default=())
    pages: int = 0


def find_root(start: Path) -> Path:
    """Find the folder with ``glossary/`` and ``scorecards/``, from ``start`` upwards.

    Raises Stopped where there is none.
    """
    for folder in (start, *start.parents):
        if (folder / "glossary").is_dir() and (folder / "scorecards").is_dir():
            return folder
    raise Stopped(Problem(
        Place(str(start), (), 1, 1), "there is no content here: no glossary/ and scorecards/ in this folder or above it",
        "there is nothing to work on", "change to the folder that holds them, or name it with --root", "files",
    ))  # fmt: skip


def check(root: Path, listener: Listener) -> Checked:
    """Read all content and run every rule over it."""
    listener.step("Reading")
    content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"), progress=listener.progress)
    listener.step("Checking")
    found = rules.run(content, Context(today=datetime.now(UTC).date(), memory=root / ".cskit" / "fair-hiring.cache"))
    return Checked(content, in_reading_order([*problems, *locate(found, [root])]))


def build(root: Path, listener: Listener, *, site_url: str | None = None) -> Built:
    """Check the content, make every kit and the site in both languages, and swap the site in."""
    with plain_failures(), only_one(root / "build"):
        checked = check(root, listener)
        if not checked.clean:
            return Built(checked.problems)
        listener.step("Setting the kits")
        kits, substituted = press(checked.content, root / "build" / "kits", listener)
        listener.step("Writing the pages")
        count = stage_site(root, checked.content, kits)
        listener.step("Building the site")
        site = publish_site(root, checked.content, site_url)
        return Built([*checked.problems, *substituted], site, list(kits.values()), count)


def press(content: Content, shelf: Path, listener: Listener) -> tuple[dict[tuple[str, Language], Path], list[Problem]]:
    """Set the kit of every background in both languages into ``shelf``; report what the font cannot show."""
    wanted = [(background, language) for background in content.backgrounds for language in LANGUAGES]
    return _press(content, wanted, shelf, listener, plan=None, paper="a4")


def _press(
    content: Content, wanted: Sequence[tuple[str, Language]], shelf: Path, listener: Listener,
    *, plan: str | None, paper: Paper,
) -> tuple[dict[tuple[str, Language], Path], list[Problem]]:  # fmt: skip
    from cskit.outputs.kit_pdf import KitError, KitPress
    from cskit.views.kit import kit

    made: dict[tuple[str, Language], Path] = {}
    problems: list[Problem] = []
    room = KitPress()
    shelf.mkdir(parents=True, exist_ok=True)
    for number, (background, language) in enumerate(wanted, 1):
        place = content.place("background", background)
        try:
            result = room.write(kit(content, background, language, plan), paper=paper)
        except (KitError, LookupError) as error:
            raise Stopped(Problem(
                place, str(error), "the kit could not be set; nothing was changed",
                "mend the text it names, or report it with the file", "kit",
            )) from error  # fmt: skip
        path = shelf / kit_file_name(background, language, plan=plan, paper=paper)
        write_whole(path, result.pdf)
        made[background, language] = path
        problems += [
            Problem(
                place, f"the kit font cannot show {item.character!r} ({item.where})",
                f"the {language} kit shows 〓 in its place", "use another character if the kit must show it",
                "kit-font", "warning",
            )
            for item in result.substituted
        ]  # fmt: skip
        listener.progress(number, len(wanted))
    return made, problems


def kit_file_name(background: str, language: Language, *, plan: str | None = None, paper: str = "a4") -> str:
    """Name a kit's file; another plan or paper than the usual one is part of the name.

    >>> kit_file_name("sales", "ja"), kit_file_name("sales", "en", plan="interview-45", paper="letter")
    ('interview-kit-sales-ja.pdf', 'interview-kit-sales-interview-45-en-letter.pdf')
    """
    parts = ["interview-kit", background, *([plan] if plan else []), language, *([paper] if paper != "a4" else [])]
    return "-".join(parts) + ".pdf"


def stage_site(root: Path, content: Content, kits: Mapping[tuple[str, Language], Path]) -> int:
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
        for relative, text in site.stage(content, language, files).items():
            target = folder / relative
            if target.exists():
                raise Stopped(Problem(
                    Place(f"docs/{language}/{relative}", (), 1, 1), "this page is also made from the content",
                    "one of the two would be lost", "rename or delete the hand-written page", "site",
                ))  # fmt: skip
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            count += 1
        for background, relative in files.items():
            target = folder / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kits[background, language], target)
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


def make_kits(
    root: Path, listener: Listener, *, backgrounds: Sequence[str], languages: Sequence[Language],
    plan: str | None, paper: Paper, out: Path,
) -> Built:  # fmt: skip
    """Make chosen kits as files in ``out``."""
    from cskit.content.fit import did_you_mean

    with plain_failures():
        checked = check(root, listener)
        if not checked.clean:
            return Built(checked.problems)
        content = checked.content
        for kind, chosen in (("background", backgrounds), ("plan", [plan] if plan else [])):
            for id_ in chosen:
                if id_ not in content.ids(kind):
                    raise Stopped(Problem(
                        Place(f"scorecards/{kind}s", (), 1, 1), f"there is no {kind} '{id_}'",
                        "a kit is made for one that exists", did_you_mean(id_, content.ids(kind)), "kit",
                    ))  # fmt: skip
        listener.step("Setting the kits")
        wanted = [(b, lang) for b in backgrounds or tuple(content.backgrounds) for lang in languages]
        made, substituted = _press(content, wanted, out, listener, plan=plan, paper=paper)
        return Built([*checked.problems, *substituted], kits=list(made.values()))


@dataclass(frozen=True)
class Line:
    """One line of a recruiter's own questions, and what was found in it."""

    number: int
    text: str
    findings: Sequence[Mapping[str, str]]


def fair(root: Path, text: str, language: Language) -> list[Line]:
    """Check questions, one a line; empty lines are passed over. Only the fairness lists need be sound."""
    from cskit.model.fairness_check import Checker

    content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"))
    broken = [problem for problem in errors(problems) if problem.place.file.startswith("scorecards/fairness/")]
    if broken or not content.fairness:
        raise Stopped(broken[0] if broken else Problem(
            Place("scorecards/fairness", (), 1, 1), "there are no fairness lists", "there is nothing to check against",
            "restore scorecards/fairness/jp.yml", "fair-hiring",
        ))  # fmt: skip
    checker = Checker(content.fairness.values())
    return [
        Line(number, line.strip(), [
            {"topic": f.topic, "jurisdiction": f.jurisdiction, "matched": f.matched, "why": f.why}
            for f in checker.find(line.strip(), language)
        ])
        for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]  # fmt: skip


def write_schemas(root: Path, *, only_check: bool) -> list[Path]:
    """Write the JSON Schemas; with ``only_check`` write nothing and return those that are out of date."""
    from cskit.content.schema import schemas

    stale: list[Path] = []
    with plain_failures():
        for name, schema in schemas().items():
            path = root / "schemas" / name
            text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
            if path.is_file() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(path)
            if not only_check:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, text.encode())
    return stale


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
