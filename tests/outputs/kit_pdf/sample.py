"""A small content of our own, so that editing the real one does not move the tests' expectations."""

from __future__ import annotations

from datetime import date
from typing import Any

from cskit.model.background import Background
from cskit.model.case import Case
from cskit.model.competency import Competency
from cskit.model.content import Content
from cskit.model.fairness import FairnessList
from cskit.model.plan import Plan
from cskit.model.scale import RATINGS, RECOMMENDATIONS, Scale
from cskit.model.term import Term

DAY = date(2026, 3, 4)


def both(ja: str, en: str) -> dict[str, Any]:
    return {"ja": ja, "en": en}


def said(ja: str, en: str) -> dict[str, Any]:
    return {"ja": ja, "en": en, "ours": True}


def question(id_: str, ja: str, en: str) -> dict[str, Any]:
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


def competency(order: int, id_: str, ja: str, reading: str, en: str, questions: tuple[dict[str, Any], ...]) -> Competency:
    return Competency.model_validate(
        {
            "id": id_,
            "order": order,
            "name": both(ja, en),
            "reading": reading,
            "term": id_,
            "summary": said(f"{ja}とは、顧客のことを事実で確かめる力です。", f"{en} is checking on a customer with facts."),
            "why": (said("契約のあとに効いてきます。", "It counts after the sale."),),
            "indicators": tuple(said(f"行動{n}", f"behaviour {n}") for n in range(3)),
            "anchors": tuple(
                {
                    "rating": rating,
                    "short": both(
                        f"{ja}の水準{rating}。具体的な場面を{rating}つ挙げ、何を見て何をしたかを話す。",
                        f"{en}, level {rating}. Names {rating} situations with what was seen and done.",
                    ),
                    "full": (both(f"場面を{rating}つ挙げる。", f"Names {rating} situations."),),
                    "ours": True,
                }
                for rating in RATINGS
            ),
            "questions": questions,
            "reviewed": DAY,
        }
    )


def term(id_: str, ja: str, reading: str, en: str, abbreviation: str | None = None) -> Term:
    return Term.model_validate(
        {
            "id": id_,
            "name": both(ja, en),
            "reading": reading,
            "abbreviation": abbreviation,
            "category": "metric",
            "summary": said(f"{ja}は、顧客との関わりを表す言葉です。", f"{en} is a word for dealing with customers."),
            "definition": (said("説明です。", "An explanation."),),
            "reviewed": DAY,
        }
    )


def background(id_: str, order: int, ja: str, en: str) -> Background:
    return Background.model_validate(
        {
            "id": id_,
            "order": order,
            "name": both(ja, en),
            "reading": "こうこく",
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
            "asks": ({"question": both("何社を受け持ちますか。", "How many accounts?"), "answer": both("今の数字で答えます。", "Answer in today's figures."), "ours": True},),
            "probes": tuple(
                {"competency": owner, "ask": both(f"{id_}への問い{n}", f"Probe {n} for {id_}"), "listen_for": both("事実が出るか。", "Whether facts come."), "ours": True}
                for owner, n in (("listening", 1), ("listening", 2), ("listening", 3), ("figures", 4))
            ),
            "equivalent_evidence": ({"competency": "listening", "evidence": both(f"{id_}の同等の経験。", f"Equal evidence for {id_}."), "ours": True},),
            "watch_outs": (said("話のうまさに引かれます。", "Smooth talk is taken for substance."),),
            "reviewed": DAY,
        }
    )  # fmt: skip


def fairness(id_: str, ja: str, en: str, topics: int) -> FairnessList:
    return FairnessList.model_validate(
        {
            "id": id_,
            "name": both(ja, en),
            "note": said(f"{ja}の一覧です。", f"The list of {en}."),
            "groups": ({"id": "private", "name": both("本人の責任でないこと", "Not their doing")},),
            "topics": tuple(
                {
                    "id": f"topic-{number}",
                    "number": number,
                    "group": "private" if number < 4 else None,
                    "kind": "method" if number == topics else "question",
                    "name": both(f"{ja}の事項{number}", f"Matter {number} of {en}"),
                    "why": both("仕事と関係がありません。", "It has nothing to do with the job."),
                    "basis": both("指針", "Guidance"),
                    "if_raised": both("お答えいただかなくて大丈夫です。", "There is no need to tell us."),
                    "patterns": {},
                    "ours": True,
                }
                for number in range(1, topics + 1)
            ),
            "ours": True,
        }
    )


def content() -> Content:
    """Two competencies with three core questions, one case, two backgrounds, a plan of sixty minutes."""
    listening = competency(1, "listening", "傾聴", "けいちょう", "Listening", (
        question("heard", "相手の本当の困りごとに気づいた経験を教えてください。", "Tell me about a time you found out what really troubled somebody."),
        question("silence", "相手が黙ってしまったとき、どうしましたか。", "What did you do when somebody fell silent?"),
    ))  # fmt: skip
    figures = competency(2, "figures", "数字を読む力", "すうじをよむちから", "Reading figures", (
        question("numbers", "数字の見方を変えたことで判断が変わった経験を教えてください。", "Tell me about a decision that changed because you read a figure differently."),
    ))  # fmt: skip
    steps = (
        {"id": "open", "kind": "opening", "minutes": 5, "name": both("はじめに", "Opening"), "do": both("目的を伝えます。", "Say what it is for."), "say": both("本日はありがとうございます。", "Thank you for coming.")},
        {"id": "ask", "kind": "questions", "minutes": 30, "name": both("共通質問", "Core questions"), "do": both("順番にたずねます。", "Ask in order."), "questions": ("heard", "numbers", "silence")},
        {"id": "case", "kind": "case", "minutes": 10, "name": both("事例", "Case"), "do": both("事例を渡します。", "Hand out the case."), "case": "bakery"},
        {"id": "theirs", "kind": "candidate", "minutes": 10, "name": both("候補者の質問", "Their questions"), "do": both("答えます。", "Answer.")},
        {"id": "close", "kind": "closing", "minutes": 5, "name": both("おわりに", "Closing"), "do": both("次を伝えます。", "Say what comes next.")},
    )  # fmt: skip
    plan = Plan.model_validate({
        "id": "sixty", "order": 1, "name": both("一時間の面接", "One-hour interview"), "minutes": 60,
        "summary": said("一度で見るときに使います。", "For a single round."), "steps": steps, "ours": True, "reviewed": DAY,
    })  # fmt: skip
    case = Case.model_validate({
        "id": "bakery", "order": 1, "name": both("麦の穂製パン", "Barley Bakery"),
        "summary": said("注文が減った得意先を訪ねました。", "They called on a customer whose orders fell."),
        "practice": (said("週に一度、数字を見ます。", "They look at the figures weekly."),),
        "lesson": said("数字の理由は現場にあります。", "The reason for a figure is on the spot."),
        "exercises": ({"competencies": ("figures",), "ask": both("まず何を調べますか。", "What do you look at first?"), "listen_for": (both("分母を確かめる。", "Checks the denominator."),), "ours": True},),
        "terms": ("renewal",), "reviewed": date(2026, 5, 6),
    })  # fmt: skip
    scale = Scale.model_validate({
        "levels": tuple({"rating": n, "label": both(f"段階{n}", f"Step {n}"), "about": both(f"根拠が{n}つあります。", f"There are {n} pieces of evidence.")} for n in RATINGS),
        "not_assessed": both("評価できず", "Not assessed"),
        "recommendations": tuple({"id": id_, "label": both(f"推薦{n}", f"Choice {n}")} for n, id_ in enumerate(RECOMMENDATIONS, 1)),
        "notes": (said("真ん中はありません。", "There is no middle."),),
    })  # fmt: skip
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
        competencies={"listening": listening, "figures": figures},
        backgrounds={
            one.id: one
            for one in (background("advertising", 1, "広告制作", "Advertising"), background("teaching", 2, "教員", "Teaching"))
        },
        plans={"sixty": plan},
        cases={"bakery": case},
        fairness={one.id: one for one in (fairness("eu", "欧州", "Europe", 3), fairness("jp", "日本", "Japan", 14))},
        scale=scale,
    )
