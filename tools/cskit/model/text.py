"""Words in both languages, and statements that say where they come from."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field

from cskit.model.base import Frozen, Id, Line

Language = Literal["ja", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Text(Frozen):
    """The same thing said in Japanese and in English."""

    ja: Line
    """Japanese, です・ます."""
    en: Line
    """English."""

    def in_(self, language: Language) -> str:
        """Return the words in ``language``.

        >>> Text(ja="解約", en="Churn").in_("en")
        'Churn'
        """
        return self.ja if language == "ja" else self.en


class Attributed(Frozen):
    """Something that says where it comes from: source ids, or ``ours: true``."""

    sources: tuple[Id, ...] = Field(default=())
    """Ids of ``glossary/sources.yml`` that the facts come from."""
    ours: bool = Field(default=False)
    """True where the statement, or part of it, is our own and not taken from a source."""


class Statement(Text, Attributed):
    """A sentence or two in both languages, with its sources or marked as ours."""


class Name(Frozen):
    """One Japanese name of a thing, with its reading where it holds kanji or Latin letters."""

    text: Line
    """The name as written."""
    reading: Line | None = Field(default=None)
    """The reading in hiragana; may be left out where the name is kana alone."""
