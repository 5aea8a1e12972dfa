"""The calibration pack as a form: every room can hand it out and read it back, and nothing gives the key away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cskit.model.answers import Filled, Written
from cskit.model.text import Language
from cskit.outputs import FILLABLE, Room, room_of
from cskit.views.form import Form
from cskit.views.practice import MOST, is_practice, pack, practice, practice_form
from tests.outputs.debrief import sample
from tests.outputs.kit_pdf.sample import content as without_samples

CONTENT = sample.content()
IDS = ["listening-a", "figures-a", "listening-b", "figures-b"]


def form(language: Language = "en") -> Form:
    return practice_form(CONTENT, language, "i-01")


def filled(today: Form, **texts: str) -> Filled:
    answers = {key.replace("__", ".").replace("_", "-"): Written(text, "cell C7") for key, text in texts.items()}
    return Filled(today.stamp, answers)


@pytest.mark.parametrize("room", FILLABLE, ids=lambda room: room.channel)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_room_hands_it_out_and_reads_it_back(room: Room, language: Language) -> None:
    today = form(language)
    assert room.write(today)
    given = {
        "listening-a.rating": "3",
        "listening-a.evidence": "根拠\n二行目",
        "figures-a.rating": "not_assessed",
        "figures-b.rating": "1",
    }
    data = room.fill(today, given)
    assert room_of(data) == room
    back, problems = room.read(data, "f")
    assert not problems
    assert back is not None
    assert is_practice(back)
    found = practice(back, today)
    assert (found.interviewer, found.ratings, found.unreadable, found.outdated) == (
        "i-01", {"listening-a": 3, "figures-b": 1}, (), (),
    )  # fmt: skip


def test_the_samples_stand_in_the_order_of_the_pack_in_both() -> None:
    assert [answer.id for answer in pack(CONTENT, "ja").answers] == IDS
    assert [one.id for one in form().competencies] == IDS
    assert [one.name for one in form().competencies][:2] == ["1. Name 1 (Listening)", "2. Name 2 (Reading figures)"]


def test_neither_the_pack_nor_the_form_holds_key_reasons_or_marks() -> None:
    for text in (repr(pack(CONTENT, "en")), repr(form())):
        assert "Words of listening-a" in text or "Name 1" in text
        assert "Reason of" not in text
        assert "temptation" not in text
    keyless = replace(CONTENT, samples={id_: one.model_copy(update={"rating": 1}) for id_, one in CONTENT.samples.items()})
    assert pack(keyless, "en") == pack(CONTENT, "en")
    assert practice_form(keyless, "en", "i-01") == form()


def test_a_candidates_scorecard_is_no_practice() -> None:
    from cskit.views.form import form as scorecard

    assert not is_practice(Filled(scorecard(CONTENT, "advertising", "en").stamp, {}))


@pytest.mark.parametrize("text", ["5", "0", "2.5", "three", "３", "1 "])
def test_only_1_to_4_is_a_rating(text: str) -> None:
    found = practice(filled(form(), listening_a__rating=text), form())
    if text.strip() == "1":
        assert found.ratings == {"listening-a": 1}
    else:
        assert found.ratings == {}
        assert found.unreadable == (("listening-a.rating", "cell C7"),)


def test_a_changed_sample_is_left_out_and_named() -> None:
    old = form()
    changed = CONTENT.samples["listening-a"].model_copy(update={"turns": CONTENT.samples["listening-b"].turns})
    today = practice_form(replace(CONTENT, samples={**CONTENT.samples, "listening-a": changed}), "en")
    found = practice(filled(old, listening_a__rating="2", figures_a__rating="2"), today)
    assert found.ratings == {"figures-a": 2}
    assert found.outdated == ("listening-a",)


def test_who_wrote_it_is_what_was_filled_in_else_what_was_prefilled() -> None:
    assert practice(filled(form(), interviewer="i-09"), form()).interviewer == "i-09"
    assert practice(filled(form(), interviewer=" "), form()).interviewer == "i-01"


def test_without_samples_there_is_nothing_to_practise_on() -> None:
    with pytest.raises(LookupError):
        pack(without_samples(), "ja")


def test_too_many_samples_for_one_form() -> None:
    one = CONTENT.samples["listening-a"]
    many = {f"s-{n}": one.model_copy(update={"id": f"s-{n}"}) for n in range(MOST + 1)}
    with pytest.raises(LookupError, match="more than"):
        practice_form(replace(CONTENT, samples=many), "ja")
    fits = dict(list(many.items())[:MOST])
    assert len(practice_form(replace(CONTENT, samples=fits), "ja").competencies) == MOST
