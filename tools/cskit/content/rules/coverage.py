"""Every background has a probe and equivalent evidence for every competency that is asked about.

A kit adds to each core question what to follow up with for this background, and what counts as evidence
although it did not happen in Customer Success. Without them a rater falls back on a feeling, and people
from elsewhere are marked down for having worked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from cskit.content.rules.context import Context
from cskit.model.content import Content
from cskit.model.problems import Problem


def check(content: Content, context: Context) -> Iterator[Problem]:
    """Give a problem for every competency that a background says nothing on."""
    for id_, background in content.backgrounds.items():
        probed = {probe.competency for probe in background.probes}
        evidenced = {item.competency for item in background.equivalent_evidence}
        for competency in content.competencies.values():
            if competency.id not in probed and any(question.core for question in competency.questions):
                yield Problem(
                    content.place("background", id_, "probes"), f"no probe for '{competency.id}'",
                    "its core questions would stand in the kit without a follow-up for this background",
                    f"add an item with `competency: {competency.id}`", "coverage",
                )  # fmt: skip
            if competency.id not in evidenced:
                yield Problem(
                    content.place("background", id_, "equivalent_evidence"), f"no equivalent evidence for '{competency.id}'",
                    "raters would not know what counts when it did not happen in Customer Success",
                    f"add an item with `competency: {competency.id}`", "coverage",
                )  # fmt: skip
