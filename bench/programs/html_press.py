"""The peer: a kit's text as plain HTML, rendered by WeasyPrint in the same font and tagged like ours.

It has the easier job: headings, lists and paragraphs, but none of the tables, columns and ruled lines of
our kits. Laid out like them, WeasyPrint takes about twice as long.
"""

from __future__ import annotations

from dataclasses import asdict
from html import escape
from typing import Any

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from cskit.fonts import FONTS
from cskit.outputs.kit_pdf.words import WORDS
from cskit.views.kit_parts import Kit

_STYLE = f"""
@font-face {{ font-family: Kit; font-weight: 400; src: url({FONTS.as_uri()}/NotoSansJP-Regular.ttf) }}
@font-face {{ font-family: Kit; font-weight: 700; src: url({FONTS.as_uri()}/NotoSansJP-Bold.ttf) }}
@page {{ size: A4; margin: 22mm 28mm 18mm 20mm }}
body {{ font: 10.5pt/1.6 Kit; margin: 0 }}
p {{ margin: 0 }}
"""


class HtmlPress:
    """Renders kits one after the other; fonts and style sheet are read once."""

    def __init__(self) -> None:
        """Read what all kits share, as a careful user of the library would."""
        self._fonts = FontConfiguration()
        self._style = CSS(string=_STYLE, font_config=self._fonts)

    def write(self, kit: Kit) -> bytes:
        """Render one kit as PDF/UA-1."""
        title, text = escape(kit.profile.name), _html([asdict(WORDS[kit.language]), asdict(kit)])
        page = f'<html lang="{kit.language}"><title>{title}</title><h1>{title}</h1>{text}</html>'
        made = HTML(string=page).write_pdf(stylesheets=[self._style], font_config=self._fonts, pdf_variant="pdf/ua-1")
        assert isinstance(made, bytes)
        return made


def _html(value: Any) -> str:
    if isinstance(value, dict):
        return f"<section>{''.join(map(_html, value.values()))}</section>"
    if isinstance(value, list | tuple):
        return f"<ul>{''.join(f'<li>{_html(item)}</li>' for item in value)}</ul>"
    return "" if value is None else f"<p>{escape(str(value))}</p>"
