"""The scorecard's own words, in both languages; what the reader says of a file stands beside its check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cskit.model.text import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the form says that is not content; ``{…}`` stands where a value is put in."""

    scorecard: str
    how: str
    how_steps: tuple[str, ...]
    candidate: str
    candidate_hint: str
    interviewer: str
    interviewer_hint: str
    held_on: str
    held_on_hint: str
    focus: str
    focus_mark: str
    page: str
    confidential: str

    notes: str
    notes_hint: str
    question: str
    minutes: str
    note: str

    ratings: str
    ratings_hint: str
    asked_in: str
    mark: str
    rating: str
    anchor: str
    not_assessed_reason: str
    equivalent: str
    evidence: str

    overall: str
    overall_hint: str
    takeaways: str

    between: str
    """What stands between items listed in a line."""
    colon: str
    """What stands between a label and its text."""
    part: str
    """What stands between the name of a part and a field in it, in the names that are read aloud."""


WORDS: Mapping[Language, Words] = {
    "ja": Words(
        scorecard="評価シート",
        how="書き方",
        how_steps=(
            "面接の直後に、ほかの面接官と話す前に書きます。評価項目ごとに、先に根拠を書き、それから評点を一つ選びます。",
            (
                "パソコンでは、枠の中を押して入力し、丸を押して選びます。書き終えたら上書き保存し、ファイルのまま採用担当に送ります。"
                "「PDFとして印刷」で保存すると入力欄が失われるので、使わないでください。紙に書くときは、このまま印刷します。"
            ),
            "𠮷のような珍しい漢字と絵文字は、ほかから貼り付けると、閲覧ソフトによっては別の文字に変わります。直接入力してください。",
        ),
        candidate="候補者ID",
        candidate_hint="氏名は書きません",
        interviewer="面接官ID",
        interviewer_hint="氏名は書きません",
        held_on="面接日",
        held_on_hint="例：2026-11-25",
        focus="あなたの重点項目",
        focus_mark="重点項目",
        page="{n} / {m}ページ",
        confidential="社外秘。面接記録と一緒に保管し、決められた日に廃棄してください。",
        notes="質問ごとのメモ",
        notes_hint="話されたことをそのまま書きます。空欄のままでもかまいません。",
        question="質問{n}",
        minutes="{n}分",
        note="メモ",
        ratings="評点と根拠",
        ratings_hint="1から4のどれか、または「未評価」を選びます。評点には根拠が、「未評価」には理由が要ります。",
        asked_in="質問{n}",
        mark="選択",
        rating="評点",
        anchor="評価基準",
        not_assessed_reason="理由",
        equivalent="同等の根拠になる経験",
        evidence="根拠（候補者が言ったこと、したこと）",
        overall="総合評価",
        overall_hint="評点の平均ではなく、根拠全体を読み返して一つ選びます。評点と合わないときは、その理由を所見に書きます。",
        takeaways="所見（判断の決め手と、次の面接で確かめること）",
        between="、",
        colon="：",
        part="：",
    ),
    "en": Words(
        scorecard="Scorecard",
        how="How to fill this in",
        how_steps=(
            (
                "Write right after the interview, before you talk to the other interviewers. For each competency write the "
                "evidence first, then choose one rating."
            ),
            (
                "On a computer, click into a box to type and click a circle to choose. When done, save, and send the file as "
                "it is to the recruiter. Do not use “Print to PDF”: it loses what the fields hold. To write by hand, print it."
            ),
            "Type rare kanji such as 𠮷, and emoji: some viewers turn them into other characters when they are pasted.",
        ),
        candidate="Candidate ID",
        candidate_hint="not the name",
        interviewer="Interviewer ID",
        interviewer_hint="not the name",
        held_on="Date of interview",
        held_on_hint="such as 2026-11-25",
        focus="Your focus competencies",
        focus_mark="your focus",
        page="page {n} of {m}",
        confidential="Confidential. Keep with the interview record, and destroy it on the day set.",
        notes="Notes on the questions",
        notes_hint="Write down what was said, word for word. A box may stay empty.",
        question="Question {n}",
        minutes="{n} min",
        note="Notes",
        ratings="Ratings and evidence",
        ratings_hint="Choose one of 1 to 4, or “not assessed”. A rating needs evidence, “not assessed” a reason.",
        asked_in="Question {n}",
        mark="Mark",
        rating="Rating",
        anchor="Anchor",
        not_assessed_reason="Reason",
        equivalent="What counts as equivalent evidence",
        evidence="Evidence (what the candidate said and did)",
        overall="Overall recommendation",
        overall_hint=(
            "Reread all the evidence and choose one; it is not an average of the ratings. "
            "Where it differs from them, give the reason below."
        ),
        takeaways="Key take-aways (what decided it, and what the next interview should check)",
        between=", ",
        colon=": ",
        part=": ",
    ),
}
"""The words by language."""
