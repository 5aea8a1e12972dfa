"""The YAML form's own words, in both languages, and what its reader says to the person who hands it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a form says that is not content; ``{…}`` stands where a value is put in."""

    title: str
    how: str
    how_steps: tuple[str, ...]
    candidate: str
    interviewer: str
    held_on: str
    notes: str
    notes_hint: str
    question: str
    probes: str
    listen_for: str
    ratings: str
    levels: str
    how_to_rate: str
    focus: str
    questions: str
    equivalent: str
    evidence: str
    rating: str
    reason: str
    recommendation: str
    takeaways: str
    stamp: str
    between: str
    """What stands between items listed in a line."""


_JA = Words(
    title="評価シート: {background}、{plan}",
    how="書き方",
    how_steps=(
        "文字コードはUTF-8のまま保存します。",
        "文章は「|」の次の行から、今の字下げのまま書きます。何行になってもかまいません。引用符は要りません。",
        "字下げは半角の空白です。タブと全角の空白は、行の始めには使えません。",
        "# で始まる行は説明で、読み取られません。消してもかまいません。",
        "面接が終わったらすぐに、ほかの面接官と話す前に書きます。候補者の氏名は書きません。",
    ),
    candidate='候補者ID。氏名ではありません（例 "c-0042"）。',
    interviewer='面接官のID（例 "i-sato"）。',
    held_on="面接日（例 2026-11-25）。",
    notes="質問ごとのメモ",
    notes_hint="印象ではなく、話されたことを書きとめます。空けておいてもかまいません。",
    question="質問{number}（{competency}、{minutes}分）",
    probes="深掘り: ",
    listen_for="聞き取りたい点: ",
    ratings="評価",
    levels="四つのレベル（どの評価項目にも共通の意味）",
    how_to_rate="評点のつけ方",
    focus="この面接官の重点項目",
    questions="質問{numbers}",
    equivalent="同等の根拠になる経験: ",
    evidence="evidence: 根拠。候補者が言ったこと、したこと。評点をつけるなら必ず書きます。",
    rating="rating: 1、2、3、4、または not_assessed。not_assessed は「{label}」の意味です。",
    reason="reason: not_assessed にした理由。評点をつけたときは空けておきます。",
    recommendation="総合評価。評点の平均ではなく、根拠全体を読み返して一つ選び、引用符の中に書きます。",
    takeaways="所見。判断の決め手と、次の面接で確かめること。",
    stamp="ここから下は変えないでください。どの質問と評価基準で作られたシートかを示します。",
    between="、",
)

_EN = Words(
    title="Scorecard: {background}, {plan}",
    how="How to fill this in",
    how_steps=(
        "Save the file as UTF-8, as it is now.",
        "Write texts below the “|”, indented as they are now, as many lines as you like. No quotation marks are needed.",
        "Indent with ordinary spaces; a tab at the beginning of a line cannot be read.",
        "Lines that begin with # explain and are not read. You may delete them.",
        "Write straight after the interview, before you talk to other interviewers. Never write the candidate's name.",
    ),
    candidate='The candidate\'s id, not a name (such as "c-0042").',
    interviewer='Your id (such as "i-sato").',
    held_on="The day of the interview (such as 2026-11-25).",
    notes="Notes by question",
    notes_hint="Write down what was said, not impressions. You may leave them empty.",
    question="Question {number} ({competency}, {minutes} min)",
    probes="Probe: ",
    listen_for="Listen for: ",
    ratings="Ratings",
    levels="The four levels, whatever the competency",
    how_to_rate="How to rate",
    focus="a focus of this interviewer",
    questions="question {numbers}",
    equivalent="Equivalent evidence: ",
    evidence="evidence: what the candidate said or did. A rating needs it.",
    rating="rating: 1, 2, 3, 4, or not_assessed, which means “{label}”.",
    reason="reason: why it was not assessed. Empty where you rated.",
    recommendation="The overall recommendation. It is no average: read all the evidence again and write one inside the quotes.",
    takeaways="Key take-aways: what decided it, and what to check in the next interview.",
    stamp="Leave everything below this line as it is. It says which questions and anchors this form was made with.",
    between=", ",
)

WORDS: Mapping[Language, Words] = {"ja": _JA, "en": _EN}
