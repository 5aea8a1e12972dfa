"""The workbook's own words, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the workbook says that is not content; ``{…}`` stands where a value is put in."""

    language: Language
    sheet: str
    guide_sheet: str
    anchors_sheet: str
    font: str

    title: str
    minutes: str
    read_here: str
    write_here: str
    confidential: str
    page: str
    """As spreadsheet programs want it: ``&P`` this page, ``&N`` all."""

    candidate: str
    candidate_hint: str
    interviewer: str
    interviewer_hint: str
    held_on: str
    held_on_hint: str
    given: str

    questions: str
    questions_hint: str
    question: str
    behavioural: str
    situational: str
    listen_for: str
    warning_signs: str
    probes: str
    background_probes: str
    notes: str
    notes_hint: str

    competencies: str
    competencies_hint: str
    focus: str
    asked_in: str
    evidence: str
    evidence_hint: str
    equivalent: str
    rating: str
    rating_hint: str
    rating_prompt: str
    reason: str
    reason_hint: str

    overall: str
    recommendation: str
    recommendation_hint: str
    recommendation_prompt: str
    takeaways: str
    takeaways_hint: str

    wrong_choice: str
    wrong_day: str
    too_long: str

    guide_title: str
    guide: tuple[str, ...]
    guide_keys: str
    keys: tuple[tuple[str, str], ...]
    scale_title: str
    notes_title: str
    anchors_title: str
    anchors_hint: str
    item: str
    """What stands before an item of a list within a cell."""
    colon: str
    between: str


_JA = Words(
    language="ja",
    sheet="評価シート",
    guide_sheet="書き方",
    anchors_sheet="評価基準の全文",
    font="Yu Gothic",
    title="評価シート",
    minutes="{n}分",
    read_here="読む欄",
    write_here="書く欄（白い欄）",
    confidential="社外秘",
    page="&P / &Nページ",
    candidate="候補者ID",
    candidate_hint="氏名ではなく、採用担当から伝えられたIDを書きます。例：c-0042",
    interviewer="面接官ID",
    interviewer_hint="自分のIDを書きます。例：i-sato",
    held_on="面接日",
    held_on_hint="年-月-日の順に書きます。例：2026-11-25",
    given="採用担当が記入ずみです。",
    questions="共通質問とメモ",
    questions_hint="どの候補者にも、この言葉と順番のままたずねます。深掘り質問は必要なものだけ使います。",
    question="質問{n}",
    behavioural="経験",
    situational="場面",
    listen_for="聞き取りたい点",
    warning_signs="気をつけたい点",
    probes="深掘り質問",
    background_probes="この職歴への深掘り",
    notes="メモ",
    notes_hint="話されたことを、そのまま書きます。",
    competencies="評価",
    competencies_hint="面接が終わったらすぐに、ほかの面接官と話す前に記入します。先に根拠を書き、それから評点を選びます。",
    focus="重点的に見る項目",
    asked_in="質問{n}",
    evidence="根拠",
    evidence_hint="候補者が言ったこと、したことを書きます。評点をつけるときは、必ず書きます。",
    equivalent="同等の根拠になる経験",
    rating="評点",
    rating_hint="一覧から選びます。迷ったら、シート「評価基準の全文」を見ます。",
    rating_prompt="一覧から選びます。根拠が得られなかったときは、低い点ではなく「未評価」を選びます。",
    reason="未評価の理由",
    reason_hint="「未評価」を選んだときに書きます。例：時間が足りず、質問できなかった。",
    overall="総合評価",
    recommendation="採用の推薦",
    recommendation_hint="評点の平均ではなく、根拠全体を読み返して一つ選びます。",
    recommendation_prompt="一覧から選びます。評点から計算しません。",
    takeaways="所見",
    takeaways_hint="判断の決め手と、次の面接で確かめることを書きます。評点と推薦が合わないときは、その理由も書きます。",
    wrong_choice="一覧から選んでください。",
    wrong_day="年-月-日の順に書いてください。例：2026-11-25",
    too_long="一つの欄に書けるのは10,000字までです。",
    guide_title="この評価シートの書き方",
    guide=(
        "「評価シート」の白い欄に書きます。色のついた欄は保護されていて、変えられません。",
        "候補者と面接官は、氏名ではなくIDで書きます。すでに入っているときは、そのまま使います。",
        "面接のあいだは、質問ごとの「メモ」に、話されたことをそのまま書きます。",
        "面接が終わったらすぐに、ほかの面接官と話す前に、評価項目ごとに根拠を書き、評点を一覧から選びます。",
        "根拠が得られなかった項目は「未評価」を選び、理由を書きます。低い点はつけません。",
        "最後に、採用の推薦を一つ選び、所見を書きます。",
        "長い文は、欄に見えきらなくても、すべて保存されます。一つの欄に書けるのは10,000字までです。行の高さは変えてかまいません。",
        "Excel形式（.xlsx）のまま保存し、採用担当に渡します。.ods、.csv、Numbersの形式では受け取れません。",
        "ファイル名やシート名を変えても、行を足しても、読み取れます。白い欄のある行を消したり、シートを複製して書いたりすると、読み取れません。",
        "健康、家族、住まい、信条など、仕事と関係のないことは、話に出ても書きません。",
    ),
    guide_keys="欄の中で改行するには",
    keys=(
        ("Windows版のExcel", "Alt＋Enter"), ("Mac版のExcel", "control＋option＋return"), ("LibreOffice", "Ctrl＋Enter"),
    ),
    scale_title="四つのレベル",
    notes_title="評点のつけ方",
    anchors_title="評価基準の全文",
    anchors_hint="どのレベルも、一番目の文どうし、二番目の文どうしが、同じ点を扱います。",
    item="・",
    colon="：",
    between="、",
)  # fmt: skip

_EN = Words(
    language="en",
    sheet="Scorecard",
    guide_sheet="How to fill in",
    anchors_sheet="Full anchors",
    font="Arial",
    title="Scorecard",
    minutes="{n} min",
    read_here="To read",
    write_here="To fill in (white cells)",
    confidential="Confidential",
    page="Page &P of &N",
    candidate="Candidate ID",
    candidate_hint="The ID that the recruiter gave you, not the name. Example: c-0042",
    interviewer="Interviewer ID",
    interviewer_hint="Your own ID. Example: i-sato",
    held_on="Interviewed on",
    held_on_hint="Year-month-day. Example: 2026-11-25",
    given="Filled in by the recruiter.",
    questions="Core questions and notes",
    questions_hint="Ask every candidate in these words and in this order. Use only the probes you need.",
    question="Question {n}",
    behavioural="what they did",
    situational="what they would do",
    listen_for="Listen for",
    warning_signs="Watch for",
    probes="Probes",
    background_probes="Probe for this background",
    notes="Notes",
    notes_hint="Write down what is said, word for word.",
    competencies="Ratings",
    competencies_hint=(
        "Fill this in right after the interview, before you talk to the other interviewers. "
        "Write the evidence first, then choose the rating."
    ),
    focus="Your focus",
    asked_in="question {n}",
    evidence="Evidence",
    evidence_hint="What the candidate said and did. Every rating needs it.",
    equivalent="What counts as equivalent evidence",
    rating="Rating",
    rating_hint="Choose from the list. Where in doubt, see the sheet “Full anchors”.",
    rating_prompt="Choose from the list. Where there is no evidence, choose “not assessed” rather than a low mark.",
    reason="Why not assessed",
    reason_hint="Only where you chose “not assessed”. Example: we ran out of time before the question.",
    overall="Overall",
    recommendation="Recommendation",
    recommendation_hint="Reread all the evidence and choose one. It is not an average of the ratings.",
    recommendation_prompt="Choose from the list. It is not computed from the ratings.",
    takeaways="Key take-aways",
    takeaways_hint=(
        "What decided it, and what the next interview should check. Where the recommendation differs from the ratings, say why."
    ),
    wrong_choice="Please choose from the list.",
    wrong_day="Please write year-month-day, for example 2026-11-25.",
    too_long="A cell takes 10,000 characters at most.",
    guide_title="How to fill in this scorecard",
    guide=(
        "Write in the white cells of the sheet “Scorecard”. The tinted cells are protected and stay as they are.",
        "Enter IDs for the candidate and for yourself, never names. Where they are filled in already, leave them.",
        "During the interview, write what is said, word for word, into the notes beside each question.",
        (
            "Right after the interview, and before you talk to the others, write the evidence for each competency, "
            "then choose the rating from the list."
        ),
        "Where you gathered no evidence, choose “not assessed” and say why. Do not give a low mark instead.",
        "Last, choose one recommendation and write your take-aways.",
        (
            "Long text is kept whole even where the cell does not show all of it. A cell takes 10,000 characters. "
            "You may change the height of rows."
        ),
        "Save as an Excel workbook (.xlsx) and hand it to the recruiter. Files saved as .ods, .csv or Numbers cannot be taken.",
        (
            "You may rename the file and the sheets and add rows. Do not delete rows with white cells, "
            "and do not write in a copy of the sheet: neither can be read."
        ),
        (
            "Health, family, home, creed and other matters that have nothing to do with the job are not written down, "
            "even if the candidate brings them up."
        ),
    ),
    guide_keys="A new line within a cell",
    keys=(("Excel on Windows", "Alt + Enter"), ("Excel on a Mac", "Control + Option + Return"), ("LibreOffice", "Ctrl + Enter")),
    scale_title="The four levels",
    notes_title="How to rate",
    anchors_title="Full anchors",
    anchors_hint="The statements of the levels run in parallel: the first ones all deal with one point, and so on.",
    item="• ",
    colon=": ",
    between=", ",
)

WORDS: Mapping[Language, Words] = {"ja": _JA, "en": _EN}
"""The words by language."""
