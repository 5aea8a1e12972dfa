"""Gather what an interview kit prints: one background, one plan, one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from cskit.model.background import Background
from cskit.model.case import Assignment, Case, Marking
from cskit.model.competency import Competency, Question
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.plan import Plan
from cskit.model.scale import Scale
from cskit.model.table import Table
from cskit.model.term import Term
from cskit.model.text import Language, Text
from cskit.views import kit_parts as parts
from cskit.views.glossary import hiragana, in_order
from cskit.views.kit_parts import Kit
from cskit.views.prose import Reference, pieces, plain

__all__ = ["HOME", "Kit", "kit"]

HOME = "jp"
"""The jurisdiction whose fairness list is printed in full."""

Record = TypeVar("Record")


def kit(content: Content, background_id: str, language: Language, plan_id: str | None = None) -> Kit:
    """Gather the kit of one background; ``plan_id`` defaults to the plan that the background names.

    The questions come from the plan alone, so that every candidate is asked the same. Raises
    LookupError where the background, the plan, the scale, or a record that they name is missing.
    """
    background = _find(content.backgrounds, background_id, "background")
    plan = _find(content.plans, plan_id or background.plan, "plan")
    if content.scale is None:
        raise LookupError("no rating scale")
    return _Kit(content, background, plan, content.scale, language).gather()


def _find(records: Mapping[str, Record], id_: str, kind: str) -> Record:
    if id_ not in records:
        raise LookupError(f"no {kind} '{id_}'")
    return records[id_]


class _Kit:
    """The records of one kit, and how they are put into words."""

    def __init__(self, content: Content, background: Background, plan: Plan, scale: Scale, language: Language) -> None:
        self._content, self._language = content, language
        self._background, self._plan, self._scale = background, plan, scale
        self._named: set[str] = set()
        known = content.questions()
        asked = dict.fromkeys(id_ for step in plan.steps for id_ in step.questions)
        self._asked: list[tuple[Competency, Question]] = [_find(known, id_, "question") for id_ in asked]
        self._numbers = {question.id: number for number, (_, question) in enumerate(self._asked, 1)}
        self._cases: list[tuple[Case, int]] = [
            (_find(content.cases, step.case, "case"), step.minutes) for step in plan.steps if step.case
        ]

    def gather(self) -> Kit:
        """Put everything into words; the glossary last, when all references have been seen."""
        plan, scale = self._plan, self._scale
        kit = Kit(
            language=self._language,
            plan_id=plan.id,
            plan=self._say(plan.name),
            plan_summary=self._say(plan.summary),
            minutes=plan.minutes,
            profile=self._profile(),
            steps=tuple(self._steps()),
            questions=tuple(self._questions()),
            cases=tuple(self._case(case, minutes) for case, minutes in self._cases),
            competencies=tuple(self._competency(competency) for competency in self._rated()),
            scale=parts.Scale(
                levels=tuple(parts.Level(level.rating, self._say(level.label), self._say(level.about)) for level in scale.levels),
                not_assessed=self._say(scale.not_assessed),
                recommendations=tuple(self._say(option.label) for option in scale.recommendations),
                notes=self._all(scale.notes),
            ),
            fairness=tuple(self._fairness()),
            terms=(),
            reviewed=plan.reviewed,
        )
        terms = in_order(self._terms(), self._language)
        return replace(kit, terms=tuple(self._term(term) for term in terms), reviewed=self._reviewed(terms))

    def _say(self, text: Text) -> str:
        words = text.in_(self._language)
        self._named |= {piece.id for piece in pieces(words) if isinstance(piece, Reference)}
        return plain(words, self._content, self._language)

    def _all(self, texts: Iterable[Text]) -> tuple[str, ...]:
        return tuple(self._say(text) for text in texts)

    def _profile(self) -> parts.Profile:
        who = self._background
        return parts.Profile(
            id=who.id,
            name=self._say(who.name),
            summary=self._say(who.summary),
            brings=self._all(who.brings),
            lacks=self._all(who.lacks),
            frustrations=self._all(who.frustrations),
            difficulty=self._say(who.difficulty),
            pitch_line=self._say(who.pitch.line),
            pitch_paragraph=self._say(who.pitch.paragraph),
            talk_track=self._all(who.pitch.talk_track),
            asks=tuple(parts.Answer(self._say(asked.question), self._say(asked.answer)) for asked in who.asks),
            watch_outs=self._all(who.watch_outs),
        )

    def _steps(self) -> Iterator[parts.Step]:
        start = 0
        for step in self._plan.steps:
            yield parts.Step(
                id=step.id,
                kind=step.kind,
                start=start,
                minutes=step.minutes,
                name=self._say(step.name),
                do=self._say(step.do),
                say=self._say(step.say) if step.say else None,
                questions=tuple(self._numbers[id_] for id_ in step.questions),
            )
            start += step.minutes

    def _questions(self) -> Iterator[parts.Question]:
        for competency, question in self._asked:
            yield parts.Question(
                id=question.id,
                number=self._numbers[question.id],
                competency=self._say(competency.name),
                kind=question.kind,
                minutes=question.minutes,
                ask=self._say(question.ask),
                probes=self._all(question.probes),
                background_probes=tuple(self._background_probes(competency, question)),
                listen_for=self._all(question.listen_for),
                warning_signs=self._all(question.warning_signs),
            )

    def _background_probes(self, competency: Competency, question: Question) -> Iterator[parts.Probe]:
        """The background's probes to a competency, dealt out in turn over its questions, each once."""
        shared = [other.id for owner, other in self._asked if owner.id == competency.id]
        probes = [probe for probe in self._background.probes if probe.competency == competency.id]
        for probe in probes[shared.index(question.id) :: len(shared)]:
            yield parts.Probe(self._say(probe.ask), self._say(probe.listen_for))

    def _case(self, case: Case, minutes: int) -> parts.Case:
        return parts.Case(
            id=case.id,
            name=self._say(case.name),
            minutes=minutes,
            summary=self._say(case.summary),
            practice=self._all(case.practice),
            lesson=self._say(case.lesson),
            exercises=tuple(
                parts.Exercise(
                    competencies=tuple(map(self._competency_name, exercise.competencies)),
                    ask=self._say(exercise.ask),
                    listen_for=self._all(exercise.listen_for),
                )
                for exercise in case.exercises
            ),
            assignment=self._assignment(case.assignment) if case.assignment else None,
        )

    def _assignment(self, work: Assignment) -> parts.Assignment:
        return parts.Assignment(
            minutes=work.minutes,
            run=self._all(work.run),
            handout=parts.Handout(
                title=self._say(work.handout.title),
                situation=self._all(work.handout.situation),
                table=self._table(work.handout.table) if work.handout.table else None,
                task=self._all(work.handout.task),
            ),
            probes=self._all(work.probes),
            marking=tuple(self._marking(mark) for mark in work.marking),
            watch_outs=self._all(work.watch_outs),
        )

    def _marking(self, mark: Marking) -> parts.Marking:
        labels = self._labels()
        levels = (parts.Anchor(one.rating, labels.get(one.rating, ""), self._say(one.hears)) for one in mark.levels)
        return parts.Marking(self._competency_name(mark.competency), tuple(levels))

    def _table(self, table: Table) -> parts.Table:
        return parts.Table(
            about=self._say(table.about),
            corner=self._say(table.corner),
            columns=self._all(table.columns),
            rows=tuple((self._say(row.label), *self._all(row.cells)) for row in table.rows),
        )

    def _competency_name(self, id_: str) -> str:
        return self._say(_find(self._content.competencies, id_, "competency").name)

    def _labels(self) -> dict[int, str]:
        return {level.rating: self._say(level.label) for level in self._scale.levels}

    def _rated(self) -> list[Competency]:
        """The competencies that the questions and the cases give evidence for, in the sheet's order."""
        covered = {competency.id for competency, _ in self._asked}
        for case, _ in self._cases:
            if case.assignment:
                covered |= {mark.competency for mark in case.assignment.marking}
            else:
                covered |= {id_ for exercise in case.exercises for id_ in exercise.competencies}
        return [competency for competency in self._content.competencies.values() if competency.id in covered]

    def _competency(self, competency: Competency) -> parts.Competency:
        labels = self._labels()
        return parts.Competency(
            id=competency.id,
            name=self._say(competency.name),
            summary=self._say(competency.summary),
            questions=tuple(self._numbers[question.id] for owner, question in self._asked if owner.id == competency.id),
            anchors=tuple(
                parts.Anchor(anchor.rating, labels.get(anchor.rating, ""), self._say(anchor.short))
                for anchor in sorted(competency.anchors, key=lambda anchor: anchor.rating)
            ),
            equivalent_evidence=self._all(
                equal.evidence for equal in self._background.equivalent_evidence if equal.competency == competency.id
            ),
        )

    def _fairness(self) -> Iterator[parts.Fairness]:
        """The home list; English readers hire elsewhere too, so their kit names the other lists' topics."""
        lists = sorted(self._content.fairness.values(), key=lambda one: (one.id != HOME, one.id))
        for one in lists if self._language == "en" else lists[:1]:
            yield parts.Fairness(one.id, self._say(one.name), self._say(one.note), tuple(self._topics(one)))

    def _topics(self, one: FairnessList) -> Iterator[parts.Topics]:
        names = {group.id: self._say(group.name) for group in one.groups}
        for group in (*names, None):
            topics = tuple(
                parts.Topic(topic.number, self._say(topic.name), self._say(topic.if_raised))
                for topic in one.topics
                if (topic.group if topic.group in names else None) == group
            )
            if topics:
                yield parts.Topics(names[group] if group else None, topics)

    def _terms(self) -> list[Term]:
        """The terms that the questions, the background, the cases and the competencies name."""
        ids = {self._background.term, *self._named, *(competency.term for competency in self._rated())}
        ids |= {id_ for _, question in self._asked for id_ in question.terms}
        ids |= {id_ for case, _ in self._cases for id_ in case.terms}
        return [self._content.terms[id_] for id_ in ids if id_ in self._content.terms]

    def _term(self, term: Term) -> parts.Term:
        name = self._say(term.name)
        readable = self._language == "en" or hiragana(name) == term.reading
        return parts.Term(
            id=term.id,
            name=name,
            reading=None if readable else term.reading,
            abbreviation=term.abbreviation if term.abbreviation != name else None,
            summary=self._say(term.summary),
        )

    def _reviewed(self, terms: Iterable[Term]) -> date:
        days = [self._background.reviewed, self._plan.reviewed, *(term.reviewed for term in terms)]
        days += [competency.reviewed for competency in self._rated()]
        days += [case.reviewed for case, _ in self._cases]
        return max(days)
