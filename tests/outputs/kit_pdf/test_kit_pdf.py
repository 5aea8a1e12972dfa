"""The kits read back from the PDF."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cskit.content.load import load
from cskit.model.content import Content
from cskit.model.text import LANGUAGES, Language
from cskit.outputs.kit_pdf import KitError, KitPress, write
from cskit.outputs.kit_pdf.data import Paper
from cskit.outputs.kit_pdf.words import WORDS
from cskit.views.kit import kit
from cskit.views.kit_parts import Kit
from tests.conftest import ROOT
from tests.outputs.kit_pdf import sample
from tests.outputs.kit_pdf.read_back import MM, lines, pages, reader, rules, squeeze, texts, with_texts

NEVER_FIRST = "、。，．・：；？！）」』】〕〉》ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〻‐゠–〜"
"""Characters that must not begin a line (JIS X 4051)."""
NEVER_LAST = "（「『【〔〈《"

HOSTILE = (
    "#set page(width: 1cm)", "$ sum_i x $", "*bold* _it_ `raw`", r"\ backslash \n \u{41}", "<script>alert(1)</script>",
    "@reference <label>", "[content] {code} (group)", "// comment /* block */", "= Heading", "- item + item / term: x",
    '"quoted" ' + "'single' -- --- ...", "https://example.com/a?b=c&d=%20#e", "~tilde", "#import \"x.typ\": *", "&amp; %PDF-1.7",
)  # fmt: skip


def lacking(found: list[str], wanted: list[str]) -> list[str]:
    whole = "".join(found)
    return [text for text in wanted if squeeze(text) not in whole]


def parts_of(pdf: bytes) -> list[tuple[Any, int]]:
    """The outline's second level: (item, page from 0)."""
    file = reader(pdf)
    _, parts = file.outline
    assert isinstance(parts, list)
    return [(item, file.get_destination_page_number(item) or 0) for item in parts if not isinstance(item, list)]


def longer(one: Kit, times: int) -> Kit:
    """Say everything but names several times over."""
    return with_texts(one, lambda text: text if len(text) < 16 else " ".join([text] * times))


@pytest.fixture(params=LANGUAGES)
def one(request: pytest.FixtureRequest, content: Content) -> Kit:
    return kit(content, "advertising", request.param)


def test_everything_the_kit_holds_is_printed(one: Kit, press: KitPress) -> None:
    elsewhere = [text for fair in one.fairness[1:] for text in texts(fair)]
    named = {topic.name for fair in one.fairness[1:] for group in fair.groups for topic in group.topics}
    wanted = [text for text in texts(one) if text not in elsewhere or text in named]
    found = pages(press.write(one).pdf)
    assert not lacking(found, wanted)
    assert not lacking(found, list(named))


@pytest.mark.parametrize(("language", "count"), [("ja", 11), ("en", 11)])
def test_page_count(content: Content, press: KitPress, language: Language, count: int) -> None:
    """Typst's layout moves between versions: look at the pages before changing these numbers."""
    assert len(reader(press.write(kit(content, "advertising", language)).pdf).pages) == count


def test_the_parts_begin_in_order_on_pages_of_their_own(one: Kit, press: KitPress) -> None:
    words = WORDS[one.language]
    made = press.write(one).pdf
    file = reader(made)
    assert [item.title for item in file.outline if not isinstance(item, list)] == [one.profile.name]
    assert [item.title for item, _ in parts_of(made)] == [
        words.summary, words.agenda, words.profile, words.pitch, words.questions,
        words.case + words.colon + one.cases[0].name, words.scorecard, words.fairness, words.terms,
    ]  # fmt: skip
    numbers = [number for _, number in parts_of(made)]
    assert numbers == sorted(set(numbers))
    cover = squeeze("".join(line.text for line in lines(file.pages[0])))
    for item, number in parts_of(made):
        assert re.search(re.escape(squeeze(str(item.title))) + rf"\.*{number + 1}(?!\d)", cover), item.title


def test_tagged_for_accessibility(one: Kit, press: KitPress) -> None:
    file = reader(press.write(one).pdf)
    root = file.root_object
    assert root["/MarkInfo"]["/Marked"].value  # type: ignore[index]
    assert str(root["/Lang"]).startswith(one.language)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value  # type: ignore[index]
    assert "/StructTreeRoot" in root
    assert file.metadata is not None
    assert file.metadata.title == f"{WORDS[one.language].kit}{WORDS[one.language].colon}{one.profile.name} · {one.plan}"
    assert file.xmp_metadata is not None
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file.xmp_metadata.stream.get_data()


def test_every_font_is_embedded_and_maps_back_to_text(one: Kit, press: KitPress) -> None:
    fonts: dict[str, Any] = {}
    for page in reader(press.write(one).pdf).pages:
        fonts |= {font.get_object()["/BaseFont"]: font.get_object() for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert sorted(name.split("+")[1] for name in fonts) == ["NotoSansJP-Bold", "NotoSansJP-Regular"]
    for font in fonts.values():
        assert "/ToUnicode" in font
        assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]


def test_running_header_and_footer(one: Kit, press: KitPress) -> None:
    words = WORDS[one.language]
    found = pages(press.write(one).pdf)
    for number, text in enumerate(found, 1):
        assert squeeze(words.confidential) in text
        header = squeeze(
            f"{one.profile.name} · {one.plan}" + words.page.replace("{n}", str(number)).replace("{m}", str(len(found)))
        )
        assert text.startswith(header) == (number > 1)


def test_same_bytes_in_another_process(content: Content) -> None:
    """Two processes with other hash seeds, time zones and places give the same file."""
    code = (
        "import hashlib, sys; from tests.outputs.kit_pdf import sample; from cskit.views.kit import kit; "
        "from cskit.outputs.kit_pdf import write; "
        "print(hashlib.sha256(write(kit(sample.content(), 'advertising', 'ja')).pdf).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
        ).stdout.strip()
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/New_York"))
    }  # fmt: skip
    assert digests == {hashlib.sha256(write(kit(content, "advertising", "ja")).pdf).hexdigest()}


def test_the_file_bears_the_newest_review_and_no_clock(one: Kit, press: KitPress) -> None:
    metadata = reader(press.write(one).pdf).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == one.reviewed


def test_a_kit_does_not_depend_on_those_before_it(content: Content, press: KitPress) -> None:
    first = press.write(kit(content, "advertising", "ja")).pdf
    press.write(kit(content, "teaching", "en"), paper="letter")
    assert press.write(kit(content, "advertising", "ja")).pdf == first


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_paper(one: Kit, press: KitPress, paper: Paper, size: tuple[float, float]) -> None:
    for page in reader(press.write(one, paper=paper).pdf).pages:
        assert (float(page.mediabox.width) / MM, float(page.mediabox.height) / MM) == pytest.approx(size, abs=0.01)


def test_markup_in_content_is_shown_as_text(one: Kit, press: KitPress) -> None:
    supply = iter(HOSTILE * 200)
    hostile = with_texts(one, lambda text: next(supply))
    assert not lacking(pages(press.write(hostile).pdf), list(HOSTILE))


def test_rare_kanji_show_and_emoji_are_substituted_and_reported(one: Kit, press: KitPress) -> None:
    asked = replace(one.questions[1], ask="𠮷野家の髙﨑さん👩🏽\u200d💻と話した🇯🇵")
    made = press.write(replace(one, questions=(one.questions[0], asked, *one.questions[2:])))
    assert "𠮷野家の髙﨑さん〓と話した〓" in "".join(pages(made.pdf))
    assert [(item.character, item.where) for item in made.substituted] == [
        ("👩🏽\u200d💻", f"questions[{asked.id}].ask"),
        ("🇯🇵", f"questions[{asked.id}].ask"),
    ]


def test_nothing_is_reported_where_all_is_shown(one: Kit, press: KitPress) -> None:
    assert press.write(one).substituted == ()


def test_lines_begin_and_end_as_japanese_lines_may(content: Content, press: KitPress) -> None:
    one = kit(content, "advertising", "ja")
    long = with_texts(one, lambda text: text if len(text) < 12 else f"「{text}」ー、" * 3 + "っとャ々。")
    for page in reader(press.write(long).pdf).pages:
        for line in lines(page):
            assert line.text.strip()[0] not in NEVER_FIRST, line
            assert line.text.strip()[-1] not in NEVER_LAST, line


@pytest.mark.parametrize("times", [1, 3, 5])
def test_no_question_is_split_and_its_lines_follow_it(one: Kit, press: KitPress, times: int) -> None:
    one = replace(longer(one, times), cases=())
    words = WORDS[one.language]
    heads = {squeeze(words.question.replace("{n}", str(q.number)) + q.competency): q for q in one.questions}
    seen = []
    for page in reader(press.write(one).pdf).pages:
        drawn = [(line.y, squeeze(line.text)) for line in lines(page)]
        whole = "".join(text for _, text in drawn)
        marks = sorted(
            ((y, text) for y, text in drawn if text == squeeze(words.notes) or any(text.startswith(head) for head in heads)),
            reverse=True,
        )
        assert len(marks) % 2 == 0
        for (_, head), (y, label), (following, _) in zip(marks[::2], marks[1::2], [*marks[2::2], (0.0, "")], strict=False):
            question = next(question for text, question in heads.items() if head.startswith(text))
            seen.append(question.number)
            start = whole.index(head)
            body = whole[start : whole.index(label, start)]
            assert not lacking([body], texts(question))
            ruled = [at for at in rules(page) if following < at < y]
            assert len(ruled) >= 2
            assert all(above - below == pytest.approx(8 * MM, abs=0.3) for above, below in pairwise(ruled))
    assert seen == [question.number for question in one.questions]


@pytest.mark.parametrize("times", [9, 14, 19, 24])
def test_no_table_row_is_split(one: Kit, press: KitPress, times: int) -> None:
    long = longer(one, times)
    found = pages(press.write(long).pdf)
    rows = [
        *([step.name, step.do, step.say or ""] for step in long.steps),
        *([anchor.label, anchor.short] for competency in long.competencies for anchor in competency.anchors),
        *([level.label, level.about] for level in long.scale.levels),
        *([topic.name, topic.if_raised] for topic in long.fairness[0].groups[0].topics),
    ]
    for row in rows:
        assert any(not lacking([text], row) for text in found), row


def test_no_heading_is_left_behind_at_the_foot_of_a_page(one: Kit, press: KitPress) -> None:
    for times in (1, 4, 7, 11):
        long = longer(one, times)
        file = reader(press.write(long).pdf)
        headings = {squeeze(line) for line in _headings(long)}
        for page in file.pages:
            body = [line for line in lines(page) if squeeze(line.text) != squeeze(WORDS[long.language].confidential)]
            lowest = min(body, key=lambda line: line.y)
            assert squeeze(lowest.text) not in headings, lowest


def _headings(one: Kit) -> list[str]:
    words = WORDS[one.language]
    return [
        words.brings, words.lacks, words.frustrations, words.difficulty, words.watch_outs,
        words.pitch_line, words.pitch_paragraph,
        words.talk_track, words.asks, words.rated, words.scale, words.after, words.overall, words.probes, words.listen_for,
        words.equivalent, words.case_practice, words.elsewhere, words.before, words.during,
    ]  # fmt: skip


def test_a_text_longer_than_a_page_is_not_cut_off(one: Kit, press: KitPress) -> None:
    endless = "".join(f"{number}番目の文です。" for number in range(400))
    question = replace(one.questions[0], ask=endless)
    step = replace(one.steps[0], say=endless)
    file = reader(press.write(replace(one, questions=(question,), steps=(step,))).pdf)
    found = [line for page in file.pages for line in lines(page)]
    assert (
        sum("".join(squeeze(line.text) for line in found).count(f"{number}番目の文です。") >= 2 for number in range(400)) >= 395
    )
    assert min(line.y for line in found) > 20
    assert max(line.y for line in found) < 297 * MM - 20


def test_an_unbroken_run_of_letters_stays_on_the_page(one: Kit, press: KitPress) -> None:
    address = "https://example.com/" + "abcdefghij" * 30
    file = reader(press.write(replace(one, questions=(replace(one.questions[0], ask=address),))).pdf)
    found = [squeeze(line.text) for page in file.pages for line in lines(page)]
    assert address in "".join(found)
    assert all(len(text) < 130 for text in found if "abcdefghij" in text)


def test_empty_lists_leave_no_empty_part(one: Kit, press: KitPress) -> None:
    bare = replace(one, cases=(), fairness=(), terms=(), profile=replace(one.profile, talk_track=()))
    words = WORDS[one.language]
    found = pages(press.write(bare).pdf)
    assert not any(squeeze(words.fairness) + squeeze(words.fairness_hint) in text for text in found)
    frame = len(squeeze(words.confidential)) + len(squeeze(f"{one.profile.name}{one.plan}")) + 20
    assert all(len(text) > frame for text in found)


def test_the_hand_out_has_a_page_of_its_own_without_the_marking_guide(press: KitPress) -> None:
    whole = sample.content()
    bakery = whole.cases["bakery"].model_copy(update={"assignment": sample.assignment()})
    one = kit(replace(whole, cases={"bakery": bakery}), "advertising", "en")
    found = pages(press.write(one).pdf)
    [handed] = [text for text in found if squeeze("A bakery near the station orders less.") in text]
    for shown in ("Falling orders", "Eighty", "What would you ask first?", WORDS["en"].handout):
        assert squeeze(shown) in handed
    for hidden in ("Names 4 clues.", "Why in that order?", "wait two minutes", "Speed of talk"):
        assert squeeze(hidden) not in handed
        assert any(squeeze(hidden) in text for text in found)


def test_trouble_is_told_in_plain_words(one: Kit, press: KitPress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cskit.outputs.kit_pdf.data.showable", lambda text, shown: (text, []))
    broken = replace(one, profile=replace(one.profile, summary="😀"))
    with pytest.raises(
        KitError, match=rf"^the kit 'advertising' \({one.language}\) could not be set: .*😀.*; try using a different font$"
    ):
        press.write(broken)


def test_a_warning_is_an_error(one: Kit, press: KitPress, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "kit.typ").write_text('#set document(title: "x")\n#set text(font: "No Such Font")\n= Title\n', encoding="utf-8")
    monkeypatch.setattr("cskit.outputs.kit_pdf.TEMPLATES", tmp_path)
    with pytest.raises(KitError, match=r"unknown font family: no such font; in kit\.typ:2:"):
        KitPress().write(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_kits(press: KitPress, language: Language) -> None:
    """Every shipped kit can be set whole, in 8 to 12 pages, with the same questions for all backgrounds.

    Where a page more is made, see which part runs over: its texts have grown, or its limit in the template is off.
    """
    words = WORDS[language]
    real, problems = load([ROOT])
    assert not problems
    asked = set()
    for background in real.backgrounds:
        one = kit(real, background, language)
        made = press.write(one)
        assert made.substituted == ()
        found = pages(made.pdf)
        assert 8 <= len(found) <= 12, background
        starts = {item.title: number for item, number in parts_of(made.pdf)}
        assert starts[words.agenda] - starts[words.summary] == starts[words.terms] - starts[words.fairness] == 1
        assert not lacking(found, texts(one.questions) + texts(one.competencies) + texts(one.steps) + texts(one.terms))
        asked.add(tuple((question.id, question.ask, question.probes) for question in one.questions))
    assert len(asked) == 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own peak memory")
def test_all_kits_in_one_process_stay_within_their_memory() -> None:
    """What Typst keeps of older kits is let go: twelve kits need hardly more than three."""
    code = (
        "from pathlib import Path; from cskit.content.load import load; "
        "from cskit.outputs.kit_pdf import KitPress; from cskit.views.kit import kit; "
        "content, _ = load([Path('.')]); press = KitPress(); "
        "made = [len(press.write(kit(content, one, language)).pdf) for language in ('ja', 'en') for one in content.backgrounds]; "
        "print(len(made), Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    count, kilobytes = map(int, done.stdout.split())
    assert count == 12
    assert kilobytes <= 200 * 1024
