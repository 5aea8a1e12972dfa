"""The layout of the file: comments that explain, and one place for each answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from cskit.model.writing import normalise
from cskit.outputs.yaml_form.comments import WIDTH, comment
from cskit.outputs.yaml_form.words import WORDS
from cskit.views.form import Form
from cskit.views.kit_parts import Competency, Question

SCHEMA_FILE = "scorecard.schema.json"
"""The schema's name; it lies beside the form, so that an editor finds it wherever the two are sent."""

_MARK = re.compile(r"[1-9]|not_assessed")


def lay_out(form: Form, answers: Mapping[str, str]) -> str:
    """Write the whole file, with these texts in it by field key. Raises KeyError for a field that the form has not."""
    known = {field.key for field in form.fields}
    for key in answers:
        if key not in known:
            raise KeyError(key)
    given = {key: normalise(text) for key, text in {**form.prefilled, **answers}.items()}
    return "\n".join(_Sheet(form, given).lines()) + "\n"


class _Sheet:
    """One form with the texts in it."""

    def __init__(self, form: Form, given: Mapping[str, str]) -> None:
        self._form, self._given = form, given
        self._words = WORDS[form.language]

    def lines(self) -> Iterator[str]:
        words = self._words
        yield f"# yaml-language-server: $schema={SCHEMA_FILE}"
        yield from self._head()
        for key, hint in (("candidate", words.candidate), ("interviewer", words.interviewer)):
            yield from comment(hint)
            yield f"{key}: {_quoted(self._of(key))}"
        yield from comment(words.held_on)
        yield f"held_on: {self._of('held_on') and _quoted(self._of('held_on'))}"
        yield from self._heading(words.notes, words.notes_hint)
        yield "notes:"
        for question in self._form.questions:
            yield from self._question(question)
        yield from self._heading(words.ratings)
        yield from self._scale()
        yield "ratings:"
        for competency in self._form.competencies:
            yield from self._competency(competency)
        yield from self._end()

    def _of(self, key: str) -> str:
        return self._given.get(key, "")

    def _head(self) -> Iterator[str]:
        words, kit = self._words, self._form.kit
        yield "#"
        yield from comment(words.title.format(background=kit.profile.name, plan=kit.plan))
        yield "#"
        yield from comment(words.how)
        for step in words.how_steps:
            yield from comment(step, hang=2, label="- ")
        yield ""

    def _heading(self, name: str, hint: str = "") -> Iterator[str]:
        yield ""
        yield f"# {'-' * (WIDTH - 2)}"
        yield from comment(name)
        yield from comment(hint)

    def _question(self, question: Question) -> Iterator[str]:
        words = self._words
        yield ""
        head = words.question.format(number=question.number, competency=question.competency, minutes=question.minutes)
        yield from comment(head, 2)
        yield from comment(question.ask, 2)
        for probe in (*question.probes, *(one.ask for one in question.background_probes)):
            yield from comment(probe, 2, 2, words.probes)
        for sign in question.listen_for:
            yield from comment(sign, 2, 2, words.listen_for)
        yield from self._text(question.id, f"note.{question.id}", 2)

    def _scale(self) -> Iterator[str]:
        words, scale = self._words, self._form.scale
        yield "#"
        yield from comment(words.levels)
        for level in sorted(scale.levels, key=lambda one: one.rating):
            yield from comment(level.about, 0, 4, f"  {level.rating} {level.label}: ")
        if scale.notes:
            yield "#"
            yield from comment(words.how_to_rate)
            for note in scale.notes:
                yield from comment(note, hang=2, label="- ")

    def _competency(self, one: Competency) -> Iterator[str]:
        words = self._words
        asked = words.questions.format(numbers=words.between.join(map(str, one.questions))) if one.questions else ""
        focus = words.focus if one.id in self._form.focus else ""
        yield ""
        yield from comment(words.between.join(part for part in (f"{one.name}", asked, focus) if part), 2)
        yield from comment(one.summary, 2)
        for anchor in sorted(one.anchors, key=lambda anchor: anchor.rating):
            yield from comment(anchor.short, 2, 4, f"  {anchor.rating} {anchor.label}: ")
        for evidence in one.equivalent_evidence:
            yield from comment(evidence, 2, 2, words.equivalent)
        yield f"  {one.id}:"
        yield from comment(words.evidence, 4)
        yield from self._text("evidence", f"{one.id}.evidence", 4)
        yield from comment(words.rating.format(label=self._form.scale.not_assessed), 4)
        yield f"    rating: {self._mark(self._of(f'{one.id}.rating'))}"
        yield from comment(words.reason, 4)
        yield from self._text("reason", f"{one.id}.reason", 4)

    def _end(self) -> Iterator[str]:
        words = self._words
        yield from self._heading(words.recommendation)
        size = max((len(id_) for id_, _ in self._form.recommendations), default=0) + 3
        for id_, label in self._form.recommendations:
            yield from comment(label, 0, size + 2, f'  "{id_}"'.ljust(size + 2))
        yield f"recommendation: {_quoted(self._of('recommendation'))}"
        yield ""
        yield from comment(words.takeaways)
        yield from self._text("takeaways", "takeaways", 0)
        yield from self._heading(words.stamp)
        yield f"form: {json.dumps(self._form.stamp.model_dump(by_alias=True, mode='json'), ensure_ascii=False)}"

    def _text(self, name: str, key: str, indent: int) -> Iterator[str]:
        """A block to write in: what is in it needs no quotation marks, whatever it is."""
        before = " " * (indent + 2)
        yield f"{' ' * indent}{name}: |"
        for line in self._of(key).split("\n"):
            # An empty block has its one line set in, so that writing can begin there.
            yield before + line if line or not self._of(key) else ""

    def _mark(self, text: str) -> str:
        return text if not text or _MARK.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
