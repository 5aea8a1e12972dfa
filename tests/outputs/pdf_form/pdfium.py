"""Fills in a form as somebody in Chromium does, whose viewer is PDFium: clicks, keys, and what is pasted."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw


class Viewer:
    """An open form. Places are those of the fields, looked up by name, and of circles, by name and value."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pdfium.PdfDocument(data)
        self.pdf.init_forms()
        self.form = self.pdf.formenv
        self.pages = [self.pdf[number] for number in range(len(self.pdf))]
        self.places: dict[tuple[str, str], tuple[pdfium.PdfPage, float, float]] = {}
        for page in self.pages:
            for number in range(raw.FPDFPage_GetAnnotCount(page.raw)):
                self._note(page, raw.FPDFPage_GetAnnot(page.raw, number))

    def _note(self, page: pdfium.PdfPage, annotation: raw.FPDF_ANNOTATION) -> None:
        form = self.form.raw
        name = _text(raw.FPDFAnnot_GetFormFieldName, form, annotation)
        circle = raw.FPDFAnnot_GetFormFieldType(form, annotation) == raw.FPDF_FORMFIELD_RADIOBUTTON
        value = _text(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation) if circle else ""
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        raw.FPDFPage_CloseAnnot(annotation)
        self.places[name, value] = (page, box.left + 4, box.top - 6)

    def click(self, name: str, value: str = "") -> pdfium.PdfPage:
        page, x, y = self.places[name, value]
        for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            act(self.form.raw, page.raw, 0, x, y)
        return page

    def type(self, name: str, text: str) -> None:
        """Type a text key by key; a line feed is the Enter key. Characters come as UTF-16 units, as keys send them."""
        page = self.click(name)
        units = text.replace("\n", "\r").encode("utf-16-le")
        for at in range(0, len(units), 2):
            raw.FORM_OnChar(self.form.raw, page.raw, int.from_bytes(units[at : at + 2], "little"), 0)
        raw.FORM_ForceToKillFocus(self.form.raw)

    def paste(self, name: str, text: str) -> None:
        page = self.click(name)
        buffer = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        raw.FORM_ReplaceSelection(self.form.raw, page.raw, ctypes.cast(buffer, raw.FPDF_WIDESTRING))
        raw.FORM_ForceToKillFocus(self.form.raw)

    def saved(self) -> bytes:
        out = io.BytesIO()
        self.pdf.save(out)
        return out.getvalue()

    def close(self) -> None:
        self.pdf.close()


@contextmanager
def viewer(data: bytes) -> Iterator[Viewer]:
    opened = Viewer(data)
    try:
        yield opened
    finally:
        opened.close()


def _text(call: object, *of: object) -> str:
    size = call(*of, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size)
    call(*of, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")
