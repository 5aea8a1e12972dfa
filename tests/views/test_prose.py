"""Running text with references in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.content import Content
from cskit.model.text import Language
from cskit.views.prose import Plain, Reference, pieces, plain
from tests.outputs.kit_pdf import sample


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("no markup", [Plain("no markup")]),
        ("[[churn]]", [Reference("churn")]),
        ("[[churn|解約]]を見る", [Reference("churn", "解約"), Plain("を見る")]),
        ("a [[x]][[y|z]] b", [Plain("a "), Reference("x"), Reference("y", "z"), Plain(" b")]),
        ("[[churn rate]]", [Reference("churn rate")]),
        ("[[]] [[|x]] [[x|]] [x] ]] [[", [Plain("[[]] [[|x]] [[x|]] [x] ]] [[")]),
        ("[[a|b|c]]", [Plain("[[a|b|c]]")]),
        ("[[[a]]]", [Plain("["), Reference("a"), Plain("]")]),
    ],
)
def test_pieces(text: str, expected: list[object]) -> None:
    assert list(pieces(text)) == expected


@given(st.text(st.sampled_from("ab[]|あ "), max_size=30))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    def written(piece: Plain | Reference) -> str:
        if isinstance(piece, Plain):
            return piece.text
        return f"[[{piece.id}]]" if piece.words is None else f"[[{piece.id}|{piece.words}]]"

    cut = list(pieces(text))
    assert "".join(written(piece) for piece in cut) == text
    assert all(isinstance(a, Reference) or isinstance(b, Reference) for a, b in pairwise(cut))
    assert all(piece.text for piece in cut if isinstance(piece, Plain))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("ja", "チャーンと言葉と[[nowhere]]と語"), ("en", "Churnと言葉と[[nowhere]]と語")],
)
def test_plain(language: Language, expected: str) -> None:
    content: Content = sample.content()
    assert plain("[[churn]]と[[churn|言葉]]と[[nowhere]]と[[nowhere|語]]", content, language) == expected
