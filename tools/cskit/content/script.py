"""Which script a text is written in, and how names are compared."""

from __future__ import annotations

import re
import unicodedata

JAPANESE = re.compile("[ぁ-ゖゝゞァ-ヺーヽヾ々〆〇㐀-䶿一-鿿豈-\ufaffｦ-ﾟ\U00020000-\U0003ffff]+")
"""A run of kana or kanji; punctuation is neither."""

_NEEDS_READING = re.compile(r"[^\W_ぁ-ゖゝゞァ-ヺーヽヾｦ-ﾟ]")
_READING = re.compile("[ぁ-ゖゝゞー・ \u3000]+")
_QUOTED = re.compile("“[^”]*”|‘(?:[^‘’]|’(?=[A-Za-z]))*’|「[^」]*」")
_SENTENCE_END = re.compile("[.?!…。\uff1f\uff01][”’」)\uff09]*$")
_HIRAGANA: dict[int, int | None] = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
_SILENT: dict[int, int | None] = dict.fromkeys(map(ord, " \t\n・-\u2010\u2011\u2012\u2013\u2014\u2015"))
_ALIKE = _HIRAGANA | _SILENT

LONGEST_LABEL = 6
"""Words in the longest text that still counts as a label and not as prose."""


def japanese_outside_quotes(text: str) -> str | None:
    """Find the first run of kana or kanji that does not stand in “…”, ‘…’ or 「…」.

    >>> japanese_outside_quotes("People say “解約” or 解約率.")
    '解約率'
    """
    if text.isascii() or not JAPANESE.search(text):
        return None
    found = JAPANESE.search(_QUOTED.sub("", text))
    return found.group() if found else None


def is_prose(text: str) -> bool:
    """Whether a text is a sentence and not a name or a label.

    >>> is_prose("SaaS"), is_prose("Customers leave."), is_prose("顧客は離れます。")
    (False, True, True)
    """
    return _SENTENCE_END.search(text) is not None or text.count(" ") >= LONGEST_LABEL


def needs_reading(name: str) -> bool:
    """Whether a name holds kanji, Latin letters or digits, which may be read in more than one way.

    >>> needs_reading("チャーン"), needs_reading("解約率"), needs_reading("LTV"), needs_reading("ハイ・タッチ")
    (False, True, True, False)
    """
    return _NEEDS_READING.search(name) is not None


def is_reading(text: str) -> bool:
    """Whether a text is hiragana, with ー, ・ and spaces at most."""
    return _READING.fullmatch(text) is not None


def same_name(name: str) -> str:
    """Give the form in which names are compared: width, case, kana, spaces, ・ and hyphens do not count.

    >>> same_name("ハイ・タッチ") == same_name("はいたっち"), same_name("Up-sell") == same_name("UPSELL")
    (True, True)
    """
    return unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE)
