"""Workbooks that were moved about: names, sheets and stamps."""

from __future__ import annotations

import json
import re

import pytest

from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.names import name_of
from cskit.views.form import form
from tests.outputs.kit_pdf import sample
from tests.outputs.xlsx_form.changed import added, changed, members, packed
from tests.outputs.xlsx_form.forms import ANSWERS, EN, FILLED, JA

CUSTOM = "docProps/custom.xml"


def _texts(workbook: bytes) -> dict[str, str]:
    filled, problems = xlsx_form.read(workbook, "f.xlsx")
    assert not problems
    assert filled is not None
    return {key: written.text for key, written in filled.answers.items() if written.text}


def _refused(workbook: bytes) -> str:
    filled, problems = xlsx_form.read(workbook, "f.xlsx")
    assert filled is None
    assert len(problems) == 1
    assert problems[0].place.file == "f.xlsx"
    assert problems[0].severity == "error"
    return problems[0].what


def _renamed(workbook: bytes, new: str) -> bytes:
    quoted = new.replace("'", "''")
    return changed(
        workbook, book=lambda text: text.replace('name="評価シート"', f'name="{new}"').replace("'評価シート'", f"'{quoted}'")
    )


@pytest.mark.parametrize("name", ["Bob's sheet", "評価 表", "A!B", "Sheet1"])
def test_renamed_sheets(name: str) -> None:
    renamed = _renamed(FILLED, name)
    assert renamed != FILLED
    assert _texts(renamed) == ANSWERS
    filled, _ = xlsx_form.read(renamed, "f.xlsx")
    assert filled is not None
    assert filled.answers["candidate"].place == f"sheet {name}, cell C2"


def test_moved_cells() -> None:
    def down(text: str) -> str:
        return re.sub(r'r="([A-Z]*)(\d+)"', lambda match: f'r="{match[1]}{int(match[2]) + 40}"', text)

    def names(text: str) -> str:
        return re.sub(r"('評価シート'!\$[A-Z]\$)(\d+)", lambda match: f"{match[1]}{int(match[2]) + 40}", text)

    assert _texts(changed(FILLED, sheet=down, book=names)) == ANSWERS


def test_a_deleted_row_is_said_and_the_rest_is_read() -> None:
    name = name_of("listening.evidence")
    gone = changed(FILLED, book=lambda text: re.sub(rf'(name="{name}"[^>]*>)[^<]*', r"\1#REF!", text))
    filled, problems = xlsx_form.read(gone, "f.xlsx")
    assert filled is not None
    assert not problems
    assert "listening.evidence" not in filled.answers
    assert filled.answers["takeaways"].text == "=1+1"
    assert [warning for warning in filled.warnings if "listening.evidence" in warning]
    assert len(filled.warnings) == 1


def test_a_field_stretched_over_cells_is_said() -> None:
    name = name_of("listening.evidence")
    wide = changed(FILLED, book=lambda text: re.sub(rf'(name="{name}"[^>]*>[^<]*\$C\$(\d+))', r"\1:$D$\2", text))
    filled, _ = xlsx_form.read(wide, "f.xlsx")
    assert filled is not None
    assert filled.answers["listening.evidence"].text == ANSWERS["listening.evidence"]
    assert ["stretched" in warning for warning in filled.warnings] == [True]


def test_a_copied_sheet_is_said_and_the_original_read() -> None:
    local = f'<definedName name="{name_of("takeaways")}" localSheetId="1">\'書き方\'!$A$1</definedName></definedNames>'
    for text in (lambda text: text.replace("</definedNames>", local),):
        filled, _ = xlsx_form.read(changed(FILLED, book=text), "f.xlsx")
        assert filled is not None
        assert filled.answers["takeaways"].text == "=1+1"
        assert ["copied" in warning for warning in filled.warnings] == [True]


def test_no_names_at_all() -> None:
    assert "cannot be found" in _refused(changed(FILLED, book=lambda text: re.sub("<definedNames>.*</definedNames>", "", text)))


def test_stamp_and_choices_survive_either_loss() -> None:
    without_sheet = changed(FILLED, book=lambda text: re.sub(r"'cskit'![^<]*", "#REF!", text))
    without_properties = packed({name: content for name, content in members(FILLED).items() if name != CUSTOM})
    for workbook in (without_sheet, without_properties):
        assert workbook != FILLED
        filled, _ = xlsx_form.read(workbook, "f.xlsx")
        assert filled is not None
        assert filled.stamp == JA.stamp
        assert _texts(workbook) == ANSWERS
    neither = changed(without_sheet, **{CUSTOM: lambda text: text.replace("cskit_stamp", "other")})
    assert "no stamp" in _refused(neither)


def test_a_stamp_of_another_version_or_a_broken_one() -> None:
    def both(old: str, new: str) -> bytes:
        parts = members(FILLED)
        assert sum(old.encode() in content for content in parts.values()) == 2
        return packed({name: content.replace(old.encode(), new.encode()) for name, content in parts.items()})

    assert "another version" in _refused(both("cskit-scorecard/1", "cskit-scorecard/2"))
    assert "no stamp" in _refused(both('"plan"', '"plam"'))


def test_two_stamps_are_refused() -> None:
    other = xlsx_form.write(form(sample.content(), "teaching", "ja"))
    mixed = added(FILLED, **{CUSTOM: members(other)[CUSTOM]})
    assert "two stamps" in _refused(mixed)


def test_prefilled_ids_come_back() -> None:
    assert _texts(xlsx_form.write(EN)) == {"candidate": "c-0042", "interviewer": "i-sato"}


def test_the_stamp_is_one_line_of_json_in_the_hidden_sheet() -> None:
    sheet = members(FILLED)["xl/worksheets/sheet4.xml"].decode()
    found = re.search(r"<t[^>]*>(\{&?.*?\})</t>", sheet)
    assert found
    assert json.loads(found[1])["schema"] == "cskit-scorecard/1"


def test_links_to_other_files_are_not_followed_but_said() -> None:
    linked = added(FILLED, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})
    filled, problems = xlsx_form.read(linked, "f.xlsx")
    assert not problems
    assert filled is not None
    assert ["not opened" in warning for warning in filled.warnings] == [True]
    assert _texts(linked) == ANSWERS
