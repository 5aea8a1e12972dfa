"""The staged pages: compared whole with goldens, and safe whatever the content says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest

from cskit.content.load import load
from cskit.model.content import Content
from cskit.model.record import Channel
from cskit.model.term import Term
from cskit.model.text import LANGUAGES, Language
from cskit.outputs import FILLABLE
from cskit.outputs.site import stage
from cskit.outputs.site.engine import navigation
from tests.conftest import BASE

GOLDEN = Path(__file__).parent / "golden"
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
HOSTILE = (
    '<script>alert("x")</script> [x](javascript:alert(1)) {{ config }} {% raw %} {: onclick=bad } | a | `b` '
    "![i](//e.example/i.png) # **y**"
)


@pytest.fixture(scope="module")
def content() -> Content:
    loaded, problems = load([BASE])
    assert problems == []
    return loaded


def kit_files(content: Content) -> dict[str, str]:
    return {background: f"kits/{background}/kit.pdf" for background in content.backgrounds}


def form_files(content: Content) -> dict[str, dict[Channel, str]]:
    return {id_: {room.channel: f"kits/{id_}/form{room.blank}" for room in FILLABLE} for id_ in content.backgrounds}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages(content: Content, language: Language, golden: Callable[[Path, Mapping[str, str]], None]) -> None:
    golden(GOLDEN / language, stage(content, language, kit_files(content), form_files(content)))


def test_the_same_content_gives_the_same_pages(content: Content) -> None:
    assert stage(content, "ja", {}) == stage(load([BASE])[0], "ja", {})


def test_parts_without_records_leave_no_page(content: Content) -> None:
    pages = stage(replace(content, samples={}, articles={}, paths={}), "en", {})
    assert not [path for path in pages if path.startswith(("first-week/", "hiring/", "paths/", "scorecards/calibration/"))]
    assert "first-week" not in str(navigation(replace(content, articles={}), "en"))
    assert "paths" not in str(navigation(replace(content, paths={}), "en"))


class Attributes(HTMLParser):
    """Every attribute of every tag of a page, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, "", "")] + [(tag, name, value or "") for name, value in attrs]

    @classmethod
    def of(cls, page: str) -> list[tuple[str, str, str]]:
        parser = cls()
        parser.feed(page)
        return parser.found


def hostile_term(term: Term) -> Term:
    """A copy of a term in which every text is hostile."""

    def spoil(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: spoil(item, name) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return tuple(spoil(item, key) for item in value)
        return HOSTILE if key in ("ja", "en", "text", "abbreviation") and isinstance(value, str) else value

    spoiled = spoil(term.model_dump())
    assert isinstance(spoiled, dict)
    return Term.model_validate({**spoiled, "reviewed": term.reviewed, "aliases": {"ja": ({"text": HOSTILE},), "en": (HOSTILE,)}})


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_content_is_text(content: Content, language: Language) -> None:
    spoiled = replace(content, terms={id_: hostile_term(term) for id_, term in content.terms.items()})
    for path, page in stage(spoiled, language, {}).items():
        body = page.split("---\n", 2)[2]
        shown = markdown.markdown(body, extensions=EXTENSIONS)
        assert "<script" not in shown, path
        for tag, name, value in Attributes.of(shown):
            assert tag not in ("script", "img", "iframe", "style"), path
            assert not name.startswith("on"), path
            assert not (name in ("href", "src") and re.match(r"\s*(javascript:|//|http)", value)), path
        if path.startswith("glossary/") and "categories" not in path:
            assert "alert(" in shown, path


def test_front_matter_cannot_be_left(content: Content) -> None:
    spoiled = replace(content, terms={id_: hostile_term(term) for id_, term in content.terms.items()})
    for path, page in stage(spoiled, "en", {}).items():
        head = page.split("---\n", 2)[1]
        for line in head.strip().splitlines():
            assert re.fullmatch(
                r'(title|description): "[^"\\\n]*"|tags: \[.*\]|search: \{"(exclude": true|boost": [\d.]+)\}', line
            ), (path, line)


def test_terms_are_not_in_the_navigation_but_indexes_are(content: Content) -> None:
    shown = str(navigation(content, "ja"))
    assert "glossary/index.md" in shown
    assert not any(f"glossary/{id_}.md" in shown for id_ in content.terms)
