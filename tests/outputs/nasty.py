"""What people and machines put into forms at their worst: the strategies that all rooms' tests share.

The law of every fillable room, in three lines::

    @given(data=st.data())
    def test_nothing_is_lost(data):
        given_ = data.draw(nasty.answers(FORM))
        filled, problems = room.read(room.fill(FORM, given_), "f")
        assert not problems and nasty.found(FORM, filled) == nasty.normalised(FORM, given_)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from cskit.model.answers import Filled
from cskit.model.writing import LONGEST, normalise
from cskit.views.form import Field, Form

ANYWHERE: Mapping[str, tuple[str, ...]] = {
    "astral": ("\U00020bb7野家", "\U00029e3d", "\U0001d54f"),
    "emoji": ("👍🏽", "👩\u200d👩\u200d👧\u200d👦", "🇯🇵", "❤\ufe0f", "1\ufe0f\u20e3"),
    "name variants": ("\ufa19谷", "髙橋", "﨑", "\ufa10", "\uf91d", "葛\U000e0100", "\U0002f81a"),
    "decomposed": ("か\u3099", "e\u0301", "ﾊﾞ", "\u1112\u1161\u11ab", "a\u0323\u0307"),
    "lines": ("\r\n", "\r", "\n", "\n\n\n", " \n ", "\r\r\n", "\n\r"),
    "other line ends": ("\u2028", "\u2029", "\x85"),
    "tabs": ("\t", "a\tb", "\t\t"),
    "controls": ("\x00", "\x07", "\x1b[31m", "\x0b", "\x0c", "\x1f", "\x7f", "\x9b", "\x08"),
    "noncharacters": ("\ufffe", "\uffff", "\ufdd0", "\U0010ffff", "\U0001fffe"),
    "lone surrogates": ("\ud842", "\udfb7", "\udfb7\ud842"),
    "direction": ("שלום", "مرحبا", "\u202eabc\u202c", "\u2066x\u2069", "\u200f"),
    "spaces": ("\u3000", "\u00a0", "  ", "\u200b", "\ufeff", "\u2003"),
    "private and unassigned": ("\ue000", "\U000f0000", "\u0378", "\ufffd"),
    "HTML": ("<b>", "</script>", "<!--", "-->", "]]>", "&amp;", "&", "<img src=x onerror=alert(1)>", "&#x27;", "</textarea>"),
    "quotes": ('"', "'", '""', "''", "`", "\\", "\\n", "\\u0041", '\\"', "“”", "「」", "'''", '"""'),
    "templates": ("{{ x }}", "${x}", "{%", "#{x}", "%s", "#emph[x]", "$x$", "@ref", "{}", "{0}"),
    "separators": (",", ";", "|", ": ", " #", "：", "＃", "/", "..", "../../etc/passwd"),
    "PDF": ("(", ")", ")(", "\\(", "\\)", "<<", ">>", "endstream", "%%EOF"),
    "spreadsheet escapes": ("_x000D_", "_x0041_", "_x005F_x000D_", "_xFFFE_"),
    "mojibake": ("譁�蟄�", "ã\x81\x82", "þÿ", "\xff\xfe", "ï»¿"),
}
"""Class to samples that may stand at any place of a text."""

AT_THE_START: Mapping[str, tuple[str, ...]] = {
    "formulas": ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "'=1", '=HYPERLINK("x")', "\t=1", "\r=1", "|x"),
    "YAML signs": (
        "- a", "? a", ": a", "# a", "& a", "*a", "!a", "| a", "> a", "|", ">-", "% a", "[a", "{a", "---", "...", "--- a", "<<: a",
        "a: b", "a #b", "%YAML 1.1", "\n---\n", "a:", "!!python/object:os.system",
    ),
    "other types": (
        "yes", "No", "on", "true", "null", "~", "007", "1_000", "0x1f", "12:30", "1e3", ".inf", "2026-01-02", "0", "-",
        "1.50", "0o7",
    ),
    "byte-order marks": ("\ufeffa", "\ufffea", "þÿa", "\xff\xfea"),
    "white space": (" a", "\n a", "\u3000a", "\t", " ", "\n", "  a\n b\n   c"),
    "marks on nothing": ("\u0301", "\u3099", "\u200d", "\ufe0f", "\U000e0100"),
}  # fmt: skip
"""Class to samples that matter as the beginning of a text, or as all of it."""

PLAIN = ("解約率が月2%から1%になった", "She asked the customer.", "ﾃﾞｰﾀを見た", "はい、", "2 + 2", "a", "。")

_ANYWHERE = st.one_of([st.sampled_from(samples) for samples in ANYWHERE.values()])
_START = st.one_of([st.sampled_from(samples) for samples in AT_THE_START.values()])
_PIECE = st.one_of(st.sampled_from(PLAIN), _ANYWHERE, _ANYWHERE, st.text(st.characters(codec=None), max_size=8))
_SHORT = st.one_of(
    _START,
    st.lists(_PIECE, max_size=6).map("".join),
    st.tuples(_START, _PIECE, _PIECE).map("".join),
    st.lists(st.one_of(st.sampled_from(PLAIN), _START), min_size=2, max_size=5).map("\n".join),
)


def texts() -> st.SearchStrategy[str]:
    """Give nasty texts; about one in twenty has up to 10,000 characters, none more than ``LONGEST`` in form.

    They hold NUL, lone surrogates and noncharacters too, as a file may. With CR LF they are longer before normalising.
    """
    return st.integers(0, 19).flatmap(lambda draw: long_texts() if draw == 19 else _SHORT)


def short_texts() -> st.SearchStrategy[str]:
    """Give nasty texts of a few lines, for fields that need not be long."""
    return _SHORT


def long_texts() -> st.SearchStrategy[str]:
    """Give nasty texts of about 2,000 to exactly 10,000 characters in form."""
    size = st.sampled_from((2_000, 4_097, 8_192, LONGEST - 1, LONGEST))
    return st.builds(
        _long, st.lists(_PIECE, min_size=1, max_size=4).map("".join), size, st.sampled_from(("\n", "\r\n", "\u2028"))
    )


def _long(piece: str, size: int, line_end: str) -> str:
    bare = normalise(piece) or "根拠"
    text = normalise(f"{bare}あ\n" * (size // (len(bare) + 2) + 1))[:size]
    if len(normalise(text)) != size:  # White space, or half of what NFC joins, came to stand at the end.
        text = text.rstrip()
        text += "x" * (size - len(text))
    return text.replace("\n", line_end)


_IDS = st.one_of(
    st.sampled_from(("c-0042", "i-sato", "no", "yes", "null", "on", "007", "0", "1e3", "0x10", "12-30", "2026-01-02", "y", "1")),
    st.from_regex(r"[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", fullmatch=True),
)
_DAYS = st.one_of(st.just(""), st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat))


def answers(form: Form) -> st.SearchStrategy[dict[str, str]]:
    """Give what is put into a form: some of its fields, or all of them, by key.

    Ids are well-formed (``no`` and ``007`` among them) or empty, days are real or empty, choices come from
    ``Field.choices`` or are empty, texts are nasty, at most one of them long. A field that the form has prefilled
    is left out or keeps its value.
    """

    @st.composite
    def some(draw: st.DrawFn) -> dict[str, str]:
        few = draw(st.sampled_from((False, False, True)))
        keys = [field for field in form.fields if not few or draw(st.booleans())]
        given = {field.key: draw(_value(field, form.prefilled)) for field in keys}
        texts_ = [field.key for field in keys if field.kind == "text"]
        if texts_ and draw(st.integers(0, 7)) == 7:
            given[draw(st.sampled_from(texts_))] = draw(long_texts())
        return given

    return some()


def _value(field: Field, prefilled: Mapping[str, str]) -> st.SearchStrategy[str]:
    if field.key in prefilled:
        return st.just(prefilled[field.key])
    if field.kind == "id":
        return st.one_of(st.just(""), _IDS, _IDS)
    if field.kind == "day":
        return _DAYS
    if field.kind == "choice":
        return st.sampled_from(("", *field.choices))
    return _SHORT


def normalised(form: Form, answers: Mapping[str, str]) -> dict[str, str]:
    """Give what reading back must find: every field of the form in the form's order, its text in form.

    A field that was not answered has its prefilled value, or nothing.
    """
    return {field.key: normalise(answers.get(field.key, form.prefilled.get(field.key, ""))) for field in form.fields}


def found(form: Form, filled: Filled | None) -> dict[str, str]:
    """Give what was read, in the shape of ``normalised``; a field that the file does not have counts as empty.

    Fields that the form does not have stay in, so that a comparison shows them.
    """
    read = {key: normalise(written.text) for key, written in filled.answers.items()} if filled else {}
    return {**{field.key: "" for field in form.fields}, **read}
