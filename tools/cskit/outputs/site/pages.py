"""Every generated page of one language: which there are, where they lie, what they show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cskit.model.article import PARTS
from cskit.model.content import Content
from cskit.model.formula import Formula, evaluate, parse
from cskit.model.record import Channel
from cskit.model.scale import RATINGS
from cskit.model.side_by_side import SideBySide
from cskit.model.text import Language, Text
from cskit.outputs.site import addresses, typeset
from cskit.outputs.site.markdown import Markdown, attribute, finalize, link
from cskit.outputs.site.page import Page, Site
from cskit.outputs.site.words import words
from cskit.views.citations import cited_by, ours, shares
from cskit.views.differences import matters
from cskit.views.glossary import by_category, kana_index, letter_index
from cskit.views.links import Linker, every_name
from cskit.views.relations import relations

Record = TypeVar("Record")


@dataclass(frozen=True)
class PageSpec:
    """One page to render: its staged path, its template (named after what it shows), its data."""

    path: str
    template: str
    data: dict[str, Any] = field(default_factory=dict)
    own: str | None = None


def stage(
    content: Content, language: Language, kit_files: dict[str, str], form_files: Mapping[str, Mapping[Channel, str]] | None = None
) -> dict[str, str]:  # fmt: skip
    """Render all generated pages of a language to Markdown, by staged path.

    ``kit_files`` gives each background's PDF by id, as a staged path, ``form_files`` its blank scorecards by channel.
    """
    site = Site(content, language, Linker.for_content(content, language), relations(content))
    return {spec.path: _render(site, spec) for spec in _specs(site, kit_files, form_files or {})}


def _specs(
    site: Site, kit_files: dict[str, str], form_files: Mapping[str, Mapping[Channel, str]]
) -> Iterator[PageSpec]:  # fmt: skip
    yield from _glossary(site)
    yield from _interviews(site.content)
    yield from _backgrounds(site.content, kit_files, form_files)
    yield from _cases(site.content)
    yield from _reading(site.content)
    yield PageSpec(addresses.SOURCES, "sources", {"cited_by": cited_by(site.content)})
    yield PageSpec(addresses.OURS, "ours", {"kinds": _ours(site.content), "shares": shares(site.content)})


def _glossary(site: Site) -> Iterator[PageSpec]:
    content, language = site.content, site.language
    shelves = by_category(content, language)
    yield PageSpec(addresses.GLOSSARY, "glossary", {
        "count": len(content.terms), "shelves": shelves,
        "kana": kana_index(content), "letters": letter_index(content),
    })  # fmt: skip
    for category, terms in shelves:
        yield PageSpec(addresses.shelf(category.id), "category", {"category": category, "terms": terms})
    for term in content.terms.values():
        yield PageSpec(f"glossary/{term.id}.md", "term", {"term": term}, own=term.id)
    yield PageSpec(addresses.DIFFERENCES, "differences", {"shelves": matters(shelves)})


def _interviews(content: Content) -> Iterator[PageSpec]:
    yield PageSpec(addresses.SCORECARDS, "scorecards", {"ratings": RATINGS})
    for competency in content.competencies.values():
        yield PageSpec(f"scorecards/{competency.id}.md", "competency", {"competency": competency}, own=competency.term)
    for plan in content.plans.values():
        yield PageSpec(f"scorecards/plans/{plan.id}.md", "plan", {"plan": plan, "clock": _clock(plan.steps)})
    if content.samples:
        yield PageSpec(addresses.CALIBRATION, "calibration")
    for sample, after in _with_next(content.samples.values()):
        yield PageSpec(f"scorecards/calibration/{sample.id}.md", "sample", {
            "sample": sample, "competency": content.competencies[sample.competency], "after": after,
        })  # fmt: skip
    yield PageSpec(addresses.FAIR_HIRING, "fair-hiring")


def _backgrounds(
    content: Content, kit_files: dict[str, str], form_files: Mapping[str, Mapping[Channel, str]]
) -> Iterator[PageSpec]:  # fmt: skip
    yield PageSpec(addresses.KITS, "kits", {"kit_files": kit_files})
    for background in content.backgrounds.values():
        yield PageSpec(
            f"kits/{background.id}.md", "background",
            {
                "background": background, "plan": content.plans.get(background.plan),
                "kit_file": kit_files.get(background.id), "forms": form_files.get(background.id, {}),
            },
            own=background.term,
        )  # fmt: skip


def _cases(content: Content) -> Iterator[PageSpec]:
    yield PageSpec(addresses.CASES, "cases")
    for case in content.cases.values():
        yield PageSpec(f"cases/{case.id}.md", "case", {"case": case})
        if case.assignment:
            yield PageSpec(addresses.handout(case.id), "handout", {"case": case, "handout": case.assignment.handout})


def _reading(content: Content) -> Iterator[PageSpec]:
    for name in PARTS:
        articles = [article for article in content.articles.values() if article.part == name]
        if articles:
            yield PageSpec(addresses.part(name), "articles", {"part": name, "articles": articles})
        for article, after in _with_next(articles):
            yield PageSpec(f"{name}/{article.id}.md", "article", {"article": article, "after": after})
    if content.paths:
        yield PageSpec(addresses.PATHS, "paths")
    for path in content.paths.values():
        yield PageSpec(f"paths/{path.id}.md", "path", {"path": path})


def _with_next(records: Iterable[Record]) -> Iterator[tuple[Record, Record | None]]:
    """Every record with the one that follows it."""
    listed = list(records)
    yield from zip_longest(listed, listed[1:])


def _ours(content: Content) -> dict[str, dict[str, list[Text]]]:
    """The texts marked as ours, by kind and id of the record."""
    found: dict[str, dict[str, list[Text]]] = {}
    for (kind, id_), text in ours(content):
        found.setdefault(kind, {}).setdefault(id_, []).append(text)
    return found


def _clock(steps: Any) -> list[int]:
    """The minute at which each step begins."""
    starts, at = [], 0
    for step in steps:
        starts.append(at)
        at += step.minutes
    return starts


def _render(site: Site, spec: PageSpec) -> str:
    page = Page(site, spec.path, spec.own)
    template = environment().get_template(f"{spec.template}.md.j2")
    return template.render(
        page=page, content=site.content, relations=site.relations, language=site.language, other=site.other,
        w=words(site.language), **spec.data,
    )  # fmt: skip


@cache
def environment() -> Environment:
    """The one Jinja environment: whatever a template shows is escaped unless it is Markdown already."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  the output is Markdown; finalize escapes for it
    )
    made.filters.update(json=_json, md=Markdown, attribute=lambda text: Markdown(attribute(text)))
    made.globals.update(
        formula=lambda spec, language: Markdown(typeset.formula(spec, language)),
        worked=lambda spec, example, language: Markdown(typeset.worked(spec, example.inputs, example.result, language)),
        computed=_computed, link=link, every_name=every_name,
    )  # fmt: skip
    return made


def _computed(spec: Formula, table: SideBySide, language: Language) -> tuple[str, str]:
    """One row of a comparison: the computation in numbers on one line, and its result."""
    units = {item.symbol: item.unit for item in spec.inputs}
    numbers = {item.symbol: typeset.quantity(table.inputs[item.symbol], units[item.symbol], language) for item in spec.inputs}
    node = parse(spec.expression)
    result = typeset.quantity(
        evaluate(node, table.inputs), spec.result.unit, language, spec.result.decimals, signed=spec.result.signed
    )
    return typeset.in_a_line(node, numbers), result


def _json(value: Any) -> Markdown:
    """Write front matter values as JSON, which YAML reads; nothing of a text can end the line or the quotes."""
    return Markdown(json.dumps(value, ensure_ascii=False))
