"""The debrief on paper: whatever people wrote can be set, and nothing is on it early."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from pypdf import PdfReader

from cskit.model.record import Record
from cskit.model.text import Language
from cskit.model.writing import normalise
from cskit.outputs.debrief import Paper, PaperError, debrief_pdf, paper
from cskit.views.debrief import debrief
from tests.outputs import nasty
from tests.outputs.debrief import sample
from tests.outputs.debrief.sample import MADE_ON, PEOPLE, record, round_

CONTENT = sample.content()
LANGUAGES: tuple[Language, ...] = ("ja", "en")


def full(text: str = "根拠です。", **more: Any) -> list[Record]:
    marks = ({"listening": 1, "figures": 3}, {"listening": 4, "figures": None}, {"listening": 3, "figures": 3})
    return [record(person, card, text=text, **more) for person, card in zip(PEOPLE, marks, strict=True)]


def pdf(records: list[Record], language: Language = "en", **more: Any) -> Paper:
    return debrief_pdf(debrief(records, round_(), CONTENT, language, **more), MADE_ON)


def read(made: Paper) -> str:
    pages = PdfReader(io.BytesIO(made.pdf)).pages
    return "".join("\n".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_paper(language: Language) -> None:
    late = record("i-01", {"listening": 3, "figures": 3}, revision=2, after_debrief=True, text="あとの話")
    made = pdf([*full(takeaways="所見です。", notes={"heard": "メモです。"}), late], language)
    text = read(made)
    for expected in ("c-0042", "根拠です。", "所見です。", "メモです。", "あとの話", *PEOPLE, "1→3"):
        assert expected in text, expected
    assert ("評価項目をまたいだ平均も" if language == "ja" else "noaverageacrosscompetencies") in text
    assert ("署名" if language == "ja" else "Signature") in text
    assert not made.replaced


def test_the_same_debrief_gives_the_same_bytes() -> None:
    assert pdf(full()).pdf == pdf(full()).pdf


def test_it_is_tagged_and_has_title_and_language() -> None:
    reader = PdfReader(io.BytesIO(pdf(full(), "ja").pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "ja-JP"
    assert reader.metadata is not None
    assert reader.metadata.title == "すり合わせ c-0042"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_findings_no_rating_and_no_words_are_on_paper(language: Language) -> None:
    secret = "見せてはいけない言葉"  # noqa: S105  no password
    records = full(secret, takeaways=secret, notes={"heard": secret})
    for made in (pdf(records, language, partial=True), pdf(records[:2], language)):
        assert secret not in read(made)
        assert len(PdfReader(io.BytesIO(made.pdf)).pages) == 1
    assert secret in read(pdf(records, language))


@given(nasty.texts())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_written_can_be_set(text: str) -> None:
    written = normalise(text)
    made = pdf(full(written, takeaways=written, notes={"heard": written}, warnings=(written,)))
    assert made.pdf.startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "text", ["#panic()", "$x$ *b* _i_ @ref <label>", "\\u{41} // /* `raw`", "= heading\n- list", "{name} {people}"]
)
def test_what_looks_like_markup_is_printed_as_it_stands(text: str) -> None:
    assert "".join(text.split()) in read(pdf(full(text)))


def test_ten_thousand_characters_run_over_the_pages() -> None:
    records = full()
    records[1] = record("i-02", {"listening": 4, "figures": None}, text="長い根拠。" * 2_000)
    made = pdf(records)
    assert len(PdfReader(io.BytesIO(made.pdf)).pages) > 6
    assert read(made).count("長") == 2_000 * 2


def test_what_the_font_lacks_is_marked_and_said() -> None:
    made = pdf(full("絵文字 👩\u200d👩\u200d👧 と 𠮷﨑髙\ufa19"))
    assert made.replaced
    text = read(made)
    assert "絵文字〓と𠮷﨑髙\ufa19" in text
    assert "〓standsforacharacter" in text


def test_a_failure_says_nothing_of_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "printable", lambda text: text)
    with pytest.raises(PaperError) as caught:
        pdf(full("秘密の言葉 \U0001f469"))
    assert "秘密" not in str(caught.value)
    assert caught.value.__cause__ is None
