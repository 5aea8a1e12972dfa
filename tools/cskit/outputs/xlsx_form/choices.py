"""From what stands in a cell to the choice that is meant, where there is no doubt about it."""

from __future__ import annotations

import re
import unicodedata

from cskit.model.writing import normalise
from cskit.outputs.xlsx_form.carried import Labels

_NUMBERED = re.compile(r"([0-9])(?:\.0+)?点?(?:$|(?:\s*[-–—―ー.:・、,)]\s*|\s+)(.+))", re.DOTALL)
"""A number alone, or followed by words; ``3-`` and ``3?`` are neither."""
_MORE_NUMBERS = re.compile(r"[\d½¼¾]")
_DAY = re.compile(r"(\d{4})(?:\s*年\s*|[/.])(\d{1,2})(?:\s*月\s*|[/.])(\d{1,2})\s*日?")


def chosen(text: str, labels: Labels) -> str:
    """Give the value of the choice that a text means; any other text stays as it is, for others to judge.

    Taken are the value, its words (width, case and spaces aside, with or without what stands in brackets), and for a
    number that number with words behind it, unless they hold another number or are the words of another choice.

    >>> marks = {"1": "1 不足", "3": "3 満たす", "not_assessed": "未評価（根拠なし）"}
    >>> [chosen(text, marks) for text in ("３", "3 – 十分", "満たす", "未評価", "3 不足", "3 or 4", "3.5", "1-2", "6")]
    ['3', '3', '3', 'not_assessed', '3 不足', '3 or 4', '3.5', '1-2', '6']
    """
    meant = _folded(text)
    words = {word: value for value, label in labels.items() for word in _words(value, label)}
    if meant in words:
        return words[meant]
    numbered = _NUMBERED.fullmatch(meant)
    if numbered and numbered[1] in labels:
        rest = numbered[2] or ""
        if not _MORE_NUMBERS.search(rest) and words.get(rest, numbered[1]) == numbered[1]:
            return numbered[1]
    return text


def day_of(text: str) -> str:
    """Write a day as ``2026-11-25`` where a text is one in another form of year, month, day; otherwise leave it.

    >>> [day_of(text) for text in ("2026/11/5", "２０２６年１１月５日", "5/11/2026", "2026-11-05")]
    ['2026-11-05', '2026-11-05', '5/11/2026', '2026-11-05']
    """
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return f"{int(found[1]):04}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def _words(value: str, label: str) -> set[str]:
    whole = _folded(label)
    out = {_folded(value), _folded(value.replace("_", " ")), whole}
    out |= {re.split(r"[(（]", word)[0].strip() for word in out}
    out |= {word[2:] for word in out if word[:2] == f"{value} "}
    return out - {""}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", normalise(text)).casefold().split())
