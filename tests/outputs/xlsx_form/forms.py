"""The forms that the tests of this room fill in."""

from __future__ import annotations

from cskit.outputs import xlsx_form
from cskit.views.form import form
from tests.outputs.kit_pdf import sample

JA = form(sample.content(), "advertising", "ja")
EN = form(sample.content(), "advertising", "en", candidate="c-0042", interviewer="i-sato", focus=("figures",))
FORMS = (JA, EN)
BLANK = xlsx_form.write(JA)
ANSWERS = {
    "candidate": "c-0042", "interviewer": "i-sato", "held_on": "2026-11-25", "note.heard": "聞いた\n二行目",
    "listening.rating": "3", "listening.evidence": "秘密の根拠", "figures.rating": "not_assessed",
    "figures.reason": "時間切れ", "recommendation": "strong_yes", "takeaways": "=1+1",
}  # fmt: skip
FILLED = xlsx_form.fill(JA, ANSWERS)
