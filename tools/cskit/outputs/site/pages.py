"""Every generated page of one language: which there are, where they lie, what they show."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cskit.model.content import Content
from cskit.model.scale import RATINGS
from cskit.model.text import Language
from cskit.outputs.site import typeset
from cskit.outputs.site.markdown import Markdown, attribute, finalize, link
from cskit.outputs.site.page import Page, Site
from cskit.outputs.site.words import words
from cskit.views.glossary import by_category, kana_index, letter_index
from cskit.views.links import Linker, every_name
from cskit.views.relations import relations


@dataclass(frozen=True)
class PageSpec:
    """One page to render: its staged path, its template (named after what it shows), its data."""

    path: str
    template: str
    data: dict[str, Any] = field(default_factory=dict)
    own: str | None = None


def stage(content: Content, language: Language, kit_files: dict[str, str]) -> dict[str, str]:
    """Render all generated pages of a language to Markdown, by staged path.

    ``kit_files`` gives each background's PDF by id, as a staged path.
    """
    site = Site(content, language, Linker.for_content(content, language), relations(content))
    return {spec.path: _render(site, spec) for spec in _specs(site, kit_files)}


def _specs(site: Site, kit_files: dict[str, str]) -> Iterator[PageSpec]:
    content, language = site.content, site.language
    shelves = by_category(content, language)
    yield PageSpec("glossary/index.md", "glossary", {
        "count": len(content.terms), "shelves": shelves,
        "kana": kana_index(content), "letters": letter_index(content),
    })  # fmt: skip
    for category, terms in shelves:
        yield PageSpec(f"glossary/categories/{category.id}.md", "category", {"category": category, "terms": terms})
    for term in content.terms.values():
        yield PageSpec(f"glossary/{term.id}.md", "term", {"term": term}, own=term.id)
    yield PageSpec("scorecards/index.md", "scorecards", {"ratings": RATINGS})
    for competency in content.competencies.values():
        yield PageSpec(f"scorecards/{competency.id}.md", "competency", {"competency": competency}, own=competency.term)
    for plan in content.plans.values():
        yield PageSpec(f"scorecards/plans/{plan.id}.md", "plan", {"plan": plan, "clock": _clock(plan.steps)})
    yield PageSpec("scorecards/fair-hiring.md", "fair-hiring")
    yield PageSpec("kits/index.md", "kits", {"kit_files": kit_files})
    for background in content.backgrounds.values():
        yield PageSpec(
            f"kits/{background.id}.md", "background",
            {"background": background, "plan": content.plans.get(background.plan), "kit_file": kit_files.get(background.id)},
            own=background.term,
        )  # fmt: skip
    yield PageSpec("cases/index.md", "cases")
    for case in content.cases.values():
        yield PageSpec(f"cases/{case.id}.md", "case", {"case": case})
    yield PageSpec("sources.md", "sources")


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
        link=link, every_name=every_name,
    )  # fmt: skip
    return made


def _json(value: Any) -> Markdown:
    """Write front matter values as JSON, which YAML reads; nothing of a text can end the line or the quotes."""
    return Markdown(json.dumps(value, ensure_ascii=False))
