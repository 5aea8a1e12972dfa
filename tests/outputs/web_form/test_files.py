"""Files: a saved one is opened again, another form's is refused, and one goes straight into a folder."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cskit.model.text import Language
from cskit.outputs.web_form import fill
from cskit.outputs.web_form.words import words
from cskit.views.form import Form, form
from tests.outputs.kit_pdf import sample
from tests.outputs.web_form import forms
from tests.outputs.web_form.conftest import Open
from tests.outputs.web_form.page_acts import FULL, held, put, saved

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

JA, EN = words("ja"), words("en")


def load(page: Page, tmp_path: Path, data: bytes, name: str = "scorecard.json") -> None:
    (tmp_path / name).write_bytes(data)
    button = page.locator("#hand-in .load")
    button.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / name)


def test_a_saved_file_is_opened_again_to_go_on(open_form: Open, tmp_path: Path) -> None:
    page = open_form(forms.named("en"))
    load(page, tmp_path, fill(forms.named("en"), FULL))
    expect(page.locator("#done")).to_contain_text(EN["loaded"].format(name="scorecard.json"))
    assert held(page, FULL) == FULL
    expect(page.locator("#file-state")).to_have_text(EN["downloaded"])
    saved(page)
    page.fill("#f-takeaways", "changed")
    asked = list[str]()
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    load(page, tmp_path, fill(forms.named("en"), FULL))
    page.wait_for_timeout(200)
    assert asked == [EN["load_ask"]]
    assert held(page, {"takeaways": ""}) == {"takeaways": "changed"}
    page.once("dialog", lambda dialog: dialog.accept())
    load(page, tmp_path, fill(forms.named("en"), FULL))
    expect(page.locator("#f-takeaways")).to_have_value(FULL["takeaways"])


def other_content(language: Language = "en") -> Form:
    content = sample.content()
    listening = content.competencies["listening"]
    questions = (listening.questions[0].model_copy(update={"ask": listening.questions[1].ask}), *listening.questions[1:])
    changed = {**content.competencies, "listening": listening.model_copy(update={"questions": questions})}
    return form(replace(content, competencies=changed), "advertising", language)


REFUSED: dict[str, tuple[bytes, str]] = {
    "not JSON": (b"%PDF-1.7", EN["load_not_json"]),
    "not UTF-8": (b'{"schema": "\xff"}', EN["load_not_json"]),
    "a list": (b"[]", EN["load_not_json"]),
    "null": (b"null", EN["load_not_json"]),
    "another schema": (b'{"schema": "cskit-scorecard/2"}', EN["load_not_json"]),
    "no stamp": (b'{"schema": "cskit-scorecard/1", "answers": {}}', EN["load_shape"]),
    "another language": (fill(forms.named("ja"), {}), EN["load_language"]),
    "another background": (fill(forms.blank("en", "teaching"), {}), EN["load_background"].format(theirs="teaching")),
    "another plan": (fill(forms.blank("en"), {}).replace(b'"plan": "sixty"', b'"plan": "ninety"'),
                     EN["load_plan"].format(theirs="ninety")),
    "another candidate": (fill(forms.blank("en"), {"candidate": "c-1"}),
                          EN["load_person"].format(label="Candidate ID", theirs="c-1", ours="c-0042")),
    "another version": (fill(other_content(), {}), EN["load_content"].format(parts="question 1")),
    "a field of another form": (fill(forms.blank("en"), {}).replace(b"note.heard", b"note.herd"), EN["load_shape"]),
    "a number": (fill(forms.blank("en"), {}).replace(b'"takeaways": ""', b'"takeaways": 1'), EN["load_shape"]),
    "deep": (b'{"a":' * 100_000, EN["load_not_json"]),
    "too large": (b" " * 10_000_001, EN["load_large"]),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_another_file_is_refused_with_the_reason(open_form: Open, tmp_path: Path, name: str) -> None:
    data, why = REFUSED[name]
    page = open_form(forms.named("en"))
    page.fill("#f-takeaways", "mine")
    load(page, tmp_path, data)
    expect(page.locator("#done")).to_have_text(EN["load_no"] + why)
    expect(page.locator("#done")).to_have_class(re.compile("attention"))
    assert held(page, {"takeaways": ""}) == {"takeaways": "mine"}


def test_a_value_that_a_field_cannot_hold_is_said(open_form: Open, tmp_path: Path) -> None:
    page = open_form(forms.blank("en"))
    load(page, tmp_path, fill(forms.blank("en"), {**FULL, "held_on": "2026-02-30", "listening.rating": "7"}))
    for label in ("Date of interview", "Rating of Listening"):
        expect(page.locator("#done")).to_contain_text(EN["load_value"].format(label=label))
    assert held(page, {"takeaways": ""}) == {"takeaways": FULL["takeaways"]}
    expect(page.locator("#file-state")).to_have_text(EN["not_downloaded"])


FOLDER = """
window.files = new Map(%s);
const handle = (name) => ({
    async createWritable() {
        let text = '';
        return {
            async write(part) { if (%s) throw new DOMException('', '%s'); text += part; },
            async close() { window.files.set(name, text); },
        };
    },
    async getFile() { return new File([window.files.get(name)], name); },
});
window.showDirectoryPicker = async () => {
    if (%s) throw new DOMException('', '%s');
    return {
        name: 'shared',
        async queryPermission() { return 'prompt'; },
        async requestPermission() { return '%s'; },
        async getFileHandle(name, { create } = {}) {
            if (!create && !window.files.has(name)) throw new DOMException('', 'NotFoundError');
            if (create) window.files.set(name, '');
            return handle(name);
        },
        async removeEntry(name) { window.files.delete(name); },
    };
};
"""
NAME = "scorecard_advertising_c-0042_i-sato_2026-11-25"


def folder(*, files: str = "", writing: str = "", choosing: str = "", permission: str = "granted") -> str:
    """Stand in for a folder that somebody chooses: no picker can be worked from a test."""
    return FOLDER % (files, str(bool(writing)).lower(), writing, str(bool(choosing)).lower(), choosing, permission)


def test_it_is_saved_straight_into_a_folder_and_replaces_nothing(open_form: Open) -> None:
    page = open_form(forms.named("en"), before=folder(files=f"[['{NAME}.json', 'theirs']]"))
    put(page, FULL)
    page.locator("#to-folder").press("Enter")
    expect(page.locator("#done")).to_have_text(EN["saved_folder"].format(folder="shared", name=f"{NAME}-2.json"))
    files = dict(page.evaluate("[...window.files]"))
    assert files.pop(f"{NAME}.json") == "theirs"
    answers = json.loads(files.pop(f"{NAME}-2.json"))["answers"]
    assert {key: answers[key] for key in FULL} == FULL
    assert files == {}
    expect(page.locator("#file-state")).to_have_text(EN["downloaded"])


@pytest.mark.parametrize(
    ("trouble", "word"),
    [
        ({"choosing": "AbortError"}, "folder_none"),
        ({"choosing": "SecurityError"}, "folder_denied"),
        ({"permission": "denied"}, "folder_denied"),
        ({"writing": "NotAllowedError"}, "folder_denied"),
        ({"writing": "NoModificationAllowedError"}, "folder_denied"),
        ({"writing": "QuotaExceededError"}, "folder_full"),
        ({"writing": "NotFoundError"}, "folder_gone"),
        ({"writing": "InvalidStateError"}, "folder_failed"),
    ],
)
def test_trouble_with_the_folder_is_said_and_leaves_nothing_behind(open_form: Open, trouble: dict[str, str], word: str) -> None:
    page = open_form(forms.named(), before=folder(**trouble))
    put(page, FULL)
    page.locator("#to-folder").press("Enter")
    expect(page.locator("#done")).to_have_text(JA[word])
    assert page.evaluate("[...window.files]") == []
    expect(page.locator("#file-state")).to_have_text(JA["not_downloaded"])


def test_without_folders_there_is_no_button_for_them(open_form: Open) -> None:
    page = open_form(forms.named(), before="delete window.showDirectoryPicker; delete Window.prototype.showDirectoryPicker;")
    expect(page.locator("#to-folder")).to_be_hidden()
