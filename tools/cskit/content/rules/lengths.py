"""Short texts are short enough for the place they are printed in.

A term's summary is the answer in one sentence, on cards and in search results; an anchor's short form is
one line of the scorecard. What is longer would be cut off or push the sheet onto a second page. Counted
are the characters that a reader sees, so that `[[ltv|words]]` counts as «words».
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.competency import Anchor
from cskit.model.content import Content
from cskit.model.problems import Place, Problem
from cskit.model.text import LANGUAGES, Language, Text
from cskit.model.walk import every
from cskit.views.prose import plain

SUMMARY: dict[Language, int] = {"ja": 120, "en": 240}
"""Characters in a term's summary at most."""
SHORT_ANCHOR: dict[Language, int] = {"ja": 60, "en": 140}
"""Characters in an anchor's short form at most."""


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every summary and every short anchor that is too long."""
    for id_, term in content.terms.items():
        yield from _fits(content, content.place("term", id_, "summary"), term.summary, SUMMARY)
    for found in every(content, Anchor):
        yield from _fits(content, found.place(content, "short"), found.node.short, SHORT_ANCHOR)


def _fits(content: Content, place: Place, text: Text, limits: dict[Language, int]) -> Iterator[Problem]:
    for language in LANGUAGES:
        written = text.in_(language)
        if len(written) <= limits[language]:
            continue
        length = len(plain(written, content, language))
        if length > limits[language]:
            yield Problem(
                Place(place.file, (*place.keys, language)), f"{length} characters",
                f"only {limits[language]} fit where it is printed", "shorten it, and say the rest in the longer text", "lengths",
            )  # fmt: skip
