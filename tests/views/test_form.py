"""The one form that all fillable rooms share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cskit.content.load import load
from cskit.model.text import LANGUAGES, Language, Text
from cskit.views.form import NOT_ASSESSED, changed, form
from tests.conftest import ROOT
from tests.outputs.kit_pdf import sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_competency_can_be_filled_in(language: Language) -> None:
    made = form(sample.content(), "advertising", language)
    keys = [field.key for field in made.fields]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if key.startswith("note.")] == [f"note.{question.id}" for question in made.questions]
    for one in made.competencies:
        assert {f"{one.id}.rating", f"{one.id}.reason", f"{one.id}.evidence"} <= set(keys)
        assert {made.competency_of[question.id] for question in made.questions if question.competency == one.name} <= {one.id}
    [rating, *_] = [field for field in made.fields if field.key.endswith(".rating")]
    assert rating.choices == ("1", "2", "3", "4", NOT_ASSESSED)
    assert keys[0:3] == ["candidate", "interviewer", "held_on"]
    assert keys[-2:] == ["recommendation", "takeaways"]


def test_ids_are_prefilled_and_change_nothing_else() -> None:
    blank = form(sample.content(), "advertising", "ja")
    named = form(sample.content(), "advertising", "ja", candidate="c-0042", interviewer="i-01", focus=("listening",))
    assert blank.prefilled == {}
    assert named.prefilled == {"candidate": "c-0042", "interviewer": "i-01"}
    assert (named.stamp.content, named.fields, named.kit) == (blank.stamp.content, blank.fields, blank.kit)


def test_the_anchors_are_whole() -> None:
    content, _ = load([ROOT])
    made = form(content, "consultant", "en")
    for one in made.anchors:
        assert [len(made_of) for made_of in one.full.values()] == [4, 4, 4, 4]


def test_a_changed_question_or_anchor_changes_the_stamp_and_is_named() -> None:
    content = sample.content()
    before = form(content, "advertising", "ja")
    competency = content.competencies["listening"]
    asked = competency.questions[0].model_copy(update={"ask": Text(ja="別の質問です。", en="Another question.")})
    other = competency.model_copy(update={"questions": (asked, *competency.questions[1:])})
    after = form(replace(content, competencies={**content.competencies, "listening": other}), "advertising", "ja")
    assert before.stamp.content != after.stamp.content
    assert changed(before.stamp, after) == (f"question:{asked.id}",)
    assert changed(after.stamp, after) == ()

    anchor = competency.anchors[0].model_copy(update={"short": Text(ja="別の基準です。", en="Another anchor.")})
    sharper = competency.model_copy(update={"anchors": (anchor, *competency.anchors[1:])})
    after = form(replace(content, competencies={**content.competencies, "listening": sharper}), "advertising", "ja")
    assert changed(before.stamp, after) == ("competency:listening",)


def test_the_other_language_is_another_form() -> None:
    assert form(sample.content(), "advertising", "ja").stamp.content != form(sample.content(), "advertising", "en").stamp.content


def test_what_does_not_exist_is_said() -> None:
    with pytest.raises(LookupError, match="no background 'nobody'"):
        form(sample.content(), "nobody", "ja")
