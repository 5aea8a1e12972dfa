"""Cells in which a program made something else of what was typed."""

from __future__ import annotations

import re

import pytest

from cskit.model.answers import Written
from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.choices import chosen
from cskit.outputs.xlsx_form.names import name_of
from tests.outputs.xlsx_form.changed import SHEET, added, changed, members, with_cell, with_format
from tests.outputs.xlsx_form.forms import BLANK, JA

EVIDENCE, RATING, DAY = (name_of(key) for key in ("listening.evidence", "listening.rating", "held_on"))


def _read(workbook: bytes, key: str = "listening.evidence") -> tuple[Written, tuple[str, ...]]:
    filled, problems = xlsx_form.read(workbook, "f.xlsx")
    assert not problems
    assert filled is not None
    return filled.answers[key], filled.warnings


@pytest.mark.parametrize(
    ("inner", "kind", "text", "said"),
    [
        ("<v>7</v>", "", "7", "zeros"),
        ("<v>7.0</v>", "n", "7", "zeros"),
        ("<v>0.30000000000000004</v>", "", "0.3", "zeros"),
        ("<v>1E+3</v>", "", "1000", "zeros"),
        ("<v>NaN</v>", "", "NaN", "number"),
        ("<v>nonsense</v>", "", "nonsense", "error"),
        ("<v>1</v>", "b", "TRUE", "TRUE or FALSE"),
        ("<v>0</v>", "b", "FALSE", "TRUE or FALSE"),
        ("<v>#N/A</v>", "e", "#N/A", "error"),
        ("<v>2026-11-25T10:00:00</v>", "d", "2026-11-25 10:00", "day"),
        ("<f>1+1</f><v>2</v>", "", "=1+1", "formula"),
        ("<f>HYPERLINK(&quot;x&quot;)</f><v>x</v>", "str", '=HYPERLINK("x")', "formula"),
        ('<f t="array" ref="A1:B2">A1</f><v>2</v>', "", "=A1", "formula"),
        ('<f t="shared" si="0"/><v>2</v>', "", "2", "copied"),
        ("<v>a_x000D_&#10;b_x005F_x0041_</v>", "str", "a\r\nb_x0041_", None),
        ("<is><t>ab</t></is>", "inlineStr", "ab", None),
        ("<is><r><rPr><b/></rPr><t>太</t></r><r><t xml:space='preserve'> 字</t></r></is>", "inlineStr", "太 字", None),
        ("<is><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></is>", "inlineStr", "東京", None),
        ("<v></v>", "", "", None),
        ("<v>99</v>", "s", "", None),
    ],
)
def test_text_cells(inner: str, kind: str, text: str, said: str | None) -> None:
    written, warnings = _read(with_cell(BLANK, EVIDENCE, inner, kind))
    assert written.text == text
    assert len(warnings) == bool(said)
    if said:
        assert said in warnings[0]
        assert warnings[0].startswith(f"{written.place}: ")


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("yyyy/m/d", "46351", "2026-11-25"),
        ('[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', "46351", "2026-11-25"),
        ("yyyy/m/d h:mm", "46351.5", "2026-11-25 12:00"),
        ("h:mm", "0.5", "12:00"),
        ("[h]:mm", "0.75", "18:00"),
        ("0%", "0.5", "50%"),
        ("0.0%", "0.021", "2.1%"),
        ('"day" 0', "46351", "46351"),
        ("0.00E+00", "5", "5"),
        ("General", "5", "5"),
        ("[Red]0", "5", "5"),
    ],
)
def test_number_formats(code: str, value: str, text: str) -> None:
    workbook, style = with_format(BLANK, code)
    written, warnings = _read(with_cell(workbook, EVIDENCE, f"<v>{value}</v>", style=style))
    assert written.text == text
    assert len(warnings) == 1


@pytest.mark.parametrize(
    ("inner", "kind", "text", "warned"),
    [
        ("<v>46351</v>", "", "2026-11-25", False),
        ("<v>46351.4</v>", "", "2026-11-25", False),
        ("<v>2026-11-25T00:00:00</v>", "d", "2026-11-25", False),
        ("<is><t>2026/11/5</t></is>", "inlineStr", "2026-11-05", False),
        ("<is><t>２０２６年１１月５日</t></is>", "inlineStr", "2026-11-05", False),
        ("<is><t>5/11/2026</t></is>", "inlineStr", "5/11/2026", False),
        ("<is><t>昨日</t></is>", "inlineStr", "昨日", False),
    ],
)
def test_days(inner: str, kind: str, text: str, warned: bool) -> None:
    written, warnings = _read(with_cell(BLANK, DAY, inner, kind), "held_on")
    assert written.text == text
    assert bool(warnings) == warned


@pytest.mark.parametrize(
    ("value", "text"), [("46351", "2026-11-25"), ("20261125", "2026-11-25"), ("5", "5"), ("46351.25", "46351.25")]
)
def test_days_as_bare_numbers(value: str, text: str) -> None:
    written, warnings = _read(with_cell(BLANK, DAY, f"<v>{value}</v>", style=0), "held_on")
    assert written.text == text
    assert warnings


def test_days_counted_from_1904() -> None:
    workbook = with_cell(BLANK, DAY, "<v>44889</v>")
    workbook = changed(workbook, book=lambda text: re.sub("<workbookPr[^>]*>", '<workbookPr date1904="1"/>', text))
    assert _read(workbook, "held_on")[0].text == "2026-11-25"


@pytest.mark.parametrize(
    ("inner", "kind", "text"),
    [
        ("<v>3</v>", "", "3"),
        ("<v>3.0</v>", "", "3"),
        ("<v>6</v>", "", "6"),
        ("<v>2.5</v>", "", "2.5"),
        ("<is><t>3</t></is>", "inlineStr", "3"),
        ("<is><t>３</t></is>", "inlineStr", "3"),
        ("<is><t> 3 – 十分 </t></is>", "inlineStr", "3"),
        ("<is><t>3 段階3</t></is>", "inlineStr", "3"),
        ("<is><t>段階3</t></is>", "inlineStr", "3"),
        ("<is><t>評価できず</t></is>", "inlineStr", "not_assessed"),
        ("<is><t>not assessed</t></is>", "inlineStr", "not_assessed"),
    ],
)
def test_ratings(inner: str, kind: str, text: str) -> None:
    written, warnings = _read(with_cell(BLANK, RATING, inner, kind), "listening.rating")
    assert written.text == text
    assert not warnings


def test_a_formula_is_no_rating() -> None:
    written, warnings = _read(with_cell(BLANK, RATING, "<f>1+2</f><v>3</v>"), "listening.rating")
    assert written.text == "=1+2"
    assert warnings


MARKS = {
    "1": "1 満たさない",
    "2": "2 一部満たす",
    "3": "3 満たす",
    "4": "4 上回る",
    "not_assessed": "未評価（根拠が得られなかった）",
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3点", "3"), ("3. 満たす", "3"), ("3：満たす", "3"), ("3.0", "3"), ("満たす", "3"), ("３　満たす", "3"),
        ("未評価", "not_assessed"), ("3 上回る", None), ("3-4", None), ("3か4", None), ("3 or 4", None), ("3.5", None),
        ("3+", None), ("3?", None), ("3-", None), ("3½", None), ("33", None), ("0", None), ("6", None), ("-3", None),
        ("+3", None), ("高い", None), ("", None), ("満たす 3", None),
    ],
)  # fmt: skip
def test_only_what_leaves_no_doubt_is_a_mark(text: str, value: str | None) -> None:
    assert chosen(text, MARKS) == (text if value is None else value)


def test_recommendations_by_their_words_alone() -> None:
    labels = {
        "no": "No",
        "yes": "Yes",
        "strong_yes": "Strong yes",
        "no_decision": "No decision",
        "definitely_not": "Definitely not",
    }
    given = ("yes", "YES", "Strong  yes", "strong_yes", "no decision", "Yes, but", "1")
    assert [chosen(text, labels) for text in given] == ["yes", "yes", "strong_yes", "strong_yes", "no_decision", "Yes, but", "1"]


def test_a_text_as_long_as_a_cell_is_suspect() -> None:
    full = "a" * 32_767
    assert "cut off" in _read(with_cell(BLANK, EVIDENCE, f"<is><t>{full}</t></is>", "inlineStr"))[1][0]
    assert not _read(with_cell(BLANK, EVIDENCE, f"<is><t>{full[1:]}</t></is>", "inlineStr"))[1]


def test_shared_strings() -> None:
    table = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>zero</t></si>'
        "<si><r><t>one</t></r><r><t xml:space='preserve'> _x0041_</t></r><rPh sb='0' eb='1'><t>ワン</t></rPh></si></sst>"
    )
    workbook = with_cell(BLANK, EVIDENCE, "<v>1</v>", "s")
    relation = (
        '<Relationship Id="s1" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    )
    workbook = changed(workbook, **{"xl/_rels/workbook.xml.rels": lambda text: text.replace("</Relationships>", relation)})
    assert _read(added(workbook, **{"xl/sharedStrings.xml": table.encode()}))[0].text == "one A"


def test_other_prefixes_and_the_strict_namespace_and_cells_without_addresses() -> None:
    workbook = with_cell(BLANK, EVIDENCE, "<is><t>根拠</t></is>", "inlineStr")

    def strict(text: str) -> str:
        return text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
        )

    bare = changed(workbook, sheet=lambda text: re.sub(r'(<(?:c|row)) r="[A-Z]*\d+"', r"\1", strict(text)), book=strict)
    assert b' r="C2"' not in members(bare)[SHEET]
    assert _read(bare)[0] == _read(workbook)[0]
    assert JA.fields
