"""The repository's own papers hold: commands, links, modules, words, templates, schemas, examples."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args
from urllib.parse import unquote, urlsplit

import click
import material
import pytest

from cskit import __version__
from cskit.cli import main
from cskit.content.load import load
from cskit.content.rules import Context, run
from cskit.model.article import PARTS
from cskit.model.competency import Question
from cskit.model.problems import Problem, errors
from cskit.model.sample import Turn
from cskit.model.text import LANGUAGES, Language
from cskit.outputs import FILLABLE
from cskit.outputs.site import stage
from cskit.outputs.site.page import KIND_WORDS
from cskit.outputs.site.pages import environment
from cskit.outputs.site.words import words
from tests.conftest import BASE, ROOT
from tests.content.test_schema import SCHEMA_LINE

CODE = ROOT / "tools" / "cskit"
SITE = CODE / "outputs" / "site"
DEVELOP = ROOT / "docs" / "develop"
READMES = (ROOT / "README.md", ROOT / "README.ja.md")
PAPERS = (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "LICENSES" / "README.md",
          *sorted((ROOT / "docs").rglob("*.md")))  # fmt: skip
TODAY = date(2026, 11, 30)
CONTENT = ("glossary", "scorecards", "docs/articles", "docs/paths")

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(!?)\[([^\[\]]*(?:\[[^\[\]]*\])?[^\[\]]*)\]\(([^()\s]+)\)")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> list[tuple[str, str]]:
    """The fenced blocks of a page: (language, text)."""
    return _FENCE.findall(path.read_text(encoding="utf-8"))


def code(path: Path) -> list[str]:
    """Everything a page writes as code, a line or a span each."""
    spans = re.findall(r"`([^`\n]+)`", _FENCE.sub("", path.read_text(encoding="utf-8")))
    return [*spans, *(line.strip() for _, block in blocks(path) for line in block.splitlines())]


def prose(path: Path) -> str:
    """A page without its code, in which brackets are links."""
    return re.sub(r"`[^`\n]+`", "`", _FENCE.sub("", path.read_text(encoding="utf-8")))


# Commands


def options(command: click.Command) -> set[str]:
    """The options of a command, and of the commands below it."""
    below = command.commands.values() if isinstance(command, click.Group) and command is not main else ()
    own = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    return own.union(*map(options, below))


@cache
def sections() -> dict[str, str]:
    """The parts of commands.md by command; what stands before the first is the part of ``cskit`` itself."""
    head, *parts = re.split(r"^## `cskit (\w+)`$", (DEVELOP / "commands.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {"": head, **dict(zip(parts[::2], parts[1::2], strict=True))}


def test_commands_are_documented_and_no_others() -> None:
    assert sorted(sections()) == sorted(["", *main.commands])


@pytest.mark.parametrize("name", ["", *main.commands])
def test_options_are_documented_and_no_others(name: str) -> None:
    command = main.commands[name] if name else main
    section = sections()[name]
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            assert f"`{str(parameter.name).upper()}`" in section
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"`{choice}`" in section, f"{parameter.name}: {choice}"
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", section))
    known = {option for option in options(command) if option.startswith("--")}
    assert known <= told
    elsewhere = set() if name else {"--root"}
    assert told <= known | options(main) | elsewhere | {"--help"}


@pytest.mark.parametrize("path", PAPERS, ids=shown)
def test_commands_in_papers_exist(path: Path) -> None:
    for line in code(path):
        if re.search(r"[\\/]cskit[\\/]|-m cskit|tools/cskit", line):
            continue
        for call in re.findall(r"(?:^|[\s\\/])cskit ([^|#&>]+)", line):
            words_ = call.split()
            name = next((word for word in words_ if not word.startswith("-")), "")
            assert name in main.commands or set(words_) <= options(main) | {"--help", "-h"}, line
            given = {word.partition("=")[0] for word in words_ if word.startswith("-") and word != "-"}
            own = options(main.commands[name]) if name else set()
            assert given <= own | options(main) | {"--help", "-h"}, line


@pytest.mark.parametrize("path", PAPERS, ids=shown)
def test_make_targets_in_papers_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for line in code(path):
        for target in re.findall(r"^make ([a-z]+)", line):
            assert target in targets, line


# Links and pictures


def anchors(text: str) -> set[str]:
    """What a page can be linked at: written anchors, and headings as a forge makes anchors of them."""
    found = set(re.findall(r"\{ #([\w-]+)[^}]*\}", text)) | set(re.findall(r'\bid="([\w-]+)"', text))
    for heading in re.findall(r"^#+ (.+)$", _FENCE.sub("", text), re.MULTILINE):
        bare = re.sub(r"\{ #.*", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)).strip().lower()
        found.add(re.sub(r"[^\w\- ]", "", bare).replace(" ", "-"))
    return found


@cache
def generated(language: Language) -> dict[Path, str]:
    """The pages that a build adds to the hand-written ones of a language, where these would find them."""
    content, _ = load([ROOT])
    return {ROOT / "docs" / language / path: page for path, page in stage(content, language, {}).items()}


def page_at(target: Path) -> str | None:
    """The text of a page that is written by hand or made by the build."""
    if target.is_file():
        return target.read_text(encoding="utf-8") if target.suffix == ".md" else ""
    for language in LANGUAGES:
        if target.is_relative_to(ROOT / "docs" / language):
            return generated(language).get(target)
    return None


def links(path: Path) -> Iterator[tuple[str, str, str]]:
    """(an exclamation mark for a picture, the words, the address) of every relative link."""
    for mark, text, address in _LINK.findall(prose(path)):
        if not urlsplit(address).scheme:
            yield mark, text, address


@pytest.mark.parametrize("path", PAPERS, ids=shown)
def test_links_lead_somewhere(path: Path) -> None:
    for mark, text, address in links(path):
        parts = urlsplit(address)
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        assert target.is_relative_to(ROOT), address
        if target.is_dir():
            continue
        page = page_at(target)
        assert page is not None, f"{address} does not exist"
        if parts.fragment:
            assert unquote(parts.fragment) in anchors(page), address
        if mark:
            assert len(text) > 20, f"{address}: a picture needs words for those who do not see it"
            assert target.read_bytes().startswith(b"\x89PNG\r\n"), address


def test_readmes_show_their_pictures() -> None:
    for path, language in zip(READMES, ("en", "ja"), strict=True):
        pictures = [address for mark, _, address in links(path) if mark]
        assert pictures == [f"docs/pictures/site-{language}.png", f"docs/pictures/kit-{language}.png"]


def test_how_to_pages_are_listed() -> None:
    listed = {address for _, _, address in links(ROOT / "CONTRIBUTING.md")}
    assert {shown(path) for path in (DEVELOP / "how-to").glob("*.md")} <= listed


# Two languages


def written(language: Language) -> dict[str, list[tuple[int, str]]]:
    """The hand-written pages of a language: their headings' levels and anchors, in order."""
    folder = ROOT / "docs" / language
    return {
        path.relative_to(folder).as_posix(): [
            (len(level), anchor)
            for level, anchor in re.findall(
                r"^(#+) .*?(?:\{ #([\w-]+) \})?$", _FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE
            )
        ]
        for path in folder.rglob("*.md")
    }


def test_hand_written_pages_match_in_both_languages() -> None:
    assert written("ja") == written("en")
    for name, headings in written("ja").items():
        assert all(anchor for level, anchor in headings if level > 1), f"{name}: a heading without an anchor"


def test_hand_written_pages_link_the_same_pages_in_both_languages() -> None:
    for name in written("ja"):
        ja, en = ([address for _, _, address in links(ROOT / "docs" / language / name)] for language in LANGUAGES)
        assert ja == en, name


def test_both_readmes_say_the_same() -> None:
    english, japanese = READMES
    levels = [re.findall(r"^#+", prose(path), re.MULTILINE) for path in READMES]
    assert levels[0] == levels[1]

    def bare(path: Path) -> list[tuple[str, str]]:
        pairs = ((name, re.sub(r"--lang \w+|\s*#(?! yaml-language).*", "", block)) for name, block in blocks(path))
        return [(name, block) for name, block in pairs if name in ("sh", "bat", "yaml")]

    assert bare(english) == bare(japanese)


def test_changelog_begins_with_this_version() -> None:
    assert re.search(r"^## \[(.*?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)[1] == __version__  # type: ignore[index]


# Modules, words and templates


def test_architecture_names_every_module_and_no_others() -> None:
    named = set(re.findall(r"`([\w/.]+\.py|[\w/]+/)`", (DEVELOP / "architecture.md").read_text(encoding="utf-8")))
    modules = {path.relative_to(CODE) for path in CODE.rglob("*.py")}
    expected = {f"{path.parent.as_posix()}/" if path.name == "__init__.py" else path.as_posix() for path in modules} - {"./"}
    assert sorted(expected - named) == []
    assert [name for name in named if name.endswith(".py") and not (CODE / name).is_file()] == []


def used_words() -> set[str]:
    """The keys that templates and modules of the site ask for."""
    asked = r'(?:\bw\.|(?:\bsay|\bwords\([\w.]+\))\["|\bboth\(")(\w+)'
    found: set[str] = set(get_args(Question.model_fields["kind"].annotation))  # the templates say w[question.kind]
    found |= set(get_args(Turn.model_fields["speaker"].annotation))  # w[turn.speaker]
    found |= {part.replace("-", "_") + ending for part in PARTS for ending in ("", "_lead")}  # the first page of a part
    found |= set(KIND_WORDS.values())
    found |= {f"form_{room.channel}" for room in FILLABLE}  # w["form_" ~ channel]
    for path in (*SITE.rglob("*.j2"), *SITE.glob("*.py")):
        found |= set(re.findall(asked, path.read_text(encoding="utf-8")))
    return found


def test_every_word_is_used_and_every_used_word_exists() -> None:
    assert sorted(used_words() - set(words("en"))) == []
    assert sorted(set(words("en")) - used_words()) == []


def test_every_template_is_used() -> None:
    content, problems = load([BASE])
    assert problems == []
    for language in LANGUAGES:
        stage(content, language, {})
    loaded = {name for _, name in environment().cache or ()}
    assert loaded == {path.name for path in (SITE / "templates").iterdir()}


def test_every_kit_template_is_used() -> None:
    folder = CODE / "outputs" / "kit_pdf" / "templates"
    texts = [path.read_text(encoding="utf-8") for path in (*folder.glob("*.typ"), *folder.parent.glob("*.py"))]
    named = {name for text in texts for name in re.findall(r'(?:^#import |TEMPLATES / )"([\w.-]+)"', text, re.MULTILINE)}
    assert named == {path.name for path in folder.iterdir()}


def test_theme_files_take_the_place_of_files_that_the_theme_has() -> None:
    theirs = Path(material.__file__).parent / "templates"
    ours = [path.relative_to(SITE / "theme") for path in (SITE / "theme").rglob("*.html")]
    assert [path.as_posix() for path in ours if not (theirs / path).is_file()] == []


# Examples


def examples() -> list[tuple[Path, str]]:
    return [(path, block) for path in PAPERS for name, block in blocks(path) if name == "yaml"]


def test_papers_show_files_and_questions() -> None:
    texts = [block for _, block in examples()]
    assert any(text.startswith(SCHEMA_LINE) for text in texts)
    assert any(text.startswith("questions:") for text in texts)


@pytest.mark.parametrize(("path", "text"), examples(), ids=lambda value: shown(value) if isinstance(value, Path) else "")
def test_examples_in_papers_pass_the_check(path: Path, text: str, tmp_path: Path) -> None:
    """A whole file says in its second line where it goes; ``questions:`` holds items for a competency."""
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    if text.startswith(SCHEMA_LINE):
        place = tmp_path / text.splitlines()[1].removeprefix("# ")
        assert not place.exists()
        assert place.parent.is_dir()
        schema = text.splitlines()[0].removeprefix(SCHEMA_LINE)
        assert (ROOT / place.relative_to(tmp_path).parent / schema).resolve().is_file()
        place.write_text(text, encoding="utf-8")
    else:
        competency = tmp_path / "scorecards" / "competencies" / "empathy.yml"
        head, key, items = text.partition("questions:\n")
        assert (head, key) == ("", "questions:\n")
        old = competency.read_text(encoding="utf-8")
        assert old.count("\nquestions:\n") == 1
        competency.write_text(old.replace("\nquestions:\n", "\nquestions:\n" + items), encoding="utf-8")
    assert problems_of(tmp_path) == problems_of(ROOT)


@pytest.mark.parametrize("path", READMES, ids=shown)
def test_the_problem_shown_is_the_one_printed(path: Path, tmp_path: Path) -> None:
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    text = next(block for name, block in blocks(path) if name == "yaml")
    (tmp_path / text.splitlines()[1].removeprefix("# ")).write_text(text.replace("category:", "categorie:"), encoding="utf-8")
    printed = next(block for name, block in blocks(path) if name == "text").splitlines()
    known = problems_of(ROOT)
    problems = [problem for problem in problems_of(tmp_path) if problem not in known]
    assert printed == [*(problem.as_line() for problem in problems), "1 error"]


def problems_of(root: Path) -> list[Problem]:
    content, problems = load([root])
    return errors([*problems, *run(content, Context(today=TODAY))])
