"""How well the fairness check tells improper questions from harmless ones, measured on labelled sentences.

A labelled file has three columns, divided by tabs: the language of the sentence, the id of the topic it
is expected to touch (of any list) or ``-`` for a harmless one, and the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from cskit.content import yaml
from cskit.content.fit import fit
from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import Checker
from cskit.model.text import LANGUAGES, Language

ROOT = Path(__file__).parents[2]
LABELLED = ROOT / "tests" / "examples" / "fairness"
HARMLESS = "-"


@dataclass(frozen=True)
class Sentence:
    """A labelled sentence."""

    language: Language
    topic: str
    text: str


@dataclass(frozen=True)
class Figures:
    """What a checker made of a labelled file; shares are between 0 and 1."""

    found: int
    """Improper sentences in which some topic was found."""
    missed: tuple[Sentence, ...]
    false_alarms: tuple[tuple[Sentence, str], ...]
    """Harmless sentences with a finding, and the words that were found."""
    other_topic: tuple[tuple[Sentence, tuple[str, ...]], ...]
    """Improper sentences of a topic of the Japanese list in which only other topics of it were found."""
    japanese_list: int
    """Improper sentences, found, whose topic is one of the Japanese list."""

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.false_alarms))

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed))

    @property
    def topic_accuracy(self) -> float:
        return 1 - len(self.other_topic) / self.japanese_list

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f} of {self.found + len(self.missed)} improper sentences; "
            f"topic of the Japanese list right in {self.topic_accuracy:.3f} of {self.japanese_list}"
        )

    def misses(self) -> str:
        """Every sentence that was judged wrongly, one a line."""
        lines = [f"missed ({one.topic}): {one.text}" for one in self.missed]
        lines += [f"false alarm on «{words}»: {one.text}" for one, words in self.false_alarms]
        lines += [f"{one.topic}, not {', '.join(topics)}: {one.text}" for one, topics in self.other_topic]
        return "\n".join(lines)


@cache
def lists() -> tuple[FairnessList, ...]:
    """Read the fairness lists of the content, the Japanese one first."""
    out = []
    for path in sorted((ROOT / "scorecards" / "fairness").glob("*.yml"), key=lambda path: (path.stem != "jp", path.stem)):
        text = yaml.decode(path.read_bytes(), path.name)
        assert isinstance(text, str), text
        data, problems = yaml.read(text, path.name)
        assert data is not None, problems
        one, problems = fit(FairnessList, {"id": path.stem, **data}, path.name)
        assert one is not None, problems
        out.append(one)
    return tuple(out)


@cache
def checker() -> Checker:
    return Checker(lists())


def sentences(path: Path) -> list[Sentence]:
    """Read a labelled file; a line of another form is an error."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        language, topic, text = line.split("\t")
        assert language in LANGUAGES, line
        out.append(Sentence(cast(Language, language), topic, text))
    return out


def measure(path: Path) -> Figures:
    """Check every sentence of a labelled file against all lists."""
    japanese = {topic.id for topic in lists()[0].topics}
    found = of_japanese_list = 0
    missed, false_alarms, other_topic = [], [], []
    for sentence in sentences(path):
        findings = checker().find(sentence.text, sentence.language)
        if sentence.topic == HARMLESS:
            if findings:
                false_alarms.append((sentence, findings[0].matched))
        elif not findings:
            missed.append(sentence)
        else:
            found += 1
            topics = tuple(finding.topic for finding in findings if finding.jurisdiction == "jp")
            if sentence.topic in japanese and topics:
                of_japanese_list += 1
                if sentence.topic not in topics:
                    other_topic.append((sentence, topics))
    return Figures(found, tuple(missed), tuple(false_alarms), tuple(other_topic), of_japanese_list)
