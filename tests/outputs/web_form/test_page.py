"""The page as a file: its policy, its shape, its words; nothing of the content can be run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from cskit.model.text import Language
from cskit.outputs.web_form import page, write
from cskit.outputs.web_form.words import _WORDS, words
from cskit.views.form import Form
from tests.outputs.web_form import forms

LANGUAGES: tuple[Language, ...] = ("ja", "en")
Element = tuple[str, dict[str, str | None]]


class Elements(HTMLParser):
    """Every element with its attributes, and the text inside scripts, styles and labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[Element] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append((*self._open[-1], data))

    def of(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.all if tag in tags)

    def inside(self, tag: str) -> list[str]:
        return [text for name, attributes, text in self.texts if name == tag and "type" not in attributes]


def elements(form: Form) -> Elements:
    return Elements(write(form).decode())


FORMS = {
    f"{name} {language}": make(language)
    for language in LANGUAGES for name, make in (("blank", forms.blank), ("named", forms.named), ("hostile", forms.hostile))
}  # fmt: skip


def sum_of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.mark.parametrize("name", FORMS)
def test_the_policy_lets_in_this_script_and_this_style_alone(name: str) -> None:
    found = elements(FORMS[name])
    (script,), (style,) = found.inside("script"), found.inside("style")
    (policy,) = (one["content"] for one in found.of("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'", "script-src": sum_of(script), "style-src": sum_of(style), "img-src": "data:",
        "base-uri": "'none'", "form-action": "'none'",
    }  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_loaded_and_nothing_is_run_from_an_attribute(name: str) -> None:
    found = elements(FORMS[name])
    for tag, attributes in found.all:
        assert tag not in ("iframe", "object", "embed", "base", "img", "svg", "audio", "video")
        for key, value in attributes.items():
            assert not key.startswith("on")
            assert key not in ("style", "src", "srcset", "action", "formaction", "ping")
            assert key != "href" or (value or "").startswith("#") or value == "data:,"
    for text in (*found.inside("script"), *found.inside("style")):
        assert not re.search(r"https?:|url\(|@import|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|innerHTML|eval\(", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_content_adds_no_element(language: Language) -> None:
    tame, wild = elements(forms.named(language)), elements(forms.hostile(language))
    assert Counter(tag for tag, _ in wild.all) == Counter(tag for tag, _ in tame.all)
    assert "alert(1)" in write(forms.hostile(language)).decode()


@pytest.mark.parametrize("name", FORMS)
def test_every_id_is_there_once_and_every_reference_leads_somewhere(name: str) -> None:
    found = elements(FORMS[name])
    ids = Counter(value for _, attributes in found.all if (value := attributes.get("id")))
    assert [id_ for id_, count in ids.items() if count > 1] == []
    for _, attributes in found.all:
        named = [attributes.get(key) or "" for key in ("for", "aria-describedby", "aria-labelledby")]
        assert not set(" ".join(named).split()) - set(ids)
        href = attributes.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids


@pytest.mark.parametrize("name", FORMS)
def test_every_control_has_a_label_and_every_group_a_legend(name: str) -> None:
    html = write(FORMS[name]).decode()
    found = Elements(html)
    labelled = {one["for"] for one in found.of("label")}
    for control in found.of("input", "textarea", "select"):
        assert control["id"] in labelled or control.get("aria-label")
    assert html.count("<fieldset") == html.count("<legend") == len(FORMS[name].competencies) + 1
    assert all(re.search(r"\w", text) for text in re.findall(r"<(?:label|legend|button|summary)\b[^>]*>(.*?)</", html, re.S))
    assert found.all[0] == ("html", {"lang": FORMS[name].language})


@pytest.mark.parametrize("name", FORMS)
def test_there_is_one_first_heading_and_no_level_is_left_out(name: str) -> None:
    levels = [int(tag[1]) for tag, _ in elements(FORMS[name]).all if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_the_form_asks_stands_on_the_page(language: Language) -> None:
    form = forms.blank(language)
    html = write(form).decode()
    found = Elements(html)
    ids = {attributes.get("id") for _, attributes in found.all}
    for field in form.fields:
        controls = {f"f-{field.key}-{choice}" for choice in field.choices} or {f"f-{field.key}"}
        assert controls | {f"e-{field.key}"} <= ids
    for question in form.questions:
        for text in (question.ask, *question.probes, *question.listen_for, *question.warning_signs):
            assert text in html
        assert all(probe.ask in html and probe.listen_for in html for probe in question.background_probes)
    for anchors in form.anchors:
        assert all(line in html for lines in anchors.full.values() for line in lines)
    for one in form.competencies:
        assert all(anchor.short in html and anchor.label in html for anchor in one.anchors)
        assert all(text in html for text in one.equivalent_evidence)


def test_focus_competencies_are_marked_and_others_are_not() -> None:
    classes = {one["id"]: one["class"] for one in elements(forms.named()).of("section") if "data-competency" in one}
    assert classes == {"c-listening": "competency", "c-figures": "competency focused"}
    assert write(forms.named("en")).decode().count('class="focus"') == 1
    assert 'class="focus"' not in write(forms.blank("en")).decode()


def test_the_same_form_gives_the_same_bytes() -> None:
    assert write(forms.named()) == write(forms.named()) != write(forms.blank())


def test_the_script_knows_the_stamp_as_it_is() -> None:
    form = forms.hostile()
    data = re.search(r'<script type="application/json" id="given">(.*?)</script>', write(form).decode(), re.S)
    assert data
    given = json.loads(data[1])
    assert given["stamp"] == form.stamp.model_dump(mode="json", by_alias=True)
    assert [one["key"] for one in given["fields"]] == [field.key for field in form.fields]
    assert forms.ATTACK in given["steps"][0]["name"]


MADE = {f"state_{state}" for state in ("nothing", "changed", "saved", "failed", "full", "elsewhere", "cleared")} | {
    "behavioural", "situational", "rating_of", "reason_of",
}  # fmt: skip
"""Keys that are put together from parts."""


def test_every_word_is_used_and_none_is_missing() -> None:
    files = {path.name: path.read_text("utf-8") for path in page.TEMPLATES.iterdir()}
    script = "".join(text for name, text in files.items() if name.endswith(".js"))
    called = set(re.findall(r"(?:say|button)\(\s*'(\w+)'", script))
    for pair in re.findall(r"say\([^'?]*\? '(\w+)' : '(\w+)'", script):
        called |= set(pair)
    called |= set(re.findall(r"'((?:folder|problem)_\w+)'", script))
    named = called | (set(re.findall(r"'(\w+)'", script)) & set(_WORDS))
    shown = set(re.findall(r"say\.(\w+)", files["form.html.j2"]))
    python = set(re.findall(r'say\["(\w+)"\]', page.__loader__.get_source(page.__name__) or ""))  # type: ignore[union-attr]
    assert (called | shown | python) - set(_WORDS) == set()
    assert set(_WORDS) - (named | shown | python | MADE) == set()


def test_both_languages_put_in_the_same_values() -> None:
    for ja, en in _WORDS.values():
        assert set(re.findall(r"\{\w+\}", ja)) == set(re.findall(r"\{\w+\}", en))
        assert ja
        assert en
    assert words("ja").keys() == words("en").keys()
    assert words("en")["scorecard"] == "Scorecard"
    assert not [en for en in words("en").values() if re.search("[\u3040-\u30ff\u4e00-\u9fff]", en)]


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    full = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = (int(full[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_apart(scheme: int) -> None:
    css = (page.TEMPLATES / "form.css").read_text("utf-8")
    block = [one for one in re.findall(r":root \{(.*?)\}", css, re.S) if "--paper" in one][scheme]
    colour = dict(re.findall(r"--([\w-]+): (#\w+)", block))
    for paper in ("paper", "tint"):
        assert contrast(colour["ink"], colour[paper]) >= 7
        for ink in ("soft", "teal", "attention", "ok"):
            assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
        assert contrast(colour["edge"], colour[paper]) >= 3, paper
    assert contrast(colour["attention"], colour["attention-tint"]) >= 4.5
    for text, ground in (("on-teal", "teal"), ("on-m12", "m1"), ("on-m12", "m2"), ("on-m34", "m3"), ("on-m34", "m4")):
        assert contrast(colour[text], colour[ground]) >= 4.5, ground
