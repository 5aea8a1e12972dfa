"""The printed form's own words, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a kit says that is not content; ``{…}`` stands where a value is put in."""

    kit: str
    plan: str
    minutes: str
    page: str
    reviewed: str
    contents: str

    candidate: str
    candidate_hint: str
    interviewer: str
    held_on: str
    destroy_by: str
    purpose: str
    purpose_text: str
    handling: str
    confidential: str

    summary: str
    same_for_all: str
    before: str
    before_steps: tuple[str, ...]
    during: str
    during_steps: tuple[str, ...]
    after: str
    rated: str
    competency: str
    looks_for: str
    asked_in: str
    scale: str
    level: str
    level_about: str

    agenda: str
    clock: str
    step: str
    do: str
    say: str
    question_numbers: str

    profile: str
    brings: str
    lacks: str
    frustrations: str
    difficulty: str
    pitch: str
    pitch_hint: str
    pitch_line: str
    pitch_paragraph: str
    talk_track: str
    asks: str
    watch_outs: str

    questions: str
    questions_hint: str
    question: str
    behavioural: str
    situational: str
    probes: str
    background_probes: str
    listen_for: str
    warning_signs: str
    notes: str

    case: str
    case_hint: str
    case_practice: str
    case_exercise: str
    case_lesson: str
    case_work_hint: str
    case_run: str
    case_marking: str
    case_watch_outs: str
    handout: str
    handout_note: str
    handout_task: str
    handout_notes: str

    scorecard: str
    scorecard_hint: str
    rating: str
    anchor: str
    tick: str
    equivalent: str
    evidence: str
    not_assessed_reason: str

    overall: str
    overall_hint: str
    takeaways: str
    signed: str

    fairness: str
    fairness_hint: str
    topic: str
    if_raised: str
    further: str
    elsewhere: str

    terms: str
    terms_hint: str
    between: str
    """What stands between items listed in a line."""
    colon: str
    """What stands between a label and its text."""

    def day(self, day: date) -> str:
        """Write a day as the language does; see ``WORDS``."""
        return f"{day.year}年{day.month}月{day.day}日" if self is _JA else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_JA = Words(
    kit="面接キット",
    plan="面接プラン",
    minutes="{n}分",
    page="{n} / {m}ページ",
    reviewed="内容の確認日",
    contents="目次",
    candidate="候補者ID",
    candidate_hint="氏名は書きません",
    interviewer="面接官",
    held_on="面接日",
    destroy_by="廃棄する日",
    purpose="この記録の目的",
    purpose_text="応募された仕事に合うかどうかを判断するためだけに使います。ほかの目的には使いません。",
    handling="取り扱い",
    confidential="社外秘。面接記録と一緒に保管し、決められた日に廃棄してください。",
    summary="面接官のための要約",
    same_for_all=(
        "共通質問、たずねる順番、評価基準は、どの職歴の候補者にも同じです。"
        "職歴によって変わるのは、追加の深掘り質問、同等の根拠になる経験、面接官が陥りやすい見方、伝える魅力だけです。"
    ),
    before="面接の前に",
    before_steps=(
        "進行表と共通質問に目を通します。",
        "「聞いてはいけないこと」を読み返します。",
        "表紙に候補者IDと廃棄する日を書きます。",
    ),
    during="面接のあいだ",
    during_steps=(
        "共通質問は、書かれたとおりの言葉と順番でたずねます。",
        "深掘り質問は、必要なものだけ使います。",
        "印象ではなく、話されたことを書きとめます。",
    ),
    after="評点のつけ方",
    rated="この面接で見ること",
    competency="評価項目",
    looks_for="どんな力か",
    asked_in="質問",
    scale="四つのレベル",
    level="レベル",
    level_about="どの評価項目にも共通の意味",
    agenda="進行表",
    clock="開始から",
    step="すること",
    do="進め方",
    say="読み上げる言葉",
    question_numbers="質問{n}",
    profile="候補者の職歴を知る",
    brings="持っている力",
    lacks="これから身につけること",
    frustrations="今の仕事で感じやすい物足りなさ",
    difficulty="採用の難しさ",
    pitch="魅力の伝え方",
    pitch_hint="自社に当てはまることだけを話します。当てはまらないものは省きます。",
    pitch_line="ひと言で",
    pitch_paragraph="文章で",
    talk_track="面談で話すこと",
    asks="候補者からよく出る質問",
    watch_outs="この職歴で面接官が陥りやすい見方",
    questions="共通質問",
    questions_hint="どの候補者にも、この言葉と順番のままたずねます。深掘り質問は必要なものだけ使います。",
    question="質問{n}",
    behavioural="経験をたずねる",
    situational="場面を示してたずねる",
    probes="深掘り質問",
    background_probes="この職歴への深掘り質問",
    listen_for="聞き取りたい点",
    warning_signs="気をつけたい点",
    notes="メモ（話されたことをそのまま）",
    case="事例の演習",
    case_hint="候補者には、問いだけを読み上げます。会社の取り組み、聞き取りたい点、まとめは見せません。",
    case_practice="会社の取り組み",
    case_exercise="問い",
    case_lesson="まとめ（面接官用）",
    case_work_hint="渡すのは「候補者に渡す紙」のページだけです。ここは面接官が使います。",
    case_run="進め方",
    case_marking="評価の手引き",
    case_watch_outs="面接官が陥りやすい見方",
    handout="候補者に渡す紙",
    handout_note="登場する会社は架空です。足りない事実は、仮に決めて進めてください。メモを取ってもかまいません。",
    handout_task="お願いしたいこと",
    handout_notes="メモ",
    scorecard="評価シート",
    scorecard_hint="面接が終わったらすぐに、ほかの面接官と話す前に記入します。",
    rating="評点",
    anchor="評価基準",
    tick="印",
    equivalent="同等の根拠になる経験",
    evidence="根拠（候補者が言ったこと、したこと）",
    not_assessed_reason="理由",
    overall="総合評価",
    overall_hint="評点の平均ではなく、根拠全体を読み返して一つ選びます。評点と合わないときは、その理由を所見に書きます。",
    takeaways="所見（判断の決め手と、次の面接で確かめること）",
    signed="記入を終えた日時",
    fairness="聞いてはいけないこと",
    fairness_hint="雑談でもたずねません。候補者から話が出たときは、右の言葉で受け止め、記録しません。",
    topic="聞かないこと、行わないこと",
    if_raised="話が出たときの言葉",
    further="そのほかの事項",
    elsewhere="ほかの国や地域の項目",
    terms="用語",
    terms_hint="このキットに出てくる言葉です。",
    between="、",
    colon="：",
)

_EN = Words(
    kit="Interview kit",
    plan="Interview plan",
    minutes="{n} min",
    page="page {n} of {m}",
    reviewed="Content reviewed",
    contents="Contents",
    candidate="Candidate ID",
    candidate_hint="not the name",
    interviewer="Interviewer",
    held_on="Date of interview",
    destroy_by="Destroy on",
    purpose="What this record is for",
    purpose_text="It serves only to judge whether the candidate fits the job applied for. It is used for nothing else.",
    handling="Handling",
    confidential="Confidential. Keep with the interview record, and destroy it on the day set.",
    summary="Summary for the interviewer",
    same_for_all=(
        "The core questions, their order and the anchors are the same for every background. A background changes only "
        "the extra probes, what counts as equivalent evidence, where interviewers go wrong, and the pitch."
    ),
    before="Before the interview",
    before_steps=(
        "Read the agenda and the core questions.",
        "Reread the page on what not to ask.",
        "Write the candidate ID and the day to destroy the record on the cover.",
    ),
    during="During the interview",
    during_steps=(
        "Ask the core questions as worded and in this order.",
        "Use the probes you need and leave the rest.",
        "Write down what is said, not your impression.",
    ),
    after="How to rate",
    rated="What this interview looks at",
    competency="Competency",
    looks_for="What it is",
    asked_in="Questions",
    scale="The four levels",
    level="Level",
    level_about="What it means, whatever the competency",
    agenda="Agenda",
    clock="Starts",
    step="Step",
    do="What to do",
    say="Read out",
    question_numbers="Question {n}",
    profile="About this background",
    brings="Brings",
    lacks="Still has to learn",
    frustrations="Finds frustrating in the present work",
    difficulty="How hard to hire",
    pitch="Pitch",
    pitch_hint="Say only what is true of your company, and leave out the rest.",
    pitch_line="In one line",
    pitch_paragraph="In a paragraph",
    talk_track="Talking points",
    asks="Questions candidates often ask",
    watch_outs="Where interviewers go wrong with this background",
    questions="Core questions",
    questions_hint="Ask every candidate in these words and in this order. Use only the probes you need.",
    question="Question {n}",
    behavioural="what they did",
    situational="what they would do",
    probes="Probes",
    background_probes="Probes for this background",
    listen_for="Listen for",
    warning_signs="Watch for",
    notes="Notes (what was said, word for word)",
    case="Case exercise",
    case_hint="Read out the exercise alone. What the company did, the points to listen for and the lesson stay with you.",
    case_practice="What the company did",
    case_exercise="Exercise",
    case_lesson="Lesson (for the interviewer)",
    case_work_hint="Hand over the page headed “For the candidate” alone. What stands here is for you.",
    case_run="How to run it",
    case_marking="Marking guide",
    case_watch_outs="Where interviewers go wrong",
    handout="For the candidate",
    handout_note="The firms in it are invented. Where a fact is missing, please assume one and go on. Take notes if you like.",
    handout_task="Your task",
    handout_notes="Notes",
    scorecard="Scorecard",
    scorecard_hint="Fill this in right after the interview, before you talk to the other interviewers.",
    rating="Rating",
    anchor="Anchor",
    tick="Tick",
    equivalent="What counts as equivalent evidence",
    evidence="Evidence (what the candidate said and did)",
    not_assessed_reason="Reason",
    overall="Overall recommendation",
    overall_hint=(
        "Reread all the evidence and choose one; it is not an average of the ratings. "
        "Where it differs from them, give the reason below."
    ),
    takeaways="Key take-aways (what decided it, and what the next interview should check)",
    signed="Completed (date, time)",
    fairness="What not to ask",
    fairness_hint=(
        "Not in small talk either. If the candidate brings it up, answer in the words on the right and write nothing down."
    ),
    topic="Not to be asked or done",
    if_raised="What to say if it comes up",
    further="Further matters",
    elsewhere="Matters on the lists of other countries",
    terms="Glossary",
    terms_hint="Words used in this kit.",
    between=", ",
    colon=": ",
)

WORDS: Mapping[Language, Words] = {"ja": _JA, "en": _EN}
"""The words by language."""
