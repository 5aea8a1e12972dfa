"""The blank form: what it holds, how it is tagged and named, and that it is made the same every time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from cskit.content.load import load
from cskit.fonts import characters
from cskit.model.form_stamp import FormStamp
from cskit.model.text import LANGUAGES, Language
from cskit.model.writing import LONGEST
from cskit.outputs.pdf_form import FormError, page, write
from cskit.outputs.pdf_form.characters import showable
from cskit.outputs.pdf_form.field_font import field_font
from cskit.outputs.pdf_form.labels import labels
from cskit.outputs.pdf_form.names import keys_of, name_of
from cskit.outputs.pdf_form.widgets import widgets
from cskit.outputs.pdf_form.words import WORDS
from cskit.views.form import NOT_ASSESSED, Form, form
from tests.conftest import ROOT
from tests.outputs.kit_pdf.read_back import pages, squeeze, with_texts
from tests.outputs.pdf_form.conftest import made


@pytest.fixture(scope="module")
def pdf(either: Form) -> Any:
    return pikepdf.open(io.BytesIO(write(either)))


def by_name(pdf: pikepdf.Pdf) -> dict[str, Any]:
    return {str(field.T): field for field in pdf.Root.AcroForm.Fields}


def shown_widgets(pdf: pikepdf.Pdf) -> list[Any]:
    """Every widget but the hidden one, in the order of reading."""
    return [widget for page in pdf.pages for widget in page.get("/Annots", []) if not int(widget.F) & 2]


def test_every_field_of_the_form_is_there_once_and_in_order(pdf: Any, either: Form) -> None:
    names = [str(field.T) for field in pdf.Root.AcroForm.Fields]
    assert sorted(names) == sorted([*(name_of(field.key) for field in either.fields), "cskit:stamp"])
    assert names[:4] == ["candidate", "interviewer", "held_on", name_of(f"note.{either.questions[0].id}")]
    rated = [name for name in names if name.startswith("listening:")]
    assert rated == ["listening:rating", "listening:reason", "listening:evidence"]
    assert keys_of(either.stamp) == {name_of(field.key): field.key for field in either.fields}


def test_choices_are_the_forms(pdf: Any, either: Form) -> None:
    fields = by_name(pdf)
    for field in either.fields:
        node = fields[name_of(field.key)]
        if field.kind == "choice":
            states = [next(state for state in kid.AP.N if state != "/Off") for kid in node.Kids]
            assert states == [f"/{choice}" for choice in field.choices]
            assert Name.Off == node.V
            assert all(Name.Off == kid.AS and "/T" not in kid for kid in node.Kids)
        else:
            assert Name.Tx == node.FT
            assert bool(int(node.Ff) & (1 << 12)) == (field.kind == "text")
            assert int(node.MaxLen) == (LONGEST if field.kind == "text" else 64)


def test_ids_are_filled_in_and_drawn(pdf: Any, either: Form) -> None:
    fields = by_name(pdf)
    assert {key: str(fields[name_of(key)].V) for key in either.prefilled} == {"candidate": "c-0042", "interviewer": "i-sato"}
    drawn = fields["candidate"].AP.N.read_bytes().decode()
    assert field_font().shown("c-0042").hex() in drawn
    assert all("/AP" not in fields[name_of(f.key)] for f in either.fields if f.kind == "text")


def test_the_stamp_is_hidden_and_kept_twice(pdf: Any, either: Form) -> None:
    field = by_name(pdf)["cskit:stamp"]
    text = str(field.V)
    assert "\n" not in text
    assert json.loads(text)["candidate"] == "c-0042"
    assert FormStamp.model_validate_json(text) == either.stamp
    assert str(pdf.docinfo["/CskitStamp"]) == text
    assert int(field.F) == 2
    assert int(field.Ff) == 1


def test_every_widget_is_tagged_and_named(pdf: Any, either: Form) -> None:
    root = pdf.Root
    assert root.MarkInfo.Marked
    assert str(root.Lang).startswith(either.language)
    tags = pikepdf.NumberTree(root.StructTreeRoot.ParentTree)
    said = []
    for page_ in pdf.pages:
        if "/Annots" in page_:
            assert page_.Tabs == Name.S
    for widget in shown_widgets(pdf):
        tag = tags[int(widget.StructParent)]
        assert Name.Form == tag.S
        assert [kid.Obj.objgen for kid in tag.K] == [widget.objgen]
        assert int(widget.F) == 4
        assert not {"/A", "/Contents", "/Border"} & set(widget.keys())
        said.append(str(widget.TU))
    assert len(said) == len(set(said)) == sum(len(field.choices) or 1 for field in either.fields)
    assert not any(Name.Link == tag.S for _, tag in tags.items() if isinstance(tag, pikepdf.Dictionary))


def test_labels_say_what_is_seen(either: Form) -> None:
    words = WORDS[either.language]
    named = labels(either)
    assert named.keys() == {field.key for field in either.fields}
    assert all(set(named[field.key].choices) == set(field.choices) for field in either.fields)
    label = named["listening.rating"]
    assert either.competencies[0].name in label.field
    assert words.rating in label.field
    assert either.competencies[0].anchors[0].label in label.choices[str(either.competencies[0].anchors[0].rating)]
    assert either.scale.not_assessed in label.choices[NOT_ASSESSED]


def test_everything_asked_and_rated_is_printed(either: Form) -> None:
    words = WORDS[either.language]
    whole = "".join(pages(write(either)))
    wanted = [
        *(question.ask for question in either.questions),
        *(one.name for one in either.competencies),
        *(text for one in either.competencies for anchor in one.anchors for text in (anchor.label, anchor.short)),
        *(text for one in either.competencies for text in one.equivalent_evidence),
        *(label for _, label in either.recommendations),
        either.scale.not_assessed, either.kit.plan, either.kit.profile.name,
        *words.how_steps, words.candidate, words.interviewer, words.held_on, words.takeaways, words.focus_mark,
    ]  # fmt: skip
    assert not [text for text in wanted if squeeze(text) not in whole]
    assert whole.count(squeeze(words.focus_mark)) - whole.count(squeeze(words.focus)) <= 1


def test_fields_lie_on_the_page_and_not_on_each_other(pdf: Any) -> None:
    for page_ in pdf.pages:
        boxes = [
            [float(edge) for edge in widget.Rect] for widget in page_.get("/Annots", []) if not int(widget.F) & 2
        ]  # fmt: skip
        for n, (left, bottom, right, top) in enumerate(boxes):
            assert 40 < left < right < 595 - 40
            assert 40 < bottom < top < 842 - 40
            assert not [b for b in boxes[:n] if left < b[2] and b[0] < right and bottom < b[3] and b[1] < top]


def test_the_reason_stands_on_the_line_of_its_circle(pdf: Any) -> None:
    def middle(widget: Any) -> float:
        return (float(widget.Rect[1]) + float(widget.Rect[3])) / 2

    fields = by_name(pdf)
    for one in ("listening", "figures"):
        assert abs(middle(fields[f"{one}:reason"]) - middle(fields[f"{one}:rating"].Kids[-1])) < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_room_to_write_by_hand(language: Language) -> None:
    """Notes and evidence have at least four lines of 8 mm each, in every real form; and every page is used."""
    content, _ = load([ROOT])
    for background in content.backgrounds:
        one = form(content, background, language)
        with pikepdf.open(io.BytesIO(write(one))) as pdf:
            for field in by_name(pdf).values():
                if re.match(r"note:|.*:evidence|takeaways", str(field.T)):
                    _, bottom, _, top = (float(edge) for edge in field.Rect)
                    assert top - bottom > (4 * 8 - 1) * 72 / 25.4, (background, str(field.T))
            assert all(len(page_.get("/Annots", [])) > 1 for page_ in pdf.pages)


def test_the_font_is_embedded_whole(pdf: Any) -> None:
    (font,) = pdf.Root.AcroForm.DR.Font.values()
    assert pdf.Root.AcroForm.NeedAppearances
    assert font.Encoding == Name("/Identity-H")
    descendant = font.DescendantFonts[0]
    file = descendant.FontDescriptor.FontFile2
    assert int(file.Length1) == len(file.read_bytes()) > 2_000_000
    assert str(pdf.Root.AcroForm.DA).startswith(next(iter(pdf.Root.AcroForm.DR.Font.keys())))


def test_every_character_has_a_code_of_its_own() -> None:
    font = field_font()
    assert len(set(font.codes.values())) == len(font.codes) > 8_000
    assert font.glyphs[font.codes[ord("〜")]] == font.glyphs[font.codes[ord("～")]]
    assert max(font.codes.values()) < len(font.widths) == len(font.glyphs)
    assert font.widths[font.codes[ord("解")]] == 1000


def test_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.outputs.pdf_form.conftest import made; from cskit.outputs.pdf_form import write; "
        "print(hashlib.sha256(write(made('ja', 'c-0042', 'i-sato'))).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tools'}"},
        ).stdout.strip()
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }  # fmt: skip
    assert digests == {hashlib.sha256(write(made("ja", "c-0042", "i-sato"))).hexdigest()}


def test_texts_of_the_content_are_no_markup(either: Form) -> None:
    nasty = ' #set page(width: 1cm) $x$ *b* _i_ `r` \\ <l> @r [c] // x = H "q" {n}'
    one = replace(either, kit=with_texts(either.kit, lambda text: text + nasty))
    whole = "".join(pages(write(one)))
    assert whole.count(squeeze(nasty)) > 10


def test_a_character_without_a_shape_in_the_font_is_marked(either: Form) -> None:
    one = replace(either, kit=with_texts(either.kit, lambda text: text + "👍\U0001f3fd𩸽"))
    assert "〓〓" in "".join(pages(write(one)))
    assert showable("葛\U000e0100 e\u0301") == "葛 é"
    assert "\U00020bb7" in characters()


def test_long_content_runs_on(either: Form) -> None:
    one = replace(either, kit=with_texts(either.kit, lambda text: text if len(text) < 16 else " ".join([text] * 60)))
    assert len(pages(write(one))) > 8


def test_a_page_and_a_form_that_differ_are_refused(either: Form) -> None:
    set_ = page.page(either)
    with pytest.raises(KeyError):
        widgets(set_, either.fields[1:], labels(either), "{}", {})
    extra = (*either.fields, replace(either.fields[-1], key="more"))
    with pytest.raises(ValueError, match="more"):
        widgets(set_, extra, labels(either), "{}", {})


def test_what_typst_refuses_is_told_plainly(either: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "showable", lambda text: text)
    one = replace(either, kit=with_texts(either.kit, lambda text: text + "👍"))
    with pytest.raises(FormError, match="the scorecard 'advertising'"):
        write(one)


def test_both_languages_say_all_words() -> None:
    for language in LANGUAGES:
        words = WORDS[language]
        for name in words.__slots__:
            value = getattr(words, name)
            for text in value if isinstance(value, tuple) else [value]:
                assert text
                assert showable(text) == text
                assert bool(re.search("[ぁ-んァ-ヶ一-龠]", text.replace("𠮷", ""))) == (language == "ja") or len(text) < 8
    assert len(WORDS["ja"].how_steps) == len(WORDS["en"].how_steps)
