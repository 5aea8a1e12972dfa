"""The facts that the content was made from stand on the pages where a reader looks for them, with their sources.

Each file of tests/facts/ lists facts: in what page, in which words of either language, from which source. The
words must stand in one line of the page (a paragraph, an item, a table's row), and that line must carry the marks
of the sources. A rewrite may change the words here; a fact must not get lost by it.
"""

from __future__ import annotations

import html
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cskit.content import yaml
from cskit.content.load import load
from cskit.model.text import LANGUAGES, Language
from cskit.outputs.site import stage
from tests.conftest import ROOT

FACTS = Path(__file__).parent / "facts"


def facts() -> list[Any]:
    found = []
    for path in sorted(FACTS.glob("*.yml")):
        data, problems = yaml.read(path.read_text(encoding="utf-8"), path.name)
        assert not problems, problems
        found += [pytest.param(fact, id=f"{path.stem}: {fact['fact']}") for fact in data["facts"]]
    return found


@cache
def pages(language: Language) -> dict[str, list[tuple[str, str]]]:
    """The lines of every generated page: as the reader sees them, and as they are staged."""
    content, problems = load([ROOT])
    assert problems == []
    return {
        path.removesuffix(".md"): [(as_read(line), line) for line in page.splitlines()]
        for path, page in stage(content, language, {}).items()
    }


def as_read(line: str) -> str:
    """A line of staged Markdown without its markup.

    >>> as_read('At [LTV](ltv.md "value"){ .term }: **4\\\\*** [1](#source-a "A"){ .src }')
    'At LTV: 4* '
    """
    line = re.sub(r"\[[^\]]*\]\(#source[^)]*\)\{[^}]*\}", "", line)
    line = re.sub(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^}]*\})?", r"\1", line)
    line = re.sub(r"<[^>]*>", "", line).replace("**", "")
    return html.unescape(re.sub(r"\\([\\`*_{}\[\]])", r"\1", line))


@pytest.mark.parametrize("fact", facts())
def test_a_fact_stands_on_its_page_with_its_sources(fact: dict[str, Any]) -> None:
    assert set(fact) <= {"fact", "page", "ja", "en", "sources"}
    for language in LANGUAGES:
        lines = pages(language)[fact["page"]]
        said = [staged for read, staged in lines if fact[language] in read]
        assert said, f"{language}/{fact['page']} does not say «{fact[language]}»"
        for source in fact.get("sources", []):
            assert any(f"(#source-{source} " in staged for staged in said), f"{language}/{fact['page']}: no mark of {source}"


def test_there_are_facts_of_every_article() -> None:
    cited = {source for fact in facts() for source in fact.values[0].get("sources", [])}
    assert {"hiring-article", "case-article", "role-article", "comparison-article", "glossary-article"} <= cited
    assert len(facts()) > 300
