"""From records, the round and the content to what a debrief shows. The order of the records changes nothing.

Independent first: while an expected scorecard is missing there are no findings at all, so that nothing can show them.
Ratings are never averaged over competencies, never held against a threshold, and candidates are never ranked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cskit.model.content import Content
from cskit.model.record import FairHiringFlag, Record, RecordedRating
from cskit.model.round import Round
from cskit.model.text import Language
from cskit.views import debrief_parts as parts
from cskit.views.agreement import spread
from cskit.views.debrief_parts import Debrief
from cskit.views.kit import kit
from cskit.views.kit_parts import Kit
from cskit.views.prose import plain

__all__ = ["Debrief", "Submission", "debrief", "submissions"]

MINUTES: Mapping[parts.ItemKind, int] = {"read": 5, "discuss": 6, "unassessed": 3, "compare": 3, "confirm": 1, "outcome": 5}
"""How long each kind of item takes; ours, to be stretched or cut in the meeting."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What one interviewer handed in on one candidate."""

    counted: Record | None
    """The newest revision from before the debrief: independent of the others."""
    after: Record | None
    """The newest revision from after it."""
    earlier: int
    """Revisions older than the one that counts."""


def submissions(records: Iterable[Record]) -> dict[tuple[str, str], Submission]:
    """Gather the revisions by (candidate, interviewer), in the order of these ids."""
    by_person: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        by_person[record.candidate, record.interviewer].append(record)
    found = {}
    for who in sorted(by_person):
        revisions = sorted(by_person[who], key=lambda record: record.revision)
        before = [record for record in revisions if not record.after_debrief]
        late = [record for record in revisions if record.after_debrief]
        found[who] = Submission(before[-1] if before else None, late[-1] if late else None, max(0, len(before) - 1))
    return found


def debrief(
    records: Iterable[Record], round_: Round, content: Content, language: Language, *, partial: bool = False
) -> Debrief:  # fmt: skip
    """Arrange the records of the round's candidate; those of others are passed over.

    With ``partial``, or while an expected scorecard is missing, there are no findings. Raises LookupError where
    the content has no such background, plan or scale.
    """
    sheet = kit(content, round_.background, language, round_.plan)
    mine = submissions(record for record in records if record.candidate == round_.id)
    found = {interviewer: one for (_, interviewer), one in mine.items()}
    arranged = _Debrief(found, round_, content, sheet)
    coverage = arranged.coverage()
    return Debrief(
        language=language,
        candidate=round_.id,
        background=sheet.profile.name,
        plan=sheet.plan,
        retain_until=round_.retain_until,
        levels=sheet.scale.levels,
        not_assessed=sheet.scale.not_assessed,
        coverage=coverage,
        findings=arranged.findings() if coverage.complete and not partial else None,
    )


class _Debrief:
    """One candidate's submissions, and how they are put into words."""

    def __init__(self, found: Mapping[str, Submission], round_: Round, content: Content, sheet: Kit) -> None:
        self._round, self._content, self._sheet = round_, content, sheet
        named = [one.id for one in round_.interviewers]
        self._expected = tuple(dict.fromkeys(named))
        self._people = (*self._expected, *(id_ for id_ in found if id_ not in set(named)))
        self._found = found
        self._counted = {id_: one.counted for id_ in self._people if (one := found.get(id_)) and one.counted}
        self._late = {id_: one.after for id_ in self._people if (one := found.get(id_)) and one.after}
        on_sheet = [one.id for one in sheet.competencies]
        recorded = {id_ for one in (*self._counted.values(), *self._late.values()) for id_ in one.ratings}
        self._competencies = (*on_sheet, *sorted(recorded - set(on_sheet)))

    # Coverage

    def coverage(self) -> parts.Coverage:
        newest = {**self._counted, **self._late}
        return parts.Coverage(
            people=tuple(self._person(id_) for id_ in self._people),
            missing=tuple(id_ for id_ in self._expected if id_ not in newest),
            unexpected=tuple(id_ for id_ in self._people if id_ not in self._expected),
            unassessed=tuple(
                self._name(id_) for id_ in self._competencies
                if newest and not any(_rating(one, id_) for one in self._counted.values())
            ),
            gaps=tuple(self._gaps()),
            elsewhere=tuple(
                parts.Elsewhere(id_, one.background, one.plan) for id_, one in self._records()
                if (one.background, one.plan) != (self._round.background, self._round.plan)
            ),
            notices=tuple(dict.fromkeys(parts.Notice(id_, text) for id_, one in self._records() for text in one.warnings)),
            flags=tuple(dict.fromkeys(self._flag(id_, flag) for id_, one in self._records() for flag in one.flags)),
        )  # fmt: skip

    def _records(self) -> Iterator[tuple[str, Record]]:
        """Everything shown, by person: what counts, then what came after."""
        for id_ in self._people:
            yield from ((id_, one) for one in (self._counted.get(id_), self._late.get(id_)) if one)

    def _person(self, id_: str) -> parts.Person:
        counted, late = self._counted.get(id_), self._late.get(id_)
        shown = counted or late
        return parts.Person(
            id=id_,
            expected=id_ in self._expected,
            focus=tuple(self._name(focus) for focus in self._focus(id_)),
            revision=counted.revision if counted else 0,
            earlier=self._found[id_].earlier if id_ in self._found else 0,
            held_on=shown.held_on if shown else None,
            stale=any(one.stale for one in (counted, late) if one),
            changed=late.revision if late else 0,
        )

    def _focus(self, id_: str) -> tuple[str, ...]:
        return next((one.focus for one in self._round.interviewers if one.id == id_), ())

    def _gaps(self) -> Iterator[parts.Gap]:
        for id_, record in self._counted.items():
            for focus in self._focus(id_):
                if not _rating(record, focus):
                    yield parts.Gap(id_, self._name(focus))

    def _flag(self, id_: str, flag: FairHiringFlag) -> parts.Flag:
        whose, _, kind = flag.field.rpartition(".")
        language = self._sheet.language
        where = self._content.fairness.get(flag.jurisdiction)
        topics = where.topics if where else ()
        topic = next((one.name.in_(language) for one in topics if one.id == flag.topic), flag.topic)
        jurisdiction = where.name.in_(language) if where else flag.jurisdiction
        if flag.field.startswith("note."):
            asked = flag.field.removeprefix("note.")
            number = next((str(one.number) for one in self._sheet.questions if one.id == asked), asked)
            return parts.Flag(id_, "note", number, topic, jurisdiction)
        if flag.field == "takeaways":
            return parts.Flag(id_, "takeaways", "", topic, jurisdiction)
        if kind == "evidence":
            return parts.Flag(id_, "evidence", self._name(whose), topic, jurisdiction)
        if kind == "reason":
            return parts.Flag(id_, "reason", self._name(whose), topic, jurisdiction)
        return parts.Flag(id_, "other", flag.field, topic, jurisdiction)

    # Findings

    def findings(self) -> parts.Findings:
        competencies = sorted(map(self._competency, self._competencies), key=_disagreement)
        return parts.Findings(
            competencies=tuple(competencies),
            recommendations=tuple(self._recommendations()),
            takeaways=tuple(self._takeaways()),
            agenda=tuple(_agenda(competencies)),
            notes=tuple(self._notes()),
        )

    def _competency(self, id_: str) -> parts.Competency:
        on_sheet = next((one for one in self._sheet.competencies if one.id == id_), None)
        views = [(person, self._view(person, record, id_)) for person, record in self._counted.items()]
        before = {person: view for person, view in views if view}
        rated = tuple(view for view in before.values() if view.rating is not None)
        return parts.Competency(
            id=id_,
            name=self._name(id_),
            summary=on_sheet.summary if on_sheet else "",
            anchors=on_sheet.anchors if on_sheet else (),
            rated=rated,
            not_assessed=tuple(view for view in before.values() if view.rating is None),
            changes=tuple(
                parts.Change(before.get(person), view)
                for person, record in self._late.items()
                if (view := self._view(person, record, id_)) and view != before.get(person)
            ),
            spread=spread(view.rating for view in rated if view.rating is not None),
        )

    def _view(self, person: str, record: Record, id_: str) -> parts.View | None:
        said = record.ratings.get(id_)
        if said is None:
            return None
        if (rating := _mark(said)) is None:
            text = "\n".join(filter(None, (said.reason, said.evidence)))
            return parts.View(person, None, self._sheet.scale.not_assessed, "", text)
        label = next((one.label for one in self._sheet.scale.levels if one.rating == rating), "")
        anchors = next((one.anchors for one in self._sheet.competencies if one.id == id_), ())
        anchor = next((one.short for one in anchors if one.rating == rating), "")
        return parts.View(person, rating, label, anchor, said.evidence)

    def _recommendations(self) -> Iterator[parts.Count]:
        for id_, label in self._options().items():
            people = tuple(person for person, record in self._counted.items() if record.recommendation == id_)
            yield parts.Count(id_, label, people)
        silent = tuple(person for person, record in self._counted.items() if record.recommendation is None)
        if silent:
            yield parts.Count("", "", silent)

    def _takeaways(self) -> Iterator[parts.Takeaways]:
        options = self._options()
        for person in self._people:
            counted, late = self._counted.get(person), self._late.get(person)
            if counted:
                yield parts.Takeaways(person, options.get(counted.recommendation or "", ""), counted.takeaways, after=False)
            if late and (not counted or _conclusion(late) != _conclusion(counted)):
                yield parts.Takeaways(person, options.get(late.recommendation or "", ""), late.takeaways, after=True)

    def _options(self) -> dict[str, str]:
        scale, language = self._content.scale, self._sheet.language
        options = scale.recommendations if scale else ()
        return {one.id: plain(one.label.in_(language), self._content, language) for one in options}

    def _notes(self) -> Iterator[parts.Notes]:
        asked = {one.id: (one.number, one.ask) for one in self._sheet.questions}
        noted = {id_ for record in self._counted.values() for id_, text in record.notes.items() if text}
        for id_ in (*(one for one in asked if one in noted), *sorted(noted - set(asked))):
            number, ask = asked.get(id_, (0, id_))
            written = (parts.Note(person, record.notes.get(id_, "")) for person, record in self._counted.items())
            yield parts.Notes(number, ask, tuple(note for note in written if note.text))

    def _name(self, id_: str) -> str:
        known = self._content.competencies.get(id_)
        language = self._sheet.language
        return plain(known.name.in_(language), self._content, language) if known else id_


def _mark(said: RecordedRating) -> int | None:
    return None if said.not_assessed else said.rating


def _rating(record: Record, competency: str) -> int | None:
    said = record.ratings.get(competency)
    return _mark(said) if said else None


def _conclusion(record: Record) -> tuple[str | None, str]:
    return record.recommendation, record.takeaways


def _kind(competency: parts.Competency) -> parts.ItemKind:
    if competency.spread is None:
        return "unassessed"
    if competency.spread.discuss:
        return "discuss"
    return "compare" if competency.spread.range else "confirm"


def _disagreement(competency: parts.Competency) -> tuple[int, float, float]:
    """Widest range first, then the most pairs that differ; what nobody assessed comes after what must be discussed.

    The sort is stable, so that equals stay in the order of the sheet.
    """
    found = competency.spread
    if found is None:
        return 1, 0, 0
    same = found.exact / found.pairs if found.pairs else 1
    return 0 if found.discuss else 2, -found.range, same


def _agenda(competencies: Iterable[parts.Competency]) -> Iterator[parts.Item]:
    stretches: list[tuple[parts.ItemKind, str, str]] = [
        ("read", "", ""), *((_kind(one), one.id, one.name) for one in competencies), ("outcome", "", ""),
    ]  # fmt: skip
    start = 0
    for kind, id_, name in stretches:
        yield parts.Item(kind, id_, name, start, MINUTES[kind])
        start += MINUTES[kind]
