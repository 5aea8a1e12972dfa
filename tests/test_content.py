"""The content that comes with cskit is whole: what a team needs to hire and a new hire to learn is there, in full."""

from __future__ import annotations

import pytest

from cskit.content.load import load
from cskit.model.background import Background
from cskit.model.competency import Competency
from cskit.model.content import Content
from cskit.model.formula import Formula
from cskit.model.scale import RATINGS
from cskit.model.table import Table
from cskit.model.text import LANGUAGES, Text
from cskit.model.walk import every, inside
from cskit.views.prose import plain
from cskit.views.reading_time import minutes
from tests.conftest import ROOT


def shipped() -> Content:
    content, problems = load([ROOT])
    assert problems == []
    return content


CONTENT = shipped()
COMPETENCIES = CONTENT.competencies.values()
BACKGROUNDS = CONTENT.backgrounds.values()


def test_terms_of_the_field_and_of_hiring() -> None:
    assert len(CONTENT.terms) >= 128 + 25
    for shelf in CONTENT.categories:
        assert sum(term.category == shelf for term in CONTENT.terms.values()) >= 10, shelf


def test_every_formula_says_what_happens_at_its_edges() -> None:
    formulas = list(every(CONTENT, Formula))
    assert len(formulas) >= 40
    assert [(found.id, found.node.id) for found in formulas if not found.node.edge_cases] == []


def test_metrics_with_variants_show_them_side_by_side() -> None:
    for id_ in ("churn-rate", "customer-churn-rate", "revenue-churn-rate", "retention-rate", "ltv", "net-revenue-retention"):
        assert CONTENT.terms[id_].side_by_side, id_


@pytest.mark.parametrize("competency", COMPETENCIES, ids=lambda found: found.id)
def test_a_competency_has_questions_enough_and_what_to_hear_at_each_level(competency: Competency) -> None:
    assert len(competency.questions) >= 8
    for kind in ("behavioural", "situational"):
        assert sum(question.kind == kind for question in competency.questions) >= 4, kind
    for question in competency.questions:
        assert tuple(heard.rating for heard in question.levels) == RATINGS, question.id
        assert len(question.probes) >= 3, question.id
        assert question.terms, question.id
    assert all(anchor.examples for anchor in competency.anchors)
    assert {len(anchor.full) for anchor in competency.anchors} == {4}, "the four points run in parallel"


@pytest.mark.parametrize("background", BACKGROUNDS, ids=lambda found: found.id)
def test_a_background_has_everything_a_kit_promises(background: Background) -> None:
    for competency in CONTENT.competencies:
        assert sum(probe.competency == competency for probe in background.probes) >= 2, competency
        assert any(item.competency == competency for item in background.equivalent_evidence), competency
    assert len(background.pitch.talk_track) >= 3
    assert len(background.asks) >= 4
    assert len(background.watch_outs) >= 4


@pytest.mark.parametrize("competency", CONTENT.competencies)
def test_the_calibration_pack_spreads_over_the_levels(competency: str) -> None:
    samples = [sample for sample in CONTENT.samples.values() if sample.competency == competency]
    assert len(samples) >= 3
    assert len({sample.rating for sample in samples}) >= 3
    assert len({sample.question for sample in samples}) == len(samples)
    assert len({sample.background for sample in samples}) >= 3


def test_samples_ask_as_the_bank_does() -> None:
    for sample in CONTENT.samples.values():
        assert sample.turns[0].speaker == "interviewer"
        assert sample.turns[0].says == CONTENT.questions()[sample.question][1].ask, sample.id


def test_the_order_of_the_samples_tells_nothing_about_the_marks() -> None:
    marks = [sample.rating for sample in CONTENT.samples.values()]
    assert marks not in (sorted(marks), sorted(marks, reverse=True))
    assert all(len(set(marks[at : at + 4])) > 1 for at in range(0, len(marks), 4))


def test_every_case_has_an_exercise_that_fits_a_page() -> None:
    room = {"ja": 900, "en": 2000}
    for case in CONTENT.cases.values():
        assert case.assignment is not None, case.id
        handout = case.assignment.handout
        assert isinstance(handout.table, Table), case.id
        for language in LANGUAGES:
            texts = [handout.title, *handout.situation, *handout.task]
            texts += [cell for row in handout.table.rows for cell in (row.label, *row.cells)]
            assert sum(len(plain(text.in_(language), CONTENT, language)) for text in texts) <= room[language], case.id


def test_hand_outs_do_not_name_the_companies_they_are_made_from() -> None:
    names = {case.name.en.casefold() for case in CONTENT.cases.values()}
    for case in CONTENT.cases.values():
        assert case.assignment is not None
        said = " ".join(
            text.in_(language).casefold()
            for text in (case.assignment.handout.title, *case.assignment.handout.situation, *case.assignment.handout.task)
            for language in LANGUAGES
        )
        assert not [name for name in names if name in said], case.id


def test_articles_can_be_read_in_a_sitting() -> None:
    assert {article.part for article in CONTENT.articles.values()} == {"first-week", "hiring"}
    for article in CONTENT.articles.values():
        assert len(article.sections) >= 3, article.id
        for language in LANGUAGES:
            assert 2 <= minutes(article, CONTENT, language) <= 16, (article.id, language)


def test_there_is_a_reading_path_for_every_background_and_every_role() -> None:
    assert {"new-hire", "recruiter", "interviewer", "hiring-manager"} <= set(CONTENT.paths)
    assert len(CONTENT.paths) >= 4 + len(CONTENT.backgrounds)
    assert all(stage.stops for path in CONTENT.paths.values() for stage in path.stages)


def test_nothing_of_the_content_is_left_for_later() -> None:
    unfinished = ("TODO", "TBD", "未定", "準備中", "coming soon", "Lorem")
    for record in (*CONTENT.terms.values(), *COMPETENCIES, *BACKGROUNDS, *CONTENT.cases.values(), *CONTENT.articles.values()):
        for text in inside(record, Text):
            assert not [word for word in unfinished if word in text.ja or word in text.en], record.id
