"""Nothing is lost: what is read is what was filled in, in the form that model/writing.py gives it."""

from __future__ import annotations

import io
import os
from functools import cache

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cskit.model.writing import normalise
from cskit.outputs.pdf_form import fill, read, write
from cskit.outputs.pdf_form.filling import filled
from cskit.outputs.pdf_form.text_string import decoded, written
from tests.outputs import nasty
from tests.outputs.pdf_form.conftest import made, plain_blank, plain_form

MANY = 1_000 if os.environ.get("CI") else 200


@cache
def light() -> bytes:
    """The blank form without the font file, which is most of its bytes and has no part in what fields hold."""
    with pikepdf.open(io.BytesIO(plain_blank())) as pdf:
        pdf.Root.AcroForm.DR.Font.values().__iter__().__next__().DescendantFonts[0].FontDescriptor.FontFile2.write(b"")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def check(blank: bytes, answers: dict[str, str]) -> None:
    found, problems = read(filled(blank, answers), "f.pdf")
    assert not problems
    assert nasty.found(plain_form(), found) == nasty.normalised(plain_form(), answers)
    assert found is not None
    assert list(found.answers) == [field.key for field in plain_form().fields]
    assert found.stamp == plain_form().stamp


@settings(max_examples=30, deadline=None)
@given(answers=nasty.answers(plain_form()))
def test_nothing_is_lost(answers: dict[str, str]) -> None:
    check(plain_blank(), answers)


@settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(answers=nasty.answers(plain_form()))
def test_nothing_is_lost_in_many_forms(answers: dict[str, str]) -> None:
    assert len(light()) < 400_000
    check(light(), answers)


@settings(max_examples=1_000, deadline=None)
@given(text=nasty.texts())
def test_a_text_survives_as_a_string(text: str) -> None:
    """As it is, but for lone surrogates, of which no file can hold a pair that is none."""
    assert decoded(bytes(written(text))) == text.encode("utf-16-le", "ignore").decode("utf-16-le")
    assert normalise(decoded(bytes(written(text)))) == normalise(text)


@settings(max_examples=1_000, deadline=None)
@given(raw=st.binary(max_size=60))
def test_any_bytes_are_read_as_some_text(raw: bytes) -> None:
    assert isinstance(decoded(raw), str)


@settings(max_examples=1_000, deadline=None)
@given(text=st.text(st.characters(codec="pdfdoc_pikepdf", exclude_categories=["Cc"])))
def test_pdf_doc_encoding_is_read_as_pikepdf_writes_it(text: str) -> None:
    if not text.startswith(("þÿ", "ÿþ", "ï»¿")):
        assert decoded(text.encode("pdfdoc_pikepdf")) == text


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-8"])
@settings(max_examples=200, deadline=None)
@given(text=st.text())
def test_every_marked_encoding_is_read(encoding: str, text: str) -> None:
    mark = "\ufeff".encode(encoding)
    assert decoded(mark + text.encode(encoding)) == text


def test_fill_is_write_and_then_filled_in() -> None:
    form = made("en", "c-0042", "i-sato")
    answers = {"listening.rating": "2", "takeaways": "One\ntwo"}
    assert fill(form, answers) == filled(write(form), answers)
    found, problems = read(fill(form, answers), "f.pdf")
    assert not problems
    assert nasty.found(form, found) == nasty.normalised(form, answers)
    assert found is not None
    assert found.answers["candidate"].text == "c-0042"
    assert found.answers["takeaways"].place == "field takeaways"


def test_an_emptied_field_is_empty() -> None:
    twice = filled(filled(plain_blank(), {"takeaways": "x", "recommendation": "yes"}), {"takeaways": "", "recommendation": ""})
    found, _ = read(twice, "f.pdf")
    assert found is not None
    assert {written.text for written in found.answers.values()} == {""}


@pytest.mark.parametrize("answers", [{"note.unknown": "x"}, {"listening.rating": "5"}, {"recommendation": "Off"}])
def test_what_the_form_does_not_have_cannot_be_filled_in(answers: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        filled(plain_blank(), answers)
