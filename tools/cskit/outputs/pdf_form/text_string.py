"""PDF text strings: how a text stands in a file, and how it is read back whoever wrote it."""

from __future__ import annotations

import codecs

import pikepdf


def written(text: str) -> pikepdf.String:
    """Write a text as a PDF string, as it is; only lone surrogates, which UTF-16 cannot hold, are left out.

    Printable ASCII is written plain, so that a person with a text editor can read ids and the stamp.
    """
    if text.isascii() and text.isprintable():
        return pikepdf.String(text.encode("ascii"))
    return pikepdf.String(codecs.BOM_UTF16_BE + text.encode("utf-16-be", "ignore"))


def text_of(value: pikepdf.String) -> str:
    """Read a PDF string in any of the encodings that PDF has; what cannot be decoded becomes U+FFFD."""
    return decoded(bytes(value))


def decoded(raw: bytes) -> str:
    r"""Decode a PDF text string: UTF-16 or UTF-8 by its mark, otherwise PDFDocEncoding.

    >>> decoded(b"\xfe\xff\x89\xe3\x7d\x04"), decoded(b"\xef\xbb\xbf\xe7\xb4\x84"), decoded(b"a\x84b\x1b")
    ('解約', '約', 'a—b˙')
    """
    if raw.startswith(codecs.BOM_UTF16_BE):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(codecs.BOM_UTF16_LE):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(codecs.BOM_UTF8):
        return raw[3:].decode("utf-8", "replace")
    return "".join(map(_PDF_DOC.__getitem__, raw))


def _pdf_doc() -> tuple[str, ...]:
    """The 256 characters of PDFDocEncoding (ISO 32000-1, annex D.3); control characters stand for themselves."""
    table = [chr(code) for code in range(256)]
    table[0x18:0x20] = "\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc"
    table[0x80:0x9F] = (
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018"
        "\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e"
    )
    table[0x9F], table[0xA0], table[0xAD] = "\ufffd", "\u20ac", "\ufffd"
    return tuple(table)


_PDF_DOC = _pdf_doc()
