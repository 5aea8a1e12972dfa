"""Pages as a reader sees them, in Chromium: both languages, phone and desk, light and dark."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("CI") != "true", reason="needs Chromium (Debian: apt install chromium)"
    ),
]

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--disable-quic"]  # fmt: skip


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
        pass


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI needs Chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test for a script error, a failed request or a request to another host."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened, wrong = context.new_page(), list[str]()
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda request: None if request.url.startswith((address, "data:", "blob:")) else wrong.append(request.url)
    )
    opened.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    [
        "",
        "glossary/",
        "glossary/ltv/",
        "scorecards/problem-discovery/",
        "scorecards/plans/interview-60/",
        "scorecards/fair-hiring/",
        "kits/",
        "kits/consultant/",
        "cases/slack/",
        "guide/recruiters/",
        "sources/",
        "ours/",
        "differences/",
        "first-week/customer-success-support-sales/",
        "hiring/why-structured/",
        "paths/new-hire/",
        "scorecards/calibration/pd-sample-a/",
        "cases/handouts/salesforce/",
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_page_fits_every_screen(page: Page, address: str, language: str, path: str) -> None:
    for width, scheme in ((390, "light"), (820, "dark"), (1280, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{address}/{language}/{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [
        ("ja", "解約率", "churn-rate"),
        ("ja", "オンボーディング", "onboarding"),
        ("ja", "かいやくりつ", "churn-rate"),
        ("ja", "ヘルスコア", "health-score"),
        ("en", "解約率", "churn-rate"),
        ("en", "churn rate", "churn-rate"),
    ],
)
def test_search_finds_a_term(page: Page, address: str, language: str, typed: str, found: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}/{language}/")
    page.locator(".md-search__input").click()
    page.wait_for_load_state("networkidle")
    page.keyboard.insert_text(typed)
    page.keyboard.press("Shift")  # an input method ends with a key going up, which is what the search waits for
    page.wait_for_selector(".md-search-result__link")
    links = [link.get_attribute("href") or "" for link in page.locator("article.md-search-result__article").locator("..").all()]
    pages = list(dict.fromkeys(link.split("?")[0].split("#")[0] for link in links))
    assert any(link.endswith(f"/glossary/{found}/") for link in pages[:3]), pages[:5]


def test_switching_language_stays_on_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/ja/glossary/ltv/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/glossary/ltv/")
    assert page.locator("h1").inner_text().startswith("Lifetime value")
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url(f"{address}/ja/glossary/ltv/")
    assert page.locator("h1").inner_text().startswith("LTV")


def test_the_chooser_remembers_without_sending_anybody_away(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}/en/")
    page.goto(f"{address}/")
    assert page.url == f"{address}/"
    assert page.locator("a[data-last]").get_attribute("hreflang") == "en"


def test_the_site_can_be_read_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.get_by_role("link", name="日本語").click()
    page.get_by_role("link", name="用語集").first.click()
    page.get_by_role("link", name="LTV").first.click()
    assert page.locator("h1").inner_text().startswith("LTV")
    context.close()
