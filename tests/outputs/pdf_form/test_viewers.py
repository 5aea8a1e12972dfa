"""The form filled in by the engines of Chromium and Firefox, and shown by poppler."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings

from cskit.model.writing import LONGEST, normalise
from cskit.outputs.pdf_form import read
from cskit.outputs.pdf_form.field_font import FONT, field_font
from cskit.outputs.pdf_form.filling import filled
from cskit.outputs.pdf_form.names import name_of
from cskit.views.form import Form
from tests.outputs import nasty
from tests.outputs.pdf_form.conftest import plain_blank, plain_form
from tests.outputs.pdf_form.pdfium import viewer
from tests.outputs.pdf_form.tools import NPM, need, need_pdf_js

TYPED = {
    "candidate": "c-0042",
    "interviewer": "i-sato",
    "held_on": "2026-11-25",
    "note.heard": "解約率が月2%から1%になった。\n「まず数字を見た」～①㈱ ﾃﾞｰﾀ\n\n=1+1",
    "note.numbers": "髙橋、山﨑、\ufa19谷、\U00020bb7野家 👍 é",
    "listening.evidence": "相手の話を三度言い直して確かめた。\nShe asked (twice) \\ what they meant.",
    "figures.reason": "時間切れ",
    "takeaways": "  決め手は傾聴。 ",
}
CHOSEN = {"listening.rating": "3", "figures.rating": "not_assessed", "recommendation": "strong_yes"}


def texts(data: bytes) -> dict[str, str]:
    found, problems = read(data, "f.pdf")
    assert not problems
    assert found is not None
    return {key: normalise(written.text) for key, written in found.answers.items()}


def expected(form: Form, given_: dict[str, str]) -> dict[str, str]:
    return nasty.normalised(form, given_)


def test_typed_and_clicked_in_pdfium(one: Form, blank: bytes) -> None:
    with viewer(blank) as open_:
        for key, text in TYPED.items():
            open_.type(name_of(key), text)
        for key, value in CHOSEN.items():
            open_.click(name_of(key), value)
        saved = open_.saved()
    assert texts(saved) == expected(one, TYPED | CHOSEN)


def test_pdfium_shows_japanese_in_the_forms_own_font(blank: bytes) -> None:
    """Otherwise it takes what the machine has: kana of one font, kanji of another."""
    with viewer(blank) as open_:
        open_.type("takeaways", "決め手は、傾聴。Yes ～")
        saved = open_.saved()
    with pikepdf.open(io.BytesIO(saved)) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "takeaways")
        steps = [(str(step.operator), step.operands) for step in pikepdf.parse_content_stream(field.AP.N)]
    assert {str(operands[0]) for operator, operands in steps if operator == "Tf"} == {str(FONT)}
    drawn = b"".join(bytes(operands[0]) for operator, operands in steps if operator == "Tj")
    assert drawn == field_font().shown("決め手は、傾聴。Yes ～")


def test_pdfium_ends_lines_with_cr_lf(blank: bytes) -> None:
    with viewer(blank) as open_:
        open_.type("takeaways", "一\n二")
        found, _ = read(open_.saved(), "f.pdf")
    assert found is not None
    assert found.answers["takeaways"].text == "一\r\n二"


def test_another_circle_takes_the_place_of_the_first(one: Form, blank: bytes) -> None:
    with viewer(filled(blank, {"listening.rating": "1"})) as open_:
        open_.click("listening:rating", "4")
        open_.click("listening:rating", "2")
        assert texts(open_.saved()) == expected(one, {"listening.rating": "2"})


def test_prefilled_text_can_be_mended_in_pdfium(one: Form, blank: bytes) -> None:
    with viewer(filled(blank, {"takeaways": "決め手"})) as open_:
        open_.type("takeaways", "は")
        assert sorted(texts(open_.saved())["takeaways"]) == sorted("決め手は")


def test_pdfium_takes_no_more_than_the_longest_answer(blank: bytes) -> None:
    with viewer(blank) as open_:
        open_.paste("takeaways", "あ" * (LONGEST + 7))
        assert texts(open_.saved())["takeaways"] == "あ" * LONGEST


@pytest.mark.parametrize(
    ("pasted", "kept"), [("\U00020bb7野家", "\u0bb7野家"), ("よい👍", "よい\uf44d"), ("a\tb", "a b"), ("a\0b", "a")]
)
def test_what_pdfium_loses_when_pasting(blank: bytes, pasted: str, kept: str) -> None:
    """Known and documented; if this fails PDFium has become better, and the form's advice can go."""
    with viewer(blank) as open_:
        open_.paste("takeaways", pasted)
        found, problems = read(open_.saved(), "f.pdf")
    assert not problems
    assert found is not None
    assert normalise(found.answers["takeaways"].text) == kept
    assert len(found.warnings) == ("\uf44d" in kept)
    assert not any(kept in warning for warning in found.warnings)


def test_a_file_of_another_viewer_is_filled_in_again(one: Form, blank: bytes) -> None:
    """Whoever saved it before, the fields and the stamp are still there."""
    with viewer(blank) as open_:
        open_.type("takeaways", "一回目")
        first = open_.saved()
    with viewer(first) as open_:
        open_.click("recommendation", "no")
        second = open_.saved()
    assert texts(second) == expected(one, {"takeaways": "一回目", "recommendation": "no"})


def by_pdf_js(folder: Path, blank: bytes, answers: dict[str, str]) -> bytes:
    script = need_pdf_js()
    (folder / "blank.pdf").write_bytes(blank)
    (folder / "answers.json").write_text(json.dumps({name_of(key): text for key, text in answers.items()}), encoding="utf-8")
    subprocess.run(
        [need("node"), str(script), str(folder / "blank.pdf"), str(folder / "answers.json"), str(folder / "filled.pdf")],
        cwd=NPM, check=True, timeout=60, capture_output=True,
    )  # fmt: skip
    return (folder / "filled.pdf").read_bytes()


def test_filled_in_by_pdf_js(one: Form, blank: bytes, tmp_path: Path) -> None:
    saved = by_pdf_js(tmp_path, blank, TYPED | CHOSEN)
    assert texts(saved) == expected(one, TYPED | CHOSEN)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(answers=nasty.answers(plain_form()))
def test_nasty_answers_by_pdf_js(answers: dict[str, str], tmp_path: Path) -> None:
    sayable = {key: text.encode("utf-16", "ignore").decode("utf-16") for key, text in answers.items() if text}
    assert texts(by_pdf_js(tmp_path, plain_blank(), sayable)) == expected(plain_form(), sayable)


def test_no_registry_is_named_in_the_lock_file() -> None:
    lock = json.loads((NPM / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]["node_modules/pdfjs-dist"]["integrity"].startswith("sha512-")
    assert not any("resolved" in package for package in lock["packages"].values())


def ink(data: bytes, folder: Path, key: str) -> int:
    """Count the dark points of a field as poppler shows it, at 100 points an inch; the dotted lines are lighter."""
    (folder / "shown.pdf").write_bytes(data)
    with pikepdf.open(folder / "shown.pdf") as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == name_of(key))
        number = next(n for n, page in enumerate(pdf.pages, 1) if page.obj.objgen == field.P.objgen)
        left, bottom, right, top = (float(edge) for edge in field.Rect)
        high = float(pdf.pages[number - 1].MediaBox[3])
    scale = 100 / 72
    box = [
        "-x",
        left * scale + 1,
        "-y",
        (high - top) * scale + 1,
        "-W",
        (right - left) * scale - 2,
        "-H",
        (top - bottom) * scale - 2,
    ]
    shown = subprocess.run(
        [need("pdftoppm"), "-r", "100", "-gray", "-f", str(number), "-l", str(number),
         *(value if isinstance(value, str) else str(round(value)) for value in box), str(folder / "shown.pdf")],
        capture_output=True, check=True, timeout=60,
    ).stdout  # fmt: skip
    size = len(shown.split(b"\n", 3)[1].split())
    assert size == 2
    return sum(point < 90 for point in shown.split(b"\n", 3)[3])


@pytest.mark.parametrize("sign", ["解", "か", "ガ", "ﾃ", "①", "㈱", "～", "〜", "髙", "﨑", "\ufa19", "「", "A", "é", "−"])
def test_poppler_shows_what_is_typed(blank: bytes, tmp_path: Path, sign: str) -> None:
    assert ink(blank, tmp_path, "takeaways") == 0
    assert ink(filled(blank, {"takeaways": sign * 3}), tmp_path, "takeaways") > 5


def test_poppler_shows_choices_and_ids(blank: bytes, tmp_path: Path) -> None:
    empty = ink(blank, tmp_path, "held_on")
    assert ink(filled(blank, {"held_on": "2026-11-25"}), tmp_path, "held_on") > empty + 50
