"""The interview kits as PDF: tagged (PDF/UA-1), the same bytes from the same content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import cast

import typst

from cskit.fonts import FONTS
from cskit.outputs.kit_pdf.data import Paper, Substitution, as_data
from cskit.views.kit_parts import Kit

__all__ = ["KitError", "KitPdf", "KitPress", "Paper", "Substitution", "write"]

TEMPLATES = Path(__file__).parent / "templates"


class KitError(RuntimeError):
    """A kit that could not be set; the message says what is wrong and where in the template."""


@dataclass(frozen=True, slots=True)
class KitPdf:
    """One printable kit."""

    pdf: bytes
    substituted: tuple[Substitution, ...]
    """What is printed as ``〓`` because no font shows it, in the order of the kit."""


class KitPress:
    """Sets kits one after the other; the fonts and templates are read once."""

    def __init__(self) -> None:
        """Open the templates and the fonts that come with the package; no others are used."""
        self._compiler = typst.Compiler(root=str(TEMPLATES), font_paths=[str(FONTS)], ignore_system_fonts=True)

    def write(self, kit: Kit, *, paper: Paper = "a4") -> KitPdf:
        """Set one kit on A4 or US letter paper.

        The only day in the file is the kit's ``reviewed``, so the same kit gives the same bytes.
        Raises KitError where the kit cannot be set, or only with a warning.
        """
        values, substituted = as_data(kit, paper)
        dated = datetime.combine(kit.reviewed, time(), UTC)
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                str(TEMPLATES / "kit.typ"),
                sys_inputs={"data": values},
                format="pdf",
                pdf_standards="ua-1",
                timestamp=dated,
            )
        except typst.TypstError as error:
            raise KitError(_plainly(kit, error.message, error.diagnostic, error.hints)) from error
        if warnings:
            first = warnings[0]
            raise KitError(_plainly(kit, first.message, first.diagnostic, first.hints))
        self._forget()
        return KitPdf(cast(bytes, pdf), substituted)

    def _forget(self) -> None:
        """Let go of older kits: Typst keeps what it has set for ten documents, here 30 MB each.

        Blank documents age them. The last two kits stay, since the next one shares most pages with them.
        """
        for _ in range(3):
            self._compiler.compile(str(TEMPLATES / "blank.typ"), format="svg")


def write(kit: Kit, *, paper: Paper = "a4") -> KitPdf:
    """Set a single kit; for several of them, one ``KitPress`` is faster. Raises KitError."""
    return KitPress().write(kit, paper=paper)


def _plainly(kit: Kit, message: str, diagnostic: str, hints: list[str]) -> str:
    said = message.strip() or diagnostic.strip()
    place = re.search(r"[\w-]+\.typ:\d+:\d+", diagnostic)
    parts = [f"the kit '{kit.profile.id}' ({kit.language}) could not be set: {said}"]
    parts += [f"in {place[0]}"] if place else []
    return "; ".join([*parts, *hints])
