"""The form in the hands of LibreOffice: opened, edited, saved as .xlsx, and read back."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cskit.model.writing import normalise
from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.names import name_of
from cskit.outputs.xlsx_form.words import WORDS
from tests.outputs import nasty
from tests.outputs.xlsx_form.changed import members
from tests.outputs.xlsx_form.forms import BLANK, FILLED, FORMS, JA
from tests.outputs.xlsx_form.office import Office, missing

MISSING = missing()
pytestmark = pytest.mark.skipif(bool(MISSING) and os.environ.get("CI") != "true", reason=MISSING or "")

SHEET = WORDS["ja"].sheet
TEXTS = [field.key for field in JA.fields if field.kind == "text"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    assert not MISSING, MISSING
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.close()


def _read(workbook: bytes):
    filled, problems = xlsx_form.read(workbook, "f.xlsx")
    assert not problems
    assert filled is not None
    return filled


@pytest.mark.parametrize("form", FORMS, ids=("ja", "en"))
def test_opened_and_saved_nothing_changes(office: Office, form) -> None:
    answers = {field.key: "根拠\n二行目" for field in form.fields if field.kind == "text"}
    answers |= {field.key: field.choices[-1] for field in form.fields if field.kind == "choice"}
    answers |= {"candidate": "c-0042", "interviewer": "i-sato", "held_on": "2026-11-25"}
    saved = office.edit(xlsx_form.fill(form, answers), {})
    filled = _read(saved)
    assert {key: written.text for key, written in filled.answers.items()} == answers
    assert filled.stamp == form.stamp
    assert not filled.warnings
    assert b"LibreOffice" in members(saved)["docProps/app.xml"]


def test_filled_in_with_the_sheet_renamed_and_rows_and_columns_inserted(office: Office) -> None:
    saved = office.edit(
        BLANK,
        {
            "texts": {
                name_of("candidate"): "007", name_of("listening.evidence"): "=SUM(A1) と言った\n\U00020bb7 \ufa19 髙",
                name_of("listening.rating"): "3 段階3", name_of("figures.rating"): "評価できず",
                name_of("recommendation"): "推薦4", name_of("takeaways"): "+1, -1, @x, '007",
            },
            "typed": {name_of("held_on"): "2026-11-25"},
            "rename": {SHEET: "評価 表's"},
            "insert": [["評価 表's", 2, 3], ["評価 表's", 20, 1]],
            "columns": [["評価 表's", 1, 2]],
        },
    )  # fmt: skip
    filled = _read(saved)
    assert {key: written.text for key, written in filled.answers.items() if written.text} == {
        "candidate": "007", "held_on": "2026-11-25", "listening.evidence": "=SUM(A1) と言った\n\U00020bb7 \ufa19 髙",
        "listening.rating": "3", "figures.rating": "not_assessed", "recommendation": "strong_yes",
        "takeaways": "+1, -1, @x, '007",
    }  # fmt: skip
    assert filled.answers["candidate"].place == "sheet 評価 表's, cell E5"
    assert filled.stamp == JA.stamp
    assert not filled.warnings


def test_what_typing_made_of_text_is_taken_back_and_said(office: Office) -> None:
    typed = {"interviewer": "007", "listening.evidence": "=1+1", "figures.evidence": "2026-01-02", "figures.rating": "2"}
    filled = _read(office.edit(BLANK, {"typed": {name_of(key): text for key, text in typed.items()}}))
    assert filled.answers["interviewer"].text == "7"
    assert filled.answers["listening.evidence"].text == "=1+1"
    assert filled.answers["figures.rating"].text == "2"
    said = {warning.split(": ")[0]: warning for warning in filled.warnings}
    assert "007" in said[filled.answers["interviewer"].place]
    assert "formula" in said[filled.answers["listening.evidence"].place]
    assert filled.answers["figures.evidence"].place in said
    assert len(said) == 3


def test_copied_and_deleted(office: Office) -> None:
    filled = _read(office.edit(FILLED, {"copy": [SHEET]}))
    assert filled.answers["takeaways"].text == "=1+1"
    row = int(filled.answers["listening.evidence"].place.rpartition("C")[2])
    lost = _read(office.edit(FILLED, {"delete_rows": [[SHEET, row]], "drop": ["cskit", WORDS["ja"].guide_sheet]}))
    assert "listening.evidence" not in lost.answers
    assert any("listening.evidence" in warning for warning in lost.warnings)
    assert lost.answers["takeaways"].text == "=1+1"
    assert lost.answers["recommendation"].text == "strong_yes"
    assert lost.stamp == JA.stamp


def _as_office_keeps_it(text: str) -> str:
    """Say what LibreOffice leaves of a text: it does not protect an escape of the escape sign itself."""
    return normalise(text.replace("_x005F_", "_"))


@settings(max_examples=15, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nasty_text_put_in_by_the_office_comes_back(office: Office, data: st.DataObject) -> None:
    """One workbook an example, every text cell of it nasty; control characters and half pairs cannot be typed."""
    texts = {key: normalise(data.draw(nasty.short_texts())) for key in TEXTS}
    texts[TEXTS[0]] = normalise(data.draw(nasty.long_texts()))
    filled = _read(office.edit(BLANK, {"texts": {name_of(key): text for key, text in texts.items()}}))
    for key, text in texts.items():
        assert normalise(filled.answers[key].text) == _as_office_keeps_it(text)
