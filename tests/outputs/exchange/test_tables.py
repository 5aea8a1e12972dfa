"""Long, wide, CSV, JSON Lines: every word of every record is in them, and comes back exactly."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.record import Record
from cskit.outputs.exchange import FORMATS, ExchangeError, json_lines
from cskit.outputs.exchange.csv_table import read_back
from cskit.outputs.exchange.names import Names, names
from cskit.outputs.exchange.tables import LONG, wide_of, wide_rows
from tests.outputs.exchange import cards
from tests.outputs.kit_pdf import sample

NAMES = names(sample.content())
LISTS = st.lists(cards.records(), max_size=4)


def made(style: str, records: Sequence[Record], words: Names = NAMES) -> bytes:
    return b"".join(FORMATS[style].write(lambda: records, words))


def table(style: str, records: Sequence[Record]) -> list[dict[str, str]]:
    headers, rows = read_back(made(style, records))
    assert len(set(headers)) == len(headers)
    assert all(len(row) == len(headers) for row in rows)
    return [dict(zip(headers, row, strict=True)) for row in rows]


def test_a_long_row() -> None:
    first, second = table("csv-long", [cards.record(stale=True, after_debrief=True)])
    assert first == {
        "candidate": "c-0042", "interviewer": "i-01", "revision": "1", "background": "advertising", "plan": "sixty",
        "language": "en", "held_on": "2026-11-20", "collected_at": "2026-11-20T18:30:00.250000+09:00",
        "competency": "listening", "rating": "3", "scale_min": "1", "scale_max": "4", "not_assessed": "false", "reason": "",
        "evidence": "Asked why, twice.", "recommendation": "yes", "stale": "true", "after_debrief": "true",
        "retain_until": "2027-05-20", "channel": "web", "file": "scorecard.json", "sha256": cards.SUM, "content": cards.SUM,
    }  # fmt: skip
    assert (second["rating"], second["not_assessed"], second["reason"]) == ("", "true", "Time ran out.")


def test_a_wide_row_keeps_not_asked_apart_from_not_assessed() -> None:
    old = cards.record(interviewer="i-02", ratings={"patience": cards.rating(1, "Left.")}, notes={"numbers": "n", "gone": "g"})
    new, older = table("csv-wide", [cards.record(warnings=("a", "b")), old])
    rated = [key for key in new if key.endswith(".rating")]
    assert rated == ["listening.rating", "figures.rating", "patience.rating"]
    assert [key for key in new if key.startswith("note.")] == ["note.heard", "note.numbers", "note.gone"]
    assert (new["figures.rating"], new["figures.not_assessed"], new["figures.reason"]) == ("", "true", "Time ran out.")
    assert (new["patience.rating"], new["patience.not_assessed"]) == ("", "")
    assert (older["patience.rating"], older["patience.not_assessed"], older["note.gone"]) == ("1", "false", "g")
    assert (new["takeaways"], new["warnings"], new["scale_max"]) == ("Listens.", "a\nb", "4")


@given(records=LISTS)
def test_long_holds_every_rating_exactly(records: list[Record]) -> None:
    rows = iter(table("csv-long", records))
    for record in records:
        for competency, one in record.ratings.items():
            row = next(rows)
            assert (row["candidate"], row["competency"], row["file"]) == (record.candidate, competency, record.origin.file)
            assert row["rating"] == ("" if one.rating is None else str(one.rating))
            assert (row["evidence"], row["reason"]) == (one.evidence, one.reason)
            assert row["not_assessed"] == str(one.not_assessed).lower()
            assert (row["scale_min"], row["scale_max"]) == ("1", "4")
    assert next(rows, None) is None


@given(records=LISTS)
def test_wide_holds_every_word_exactly(records: list[Record]) -> None:
    for record, row in zip(records, table("csv-wide", records), strict=True):
        assert (row["takeaways"], row["warnings"]) == (record.takeaways, "\n".join(record.warnings))
        for id_, one in record.ratings.items():
            assert (row[f"{id_}.evidence"], row[f"{id_}.reason"]) == (one.evidence, one.reason)
        for id_, note in record.notes.items():
            assert row[f"note.{id_}"] == note


@given(records=LISTS)
def test_json_lines_are_the_records(records: list[Record]) -> None:
    data = made("jsonl", records)
    assert json_lines.read_back(data) == records
    assert len(data.decode().splitlines()) == len(records)


def test_json_lines_survive_what_ends_a_line_elsewhere() -> None:
    data = made("jsonl", [cards.record(takeaways="a\u2028b\u2029c\x85d")])
    assert len(data.decode().splitlines()) == 1
    assert json_lines.read_back(data)[0].takeaways == "a\u2028b\u2029c\x85d"


def test_a_record_that_comes_in_between_is_not_lost_silently() -> None:
    columns = wide_of([cards.record()], NAMES)
    late = cards.record(ratings={"tact": cards.rating(2, "e")})
    with pytest.raises(ExchangeError, match="'i-01' on 'c-0042' came in"):
        list(wide_rows([late], columns))


def test_nothing_is_nothing() -> None:
    assert read_back(made("csv-long", [])) == (list(LONG), [])
    assert made("jsonl", []) == b""


def test_a_large_table_comes_piece_by_piece() -> None:
    long = cards.record(ratings={"listening": cards.rating(1, "根拠" * 5_000)})
    pieces = list(FORMATS["csv-long"].write(lambda: [long] * 50, NAMES))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 400_000
