"""Records to export: plain ones, and the worst that the documented normalisation lets through."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from cskit.model.record import Record
from cskit.model.scale import RECOMMENDATIONS
from cskit.model.writing import normalise
from tests.outputs import nasty

SUM = "0" * 64
JAPAN = timezone(timedelta(hours=9))
FORMULAS = (
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＠a", "|x", "'quoted", '=HYPERLINK("http://x.test","y")', "#N/A", "_x000D_",
    "#REF!",
)  # fmt: skip


def rating(mark: int | None, evidence: str = "", reason: str = "") -> dict[str, Any]:
    return {"rating": mark, "not_assessed": mark is None, "reason": reason, "evidence": evidence}


def record(candidate: str = "c-0042", interviewer: str = "i-01", revision: int = 1, **more: Any) -> Record:
    return Record.model_validate({
        "schema": "cskit-record/1", "candidate": candidate, "interviewer": interviewer, "revision": revision,
        "background": "advertising", "plan": "sixty", "language": "en", "content": SUM, "held_on": date(2026, 11, 20),
        "collected_at": datetime(2026, 11, 20, 18, 30, 0, 250_000, JAPAN), "retain_until": date(2027, 5, 20),
        "ratings": {"listening": rating(3, "Asked why, twice."), "figures": rating(None, reason="Time ran out.")},
        "notes": {"heard": "The question was understood."}, "recommendation": "yes", "takeaways": "Listens.",
        "origin": {"channel": "web", "file": "scorecard.json", "sha256": SUM},
        **more,
    })  # fmt: skip


TEXT = st.one_of(nasty.short_texts().map(normalise), st.sampled_from(FORMULAS))
LONG = nasty.texts().map(normalise)
IDS = st.sampled_from(("listening", "figures", "patience", "tact"))
ONE = st.one_of(
    st.builds(rating, st.sampled_from((1, 2, 3, 4)), LONG, st.just("")),
    st.builds(rating, st.none(), st.just(""), TEXT),
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record as the border lets it through: ids well-formed, texts normalised and nasty."""
    first, last = (datetime(year, 1, 1) for year in (2000, 2099))  # noqa: DTZ001  the zones are drawn
    moments = st.datetimes(first, last, timezones=st.sampled_from((UTC, JAPAN)))
    return record(
        draw(st.sampled_from(("c-1", "c-2", "no", "007"))), draw(st.sampled_from(("i-1", "i-2"))), draw(st.integers(1, 3)),
        language=draw(st.sampled_from(("ja", "en"))), collected_at=draw(moments),
        held_on=draw(st.none() | st.dates(date(2000, 1, 1))), retain_until=draw(st.none() | st.dates(date(2000, 1, 1))),
        ratings=draw(st.dictionaries(IDS, ONE, max_size=4)), notes=draw(st.dictionaries(IDS, TEXT, max_size=3)),
        recommendation=draw(st.none() | st.sampled_from(RECOMMENDATIONS)), takeaways=draw(TEXT),
        stale=draw(st.booleans()), after_debrief=draw(st.booleans()), warnings=draw(st.lists(TEXT, max_size=2).map(tuple)),
        origin={"channel": "pdf", "file": draw(TEXT), "sha256": SUM},
    )  # fmt: skip
