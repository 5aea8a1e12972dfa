"""A name leads to one term, unless every term that has it says that it is ambiguous.

Names in running text become links. A name of two terms would lead half of the readers to the wrong
page; listed under `ambiguous` it is not linked, and the search shows both. Names are compared within
a language, without regard to case, width, hiragana or katakana, spaces, ・ and hyphens. Slips under
`typed` are no names of anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.script import same_name
from cskit.model.content import Content
from cskit.model.problems import Keys, Problem
from cskit.model.term import Term

_Owner = tuple[str, str, Keys]
"""(term id, the name as that term writes it, keys to it)."""


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every undeclared shared name, for declarations that name nothing, and for slips that are names."""
    owners: defaultdict[tuple[str, str], list[_Owner]] = defaultdict(list)
    for id_, term in content.terms.items():
        for language, name, keys in _names(term):
            owners[language, same_name(name)].append((id_, name, keys))
    shared = {key: found for key, found in owners.items() if len({id_ for id_, _, _ in found}) > 1}
    yield from _undeclared(content, shared)
    yield from _stale(content, {name for _, name in shared})
    yield from _typed(content, {name: found[0][0] for (_, name), found in owners.items()})


def _names(term: Term) -> Iterator[tuple[str, str, Keys]]:
    yield "ja", term.name.ja, ("name", "ja")
    yield "en", term.name.en, ("name", "en")
    if term.abbreviation:
        yield "ja", term.abbreviation, ("abbreviation",)
        yield "en", term.abbreviation, ("abbreviation",)
    for index, alias in enumerate(term.aliases.ja):
        yield "ja", alias.text, ("aliases", "ja", index, "text")
    for index, line in enumerate(term.aliases.en):
        yield "en", line, ("aliases", "en", index)


def _undeclared(content: Content, shared: dict[tuple[str, str], list[_Owner]]) -> Iterator[Problem]:
    others: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    first: dict[tuple[str, str], _Owner] = {}
    for (_, folded), owners in shared.items():
        for owner in owners:
            key = (owner[0], folded)
            first.setdefault(key, owner)
            others[key].update((f"'{id_}'", None) for id_, _, _ in owners if id_ != owner[0])
    for (id_, folded), (_, name, keys) in first.items():
        if folded not in map(same_name, content.terms[id_].ambiguous):
            yield Problem(
                content.place("term", id_, *keys), f"'{name}' is also a name of {', '.join(others[id_, folded])}",
                "a link on this name could lead to the wrong page",
                f"add '{name}' to `ambiguous` of every term that has it, or take it away from all but one", "names",
            )  # fmt: skip


def _stale(content: Content, shared: set[str]) -> Iterator[Problem]:
    some_unread = any(kind == "term" for kind, _ in content.broken)
    for id_, term in content.terms.items():
        if not term.ambiguous and not term.unlinked:
            continue
        own = {same_name(name) for _, name, _ in _names(term)}
        for field, listed in (("ambiguous", term.ambiguous), ("unlinked", term.unlinked)):
            for index, name in enumerate(listed):
                place = content.place("term", id_, field, index)
                if same_name(name) not in own:
                    yield Problem(
                        place, f"'{name}' is no name of this term", "the line does nothing",
                        "write it as in `name`, `abbreviation` or `aliases`, or delete the line", "names",
                    )  # fmt: skip
                elif field == "ambiguous" and same_name(name) not in shared and not some_unread:
                    yield Problem(
                        place, f"no other term is called '{name}'", "the name is kept from being linked for no reason",
                        "delete the line, or move it to `unlinked` if the name is too common to be linked",
                        "names", "warning",
                    )  # fmt: skip


def _typed(content: Content, owners: dict[str, str]) -> Iterator[Problem]:
    for id_, term in content.terms.items():
        for index, slip in enumerate(term.typed):
            owner = owners.get(same_name(slip))
            if owner is not None:
                yield Problem(
                    content.place("term", id_, "typed", index),
                    f"'{slip}' is a name of " + ("this term already" if owner == id_ else f"'{owner}'"),
                    "`typed` is for slips that are nobody's name; the search finds names anyway",
                    "delete this item" if owner == id_ else f"delete this item, or tie the two terms with `related: [{owner}]`",
                    "names",
                )  # fmt: skip
