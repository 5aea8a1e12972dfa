"""A text is not the same in both languages.

The same sentence twice means that a translation was put off: half of the readers would meet a language
they did not choose. Names and short labels that are the same in both, such as SaaS or NPS, are fine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.script import JAPANESE, is_prose
from cskit.model.content import Content
from cskit.model.problems import Problem
from cskit.model.text import Statement, Text
from cskit.model.walk import Found, every, once


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every sentence, and every Japanese text, that stands in both languages."""
    for found in once(content, unusual):
        text = found.node
        if not is_same(text):
            continue
        japanese = JAPANESE.search(text.en)
        if japanese or isinstance(text, Statement) or is_prose(text.en):
            missing, key = ("English", "en") if japanese else ("Japanese", "ja")
            yield Problem(
                found.place(content, key), "the same text stands in both languages",
                f"readers of the {missing} pages would not be able to read it", f"write the {missing} text", "languages",
            )  # fmt: skip


def unusual(content: Content) -> list[Found[Text]]:
    """Every text but the usual ones, which hold kana or kanji in Japanese and none in English."""
    return [found for found in every(content, Text) if not _is_usual(found.node)]


def is_same(text: Text) -> bool:
    """Whether both languages hold the same words; case, width and spacing do not count."""
    return not _is_usual(text) and _plain(text.ja) == _plain(text.en)


def _is_usual(text: Text) -> bool:
    return JAPANESE.search(text.ja) is not None and (text.en.isascii() or not JAPANESE.search(text.en))


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
