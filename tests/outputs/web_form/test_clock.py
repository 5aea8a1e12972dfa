"""The clock against the plan."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from cskit.outputs.web_form.words import words
from tests.outputs.web_form import forms
from tests.outputs.web_form.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

JA, EN = words("ja"), words("en")


def test_the_clock_says_where_one_should_be(room: BrowserContext, open_form: Open) -> None:
    room.clock.install(time="2026-11-25T01:00:00Z")
    page = open_form(forms.named("en"))
    now, step = page.locator("#now"), page.locator('#agenda [aria-current="step"]')
    expect(now).to_have_text(EN["not_started"])
    page.locator("#start").press("Enter")
    room.clock.run_for(1000)
    expect(now).to_have_text(EN["now"].format(step="Opening", left="5:00"))
    room.clock.run_for(5 * 60_000)
    expect(now).to_have_text(EN["now"].format(step="Core questions", left="35:00"))
    expect(step).to_have_count(1)
    assert step.get_attribute("data-step") == "ask"
    page.locator("#start").press("Enter")
    expect(now).to_have_text(EN["paused"])
    room.clock.run_for(30 * 60_000)
    expect(page.locator("#clock")).to_have_text("5:01")
    page.locator("#start").press("Enter")
    room.clock.run_for(57 * 60_000)
    expect(now).to_have_text(EN["over"].format(n=1))
    expect(step).to_have_count(0)
    room.clock.run_for(6 * 60_000)
    expect(now).to_have_text(EN["over"].format(n=5))
    page.locator("#start").press("Enter")
    page.locator("#reset").press("Enter")
    expect(page.locator("#clock")).to_have_text("0:00")


def test_a_running_clock_goes_on_through_a_reload(room: BrowserContext, open_form: Open) -> None:
    room.clock.install(time="2026-11-25T01:00:00Z")
    page = open_form(forms.named("en"))
    page.locator("#start").press("Enter")
    room.clock.run_for(120_000)
    page.reload()
    room.clock.run_for(1000)
    expect(page.locator("#clock")).to_have_text(re.compile("2:0[0-9]"))
    expect(page.locator("#start")).to_have_text(EN["pause"])


def test_nothing_moves(open_form: Open) -> None:
    page = open_form(forms.named())
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].filter((one) => {
        const style = getComputedStyle(one);
        return style.animationName !== 'none' || Number.parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === 'smooth';
    }).length""")
    assert moving == 0
