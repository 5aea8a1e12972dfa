"""A small content of our own, so that editing the real one does not move the tests' expectations."""

from __future__ import annotations

from datetime import date
from typing import Any

from cskit.model.background import Background
from cskit.model.case import Assignment, Case
from cskit.model.competency import Competency
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.plan import Plan
from cskit.model.scale import RATINGS, RECOMMENDATIONS, Scale
from cskit.model.term import Term

DAY = date(2026, 3, 4)
LATER = date(2026, 5, 6)

Data = dict[str, Any]


def both(ja: str, en: str) -> Data:
    return {"ja": ja, "en": en}


def said(ja: str, en: str) -> Data:
    return {"ja": ja, "en": en, "ours": True}


def question(id_: str, ja: str, en: str) -> Data:
    return {
        "id": id_,
        "core": True,
        "kind": "behavioural",
        "minutes": 10,
        "ask": both(ja, en),
        "probes": (
            both("最初に気づいたのは、どの場面でしたか。", "When did you first notice it?"),
            both("誰に、どんな言葉で確かめましたか。", "Whom did you ask, and in which words?"),
            both("その後、何が変わりましたか。", "What changed afterwards?"),
        ),
        "listen_for": (
            both("自分で確かめた事実が出てくる。", "Facts they checked themselves."),
            both("うまくいかなかったことも話す。", "What did not work is told as well."),
        ),
        "warning_signs": (
            both("「普通は」「一般的に」で終わる。", "It stays with “usually” and “in general”."),
            both("相手の名前が一度も出ない。", "No other person is ever mentioned."),
        ),
        "terms": ("churn",),
    }


def anchor(rating: int, ja: str, en: str) -> Data:
    return {
        "rating": rating,
        "short": both(
            f"{ja}の水準{rating}。具体的な場面を{rating}つ挙げ、何を見て何をしたかを話す。",
            f"{en}, level {rating}. Names {rating} situations with what was seen and done.",
        ),
        "full": (both(f"場面を{rating}つ挙げる。", f"Names {rating} situations."),),
        "ours": True,
    }


def competency(order: int, id_: str, reading: str, name: tuple[str, str], questions: tuple[Data, ...]) -> Competency:
    ja, en = name
    return Competency.model_validate({
        "id": id_,
        "order": order,
        "name": both(ja, en),
        "reading": reading,
        "term": id_,
        "summary": said(f"{ja}とは、顧客のことを事実で確かめる力です。", f"{en} is checking on a customer with facts."),
        "why": (said("契約のあとに効いてきます。", "It counts after the sale."),),
        "indicators": tuple(said(f"行動{number}", f"behaviour {number}") for number in range(3)),
        "anchors": tuple(anchor(rating, ja, en) for rating in reversed(RATINGS)),
        "questions": questions,
        "reviewed": DAY,
    })  # fmt: skip


def term(id_: str, ja: str, reading: str, en: str, abbreviation: str | None = None) -> Term:
    return Term.model_validate({
        "id": id_,
        "name": both(ja, en),
        "reading": reading,
        "abbreviation": abbreviation,
        "category": "metric",
        "summary": said(f"{ja}は、顧客との関わりを表す言葉です。", f"{en} is a word for dealing with customers."),
        "definition": (said("説明です。", "An explanation."),),
        "reviewed": DAY,
    })  # fmt: skip


def probe(id_: str, owner: str, number: int) -> Data:
    return {
        "competency": owner,
        "ask": both(f"{id_}への問い{number}", f"Probe {number} for {id_}"),
        "listen_for": both("事実が出るか。", "Whether facts come."),
        "ours": True,
    }


def background(order: int, id_: str, ja: str, en: str) -> Background:
    return Background.model_validate({
        "id": id_,
        "order": order,
        "name": both(ja, en),
        "reading": "しょくれき",
        "term": "career-change",
        "plan": "sixty",
        "summary": said("調べて伝える仕事をしてきた人です。", "Someone whose work is to look into things and explain them."),
        "brings": (said("[[churn|解約]]の数字に強いです。", "Good with figures on [[churn|leaving]]."),),
        "lacks": (said("長くつき合う進め方です。", "Staying with one customer for long."),),
        "frustrations": (said("結果を見届けられません。", "They do not see what came of it."),),
        "difficulty": said("時間がかかります。", "It takes time."),
        "pitch": {
            "line": both("調べたことの先まで関わる仕事です", "Stay with what you found"),
            "paragraph": both("お客様と長くつき合います。", "We stay with customers for long."),
            "talk_track": (both("最初の顧客の話をします。", "Tell the story of the first customer."),),
            "ours": True,
        },
        "asks": ({
            "question": both("何社を受け持ちますか。", "How many accounts?"),
            "answer": both("今の数字で答えます。", "Answer in today's figures."),
            "ours": True,
        },),
        "probes": (probe(id_, "listening", 1), probe(id_, "listening", 2), probe(id_, "listening", 3), probe(id_, "figures", 4)),
        "equivalent_evidence": ({
            "competency": "listening",
            "evidence": both(f"{id_}の同等の経験。", f"Equal evidence for {id_}."),
            "ours": True,
        },),
        "watch_outs": (said("話のうまさに引かれます。", "Smooth talk is taken for substance."),),
        "reviewed": DAY,
    })  # fmt: skip


def fairness(id_: str, ja: str, en: str, count: int) -> FairnessList:
    """A list of ``count`` topics: the first three in a group, the last one a method."""
    topics = tuple({
        "id": f"topic-{number}",
        "number": number,
        "group": "private" if number < 4 else None,
        "kind": "method" if number == count else "question",
        "name": both(f"{ja}の事項{number}", f"Matter {number} of {en}"),
        "why": both("仕事と関係がありません。", "It has nothing to do with the job."),
        "basis": both("指針", "Guidance"),
        "if_raised": both("お答えいただかなくて大丈夫です。", "There is no need to tell us."),
        "patterns": {},
        "ours": True,
    } for number in range(1, count + 1))  # fmt: skip
    return FairnessList.model_validate({
        "id": id_,
        "name": both(ja, en),
        "note": said(f"{ja}の一覧です。", f"The list of {en}."),
        "groups": ({"id": "private", "name": both("本人の責任でないこと", "Not their doing")},),
        "topics": topics,
        "ours": True,
    })  # fmt: skip


def step(id_: str, kind: str, minutes: int, name: Data, do: Data, **more: Any) -> Data:
    return {"id": id_, "kind": kind, "minutes": minutes, "name": name, "do": do, **more}


def plan() -> Plan:
    thanks = both("本日はありがとうございます。", "Thank you for coming.")
    return Plan.model_validate({
        "id": "sixty",
        "order": 1,
        "name": both("一時間の面接", "One-hour interview"),
        "minutes": 60,
        "summary": said("一度で見るときに使います。", "For a single round."),
        "steps": (
            step("open", "opening", 5, both("はじめに", "Opening"), both("目的を伝えます。", "Say what it is for."), say=thanks),
            step(
                "ask", "questions", 30, both("共通質問", "Core questions"), both("順番にたずねます。", "Ask in order."),
                questions=("heard", "numbers", "silence"),
            ),
            step("case", "case", 10, both("事例", "Case"), both("事例を渡します。", "Hand out the case."), case="bakery"),
            step("theirs", "candidate", 10, both("候補者の質問", "Their questions"), both("答えます。", "Answer.")),
            step("close", "closing", 5, both("おわりに", "Closing"), both("次を伝えます。", "Say what comes next.")),
        ),
        "ours": True,
        "reviewed": DAY,
    })  # fmt: skip


def case() -> Case:
    return Case.model_validate({
        "id": "bakery",
        "order": 1,
        "name": both("麦の穂製パン", "Barley Bakery"),
        "summary": said("注文が減った得意先を訪ねました。", "They called on a customer whose orders fell."),
        "practice": (said("週に一度、数字を見ます。", "They look at the figures weekly."),),
        "lesson": said("数字の理由は現場にあります。", "The reason for a figure is on the spot."),
        "exercises": ({
            "competencies": ("figures",),
            "ask": both("まず何を調べますか。", "What do you look at first?"),
            "listen_for": (both("分母を確かめる。", "Checks the denominator."),),
            "ours": True,
        },),
        "terms": ("renewal",),
        "reviewed": LATER,
    })  # fmt: skip


def assignment() -> Assignment:
    """An exercise of ten minutes on figures, with a table in its hand-out."""
    return Assignment.model_validate({
        "minutes": 10,
        "run": (both("紙を渡し、二分待ちます。", "Hand over the sheet and wait two minutes."),),
        "handout": {
            "title": both("減った注文", "Falling orders"),
            "situation": (both("駅前のパン屋の注文が減りました。", "A bakery near the station orders less."),),
            "table": {
                "about": both("注文の数", "Orders"),
                "corner": both("月", "Month"),
                "columns": (both("朝", "Morning"), both("夕方", "Evening")),
                "rows": ({
                    "label": both("五月", "May"), "cells": (both("八十個", "Eighty"), both("三十個", "Thirty")), "ours": True,
                },),
            },
            "task": (both("最初に何をたずねますか。", "What would you ask first?"),),
        },
        "probes": (both("なぜその順番ですか。", "Why in that order?"),),
        "marking": ({
            "competency": "figures",
            "levels": tuple({
                "rating": rating, "hears": both(f"手がかりを{rating}つ挙げます。", f"Names {rating} clues."),
            } for rating in RATINGS),
        },),
        "watch_outs": (both("話の速さは見ません。", "Speed of talk is not rated."),),
        "ours": True,
    })  # fmt: skip


def scale() -> Scale:
    return Scale.model_validate({
        "levels": tuple({
            "rating": rating,
            "label": both(f"段階{rating}", f"Step {rating}"),
            "about": both(f"根拠が{rating}つあります。", f"There are {rating} pieces of evidence."),
        } for rating in RATINGS),
        "not_assessed": both("評価できず", "Not assessed"),
        "recommendations": tuple(
            {"id": id_, "label": both(f"推薦{number}", f"Choice {number}")} for number, id_ in enumerate(RECOMMENDATIONS, 1)
        ),
        "notes": (said("真ん中はありません。", "There is no middle."),),
    })  # fmt: skip


def content() -> Content:
    """Two competencies with three core questions, one case, two backgrounds, a plan of sixty minutes."""
    listening = (
        question(
            "heard", "相手の本当の困りごとに気づいた経験を教えてください。",
            "Tell me about a time you found out what really troubled somebody.",
        ),
        question("silence", "相手が黙ってしまったとき、どうしましたか。", "What did you do when somebody fell silent?"),
    )  # fmt: skip
    figures = (
        question(
            "numbers", "数字の見方を変えたことで判断が変わった経験を教えてください。",
            "Tell me about a decision that changed because you read a figure differently.",
        ),
    )  # fmt: skip
    terms = (
        term("churn", "チャーン", "ちゃーん", "Churn"),
        term("listening", "傾聴", "けいちょう", "Listening"),
        term("figures", "数字を読む力", "すうじをよむちから", "Reading figures"),
        term("career-change", "転職", "てんしょく", "Career change"),
        term("renewal", "契約更新", "けいやくこうしん", "Renewal", "RNW"),
        term("unused", "使わない語", "つかわないご", "Unused word"),
    )
    return Content(
        terms={one.id: one for one in terms},
        competencies={
            "listening": competency(1, "listening", "けいちょう", ("傾聴", "Listening"), listening),
            "figures": competency(2, "figures", "すうじをよむちから", ("数字を読む力", "Reading figures"), figures),
        },
        backgrounds={
            "advertising": background(1, "advertising", "広告制作", "Advertising"),
            "teaching": background(2, "teaching", "教員", "Teaching"),
        },
        plans={"sixty": plan()},
        cases={"bakery": case()},
        fairness={"eu": fairness("eu", "欧州", "Europe", 3), "jp": fairness("jp", "日本", "Japan", 14)},
        scale=scale(),
    )
