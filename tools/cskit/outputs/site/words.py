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
    "see": ("→", "→"),
    # term page
    "reading": ("よみ", "Japanese reading"),
    "english": ("英語", "English"),
    "japanese": ("日本語", "Japanese"),
    "abbreviation": ("略称", "Short form"),
    "also": ("ほかの呼び方", "Also called"),
    "shelf": ("分類", "Category"),
    "definition": ("意味", "What it means"),
    "formula": ("計算式", "Formula"),
    "example": ("計算例", "Worked example"),
    "edge_cases": ("気をつける値", "Edge cases"),
    "cautions": ("注意", "Take care"),
    "differs": ("出典による違い", "Where sources differ"),
    "differs_lead": (
        "出典によって説明が分かれています。平均したり、断りなく直したりせず、それぞれを並べて示します。",
        "The sources disagree here. We show each of them; nothing is averaged or silently corrected.",
    ),
    "who": ("誰が", "Who"),
    "says": ("どう述べているか", "What it says"),
    "the_field": ("実務では", "Common practice"),
    "this_toolkit": ("このキットでは", "In this toolkit"),
    "confused": ("まぎらわしい用語", "Easily confused with"),
    "how_to_tell": ("見分け方", "How to tell them apart"),
    "related": ("関連する用語", "Related terms"),
    "broader": ("上位の用語", "Part of"),
    "narrower": ("下位の用語", "Covers"),
    "interviews": ("面接での扱い", "In interviews"),
    "asked_in": ("この用語を使う質問", "Questions that use this term"),
    "rated_as": ("評価項目として", "As a rated competency"),
    "seen_in": ("事例", "Cases"),
    "reviewed": ("最終確認日", "Last reviewed"),
    "ours": ("このキットによる記述", "Our own statement"),
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
    "do_not_do": ("行わないこと", "Not to be done"),
    # cases, sources
    "cases_lead": (
        "四つの会社の取り組みです。内容は記事の時点のもので、今の状況とは異なることがあります。",
        "What four companies did, as reported at the time of the article; things may have changed since.",
    ),
    "practice": ("取り組み", "What they did"),
    "lesson": ("学べること", "What to take from it"),
    "discuss": ("話し合う・面接で使う", "To discuss, or to use in an interview"),
    "sources_lead": (
        "事実と数字の出どころです。文章はすべて独自に書いたもので、出典からの転載はありません。",
        "Where facts and figures come from. All wording is ours; no sentence is copied.",
    ),
    "taken": ("使った内容", "What was taken"),
    "cite": ("出典情報", "Reference"),
    # 404 and chooser
    "not_found": ("ページが見つかりません", "This page does not exist"),
    "not_found_hint": (
        "アドレスが変わったか、入力の間違いかもしれません。用語集か検索から探してください。",
        "The address may have changed or be mistyped. Try the glossary or the search.",
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
