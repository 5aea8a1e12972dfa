"""Run the site engine once a language, side by side, on staged Markdown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cskit.model.article import Part
from cskit.model.content import Content
from cskit.model.text import LANGUAGES, Language
from cskit.outputs.site import addresses
from cskit.outputs.site.words import words

THEME = Path(__file__).parent / "theme"

_LANGUAGE_NAMES: Mapping[Language, str] = {"ja": "日本語", "en": "English"}

_JAPANESE_SEARCH = {
    # Material cuts Japanese with a segmenter that the query side does not use; cutting at every
    # change of script instead finds readings, full names and the ends of compounds.
    "lang": "en",
    "pipeline": [],
    "separator": (
        r"[\s\-\u3000\u3001\u3002\u30fb:,.\uff08\uff09()\u300c\u300d\/]+"
        r"|(?<=[\u30a1-\u30f6\u30fc])(?=[\u3041-\u3096\u4e00-\u9fff\u3005A-Za-z0-9])"
        r"|(?<=[\u3041-\u3096])(?=[\u30a1-\u30f6\u30fc\u4e00-\u9fff\u3005A-Za-z0-9])"
        r"|(?<=[A-Za-z0-9])(?=[\u30a1-\u30f6\u30fc\u3041-\u3096\u4e00-\u9fff\u3005])"
        r"|(?<=[\u4e00-\u9fff\u3005])(?=[\u30a1-\u30f6\u30fc\u3041-\u3096A-Za-z0-9])"
    ),
}

_TOGGLES: Mapping[Language, tuple[str, str, str]] = {
    "ja": ("明るい配色にする", "暗い配色にする", "端末の設定に合わせる"),
    "en": ("Switch to light", "Switch to dark", "Follow the system"),
}


def config(language: Language, content: Content, *, shell: Path, docs: Path, out: Path, site_url: str | None) -> str:
    """Write the engine's configuration for one language; it inherits the shell, ``mkdocs.yml``.

    ``site_url`` is where the whole site will be published; without it no canonical links are made.
    """
    other: Language = "en" if language == "ja" else "ja"
    base = (site_url or "http://localhost:8000").rstrip("/")
    say = words(language)
    light, dark, system = _TOGGLES[language]
    schemes = (
        ("(prefers-color-scheme)", None, "material/brightness-auto", light),
        ("(prefers-color-scheme: light)", "default", "material/brightness-7", dark),
        ("(prefers-color-scheme: dark)", "slate", "material/brightness-4", system),
    )
    made: dict[str, Any] = {
        "INHERIT": os.path.relpath(shell, docs.parent),
        "site_name": say["site_name"],
        "site_url": f"{base}/{language}/",
        "docs_dir": str(docs),
        "site_dir": str(out),
        "theme": {
            "language": language,
            "custom_dir": str(THEME),
            "palette": [
                {
                    "media": media, "primary": "custom", "accent": "custom",
                    "toggle": {"icon": icon, "name": name}, **({"scheme": scheme} if scheme else {}),
                }
                for media, scheme, icon, name in schemes
            ],
        },
        "plugins": [{"search": _JAPANESE_SEARCH if language == "ja" else {}}],
        "nav": navigation(content, language),
        "extra": {
            "published": site_url is not None,
            "other_language": {"lang": other, "name": _LANGUAGE_NAMES[other]},
            "not_found": {
                "title": say["not_found"], "hint": say["not_found_hint"],
                "glossary": say["to_glossary"], "home": say["to_home"],
            },
        },
    }  # fmt: skip
    return json.dumps(made, ensure_ascii=False, indent=1)


def navigation(content: Content, language: Language) -> list[Any]:
    """The pages in the navigation: indexes and what they lead to, but never the terms.

    Navigation is the quadratic part of the engine: with 5,000 terms in it a build takes five times
    as long and writes 800 MB.
    """
    say = words(language)

    def named(records: Mapping[str, Any], folder: str) -> list[Any]:
        return [{record.name.in_(language): f"{folder}/{id_}.md"} for id_, record in records.items()]

    def part(name: Part) -> list[Any]:
        return [addresses.part(name), *(
            {article.name.in_(language): f"{name}/{id_}.md"} for id_, article in content.articles.items() if article.part == name
        )]  # fmt: skip

    present = {article.part for article in content.articles.values()}
    paths = {say["paths"]: [addresses.PATHS, *named(content.paths, "paths")]}
    return [
        {say["home"]: "index.md"},
        *([{say["first_week"]: [*part("first-week"), *([paths] if content.paths else [])]}] if "first-week" in present else []),
        {say["glossary"]: [addresses.GLOSSARY, *(
            {shelf.name.in_(language): addresses.shelf(id_)} for id_, shelf in content.categories.items()
        ), {say["differences"]: addresses.DIFFERENCES}]},
        {say["scorecards"]: [
            addresses.SCORECARDS,
            *named(content.competencies, "scorecards"),
            *named(content.plans, "scorecards/plans"),
            *([{say["calibration"]: addresses.CALIBRATION}] if content.samples else []),
            {say["fair_hiring"]: addresses.FAIR_HIRING},
        ]},
        {say["kits"]: [addresses.KITS, *named(content.backgrounds, "kits")]},
        {say["cases"]: [addresses.CASES, *named(content.cases, "cases")]},
        *([{say["hiring"]: part("hiring")}] if "hiring" in present else []),
        {say["guide"]: [
            "guide/index.md", "guide/recruiters.md", "guide/interviewers.md", "guide/filling-in.md", "guide/new-hires.md",
            "guide/content-owners.md", {say["sources"]: addresses.SOURCES}, {say["ours_page"]: addresses.OURS},
        ]},
    ]  # fmt: skip


def run(configs: Mapping[Language, Path]) -> dict[Language, list[str]]:
    """Build every language at the same time; give the engine's complaints, none where all is well."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    started = {
        language: subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(configs[language])],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, text=True, encoding="utf-8",
            errors="replace",
        )
        for language in LANGUAGES if language in configs
    }  # fmt: skip
    complaints: dict[Language, list[str]] = {}
    try:
        for language, process in started.items():
            said, _ = process.communicate()
            if process.returncode != 0:
                complaints[language] = [
                    line.split("-", 1)[-1].strip() for line in said.splitlines() if line.startswith(("WARNING", "ERROR"))
                ] or [said.strip()[-400:]]
    finally:
        for process in started.values():
            if process.poll() is None:
                process.terminate()
                process.wait()
    return complaints
