"""A Japanese text is written in Japanese, and an English text in the Latin alphabet.

This finds texts that were put into the wrong language's line. Japanese words in an English text are
quoted, in “…”, ‘…’ or 「…」, so that a reader sees that they are words being talked about. A Japanese
text without kana or kanji is fine as a name or label (KPI, Customer Success), not as a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.rules.languages import is_same, unusual
from cskit.content.script import JAPANESE, is_prose, japanese_outside_quotes
from cskit.model.content import Content
from cskit.model.problems import Place, Problem
from cskit.model.term import Term
from cskit.model.text import Statement
from cskit.model.walk import every, once


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every text in the wrong script; the rule «languages» has those that are the same in both."""
    for found in once(content, unusual):
        text = found.node
        japanese = japanese_outside_quotes(text.en)
        if japanese and not is_same(text):
            yield _in_english(found.place(content, "en"), japanese)
        if JAPANESE.search(text.ja):
            continue
        if (isinstance(text, Statement) or is_prose(text.ja)) and not is_same(text):
            yield Problem(
                found.place(content, "ja"), "the Japanese text holds no Japanese",
                "readers of the Japanese pages would meet another language", "write it in Japanese", "scripts",
            )  # fmt: skip
    for term in every(content, Term):
        for index, alias in enumerate(term.node.aliases.en):
            japanese = japanese_outside_quotes(alias)
            if japanese:
                yield _in_english(term.place(content, "aliases", "en", index), japanese)


def _in_english(place: Place, japanese: str) -> Problem:
    return Problem(
        place, f"Japanese in the English text: '{japanese}'",
        "readers of the English pages may not be able to read it",
        "write it in English, or quote it: “…”, ‘…’ or 「…」", "scripts",
    )  # fmt: skip
