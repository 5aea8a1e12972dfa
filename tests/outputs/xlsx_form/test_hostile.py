"""Files made to harm: refused or harmless, each within 2 seconds and 300 MB, and nothing of them is told to anyone."""

from __future__ import annotations

import io
import logging
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.names import name_of
from tests.conftest import ROOT
from tests.outputs.xlsx_form.changed import BOOK, SHEET, added, changed, members, packed
from tests.outputs.xlsx_form.forms import ANSWERS, FILLED

SECONDS, MEGABYTES = 2.0, 300

MEASURE = """
import re, resource, sys, time
from pathlib import Path
from cskit.outputs import xlsx_form
from tests.outputs.xlsx_form import forms
data = Path(sys.argv[1]).read_bytes()
start = time.process_time()
filled, problems = xlsx_form.read(data, "f.xlsx")
spent = time.process_time() - start
status = Path("/proc/self/status")
# The peak that getrusage tells on Linux begins with that of the process that started this one.
peak = re.search(r"VmHWM:\\s+(\\d+)", status.read_text()) if status.exists() else None
print(spent, int(peak[1]) / 1024 if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, sep="|", end="|")
print("harmless" if filled else problems[0].what)
"""

RELATIONS = "xl/_rels/workbook.xml.rels"
BOMB = b"0" * 14_000_000


def _sheet(new: Callable[[str], str]) -> bytes:
    return changed(FILLED, sheet=new)


def _with(name: str, content: bytes) -> bytes:
    return added(FILLED, **{name: content})


def _many_cells(inner: str) -> bytes:
    return _sheet(lambda text: text.replace("</sheetData>", f'<row r="9999">{inner}</row></sheetData>'))


def _attributes(count: int) -> str:
    return "<c " + " ".join(f'a{n}=""' for n in range(count)) + "/>"


def _far() -> bytes:
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row></sheetData>'
    name = name_of("takeaways")
    far = _sheet(
        lambda text: text.replace("</sheetData>", cell).replace('<dimension ref="', '<dimension ref="A1:XFD1048576" old="')
    )
    return changed(far, book=lambda text: re.sub(rf'(name="{name}"[^>]*>[^<]*!)\$C\$\d+', r"\1$XFD$1048576", text))


def _entities(encoding: str, padding: int = 0) -> bytes:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!--{" " * padding}--><!DOCTYPE x [{bomb}]>'
    return _sheet_bytes(f"{declared}<worksheet><a>&a8;</a></worksheet>".encode(encoding))


def _sheet_bytes(content: bytes) -> bytes:
    return _with(SHEET, content)


def _other_code_page() -> bytes:
    head = b'<?xml version="1.0" encoding="cp037"?>'
    return _sheet_bytes(head + '<!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'.encode("cp037"))


def _lying_size() -> bytes:
    """A member that says it has ten bytes and has 200 million."""
    out = bytearray(_with("xl/media/x.bin", b"\0" * 200_000_000))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = out.find(sign)
        while at >= 0:
            size = int.from_bytes(out[at + offset : at + offset + 4], "little")
            if size == 200_000_000:
                out[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
            at = out.find(sign, at + 4)
    return bytes(out)


def _locked() -> bytes:
    out = bytearray(FILLED)
    at = out.find(b"PK\x01\x02")
    out[at + 8] |= 1
    return bytes(out)


def _twice() -> bytes:
    out = io.BytesIO(FILLED)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(SHEET.upper(), b"<worksheet/>")
    return out.getvalue()


def _names(count: int) -> bytes:
    more = "".join(f"<definedName name=\"cskit_f_x{n}\">'評価シート'!$C$2</definedName>" for n in range(count))
    return changed(FILLED, book=lambda text: text.replace("</definedNames>", f"{more}</definedNames>"))


def _many_sheets() -> bytes:
    """Sixty sheets with a name of ours in each, all of them full."""
    full = f'<worksheet><sheetData><row r="1">{"<c/>" * 30_000}</row></sheetData></worksheet>'.encode()
    parts = {**members(FILLED), **{f"xl/worksheets/more{n}.xml": full for n in range(60)}}
    return packed(parts)


DECLARED = "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"
MERGED = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
LINKED = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks><pageMargins'

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "100 MB": (lambda: b"PK\x03\x04" + b"\0" * 100_000_000, "bytes"),
    "zip bomb": (lambda: _with("xl/media/x.bin", b"\0" * 200_000_000), "unpacks"),
    "zip bomb in sum": (lambda: packed({**members(FILLED), **{f"x{n}": BOMB for n in range(3)}}), "unpacks"),
    "zip bomb that lies": (_lying_size, "damaged"),
    "201 members": (lambda: packed({**members(FILLED), **{f"x{n}": b"" for n in range(201)}}), "members"),
    "60,000 members": (lambda: packed({f"{n}": b"" for n in range(45_000)}, zipfile.ZIP_STORED), "members"),
    "traversal": (lambda: _with("xl/../../../etc/passwd", b"x"), "unsafe"),
    "absolute": (lambda: _with("/etc/passwd", b"x"), "unsafe"),
    "drive": (lambda: _with("C:x", b"x"), "unsafe"),
    "backslash": (lambda: _with("..\\x", b"x"), "unsafe"),
    "doubled": (_twice, "unsafe"),
    "entities": (lambda: _entities("utf-8"), "declaration"),
    "entities in UTF-16": (lambda: _entities("utf-16"), "declaration"),
    "entities in UTF-16 big-endian": (lambda: _sheet_bytes(DECLARED.encode("utf-16-be")), "declaration"),
    "entities in UTF-32": (lambda: _sheet_bytes(DECLARED.encode("utf-32")), "declaration"),
    **{
        f"entities across a chunk's border, {at}": (lambda at=at: _entities("utf-8", at), "declaration")  # type: ignore[misc]
        for at in range(65_536 - 60, 65_536 - 40)
    },
    "entities in another code page": (_other_code_page, "encoding"),
    "external entity in a member nobody reads": (
        lambda: _with("xl/x.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), "declaration",
    ),
    "far cell": (_far, "harmless"),
    "merged sheet": (lambda: _sheet(lambda text: text.replace("</sheetData>", MERGED)), "harmless"),
    "linked sheet": (lambda: _sheet(lambda text: text.replace("<pageMargins", LINKED)), "harmless"),
    "a million cells": (lambda: _many_cells("<c/>" * 1_000_000), "far more cells"),
    "as many cells as are read": (lambda: _many_cells("<c/>" * 390_000), "harmless"),
    "a million attributes": (lambda: _many_cells(_attributes(1_000_000)), "far more cells"),
    "as many attributes as are read": (lambda: _many_cells(_attributes(390_000)), "harmless"),
    "deep": (lambda: _many_cells("<x>" * 190_000 + "</x>" * 190_000), "harmless"),
    "sixty full sheets": (_many_sheets, "far more cells"),
    "one endless text": (
        lambda: _sheet(lambda text: text.replace("秘密の根拠", "x" * 14_000_000)), "more text than a cell",
    ),
    "one endless tag": (lambda: _sheet_bytes(b"<worksheet " + b"x" * 14_900_000), "damaged"),
    "too many names": (lambda: _names(2_000), "too many names"),
    "a long name": (
        lambda: changed(FILLED, book=lambda text: text.replace("'評価シート'!", "'" + "'" * 100_001 + "'!")), "cannot be found",
    ),
    "macros": (lambda: _with("xl/vbaProject.bin", b"x"), "macros"),
    "macros by type": (
        lambda: changed(FILLED, **{"[Content_Types].xml": lambda text: text.replace("sheet.main", "sheet.macroEnabled.main")}),
        "macros",
    ),
    "old macros": (lambda: _with("xl/macrosheets/sheet1.xml", b"<x/>"), "macros"),
    "binary": (lambda: _with("[Content_Types].xml", b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"), ".xlsb"),
    "ods": (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}), ".ods"),
    "numbers": (lambda: packed({"Index/Document.iwa": b"x"}), "Numbers"),
    "another ZIP": (lambda: packed({"readme.txt": b"x"}), "no Excel workbook"),
    "word": (lambda: packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}), "no Excel workbook"),
    "xls": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
    "password": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password",
    ),
    "ZIP password": (_locked, "password"),
    "LZMA": (lambda: packed(members(FILLED), zipfile.ZIP_LZMA), "unusual way"),
    "empty": (lambda: b"", "empty"),
    "text": ("根拠".encode, "no Excel workbook"),
    "cut off": (lambda: FILLED[:-4_000], "damaged"),
    "only its beginning": (lambda: FILLED[:4], "damaged"),
    "rows with nonsense": (lambda: _sheet(lambda text: re.sub(r' r="(\w+)"', r' r="-\1"', text)), "harmless"),
    "sheet without end": (lambda: _sheet(lambda text: text[:-40]), "damaged"),
    "styles with nonsense": (
        lambda: changed(FILLED, **{"xl/styles.xml": lambda text: re.sub(r'numFmtId="\d+"', 'numFmtId="x"', text)}),
        "cannot be read",
    ),
    "a workbook that is its own sheet": (
        lambda: changed(FILLED, **{RELATIONS: lambda text: text.replace("/xl/worksheets/sheet1.xml", "/xl/workbook.xml")}),
        "harmless",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_refused_or_harmless_in_time_and_memory(name: str, tmp_path: Path) -> None:
    make, expected = HOSTILE[name]
    file = tmp_path / "f.xlsx"
    file.write_bytes(make())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tools'}", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    seconds, megabytes, said = done.stdout.strip().split("|")
    assert expected in said
    assert not done.stderr
    assert float(seconds) < SECONDS
    assert float(megabytes) < MEGABYTES


@pytest.mark.parametrize(
    "name", [name for name in HOSTILE if "bomb" not in name and "million" not in name and "100 MB" not in name]
)
def test_nothing_of_the_file_is_told(name: str, caplog, capfd) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG):
        warnings.simplefilter("error")
        filled, problems = xlsx_form.read(HOSTILE[name][0](), "f.xlsx")
    told = "".join(problem.as_line() for problem in problems) + "".join(filled.warnings if filled else ())
    assert "秘密" not in told
    assert not caplog.records
    assert capfd.readouterr() == ("", "")


@settings(max_examples=300)
@given(st.data())
def test_damage_never_raises(data: st.DataObject) -> None:
    broken = bytearray(FILLED)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    filled, problems = xlsx_form.read(bytes(broken[: data.draw(st.integers(0, len(broken)))]), "f.xlsx")
    assert (filled is None) == bool(problems)


PARTS = members(FILLED)


@settings(max_examples=300)
@given(st.data())
def test_damage_within_the_members_never_raises(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([BOOK, SHEET, "xl/styles.xml", RELATIONS, "_rels/.rels", "docProps/custom.xml"]))
    text = PARTS[name].decode()
    for _ in range(data.draw(st.integers(1, 4))):
        values = [match.span(1) for match in re.finditer(r'="([^"]*)"|>([^<]+)<', text) if match[1]]
        start, end = data.draw(st.sampled_from(values))
        text = (
            text[:start]
            + data.draw(st.sampled_from(["", "-1", "9" * 400, "x", "A1", "..", "/", "1e999", "٣", "\U00020bb7", "#REF!"]))
            + text[end:]
        )
    filled, problems = xlsx_form.read(packed({**PARTS, name: text.encode()}), "f.xlsx")
    assert (filled is None) == bool(problems)


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    assert xlsx_form.read(data, "f")[0] is None
    assert xlsx_form.read(b"PK\x03\x04" + data, "f")[0] is None


def test_the_sample_itself_is_read() -> None:
    """Otherwise everything above would be refused for another reason."""
    filled, _ = xlsx_form.read(packed(members(FILLED)), "f.xlsx")
    assert filled is not None
    assert {key: written.text for key, written in filled.answers.items() if written.text} == ANSWERS
