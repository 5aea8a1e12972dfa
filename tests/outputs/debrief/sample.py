"""Records and rounds of our own, made in a line each, on the sample content of the kits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cskit.model.content import Content
from cskit.model.record import Record
from cskit.model.round import Round
from cskit.model.sample import Sample
from tests.outputs.kit_pdf import sample as kit_sample

CANDIDATE = "c-0042"
PEOPLE = ("i-01", "i-02", "i-03")
MADE_ON = date(2026, 12, 1)
EVIDENCE = "「三回目に、初めて相手の言葉で聞き返しました」と話した。"
Marks = Mapping[str, int | None]


def round_(people: tuple[str, ...] = PEOPLE, candidate: str = CANDIDATE, **more: Any) -> Round:
    return Round.model_validate({
        "id": candidate, "background": "advertising", "plan": "sixty", "language": "ja",
        "interviewers": tuple({"id": id_} for id_ in people), "retain_until": date(2027, 5, 31), **more,
    })  # fmt: skip


def rated(rating: int | None, text: str = EVIDENCE) -> dict[str, Any]:
    empty = rating is None
    return {"rating": rating, "not_assessed": empty, "reason": text if empty else "", "evidence": "" if empty else text}


def record(
    person: str, marks: Marks, *, revision: int = 1, candidate: str = CANDIDATE, text: str = EVIDENCE, **more: Any
) -> Record:
    return Record.model_validate({
        "candidate": candidate, "interviewer": person, "revision": revision, "background": "advertising", "plan": "sixty",
        "language": "ja", "content": "0" * 64, "held_on": date(2026, 11, 25),
        "collected_at": datetime(2026, 11, 26, 9, tzinfo=UTC),
        "ratings": {id_: rated(rating, text) for id_, rating in marks.items()}, "notes": {}, "recommendation": "yes",
        "takeaways": "", "retain_until": date(2027, 5, 31),
        "origin": {"channel": "web", "file": "f.json", "sha256": "1" * 64}, **more,
    })  # fmt: skip


def content() -> Content:
    """The sample content of the kits, with two calibration samples a competency."""
    made = kit_sample.content()
    samples = (
        practised("listening-a", 1, "listening", "heard", 3, (3, 3, 2)),
        practised("figures-a", 2, "figures", "numbers", 2, (2, 1, 3)),
        practised("listening-b", 3, "listening", "silence", 1, (1, 1, 4)),
        practised("figures-b", 4, "figures", "numbers", 4, (4, 4, 3)),
    )
    return replace(made, samples={one.id: one for one in samples})


def practised(id_: str, order: int, competency: str, question: str, rating: int, marks: tuple[int, ...]) -> Sample:
    words = {"ja": f"{id_}の話", "en": f"Words of {id_}"}
    because = {"ja": f"{id_}の理由", "en": f"Reason of {id_}"}
    return Sample.model_validate({
        "id": id_, "order": order, "name": {"ja": f"名前{order}", "en": f"Name {order}"}, "competency": competency,
        "question": question, "background": "advertising",
        "turns": ({"speaker": "interviewer", "says": words}, {"speaker": "candidate", "says": words}),
        "rating": rating, "marks": tuple({"point": n, "rating": mark, "because": because} for n, mark in enumerate(marks, 1)),
        "reasoning": because, "temptations": ({"rating": 4 if rating != 4 else 3, "why_not": because},),
        "ours": True, "reviewed": date(2026, 3, 4),
    })  # fmt: skip
