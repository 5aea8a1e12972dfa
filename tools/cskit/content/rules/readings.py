"""Every Japanese name that can be misread has its reading in hiragana.

Readings put a name into the 五十音 index and let people find it by how it sounds. Names in kana alone
are their own reading; where a reading is given all the same, it must say what the name says.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.content.script import is_reading, needs_reading, same_name
from cskit.model.content import Content
from cskit.model.problems import Place, Problem


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every reading that is missing, not in hiragana, or not that of the name."""
    for id_, term in content.terms.items():
        yield from _reading(content.place("term", id_, "reading"), term.name.ja, term.reading)
        for index, alias in enumerate(term.aliases.ja):
            place = content.place("term", id_, "aliases", "ja", index, "reading")
            if alias.reading is not None:
                yield from _reading(place, alias.text, alias.reading)
            elif needs_reading(alias.text):
                yield Problem(
                    place, f"the reading of '{alias.text}' is missing", "nobody could look the name up by its sound",
                    "add `reading:` in hiragana, as in {text: 解約率, reading: かいやくりつ}", "readings",
                )  # fmt: skip
    for id_, competency in content.competencies.items():
        yield from _reading(content.place("competency", id_, "reading"), competency.name.ja, competency.reading)
    for id_, background in content.backgrounds.items():
        yield from _reading(content.place("background", id_, "reading"), background.name.ja, background.reading)


def _reading(place: Place, name: str, reading: str) -> Iterator[Problem]:
    if not is_reading(reading):
        yield Problem(
            place, f"the reading '{reading}' is not in hiragana", "names are put in order by their reading",
            "write it in hiragana; ー, ・ and spaces are allowed", "readings",
        )  # fmt: skip
    elif not needs_reading(name) and same_name(name) != same_name(reading):
        yield Problem(
            place, f"the reading '{reading}' is not that of '{name}'", "the name would stand in the wrong place of the index",
            "write what the name says, in hiragana", "readings",
        )  # fmt: skip
