"""Names of made-up terms: Japanese, its reading, English, each name used once."""

from __future__ import annotations

import random
from dataclasses import dataclass

Part = tuple[str, str, str]
"""Japanese, its reading in hiragana, English."""

FIRST: tuple[Part, ...] = (
    ("初回", "しょかい", "first-time"), ("継続", "けいぞく", "ongoing"), ("月次", "げつじ", "monthly"),
    ("年次", "ねんじ", "yearly"), ("大口", "おおぐち", "large-account"), ("小口", "こぐち", "small-account"),
    ("新規", "しんき", "new"), ("既存", "きぞん", "existing"), ("休眠", "きゅうみん", "dormant"),
    ("海外", "かいがい", "overseas"), ("国内", "こくない", "domestic"), ("部門別", "ぶもんべつ", "departmental"),
    ("全社", "ぜんしゃ", "company-wide"), ("早期", "そうき", "early"), ("長期", "ちょうき", "long-term"),
    ("短期", "たんき", "short-term"), ("個別", "こべつ", "individual"), ("合同", "ごうどう", "joint"),
    ("自動", "じどう", "automatic"), ("有償", "ゆうしょう", "paid"), ("無償", "むしょう", "free"),
    ("標準", "ひょうじゅん", "standard"), ("試用", "しよう", "trial"), ("定例", "ていれい", "regular"),
)  # fmt: skip
SECOND: tuple[Part, ...] = (
    ("顧客", "こきゃく", "account"), ("契約", "けいやく", "contract"), ("更新", "こうしん", "renewal"),
    ("導入", "どうにゅう", "launch"), ("利用", "りよう", "usage"), ("研修", "けんしゅう", "training"),
    ("請求", "せいきゅう", "billing"), ("紹介", "しょうかい", "introduction"), ("要望", "ようぼう", "request"),
    ("相談", "そうだん", "enquiry"), ("会議", "かいぎ", "meeting"), ("資料", "しりょう", "document"),
    ("連携", "れんけい", "integration"), ("移行", "いこう", "migration"), ("設定", "せってい", "set-up"),
    ("権限", "けんげん", "permission"), ("管理者", "かんりしゃ", "administrator"), ("利用者", "りようしゃ", "user"),
    ("案内", "あんない", "guidance"), ("通知", "つうち", "notification"), ("調査", "ちょうさ", "survey"),
    ("分析", "ぶんせき", "analysis"), ("提案", "ていあん", "proposal"), ("予算", "よさん", "budget"),
)  # fmt: skip
THIRD: tuple[tuple[Part, Part], ...] = (
    (("スコア", "すこあ", "score"), ("点数", "てんすう", "points")),
    (("指数", "しすう", "index"), ("指標", "しひょう", "indicator")),
    (("計画", "けいかく", "plan"), ("プラン", "ぷらん", "scheme")),
    (("一覧", "いちらん", "list"), ("リスト", "りすと", "register")),
    (("手順", "てじゅん", "procedure"), ("プロセス", "ぷろせす", "process")),
    (("レビュー", "れびゅー", "review"), ("確認会", "かくにんかい", "check")),
    (("目標", "もくひょう", "goal"), ("ゴール", "ごーる", "target")),
    (("チーム", "ちーむ", "team"), ("担当班", "たんとうはん", "squad")),
    (("マップ", "まっぷ", "map"), ("地図", "ちず", "chart")),
    (("記録", "きろく", "record"), ("ログ", "ろぐ", "log")),
    (("基準", "きじゅん", "standard"), ("ルール", "るーる", "rule")),
    (("期限", "きげん", "deadline"), ("締切", "しめきり", "due date")),
)  # fmt: skip
"""The last part of a headword, and the one that its alias has instead."""


@dataclass(frozen=True)
class Names:
    """What one made-up term is called."""

    id: str
    headword: Part
    alias: Part
    abbreviation: str | None


def names(count: int, seed: int) -> list[Names]:
    """Draw ``count`` terms' names, the same for the same ``seed``.

    Raises ValueError where there are not so many.
    """
    combinations = [(a, b, c) for a in FIRST for b in SECOND for c in THIRD]
    if count > len(combinations):
        raise ValueError(f"at most {len(combinations)} made-up terms, not {count}")
    drawn = random.Random(seed).sample(combinations, count)
    return [_named(first, second, third, number) for number, (first, second, third) in enumerate(drawn)]


def _named(first: Part, second: Part, third: tuple[Part, Part], number: int) -> Names:
    headword, alias = (_joined(first, second, last) for last in third)
    return Names(
        id=headword[2].replace(" ", "-").lower(),
        headword=headword,
        alias=alias,
        abbreviation=_letters(number) if number % 8 == 0 else None,
    )


def _joined(first: Part, second: Part, last: Part) -> Part:
    english = f"{first[2]} {second[2]} {last[2]}"
    return first[0] + second[0] + last[0], first[1] + second[1] + last[1], english[0].upper() + english[1:]


def _letters(number: int) -> str:
    """Five letters that no term in use is called by: a Q, then the number in letters."""
    out = ""
    for _ in range(4):
        number, digit = divmod(number, 26)
        out = chr(ord("A") + digit) + out
    return "Q" + out
