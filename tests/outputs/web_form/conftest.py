"""Chromium, and pages that fail a test for whatever a reader would not be told."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from cskit.outputs.web_form import write
from cskit.views.form import Form

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic", "--lang=en-US"]  # fmt: skip

WATCH = "document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective}`));"


@pytest.fixture(scope="module")  # Not longer: one thread can drive one Playwright at a time.
def browser() -> Iterator[Browser]:
    if CHROMIUM is None and os.environ.get("CI") != "true":
        pytest.skip("needs Chromium (Debian: apt install chromium)")
    assert CHROMIUM, "CI needs Chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def room(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser; the test fails for a script error, a breach of the policy or any request."""
    context, wrong = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True), list[str]()
    context.add_init_script(WATCH)
    context.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda request: None if re.match("(file|data|blob):", request.url) else wrong.append(request.url))
    yield context
    context.close()
    assert wrong == []


Open = Callable[..., Page]


@pytest.fixture
def open_form(room: BrowserContext, tmp_path: Path) -> Open:
    """Write a form as a file and open it from there, as somebody does who got it by mail."""

    def opened(form: Form, *, before: str = "", name: str = "form.html") -> Page:
        path = tmp_path / name
        path.write_bytes(write(form))
        page = room.new_page()
        page.on("filechooser", lambda _: None)  # From the first listener on, Chromium hands files over instead of asking.
        if before:
            page.add_init_script(before)
        page.goto(path.as_uri())
        return page

    return opened
