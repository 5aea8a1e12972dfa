"""Check a recruiter's own questions for fair hiring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cskit.content.cache import Cache
from cskit.content.load import load
from cskit.disk import Stopped
from cskit.model.problems import Place, Problem, errors
from cskit.model.text import Language


@dataclass(frozen=True)
class Line:
    """One line of a recruiter's own questions, and what was found in it."""

    number: int
    text: str
    findings: Sequence[Mapping[str, str]]


def fair(root: Path, text: str, language: Language) -> list[Line]:
    """Check questions, one a line; empty lines are passed over. Only the fairness lists need be sound."""
    from cskit.model.fairness_check import Checker

    content, problems = load([root], cache=Cache(root / ".cskit" / "content.cache"))
    broken = [problem for problem in errors(problems) if problem.place.file.startswith("scorecards/fairness/")]
    if broken or not content.fairness:
        raise Stopped(broken[0] if broken else Problem(
            Place("scorecards/fairness", (), 1, 1), "there are no fairness lists", "there is nothing to check against",
            "restore scorecards/fairness/jp.yml", "fair-hiring",
        ))  # fmt: skip
    checker = Checker(content.fairness.values())
    return [
        Line(number, line.strip(), [
            {"topic": f.topic, "jurisdiction": f.jurisdiction, "matched": f.matched, "why": f.why}
            for f in checker.find(line.strip(), language)
        ])
        for number, line in enumerate(text.splitlines(), 1) if line.strip()
    ]  # fmt: skip
