"""Find term names in running text, also where words are not spaced, and tell which to link.

Longest name first. A name inside a longer run of the same script (解約 in 解約率, タッチ in
ハイタッチ, churn in churned) is not a mention. In a section only the first mention of a term is
linked; a page never links to itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from cskit.model.content import Content
from cskit.model.term import Term
from cskit.model.text import Language
from cskit.views.prose import Piece, Plain, Reference, pieces

_AFTER_HIRAGANA = frozenset("はがをにでとのもへやかよ、。")
"""What may follow a name that ends in hiragana: particles and stops; other kana make another word."""

_RUN = "[a-z0-9]+|[ァ-ヺー]+|[㐀-鿿々〆豈-﫿\U00020000-\U0010ffff]+"
"""A run of one script. A name that begins with one stands alone only where the text has the same run, no longer."""

_FOLD = str.maketrans({**{chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}, "-": " ", "‑": " "})
"""ASCII letters to lower case and hyphens to spaces; never changes the length."""


def names(term: Term, language: Language) -> tuple[str, ...]:
    """All names of a term in a language: headword, abbreviation, aliases."""
    aliases = tuple(a.text for a in term.aliases.ja) if language == "ja" else term.aliases.en
    short = (term.abbreviation,) if term.abbreviation else ()
    return (term.name.in_(language), *short, *aliases)


def every_name(term: Term) -> tuple[str, ...]:
    """Everything a reader may type to find a term: its names, their readings and common slips, each once."""
    readings = (term.reading, *(alias.reading for alias in term.aliases.ja if alias.reading))
    return tuple(dict.fromkeys((*names(term, "ja"), *names(term, "en"), *readings, *term.typed)))


class Linker:
    """Marks the mentions of terms in the texts of one language."""

    def __init__(self, terms: Iterable[Term], language: Language) -> None:
        """Index the linkable names: not the ambiguous ones, nor those declared ``unlinked``."""
        self._ids: dict[str, tuple[str, str]] = {}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for term in terms:
            hidden = {fold(name) for name in (*term.ambiguous, *term.unlinked)}
            for name in names(term, language):
                key = fold(name)
                if key in hidden or len(key) < 2:
                    continue
                for form in _forms(key, name, language):
                    self._ids.setdefault(form, (term.id, name if _is_acronym(name) else ""))
                    lengths[_beginning(form)].add(len(form))
        self._lengths = {beginning: sorted(sizes, reverse=True) for beginning, sizes in lengths.items()}
        others = [re.escape(beginning) for beginning in lengths if not re.fullmatch(_RUN, beginning)]
        self._beginnings = re.compile("|".join((_RUN, *others)))

    @classmethod
    def for_content(cls, content: Content, language: Language) -> Linker:
        """Index every term of the content."""
        return cls(content.terms.values(), language)

    def link(self, text: str, seen: set[str], own: str | None = None) -> list[Piece]:
        """Cut ``text`` into plain pieces and references to terms.

        ``seen`` holds the ids already linked in this section and is added to; ``own`` is the id
        of the page's term. Written ``[[id|words]]`` references are kept whatever was seen.
        """
        out: list[Piece] = []
        for piece in pieces(text):
            if isinstance(piece, Reference):
                seen.add(piece.id)
                out.append(piece)
            else:
                out.extend(self._mentions(piece.text, seen, own))
        return out

    def _mentions(self, text: str, seen: set[str], own: str | None) -> Iterator[Piece]:
        folded, done, end = fold(text), 0, 0
        for begins in self._beginnings.finditer(folded):
            at, sizes = begins.start(), self._lengths.get(begins[0])
            found = self._at(text, folded, at, sizes) if sizes and at >= end else None
            if found is None:
                continue
            id_, size = found
            end = at + size
            if id_ != own and id_ not in seen:
                seen.add(id_)
                if at > done:
                    yield Plain(text[done:at])
                yield Reference(id_, text[at:end])
                done = end
        if done < len(text):
            yield Plain(text[done:])

    def _at(self, text: str, folded: str, at: int, sizes: list[int]) -> tuple[str, int] | None:
        for size in sizes:
            known = self._ids.get(folded[at : at + size])
            if known is None or at + size > len(text):
                continue
            id_, exact = known
            shown = text[at : at + size]
            if exact and not shown.startswith(exact):
                continue
            if stands_alone(text, at, at + size):
                return id_, size
        return None


def _beginning(form: str) -> str:
    """The first run of a name, or its first character where that is of no such script."""
    run = re.match(_RUN, form)
    return run[0] if run else form[0]


def fold(name: str) -> str:
    """Bring a name to the form it is looked up in.

    >>> fold("High-Touch")
    'high touch'
    """
    return name.translate(_FOLD)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a word of its own and not part of a longer one.

    >>> stands_alone("解約率は", 0, 3), stands_alone("解約率は", 0, 2)
    (True, False)
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    first, last = script(text[start]), script(text[end - 1])
    if before and first not in {"other", "hiragana"} and script(before) == first:
        return False
    if not after:
        return True
    if last == "hiragana":
        return script(after) != "hiragana" or after in _AFTER_HIRAGANA
    if last == "latin" and after in "-‑" and script(text[end + 1 : end + 2]) == "latin":
        return False
    return last == "other" or script(after) != last


def script(char: str) -> str:
    """Name the script of a character: latin (with digits), katakana, hiragana, kanji or other.

    >>> [script(c) for c in "Aカあ漢、"]
    ['latin', 'katakana', 'hiragana', 'kanji', 'other']
    """
    if not char:
        return "other"
    if char == "ー" or "ァ" <= char <= "ヺ":
        return "katakana"
    if "ぁ" <= char <= "ゖ":
        return "hiragana"
    if "㐀" <= char <= "鿿" or char in "々〆" or "豈" <= char <= "﫿" or char >= "\U00020000":
        return "kanji"
    return "latin" if unicodedata.category(char)[0] in "LN" else "other"


def _is_acronym(name: str) -> bool:
    """An acronym is matched in its own case, so that LTV is a mention and «nps» in a word is not."""
    return bool(re.fullmatch(r"[A-Z0-9]{2,6}", name))


def _forms(key: str, name: str, language: Language) -> Iterator[str]:
    """The name, and for English its plural."""
    yield key
    if language == "en" and key[-1].isalpha():
        if _is_acronym(name):
            yield key + "s"
        elif key.endswith("y") and key[-2] not in "aeiou":
            yield key[:-1] + "ies"
        elif key.endswith(("s", "x", "ch", "sh")):
            yield key + "es"
        else:
            yield key + "s"
