"""Nothing is lost: what is read from a filled workbook is what was put in, normalised, whatever it was."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cskit.model.writing import LONGEST
from cskit.outputs import xlsx_form
from cskit.outputs.xlsx_form.escapes import escaped, unescaped
from tests.conftest import ROOT
from tests.outputs import nasty
from tests.outputs.xlsx_form.forms import ANSWERS, FILLED, FORMS, JA


@pytest.mark.parametrize("form", FORMS, ids=("ja", "en"))
@settings(max_examples=1_000)
@given(data=st.data())
def test_nothing_is_lost(form, data) -> None:
    answers = data.draw(nasty.answers(form))
    filled, problems = xlsx_form.read(xlsx_form.fill(form, answers), "f.xlsx")
    assert not problems
    assert nasty.found(form, filled) == nasty.normalised(form, answers)
    assert filled is not None
    assert filled.stamp == form.stamp
    assert not filled.warnings


@given(nasty.texts())
def test_escapes_come_back(text: str) -> None:
    assert unescaped(escaped(text)).encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")


def test_every_field_has_its_place_in_words() -> None:
    filled, _ = xlsx_form.read(FILLED, "f.xlsx")
    assert filled is not None
    assert list(filled.answers) == [field.key for field in JA.fields]
    places = [written.place for written in filled.answers.values()]
    assert len(set(places)) == len(places)
    assert places[0] == "sheet 評価シート, cell C2"


def test_the_longest_text_is_kept_whole_and_a_longer_one_than_a_cell_is_refused() -> None:
    text = "𠮷" * (32_767 // 2)
    filled, _ = xlsx_form.read(xlsx_form.fill(JA, {"takeaways": text}), "f.xlsx")
    assert filled is not None
    assert filled.answers["takeaways"].text == text
    assert len(text) > LONGEST
    with pytest.raises(ValueError, match="takeaways") as error:
        xlsx_form.fill(JA, {"takeaways": text + "根拠"})
    assert "根拠" not in str(error.value)


def test_a_field_of_another_form_is_refused() -> None:
    with pytest.raises(KeyError):
        xlsx_form.fill(JA, {"note.unknown": "x"})


def test_the_same_answers_give_the_same_bytes_in_another_process_and_without_lxml() -> None:
    script = (
        "import sys; from tests.outputs.xlsx_form.forms import FILLED; sys.stdout.buffer.write(FILLED);"
        "from openpyxl import LXML; sys.stderr.write(str(LXML))"
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tools'}"}
    run = [
        subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, env={**environment, **more})
        for more in ({}, {"OPENPYXL_LXML": "False"})
    ]
    assert run[0].stdout == FILLED
    assert run[1].stderr == b"False"
    filled, problems = xlsx_form.read(run[1].stdout, "f.xlsx")
    assert not problems
    assert nasty.found(JA, filled) == nasty.normalised(JA, ANSWERS)
