"""Running text with ``[[term-id]]`` and ``[[term-id|shown words]]`` in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cskit.model.content import Content
from cskit.model.text import Language

_REFERENCE = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]|]+))?\]\]")


@dataclass(frozen=True, slots=True)
class Plain:
    """A run of text without markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of a term: ``id`` as written, and the words to show where they are given."""

    id: str
    words: str | None = None


Piece = Plain | Reference


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text into plain runs and references, in order; brackets that are no reference stay text.

    The id is not looked up and need not have an id's form, so that a slip such as ``[[churn rate]]``
    can be reported.

    >>> list(pieces("See [[ltv|the value]]."))
    [Plain(text='See '), Reference(id='ltv', words='the value'), Plain(text='.')]
    >>> list(pieces("a[[]] [[b"))
    [Plain(text='a[[]] [[b')]
    """
    done = 0
    for match in _REFERENCE.finditer(text):
        if match.start() > done:
            yield Plain(text[done : match.start()])
        yield Reference(match[1], match[2])
        done = match.end()
    if done < len(text):
        yield Plain(text[done:])


def plain(text: str, content: Content, language: Language) -> str:
    """Turn references into words: those written, or the term's name in ``language``.

    A reference without words to a term that does not exist is shown as it was written.

    >>> plain("A [[ltv|long]] [[lost]] text", Content(), "en")
    'A long [[lost]] text'
    """
    return "".join(_words(piece, content, language) for piece in pieces(text))


def _words(piece: Piece, content: Content, language: Language) -> str:
    if isinstance(piece, Plain):
        return piece.text
    if piece.words:
        return piece.words
    term = content.terms.get(piece.id)
    return term.name.in_(language) if term else f"[[{piece.id}]]"
