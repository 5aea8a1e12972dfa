"""The own words of the debrief, the calibration report and the pack, both languages side by side: (Japanese, English)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cskit.model.text import Language

_WORDS: Mapping[str, tuple[str, str]] = {
    "debrief": ("すり合わせ", "Debrief"),
    "background": ("職歴", "Background"),
    "plan": ("面接プラン", "Interview plan"),
    "made_on": ("作成日", "Made on"),
    "retain_until": ("廃棄する日", "Destroy after"),
    "destroy": (
        "この資料と評価シートは、{day}を過ぎたら廃棄します。",
        "This document and the scorecards are destroyed after {day}.",
    ),
    "confidential": (
        "社外秘。採用の判断だけに使います。",
        "Confidential. For the hiring decision only.",
    ),
    "limits": (
        (
            "この資料は判断しません。評価項目をまたいだ平均も、合格の線も、候補者の順位も出しません。"
            "決めるのは、根拠を読んで話し合う皆さんです。"
        ),
        (
            "This document decides nothing. It gives no average across competencies, no hiring line and no ranking. "
            "You decide, by reading the evidence and talking about it."
        ),
    ),
    "coverage": ("集まった評価シート", "Scorecards received"),
    "interviewer": ("面接官", "Interviewer"),
    "scorecard": ("評価シート", "Scorecard"),
    "held_on": ("面接日", "Interview"),
    "focus": ("重点評価項目", "Focus"),
    "remarks": ("備考", "Remarks"),
    "received": ("提出済み", "received"),
    "missing": ("未提出", "missing"),
    "revision": ("第{n}版", "revision {n}"),
    "earlier": ("前の版も{n}件保管", "earlier revisions kept: {n}"),
    "changed": ("すり合わせの後に第{n}版を提出", "revision {n} handed in after the debrief"),
    "unexpected": ("面接の予定にない人", "not named in the round"),
    "stale": ("現在と違う内容の用紙で記入", "filled in on a form with other content than today's"),
    "elsewhere": (
        "ほかの用紙で記入（職歴 {background}、面接プラン {plan}）",
        "filled in on another form (background {background}, plan {plan})",
    ),
    "nobody": ("誰も評価していない項目", "Assessed by nobody"),
    "gaps": ("重点なのに評価されていない項目", "Focus without an assessment"),
    "notices": ("読み取りのときに変わったこと", "Changed or noticed while reading"),
    "flags": ("公正な採用選考で確認する記述", "Places to check for fair hiring"),
    "flags_hint": (
        "配る前に、採用担当者が元の評価シートで確かめます。該当する内容は、判断の根拠にしません。",
        (
            "The recruiter looks at these places in the scorecards before this is shared. "
            "What touches these matters is no ground for the decision."
        ),
    ),
    "flag_evidence": ("「{about}」の根拠", "evidence on “{about}”"),
    "flag_reason": ("「{about}」を評価しなかった理由", "reason for not assessing “{about}”"),
    "flag_note": ("質問{about}のメモ", "notes on question {about}"),
    "flag_takeaways": ("所見", "key take-aways"),
    "flag_other": ("{about}", "{about}"),
    "waiting": (
        "評点と根拠は、まだ表示しません。次の人の評価シートを待っています: {people}",
        "Ratings and evidence are not shown yet. Still to come: {people}",
    ),
    "partial": (
        "集まり具合だけの資料です。評点と根拠は表示しません。",
        "Coverage only. Ratings and evidence are not shown.",
    ),
    "independent": (
        "全員が一人で評価を終えるまで、ほかの人の評点を見せないためです。",
        "So that everybody rates alone, without having seen the others.",
    ),
    "overview": ("全体の見取り図", "At a glance"),
    "overview_hint": (
        "点は一人の評点です。帯は幅、短い縦線は中央値を示します。幅の広い項目から並べています。",
        "A dot is one person's rating, the band is the range, the short line the median. The widest range comes first.",
    ),
    "competency": ("評価項目", "Competency"),
    "ratings": ("評点", "Ratings"),
    "median": ("中央値", "Median"),
    "range": ("幅", "Range"),
    "range_of": ("{range}（{lowest}〜{highest}）", "{range} ({lowest}–{highest})"),
    "within_one": ("1段階以内の組", "Pairs within one step"),
    "share": ("{pairs}組中{n}組", "{n} of {pairs}"),
    "one_rating": ("評点は一つ", "a single rating"),
    "discuss": ("話し合う", "discuss"),
    "no_rating": ("評点なし", "no rating"),
    "plot": ("{name}の評点。{ratings}。", "Ratings of {name}: {ratings}."),
    "plot_one": ("{person}は{rating}", "{person} gave {rating}"),
    "anchor": ("評価基準", "Anchors"),
    "evidence": ("根拠", "Evidence"),
    "not_assessed": ("未評価", "not assessed"),
    "no_reason": ("理由は書かれていません。", "No reason was given."),
    "no_text": ("何も書かれていません。", "Nothing was written."),
    "after": ("すり合わせの後", "after the debrief"),
    "changes": ("すり合わせの後の変更", "Changed after the debrief"),
    "after_hint": (
        "すり合わせの後に変わった評点です。元の評点も残し、中央値と幅は元の評点で数えます。",
        "Ratings changed after the debrief. The first ones stay, and median and range count those.",
    ),
    "recommendations": ("総合評価", "Overall recommendations"),
    "recommendations_hint": (
        "人数を並べただけです。多数決ではありません。",
        "Counts, not a vote.",
    ),
    "people": ("{n}人", "{n}"),
    "none_given": ("記入なし", "None given"),
    "takeaways": ("所見", "Key take-aways"),
    "agenda": ("会議の進め方", "Agenda for the meeting"),
    "agenda_hint": (
        "全部で{n}分です。意見の分かれた項目から話します。時間は目安です。",
        "{n} minutes in all. Where views differ most comes first; the minutes are a guide.",
    ),
    "clock": ("{start}〜{end}分", "{start}–{end} min"),
    "item_read": ("各自が黙って根拠を読む", "Everybody reads the evidence in silence"),
    "item_discuss": (
        "「{name}」を話し合う。最も低い人と最も高い人から、根拠を読み上げる",
        "Discuss “{name}”: those with the lowest and the highest rating read out their evidence first",
    ),
    "item_unassessed": (
        "「{name}」は評点がない。次に誰がどうたずねるかを決める",
        "“{name}” has no rating: settle who asks about it next, and how",
    ),
    "item_compare": ("「{name}」の1段階の違いを、評価基準の文と比べる", "Compare the step apart on “{name}” with the anchors"),
    "item_confirm": ("「{name}」の根拠を確かめる", "Confirm the evidence on “{name}”"),
    "item_outcome": ("結論と理由を書く", "Write down the outcome and the reasons"),
    "outcome": ("結論", "Outcome"),
    "outcome_hint": (
        "考えが変わった人は、元の評点を残したまま、新しい評価シートをもう一度提出します。",
        "Whoever changes their mind hands in a new scorecard; the first rating stays.",
    ),
    "decision": ("決めたこと", "Decision"),
    "grounds": ("その根拠になった発言や行動", "What the candidate said or did that decided it"),
    "open": ("次に確かめること", "What is still to be found out"),
    "signature": ("署名", "Signature"),
    "day": ("日付", "Date"),
    "notes": ("質問ごとのメモ", "Notes by question"),
    "question": ("質問{n}", "Question {n}"),
    "question_gone": ("今は使っていない質問（{ask}）", "A question no longer asked ({ask})"),
    "stand_in": (
        "〓は、印刷の書体にない文字です。元の文字は画面用の資料にあります。",
        "〓 stands for a character that the print font lacks; the page for the screen shows it.",
    ),
    "page": ("{n} / {m}ページ", "page {n} of {m}"),
    # The calibration report
    "calibration": ("目線合わせの結果", "Calibration report"),
    "confidential_report": ("社外秘。面接官の練習と育成だけに使います。", "Confidential. For the training of interviewers only."),
    "calibration_limits": (
        "評価の仕方をそろえるための資料です。面接官の優劣や人事評価には使いません。",
        "For raters to read the anchors alike. Not for ranking or appraising interviewers.",
    ),
    "pack_result": ("練習用の答えとの比較", "Against the calibration pack"),
    "pack_hint": (
        "{samples}件の練習用の答えに、{people}人がつけた評点を、正解と比べました。",
        "Ratings by {people} on the {samples} sample answers, compared with the key.",
    ),
    "no_practice": (
        "練習の記録がありません。cskit calibrate --new で用紙を作り、記入したファイルを渡してください。",
        "No practice scorecards were given. Make them with cskit calibrate --new, and pass the filled files.",
    ),
    "rated": ("評点の数", "Rated"),
    "exact": ("正解と一致", "Same as the key"),
    "adjacent": ("1段階以内", "Within one step"),
    "distance": ("正解との差の平均", "Mean distance from the key"),
    "direction": ("平均の向き", "Direction"),
    "steps": ("{n}段階", "{n} steps"),
    "read_differently": ("評価基準の読み方が分かれたところ", "Where anchors are read differently"),
    "read_differently_hint": (
        "手がかりです。外れた評点が、答えの中の一つの点だけの評価と同じときに、その点を示します。",
        "Hints: where a rating off the key equals the mark on one single point of the answer, that point is named.",
    ),
    "sample": ("練習用の答え", "Sample"),
    "key_given": ("正解 → 評点", "Key → given"),
    "point_head": ("点", "Point"),
    "point": ("{n}番目の点", "point {n}"),
    "points": ("引かれた点か", "Drawn by"),
    "why_not": ("その評点にしない理由", "Why it is not that mark"),
    "hint": ("手がかり", "hint"),
    "hint_head": ("手がかり", "Hint"),
    "by_point": ("評価項目と点ごとの数", "By competency and point"),
    "by_point_hint": (
        "正解から外れた評点のうち、その点だけの評価と同じだったものの数です。",
        "Ratings off the key that equal the mark on that point alone.",
    ),
    "higher": ("高いほうへ", "too high"),
    "lower": ("低いほうへ", "too low"),
    "over_candidates": ("実際の面接での一致", "Agreement over real interviews"),
    "over_hint": (
        "候補者{candidates}人、評価シート{scorecards}枚。すり合わせの前の評点だけを数えます。",
        "{candidates} candidates, {scorecards} scorecards. Only ratings from before a debrief count.",
    ),
    "ac2": ("AC2（95%区間）", "AC2 (95 % interval)"),
    "ac2_value": ("{value}（{low}〜{high}）", "{value} ({low} to {high})"),
    "ac2_hint": (
        "GwetのAC2は、偶然の一致を差し引いた一致の度合いで、1が完全な一致です。区間が広いときは、まだ何も言えません。",
        "Gwet's AC2 is agreement beyond chance; 1 is full agreement. Where the interval is wide, it says little yet.",
    ),
    "compared": ("比べた候補者", "Candidates compared"),
    "pairs_exact": ("同じ評点の組", "Pairs alike"),
    "too_few": (
        "二人以上が評価した候補者が{least}人に満たない項目は、AC2を計算しません。人数が少ないと区間が広く、数字が一人歩きします。",
        (
            "AC2 is not computed for a competency with fewer than {least} candidates rated by two or more: "
            "the interval would be so wide that the figure misleads."
        ),
    ),
    "no_records": ("集めた評価シートがまだありません。", "No scorecards have been collected yet."),
    "leniency": ("甘い、厳しい評価の手がかり", "Hints of lenient or severe rating"),
    "leniency_hint": (
        (
            "同じ候補者の同じ項目で、ほかの面接官の平均との差です。0を含まない区間で、差が{least}段階以上のときだけ手がかりとします。"
        ),
        (
            "Difference from the mean of the other interviewers on the same candidate and competency. "
            "A hint only where the interval leaves out 0 and the difference is {least} steps or more."
        ),
    ),
    "leniency_chance": (
        "差は偶然にも出ます。面接官{people}人なら、多くて{chance}人ほどです。",
        "Chance alone would give at most about {chance} among {people} interviewers.",
    ),
    "difference": ("差（95%区間）", "Difference (95 % interval)"),
    "candidates": ("候補者の数", "Candidates"),
    "lenient": ("甘いかもしれない", "may be lenient"),
    "severe": ("厳しいかもしれない", "may be severe"),
    "halo": ("どの項目も同じ評点になる手がかり", "Hints of halo"),
    "halo_hint": (
        (
            "一枚の評価シートの中の評点の幅を、同じ候補者のほかの面接官と比べました。"
            "幅が狭いのは、項目を分けて見ていないからかもしれませんし、同じように優れた候補者が続いただけかもしれません。"
        ),
        (
            "The range of ratings within one scorecard, compared with other interviewers on the same candidates. "
            "A narrow one may mean that competencies are not told apart, or that candidates happened to be even."
        ),
    ),
    "flat": ("全項目が同じ評価シート", "Scorecards with one mark throughout"),
    "flat_of": ("{of}枚中{n}枚", "{n} of {of}"),
    "narrower": ("項目を分けていないかもしれない", "may not tell competencies apart"),
    "no_hint": ("なし", "none"),
    "few": ("{n}人未満では計算しません", "not computed below {n}"),
    # The pack
    "pack": ("評価の練習", "Rating practice"),
    "pack_how": (
        (
            "架空の答えを読み、評価基準と比べて、配られた評価シートに評点と根拠を書きます。一人で行い、終わるまで話し合いません。"
            "正解はこの資料にはありません。"
        ),
        (
            "Read each invented answer, compare it with the anchors, and put a rating with its evidence "
            "on the scorecard handed out. Work alone and do not talk about it until all have finished. The key is not in here."
        ),
    ),
    "asked": ("面接官", "Interviewer"),
    "answered": ("候補者", "Candidate"),
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def words(language: Language) -> dict[str, str]:
    """Every phrase by name in one language; ``{…}`` stands where a value is put in."""
    column = 0 if language == "ja" else 1
    return {name: pair[column] for name, pair in _WORDS.items()}


def day(value: date, language: Language) -> str:
    """Write a day as the language does.

    >>> day(date(2026, 4, 1), "ja"), day(date(2026, 4, 1), "en")
    ('2026年4月1日', '1 April 2026')
    """
    if language == "ja":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def number(value: float) -> str:
    """Write a median without a needless end.

    >>> number(3.0), number(2.5)
    ('3', '2.5')
    """
    return f"{value:g}"
