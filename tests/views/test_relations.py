"""Relations are declared once and seen from both ends."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cskit.content.load import load
from cskit.model.content import Content
from cskit.views.relations import relations
from tests.conftest import ROOT
from tests.views.test_links import TERMS


def with_related(pairs: set[tuple[int, int]]) -> Content:
    """Terms with the given pairs declared as related, each on the first of the two."""
    terms = {
        term.id: term.model_copy(update={"related": tuple(TERMS[b].id for a, b in sorted(pairs) if a == at)})
        for at, term in enumerate(TERMS)
    }
    return Content(terms=terms)


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1])))
def test_what_is_related_is_related_back(pairs: set[tuple[int, int]]) -> None:
    related = relations(with_related(pairs)).related
    seen = {(a, b) for a, others in related.items() for b in others}
    declared = {(TERMS[a].id, TERMS[b].id) for a, b in pairs}
    assert seen == declared | {(b, a) for a, b in declared}


def test_a_relation_to_a_term_that_is_not_there_is_left_out() -> None:
    lonely = TERMS[0].model_copy(update={"related": ("nobody",)})
    assert relations(Content(terms={lonely.id: lonely})).related[lonely.id] == ()


def test_the_real_content_hangs_together() -> None:
    content, _ = load([Path(ROOT)])
    found = relations(content)
    for id_, pairs in found.confused.items():
        for other, how in pairs:
            assert (id_, how) in found.confused[other]
    for parent, children in found.narrower.items():
        assert all(content.terms[child].broader == parent for child in children)
    assert all(content.terms[term] for term in found.questions)
    assert all(found.related.get(id_) or found.confused.get(id_) for id_ in content.terms)


def test_a_general_term_weighs_more_than_its_kinds() -> None:
    general, kind, other = (
        TERMS[0],
        TERMS[1].model_copy(update={"broader": TERMS[0].id, "related": (TERMS[2].id,)}),
        TERMS[2],
    )
    found = relations(Content(terms={term.id: term for term in (general, kind, other)}))
    assert (found.weight(general.id), found.weight(kind.id), found.weight(other.id)) == (1.5, 1.1, 1.1)
    assert found.weight("nobody") == 1
