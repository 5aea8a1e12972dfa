"""The glossary's index: 五十音 rows, A–Z letters and shelves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cskit.model.category import Category
from cskit.model.content import Content
from cskit.model.term import Term
from cskit.model.text import Language

KANA_ROWS: tuple[tuple[str, str, str], ...] = (
    ("row-a", "あ", "あいうえお"),
    ("row-ka", "か", "かきくけこ"),
    ("row-sa", "さ", "さしすせそ"),
    ("row-ta", "た", "たちつてと"),
    ("row-na", "な", "なにぬねの"),
    ("row-ha", "は", "はひふへほ"),
    ("row-ma", "ま", "まみむめも"),
    ("row-ya", "や", "やゆよ"),
    ("row-ra", "ら", "らりるれろ"),
    ("row-wa", "わ", "わゐゑをん"),
)
"""(anchor, the row's first kana, its kana) in 五十音 order."""

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゔ", "あいうえおつやゆよわう")


@dataclass(frozen=True)
class IndexLine:
    """One line of an index: a name, and the term it leads to."""

    name: str
    term: Term
    see: bool
    """True where the name is an alias: «解約率 → チャーンレート»."""


@dataclass(frozen=True)
class IndexRow:
    """One row of an index; rows without lines are kept, so that every jump link has its place."""

    anchor: str
    label: str
    lines: tuple[IndexLine, ...]


def kana_index(content: Content) -> tuple[IndexRow, ...]:
    """List headwords and aliases that have a reading under the ten 五十音 rows."""
    lines: dict[str, list[tuple[tuple[str, str], IndexLine]]] = {anchor: [] for anchor, _, _ in KANA_ROWS}
    for term in content.terms.values():
        entries = [(term.name.ja, term.reading, False)]
        entries += [(alias.text, alias.reading or hiragana(alias.text), True) for alias in term.aliases.ja]
        for name, reading, see in entries:
            anchor = kana_row(reading)
            if anchor:
                lines[anchor].append(((kana_key(reading), name), IndexLine(name, term, see)))
    return tuple(
        IndexRow(anchor, label, tuple(line for _, line in sorted(lines[anchor], key=lambda pair: pair[0])))
        for anchor, label, _ in KANA_ROWS
    )


def letter_index(content: Content) -> tuple[IndexRow, ...]:
    """List English headwords, abbreviations and aliases under A to Z."""
    lines: dict[str, list[IndexLine]] = {chr(code): [] for code in range(ord("a"), ord("z") + 1)}
    for term in content.terms.values():
        entries = [(term.name.en, False), *((alias, True) for alias in term.aliases.en)]
        if term.abbreviation and term.abbreviation.casefold() != term.name.en.casefold():
            entries.append((term.abbreviation, True))
        for name, see in entries:
            first = letter(name)
            if first:
                lines[first].append(IndexLine(name, term, see))
    return tuple(
        IndexRow(first, first.upper(), tuple(sorted(found, key=lambda line: (line.name.casefold(), line.term.id))))
        for first, found in lines.items()
    )


def by_category(content: Content, language: Language) -> tuple[tuple[Category, tuple[Term, ...]], ...]:
    """Put the terms on their shelves, in the order of the language."""
    shelves: dict[str, list[Term]] = {id_: [] for id_ in content.categories}
    for term in in_order(content.terms.values(), language):
        if term.category in shelves:
            shelves[term.category].append(term)
    return tuple((content.categories[id_], tuple(terms)) for id_, terms in shelves.items())


def in_order(terms: Iterable[Term], language: Language) -> list[Term]:
    """Sort terms as a dictionary of the language would."""
    if language == "ja":
        return sorted(terms, key=lambda term: (kana_key(term.reading), term.name.ja))
    return sorted(terms, key=lambda term: (term.name.en.casefold(), term.id))


def hiragana(text: str) -> str:
    """Turn katakana into hiragana and leave everything else.

    >>> hiragana("チャーン率")
    'ちゃーん率'
    """
    return "".join(chr(ord(c) - 96) if "ァ" <= c <= "ヶ" else c for c in text)


def kana_key(reading: str) -> str:
    """The key that sorts readings as Japanese dictionaries do: marks, small kana and ー do not count.

    >>> kana_key("ちゃーん") == kana_key("ちやん")
    True
    """
    plain = hiragana(unicodedata.normalize("NFKC", reading)).translate(_SMALL)
    bare = unicodedata.normalize("NFD", plain)
    return "".join(c for c in bare if c not in "ー・ \u3099\u309a")


def kana_row(reading: str) -> str | None:
    """The anchor of the 五十音 row that a reading belongs to; ``None`` where it does not begin with kana.

    >>> kana_row("ぱっしぶ"), kana_row("LTV")
    ('row-ha', None)
    """
    first = kana_key(reading)[:1]
    return next((anchor for anchor, _, kana in KANA_ROWS if first and first in kana), None)


def letter(name: str) -> str | None:
    """The letter a to z that a name is listed under; ``None`` where it begins with another character.

    >>> letter("Élan"), letter("3-axis")
    ('e', None)
    """
    first = unicodedata.normalize("NFD", name[:1]).casefold()[:1]
    return first if "a" <= first <= "z" else None
