"""How raters read the anchors: against the key of the calibration pack, and over many real interviews.

What is said of one interviewer is a hint with its count, never a verdict; where there is too little to go by, nothing is
computed and the count says why. The order of records and scorecards changes nothing.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cskit.model.content import Content
from cskit.model.record import Record
from cskit.model.sample import Sample
from cskit.model.scale import RATINGS
from cskit.model.text import Language
from cskit.views.agreement import Agreement, Tendency, ac2, pair_counts, tendency
from cskit.views.practice import Practice
from cskit.views.prose import plain

LEAST = 10
"""Candidates below which nothing is computed; ours: with 4 marks and 2 to 6 raters the intervals are huge."""
LEAST_DIFFERENCE = 0.3
"""Steps below which a difference is no hint, however sure it is; ours."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far one interviewer's practice ratings are from the key."""

    person: str
    rated: int
    exact: int
    adjacent: int
    """At most one step off; those that are the same are among them."""
    mean: float
    """Mean distance in steps, 0 or more."""
    direction: float
    """Mean difference: above 0 where the ratings are higher than the key."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A sample that was rated otherwise than the key, and who gave that rating."""

    sample: str
    competency: str
    key: int
    given: int
    people: tuple[str, ...]
    points: tuple[int, ...]
    """Points of the anchors whose mark alone equals the rating given; a hint at what drew the raters."""
    why_not: str
    """What the sample says against this rating; empty where it says nothing."""


@dataclass(frozen=True, slots=True)
class Pull:
    """How often ratings off the key equal the mark on one point of a competency's anchors."""

    competency: str
    point: int
    higher: int
    lower: int


@dataclass(frozen=True, slots=True)
class CompetencyAgreement:
    """How far interviewers agree on one competency, over candidates."""

    name: str
    candidates: int
    """Those with two ratings or more."""
    pairs: int
    exact: int
    adjacent: int
    ac2: Agreement | None
    """``None`` for fewer than ``LEAST`` candidates."""


@dataclass(frozen=True, slots=True)
class Leniency:
    """How one interviewer's ratings differ from the others' on the same candidates and competencies."""

    person: str
    candidates: int
    difference: Tendency | None
    """In steps; ``None`` for fewer than ``LEAST`` candidates."""
    hint: Literal["lenient", "severe", ""]


@dataclass(frozen=True, slots=True)
class Halo:
    """How even one interviewer's scorecards are, compared with the others' on the same candidates."""

    person: str
    candidates: int
    flat: int
    """Scorecards with one mark throughout, among those of these candidates."""
    difference: Tendency | None
    """Difference of the ranges within scorecards, in steps; ``None`` for fewer than ``LEAST`` candidates."""
    hint: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the calibration report shows."""

    language: Language
    samples: int
    distances: tuple[Distance, ...]
    misses: tuple[Miss, ...]
    """In the order of the pack."""
    pulls: tuple[Pull, ...]
    candidates: int
    scorecards: int
    agreements: tuple[CompetencyAgreement, ...]
    leniencies: tuple[Leniency, ...]
    halos: tuple[Halo, ...]


def calibration(practices: Iterable[Practice], records: Iterable[Record], content: Content, language: Language) -> Report:
    """Compute the report. Of two practice scorecards by one person the last counts; whoever calls says so."""
    given = {one.interviewer: one.ratings for one in practices}
    given = {person: given[person] for person in sorted(given)}
    samples = sorted(content.samples.values(), key=lambda one: (one.order, one.id))
    words = _Words(content, language)
    by_candidate = _by_candidate(records)
    misses = tuple(_misses(samples, given, words))
    return Report(
        language=language,
        samples=len(samples),
        distances=tuple(_distances(samples, given)),
        misses=misses,
        pulls=tuple(_pulls(misses)),
        candidates=len(by_candidate),
        scorecards=sum(map(len, by_candidate.values())),
        agreements=tuple(_agreements(by_candidate, words)),
        leniencies=tuple(_leniencies(by_candidate)),
        halos=tuple(_halos(by_candidate)),
    )


_ByCandidate = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Candidate to interviewer to competency to rating."""


class _Words:
    """Names of competencies and texts of samples in one language."""

    def __init__(self, content: Content, language: Language) -> None:
        self.content, self.language = content, language
        self.order = tuple(content.competencies)

    def competency(self, id_: str) -> str:
        known = self.content.competencies.get(id_)
        return plain(known.name.in_(self.language), self.content, self.language) if known else id_

    def name(self, sample: Sample) -> str:
        return plain(sample.name.in_(self.language), self.content, self.language)

    def why_not(self, sample: Sample, rating: int) -> str:
        texts = (one.why_not.in_(self.language) for one in sample.temptations if one.rating == rating)
        return plain(next(texts, ""), self.content, self.language)


def _by_candidate(records: Iterable[Record]) -> _ByCandidate:
    """Keep the marks of each interviewer's newest scorecard from before the debrief, and nothing else of a record."""
    newest: dict[tuple[str, str], tuple[int, Mapping[str, int]]] = {}
    for record in records:
        who = record.candidate, record.interviewer
        if not record.after_debrief and record.revision > newest.get(who, (0, {}))[0]:
            newest[who] = record.revision, _marks(record)
    found: dict[str, dict[str, Mapping[str, int]]] = defaultdict(dict)
    for candidate, person in sorted(newest):
        found[candidate][person] = newest[candidate, person][1]
    return found


def _marks(record: Record) -> dict[str, int]:
    """The ratings alone: what was not assessed is not there."""
    return {id_: one.rating for id_, one in record.ratings.items() if one.rating is not None and not one.not_assessed}


# Against the key


def _distances(samples: Sequence[Sample], given: Mapping[str, Mapping[str, int]]) -> Iterator[Distance]:
    for person, ratings in given.items():
        off = [ratings[one.id] - one.rating for one in samples if one.id in ratings]
        if off:
            yield Distance(
                person, len(off), sum(step == 0 for step in off), sum(abs(step) <= 1 for step in off),
                sum(map(abs, off)) / len(off), sum(off) / len(off),
            )  # fmt: skip


def _misses(samples: Sequence[Sample], given: Mapping[str, Mapping[str, int]], words: _Words) -> Iterator[Miss]:
    for sample in samples:
        for rating in RATINGS:
            people = tuple(person for person, ratings in given.items() if ratings.get(sample.id) == rating)
            if people and rating != sample.rating:
                points = tuple(mark.point for mark in sample.marks if mark.rating == rating)
                yield Miss(
                    words.name(sample), words.competency(sample.competency), sample.rating, rating, people, points,
                    words.why_not(sample, rating),
                )  # fmt: skip


def _pulls(misses: Iterable[Miss]) -> Iterator[Pull]:
    higher: Counter[tuple[str, int]] = Counter()
    lower: Counter[tuple[str, int]] = Counter()
    for miss in misses:
        for point in miss.points:
            (higher if miss.given > miss.key else lower)[miss.competency, point] += len(miss.people)
    both = higher + lower
    for competency, point in sorted(both, key=lambda one: (-both[one], one)):
        yield Pull(competency, point, higher[competency, point], lower[competency, point])


# Over candidates


def _agreements(by_candidate: _ByCandidate, words: _Words) -> Iterator[CompetencyAgreement]:
    times: dict[str, list[Counter[int]]] = defaultdict(list)
    for candidate in sorted(by_candidate):
        rated: dict[str, Counter[int]] = defaultdict(Counter)
        for ratings in by_candidate[candidate].values():
            for id_, rating in ratings.items():
                rated[id_][rating] += 1
        for id_, counts in rated.items():
            times[id_].append(counts)
    for id_ in (*(one for one in words.order if one in times), *sorted(set(times) - set(words.order))):
        compared = [counts for counts in times[id_] if counts.total() > 1]
        pairs, exact, adjacent = (sum(column) for column in zip((0, 0, 0), *map(pair_counts, compared), strict=True))
        enough = len(compared) >= LEAST
        subjects = [[counts[rating] for rating in RATINGS] for counts in times[id_]]
        found = ac2(subjects) if enough else None
        yield CompetencyAgreement(words.competency(id_), len(compared), pairs, exact, adjacent, found)


def _leniencies(by_candidate: _ByCandidate) -> Iterator[Leniency]:
    """A candidate is one observation, whatever the number of competencies: marks on one person go together."""
    found: dict[str, list[float]] = defaultdict(list)
    for candidate in sorted(by_candidate):
        cards = by_candidate[candidate]
        sums: Counter[str] = Counter()
        raters: Counter[str] = Counter()
        for ratings in cards.values():
            sums.update(ratings)
            raters.update(ratings.keys())
        for person, ratings in cards.items():
            off = [rating - (sums[id_] - rating) / (raters[id_] - 1) for id_, rating in ratings.items() if raters[id_] > 1]
            if off:
                found[person].append(math.fsum(off) / len(off))
    for person in sorted(found):
        difference = tendency(found[person]) if len(found[person]) >= LEAST else None
        strong = difference is not None and difference.clear and abs(difference.mean) >= LEAST_DIFFERENCE
        hint: Literal["lenient", "severe", ""] = ""
        if strong and difference is not None:
            hint = "lenient" if difference.mean > 0 else "severe"
        yield Leniency(person, len(found[person]), difference, hint)


def _halos(by_candidate: _ByCandidate) -> Iterator[Halo]:
    found: dict[str, list[float]] = defaultdict(list)
    flat: Counter[str] = Counter()
    for candidate in sorted(by_candidate):
        cards = by_candidate[candidate]
        ranges = {person: max(marks.values()) - min(marks.values()) for person, marks in cards.items() if len(marks) > 1}
        whole = sum(ranges.values())
        if len(ranges) > 1:
            for person, own in ranges.items():
                found[person].append(own - (whole - own) / (len(ranges) - 1))
                flat[person] += own == 0
    for person in sorted(found):
        difference = tendency(found[person]) if len(found[person]) >= LEAST else None
        hint = difference is not None and difference.high < 0 and difference.mean <= -LEAST_DIFFERENCE
        yield Halo(person, len(found[person]), flat[person], difference, hint)
