"""The site's own words (headings, labels, buttons) in both languages, side by side."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from cskit.model.text import Language, Text

_WORDS: dict[str, tuple[str, str]] = {
    # site shell
    "site_name": ("カスタマーサクセス採用・学習キット", "Customer Success hiring and learning kit"),
    "tagline": ("採用する人、面接する人、学ぶ人のために", "For those who hire, interview and learn"),
    "home": ("ホーム", "Home"),
    "glossary": ("用語集", "Glossary"),
    "scorecards": ("評価項目", "Scorecards"),
    "kits": ("面接キット", "Interview kits"),
    "guide": ("使い方", "Guide"),
    "cases": ("事例", "Cases"),
    "plans": ("面接プラン", "Interview plans"),
    "sources": ("出典", "Sources"),
    "fair_hiring": ("公正な採用", "Fair hiring"),
    # glossary index
    "glossary_lead": (
        "{count}語を、読み・アルファベット・分類から引けます。表記ゆれや別の呼び方からもたどれます。",
        "{count} terms, by English name, by Japanese reading and by category. Other names lead to the right page too.",
    ),
    "by_kana": ("五十音から", "By Japanese reading"),
    "by_letter": ("アルファベットから", "A to Z"),
    "by_category": ("分類から", "By category"),
    "other_names": ("「{row}」で始まるほかの呼び方（{count}）", "Other names under {row} ({count})"),
    "see": ("→", "→"),
    # term page
    "reading": ("よみ", "Japanese reading"),
    "english": ("英語", "English"),
    "japanese": ("日本語", "Japanese"),
    "abbreviation": ("略称", "Short form"),
    "also": ("ほかの呼び方", "Also called"),
    "shelf": ("分類", "Category"),
    "side_by_side": ("同じ数字で比べる", "Side by side on the same figures"),
    "way_of_counting": ("数え方", "Way of counting"),
    "result": ("結果", "Result"),
    "definition": ("意味", "What it means"),
    "formula": ("計算式", "Formula"),
    "example": ("計算例", "Worked example"),
    "edge_cases": ("気をつけたい値", "Edge cases"),
    "cautions": ("注意", "Take care"),
    "differs": ("出典による違い", "Where sources differ"),
    "differs_lead": (
        "出典によって説明が分かれています。平均したり、断りなく直したりせず、それぞれを並べて示します。",
        "The sources disagree here. We show each of them; nothing is averaged or silently corrected.",
    ),
    "the_field": ("実務では", "Common practice"),
    "this_toolkit": ("このキットでは", "In this toolkit"),
    "confused": ("まぎらわしい用語", "Easily confused with"),
    "how_to_tell": ("見分け方", "How to tell them apart"),
    "related": ("関連する用語", "Related terms"),
    "broader": ("上位の用語", "Part of"),
    "narrower": ("下位の用語", "Covers"),
    "interviews": ("面接でのたずね方", "In interviews"),
    "asked_in": ("この用語を使う質問", "Questions that use this term"),
    "rated_as": ("評価項目として", "As a rated competency"),
    "seen_in": ("事例", "Cases"),
    "reviewed": ("最終確認日", "Last reviewed"),
    "ours": ("このキット独自の記述", "Our own statement"),
    "ours_legend": (
        "◇ は出典によらない、このキット独自の記述です。番号は出典を示します。",
        "◇ marks statements of our own, not taken from a source. Numbers point to the sources.",
    ),
    "secondary": ("二次資料で確認", "from a secondary source"),
    "dated": ("記事の日付", "dated"),
    "seen": ("確認日", "seen"),
    # competencies
    "scorecards_lead": (
        "どの職歴の候補者についても、四つの評価項目を同じ基準で評価します。",
        "Every candidate, whatever the background, is rated on the same four competencies against the same anchors.",
    ),
    "why": ("なぜ見るのか", "Why it matters"),
    "indicators": ("仕事での表れ方", "What it looks like at work"),
    "anchors": ("評価基準", "Anchors"),
    "rating": ("評点", "Rating"),
    "scale": ("評点の意味", "The rating scale"),
    "not_assessed": ("未評価", "Not assessed"),
    "recommendations": ("総合評価", "Overall recommendation"),
    "questions": ("質問", "Questions"),
    "core": ("共通質問", "Core question"),
    "optional": ("追加質問", "Optional question"),
    "behavioural": ("経験をたずねる", "Behavioural"),
    "situational": ("場面を想定する", "Situational"),
    "minutes": ("{count}分", "{count} min"),
    "probes": ("深掘り質問", "Probes"),
    "listen_for": ("聞き取りたい点", "What to listen for"),
    "warning_signs": ("気をつけたい点", "Warning signs"),
    "terms_used": ("使う用語", "Terms used"),
    "in_short": ("要約", "In short"),
    "for_example": ("たとえば", "For example"),
    "at_each_level": ("このレベルの答えの例", "What it sounds like at this level"),
    "probes_and_signs": ("深掘りと聞き取り方", "Probes, and what to listen for"),
    # calibration
    "calibration": ("目線合わせの練習", "Calibration pack"),
    "calibration_lead": (
        "架空の答えに評点をつけ、正解と理由を確かめる練習です。候補者に会う前に、面接官がそれぞれ一人で行います。",
        "Invented answers to mark, each with a key and reasons. Every interviewer does them alone, before meeting candidates.",
    ),
    "calibration_read": (
        "答えを読み、基準の全文を開いて、観点ごとに当てはまる文を選びます。",
        "Read the answer, open the full anchors, and for each point pick the statement that fits.",
    ),
    "calibration_mark": (
        "選んだレベルの真ん中の数（二つあれば低いほう）を評点にし、根拠になった言葉を書きます。",
        "Give the mark in the middle of those levels, or the lower of two, and write down the words it rests on.",
    ),
    "calibration_compare": (
        "正解を開き、自分の評点と違ったところだけを同僚と話します。",
        "Open the key, and talk over with colleagues only where you differ.",
    ),
    "calibration_note": (
        "答えはすべて創作です。実在の人や会社のものではありません。",
        "All answers are invented; no real person or company is behind them.",
    ),
    "answer": ("答え", "Answer"),
    "background": ("職歴", "Background"),
    "invented": ("架空の答え", "invented"),
    "interviewer": ("面接官", "Interviewer"),
    "candidate": ("候補者", "Candidate"),
    "your_mark": ("評点をつける", "Your mark"),
    "your_mark_lead": (
        "正解を開く前に、評点と根拠を書きとめてください。",
        "Write down your mark and its evidence before you open the key.",
    ),
    "full_anchors": ("評価基準の全文", "The anchors in full"),
    "key": ("正解と理由", "The key"),
    "show_key": ("開いて確かめる", "Open the key"),
    "expected_mark": ("正解の評点", "Expected mark"),
    "point": ("観点と評点", "Point and mark"),
    "point_mark": ("{point}番目:", "No. {point}:"),
    "because": ("決め手", "What decides it"),
    "tempted": ("{rating}をつけたくなったら:", "If you were drawn to {rating}:"),
    # plans
    "plan_lead": (
        "時間の配分と、読み上げる言葉、たずねる質問です。どの候補者にも同じ順番で使います。",
        "The minutes, the words to read out and the questions, in the same order for every candidate.",
    ),
    "step": ("流れ", "Step"),
    "time": ("時間", "Time"),
    "used_by": ("このプランを使うキット", "Kits that use this plan"),
    # kits
    "kits_lead": (
        "共通質問と評価基準はどの職歴でも同じです。変わるのは、追加の深掘り質問、同等の根拠になる経験、面接官が陥りやすい見方、伝える魅力です。",
        "Core questions and anchors are the same for all. Probes, equivalent evidence, watch-outs and the pitch differ.",
    ),
    "download": ("面接キットをダウンロード（PDF）", "Download the interview kit (PDF)"),
    "download_note": ("A4、印刷して書き込めます", "A4, made for printing and writing on"),
    "blank_forms": ("白紙の評価シート", "Blank scorecards"),
    "blank_forms_lead": (
        "どれに書いても、同じ記録になります。書き方は次のページにあります。",
        "All of them become the same record. How to fill them in:",
    ),
    "filling_in": ("評価シートに記入する方へ", "Filling in a scorecard"),
    "form_web": ("ブラウザーで書く（HTML）", "In a browser (HTML)"),
    "form_pdf": ("PDFに書く、または印刷する", "In a PDF, or printed"),
    "form_xlsx": ("Excelに書く（XLSX）", "In a spreadsheet (XLSX)"),
    "form_yaml": ("エディターで書く（YAML）", "In an editor (YAML)"),
    "profile": ("この職歴について", "About this background"),
    "brings": ("持っている力", "What they bring"),
    "lacks": ("これから身につけること", "What they still have to learn"),
    "frustrations": ("今の仕事で感じやすい物足りなさ", "What frustrates them today"),
    "difficulty": ("採用の難しさ", "How hard they are to hire"),
    "pitch": ("魅力の伝え方", "What to tell them"),
    "pitch_line": ("一行で", "In a line"),
    "pitch_paragraph": ("一段落で", "In a paragraph"),
    "talk_track": ("面談で話すなら", "In a conversation"),
    "talk_track_note": ("自社に当てはまることだけを話します。", "Say only what is true of your company."),
    "asks": ("候補者からよく出る質問", "Questions candidates often ask"),
    "tailored_probes": ("この職歴への深掘り質問", "Probes for this background"),
    "equivalent": ("同等の根拠になる経験", "What counts as equivalent evidence"),
    "watch_outs": ("面接官が陥りやすい見方", "Where interviewers go wrong"),
    "the_interview": ("面接の流れと質問", "The interview and its questions"),
    "competency": ("評価項目", "Competency"),
    # fair hiring
    "fair_lead": (
        "面接で聞いてはいけないこと、候補者から話が出たときの返し方、代わりの質問です。",
        "What not to ask, what to say when a candidate brings it up, and what to ask instead.",
    ),
    "if_raised": ("話が出たら", "If the candidate raises it"),
    "ask_instead": ("代わりにたずねる", "Ask instead"),
    "basis": ("根拠", "Basis"),
    "do_not_do": ("してはいけないこと", "What not to do"),
    # cases, sources
    "cases_lead": (
        "四つの会社の取り組みです。内容は記事の時点のもので、今の状況とは異なることがあります。",
        "What four companies did, as reported at the time of the article; things may have changed since.",
    ),
    "practice": ("取り組み", "What they did"),
    "lesson": ("学べること", "What to take from it"),
    "discuss": ("話し合う・面接で使う", "To discuss, or to use in an interview"),
    "assignment": ("面接で使う演習", "Case exercise for an interview"),
    "open_handout": ("候補者に渡す紙を開く", "Open the candidate's hand-out"),
    "handout_lead": (
        "候補者に見せるのは、このページだけです。印刷して渡すか、画面に映します。",
        "The only page to show to the candidate, on paper or on screen.",
    ),
    "handout_note": (
        "登場する会社は架空です。足りない事実は、仮に決めて進めてください。",
        "The firms in it are invented. Where a fact is missing, please assume one and carry on.",
    ),
    "task": ("お願いしたいこと", "Your task"),
    "how_to_run": ("進め方", "How to run it"),
    "marking_guide": ("評価の手引き", "Marking guide"),
    "sources_lead": (
        "事実と数字の出どころです。文章はすべて独自に書いたもので、出典からの転載はありません。",
        "Where facts and figures come from. All wording is ours; no sentence is copied.",
    ),
    "taken": ("使った内容", "What was taken"),
    "cite": ("出典情報", "Reference"),
    "cited_on": ("この出典を使っているページ（{count}）", "Pages that draw on it ({count})"),
    "trade_mark": (
        "NPS®は、Bain & Company, Inc.、NICE Systems, Inc.、Fred Reichheldの商標または登録商標です。",
        "NPS® is a trade mark or registered trade mark of Bain & Company, Inc., NICE Systems, Inc. and Fred Reichheld.",
    ),
    "ours_page": ("このキット独自の記述", "Statements of our own"),
    "ours_page_lead": (
        "出典によらない、または出典に私たちが書き足した記述の一覧です。ページごとに開けます。",
        "Every statement that rests on no source, or to which we added something of our own. Open a page to see them.",
    ),
    "ours_share": ("{all}件のうち{ours}件", "{ours} of {all}"),
    # reading
    "first_week": ("はじめの一週間", "First week"),
    "first_week_lead": (
        "カスタマーサクセスに初めて関わる人が、最初の一週間で読むページです。上から順に読むと、前のページで知ったことが次のページで役に立ちます。",
        "Pages for somebody's first week in Customer Success. Read them from the top; each builds on the one before.",
    ),
    "hiring": ("採用ガイド", "Hiring guide"),
    "hiring_lead": (
        "構造化面接の進め方、その裏づけ、法律と個人情報、候補者との向き合い方をまとめています。",
        "How to hold a structured interview, the evidence behind it, the law and privacy, and how to treat candidates.",
    ),
    "articles": ("読みもの", "Articles"),
    "minutes_to_read": ("約{count}分", "{count} min read"),
    "look_up": ("続けて読みたい用語", "Terms to look up next"),
    "next": ("次に読む", "Read next"),
    "paths": ("読む順番", "Reading paths"),
    "paths_lead": (
        "立場と職歴ごとに、読む順番と時間の目安を示します。",
        "What to read in which order, and how long it takes, for each role and background.",
    ),
    "path_length": ("{pages}ページ・約{count}分", "{pages} pages · about {count} min"),
    "try_it": ("やってみる:", "Try it:"),
    # where sources differ
    "differences": ("出典による違いの一覧", "Where sources differ, all in one place"),
    "differences_lead": (
        "出典によって説明が分かれる点を、すべて集めました。誰がどう述べているか、実務ではどうか、このキットがどれで計算するかを示します。",
        "Every matter on which the sources disagree: who says what, what is common practice, and what this toolkit takes.",
    ),
    # 404 and chooser
    "not_found": ("ページが見つかりません", "This page does not exist"),
    "not_found_hint": (
        "アドレスが変わったか、入力が間違っているのかもしれません。用語集か検索から探してください。",
        "The address may have changed, or been mistyped. Try the glossary or the search.",
    ),
    "to_glossary": ("用語集を開く", "Open the glossary"),
    "to_home": ("ホームへ", "Go to the home page"),
}  # fmt: skip


@cache
def words(language: Language) -> MappingProxyType[str, str]:
    """Give the words of one language by key."""
    at = 0 if language == "ja" else 1
    return MappingProxyType({key: pair[at] for key, pair in _WORDS.items()})


def both(key: str) -> Text:
    """Give one word in both languages."""
    japanese, english = _WORDS[key]
    return Text(ja=japanese, en=english)
