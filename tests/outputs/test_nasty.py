"""The strategies hold what they promise; otherwise every law that uses them is worth nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from cskit.model.answers import Filled, Written
from cskit.model.record import PERSON_PATTERN
from cskit.model.writing import LONGEST, normalise
from cskit.views.form import form
from tests.outputs import nasty
from tests.outputs.kit_pdf import sample

Drawn = TypeVar("Drawn")

FORM = form(sample.content(), "advertising", "ja")
NAMED = form(sample.content(), "advertising", "en", candidate="c-0042", interviewer="i-sato")

SEEK = settings(
    max_examples=3000, phases=(Phase.generate,), database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


def occurs(strategy: st.SearchStrategy[Drawn], claim: Callable[[Drawn], bool]) -> bool:
    """Whether the strategy draws something of which the claim is true."""
    try:
        find(strategy, claim, settings=SEEK)
    except NoSuchExample:
        return False
    return True


def test_what_never_occurs_is_told() -> None:
    assert not occurs(nasty.texts(), lambda text: len(normalise(text)) > LONGEST)


@pytest.mark.parametrize("name", nasty.ANYWHERE)
def test_every_class_occurs_within_a_text(name: str) -> None:
    samples = nasty.ANYWHERE[name]
    assert occurs(nasty.texts(), lambda text: any(sample in text and sample != text for sample in samples))


@pytest.mark.parametrize("name", nasty.AT_THE_START)
def test_every_class_occurs_at_the_start(name: str) -> None:
    assert occurs(nasty.texts(), lambda text: text.startswith(nasty.AT_THE_START[name]))


def test_each_sample_is_of_its_class() -> None:
    assert {"\x00", "\x7f"} <= set(nasty.ANYWHERE["controls"])
    assert all(normalise(sample) in ("", "[31m") for sample in nasty.ANYWHERE["controls"])
    assert all(normalise(sample) == "" for name in ("noncharacters", "lone surrogates") for sample in nasty.ANYWHERE[name])
    assert all(ord(sample[0]) > 0xFFFF for sample in nasty.ANYWHERE["astral"])
    assert all(normalise(sample) == sample for sample in nasty.ANYWHERE["name variants"])
    assert all(len(normalise(sample)) < len(sample) for sample in nasty.ANYWHERE["decomposed"] if sample != "ﾊﾞ")


def test_the_longest_text_occurs_and_special_characters_in_it() -> None:
    assert occurs(nasty.texts(), lambda text: len(normalise(text)) == LONGEST)
    assert occurs(nasty.long_texts(), lambda text: "\U00020bb7" in text and "\n" in text)


@settings(max_examples=400)
@given(nasty.texts())
def test_no_text_is_longer_than_a_form_takes(text: str) -> None:
    assert len(normalise(text)) <= LONGEST


@given(nasty.answers(FORM))
def test_answers_fit_the_form(given_: dict[str, str]) -> None:
    fields = {field.key: field for field in FORM.fields}
    for key, text in given_.items():
        field = fields[key]
        if field.kind == "choice":
            assert text in ("", *field.choices)
        elif field.kind == "id" and text:
            assert re.fullmatch(PERSON_PATTERN, text)
        elif field.kind == "day" and text:
            assert date.fromisoformat(text).isoformat() == text
    assert list(nasty.normalised(FORM, given_)) == [field.key for field in FORM.fields]


def test_answers_are_full_partial_and_long() -> None:
    every = len(FORM.fields)
    assert occurs(nasty.answers(FORM), lambda given_: len(given_) == every)
    assert occurs(nasty.answers(FORM), lambda given_: 0 < len(given_) < every // 2)
    assert occurs(nasty.answers(FORM), lambda given_: any(len(normalise(text)) == LONGEST for text in given_.values()))
    assert occurs(nasty.answers(FORM), lambda given_: given_.get("candidate") in ("no", "007"))
    for choice in ("1", "4", "not_assessed"):
        assert occurs(nasty.answers(FORM), lambda given_, one=choice: given_.get("listening.rating") == one)


@given(nasty.answers(NAMED))
def test_prefilled_ids_stay(given_: dict[str, str]) -> None:
    assert nasty.normalised(NAMED, given_)["candidate"] == "c-0042"


@given(st.dictionaries(st.sampled_from([field.key for field in FORM.fields]), nasty.short_texts()))
def test_found_is_in_the_shape_of_normalised(given_: dict[str, str]) -> None:
    filled = Filled(FORM.stamp, {key: Written(text) for key, text in given_.items()})
    assert nasty.found(FORM, filled) == nasty.normalised(FORM, given_)
    odd = Filled(FORM.stamp, {"odd": Written("x")})
    assert nasty.found(FORM, odd) != nasty.normalised(FORM, {})
