"""Text as YAML comments, no wider than an editor's window."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WIDTH = 96
"""Columns of a line; a full-width character takes two."""

_NEVER_FIRST = frozenset("、。，．・：；？！」』）］｝〉》】〕’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.;:!?)]}%")
_NEVER_LAST = frozenset("「『（［｛〈《【〔‘“([{")
_WORD = re.compile(r"[!-~\u00a0-\u024f‘’“”–—…]+ ?|\s+|.", re.DOTALL)


def comment(text: str, indent: int = 0, hang: int = 0, label: str = "") -> list[str]:
    r"""Write a text as comment lines that begin ``indent`` spaces from the left.

    Its line ends are kept; lines after the first are set in by ``hang`` more. ``label`` stands before the first.

    >>> comment("a\nb", 2, 1)
    ['  # a', '  #  b']
    """
    room = WIDTH - indent - 2
    lines = [piece for line in f"{label}{text}".splitlines() for piece in _wrapped(line, room, hang)]
    return [f"{' ' * indent}# {' ' * (hang if number else 0)}{line}".rstrip() for number, line in enumerate(lines)]


def _wrapped(text: str, room: int, hang: int) -> Iterator[str]:
    """Cut where a line may end: at spaces in Latin text, nearly anywhere in Japanese, best behind 、 and 。"""
    line: list[str] = []
    for word in _words(text):
        if line and width("".join([*line, word]).rstrip()) > room - hang:
            cut = _best(line, room - hang)
            yield "".join(line[:cut]).rstrip()
            line = line[cut:]
        line.append(word)
    if "".join(line).strip():
        yield "".join(line).rstrip()


def _best(line: list[str], room: int) -> int:
    """Give the number of words to keep: up to the last 、 or 。 in the last third, otherwise all."""
    for number in range(len(line), 0, -1):
        if width("".join(line[:number])) * 3 < room * 2:
            break
        if line[number - 1].endswith(("、", "。", "，")):
            return number
    return len(line)


def _words(text: str) -> Iterator[str]:
    """Give what may not be parted: Latin words, and signs with the character they hold to."""
    held = ""
    for match in _WORD.finditer(text):
        word = match[0]
        if held and word[0] not in _NEVER_FIRST and held.rstrip()[-1:] not in _NEVER_LAST:
            yield held
            held = ""
        held += word
    if held:
        yield held


def width(text: str) -> int:
    """Count the columns that a text takes.

    >>> width("a解")
    3
    """
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        for character in text
    )
