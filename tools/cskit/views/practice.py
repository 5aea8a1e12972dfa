"""The calibration pack as something to rate: what to read, and a scorecard for it like any other.

The scorecard is a ``Form`` with one competency a sample, so that every fillable room can write it and read it back. It
names no real background or plan, and so can never be collected as a candidate's record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cskit.model.answers import Filled
from cskit.model.content import Content
from cskit.model.form_stamp import FormStamp, digest, short
from cskit.model.sample import Sample
from cskit.model.scale import RATINGS
from cskit.model.text import Language
from cskit.views import kit_parts
from cskit.views.form import NOT_ASSESSED, Anchors, Form, changed, fields
from cskit.views.kit import kit
from cskit.views.kit_parts import Anchor
from cskit.views.prose import plain

PLAN = "calibration-pack"
CANDIDATE = "calibration"
MOST = 190
"""Samples that one scorecard has at most: a form has at most 200 parts."""
MINUTES = 5
"""For reading and rating one sample."""

_NAME = {"ja": "評価の練習", "en": "Rating practice"}
_ABOUT = {
    "ja": "会話は「評価の練習」のページで読みます。総合評価は空けておきます。",
    "en": "The conversation is on the page “Rating practice”. Leave the overall recommendation empty.",
}
_TASK = {
    "ja": "「評価の練習」のページの会話を一つずつ読み、評価基準と比べて、下に根拠と評点を書いてください。",
    "en": "Read the conversations on the page “Rating practice” one by one, compare each with the anchors, "
    "and put down the evidence and the rating below.",
}
_BLOCK = {"ja": "{number}. {name}（{competency}）", "en": "{number}. {name} ({competency})"}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said in a sample."""

    by_candidate: bool
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One sample without its key."""

    id: str
    number: int
    name: str
    competency: str
    turns: tuple[Said, ...]
    anchors: tuple[Anchor, ...]
    full: Mapping[int, tuple[str, ...]]
    """The anchors' whole text, by rating."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What raters read: all samples in the order of the pack."""

    language: Language
    answers: tuple[Answer, ...]
    not_assessed: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What one interviewer gave."""

    interviewer: str
    ratings: Mapping[str, int]
    """Sample to rating; a sample without one is missing."""
    unreadable: tuple[tuple[str, str], ...]
    """(field, place) of what is no rating; the text is not repeated."""
    outdated: tuple[str, ...]
    """Samples that have changed since the form was made; their ratings are left out."""


def pack(content: Content, language: Language) -> Pack:
    """Gather the samples. Raises LookupError where there are none, or no scale."""
    if content.scale is None or not content.samples:
        raise LookupError("no calibration samples" if content.scale else "no rating scale")
    labels: dict[int, str] = {level.rating: plain(level.label.in_(language), content, language) for level in content.scale.levels}
    return Pack(
        language,
        tuple(
            _answer(content, language, number, sample, labels)
            for number, sample in enumerate(sorted(content.samples.values(), key=lambda one: (one.order, one.id)), 1)
        ),
        plain(content.scale.not_assessed.in_(language), content, language),
    )


def _answer(content: Content, language: Language, number: int, sample: Sample, labels: Mapping[int, str]) -> Answer:
    competency = content.competencies[sample.competency]
    anchors = sorted(competency.anchors, key=lambda one: one.rating)

    def say(text: str) -> str:
        return plain(text, content, language)

    return Answer(
        id=sample.id,
        number=number,
        name=say(sample.name.in_(language)),
        competency=say(competency.name.in_(language)),
        turns=tuple(Said(turn.speaker == "candidate", say(turn.says.in_(language))) for turn in sample.turns),
        anchors=tuple(Anchor(one.rating, labels[one.rating], say(one.short.in_(language))) for one in anchors),
        full={one.rating: tuple(say(text.in_(language)) for text in one.full) for one in anchors},
    )


def practice_form(content: Content, language: Language, interviewer: str = "") -> Form:
    """Make the scorecard of the pack. Raises LookupError where there is nothing to make it of, or too much."""
    made = pack(content, language)
    background = next(iter(content.backgrounds), None)
    if background is None:
        raise LookupError("no background")
    if len(made.answers) > MOST:
        raise LookupError(f"more than {MOST} calibration samples")
    sheet = _sheet(kit(content, background, language), made)
    options = content.scale.recommendations if content.scale else ()
    recommendations = tuple((one.id, plain(one.label.in_(language), content, language)) for one in options)
    parts = _parts(made)
    stamp = FormStamp.model_validate({
        "schema": "cskit-scorecard/1", "background": CANDIDATE, "plan": PLAN, "language": language, "content": digest(parts),
        "parts": parts, "candidate": CANDIDATE, "interviewer": interviewer,
    })  # fmt: skip
    return Form(
        stamp=stamp,
        kit=sheet,
        competency_of={CANDIDATE: made.answers[0].id},
        anchors=tuple(Anchors(answer.id, answer.full) for answer in made.answers),
        recommendations=recommendations,
        focus=(),
        fields=fields((CANDIDATE,), (answer.id for answer in made.answers), recommendations),
    )


def is_practice(filled: Filled) -> bool:
    """Whether a filled scorecard belongs to the pack, and to no candidate."""
    return (filled.stamp.background, filled.stamp.plan) == (CANDIDATE, PLAN)


def practice(filled: Filled, today: Form) -> Practice:
    """Take the ratings out of a filled form of the pack."""
    parts = (part.partition(":") for part in changed(filled.stamp, today))
    outdated = tuple(id_ for kind, _, id_ in parts if kind == "competency")
    written = filled.answers.get("interviewer")
    ratings, unreadable = {}, []
    for one in today.competencies:
        said = filled.answers.get(f"{one.id}.rating")
        text = said.text.strip() if said else ""
        if said is None or text in ("", NOT_ASSESSED) or one.id in outdated:
            continue
        if text in map(str, RATINGS):
            ratings[one.id] = int(text)
        else:
            unreadable.append((f"{one.id}.rating", said.place))
    return Practice((written.text.strip() if written else "") or filled.stamp.interviewer, ratings, tuple(unreadable), outdated)


def _sheet(base: kit_parts.Kit, made: Pack) -> kit_parts.Kit:
    language = made.language
    minutes = MINUTES * len(made.answers)
    name = _NAME[language]
    profile = replace(
        base.profile, id=CANDIDATE, name=name, summary=_ABOUT[language], brings=(), lacks=(), frustrations=(), difficulty="",
        pitch_line="", pitch_paragraph="", talk_track=(), asks=(), watch_outs=(),
    )  # fmt: skip
    return replace(
        base,
        plan_id=PLAN, plan=name, plan_summary=_ABOUT[language], minutes=minutes, profile=profile,
        steps=(kit_parts.Step(PLAN, "questions", 0, minutes, name, _ABOUT[language], None, (1,)),),
        # One question, since a scorecard has some: what to do, with room for notes on the way.
        questions=(
            kit_parts.Question(
                id=CANDIDATE, number=1, competency=name, kind="behavioural", minutes=minutes, ask=_TASK[language], probes=(),
                background_probes=(), listen_for=(), warning_signs=(),
            ),
        ),
        cases=(),
        competencies=tuple(
            kit_parts.Competency(
                id=answer.id, name=_BLOCK[language].format(number=answer.number, name=answer.name, competency=answer.competency),
                summary=_ABOUT[language], questions=(1,), anchors=answer.anchors, equivalent_evidence=(),
            )
            for answer in made.answers
        ),
        terms=(),
    )  # fmt: skip


def _parts(made: Pack) -> dict[str, str]:
    """One sum a sample, over what is said and over the anchors; the others are named as in any scorecard."""
    samples = {
        f"competency:{answer.id}": short([
            [(turn.by_candidate, turn.text) for turn in answer.turns],
            [(one.rating, one.short, answer.full[one.rating]) for one in answer.anchors],
        ])
        for answer in made.answers
    }  # fmt: skip
    return {f"question:{CANDIDATE}": short(_TASK[made.language]), **samples, "scale": short(made.not_assessed)}
