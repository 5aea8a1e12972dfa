"""Every term is tied to something: another term, a question, a competency, a background or a case.

Readers come to a page from another page. A term that nothing leads to is found by nobody who does not
know it already.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.competency import Question
from cskit.model.content import Content
from cskit.model.path import Stop
from cskit.model.problems import Problem
from cskit.model.walk import every


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every term without a tie; none while some file cannot be read, since it may hold the tie."""
    if content.broken:
        return
    tied: set[str] = set()
    for id_, term in content.terms.items():
        others = {*term.related, *(item.term for item in term.confused_with), term.broader} - {id_, None}
        if others:
            tied.update((id_, *filter(None, others)))
    tied.update(competency.term for competency in content.competencies.values())
    tied.update(background.term for background in content.backgrounds.values())
    for found in every(content, Question):
        tied.update(found.node.terms)
    for case in content.cases.values():
        tied.update(case.terms)
    for article in content.articles.values():
        tied.update(article.terms)
    tied.update(stop.node.id for stop in every(content, Stop) if stop.node.kind == "term")
    for id_ in content.terms:
        if id_ not in tied:
            yield Problem(
                content.place("term", id_), f"nothing is tied to the term '{id_}'", "no page would lead a reader to it",
                "add `related: [term-id]` or `broader: term-id`, or name it in a question, a background or a case", "orphans",
            )  # fmt: skip
