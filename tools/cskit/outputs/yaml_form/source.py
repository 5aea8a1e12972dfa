"""The bytes of a file that came back, as text that the strict reader takes, and the way back from its values.

Signs that nobody sees would be refused, or would be taken for line ends and tear the lines apart (U+2028 in a pasted
text). Each is replaced by a stand-in of its own, a private-use character that the file does not have, and put back
into the values. So every value is what stood in the file, and lines and columns stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MAX_BYTES = 1_000_000
"""Twice the largest form filled to the brim with Japanese; a hostile file of this size is refused within 2 seconds."""

_BLANK = re.compile(r"^[ \t\n\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xa0\u2000-\u200a\u3000\ufeff]+$", re.MULTILINE)
"""Lines with nothing to be seen: what indents them says nothing, and would stop the parser."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufdd0-\ufdef\ufeff\ufffe\uffff"
    + "".join(chr(plane + low) for plane in range(0x10000, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_STAND_INS = range(0xF0000, 0xFFFFE)
"""Plane 15 is for private use; fonts and people keep to the one at U+E000."""

_HOW_TO_SAVE = "open it in your editor, save it as UTF-8 and hand it in again (in Notepad: Save as, Encoding: UTF-8)"
_LOST = "other encodings lose characters such as 髙 and 𠮷"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the bytes are no text of ours; ``line`` and ``column`` count from 1."""

    what: str
    why: str
    remedy: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text."""

    text: str
    """With stand-ins, lines ended by LF alone."""
    unseen: Mapping[int, str]
    """Code point of a stand-in to the sign it stands for."""

    def restored(self, text: str) -> str:
        """Put the signs back."""
        return text.translate(self.unseen) if self.unseen else text


def source(data: bytes) -> Source | Refused:
    """Decode a file, UTF-8 with or without BOM, or say what it is instead."""
    if len(data) > MAX_BYTES:
        return Refused(
            f"the file has {len(data):,} bytes", f"a filled scorecard has at most {MAX_BYTES:,}",
            "hand in the scorecard alone, as text",
        )  # fmt: skip
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refused("the file is UTF-16, not UTF-8", _LOST, _HOW_TO_SAVE)
    if _mostly_utf_16(data):
        return Refused("the file is UTF-16 without a mark, not UTF-8", _LOST, _HOW_TO_SAVE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _no_utf_8(data, error.start)
    text = text.replace("\r\n", "\n")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return _with_stand_ins(_BLANK.sub(lambda blank: "\n" * blank[0].count("\n"), text))


def _with_stand_ins(text: str) -> Source:
    unseen = sorted(set(_UNSEEN.findall(text)))
    if not unseen:
        return Source(text, {})
    used = set(text)
    free = (point for point in _STAND_INS if chr(point) not in used)
    pairs = list(zip(free, unseen, strict=False))
    # A CR that ends a line of its own must not become one line end with the LF behind it.
    back = {point: "\n" if sign == "\r" else sign for point, sign in pairs}
    return Source(text.translate({ord(sign): chr(point) for point, sign in pairs}), back)


def _no_utf_8(data: bytes, at: int) -> Refused:
    line, column = data.count(b"\n", 0, at) + 1, at - data.rfind(b"\n", 0, at)
    if b"\x00" in data[:4096]:
        return Refused("the file is no text", "a scorecard in YAML is a text file", "hand in the .yml file that you filled in")
    if _is_shift_jis(data):
        return Refused("the file is Shift_JIS, not UTF-8", _LOST, _HOW_TO_SAVE, line, column)
    return Refused(f"byte 0x{data[at]:02x} is not UTF-8", _LOST, _HOW_TO_SAVE, line, column)


def _mostly_utf_16(data: bytes) -> bool:
    """Whether many bytes on one side of each pair are zero, as in the keys of a form, and none on the other."""
    head = data[:4096]
    zeros = sorted((head[0::2].count(0), head[1::2].count(0)))
    return zeros[1] * 4 > len(head) and zeros[0] == 0


def _is_shift_jis(data: bytes) -> bool:
    """Whether the bytes make Japanese in Windows' old encoding."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return False
    return bool(re.search("[ぁ-んァ-ヶ一-龥]", text))
