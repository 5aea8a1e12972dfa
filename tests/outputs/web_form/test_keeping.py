"""What the browser keeps: nothing is lost, nothing written over, and everything can be cleared."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Dialog, expect

from cskit.outputs.web_form.words import words
from cskit.views.form import form
from tests.outputs.kit_pdf import sample
from tests.outputs.web_form import forms
from tests.outputs.web_form.conftest import Open
from tests.outputs.web_form.page_acts import FULL, held, kept, put, saved

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

JA, EN = words("ja"), words("en")


def test_what_was_written_is_there_after_closing(open_form: Open) -> None:
    page = open_form(forms.named())
    put(page, FULL)
    saved(page)
    assert re.fullmatch(r"\d\d:\d\d このパソコンに一時保存", page.locator("#state").inner_text())
    (key,) = kept(page)
    assert key.endswith(":c-0042:i-sato")
    assert forms.named().stamp.content in key
    page.close()
    again = open_form(forms.named())
    assert held(again, FULL) == FULL
    expect(again.locator("#notice")).to_contain_text(re.compile(r"\d\d:\d\d"))
    expect(again.locator("#file-state")).to_have_text(JA["not_downloaded"])


def test_what_is_typed_last_outlives_an_instant_reload(open_form: Open) -> None:
    for made in (forms.named(), forms.blank()):
        page = open_form(made)
        page.once("dialog", lambda dialog: dialog.accept())
        page.locator("#f-takeaways").press_sequentially("last")
        page.reload()
        assert held(page, {"takeaways": ""}) == {"takeaways": "last"}


def test_another_candidate_and_another_interviewer_see_nothing_of_it(open_form: Open) -> None:
    page = open_form(forms.named())
    put(page, FULL)
    saved(page)
    content = sample.content()
    for candidate, interviewer in (("c-0041", "i-sato"), ("c-0042", "i-abe")):
        other = open_form(form(content, "advertising", "ja", candidate=candidate, interviewer=interviewer), name="other.html")
        assert set(held(other, FULL).values()) == {""}
        expect(other.locator("#drafts")).to_be_visible()  # They are told that it is there, by ids alone.


def test_a_blank_form_offers_drafts_and_never_writes_over_one(open_form: Open) -> None:
    page = open_form(forms.blank("en"))
    put(page, {"candidate": "c-1", "interviewer": "i-1", "takeaways": "first"})
    saved(page)
    page.locator("#f-candidate").press("Tab")
    (key,) = kept(page)
    assert key.endswith(":c-1:i-1")
    second = open_form(forms.blank("en"))
    assert held(second, {"takeaways": ""}) == {"takeaways": ""}
    put(second, {"candidate": "c-1", "interviewer": "i-1", "takeaways": "second"})
    second.locator("#f-candidate").press("Tab")
    saved(second)
    second.wait_for_timeout(600)
    assert sorted(json.loads(raw)["answers"]["takeaways"] for raw in second.evaluate("Object.values(localStorage)")) == [
        "first", "second",
    ]  # fmt: skip
    third = open_form(forms.blank("en"))
    assert third.locator("#drafts li").count() == 2
    third.locator("#drafts button", has_text=EN["draft_open"]).first.press("Enter")
    assert held(third, {"takeaways": ""})["takeaways"] in ("first", "second")
    assert third.locator("#drafts li").count() == 1


def test_two_windows_on_one_scorecard_do_not_write_over_each_other(open_form: Open) -> None:
    one = open_form(forms.named("en"))
    one.fill("#f-takeaways", "one")
    saved(one)
    two = open_form(forms.named("en"))
    two.fill("#f-takeaways", "two")
    saved(two)
    expect(one.locator("#state")).to_have_text(EN["state_elsewhere"])
    one.fill("#f-takeaways", "one again")
    one.wait_for_timeout(600)
    expect(one.locator("#state")).to_have_text(EN["state_elsewhere"])
    assert "two" in one.evaluate("Object.values(localStorage)[0]")
    one.locator("#take-over").press("Enter")
    saved(one)
    assert "one again" in one.evaluate("Object.values(localStorage)[0]")


@pytest.mark.parametrize(
    ("thrown", "word"), [("QuotaExceededError", "state_full"), ("SecurityError", "state_failed")]
)  # fmt: skip
def test_a_failure_to_keep_is_said(open_form: Open, thrown: str, word: str) -> None:
    page = open_form(
        forms.named(), before=f"Storage.prototype.setItem = () => {{ throw new DOMException('', '{thrown}'); }};"
    )  # fmt: skip
    page.fill("#f-takeaways", "a")
    expect(page.locator("#state")).to_have_text(JA[word])


def test_a_browser_that_keeps_nothing_is_said_at_once(open_form: Open) -> None:
    page = open_form(
        forms.named(), before="Object.defineProperty(window, 'localStorage', { get() { throw new DOMException(); } });"
    )  # fmt: skip
    expect(page.locator("#state")).to_have_text(JA["state_failed"])
    page.fill("#f-takeaways", "a")
    page.wait_for_timeout(500)
    expect(page.locator("#state")).to_have_text(JA["state_failed"])


def test_a_screen_reader_is_told_of_the_state_when_it_changes(open_form: Open) -> None:
    page = open_form(forms.named("en"))
    said = page.locator("#state-said")
    expect(said).to_have_attribute("role", "status")
    page.evaluate("""() => {
        window.told = [];
        new MutationObserver((all) => window.told.push(document.getElementById('state-said').textContent))
            .observe(document.getElementById('state-said'), { childList: true });
    }""")
    for text in ("a", "ab", "abc"):
        page.fill("#f-takeaways", text)
        saved(page)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }")
    page.fill("#f-takeaways", "abcd")
    expect(said).to_have_text(EN["state_full"])
    told = page.evaluate("window.told")
    assert [text.rstrip("0123456789:") for text in told] == ["Saved on this computer at ", EN["state_full"]]


def test_a_spoilt_draft_is_left_alone_and_does_no_harm(open_form: Open) -> None:
    page = open_form(forms.named())
    page.fill("#f-takeaways", "a")
    saved(page)
    page.evaluate("""() => {
        localStorage.setItem(Object.keys(localStorage)[0], '{"answers": {"takeaways": 1}');
        Storage.prototype.setItem = () => {};  // closing the page would save once more and mend it
    }""")
    page.close()
    again = open_form(forms.named())
    assert held(again, {"takeaways": ""}) == {"takeaways": ""}
    again.fill("#f-takeaways", "b")
    saved(again)
    assert len(kept(again)) == 2


def test_clearing_empties_the_page_and_this_computer(open_form: Open) -> None:
    page = open_form(forms.named("en"))
    put(page, FULL)
    saved(page)
    asked = list[str]()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if len(asked) == 1:
            dialog.dismiss()
        else:
            dialog.accept()

    page.on("dialog", answer)
    page.locator("#clear").press("Enter")
    assert held(page, FULL) == FULL
    assert len(kept(page)) == 1
    page.locator("#clear").press("Enter")
    assert asked == [EN["clear_ask_unsaved"]] * 2
    assert set(held(page, FULL).values()) == {""}
    assert held(page, {"candidate": "", "interviewer": ""}) == {"candidate": "c-0042", "interviewer": "i-sato"}
    assert kept(page) == []
    expect(page.locator("#state")).to_have_text(EN["state_cleared"])
    expect(page.locator("#clear-hint")).to_contain_text("seen by other pages opened from files")
    page.reload()
    assert set(held(page, FULL).values()) == {""}
    assert kept(page) == []


def test_leaving_is_asked_about_as_long_as_no_file_holds_it(open_form: Open) -> None:
    page = open_form(forms.named())
    asked = list[str]()

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    put(page, FULL)
    page.locator("#f-takeaways").press("a")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert not page.is_closed()
    with page.expect_download():
        page.click("#download")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    assert asked == ["beforeunload"]
