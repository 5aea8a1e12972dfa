"""What goes into a kit, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cskit.content.load import load
from cskit.model.content import Content
from cskit.model.text import LANGUAGES, Language
from cskit.views.kit import kit
from cskit.views.kit_parts import Kit
from tests.conftest import ROOT
from tests.outputs.kit_pdf import sample


@pytest.fixture(scope="module")
def content() -> Content:
    return sample.content()


@pytest.fixture(params=LANGUAGES)
def one(request: pytest.FixtureRequest, content: Content) -> Kit:
    return kit(content, "advertising", request.param)


def test_questions_come_from_the_plan_in_its_order(one: Kit) -> None:
    assert [(question.id, question.number) for question in one.questions] == [("heard", 1), ("numbers", 2), ("silence", 3)]
    assert [step.questions for step in one.steps] == [(), (1, 2, 3), (), (), ()]


def test_a_background_changes_its_own_probes_alone(content: Content) -> None:
    first, second = (kit(content, background, "ja") for background in ("advertising", "teaching"))
    assert first.questions != second.questions
    assert [replace(question, background_probes=()) for question in first.questions] == [
        replace(question, background_probes=()) for question in second.questions
    ]
    assert [replace(one, equivalent_evidence=()) for one in first.competencies] == [
        replace(one, equivalent_evidence=()) for one in second.competencies
    ]


def test_probes_stand_under_questions_of_their_competency_each_once(content: Content) -> None:
    heard, numbers, silence = kit(content, "teaching", "en").questions
    assert [probe.ask for probe in heard.background_probes] == ["Probe 1 for teaching", "Probe 3 for teaching"]
    assert [probe.ask for probe in silence.background_probes] == ["Probe 2 for teaching"]
    assert [probe.ask for probe in numbers.background_probes] == ["Probe 4 for teaching"]


def test_minutes_run_on_from_the_start(one: Kit) -> None:
    assert [step.start for step in one.steps] == [0, 5, 35, 45, 55]
    assert one.steps[-1].start + one.steps[-1].minutes == one.minutes == 60


def test_the_scorecard_has_what_the_interview_gives_evidence_for(content: Content) -> None:
    both = kit(content, "advertising", "ja")
    assert [(one.id, one.questions) for one in both.competencies] == [("listening", (1, 3)), ("figures", (2,))]
    assert [anchor.rating for anchor in both.competencies[0].anchors] == [1, 2, 3, 4]
    assert [anchor.label for anchor in both.competencies[0].anchors] == ["段階1", "段階2", "段階3", "段階4"]
    assert both.competencies[0].equivalent_evidence == ("advertisingの同等の経験。",)
    assert both.competencies[1].equivalent_evidence == ()

    plan = content.plans["sixty"]
    asked = plan.steps[1].model_copy(update={"questions": ("silence",)})
    by_case = replace(content, plans={"sixty": plan.model_copy(update={"steps": (plan.steps[0], asked, *plan.steps[2:])})})
    assert [(one.id, one.questions) for one in kit(by_case, "advertising", "ja").competencies] == [
        ("listening", (1,)),
        ("figures", ()),
    ]
    no_case = replace(content, plans={"sixty": plan.model_copy(update={"steps": (plan.steps[0], asked)})})
    assert [one.id for one in kit(no_case, "advertising", "ja").competencies] == ["listening"]


def test_an_assignment_takes_the_place_of_the_exercises(content: Content) -> None:
    bakery = content.cases["bakery"].model_copy(update={"assignment": sample.assignment()})
    [case] = kit(replace(content, cases={"bakery": bakery}), "advertising", "en").cases
    assert case.assignment is not None
    assert case.assignment.handout.table is not None
    assert case.assignment.handout.table.rows == (("May", "Eighty", "Thirty"),)
    assert [(mark.competency, [level.short for level in mark.levels]) for mark in case.assignment.marking] == [
        ("Reading figures", ["Names 1 clues.", "Names 2 clues.", "Names 3 clues.", "Names 4 clues."])
    ]
    listens = bakery.model_copy(update={"exercises": (bakery.exercises[0].model_copy(update={"competencies": ("listening",)}),)})
    plan = content.plans["sixty"]
    only_case = plan.model_copy(update={"steps": (plan.steps[0], *plan.steps[2:])})
    by_work = replace(content, cases={"bakery": listens}, plans={"sixty": only_case})
    assert [one.id for one in kit(by_work, "advertising", "ja").competencies] == ["figures"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ja", ["傾聴", "契約更新", "数字を読む力", "チャーン", "転職"]),
        ("en", ["Career change", "Churn", "Listening", "Reading figures", "Renewal"]),
    ],
)
def test_the_glossary_holds_the_terms_used_in_the_order_of_the_language(
    content: Content, language: Language, names: list[str]
) -> None:
    assert [term.name for term in kit(content, "advertising", language).terms] == names


def test_readings_where_a_reader_needs_them(content: Content) -> None:
    japanese = {term.name: (term.reading, term.abbreviation) for term in kit(content, "advertising", "ja").terms}
    assert japanese["契約更新"] == ("けいやくこうしん", "RNW")
    assert japanese["チャーン"] == (None, None)
    assert {term.reading for term in kit(content, "advertising", "en").terms} == {None}


def test_a_term_named_in_a_text_is_in_the_glossary(content: Content) -> None:
    profile = content.backgrounds["advertising"]
    asks = profile.asks[0].model_copy(
        update={"answer": profile.summary.model_copy(update={"ja": "[[unused]]のこと。", "en": "x"})}
    )
    changed = replace(content, backgrounds={"advertising": profile.model_copy(update={"asks": (asks,)})})
    japanese = kit(changed, "advertising", "ja")
    assert "使わない語" in [term.name for term in japanese.terms]
    assert japanese.profile.asks[0].answer == "使わない語のこと。"
    assert "Unused word" not in [term.name for term in kit(changed, "advertising", "en").terms]


def test_references_become_words(content: Content) -> None:
    assert kit(content, "advertising", "ja").profile.brings == ("解約の数字に強いです。",)
    assert kit(content, "advertising", "en").profile.brings == ("Good with figures on leaving.",)


def test_japan_comes_first_and_other_countries_in_english_alone(content: Content) -> None:
    assert [one.id for one in kit(content, "advertising", "ja").fairness] == ["jp"]
    assert [one.id for one in kit(content, "advertising", "en").fairness] == ["jp", "eu"]
    (home,) = kit(content, "advertising", "ja").fairness
    assert [(group.name, len(group.topics)) for group in home.groups] == [("本人の責任でないこと", 3), (None, 11)]
    assert [topic.number for group in home.groups for topic in group.topics] == list(range(1, 15))


def test_without_fairness_lists_there_is_none(content: Content) -> None:
    assert kit(replace(content, fairness={}), "advertising", "en").fairness == ()


def test_the_newest_review_counts(content: Content) -> None:
    assert kit(content, "advertising", "ja").reviewed == date(2026, 5, 6)
    newer = {**content.terms, "churn": content.terms["churn"].model_copy(update={"reviewed": date(2026, 7, 8)})}
    assert kit(replace(content, terms=newer), "advertising", "ja").reviewed == date(2026, 7, 8)
    idle = {**content.terms, "unused": content.terms["unused"].model_copy(update={"reviewed": date(2026, 9, 9)})}
    assert kit(replace(content, terms=idle), "advertising", "ja").reviewed == date(2026, 5, 6)


def test_another_plan_can_be_named(content: Content) -> None:
    short = content.plans["sixty"].model_copy(update={"id": "short", "steps": content.plans["sixty"].steps[:2]})
    made = kit(replace(content, plans={**content.plans, "short": short}), "advertising", "ja", "short")
    assert (made.plan_id, len(made.steps), made.cases) == ("short", 2, ())


@pytest.mark.parametrize(
    ("change", "arguments", "said"),
    [
        ({}, ("nobody", "ja"), "no background 'nobody'"),
        ({}, ("advertising", "ja", "never"), "no plan 'never'"),
        ({"plans": {}}, ("advertising", "ja"), "no plan 'sixty'"),
        ({"scale": None}, ("advertising", "ja"), "no rating scale"),
        ({"competencies": {}}, ("advertising", "ja"), "no question 'heard'"),
        ({"cases": {}}, ("advertising", "ja"), "no case 'bakery'"),
    ],
)
def test_what_is_missing_is_named(content: Content, change: dict[str, object], arguments: tuple[str, ...], said: str) -> None:
    with pytest.raises(LookupError) as caught:
        kit(replace(content, **change), *arguments)  # type: ignore[arg-type]
    assert str(caught.value) == said


def test_a_term_that_does_not_exist_is_left_out(content: Content) -> None:
    terms = {id_: term for id_, term in content.terms.items() if id_ != "churn"}
    assert "Churn" not in [term.name for term in kit(replace(content, terms=terms), "advertising", "en").terms]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_kits_ask_everybody_the_same(language: Language) -> None:
    real, _ = load([ROOT])
    for plan in real.plans:
        asked = {
            tuple(replace(question, background_probes=()) for question in kit(real, background, language, plan).questions)
            for background in real.backgrounds
        }
        assert len(asked) == 1
        probes = [
            len(question.background_probes)
            for background in real.backgrounds
            for question in kit(real, background, language, plan).questions
        ]
        assert sum(probes) > 0
