"""Files that somebody made to do harm, or that went wrong on the way."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name

from cskit.outputs.pdf_form import write
from cskit.outputs.pdf_form.filling import filled
from tests.outputs.pdf_form.conftest import plain_form

TYPED = "根拠の秘密 evidence"
"""Typed into every file that has fields; it must not be quoted anywhere."""

FILES: dict[str, Callable[[], bytes]] = {}
"""By name: what makes the file. All of them are refused."""


def _file(make: Callable[[], bytes]) -> Callable[[], bytes]:
    FILES[make.__name__] = make
    return make


@cache
def typed() -> bytes:
    """A form as it should be, with a secret in it."""
    return filled(write(plain_form()), {"takeaways": TYPED, "listening.evidence": TYPED, "listening.rating": "3"})


def changed(change: Callable[[pikepdf.Pdf, dict[str, pikepdf.Object]], object], **options: object) -> bytes:
    """The good form after a change; ``change`` is given the file and its fields by name."""
    with pikepdf.open(io.BytesIO(typed())) as pdf:
        change(pdf, {str(field.T): field for field in pdf.Root.AcroForm.Fields})
        out = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # It minds fields that the form no longer has.
            pdf.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


@cache
def packed(size: int, fill: bytes = b" ") -> bytes:
    """``size`` bytes, packed to a thousandth of it."""
    press = zlib.compressobj(9)
    block = fill * (1_000_000 // len(fill))
    return b"".join(press.compress(block) for _ in range(size // len(block))) + press.flush()


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def plain(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects with a plain table; object 1 is its root."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    out += b"trailer\n<</Size %d/Root 1 0 R" % (max(objects) + 1) + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


ROOT = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%s]>>>>"
NO_PAGES = b"<</Type/Pages/Kids[]/Count 0>>"


def in_object_stream(data: bytes, count: int, first: int, entries: bytes = b"/Filter/FlateDecode") -> bytes:
    """A file whose root is the first object of an object stream."""
    out = bytearray(b"%PDF-1.7\n2 0 obj\n" + NO_PAGES + b"\nendobj\n")
    objects = len(out)
    out += b"5 0 obj\n" + stream(b"/Type/ObjStm/N %d/First %d" % (count, first) + entries, data) + b"\nendobj\n"
    table = len(out)
    rows = [(0, 0, 65535), (2, 5, 0), (1, 9, 0), (0, 0, 0), (0, 0, 0), (1, objects, 0), (1, table, 0)]
    cells = b"".join(struct.pack(">BIH", *row) for row in rows)
    out += b"6 0 obj\n" + stream(b"/Type/XRef/W[1 4 2]/Size 7/Root 1 0 R", cells) + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


@_file
def empty() -> bytes:
    return b""


@_file
def hundred_megabytes() -> bytes:
    return typed() + b" " * 100_000_000


@_file
def no_pdf() -> bytes:
    return b"PK\x03\x04" + bytes(2000)


@_file
def truncated() -> bytes:
    return typed()[: len(typed()) // 2]


@_file
def end_cut_off() -> bytes:
    return typed()[:-900]


@_file
def encrypted() -> bytes:
    return changed(lambda pdf, fields: None, encryption=pikepdf.Encryption(owner="owner", user="user"))


@_file
def encrypted_without_a_password() -> bytes:
    return changed(lambda pdf, fields: None, encryption=pikepdf.Encryption(owner="owner", user=""))


@_file
def value_is_an_array() -> bytes:
    return changed(lambda pdf, fields: fields["takeaways"].__setitem__("/V", Array([TYPED, TYPED])))


@_file
def value_is_a_number() -> bytes:
    return changed(lambda pdf, fields: fields["listening:rating"].__setitem__("/V", 3))


@_file
def value_is_a_stream() -> bytes:
    return changed(lambda pdf, fields: fields["takeaways"].__setitem__("/V", pdf.make_stream(TYPED.encode())))


@_file
def value_is_a_stream_bomb() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        bomb = pdf.make_stream(b"")
        bomb.write(packed(1_000_000_000), filter=Name.FlateDecode)
        fields["takeaways"].V = bomb

    return changed(change)


@_file
def value_is_a_double_bomb() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        bomb = pdf.make_stream(b"")
        bomb.write(zlib.compress(packed(1_000_000_000)), filter=Array([Name.FlateDecode, Name.FlateDecode]))
        fields["takeaways"].V = bomb

    return changed(change)


@_file
def object_stream_bomb() -> bytes:
    return in_object_stream(packed(1_000_000_000), 1, 4)


@_file
def object_stream_double_bomb() -> bytes:
    return in_object_stream(zlib.compress(packed(1_000_000_000)), 1, 4, b"/Filter[/FlateDecode/FlateDecode]")


@_file
def object_stream_of_two_million_objects() -> bytes:
    head = b"1 0 "
    return in_object_stream(zlib.compress(head + ROOT % (b"[]" * 1_900_000), 9), 1, len(head))


@_file
def object_stream_in_other_packing() -> bytes:
    head = b"1 0 "
    return in_object_stream((head + ROOT % b"").hex().encode() + b">", 1, len(head), b"/Filter/ASCIIHex#44ecode")


@_file
def object_stream_behind_a_predictor() -> bytes:
    """Packed, it has hardly a name in it: every byte is written as its difference to the one before."""
    text = b"1 0 " + ROOT % (b"/a" * 3_000_000)
    width = 60_000
    rows = [text[at : at + width].ljust(width) for at in range(0, len(text), width)]
    differences = (bytes([1, row[0], *((b - a) % 256 for a, b in pairwise(row))]) for row in rows)
    entries = b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns %d>>" % width
    return in_object_stream(zlib.compress(b"".join(differences), 9), 1, 4, entries)


@_file
def tables_of_millions_of_places() -> bytes:
    out = bytearray(b"%PDF-1.7\n1 0 obj\n" + ROOT % b"" + b"\nendobj\n2 0 obj\n" + NO_PAGES + b"\nendobj\n")
    rows, before, at = packed(4_000_000, b"\x01\x0a"), b"", 0
    for number in range(200):
        at = len(out)
        entries = b"/Type/XRef/W[1 1 0]/Size 2000000/Root 1 0 R/Filter/FlateDecode" + before
        out += b"%d 0 obj\n" % (10 + number) + stream(entries, rows) + b"\nendobj\n"
        before = b"/Prev %d" % at
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % at)


@_file
def array_of_millions() -> bytes:
    return plain({1: ROOT % (b"0 " * 4_900_000), 2: NO_PAGES})


@_file
def names_of_millions() -> bytes:
    return plain({1: ROOT % (b"/a" * 4_900_000), 2: NO_PAGES})


@_file
def brackets_of_millions() -> bytes:
    return plain({1: ROOT % (b"[" * 4_800_000 + b"]" * 4_800_000), 2: NO_PAGES})


@_file
def half_a_million_pieces() -> bytes:
    """Below the limit of pieces, so that the library does look into it."""
    return plain({1: ROOT % (b"[]" * 550_000), 2: NO_PAGES})


@_file
def two_hundred_thousand_objects() -> bytes:
    return plain({1: ROOT % b"", 2: NO_PAGES, **dict.fromkeys(range(3, 200000), b"0")})


@_file
def streams_of_thousands() -> bytes:
    return plain({1: ROOT % b"", 2: NO_PAGES, 3: b"stream\nx\x9c" * 800_000})


@_file
def fields_of_thousands() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        pdf.Root.AcroForm.Fields.extend(Dictionary(T=f"f{number}", FT=Name.Tx, V=TYPED) for number in range(3_000))

    return changed(change)


@_file
def kids_in_a_circle() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        one = pdf.make_indirect(Dictionary(T="one"))
        two = pdf.make_indirect(Dictionary(T="two", Kids=Array([one])))
        one.Kids = Array([two])
        pdf.Root.AcroForm.Fields.append(one)

    return changed(change)


@_file
def kids_without_end() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        node = Dictionary(T="deepest")
        for number in range(40):
            node = pdf.make_indirect(Dictionary(T=f"n{number}", Kids=Array([node])))
        pdf.Root.AcroForm.Fields.append(node)

    return changed(change)


@_file
def a_field_twice() -> bytes:
    return changed(lambda pdf, fields: pdf.Root.AcroForm.Fields.append(
        pdf.make_indirect(Dictionary(FT=Name.Tx, T="takeaways", V="other"))
    ))  # fmt: skip


@_file
def two_circles_filled() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        group = fields["listening:rating"]
        del group.V
        group.Kids[0].AS, group.Kids[1].AS = Name("/1"), Name("/2")

    return changed(change)


@_file
def no_fields() -> bytes:
    return changed(lambda pdf, fields: pdf.Root.__delitem__("/AcroForm"))


@_file
def no_stamp() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        pdf.Root.AcroForm.Fields = Array([field for name, field in fields.items() if name != "cskit:stamp"])
        del pdf.docinfo["/CskitStamp"]

    return changed(change)


@_file
def two_stamps() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        fields["cskit:stamp"].V = str(fields["cskit:stamp"].V).replace("advertising", "teaching")

    return changed(change)


@_file
def stamp_of_another_shape() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        fields["cskit:stamp"].V = pdf.docinfo["/CskitStamp"] = '{"schema": "' + TYPED + '"}'

    return changed(change)


@_file
def stamp_of_many_brackets() -> bytes:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        fields["cskit:stamp"].V = pdf.docinfo["/CskitStamp"] = "[" * 100_000

    return changed(change)
