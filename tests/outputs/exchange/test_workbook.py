"""The workbook: text that is never a formula, read back by openpyxl and by LibreOffice."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cskit.model.record import Record
from cskit.outputs.exchange import ExchangeError, workbook
from cskit.outputs.exchange.names import names
from cskit.outputs.exchange.tables import LONG
from tests.outputs.exchange import cards
from tests.outputs.kit_pdf import sample

NAMES = names(sample.content())


def made(records: Sequence[Record]) -> bytes:
    return b"".join(workbook.write(lambda: records, NAMES))


def decoded(text: str | None) -> str:
    """What the format says a text stands for; openpyxl gives it as it is written."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text or "")


def rows(data: bytes, sheet: str) -> list[dict[str, object]]:
    book = load_workbook(io.BytesIO(data))
    headers, *below = book[sheet].iter_rows()
    for row in below:
        assert {cell.data_type for cell in row} <= {"s", "inlineStr", "n"}, "a formula, an error or a date"
    return [{str(head.value): cell.value for head, cell in zip(headers, row, strict=True)} for row in below]


@settings(max_examples=40)
@given(records=st.lists(cards.records(), min_size=1, max_size=3))
def test_every_text_comes_back_and_none_is_a_formula(records: list[Record]) -> None:
    data = made(records)
    found = iter(rows(data, "ratings"))
    for record in records:
        for one in record.ratings.values():
            row = next(found)
            assert decoded(row["evidence"]) == one.evidence  # type: ignore[arg-type]
            assert row["rating"] == one.rating
            assert row["not_assessed"] == ("true" if one.not_assessed else "false")
    for record, row in zip(records, rows(data, "scorecards"), strict=True):
        assert decoded(row["takeaways"]) == record.takeaways  # type: ignore[arg-type]
        assert decoded(row["file"]) == record.origin.file  # type: ignore[arg-type]


def test_formulas_stay_text_when_somebody_edits_the_cell() -> None:
    data = made([cards.record(takeaways="=1+1")])
    sheet = load_workbook(io.BytesIO(data))["scorecards"]
    [cell] = [cell for cell in sheet[2] if cell.value == "=1+1"]
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert all(b"<f>" not in file.read(name) and b"<f " not in file.read(name) for name in file.namelist())


def test_the_headers_and_the_panes() -> None:
    book = load_workbook(io.BytesIO(made([cards.record()])))
    assert book.sheetnames == ["ratings", "scorecards"]
    assert [cell.value for cell in book["ratings"][1]] == list(LONG)
    assert book["ratings"].freeze_panes == "C2"
    assert book.properties.creator == "cskit"


def test_what_is_no_xml_is_left_out_and_the_book_opens() -> None:
    [row, _] = rows(
        made([cards.record(ratings={"a": cards.rating(1, "x\x07\ufffe\x00y"), "b": cards.rating(2, "e")})]), "ratings"
    )
    assert row["evidence"] == "xy"


def test_a_text_longer_than_a_cell_is_refused_and_not_shown() -> None:
    with pytest.raises(ExchangeError, match=r"sheet ratings, row 2, column evidence is longer") as caught:
        made([cards.record(ratings={"a": cards.rating(1, "𠮷" * 16_384)})])
    assert "𠮷" not in str(caught.value)
    assert made([cards.record(ratings={"a": cards.rating(1, "𠮷" * 10_000)})])


def test_libreoffice_reads_the_same_texts(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        assert not os.environ.get("CI"), "LibreOffice is missing; CI installs it"
        pytest.skip("LibreOffice is not installed")
    texts = [*cards.FORMULAS, "a\nb", "𠮷髙﨑\ufa19👩\u200d👧", " _x000D_ ", "<b>&amp;", '"', "0042", "1e3", "2026-11-25", "TRUE"]
    records = [cards.record(interviewer=f"i-{number}", takeaways=text) for number, text in enumerate(texts)]
    path = tmp_path / "out.xlsx"
    path.write_bytes(made(records))
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to",
         'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2', "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    [seen] = tmp_path.glob("out*.csv")
    with seen.open(encoding="utf-8-sig", newline="") as file:
        found = [row["takeaways"] for row in csv.DictReader(file)]
    assert found == texts
