"""The only border between a filled file, which may hold anything, and a record, which is true.

Nothing is read or written here. Problems and warnings name fields, ids, marks and counts, never what somebody wrote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from cskit.content.fit import did_you_mean
from cskit.model.answers import Filled
from cskit.model.base import ID_PATTERN
from cskit.model.fairness_check import MAX_CHARACTERS, Checker
from cskit.model.problems import Place, Problem
from cskit.model.record import PERSON_PATTERN, RESERVED, FairHiringFlag, Origin, Record, RecordedRating, is_person
from cskit.model.round import Round
from cskit.model.scale import RECOMMENDATIONS, Rating, RecommendationId
from cskit.model.text import Language
from cskit.model.writing import LONGEST, normalise
from cskit.views.form import NOT_ASSESSED, Form, changed

_RULE = "scorecard"
_LINE = re.compile(r"line (\d{1,9}), column (\d{1,9})")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MARKS: Mapping[str, Rating] = {"1": 1, "2": 2, "3": 3, "4": 4}
_FIELD = re.compile(r"[a-z0-9-]{1,64}\.(?:rating|reason|evidence)|note\.[a-z0-9-]{1,64}")
_OF_COMPETENCY = ("rating", "reason", "evidence")
_OLDEST = timedelta(days=2 * 366)
_OLD = timedelta(days=180)
_OVERLAP = 200
"""Windows of the fair-hiring check share so many characters, more than a pattern is long."""

_NO_CHARACTERS = "".join(chr(plane + low) for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
_ODD: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]"), "control characters were left out"),
    (re.compile("[\u202a-\u202e\u2066-\u2069]"), "marks that turn the direction of text were left out"),
    (re.compile("[\ud800-\udfff]"), "halves of characters were left out; the program that saved the file lost the other halves"),
    (re.compile(f"[\ufdd0-\ufdef{_NO_CHARACTERS}]"), "codes that stand for no character were left out"),
    (re.compile(r"(?<=\S)\t(?=\S)"), "tabs became spaces"),
    (re.compile("\ufffd"), "signs � stand where a program lost a character before"),
    (re.compile("[\ue000-\uf8ff]"), "characters of private use stand in it; a PDF viewer may have lost an emoji or a rare kanji"),
)  # fmt: skip
"""What to look for in a text as it was handed in, and what to tell about it."""


def accept(
    filled: Filled, today: Form, origin: Origin, *, now: datetime, checker: Checker, round_: Round | None = None,
    allow_stale: bool = False, file: str | None = None,
) -> tuple[Record | None, list[Problem]]:  # fmt: skip
    """Turn what was read into a record, or say everything that is wrong with it at once.

    ``today`` is the form that the content gives today for the stamp's background, plan and language; ``now`` the
    moment of collecting, with its offset; ``checker`` holds the fairness lists that texts are flagged by; ``round_``
    is the candidate's round where there is one (see ``candidate_of``). With ``allow_stale`` a form made with other
    content is taken and marked. ``file`` is the name for problems, the origin's where none is given.

    The record is a first revision, and not after any debrief: the store knows better. Raises ValueError where
    ``today`` is another form's.
    """
    stamp, made = filled.stamp, today.stamp
    if (made.background, made.plan, made.language) != (stamp.background, stamp.plan, stamp.language):
        raise ValueError("today's form is of another background, plan or language than the filled one")
    judge = _Judge(filled, file or origin.file, today, round_)
    parts = judge.parts(checker, now.date(), allow_stale=allow_stale)
    if judge.problems:
        return None, judge.problems
    return Record(
        **parts, revision=1, background=stamp.background, plan=stamp.plan, language=stamp.language, content=stamp.content,
        collected_at=now, retain_until=round_.retain_until if round_ else None, origin=origin,
    ), []  # fmt: skip


def candidate_of(filled: Filled) -> str:
    """Give the candidate's id as the file has it, so that the round can be found; empty where there is none.

    It is an id by ``PERSON_PATTERN`` and so safe as a file's name, but not held against anything yet.
    """
    written = filled.answers.get("candidate")
    text = unicodedata.normalize("NFKC", normalise(written.text if written else "") or filled.stamp.candidate).casefold()
    return text if is_person(text) else ""


class _Judge:
    """One filled file before the border; ``problems`` gathers what stops it."""

    def __init__(self, filled: Filled, file: str, today: Form, round_: Round | None) -> None:
        self.problems: list[Problem] = []
        self._warnings: list[str] = list(filled.warnings)
        self._filled, self._file, self._today, self._round = filled, file, today, round_
        self._stamp = filled.stamp
        self._competencies = self._asked("competency")
        self._questions = self._asked("question")
        self._texts = {key: normalise(written.text) for key, written in filled.answers.items()}

    def parts(self, checker: Checker, on: date, *, allow_stale: bool) -> dict[str, Any]:
        """Give the record's fields that come from the answers; of no use where there are problems."""
        stale = self._stale(allow_stale=allow_stale)
        self._fields()
        candidate = self._person("candidate", self._stamp.candidate, self._round.id if self._round else "")
        expected = tuple(one.id for one in self._round.interviewers) if self._round else ()
        interviewer = self._person("interviewer", self._stamp.interviewer, *expected)
        self._in_round(candidate, interviewer, expected)
        found = {
            "candidate": candidate,
            "interviewer": interviewer,
            "stale": stale,
            "held_on": self._held_on(on),
            "notes": {id_: text for id_ in self._questions if (text := self._text(f"note.{id_}"))},
            "ratings": {id_: rating for id_ in self._competencies if (rating := self._rating(id_))},
            "recommendation": self._recommendation(),
            "takeaways": self._text("takeaways"),
            "flags": tuple(self._flags(checker)),
        }
        return {**found, "warnings": tuple(self._warnings)}

    def _asked(self, kind: str) -> tuple[str, ...]:
        """What the filled form asked for: in the order of today's form, then what is asked no more."""
        on_form = [part.removeprefix(f"{kind}:") for part in self._stamp.parts if part.startswith(f"{kind}:")]
        order = [part.removeprefix(f"{kind}:") for part in self._today.stamp.parts]
        return tuple(sorted(on_form, key=lambda id_: order.index(id_) if id_ in order else len(order)))

    # --- the form as a whole ---

    def _stale(self, *, allow_stale: bool) -> bool:
        differing = changed(self._stamp, self._today)
        same = self._stamp.content == self._today.stamp.content
        odd = [id_ for id_ in (*self._competencies, *self._questions) if not re.fullmatch(ID_PATTERN, id_)]
        if same == bool(differing) or odd or not self._competencies:
            self._problem(
                "", "what the form says of itself does not add up", "it cannot be told which questions and anchors it had",
                "fill in a form made today",
            )  # fmt: skip
            return False
        if same:
            return False
        said = ", ".join(self._in_words(part) for part in differing)
        if allow_stale:
            self._warnings.append(f"taken although the form was made with other content: {said}")
        else:
            self._problem(
                "", f"the form was made with other content: {said}", "ratings by other questions or anchors cannot be compared",
                "fill in a form made today, or take this one with --allow-stale, which marks the record",
            )  # fmt: skip
        return True

    def _in_words(self, part: str) -> str:
        kind, _, id_ = part.partition(":")
        if kind == "scale":
            return "the scale or the recommendations have changed"
        here, then = part in self._today.stamp.parts, part in self._stamp.parts
        if kind == "question":
            name = f"the question '{id_}'"
            return f"{name} has changed" if here and then else f"{name} is new" if here else f"{name} is asked no more"
        if here and then:
            return f"the anchors of '{id_}' have changed"
        return f"the competency '{id_}' is new" if here else f"the competency '{id_}' is rated no more"

    def _fields(self) -> None:
        known = {field.key for field in self._today.fields if "." not in field.key}
        known |= {f"{id_}.{name}" for id_ in self._competencies for name in _OF_COMPETENCY}
        known |= {f"note.{id_}" for id_ in self._questions}
        for key in self._filled.answers:
            if key not in known:
                name = f" '{key}'" if _FIELD.fullmatch(key) else ""
                self._problem(
                    key, f"a field{name} that the form does not have", "what stands in it would be left out",
                    did_you_mean(key, known) if name else "fill in the form again", show=bool(name),
                )  # fmt: skip

    # --- who and when ---

    def _person(self, key: str, prefilled: str, *expected: str) -> str:
        """Give an id. Capitals and full-width letters are taken where they leave one id to be meant."""
        text = self._texts.get(key, "") or prefilled
        sure = {id_ for id_ in (prefilled, *expected) if id_}
        folded = unicodedata.normalize("NFKC", text).casefold()
        text = folded if folded in sure else text
        noun = f"the {key}'s id"
        if not text:
            self._problem(key, f"{noun} is missing", "the scorecard is filed under it", "write it, as in c-0042")
        elif not re.fullmatch(PERSON_PATTERN, text):
            self._problem(
                key, f"what stands here cannot be {noun}", "ids are file names, and no place for somebody's name",
                "use lower-case letters a-z, digits and hyphens, at most 32 characters, as in c-0042",
            )  # fmt: skip
        elif text in RESERVED:
            self._problem(key, f"'{text}' cannot be {noun}", "Windows keeps this name for a device", "choose another id")
        elif prefilled and text != prefilled and re.fullmatch(PERSON_PATTERN, prefilled):
            self._problem(
                key, f"'{text}', and the form was made for '{prefilled}'", "one of the two is wrong",
                f"write '{prefilled}', or fill in the form that was made for '{text}'",
            )  # fmt: skip
        else:
            return text
        return ""

    def _in_round(self, candidate: str, interviewer: str, expected: tuple[str, ...]) -> None:
        if self._round is None:
            return
        told = f"interviews/{self._round.id}.yml"
        if candidate and candidate != self._round.id:
            self._problem("candidate", f"'{candidate}' has another round than {told}", "it is somebody else's", "correct the id")
        if interviewer and interviewer not in expected:
            self._problem(
                "interviewer", f"'{interviewer}' is not among the interviewers of '{self._round.id}'",
                f"{told} names {', '.join(expected)}", "correct the id, or add the interviewer to the round",
            )  # fmt: skip
        for key, here, there in (
            ("background", self._stamp.background, self._round.background), ("plan", self._stamp.plan, self._round.plan),
        ):  # fmt: skip
            if here != there:
                remedy = "fill in the form of this round, or correct the round"
                self._problem("", f"a form of the {key} '{here}'", f"{told} says '{there}'", remedy)

    def _held_on(self, on: date) -> date | None:
        text = unicodedata.normalize("NFKC", self._texts.get("held_on", "")).replace(" ", "")
        if not text:
            self._warnings.append("the day of the interview is missing")
            return None
        found = _DAY.fullmatch(text)
        try:
            day = date(*map(int, found.groups())) if found else None
        except ValueError:
            day = None
        write = "write it as 2026-11-25"
        if day is None:
            self._problem("held_on", "what stands here is not a day", "the record says when the interview was", write)
        elif day > on + timedelta(days=1):
            self._problem("held_on", f"{day} is in the future", "a scorecard is filled in after the interview", "correct the day")
        elif day < on - _OLDEST:
            self._problem("held_on", f"{day} is more than two years ago", "it is likely a slip in the year", "correct the day")
        elif self._round and day > self._round.retain_until:
            self._problem(
                "held_on", f"{day} is after {self._round.retain_until}", "by then everything about the candidate is destroyed",
                "correct the day, or `retain_until` of the round",
            )  # fmt: skip
        elif day < on - _OLD:
            self._warnings.append(f"the interview was on {day}, more than half a year ago")
        return day

    # --- what was judged ---

    def _rating(self, id_: str) -> RecordedRating | None:
        key = f"{id_}.rating"
        if not any(f"{id_}.{name}" in self._texts for name in _OF_COMPETENCY):
            self._problem(key, f"the competency '{id_}' is missing", *_RATE)
            return None
        reason, evidence = self._text(f"{id_}.reason"), self._text(f"{id_}.evidence")
        mark = self._mark(key)
        if mark is None:
            return None
        if mark == NOT_ASSESSED:
            if not _says_something(reason):
                self._problem(
                    f"{id_}.reason", f"no reason why '{id_}' was not assessed", "the debrief has to know what is still open",
                    "write the reason in a few words",
                )  # fmt: skip
            return RecordedRating(rating=None, not_assessed=True, reason=reason, evidence=evidence)
        if not _says_something(evidence):
            self._problem(
                f"{id_}.evidence", f"a rating of '{id_}' without evidence", "a mark alone cannot be discussed or checked",
                "write what the candidate said or did; where there is nothing, choose not_assessed",
            )  # fmt: skip
        if reason:
            self._warnings.append(f"'{id_}' was rated, and a reason for not assessing it stands beside; both were kept")
        return RecordedRating(rating=_MARKS[mark], not_assessed=False, reason=reason, evidence=evidence)

    def _mark(self, key: str) -> str | None:
        text = unicodedata.normalize("NFKC", self._texts.get(key, ""))
        none = {NOT_ASSESSED, "not assessed", unicodedata.normalize("NFKC", self._today.scale.not_assessed).casefold()}
        if text in _MARKS or text.removesuffix(".0") in _MARKS:
            return text.removesuffix(".0")
        if text.casefold() in none:
            return NOT_ASSESSED
        if not text:
            what = "not rated"
        elif re.search("[1-4]", text) and any(word in text.casefold() for word in none):
            what = "a rating and not_assessed at once"
        elif re.fullmatch(r"[-+]?[0-9]{1,6}(\.[0-9]{1,3})?", text):
            what = f"'{text}' is between two marks" if 1 < float(text) < 4 else f"'{text}' is outside 1–4"
        else:
            what = "what stands here is no rating"
        self._problem(key, what, *_RATE)
        return None

    def _recommendation(self) -> RecommendationId | None:
        text = self._texts.get("recommendation", "").casefold()
        if not text:
            self._warnings.append("no overall recommendation was given")
            return None
        labels = {label.casefold(): id_ for id_, label in self._today.recommendations}
        for id_ in RECOMMENDATIONS:
            if id_ == labels.get(text, text):
                return id_
        self._problem(
            "recommendation", "what stands here is no recommendation", "the debrief counts them",
            f"choose one of {', '.join(RECOMMENDATIONS)}",
        )  # fmt: skip
        return None

    # --- texts ---

    def _text(self, key: str) -> str:
        """Give a text in form; say what was changed that a reader would see, and refuse what is too long."""
        text = self._texts.get(key, "")
        raw = self._filled.answers[key].text if key in self._filled.answers else ""
        for pattern, what in _ODD:
            count = len(pattern.findall(raw))
            if count:
                self._warnings.append(f"{key}: {count:,} × {what}")
        if len(text) > LONGEST:
            self._problem(
                key, f"{len(text):,} characters", f"at most {LONGEST:,} fit, and nothing is cut",
                f"take out {len(text) - LONGEST:,} or more",
            )  # fmt: skip
        return text

    def _flags(self, checker: Checker) -> Iterator[FairHiringFlag]:
        for key, text in self._texts.items():
            prose = key == "takeaways" or key.startswith("note.") or key.endswith((".evidence", ".reason"))
            if prose and len(text) <= LONGEST:
                for topic, jurisdiction in _topics(checker, text, self._stamp.language):
                    yield FairHiringFlag(field=key, topic=topic, jurisdiction=jurisdiction)

    def _problem(self, key: str, what: str, why: str, remedy: str, *, show: bool = True) -> None:
        written = self._filled.answers.get(key)
        found = _LINE.fullmatch(written.place) if written else None
        at = f"{written.place}: " if written and written.place and not found else ""
        line, column = (int(found[1]), int(found[2])) if found else (None, None)
        place = Place(self._file, (key,) if key and show else (), line, column)
        self.problems.append(Problem(place, at + what, why, remedy, _RULE))


_RATE = (
    "every competency is rated, or said not to have been assessed",
    "choose 1, 2, 3 or 4 with evidence, or not_assessed with the reason",
)


def _says_something(text: str) -> bool:
    """Whether there is more than a dash or a dot."""
    return any(character.isalnum() for character in text)


def _topics(checker: Checker, text: str, language: Language) -> list[tuple[str, str]]:
    """Topic and jurisdiction of what any part of a text touches; the checker looks at so many characters at a time."""
    starts = range(0, max(len(text) - _OVERLAP, 1), MAX_CHARACTERS - _OVERLAP)
    parts = (text[start : start + MAX_CHARACTERS] for start in starts)
    return list({(one.topic, one.jurisdiction): None for part in parts for one in checker.find(part, language)})
