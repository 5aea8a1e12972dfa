"""Matters on which sources differ are listed once."""

from __future__ import annotations

from dataclasses import replace

from cskit.content.load import load
from cskit.views.differences import matters
from cskit.views.glossary import by_category
from tests.conftest import BASE


def test_a_matter_told_on_two_pages_is_listed_once_with_both() -> None:
    content, _ = load([BASE])
    [told] = content.terms["churn-rate"].differences
    other = content.terms["retention-rate"].model_copy(update={"differences": (told,)})
    both = replace(content, terms={**content.terms, "retention-rate": other})
    [(category, [matter])] = matters(by_category(both, "en"))
    assert (category.id, matter.difference) == ("metric", told)
    assert [term.id for term in matter.terms] == ["churn-rate", "retention-rate"]


def test_the_fullest_telling_is_shown() -> None:
    content, _ = load([BASE])
    [told] = content.terms["churn-rate"].differences
    fuller = told.model_copy(update={"positions": (*told.positions, *told.positions)})
    other = content.terms["retention-rate"].model_copy(update={"differences": (fuller,)})
    both = replace(content, terms={**content.terms, "retention-rate": other})
    [(_, [matter])] = matters(by_category(both, "en"))
    assert matter.difference == fuller


def test_shelves_without_a_difference_are_left_out() -> None:
    content, _ = load([BASE])
    assert [category.id for category, _ in matters(by_category(content, "ja"))] == ["metric"]
