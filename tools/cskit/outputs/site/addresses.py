"""Where every record's page is staged, relative to the language's root."""

from __future__ import annotations

from cskit.model.article import Part
from cskit.model.content import Content

GLOSSARY = "glossary/index.md"
DIFFERENCES = "differences.md"
SOURCES = "sources.md"
OURS = "ours.md"
SCORECARDS = "scorecards/index.md"
CALIBRATION = "scorecards/calibration/index.md"
FAIR_HIRING = "scorecards/fair-hiring.md"
KITS = "kits/index.md"
CASES = "cases/index.md"
PATHS = "paths/index.md"

_FOLDERS = {
    "term": "glossary", "competency": "scorecards", "plan": "scorecards/plans", "sample": "scorecards/calibration",
    "background": "kits", "case": "cases", "path": "paths",
}  # fmt: skip


def address(content: Content, kind: str, id_: str) -> str | None:
    """Give the page of a record; ``None`` for a record of the content that has no page, such as the list of sources.

    >>> address(Content(), "term", "ltv"), address(Content(), "scale", "scale")
    ('glossary/ltv.md', 'scorecards/index.md')
    """
    if kind == "article":
        article = content.articles.get(id_)
        return f"{article.part}/{id_}.md" if article else None
    if kind == "scale":
        return SCORECARDS
    if kind == "fairness":
        return FAIR_HIRING
    return f"{_FOLDERS[kind]}/{id_}.md" if kind in _FOLDERS else None


def shelf(category: str) -> str:
    """Give the page of a shelf of the glossary."""
    return f"glossary/categories/{category}.md"


def part(name: Part) -> str:
    """Give the first page of a part of the site that articles make up."""
    return f"{name}/index.md"


def handout(case: str) -> str:
    """Give the page with a case's hand-out, which may be shown to candidates."""
    return f"cases/handouts/{case}.md"
