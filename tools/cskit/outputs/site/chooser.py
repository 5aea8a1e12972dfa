"""The page at the site's root: the reader chooses a language; it is remembered, never forced."""

from __future__ import annotations

from pathlib import Path

from cskit.outputs.site.words import both

_TEMPLATE = Path(__file__).parent / "chooser.html"


def pages() -> dict[str, str]:
    """Make ``index.html`` and ``404.html`` for the root of the site; both work without JavaScript."""
    template = _TEMPLATE.read_text(encoding="utf-8")
    found, missing = both("tagline"), both("not_found")

    def fill(ja: str, en: str, start: str) -> str:
        site = both("site_name")
        values = {"name_ja": site.ja, "name_en": site.en, "line_ja": ja, "line_en": en, "start": start}
        filled = template
        for key, value in values.items():
            filled = filled.replace(f"[[{key}]]", value)
        return filled

    return {"index.html": fill(found.ja, found.en, ""), "404.html": fill(missing.ja, missing.en, "/")}
