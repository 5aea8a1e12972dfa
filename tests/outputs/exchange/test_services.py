"""The shapes of Greenhouse and Merge: key by key as their documents have them, for every record there can be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.record import Record
from cskit.outputs.exchange import FORMATS, greenhouse, merge
from cskit.outputs.exchange.names import names
from tests.outputs.exchange import cards
from tests.outputs.kit_pdf import sample

NAMES = names(sample.content())
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"}
TEXT, MAYBE = {"type": "string"}, {"type": ["string", "null"]}
WORDS = ["definitely_not", "no", "mixed", "yes", "strong_yes"]


def closed(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def listed(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


PERSON = closed(id=TEXT, first_name=MAYBE, last_name=MAYBE, name=MAYBE, employee_id=MAYBE)
GREENHOUSE = listed(closed(
    id=TEXT, updated_at=MOMENT, created_at=MOMENT, interview=TEXT, interview_step=closed(id=TEXT, name=TEXT),
    candidate_id=TEXT, application_id={"type": "null"}, interviewed_at=MAYBE, submitted_by={"type": "null"},
    interviewer=PERSON, submitted_at=MOMENT,
    overall_recommendation={"enum": ["definitely_not", "no", "yes", "strong_yes", "no_decision"]},
    attributes=listed(closed(name=TEXT, type={"const": "Skills"}, note=MAYBE, rating={"enum": [*WORDS, "no_decision"]})),
    ratings=closed(**{word: listed(TEXT) for word in WORDS}),
    questions=listed(closed(id=MAYBE, question=TEXT, answer=MAYBE)),
))  # fmt: skip
UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
MERGE = closed(
    next={"type": "null"}, previous={"type": "null"},
    results=listed(closed(
        remote_id=TEXT, application=UUID, interview=UUID, interviewer=UUID, remote_created_at=MOMENT, submitted_at=MOMENT,
        overall_recommendation={"enum": ["DEFINITELY_NO", "NO", "YES", "STRONG_YES", "NO_DECISION"]},
        remote_was_deleted={"const": False}, field_mappings={"type": "null"},
        remote_data=listed(closed(path={"const": "cskit-record/1"}, data={"type": "object"})),
    )),
)  # fmt: skip


def made(style: str, records: Sequence[Record]) -> Any:
    return json.loads(b"".join(FORMATS[style].write(lambda: records, NAMES)))


@given(records=st.lists(cards.records(), max_size=3))
def test_the_shape_is_greenhouses(records: list[Record]) -> None:
    found = made("greenhouse", records)
    jsonschema.validate(found, GREENHOUSE)
    for record, card in zip(records, found, strict=True):
        assert [one["note"] for one in card["attributes"]] == [
            one.evidence or one.reason or None for one in record.ratings.values()
        ]
        rated = sorted(name for word in WORDS for name in card["ratings"][word])
        assert rated == sorted(NAMES.competency(id_, record.language) for id_, one in record.ratings.items() if one.rating)


@given(records=st.lists(cards.records(), max_size=3))
def test_the_shape_is_merges_and_holds_the_record(records: list[Record]) -> None:
    found = made("merge", records)
    jsonschema.validate(found, MERGE)
    for record, card in zip(records, found["results"], strict=True):
        assert Record.model_validate_json(json.dumps(card["remote_data"][0]["data"])) == record


def test_a_scorecard_of_greenhouse() -> None:
    ratings = {id_: cards.rating(mark, f"said {id_}") for mark, id_ in enumerate(("listening", "figures", "tact", "care"), 1)}
    [card] = made("greenhouse", [cards.record(ratings={**ratings, "calm": cards.rating(None, reason="No time.")})])
    assert [(one["name"], one["rating"]) for one in card["attributes"]] == [
        ("Listening", "definitely_not"), ("Reading figures", "no"), ("tact", "yes"), ("care", "strong_yes"),
        ("calm", "no_decision"),
    ]  # fmt: skip
    assert card["ratings"] == {
        "definitely_not": ["Listening"], "no": ["Reading figures"], "mixed": [], "yes": ["tact"], "strong_yes": ["care"],
    }  # fmt: skip
    assert card["attributes"][4]["note"] == "No time."
    assert card["questions"] == [
        {"id": None, "question": "Key Take-Aways", "answer": "Listens."},
        {
            "id": "heard", "question": "Tell me about a time you found out what really troubled somebody.",
            "answer": "The question was understood.",
        },
    ]  # fmt: skip
    assert (card["submitted_at"], card["interviewed_at"]) == ("2026-11-20T09:30:00.250Z", "2026-11-20")
    assert (card["interview"], card["interview_step"]["id"]) == ("One-hour interview", "sixty")
    assert (card["interviewer"]["id"], card["submitted_by"], card["id"]) == ("i-01", None, "c-0042.i-01.1")


def test_what_was_written_is_no_html_there() -> None:
    hostile = "<script>alert('x')</script> & <b>"
    [card] = made("greenhouse", [cards.record(takeaways=hostile, notes={"heard": hostile})])
    assert [one["answer"] for one in card["questions"]] == ["&lt;script&gt;alert('x')&lt;/script&gt; &amp; &lt;b&gt;"] * 2


@pytest.mark.parametrize(
    ("ours", "theirs"), [*((word, word) for word in ("definitely_not", "no", "yes", "strong_yes")), (None, "no_decision")]
)
def test_the_recommendation(ours: str | None, theirs: str) -> None:
    record = cards.record(recommendation=ours)
    assert greenhouse.scorecard(record, NAMES)["overall_recommendation"] == theirs
    assert merge.scorecard(record)["overall_recommendation"] == {"definitely_not": "DEFINITELY_NO"}.get(theirs, theirs.upper())


def test_merges_ids_hold_together_what_belongs_together() -> None:
    first, second, other = (
        merge.scorecard(cards.record(*who)) for who in (("c-1", "i-1"), ("c-1", "i-2"), ("c-2", "i-1"))
    )  # fmt: skip
    assert first["application"] == second["application"] != other["application"]
    assert first["interviewer"] == other["interviewer"] != second["interviewer"]
    assert len({card["interview"] for card in (first, second, other)}) == 3
    assert first["application"] == "18386ba9-de56-5de1-ba52-a975b3ccc586", "another id on every export joins nothing"
