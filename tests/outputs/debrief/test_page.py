"""The pages: self-contained, nothing that runs, whatever people wrote shown as text, and nothing early."""

from __future__ import annotations

import base64
import hashlib
import re
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from cskit.model.record import Record
from cskit.model.text import Language
from cskit.model.writing import normalise
from cskit.outputs.debrief import calibration_page, debrief_page, pack_page
from cskit.outputs.debrief import page as module
from cskit.views.calibration import calibration
from cskit.views.debrief import debrief
from cskit.views.practice import Practice, pack
from tests.outputs import nasty
from tests.outputs.debrief import sample
from tests.outputs.debrief.sample import MADE_ON, PEOPLE, record, round_

CONTENT = sample.content()
LANGUAGES: tuple[Language, ...] = ("ja", "en")
VOID = {"meta", "br", "circle", "line", "link", "img", "input", "hr"}


class Read(HTMLParser):
    """What a browser would make of a page: elements, attributes, and texts by the element they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.text = ""
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))
            if tag == "p" and dict(attrs).get("class") == "said":
                self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._open and self._open[-1] == ("p", "said"):
            self.said[-1] += data


def read(page: bytes) -> Read:
    found = Read()
    found.feed(page.decode())
    found.close()
    assert not found._open
    return found


def page(records: list[Record], language: Language = "en", **more: Any) -> bytes:
    return debrief_page(debrief(records, round_(), CONTENT, language, **more), MADE_ON)


def full(text: str = sample.EVIDENCE, **more: Any) -> list[Record]:
    marks = ({"listening": 1, "figures": 3}, {"listening": 4, "figures": None}, {"listening": 3, "figures": 3})
    return [record(person, card, text=text, **more) for person, card in zip(PEOPLE, marks, strict=True)]


def every_page(language: Language) -> dict[str, bytes]:
    records = full()
    late = record("i-01", {"listening": 3, "figures": 3}, revision=2, after_debrief=True)
    many = [
        record(person, {"listening": 1 + (n + at) % 4, "figures": 3}, candidate=f"c-{n}")
        for n in range(12) for at, person in enumerate(PEOPLE)
    ]  # fmt: skip
    practised = [Practice("i-01", {"listening-a": 2, "figures-a": 2}, (), ())]
    return {
        "debrief": page([*records, late], language),
        "coverage": page(records, language, partial=True),
        "waiting": page(records[:1], language),
        "calibration": calibration_page(calibration(practised, many, CONTENT, language), MADE_ON),
        "few": calibration_page(calibration([], records, CONTENT, language), MADE_ON),
        "empty": calibration_page(calibration([], [], CONTENT, language), MADE_ON),
        "pack": pack_page(pack(CONTENT, language)),
    }


# Self-contained


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_hold_nothing_that_runs_or_loads(language: Language) -> None:
    for name, made in every_page(language).items():
        for tag, attributes in read(made).tags:
            assert tag not in ("script", "link", "img", "iframe", "object", "embed", "form", "input", "base"), name
            for key, value in attributes.items():
                assert not key.startswith("on"), (name, tag)
                assert key not in ("src", "style", "action", "srcset"), (name, tag)
                assert key not in ("href", "xlink:href") or (value or "").startswith("#"), (name, tag)
        assert b"url(" not in made
        assert b"@import" not in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_lets_in_the_one_style_and_nothing_else(language: Language) -> None:
    for made in every_page(language).values():
        text = made.decode()
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
        assert style
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        assert dict(read(made).tags[2:3])["meta"]["charset"] == "utf-8" if read(made).tags[2][0] == "meta" else False
        assert f'content="{policy}"' in text
        assert text.index("Content-Security-Policy") < text.index("<style>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere_and_no_id_is_given_twice(language: Language) -> None:
    for made in every_page(language).values():
        tags = read(made).tags
        ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        assert {(attributes["href"] or "")[1:] for tag, attributes in tags if tag == "a"} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_it_does_not_decide(language: Language) -> None:
    said = {"ja": ("平均も", "合格の線も", "順位も"), "en": ("no average across competencies", "no hiring line", "no ranking")}[
        language
    ]
    for name in ("debrief", "coverage", "waiting"):
        assert all(words in read(every_page(language)[name]).text for words in said)


# What people wrote


@given(nasty.texts())
@settings(max_examples=40)
def test_whatever_was_written_is_shown_as_text(text: str) -> None:
    written = normalise(text)
    found = read(page(full(written, takeaways=written, notes={"heard": written})))
    expected = [written] * (6 + 3 + 3) if written else []
    assert found.said == expected
    assert not {tag for tag, _ in found.tags} & {"script", "img", "b", "textarea"} - {"b"}


HOSTILE = (
    "<script>alert(1)</script>", "</p></div></main><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>", "{{ 7*7 }} {% raw %}", "javascript:alert(1)", "</style><script>alert(1)</script>", "&lt;b&gt;",
    "<!-- ", "]]>", "{name} {0} {people.__class__}", "%s %(x)s",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_can_stand(text: str) -> None:
    records = full(text, takeaways=text, notes={"heard": text}, warnings=(text,))
    found = read(page(records))
    assert found.said.count(text) == 12
    assert found.text.count(text) == 12 + 3
    assert "49" not in found.text


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_browser_nothing_runs_nothing_overflows_and_nothing_is_refused(language: Language, tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = Path("/usr/bin/chromium")
    text = "\n".join(HOSTILE) + "長" * 400 + "w" * 400
    (tmp_path / "page.html").write_bytes(page(full(text, takeaways=text), language))
    heard: list[str] = []
    with sync_api.sync_playwright() as playwright:
        options = {"executable_path": str(chromium)} if chromium.exists() else {}
        browser = playwright.chromium.launch(args=["--no-sandbox"], **options)
        for width, scheme in ((360, "dark"), (1200, "light")):
            shown = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            shown.on("console", lambda message: heard.append(message.text))
            shown.on("dialog", lambda dialog: (heard.append("dialog"), dialog.dismiss()))
            shown.goto((tmp_path / "page.html").as_uri())
            assert shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
            assert shown.locator("p.said").first.text_content() == text
            assert shown.evaluate("getComputedStyle(document.body).fontSize") == "16px"  # the style was let in
        browser.close()
    assert heard == []


# Independent first


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_findings_no_rating_and_no_words_are_on_the_page(language: Language) -> None:
    secret = "見せてはいけない言葉"  # noqa: S105  no password
    records = full(secret, takeaways=secret, notes={"heard": secret})
    for made in (page(records, language, partial=True), page(records[:2], language)):
        found = read(made)
        assert secret not in found.text
        assert found.said == []
        tags = {tag for tag, _ in found.tags}
        assert "svg" not in tags
        assert not any("Step" in text or "段階" in text for text in (found.text,))
    assert secret in read(page(records, language)).text


def test_the_page_names_whom_it_waits_for() -> None:
    assert "Still to come: i-02, i-03" in read(page(full()[:1])).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_coverage_pages_are_the_same_whatever_the_marks(language: Language) -> None:
    cards = [{"listening": n, "figures": 5 - n} for n in (1, 2, 3)]
    first = [record(person, card) for person, card in zip(PEOPLE, cards, strict=True)]
    second = [record(person, card) for person, card in zip(PEOPLE, reversed(cards), strict=True)]
    assert page(first, language, partial=True) == page(second, language, partial=True)


# What is shown


def test_every_rating_is_a_dot_and_the_reader_hears_it() -> None:
    made = page(full()).decode()
    plots = re.findall(r'<svg class="plot".*?</svg>', made, re.DOTALL)
    assert [plot.count("<circle") for plot in plots] == [3, 2]
    assert 'aria-label="Ratings of Listening: i-01 gave 1, i-02 gave 4, i-03 gave 3."' in plots[0]
    assert plots[0].count("currentColor") > plots[0].count("<circle")


def test_figures_stand_in_words() -> None:
    text = " ".join(read(page(full())).text.split())
    assert "3 (1–4)" in text
    assert "1 of 3" in text
    assert "Definitely" not in text
    assert "Choice 3: 3" in text  # three recommend the third option


def test_signatures_and_the_day_of_destruction() -> None:
    made = read(page(full())).text
    assert "Signature" in made
    assert "destroyed after 31 May 2027" in made
    assert "2027年5月31日を過ぎたら廃棄します" in read(page(full(), "ja")).text


# Looks

_STYLE = (Path(module.__file__).parent / "templates" / "debrief.css").read_text(encoding="utf-8")


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", block))


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", range(3), ids=["light", "dark", "print"])
def test_contrast(scheme: int) -> None:
    blocks = re.findall(r":root \{([^}]*)\}", _STYLE)
    colours = {**_colours(blocks[0]), **_colours(blocks[scheme])}
    for ground in ("paper", "tint", "caution-tint"):
        assert _contrast(colours["ink"], colours[ground]) >= 7
        for name in ("quiet", "teal", "caution"):
            assert _contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def test_a_debrief_among_ten_thousand_records_takes_seconds() -> None:
    others = [record(f"i-{n % 5}", {"listening": 3}, candidate=f"c-{n // 5}") for n in range(10_000)]
    before = time.perf_counter()
    made = page([*others, *full("言" * 10_000)])
    assert time.perf_counter() - before < 10
    assert len(made) > 100_000


def test_ten_thousand_people_on_one_candidate_are_still_a_page() -> None:
    people = tuple({"id": f"i-{n}"} for n in range(2_000))
    records = [record(f"i-{n}", {"listening": 1 + n % 4, "figures": 3}) for n in range(2_000)]
    before = time.perf_counter()
    made = debrief_page(debrief(records, round_(interviewers=people), CONTENT, "ja"), MADE_ON)
    assert time.perf_counter() - before < 30
    assert made.count(b'<div class="card short">') >= 4_000
