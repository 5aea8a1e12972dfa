"""How long a page takes to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil

from cskit.model.base import Frozen
from cskit.model.content import Content
from cskit.model.text import Language, Text
from cskit.model.walk import inside
from cskit.views.prose import plain

JAPANESE_CHARACTERS = 500
"""Characters that a reader of Japanese takes in a minute; 400 to 600 is the range usually given."""
ENGLISH_WORDS = 220
"""Words that a reader of English takes in a minute; 200 to 250 is the range usually given."""


def minutes(record: Frozen, content: Content, language: Language) -> int:
    """Count the minutes to read everything that a record says in one language, at least 1."""
    return of_words(_words(inside(record, Text), content, language), language)


def of_words(words: Iterable[str], language: Language) -> int:
    """Count the minutes to read some texts, at least 1.

    >>> of_words(["あ" * 1200], "ja"), of_words(["one two"], "en")
    (3, 1)
    """
    if language == "ja":
        return max(1, ceil(sum(len(text) for text in words) / JAPANESE_CHARACTERS))
    return max(1, ceil(sum(len(text.split()) for text in words) / ENGLISH_WORDS))


def _words(texts: Iterable[Text], content: Content, language: Language) -> Iterator[str]:
    for text in texts:
        yield plain(text.in_(language), content, language)
