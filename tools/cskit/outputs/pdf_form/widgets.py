"""Turns the page's ``field:…`` links into form fields, in the same place on the page and in the order of reading.

Frames and circles are part of the page; a field draws only its text or its dot, since viewers draw fields anew.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree

from cskit.model.writing import LONGEST
from cskit.outputs.pdf_form.field_font import FONT, embed, field_font
from cskit.outputs.pdf_form.labels import Label
from cskit.outputs.pdf_form.names import STAMP, STAMP_INFO, name_of
from cskit.outputs.pdf_form.text_string import written
from cskit.views.form import Field

READ_ONLY, MULTI_LINE, NO_TOGGLE_TO_OFF, RADIO = 1, 1 << 12, 1 << 14, 1 << 15
HIDDEN, PRINTED = 2, 4

SIZE = 9
"""Size of what is typed, in points."""
LOOKS = f"{FONT} {SIZE} Tf 0 g".encode("ascii")

LONGEST_LINE = 64
"""Characters that fit into an id or a day; neither has as many."""

_LINK = "field:"
_CIRCLE = 0.5523
"""How far the handles of a quarter of a circle stand out, by radius."""


def widgets(page: bytes, fields: tuple[Field, ...], labels: Mapping[str, Label], stamp: str, given: Mapping[str, str]) -> bytes:
    """Make a form of a page that Typst has set.

    ``labels`` and the prefilled texts ``given`` are by the field's key; ``stamp`` is one line of JSON.
    Raises KeyError for a link to a field that the form does not have, ValueError for a field without a link.
    """
    known = {field.key: field for field in fields}
    with pikepdf.open(io.BytesIO(page)) as pdf:
        form = Dictionary(
            Fields=Array(), NeedAppearances=True, DA=pikepdf.String(LOOKS),
            DR=Dictionary(Font=Dictionary({str(FONT): embed(pdf)})),
        )  # fmt: skip
        made: dict[str, pikepdf.Object] = {}
        for widget, key, choice in _links(pdf):
            if known[key].kind == "choice":
                if key not in made:
                    made[key] = pdf.make_indirect(_group(key, labels[key]))
                _option(pdf, widget, made[key], choice, labels[key].choices[choice])
            else:
                _text(widget, known[key], labels[key])
                made[key] = widget
        if missing := known.keys() - made.keys():
            raise ValueError(f"fields without a place on the page: {', '.join(sorted(missing))}")
        form.Fields.extend(made.values())
        form.Fields.append(_stamp(pdf, stamp))
        pdf.Root.AcroForm = pdf.make_indirect(form)
        for key, text in given.items():
            put_text(pdf, made[key], text)
        return saved(pdf)


def put_text(pdf: pikepdf.Pdf, field: pikepdf.Object, text: str) -> None:
    """Put a text into a field; one of a single line is drawn too, for viewers that do not draw fields themselves."""
    field.V = written(text)
    if Name.AP in field:
        del field.AP
    if text and text.isprintable() and not int(field.Ff) & MULTI_LINE:
        field.AP = Dictionary(N=_line(pdf, field, text))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Write a file; the same objects give the same bytes."""
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[pikepdf.Object, str, str]]:
    """Turn every link to a field into a bare widget, tagged as one: (widget, key, choice)."""
    tags = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        for widget in page.obj.get(Name.Annots, Array()):
            address = str(widget.get(Name.A, Dictionary()).get(Name.URI, ""))
            if not address.startswith(_LINK):
                continue
            for entry in (Name.A, Name.Border, Name.Contents):
                if entry in widget:
                    del widget[entry]
            widget.Subtype, widget.F, widget.P = Name.Widget, PRINTED, page.obj
            tags[int(widget.StructParent)].S = Name.Form
            key, _, choice = address.removeprefix(_LINK).partition("=")
            yield widget, key, choice


def _group(key: str, label: Label) -> pikepdf.Dictionary:
    return Dictionary(
        FT=Name.Btn, Ff=RADIO | NO_TOGGLE_TO_OFF, T=written(name_of(key)), TU=written(label.field), V=Name.Off, Kids=Array(),
    )  # fmt: skip


def _option(pdf: pikepdf.Pdf, widget: pikepdf.Object, group: pikepdf.Object, choice: str, label: str) -> None:
    width, height = _extent(widget)
    box = Array([0, 0, width, height])
    widget.Parent, widget.TU, widget.AS = group, written(label), Name.Off
    widget.MK = Dictionary(CA=pikepdf.String("l"))
    widget.AP = Dictionary(N=Dictionary({
        f"/{choice}": pdf.make_stream(_dot(width, height), Type=Name.XObject, Subtype=Name.Form, BBox=box),
        "/Off": pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=box),
    }))  # fmt: skip
    group.Kids.append(widget)


def _text(widget: pikepdf.Object, field: Field, label: Label) -> None:
    many = field.kind == "text"
    widget.FT, widget.T, widget.TU = Name.Tx, written(name_of(field.key)), written(label.field)
    widget.Ff = MULTI_LINE if many else 0
    widget.MaxLen = LONGEST if many else LONGEST_LINE
    widget.DA = pikepdf.String(LOOKS)
    widget.V = pikepdf.String("")


def _stamp(pdf: pikepdf.Pdf, stamp: str) -> pikepdf.Object:
    """Hide the stamp in a field of the first page, and write it into the document information too."""
    page = pdf.pages[0].obj
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, Ff=READ_ONLY, F=HIDDEN, Rect=Array([0, 0, 0, 0]), P=page,
        T=written(STAMP), TU=written("cskit"), DA=pikepdf.String(LOOKS), V=written(stamp),
    ))  # fmt: skip
    page.Annots.append(field)
    pdf.docinfo[STAMP_INFO] = written(stamp)
    return field


def _line(pdf: pikepdf.Pdf, field: pikepdf.Object, text: str) -> pikepdf.Object:
    width, height = _extent(field)
    font = field_font()
    base = (height - SIZE * font.cap_height / 1000) / 2
    drawn = f"/Tx BMC q BT {FONT} {SIZE} Tf 0 g 2 {base:.2f} Td <{font.shown(text).hex()}> Tj ET Q EMC"
    return pdf.make_stream(
        drawn.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, height]),
        Resources=Dictionary(Font=pdf.Root.AcroForm.DR.Font),
    )  # fmt: skip


def _dot(width: float, height: float) -> bytes:
    """Draw a filled circle in the middle."""
    x, y = width / 2, height / 2
    r = min(x, y) * 0.58
    c = r * _CIRCLE
    quarters = (
        (x + r, y + c, x + c, y + r, x, y + r), (x - c, y + r, x - r, y + c, x - r, y),
        (x - r, y - c, x - c, y - r, x, y - r), (x + c, y - r, x + r, y - c, x + r, y),
    )  # fmt: skip
    curves = " ".join(" ".join(f"{value:.2f}" for value in quarter) + " c" for quarter in quarters)
    return f"q 0 g {x + r:.2f} {y:.2f} m {curves} f Q".encode("ascii")


def _extent(widget: pikepdf.Object) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in widget.Rect)
    return round(right - left, 3), round(top - bottom, 3)
