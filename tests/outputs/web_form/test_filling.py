"""The form as an interviewer fills it in: Chromium, from a file, with the keyboard alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cskit.model.text import Language
from cskit.model.writing import normalise
from cskit.outputs.web_form import fill, page, read, write
from cskit.outputs.web_form.words import words
from cskit.views.form import Form
from tests.outputs import nasty
from tests.outputs.web_form import forms
from tests.outputs.web_form.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LANGUAGES: tuple[Language, ...] = ("ja", "en")
WITHOUT_HALVES = {key: value for key, value in (nasty.ANYWHERE | nasty.AT_THE_START).items() if key != "lone surrogates"}
NASTY = [
    "はじめに\r\n\r\n次に\tタブ \n𠮷野家 👩\u200d👩\u200d👧\u200d👦 \ufa19谷 髙橋 﨑 か\u3099 葛\U000e0100",
    "=1+1 </textarea></script><script>alert(1)</script> & &amp; \"'`\\ {{ x }} ${x} %s",
    "\u202eabc\u202c \u2066x\u2069 שלום \u2028 \u2029 \x85 \x00 \x07 \x1b[31m \x7f \ufffe \uffff \ufdd0 \ufeff \u200b \u00a0",
    "\n".join(sample for samples in WITHOUT_HALVES.values() for sample in samples),
    ("𠮷あ" * 30 + "\n") * 163 + "x",
]


def tab_to(page: Page, id_: str, *, back: bool = False) -> None:
    """Walk to a control as the keyboard does; fails where it cannot be reached."""
    for _ in range(250):
        if page.evaluate("document.activeElement.id") == id_:
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    pytest.fail(f"{id_} cannot be reached")


def choose(page: Page, key: str, steps: int, first: str = "1") -> None:
    tab_to(page, f"f-{key}-{first}")
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def fill_in(page: Page, form: Form) -> dict[str, str]:
    """Fill everything in with the keyboard, in the page's order; gives what was put in."""
    put: dict[str, str] = {}
    for key, id_ in (("candidate", "c-0042"), ("interviewer", "i-sato")):
        if key not in form.prefilled:
            tab_to(page, f"f-{key}")
            page.keyboard.type(id_)
        put[key] = id_
    tab_to(page, "f-held_on")
    page.keyboard.type("11252026")
    put["held_on"] = "2026-11-25"
    texts = iter(NASTY * 3)
    for question in form.questions:
        put[f"note.{question.id}"] = paste(page, f"f-note.{question.id}", next(texts))
    first, second = (one.id for one in form.competencies)
    choose(page, f"{first}.rating", 2)
    put[f"{first}.rating"] = "3"
    put[f"{first}.evidence"] = paste(page, f"f-{first}.evidence", next(texts))
    choose(page, f"{second}.rating", 4)
    put[f"{second}.rating"] = "not_assessed"
    put[f"{second}.reason"] = paste(page, f"f-{second}.reason", next(texts))
    choose(page, "recommendation", 3, "definitely_not")
    put["recommendation"] = "strong_yes"
    tab_to(page, "f-takeaways")
    page.keyboard.type("typed, key by key: ab")
    page.keyboard.press("Enter")
    page.keyboard.type("and on")
    put["takeaways"] = "typed, key by key: ab\nand on"
    return put


def paste(page: Page, id_: str, text: str) -> str:
    tab_to(page, id_)
    page.keyboard.insert_text(text)
    return text


def downloaded(page: Page, button: str = "download") -> tuple[str, bytes]:
    tab_to(page, button)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


@pytest.mark.parametrize("form", [forms.blank("ja"), forms.named("en")], ids=["blank ja", "named en"])
def test_nothing_is_lost_between_the_keyboard_and_the_collector(open_form: Open, form: Form) -> None:
    page = open_form(form)
    put = fill_in(page, form)
    name, data = downloaded(page)
    assert name == "scorecard_advertising_c-0042_i-sato_2026-11-25.json"
    filled, problems = read(data, name)
    assert problems == []
    assert filled
    assert filled.stamp == form.stamp
    found = nasty.found(form, filled)
    assert found == nasty.normalised(form, put)
    assert len(found[f"note.{form.questions[0].id}"]) > 30
    expect(page.locator("#done")).to_contain_text(name)
    expect(page.locator("#file-state")).to_have_text(words(form.language)["downloaded"])


def test_what_is_cut_and_pasted_stays(open_form: Open) -> None:
    page = open_form(forms.named())
    paste(page, "f-note.heard", NASTY[0])
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+X")
    tab_to(page, "f-takeaways")
    page.keyboard.press("Control+V")
    assert normalise(page.input_value("#f-takeaways")) == normalise(NASTY[0])


def test_the_page_saves_exactly_what_fill_makes(open_form: Open) -> None:
    form = forms.named()
    page = open_form(form)
    put = fill_in(page, form)
    half = "a\ud842b\udfb7"
    page.evaluate(
        "units => { const at = document.getElementById('f-note.silence'); at.value = String.fromCharCode(...units);"
        " at.dispatchEvent(new Event('input', { bubbles: true })); }",
        [ord(sign) for sign in half],
    )
    put["note.silence"] = half
    _, data = downloaded(page)
    held = {key: page.evaluate("key => document.getElementById('f-' + key)?.value", key) for key in put}
    texts = {key: held[key].replace("\r\n", "\n") if held[key] is not None and key != "note.silence" else put[key] for key in put}
    made = fill(form, texts)
    moment = rb'"saved_at": "\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"'
    assert len(re.findall(moment, data)) == 1
    assert re.sub(moment, b"", data) == re.sub(moment, b"", made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_missing_is_listed_with_the_way_to_it(open_form: Open, language: Language) -> None:
    form, say = forms.blank(language), words(language)
    page = open_form(form)
    page.set_default_timeout(5000)
    choose(page, "listening.rating", 0)
    choose(page, "figures.rating", 4)
    tab_to(page, "download")
    page.keyboard.press("Enter")
    expect(page.locator("#problems")).to_be_focused()
    listed = page.locator("#problems li").all_text_contents()
    (first, second) = (one.name for one in form.competencies)
    assert listed == [
        say["problem_required"].format(label=say["candidate"]), say["problem_required"].format(label=say["interviewer"]),
        say["problem_day"], say["problem_evidence"].format(name=first), say["problem_reason"].format(name=second),
        say["problem_overall"],
    ]  # fmt: skip
    expect(page.locator('[id="e-listening.evidence"]')).to_contain_text(listed[3])
    expect(page.locator('[id="f-listening.evidence"]')).to_have_attribute("aria-invalid", "true")
    for text, goal in zip(listed, ("candidate", "interviewer", "held_on", "listening.evidence", "figures.reason",
                                   "recommendation-definitely_not"), strict=True):  # fmt: skip
        page.locator("#problems a", has_text=text).focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == f"f-{goal}"
    page.locator('[id="f-listening.evidence"]').fill("  \u2028\ufeff\x00 ")
    assert page.locator("#problems li").count() == 6
    page.locator('[id="f-listening.evidence"]').fill("a")
    assert page.locator("#problems li").count() == 5
    expect(page.locator('[id="e-listening.evidence"]')).to_be_hidden()


@pytest.mark.parametrize(
    ("value", "word"),
    [("田中", "problem_person"), ("c 1", "problem_person"), ("C-1", "problem_person"), ("-a", "problem_person"),
     ("a" * 33, "problem_person"), ("../x", "problem_person"), ("con", "problem_reserved"), ("com1", "problem_reserved")],
)  # fmt: skip
def test_an_id_that_the_collector_refuses_is_refused_here(open_form: Open, value: str, word: str) -> None:
    page = open_form(forms.blank("en"))
    page.fill("#f-candidate", value)
    page.click("#download")
    expect(page.locator("#e-candidate")).to_contain_text(words("en")[word].format(label="Candidate ID", value=value))


def test_a_text_too_long_is_said_and_never_cut(open_form: Open) -> None:
    page = open_form(forms.named("en"))
    page.fill("#f-takeaways", "𠮷" * 9_500)
    expect(page.locator("#n-takeaways")).to_have_text("500 characters left")
    page.fill("#f-takeaways", "𠮷" * 10_001 + "\r\n ")
    expect(page.locator("#n-takeaways")).to_have_text("1 characters too many")
    page.click("#download")
    expect(page.locator("#e-takeaways")).to_contain_text("at most 10000 characters (10001 now)")
    assert page.input_value("#f-takeaways") == "𠮷" * 10_001 + "\n "


def test_unfinished_work_can_be_saved_under_another_name(open_form: Open) -> None:
    page = open_form(forms.blank())
    paste(page, "f-takeaways", "途中")
    tab_to(page, "download")
    page.keyboard.press("Enter")
    name, data = downloaded(page, "download-draft")
    assert re.fullmatch(r"draft_scorecard_advertising_unnamed_unnamed_\d{4}-\d\d-\d\d\.json", name)
    assert json.loads(data)["answers"]["takeaways"] == "途中"


def test_a_choice_can_be_undone(open_form: Open) -> None:
    page = open_form(forms.named())
    choose(page, "listening.rating", 1)
    page.locator("#c-listening .undo").focus()
    page.keyboard.press("Enter")
    assert page.locator('[name="listening.rating"]:checked').count() == 0
    assert page.evaluate("document.activeElement.name") == "listening.rating"


def test_reason_notes_and_full_anchors_come_when_they_are_needed(open_form: Open) -> None:
    form = forms.named("en")
    page = open_form(form)
    expect(page.locator('[id="f-listening.reason"]')).to_be_hidden()
    page.check('[id="f-listening.rating-not_assessed"]')
    page.fill('[id="f-listening.reason"]', "no time")
    page.check('[id="f-listening.rating-2"]')
    expect(page.locator('[id="f-listening.reason"]')).to_be_visible()  # What is written is never hidden.
    page.fill('[id="f-note.heard"]', "said <b>this</b>")
    page.locator("#c-listening .mirror summary").click()
    expect(page.locator('#c-listening [data-mirror="note.heard"]')).to_have_text("said <b>this</b>")
    line = page.get_by_text(form.anchors[0].full[4][0]).first
    expect(line).to_be_hidden()
    page.locator("#c-listening .unfold").focus()
    page.keyboard.press("Enter")
    expect(line).to_be_visible()
    expect(page.locator("#c-listening details.full[open]")).to_have_count(4)


def test_the_collectors_rules_are_the_pages_rules(open_form: Open) -> None:
    """What counts as empty, and how long a text is, must not differ between the page and the collector."""
    source = (page.TEMPLATES / "fields.js").read_text("utf-8")
    rules = source[source.index("const DROPPED") : source.index("const lengthOf")]
    samples = [sample for samples in (nasty.ANYWHERE | nasty.AT_THE_START).values() for sample in samples]
    samples += [f"{one} {other}" for one, other in zip(samples, reversed(samples), strict=True)]
    samples += [f"{chr(sign)}a{chr(sign)}" for sign in (*range(0x300), *range(0x2000, 0x2070), *range(0xF900, 0xFB00), 0x2F81A)]
    units = [list(memoryview(one.encode("utf-16-le", "surrogatepass")).cast("H")) for one in samples]
    opened = open_form(forms.blank())
    found = opened.evaluate(
        f"texts => {{ {rules} return texts.map((units) => Array.from(inForm(String.fromCharCode(...units)))"
        ".map((sign) => sign.codePointAt(0))); }",
        units,
    )
    whole = [one.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") for one in samples]
    assert ["".join(map(chr, points)) for points in found] == [normalise(one) for one in whole]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_content_is_shown_as_text(open_form: Open, language: Language) -> None:
    form = forms.hostile(language)
    opened = open_form(form)
    opened.on("dialog", lambda _: pytest.fail("content was run"))
    assert opened.locator(f"#qn-{form.questions[0].number}").inner_text().endswith(re.sub("\u2028", "\u2028", forms.ATTACK))
    opened.locator("#start").click()
    assert "<script>alert(1)" in opened.locator("#now").inner_text()
    opened.click("#download")
    assert "<script>alert(1)" in opened.locator("#problems").inner_text()
    assert opened.locator("img").count() == 0


def test_the_policy_holds_against_what_a_script_would_do(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "form.html").write_bytes(write(forms.blank()))
    opened, refused = browser.new_page(), list[str]()
    opened.goto((tmp_path / "form.html").as_uri())
    opened.on("console", lambda message: refused.append(message.text))
    opened.evaluate("document.addEventListener('securitypolicyviolation', (event) => console.log(event.effectiveDirective))")
    opened.evaluate("""async () => {
        await fetch('https://example.invalid/').catch(() => undefined);
        const image = new Image(); image.src = 'https://example.invalid/a.png';
        const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script);
        const style = document.createElement('style'); style.textContent = 'h1 { color: red }'; document.body.append(style);
        document.querySelector('h1').setAttribute('onclick', 'window.ran = true'); document.querySelector('h1').click();
        const form = document.createElement('form'); form.action = 'https://example.invalid/'; document.body.append(form);
        form.submit();
    }""")
    opened.wait_for_timeout(300)
    assert {"connect-src", "img-src", "script-src-elem", "style-src-elem", "script-src-attr", "form-action"} <= set(refused)
    assert opened.evaluate("window.ran") is None
    opened.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_width_scrolls_sideways(open_form: Open, language: Language, width: int) -> None:
    opened = open_form(forms.hostile(language))
    opened.set_viewport_size({"width": width, "height": 844})
    opened.click("#download")
    opened.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    opened.fill("#f-takeaways", "w" * 400)
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_for_a_thumb(open_form: Open) -> None:
    opened = open_form(forms.named("en"))
    opened.set_viewport_size({"width": 390, "height": 844})
    opened.check('[id="f-listening.rating-2"]')
    small = opened.evaluate("""() => [
        ...document.querySelectorAll('main button, main label[for*=rating], main input[type=date], textarea'),
    ]
        .filter((one) => one.checkVisibility()).map((one) => [one.id || one.textContent, one.getBoundingClientRect().height])
        .filter(([, height]) => height < 36)""")
    assert small == []


def test_on_paper_everything_written_stands_in_full(open_form: Open) -> None:
    opened = open_form(forms.named())
    text = "\n".join(f"line {number}" for number in range(200))
    opened.fill('[id="f-listening.evidence"]', text)
    opened.emulate_media(media="print")
    paper = opened.locator('[data-field="listening.evidence"] .paper')
    expect(paper).to_be_visible()
    assert paper.inner_text() == text
    expect(opened.locator('[id="f-listening.evidence"]')).to_be_hidden()
    expect(opened.locator('[data-field="figures.evidence"] .rules')).to_be_visible()
    expect(opened.locator('[data-field="listening.evidence"] .rules')).to_be_hidden()
    expect(opened.locator(".bar")).to_be_hidden()
    expect(opened.locator("#hand-in")).to_be_hidden()
