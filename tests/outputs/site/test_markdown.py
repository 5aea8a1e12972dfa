"""Whatever a text holds, the page shows exactly that text."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.outputs.site.markdown import attribute, escape, link

EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("\\`*_{}[]()#+-.!<>&|~^$:=\"'@/1 2a漢カ。%"),
        st.characters(blacklist_categories=("Cc", "Cs", "Cf", "Zs", "Zl", "Zp")),
    ),
    max_size=60,
)


def rendered(source: str) -> str:
    """What a reader sees of some Markdown: its text, without tags."""
    return html.unescape(re.sub(r"<[^>]*>", "", markdown.markdown(source, extensions=EXTENSIONS)))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@given(TEXT)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    assert flat(rendered(escape(text))) == flat(text)
    assert not re.search(r"<(?!/?p>)", markdown.markdown(escape(text), extensions=EXTENSIONS))


@given(TEXT)
def test_escaped_text_stays_in_its_table_cell(text: str) -> None:
    page = markdown.markdown(f"| a | b |\n| --- | --- |\n| x{escape(text)}x | end |\n", extensions=EXTENSIONS)
    cells = [html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", page, re.DOTALL)]
    assert len(cells) == 2
    assert flat(cells[0]) == flat(f"x{flat(text)}x")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[click](javascript:alert(1))",
        "![x](http://a.example/p.png)",
        "{{ config }}",
        "{: onclick=x }",
        "# heading",
        "1. item",
        "- item",
        "> quote",
        "```\ncode",
        "    code",
        "a | b",
        "&lt;b&gt;",
        "<!-- x -->",
        "[x]: http://a.example",
        "---",
    ],
)
def test_markup_is_text(hostile: str) -> None:
    page = markdown.markdown(escape(hostile), extensions=EXTENSIONS)
    assert re.findall(r"<(\w+)", page) == ["p"]
    assert flat(rendered(escape(hostile))) == flat(hostile)


@given(TEXT.filter(str.strip), TEXT)
def test_a_link_shows_its_words_and_keeps_its_address(words: str, title: str) -> None:
    page = markdown.markdown(f"a {link(words, 'ltv.md', title=title, classes='term')} z", extensions=EXTENSIONS)
    found = re.findall(r'<a class="term" href="ltv.md"(?: title="([^"]*)")?>(.*?)</a>', page)
    assert len(found) == 1, page
    assert flat(html.unescape(re.sub(r"<[^>]*>", "", found[0][1]))) == flat(words)
    assert html.unescape(html.unescape(found[0][0])) == flat(title) or html.unescape(found[0][0]) == flat(title)


@given(TEXT)
def test_an_attribute_cannot_be_left(text: str) -> None:
    value = attribute(text)
    assert not set(value) & set("\"'<>`\\*_[]{}()")
    assert html.unescape(value) == flat(text)
