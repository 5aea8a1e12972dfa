"""What tests do on the page again and again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

FULL = {
    "held_on": "2026-11-25", "note.heard": "メモ\n二行目", "listening.rating": "3", "listening.evidence": "聞き直した",
    "figures.rating": "not_assessed", "figures.reason": "時間がなかった", "recommendation": "yes", "takeaways": "= 𠮷",
}  # fmt: skip


def put(page: Page, answers: dict[str, str]) -> None:
    for key, value in answers.items():
        if key.endswith(".rating") or key == "recommendation":
            page.check(f'[id="f-{key}-{value}"]')
        else:
            page.fill(f'[id="f-{key}"]', value)


def held(page: Page, keys: dict[str, str]) -> dict[str, str]:
    choice = (
        "key => document.querySelector(`[name=\"${key}\"]:checked`)?.value ?? document.getElementById(`f-${key}`)?.value ?? ''"
    )
    return {key: page.evaluate(choice, key) for key in keys}


def saved(page: Page) -> None:
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage)")
    return found
