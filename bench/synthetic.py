"""A content folder as large as wanted: the real content, and made-up terms beside the real ones.

A made-up term has its own names, ties and mentions of other made-up terms; its paragraphs are those of
real terms, so that it is as long, as deep and as densely linked as they are.
"""

from __future__ import annotations

import random
import shutil
from itertools import cycle
from pathlib import Path

from names import Names, names

SEED = 20261121
_COPIED = ("glossary", "scorecards", "docs", "mkdocs.yml")
_SHARED = ("summary", "definition", "formulas", "cautions", "differences", "interviews", "reviewed")
"""The parts of a real term that a made-up one takes over as they are."""


def write(root: Path, real: Path, count: int, *, seed: int = SEED) -> Path:
    """Write ``real`` content and ``count`` made-up terms below ``root``; returns ``root``."""
    for name in _COPIED:
        source = real / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, root / name)
    terms = root / "glossary" / "terms"
    bodies = [_parts(path.read_text(encoding="utf-8")) for path in sorted(terms.glob("*.yml"))]
    random.Random(seed).shuffle(bodies)
    drawn = names(count, seed)
    for number, (own, body) in enumerate(zip(drawn, cycle(bodies), strict=False)):
        text = _term(own, body, drawn, number)
        (terms / f"{own.id}.yml").write_text(text, encoding="utf-8")
    return root


def _parts(text: str) -> dict[str, str]:
    """Cut a term's file at its top-level keys."""
    parts: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if line[0].isalpha():
            key = line.partition(":")[0]
        parts[key] = parts.get(key, "") + line
    return parts


def _term(own: Names, body: dict[str, str], drawn: list[Names], number: int) -> str:
    japanese, reading, english = own.headword
    other, other_reading, other_english = own.alias
    parts = {key: body[key] for key in _SHARED if key in body}
    parts["definition"] += _mention(_after(drawn, number, 2), _after(drawn, number, 5))
    abbreviation = f"abbreviation: {own.abbreviation}\n" if own.abbreviation else ""
    broader = f"broader: {drawn[number - number % 10].id}\n" if number % 10 else ""
    head = (
        f"name: {{ja: {japanese}, en: {english}}}\n"
        f"reading: {reading}\n"
        f"{abbreviation}"
        f"aliases:\n  ja:\n    - {{text: {other}, reading: {other_reading}}}\n  en: [{other_english}]\n"
        f"{body['category']}{broader}"
    )
    return "".join([body.get("", ""), head, *parts.values(), _ties(drawn, number)])


def _mention(one: Names, two: Names) -> str:
    """A paragraph that names two other terms in running text."""
    (first, _, first_english), (second, _, second_english) = one.headword, two.headword
    return (
        f"  - ja: {first}や{second}と並べて見ると、どこで止まっているかがわかります。\n"
        f"    en: Read next to the {first_english.lower()} and the {second_english.lower()}, it shows where things stopped.\n"
        "    ours: true\n"
    )


def _ties(drawn: list[Names], number: int) -> str:
    """Ties to later terms only: none is declared twice."""
    ids = dict.fromkeys(_after(drawn, number, step).id for step in (1, 7) if number + step < len(drawn))
    related = f"related: [{', '.join(ids)}]\n" if ids else ""
    if number % 2 or number + 3 >= len(drawn):
        return related
    return related + (
        f"confused_with:\n  - term: {_after(drawn, number, 3).id}\n    how_to_tell:\n"
        "      ja: 数える相手が違います。こちらは期間のはじめにいた顧客、あちらは期間の終わりにいる顧客です。\n"
        "      en: They count different people; this one the customers at the start of the period, that one those at its end.\n"
        "      ours: true\n"
    )


def _after(drawn: list[Names], number: int, steps: int) -> Names:
    return drawn[(number + steps) % len(drawn)]
