"""The web form's own words in both languages, side by side; ``{…}`` stands where a value is put in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cskit.model.text import Language

_WORDS: dict[str, tuple[str, str]] = {
    # head
    "scorecard": ("評価シート", "Scorecard"),
    "skip": ("記入欄へ進む", "Skip to the form"),
    "lead": (
        (
            "面接のあいだはメモを取り、終わったらすぐに、ほかの面接官と話す前に一人で評価します。"
            "書いたことは、このページの外へは送られません。最後にファイルとして保存し、採用担当者に渡してください。"
        ),
        (
            "Take notes during the interview, and rate alone right after it, before you talk to the other interviewers. "
            "What you write is sent nowhere. At the end, save it as a file and hand that to the recruiter."
        ),
    ),
    "no_script": (
        "このブラウザーではスクリプトが止められているため、保存ができません。印刷して手書きで使うことはできます。",
        "Scripts are turned off in this browser, so nothing can be saved. You can still print the page and write by hand.",
    ),
    "background": ("候補者の職歴", "Background"),
    "plan": ("面接プラン", "Interview plan"),
    "minutes": ("{n}分", "{n} min"),
    "focus": ("重点", "Focus"),
    "focus_hint": (
        "この項目を特によく確かめます。ほかの項目も評価します。",
        "Look at this one most closely. Rate the others too.",
    ),
    "between": ("、", ", "),
    # state
    "state_nothing": ("まだ何も書かれていません", "Nothing written yet"),
    "state_changed": ("保存しています…", "Saving…"),
    "state_saved": ("{time} このパソコンに一時保存", "Saved on this computer at {time}"),
    "state_failed": (
        "このパソコンに一時保存できませんでした。こまめにファイルへ保存してください。",
        "Could not be saved on this computer. Please download often.",
    ),
    "state_full": (
        "ブラウザーの保存領域がいっぱいで、一時保存できませんでした。ファイルに保存してください。",
        "Could not be saved on this computer: the browser's storage is full. Please download.",
    ),
    "state_elsewhere": (
        "同じ評価シートが別の画面でも開かれ、書き換えられました。この画面の内容は一時保存していません。",
        "This scorecard is open in another window too and was changed there. What stands here is not being saved.",
    ),
    "take_over": ("この画面の内容で保存する", "Keep what stands in this window"),
    "state_cleared": ("このパソコンには何も残っていません", "Nothing is kept on this computer"),
    "downloaded": ("ファイル保存済み", "Saved as a file"),
    "not_downloaded": ("ファイル未保存", "Not yet saved as a file"),
    "restored": ("{time}に一時保存した内容に戻しました。", "Brought back what was saved on this computer at {time}."),
    # timer
    "timer": ("時計と進行表", "Clock and agenda"),
    "start": ("開始", "Start"),
    "pause": ("一時停止", "Pause"),
    "go_on": ("再開", "Go on"),
    "reset": ("0に戻す", "Back to 0"),
    "clock": ("経過", "Elapsed"),
    "of_minutes": ("{n}分のうち", "of {n} min"),
    "not_started": ("時計は動いていません", "The clock is not running"),
    "paused": ("一時停止中", "Paused"),
    "now": ("いまの目安：{step}（{left}まで）", "Time for: {step} (until {left})"),
    "over": (
        "予定の時間を{n}分過ぎました。区切りのよいところで終えましょう。",
        "{n} min over the plan. Close when it suits.",
    ),
    "here": ("いま", "now"),
    "read_out": ("読み上げる言葉", "Read out"),
    "to_questions": ("質問{n}", "Question {n}"),
    "fairness": ("聞いてはいけないこと", "What not to ask"),
    "fairness_hint": (
        "雑談でもたずねません。候補者から話が出ても、書きとめません。",
        "Not in small talk either. If the candidate brings it up, write nothing down.",
    ),
    # ids
    "who": ("面接について", "About the interview"),
    "candidate": ("候補者ID", "Candidate ID"),
    "interviewer": ("面接官ID", "Interviewer ID"),
    "candidate_hint": (
        "氏名は書きません。英小文字、数字、ハイフンで、例：c-0042",
        "Not the name. Small letters, digits and hyphens, such as c-0042",
    ),
    "interviewer_hint": ("英小文字、数字、ハイフンで、例：i-01", "Small letters, digits and hyphens, such as i-01"),
    "prefilled": ("採用担当者が記入済みです。", "Filled in by the recruiter."),
    "held_on": ("面接日", "Date of interview"),
    # questions
    "questions": ("質問とメモ", "Questions and notes"),
    "questions_hint": (
        "どの候補者にも、この言葉と順番のままたずねます。深掘り質問は必要なものだけ使います。",
        "Ask every candidate in these words and in this order. Use only the probes you need.",
    ),
    "question": ("質問{n}", "Question {n}"),
    "behavioural": ("経験をたずねる", "what they did"),
    "situational": ("場面を示してたずねる", "what they would do"),
    "help": ("深掘り質問と聞き取りたい点", "Probes and what to listen for"),
    "probes": ("深掘り質問", "Probes"),
    "background_probes": ("この職歴への深掘り質問", "Probes for this background"),
    "listen_for": ("聞き取りたい点", "Listen for"),
    "warning_signs": ("気をつけたい点", "Watch for"),
    "note_hint": ("話されたことをそのまま", "what was said, word for word"),
    "note_on": ("質問{n}のメモ", "Notes on question {n}"),
    # ratings
    "ratings": ("評価", "Ratings"),
    "ratings_hint": (
        "先に根拠を書き、それから評点を選びます。根拠がなければ、低い点ではなく「未評価」を選びます。",
        "Write the evidence first, then choose. Where there is no evidence, choose “not assessed”, never a low mark.",
    ),
    "how_to_rate": ("評点のつけ方", "How to rate"),
    "watch_outs": ("この職歴で面接官が陥りやすい見方", "Where interviewers go wrong with this background"),
    "your_notes": ("自分のメモを見る", "See your notes"),
    "no_notes": ("（まだメモがありません）", "(no notes yet)"),
    "equivalent": ("同等の根拠になる経験", "What counts as equivalent evidence"),
    "rating": ("評点", "Rating"),
    "rating_of": ("{name}の評点", "Rating of {name}"),
    "all_anchors": ("評価基準の全文を開く", "Show the full anchors"),
    "no_anchors": ("評価基準の全文を閉じる", "Hide the full anchors"),
    "full_anchor": ("評価基準の全文", "Full anchor"),
    "reason": ("評価できなかった理由", "Why it was not assessed"),
    "reason_of": ("{name}を評価できなかった理由", "Why {name} was not assessed"),
    "evidence": ("根拠", "Evidence"),
    "evidence_of": ("{name}の根拠", "Evidence for {name}"),
    "evidence_hint": (
        "候補者が言ったこと、したこと。1～4の評点には根拠が必要です。",
        "What the candidate said and did. A rating of 1 to 4 needs evidence.",
    ),
    "unchoose": ("選択を取り消す", "Undo the choice"),
    # overall
    "overall": ("総合評価", "Overall recommendation"),
    "overall_hint": (
        "評点の平均ではなく、根拠全体を読み返して一つ選びます。評点と合わないときは、その理由を所見に書きます。",
        (
            "Reread all the evidence and choose one; it is not an average of the ratings. "
            "Where it differs from them, give the reason below."
        ),
    ),
    "takeaways": ("所見", "Key take-aways"),
    "takeaways_hint": ("判断の決め手と、次の面接で確かめること", "What decided it, and what the next interview should check"),
    # hand in
    "hand_in": ("確かめて保存する", "Check and save"),
    "summary": ("記入のまとめ", "Summary"),
    "summary_competency": ("評価項目", "Competency"),
    "summary_evidence": ("根拠・理由", "Evidence or reason"),
    "characters": ("{n}字", "{n} characters"),
    "none": ("なし", "none"),
    "not_chosen": ("未選択", "not chosen"),
    "not_assessed_short": ("未評価", "not assessed"),
    "download": ("確かめてファイルに保存", "Check and download"),
    "to_folder": ("確かめてフォルダーに保存", "Check and save into a folder"),
    "folder_hint": (
        "共有フォルダーなどを選ぶと、そこへ直接保存します。同じ名前のファイルがあれば、別の名前にします。",
        "Choose a shared folder and the file goes straight into it. An existing file is never replaced.",
    ),
    "download_draft": ("書きかけのまま保存", "Download unfinished"),
    "draft_hint": (
        "あとで続きを書くためのファイルです。このままでは提出できません。",
        "A file to go on with later. It cannot be handed in as it is.",
    ),
    "load": ("保存したファイルを開く", "Open a saved file"),
    "print": ("印刷", "Print"),
    "clear": ("このパソコンから消す", "Clear from this computer"),
    "clear_about": (
        (
            "一時保存した内容は、このパソコンで開いたほかのHTMLファイルからも読めます。"
            "共用のパソコンでは、ファイルに保存したあとで必ず消してください。保存したファイルは消えません。"
        ),
        (
            "What is saved on this computer can be seen by other pages opened from files on it. "
            "On a shared computer, clear it once you have saved the file. Files you saved stay."
        ),
    ),
    "clear_ask": (
        "この評価シートに書いた内容を、画面とこのパソコンの一時保存から消します。元に戻せません。",
        "This empties the scorecard on the screen and what was saved of it on this computer. It cannot be undone.",
    ),
    "clear_ask_unsaved": (
        "まだファイルに保存していません。この評価シートに書いた内容を、画面とこのパソコンの一時保存から消しますか。元に戻せません。",
        (
            "You have not saved it as a file yet. Empty the scorecard on the screen and what was saved of it on this computer? "
            "It cannot be undone."
        ),
    ),
    "cleared": ("消しました。", "Cleared."),
    "clear_failed": (
        "ブラウザーの保存領域から消せませんでした。ブラウザーの設定で、閲覧データを消してください。",
        "It could not be cleared. Please clear this browser's site data in its settings.",
    ),
    "drafts": ("このパソコンにあるほかの書きかけ", "Other drafts on this computer"),
    "draft_of": ("候補者 {candidate}、面接官 {interviewer}、{time}", "Candidate {candidate}, interviewer {interviewer}, {time}"),
    "draft_blank": ("（未記入）", "(not given)"),
    "draft_open": ("続きを書く", "Go on with it"),
    "draft_delete": ("消す", "Delete"),
    "draft_delete_ask": ("この書きかけを消しますか。元に戻せません。", "Delete this draft? It cannot be undone."),
    # what was done
    "saved_file": ("{name} として保存しました。", "Saved as {name}."),
    "saved_file_hint": (
        "ブラウザーのダウンロード先にあります。採用担当者に渡してください。",
        "It is in your browser's download folder. Please hand it to the recruiter.",
    ),
    "saved_folder": ("フォルダー「{folder}」に {name} として保存しました。", "Saved as {name} in the folder “{folder}”."),
    "folder_none": ("フォルダーが選ばれなかったため、保存していません。", "Not saved: no folder was chosen."),
    "folder_denied": (
        "このフォルダーへの書き込みが許可されませんでした。ほかのフォルダーを選ぶか、「確かめてファイルに保存」を使ってください。",
        "Not saved: writing to this folder was not allowed. Choose another folder, or use “Check and download”.",
    ),
    "folder_full": (
        "空き容量が足りないため、保存できませんでした。ほかのフォルダーを選ぶか、「確かめてファイルに保存」を使ってください。",
        "Not saved: there is no space left there. Choose another folder, or use “Check and download”.",
    ),
    "folder_gone": (
        "フォルダーが見つからないか、つながりが切れています。確かめて、もう一度保存してください。",
        "Not saved: the folder is gone or not connected. Check it and save again.",
    ),
    "folder_failed": (
        "フォルダーに保存できませんでした。「確かめてファイルに保存」を使ってください。",
        "Could not be saved into the folder. Please use “Check and download”.",
    ),
    "loaded": ("{name} の内容を読み込みました。", "Opened {name}."),
    "load_ask": (
        "いま画面にある内容を、ファイルの内容に置き換えますか。",
        "Replace what stands on the screen with what is in the file?",
    ),
    "load_no": ("このファイルは開けません。", "This file cannot be opened here."),
    "load_large": ("ファイルが大きすぎます。", "It is too large for a scorecard."),
    "load_not_json": ("Webフォームが保存したファイルではありません。", "It was not saved by this web form."),
    "load_shape": (
        "形が評価シートと違います。編集されたか、壊れています。",
        "It does not have the shape of a scorecard. It was edited or damaged.",
    ),
    "load_language": ("言語の違う評価シートのファイルです。", "It belongs to the scorecard in the other language."),
    "load_background": (
        "職歴が「{theirs}」の評価シートのファイルです。",
        "It belongs to the scorecard for another background: {theirs}.",
    ),
    "load_plan": ("面接プラン「{theirs}」の評価シートのファイルです。", "It belongs to the scorecard of another plan: {theirs}."),
    "load_person": (
        "{label}が「{theirs}」のファイルです。この評価シートは「{ours}」です。",
        "{label} is {theirs} in it, and {ours} on this scorecard.",
    ),
    "load_content": (
        "内容の違う版の評価シートで書かれています。違うところ：{parts}。書いたときのフォームで開いてください。",
        "It was written on another version of this scorecard. What differs: {parts}. Open it in the form it was written in.",
    ),
    "load_value": (
        "「{label}」の値はこの欄に入らないため、空にしました。",
        "What the file has for “{label}” does not fit the field, which was left empty.",
    ),
    "load_cannot": ("ファイルを読めませんでした。", "The file could not be read."),
    "part_scale": ("評価の段階", "the scale"),
    "part_question": ("質問{n}", "question {n}"),
    "part_competency": ("{name}の評価基準", "anchors of {name}"),
    "part_more": ("ほか{n}か所", "{n} more"),
    "part_other": ("質問や評価基準", "questions or anchors"),
    # problems
    "problems": ("あと{n}か所を確かめてください", "Please look at {n} more"),
    "problem_required": ("{label}を書いてください", "Write the {label}"),
    "problem_person": (
        "{label}は、英小文字、数字、ハイフンだけで、32字までにしてください",
        "{label}: use small letters, digits and hyphens only, at most 32",
    ),
    "problem_reserved": ("{label}に「{value}」は使えません", "{label}: “{value}” cannot be used"),
    "problem_day": ("面接日を選んでください", "Choose the date of the interview"),
    "problem_rating": ("{name}の評点か「未評価」を選んでください", "Choose a rating of {name}, or “not assessed”"),
    "problem_evidence": ("{name}の根拠を書いてください", "Write the evidence for {name}"),
    "problem_reason": ("{name}を評価できなかった理由を書いてください", "Write why {name} was not assessed"),
    "problem_overall": ("総合評価を一つ選んでください", "Choose an overall recommendation"),
    "problem_long": (
        "{label}は{most}字までです（いま{n}字）",
        "{label}: at most {most} characters ({n} now)",
    ),
    "long_left": ("あと{n}字", "{n} characters left"),
    "long_over": ("{n}字多すぎます", "{n} characters too many"),
    "error": ("要確認", "To check"),
    # the way through
    "progress": ("{done} / {all} 項目を評価", "{done} of {all} rated"),
    "contents": ("このページの内容", "On this page"),
    "purpose": (
        "応募された仕事に合うかどうかを判断するためだけに使い、決められた日に廃棄します。",
        "Serves only to judge whether the candidate fits the job applied for, and is destroyed on the day set.",
    ),
    "form_version": ("フォームの版", "Form version"),
}


@cache
def words(language: Language) -> Mapping[str, str]:
    """Give the words of one language by key."""
    return MappingProxyType({key: pair[("ja", "en").index(language)] for key, pair in _WORDS.items()})
