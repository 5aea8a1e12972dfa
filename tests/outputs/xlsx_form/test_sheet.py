"""The workbook as a person meets it: what can be written in, chosen, printed."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from cskit.content.load import load
from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.heights import TALLEST
from cskit.outputs.xlsx_form.names import keys_of, name_of
from cskit.outputs.xlsx_form.words import WORDS
from cskit.views.form import Form, form
from tests.conftest import ROOT
from tests.outputs.xlsx_form.changed import BOOK, SHEET, at, members
from tests.outputs.xlsx_form.forms import BLANK, EN, FORMS, JA

REAL, _ = load([ROOT])


def _open(made: Form):
    return load_workbook(BytesIO(xlsx_form.write(made)))


@pytest.mark.parametrize("made", FORMS, ids=("ja", "en"))
def test_sheets_in_the_forms_language_and_the_stamp_out_of_sight(made: Form) -> None:
    book, words = _open(made), WORDS[made.language]
    assert book.sheetnames == [words.sheet, words.guide_sheet, words.anchors_sheet, "cskit"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 3 + ["veryHidden"]
    assert book.active.title == words.sheet
    assert all(len(prop.value) <= 255 for prop in book.custom_doc_props.props)


@pytest.mark.parametrize("made", FORMS, ids=("ja", "en"))
def test_every_field_has_a_name_that_all_programs_take_and_one_cell(made: Form) -> None:
    book = _open(made)
    for field in made.fields:
        name = name_of(field.key)
        assert re.fullmatch(r"cskit_f_[a-z0-9_]+", name)
        assert len(list(book.defined_names[name].destinations)) == 1
    assert len({name_of(field.key) for field in made.fields}) == len(made.fields)


@pytest.mark.parametrize("made", FORMS, ids=("ja", "en"))
def test_the_stamp_alone_tells_which_fields_there_are(made: Form) -> None:
    assert [(field.key, field.kind) for field in made.fields] == list(keys_of(made.stamp))


@pytest.mark.parametrize("made", FORMS, ids=("ja", "en"))
def test_only_cells_to_fill_in_can_be_written_in_and_none_is_merged(made: Form) -> None:
    sheet = _open(made).worksheets[0]
    expected = {at(xlsx_form.write(made), name_of(field.key)) for field in made.fields if field.key not in made.prefilled}
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked} == expected
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert not sheet.merged_cells.ranges
    for field in made.fields:
        cell = sheet[at(xlsx_form.write(made), name_of(field.key))]
        assert cell.alignment.wrap_text
        assert cell.number_format == ("yyyy\\-mm\\-dd" if field.kind == "day" else "@")


@pytest.mark.parametrize("made", FORMS, ids=("ja", "en"))
def test_choices_begin_with_their_number(made: Form) -> None:
    book = _open(made)
    lists = {rule.formula1: str(rule.sqref) for rule in book.worksheets[0].data_validations.dataValidation if rule.type == "list"}
    assert set(lists) == {"cskit_ratings", "cskit_recommendations"}
    ratings = [cell.value for (cell,) in book["cskit"]["C1:C5"]]
    assert [text[:2] for text in ratings[:4]] == ["1 ", "2 ", "3 ", "4 "]
    assert ratings[4] == made.scale.not_assessed
    assert [cell.value for (cell,) in book["cskit"]["D1:D5"]] == [label for _, label in made.recommendations]
    rated = sorted(at(xlsx_form.write(made), name_of(field.key)) for field in made.fields if field.key.endswith(".rating"))
    assert sorted(lists["cskit_ratings"].split()) == rated


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_to_read_is_there_and_no_row_is_taller_than_programs_allow(language) -> None:
    for background in REAL.backgrounds:
        for plan in REAL.plans:
            made = form(REAL, background, language, plan=plan)
            sheet = _open(made).worksheets[0]
            seen = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
            for question in made.questions:
                assert question.ask in seen
                assert all(probe in seen for probe in question.probes)
            assert all(anchor.short in seen for one in made.competencies for anchor in one.anchors)
            assert max(row.height for row in sheet.row_dimensions.values()) < TALLEST
            assert sum(row.height or 15 for row in sheet.row_dimensions.values()) > 1_000


def test_print_set_up() -> None:
    for sheet in _open(JA).worksheets[:3]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "portrait")
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.freeze_panes == "A2"
        assert not sheet.sheet_view.showGridLines


def test_rows_grow_with_what_is_written() -> None:
    sheet = members(BLANK)[SHEET].decode()
    assert " ht=" in sheet
    assert "customHeight" not in sheet


def test_focus_is_marked_on_its_competency_alone() -> None:
    seen = [cell.value for cell in _open(EN).worksheets[0]["A"] if cell.value and WORDS["en"].focus in str(cell.value)]
    assert [str(text).split("\n")[0] for text in seen] == ["Reading figures"]


def test_prefilled_ids_stand_in_locked_cells() -> None:
    sheet = _open(EN).worksheets[0]
    cells = [sheet[at(xlsx_form.write(EN), name_of(key))] for key in ("candidate", "interviewer")]
    assert [(cell.value, cell.protection.locked) for cell in cells] == [("c-0042", True), ("i-sato", True)]


def test_no_macro_no_link_no_formula() -> None:
    for made in FORMS:
        parts = members(xlsx_form.write(made))
        assert not any("vba" in name.lower() or "external" in name.lower() for name in parts)
        assert all(b"<f>" not in content and b"<f " not in content for name, content in parts.items() if "sheet" in name)
        assert b'TargetMode="External"' not in b"".join(parts.values())
        assert BOOK in parts


def test_both_languages_have_the_same_places_for_values() -> None:
    for name in WORDS["ja"].__slots__:
        ja, en = getattr(WORDS["ja"], name), getattr(WORDS["en"], name)
        assert type(ja) is type(en)
        if isinstance(ja, str):
            assert re.findall(r"\{\w+\}|&[PN]", ja) == re.findall(r"\{\w+\}|&[PN]", en), name
            assert bool(ja.strip()) == bool(en.strip())
        else:
            assert len(ja) == len(en), name
        assert name == "language" or ja != en or name in ("page", "item", "font") or "Excel" in str(ja), name
