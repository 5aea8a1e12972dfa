"""The words behind the ids of a record, in the record's language, for formats that show names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cskit.model.content import Content
from cskit.model.text import LANGUAGES, Language
from cskit.views.prose import plain

Words = Mapping[tuple[str, Language], str]


@dataclass(frozen=True, slots=True)
class Names:
    """Names of competencies and plans and the wording of questions; an id that is no longer there stands for itself.

    >>> Names().competency("empathy", "en")
    'empathy'
    """

    competencies: Words = field(default_factory=dict)
    questions: Words = field(default_factory=dict)
    plans: Words = field(default_factory=dict)

    def competency(self, id_: str, language: Language) -> str:
        """Name a competency."""
        return self.competencies.get((id_, language), id_)

    def question(self, id_: str, language: Language) -> str:
        """Word a question."""
        return self.questions.get((id_, language), id_)

    def plan(self, id_: str, language: Language) -> str:
        """Name an interview plan."""
        return self.plans.get((id_, language), id_)


def names(content: Content) -> Names:
    """Take the names out of the content, in the order of the sheet."""
    return Names(
        {(one.id, lang): one.name.in_(lang) for one in content.competencies.values() for lang in LANGUAGES},
        {
            (id_, lang): plain(question.ask.in_(lang), content, lang)
            for id_, (_, question) in content.questions().items()
            for lang in LANGUAGES
        },
        {(plan.id, lang): plan.name.in_(lang) for plan in content.plans.values() for lang in LANGUAGES},
    )
