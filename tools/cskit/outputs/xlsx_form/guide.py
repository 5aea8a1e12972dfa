"""The sheets to read: how to fill in the form, and the anchors in full."""

from __future__ import annotations

from collections.abc import Iterable

from openpyxl.worksheet.worksheet import Worksheet

from cskit.outputs.xlsx_form.heights import height
from cskit.outputs.xlsx_form.style import Style, set_up
from cskit.outputs.xlsx_form.words import Words
from cskit.views.form import Form

WIDTHS = (22, 93)


def write_guide(sheet: Worksheet, form: Form, words: Words) -> None:
    """Write how to fill in the form, what the levels mean, and how to rate."""
    _title(sheet, words, words.guide_title)
    scale = form.scale
    _table(sheet, words, "", ((f"{number}", text) for number, text in enumerate(words.guide, 1)))
    _table(sheet, words, words.guide_keys, words.keys)
    _table(sheet, words, words.scale_title, ((f"{level.rating} {level.label}", level.about) for level in scale.levels))
    _table(sheet, words, words.notes_title, ((words.item.strip(), note) for note in scale.notes))


def write_anchors(sheet: Worksheet, form: Form, words: Words) -> None:
    """Write each competency's anchors in full, level by level."""
    _title(sheet, words, words.anchors_title)
    _table(sheet, words, "", [("", words.anchors_hint)])
    labels = {level.rating: level.label for level in form.scale.levels}
    name = {one.id: one.name for one in form.competencies}
    for anchors in form.anchors:
        rows = (
            (f"{rating} {labels[rating]}", "\n".join(f"{words.item}{text}" for text in texts))
            for rating, texts in sorted(anchors.full.items())
        )
        _table(sheet, words, name[anchors.competency], rows)


def _title(sheet: Worksheet, words: Words, title: str) -> None:
    set_up(sheet, WIDTHS, header=f"{words.title}{words.colon}{title}", page=words.page, confidential=words.confidential)
    style = Style(words.font)
    style.title(sheet["A1"], title)
    style.title(sheet["B1"], "")
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "A2"


def _table(sheet: Worksheet, words: Words, heading: str, rows: Iterable[tuple[str, str]]) -> None:
    style, row = Style(words.font), sheet.max_row
    if heading:
        row += 1
        style.subheading(sheet.cell(row, 1), heading)  # type: ignore[arg-type]
        style.subheading(sheet.cell(row, 2), "")  # type: ignore[arg-type]
        sheet.row_dimensions[row].height = 24
    for label, text in rows:
        row += 1
        style.plain(sheet.cell(row, 1), [("b", label)] if label else [""])  # type: ignore[arg-type]
        style.plain(sheet.cell(row, 2), [text])  # type: ignore[arg-type]
        sheet.row_dimensions[row].height = height(zip((label, text), WIDTHS, strict=True), words.language)
