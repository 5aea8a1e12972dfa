"""Hostile and broken files: refused in words, fast, in little memory, and without a word of what was typed."""

from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from cskit.outputs.pdf_form import read
from tests.conftest import ROOT
from tests.outputs.pdf_form import hostile
from tests.outputs.pdf_form.hostile import TYPED, changed, typed

# Seconds are the processor's: those on the wall depend on who else is at work.
MEASURE = """
import json, re, sys, time
from cskit.outputs.pdf_form import read
import cskit.outputs.pdf_form.reading
data = open(sys.argv[1], "rb").read()
before = time.process_time()
filled, problems = read(data, "sent.pdf")
print(json.dumps({
    "seconds": time.process_time() - before,
    "megabytes": int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1024,
    "filled": filled is not None, "problems": [problem.as_line() for problem in problems],
}))
"""


HEAVY = [name for name in hostile.FILES if re.search("bomb|mega|million|thousand|packing|predictor", name)]
"""Small or large files that would take much of the machine; the others are read by the tests below."""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as Linux does")
@pytest.mark.parametrize("name", HEAVY)
def test_refused_within_two_seconds_and_300_mb(name: str, tmp_path: Path) -> None:
    sent = tmp_path / "sent.pdf"
    sent.write_bytes(hostile.FILES[name]())
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(sent)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tools")},
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert not found["filled"]
    assert len(found["problems"]) == 1
    assert found["problems"][0].startswith("sent.pdf:1:1: ")
    assert TYPED not in done.stdout
    assert done.stderr == ""
    assert found["seconds"] < 2, found
    assert found["megabytes"] < 300, found


SAYS = {
    "empty": "not a PDF file",
    "hundred_megabytes": "more than 10 MB",
    "no_pdf": "not a PDF file",
    "truncated": "damaged or was cut short",
    "end_cut_off": "damaged or was cut short",
    "encrypted": "protected by a password",
    "encrypted_without_a_password": "protected by a password",
    "value_is_an_array": "field takeaways: its value is no text",
    "value_is_a_number": "field listening:rating: its value is no text",
    "value_is_a_stream": "field takeaways: its value is no text",
    "value_is_a_stream_bomb": "unpacks to more than a form can hold",
    "object_stream_bomb": "unpacks to more than a form can hold",
    "object_stream_of_two_million_objects": "too many objects",
    "object_stream_in_other_packing": "a kind of packing",
    "object_stream_behind_a_predictor": "too many objects",
    "tables_of_millions_of_places": "too many objects",
    "array_of_millions": "too many objects",
    "streams_of_thousands": "too many streams",
    "fields_of_thousands": "too many fields",
    "kids_in_a_circle": "fields that contain themselves",
    "kids_without_end": "too many fields",
    "a_field_twice": "field takeaways: it stands in the file twice",
    "two_circles_filled": "field listening:rating: more than one circle is filled",
    "no_fields": "no form fields in the PDF",
    "no_stamp": "not a scorecard of this toolkit",
    "two_stamps": "says twice which form it is",
    "stamp_of_another_shape": "cannot be read",
    "stamp_of_many_brackets": "cannot be read",
}


def test_every_file_is_tried() -> None:
    assert hostile.FILES.keys() == SAYS.keys() | set(HEAVY)


@pytest.mark.parametrize(("name", "says"), SAYS.items())
def test_each_is_told_apart(name: str, says: str) -> None:
    found, (problem,) = read(hostile.FILES[name](), "sent.pdf")
    assert found is None
    assert says in problem.what
    assert problem.severity == "error"
    assert problem.why
    assert problem.remedy


def harmless(change: Callable[[pikepdf.Pdf, dict[str, pikepdf.Object]], object]) -> tuple[dict[str, str], tuple[str, ...]]:
    found, problems = read(changed(change), "f.pdf")
    assert not problems
    assert found is not None
    return {key: written.text for key, written in found.answers.items() if written.text}, found.warnings


TRUE = {"takeaways": TYPED, "listening.evidence": TYPED, "listening.rating": "3"}


def test_scripts_and_attachments_are_left_alone() -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1); this.getField('takeaways').value = 'changed'")
        pdf.Root.OpenAction = script
        fields["takeaways"].AA = Dictionary(K=script, F=script, V=script, C=script)
        pdf.attachments["../../evil.sh"] = b"rm -rf ~"

    assert harmless(change) == (TRUE, ())


def test_unknown_fields_are_left_out_and_counted() -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        for name in (TYPED, "other:rating"):
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(FT=Name.Tx, T=name, V="x")))

    answers, (warning,) = harmless(change)
    assert answers == TRUE
    assert warning == "2 fields that the form does not have were left out"


def test_a_missing_field_is_missing_and_said() -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        pdf.Root.AcroForm.Fields = Array([field for name, field in fields.items() if name != "recommendation"])

    found, _ = read(changed(change), "f.pdf")
    assert found is not None
    assert "recommendation" not in found.answers
    assert found.warnings == ("gone from the file, so nothing was read for them: recommendation",)


def test_a_choice_is_read_from_its_circle_where_the_field_says_nothing() -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        fields["listening:rating"].V = Name.Off
        del fields["figures:rating"].V
        fields["figures:rating"].Kids[4].AS = Name.not_assessed

    assert harmless(change) == ({**TRUE, "figures.rating": "not_assessed"}, ())


def test_a_choice_whose_circle_says_something_else_is_doubted() -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        fields["listening:rating"].V = Name("/2")

    answers, (warning,) = harmless(change)
    assert answers["listening.rating"] == "2"
    assert warning.startswith("field listening:rating: the circle that is filled is not the one that is stored")


@pytest.mark.parametrize("place", ["field", "info"])
def test_one_stamp_is_enough(place: str) -> None:
    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        if place == "info":
            pdf.Root.AcroForm.Fields = Array([field for name, field in fields.items() if name != "cskit:stamp"])
        else:
            del pdf.trailer["/Info"]

    assert harmless(change) == (TRUE, ())


def test_fields_below_a_parent_have_both_names() -> None:
    """A program that nests fields makes others of them."""

    def change(pdf: pikepdf.Pdf, fields: dict[str, pikepdf.Object]) -> None:
        parent = pdf.make_indirect(Dictionary(T="merged", Kids=Array([fields["takeaways"]])))
        pdf.Root.AcroForm.Fields = Array([*(field for name, field in fields.items() if name != "takeaways"), parent])

    answers, warnings = harmless(change)
    assert "takeaways" not in answers
    assert len(warnings) == 2


def test_a_good_file_passes_with_trailing_bytes() -> None:
    found, problems = read(typed() + b"\r\n\0\0", "f.pdf")
    assert not problems
    assert found is not None


def test_nothing_is_logged_or_printed(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("truncated", "kids_in_a_circle", "value_is_an_array", "encrypted", "end_cut_off", "two_circles_filled"):
        read(hostile.FILES[name](), "f.pdf")
    read(typed().replace(b"endobj", b"endxxx", 3), "f.pdf")
    read(typed(), "f.pdf")
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_the_limits_are_put_back() -> None:
    before = pikepdf.settings.get_qpdf_limits()
    read(typed(), "f.pdf")
    read(hostile.kids_in_a_circle(), "f.pdf")
    read(hostile.truncated(), "f.pdf")
    assert pikepdf.settings.get_qpdf_limits() == before


@settings(max_examples=150, deadline=None)
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=12)), min_size=1, max_size=8), end=st.booleans())
def test_a_damaged_file_never_raises(cuts: list[tuple[float, bytes]], end: bool) -> None:
    """Bytes are written over anywhere, or near the end, where the table is."""
    data = bytearray(small())
    for share, over in cuts:
        at = int((len(data) - 20_000 if end else 0) + share * (20_000 if end else len(data)))
        data[at : at + len(over)] = over
    found, problems = read(bytes(data), "f.pdf")
    assert (found is None) == bool(problems)
    assert not any(TYPED in problem.as_line() for problem in problems)


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400))
def test_rubbish_is_refused(data: bytes) -> None:
    assert read(b"%PDF-1.7\n" + data, "f.pdf")[0] is None


def small() -> bytes:
    """The good form without its font file and unpacked, so that damage hits what is read."""
    with pikepdf.open(io.BytesIO(typed())) as pdf:
        pdf.Root.AcroForm.DR = Dictionary()
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
