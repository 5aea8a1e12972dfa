"""Plain text to Markdown that shows exactly that text, and values that are Markdown already."""

from __future__ import annotations

import html
import re
from functools import lru_cache

_INLINE = {
    **{c: "\\" + c for c in "\\`*_{}[]"},
    **{c: f"&#{ord(c)};" for c in "|~^$"},
    "&": "&amp;", "<": "&lt;", ">": "&gt;",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_INLINE)) + "]")
_AT_START = re.compile(r"^(\s*)([-+#:=!]|\d+(?=[.)]))")
_IN_ATTRIBUTE = re.compile(r"[\\`*_\[\]{}()]")


class Markdown(str):
    """Text that is Markdown (or HTML) already; everything else is escaped when a template shows it."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    r"""Make Markdown that shows ``text`` as it is, on one line.

    >>> print(escape("2 * 3 < 7 [link](x)"))
    2 \* 3 &lt; 7 \[link\](x)
    """
    flat = " ".join(text.split())
    body = _SPECIAL.sub(lambda match: _INLINE[match[0]], flat)
    return Markdown(_AT_START.sub(_quote_start, body, count=1))


def _quote_start(match: re.Match[str]) -> str:
    """A line must not begin as a list, a heading or a definition; entities are safe anywhere."""
    first = match[2][0]
    return f"{match[1]}&#{ord(first)};{match[2][1:]}"


def link(words: str, target: str, *, title: str = "", classes: str = "") -> Markdown:
    """Make a Markdown link; ``words`` and ``title`` are plain text, ``target`` is an address of ours.

    >>> link("LTV", "ltv.md", title='say "value"')
    '[LTV](ltv.md "say &quot;value&quot;")'
    """
    shown = escape(words)
    hint = f' "{attribute(title)}"' if title else ""
    marks = "{ " + " ".join(f".{name}" for name in classes.split()) + " }" if classes else ""
    return Markdown(f"[{shown}]({target}{hint}){marks}")


@lru_cache(maxsize=20_000)
def attribute(text: str) -> str:
    """Make an attribute's value: HTML-escaped, on one line, nothing that Markdown would read."""
    flat = " ".join(text.split())
    return _IN_ATTRIBUTE.sub(lambda m: f"&#{ord(m[0])};", html.escape(flat, quote=True))


def finalize(value: object) -> object:
    """Escape whatever a template shows that is not Markdown already."""
    if isinstance(value, Markdown) or not isinstance(value, str):
        return value
    return escape(value)
