"""The built site, walked link by link and anchor by anchor."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cskit.content.load import load
from cskit.model.text import LANGUAGES
from cskit.outputs import FILLABLE, room_of
from cskit.outputs.site.addresses import address
from cskit.outputs.yaml_form import SCHEMA_FILE
from tests.conftest import ROOT

FIXED_ANCHORS = {"definition", "sources"}


@dataclass
class Page(HTMLParser):
    """What a page links to and can be linked at."""

    language: str = ""
    anchors: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    title: str = ""
    _in_title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        self._in_title = tag == "title"
        if "id" in given:
            self.anchors.add(given["id"])
        self.links += [given[name] for name in ("href", "src") if name in given]

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


@pytest.fixture(scope="module")
def pages(built: Path) -> dict[Path, Page]:
    read: dict[Path, Page] = {}
    for path in built.rglob("*.html"):
        if path.name.startswith("scorecard-"):  # a form to hand out, not a page of the site
            continue
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        read[path] = page
    return read


def test_every_link_leads_somewhere(built: Path, pages: dict[Path, Page]) -> None:
    broken: list[str] = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("javascript", "data") or (parts.netloc and parts.hostname == "localhost"):
                continue
            if parts.scheme or parts.netloc:
                broken.append(f"{path}: {link} is another host")
                continue
            if path.name == "404.html" and parts.path.startswith("/"):
                target = built / parts.path.lstrip("/")
            else:
                target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            if not target.is_file():
                broken.append(f"{path.relative_to(built)}: {link} does not exist")
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in pages[target].anchors:
                broken.append(f"{path.relative_to(built)}: {link} has no such anchor")
    assert broken == []


def test_both_languages_have_the_same_pages(built: Path, pages: dict[Path, Page]) -> None:
    ja, en = ({path.relative_to(built / lang) for path in pages if path.is_relative_to(built / lang)} for lang in LANGUAGES)
    assert ja == en


def test_every_record_has_its_page_and_pages_their_language(built: Path, pages: dict[Path, Page]) -> None:
    content, _ = load([ROOT])
    for language in LANGUAGES:
        for kind in ("term", "competency", "background", "plan", "case", "sample", "article", "path"):
            for id_ in content.ids(kind):
                staged = address(content, kind, id_)
                assert staged is not None
                page = pages[built / language / staged.removesuffix(".md") / "index.html"]
                assert page.language == language
                if kind == "term":
                    assert page.anchors >= FIXED_ANCHORS, id_
                    assert content.terms[id_].name.in_(language) in page.title


def test_titles_are_distinct_within_a_language(built: Path, pages: dict[Path, Page]) -> None:
    for language in LANGUAGES:
        titles = [page.title for path, page in pages.items() if path.is_relative_to(built / language / "glossary")]
        assert len(set(titles)) == len(titles), sorted(title for title in titles if titles.count(title) > 1)


def test_switching_language_stays_on_the_page(built: Path, pages: dict[Path, Page]) -> None:
    for path, page in pages.items():
        relative = path.relative_to(built)
        if relative.parts[0] not in LANGUAGES or path.name == "404.html":
            continue
        other = built / ("en" if relative.parts[0] == "ja" else "ja") / Path(*relative.parts[1:])
        targets = {
            (path.parent / unquote(link)).resolve() / "index.html"
            for link in page.links
            if "/../" in link or link.startswith("..")
        }
        assert other.resolve() in targets, relative


def test_nobody_is_left_without_a_page(built: Path, pages: dict[Path, Page]) -> None:
    for missing in ("404.html", "ja/404.html", "en/404.html", "index.html"):
        assert (built / missing) in pages
    assert pages[built / "index.html"].links.count("ja/") == 1
    assert pages[built / "index.html"].links.count("en/") == 1


def test_every_kit_is_there(built: Path) -> None:
    content, _ = load([ROOT])
    for language in LANGUAGES:
        for background in content.backgrounds:
            pdf = built / language / "kits" / background / f"interview-kit-{background}-{language}.pdf"
            assert pdf.read_bytes().startswith(b"%PDF-")


def test_every_blank_scorecard_is_there(built: Path) -> None:
    content, _ = load([ROOT])
    for language in LANGUAGES:
        for background in content.backgrounds:
            folder = built / language / "kits" / background
            page = (folder / "index.html").read_text(encoding="utf-8")
            for room in FILLABLE:
                name = f"scorecard-{background}-{language}{room.blank}"
                assert room_of((folder / name).read_bytes()) in (room, None), name
                assert f'href="{name}"' in page
            assert json.loads((folder / SCHEMA_FILE).read_text(encoding="utf-8"))["$schema"]


def test_no_markup_of_ours_leaks(built: Path, pages: dict[Path, Page]) -> None:
    for path in pages:
        text = path.read_text(encoding="utf-8")
        for trace in ("{{", "{%", "[[", "]]", "{ .term }", "{: ", "None</"):
            assert trace not in text.split("<script", 1)[0] or path.name == "404.html", f"{path}: {trace}"
