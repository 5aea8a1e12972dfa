"""What a page's template may use: prose with links, source marks and relative addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from cskit.model.base import Frozen
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.path import ReadingPath
from cskit.model.source import Source
from cskit.model.term import Term
from cskit.model.text import Attributed, Language, Statement, Text
from cskit.outputs.site import addresses
from cskit.outputs.site.addresses import address
from cskit.outputs.site.markdown import Markdown, attribute, escape, link
from cskit.outputs.site.words import words
from cskit.views import reading_time
from cskit.views.glossary import hiragana
from cskit.views.links import Linker
from cskit.views.prose import Reference, plain
from cskit.views.relations import Relations

KIND_WORDS = {
    "categories": "glossary", "sources": "sources", "term": "glossary", "scale": "scale", "competency": "scorecards",
    "background": "kits", "plan": "plans", "case": "cases", "sample": "calibration", "fairness": "fair_hiring",
    "article": "articles", "path": "paths",
}  # fmt: skip
"""Kind of record to the key of its word."""


@dataclass(frozen=True)
class Site:
    """What all pages of one language share."""

    content: Content
    language: Language
    linker: Linker
    relations: Relations

    @property
    def other(self) -> Language:
        """The other language."""
        return "en" if self.language == "ja" else "ja"


@dataclass
class Page:
    """One page in the making: where it is, what it has linked and cited so far."""

    site: Site
    path: str
    """The staged file, relative to the language's root: ``glossary/ltv.md``."""
    own: str | None = None
    """The id of the term the page is about."""
    cited: dict[str, int] = field(default_factory=dict)
    """Source ids in the order of first use, with their numbers from 1."""
    has_ours: bool = False
    _seen: set[str] = field(default_factory=set)

    def section(self) -> str:
        """Begin a section: the next mention of each term is linked again."""
        self._seen = set()
        return ""

    def to(self, path: str) -> str:
        """Give the way from this page to another staged file."""
        here, there = self.path.split("/")[:-1], path.split("/")
        while here and len(there) > 1 and here[0] == there[0]:
            del here[0], there[0]
        return "/".join([".."] * len(here) + there)

    def say(self, text: Text) -> str:
        """Give plain words in the page's language; the template escapes them."""
        return plain(text.in_(self.site.language), self.site.content, self.site.language)

    def prose(self, text: Text) -> Markdown:
        """Give words in the page's language with terms linked."""
        return Markdown("".join(
            self.term(piece.id, piece.words) if isinstance(piece, Reference) else _keep_ends(piece.text)
            for piece in self.site.linker.link(text.in_(self.site.language), self._seen, self.own)
        ))  # fmt: skip

    def statement(self, statement: Statement) -> Markdown:
        """Give a statement with terms linked and its sources marked."""
        return Markdown(self.prose(statement) + self.marks(statement))

    def marks(self, *items: Attributed) -> Markdown:
        """Mark where something comes from: numbers for sources, ◇ for our own."""
        out = [self.source_mark(id_) for id_ in dict.fromkeys(id_ for item in items for id_ in item.sources)]
        if any(item.ours for item in items):
            self.has_ours = True
            label = attribute(words(self.site.language)["ours"])
            out.append(Markdown(f'[◇](#sources "{label}"){{ .src .ours aria-label="{label}" }}'))
        return Markdown("".join(out))

    def source_mark(self, id_: str) -> Markdown:
        """Mark one source by its number on this page, counted from 1 in the order of first use."""
        known = self.site.content.sources.get(id_)
        if known is None:
            return Markdown("")
        number = self.cited.setdefault(id_, len(self.cited) + 1)
        return link(str(number), f"#source-{id_}", title=self.say(known.title), classes="src")

    def sources(self) -> Sequence[tuple[int, Source]]:
        """The sources cited on the page so far, by number."""
        return [(number, self.site.content.sources[id_]) for id_, number in self.cited.items()]

    def term(self, id_: str, shown: str | None = None) -> Markdown:
        """Link to a term's page, with its summary as the hint."""
        term = self.site.content.terms.get(id_)
        if term is None:
            return escape(shown or id_)
        name = shown or self.name(term)
        return link(name, self.to(f"glossary/{id_}.md"), title=self.say(term.summary), classes="term")

    def name(self, term: Term) -> str:
        """A term's headword in the page's language."""
        return term.name.in_(self.site.language)

    def reading(self, term: Term) -> str | None:
        """The reading of a term's Japanese headword, where the headword does not show it already."""
        return None if hiragana(term.name.ja) == term.reading else term.reading

    def competency(self, id_: str) -> Markdown:
        """Link to a competency's page."""
        found = self.site.content.competencies.get(id_)
        return link(self.say(found.name), self.to(f"scorecards/{id_}.md")) if found else escape(id_)

    def record(self, kind: str, id_: str, shown: str | None = None) -> Markdown:
        """Link to the page of any record that has one, by its name."""
        return link(shown or self.record_name(kind, id_), self.to(address(self.site.content, kind, id_) or addresses.SOURCES))

    def record_name(self, kind: str, id_: str) -> str:
        """Name a record as its page is headed."""
        headed = {"scale": "scale", "fairness": "fair_hiring", "sources": "sources", "categories": "glossary"}
        if kind in headed:
            return words(self.site.language)[headed[kind]]
        record: Any = self.site.content.ids(kind)[id_]
        return self.say(record.name)

    def kind_name(self, kind: str) -> str:
        """Name all records of a kind together."""
        return words(self.site.language)[KIND_WORDS[kind]]

    def minutes(self, record: Frozen) -> str:
        """Say how long a record takes to read."""
        count = reading_time.minutes(record, self.site.content, self.site.language)
        return words(self.site.language)["minutes_to_read"].replace("{count}", str(count))

    def path_length(self, path: ReadingPath) -> str:
        """Say how many pages a reading path has, and how long they take."""
        content, language = self.site.content, self.site.language
        stops = [cast("Frozen", content.ids(stop.kind)[stop.id]) for stage in path.stages for stop in stage.stops]
        total = sum(reading_time.minutes(record, content, language) for record in stops)
        return words(language)["path_length"].replace("{pages}", str(len(stops))).replace("{count}", str(total))

    def question(self, id_: str) -> Question:
        """Look a question up."""
        return self.site.content.questions()[id_][1]

    def question_link(self, id_: str) -> Markdown:
        """Link to a question on its competency's page."""
        competency, question = self.site.content.questions()[id_]
        return link(self.say(question.ask), self.to(f"scorecards/{competency.id}.md") + f"#{id_}")


def _keep_ends(text: str) -> Markdown:
    """Escape a piece of a sentence; spaces at its ends are part of the sentence."""
    if not text.strip():
        return Markdown(" " if text else "")
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return Markdown(before + escape(text) + after)
