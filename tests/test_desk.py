"""A candidate's round is looked up the same way for every scorecard, and its mistakes are said once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cskit.model.problems import Place
from cskit.recipes.desk import Rounds, to_look_at
from tests.outputs.kit_pdf import sample
from tests.test_rounds import GOOD
from tests.test_store import record

TODAY = date(2026, 11, 25)
FIRST, SECOND = Place("a.xlsx", (), 1, 1), Place("b.pdf", (), 1, 1)
Written = Callable[[str], Rounds]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def writing(text: str) -> Rounds:
        (tmp_path / "c-0042.yml").write_text(text, encoding="utf-8")
        return Rounds(tmp_path, sample.content(), TODAY)

    return writing


def test_a_good_round_is_found_and_read_once(written: Written, tmp_path: Path) -> None:
    rounds = written(GOOD)
    made, about = rounds.of("c-0042", FIRST, "collect")
    assert made is not None
    assert (made.id, about) == ("c-0042", [])
    (tmp_path / "c-0042.yml").unlink()
    assert rounds.of("c-0042", SECOND, "collect") == (made, [])


def test_a_broken_round_stops_every_scorecard_and_says_why_once(written: Written) -> None:
    rounds = written(GOOD.replace("2027-05-31", "someday"))
    made, about = rounds.of("c-0042", FIRST, "import")
    assert made is None
    assert [Path(one.place.file).name for one in about] == ["c-0042.yml", "a.xlsx"]
    made, about = rounds.of("c-0042", SECOND, "import")
    assert made is None
    assert [(one.place, one.what, one.rule, one.severity) for one in about] == [
        (SECOND, "the round c-0042.yml has mistakes", "import", "error"),
    ]


def test_no_round_is_a_warning_said_once(written: Written) -> None:
    rounds = written(GOOD)
    made, about = rounds.of("c-0043", FIRST, "collect")
    assert made is None
    assert [(Path(one.place.file).name, one.what, one.severity) for one in about] == [
        ("c-0043.yml", "there is no such round", "warning"),
    ]
    assert rounds.of("c-0043", SECOND, "collect") == (None, [])


@pytest.mark.parametrize("id_", ["", "receipts", "../c-0042", "con"])
def test_what_cannot_be_a_candidate_has_no_round_and_no_file_is_looked_for(written: Written, id_: str) -> None:
    assert written(GOOD).of(id_, FIRST, "collect") == (None, [])


def test_a_record_without_warnings_and_matters_needs_no_look() -> None:
    assert list(to_look_at(record().model_copy(update={"warnings": (), "flags": ()}), FIRST, "collect")) == []


def test_warnings_and_matters_are_told_at_the_scorecards_place() -> None:
    told = list(to_look_at(record(), SECOND, "import"))
    assert [(one.place, one.what, one.rule, one.severity) for one in told] == [
        (SECOND, "w", "import", "warning"),
        (SECOND, "this touches a matter of fair hiring: family (jp) in takeaways", "fair-hiring", "warning"),
    ]
