"""Notice questions that must stay out of an interview, by the patterns of the fairness lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from cskit.model.fairness import FairnessList, FairnessTopic, Phrases
from cskit.model.problems import Keys
from cskit.model.text import LANGUAGES, Language

MAX_CHARACTERS = 2000
"""A text is checked in its first 2,000 characters; a question is far shorter."""
MAX_REPEAT = 80
"""The largest bound of a repeat in a pattern: a question's span, and short enough to stay fast."""

Span = tuple[int, int]

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_JAPANESE_OR_MARK = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_LETTERS: Mapping[Language, re.Pattern[str]] = {"ja": _JAPANESE, "en": re.compile(r"[a-z]{2}")}
_TYPOGRAPHIC = str.maketrans("‘’“”‐‑‒–−—―", "''\"\"-----,,")

# Whose matter it is decides, not the word: an interviewer may well ask how a candidate served a
# customer who fell ill. What is said of customers is therefore passed over for every topic; a
# comma, a full stop or «you» ends it, so that the candidate's own matter is noticed again.
_CUSTOMER_JA = (
    "お客様|お客さま|お客さん|顧客|取引先|クライアント|ユーザー|ユーザ|利用者|契約者|会員|先方|導入先|相手方|患者|"
    "入居者|入居希望者|受講者|受講生|購入者|消費者|読者|問い合わせ者|被保険者"
)
_COLLEAGUE_JA = "部下|メンバー|同僚|前任者|担当者|従業員|社員"
_TRADE_JA = (
    "世帯|向け|業界|業種|市場|領域|分野|事業者|メーカー|アプリ|システム|ソフト|ツール|サービス|saas|プロダクト|"
    "製品|商材|案件|プラットフォーム|アカウント|プラン(?!は)"
)
_FIRM_JA = "会社|企業|法人|団体|施設|店舗|相談所|式場|出版社|学校|病院|自治体|機関|媒体|教会|寺院|組合|メディア"
_CUSTOMER_EN = "customer|client|user|caller|prospect|buyer|stakeholder|subscriber|patient|tenant|account holder|learner"
_COLLEAGUE_EN = "colleague|teammate|predecessor"
_TRADE_EN = (
    "customers?|clients?|users?|sector|industry|market|vertical|software|apps?|platforms?|nodes?|records?|tickets?|chains?|shops?|"
    "stores?|providers?|organi[sz]ations?|companies|publishers?|retailers?|brands?|segments?|cent(?:er|re)s?|accounts?|fields?|"
    "products?|data"
)
_SERVING_EN = (
    "sell|sold|selling|serv(?:e|ed|ing)|onboard(?:ed|ing)?|pitch(?:ed|ing)?|implement(?:ed|ing)?|deploy(?:ed|ing)?|demo(?:ed|ing)?|"
    "upsell|upsold|renew(?:ed|ing)?|migrat(?:e|ed|ing)|win back|won back|roll(?:ed)? out|handled|supported|helped|"
    "worked with|trained|advised|consulted|built|designed|launched|marketed|targeted|managed(?! to)|pric(?:e|ed|ing)|"
    "segment(?:ed|ing)?|locali[sz](?:e|ed|ing)|configur(?:e|ed|ing)"
)
_OTHERS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        (
            rf"(?:{_CUSTOMER_JA}|{_COLLEAGUE_JA})(?:様|さん|側|企業|自身|本人)?(?:の|が|は|に|から|へ|と|も|や|同士の)、?"
            r"(?:(?!あなた|貴方|ご自身)[^。、?]){0,30}"
        ),
        rf"(?:{_CUSTOMER_JA})(?:様|さん|側)?(?:に|から)、?[^。]{{0,40}}(?:聞かれ|尋ねられ|訊かれ|質問され|言われ|問われ|相談され)",
        rf"\b(?:{_CUSTOMER_EN}|{_COLLEAGUE_EN})(?:'s|s')? (?:(?!you\b|your\b)[^.,;?!]){{0,60}}",
        rf"\b(?:{_CUSTOMER_EN})s? [^.!?]{{0,24}}\b(?:asks?|asked|asking|says?|said|tells?|told|wants? to know)\b[^.!]{{0,80}}",
        rf"\byou [^.?!]{{0,25}}\b(?:{_SERVING_EN})\b(?:(?!\byour\b)[^.?!]){{0,60}}",
    )
)
"""A stretch of text that is about customers, colleagues, or serving them."""
_MENTIONED = re.compile(rf"{_CUSTOMER_JA}|\b(?:{_CUSTOMER_EN})s?\b|\baccounts? (?:of|at|for|from|with|in)\b", re.ASCII)
_FOLLOWED = re.compile(
    rf"(?:(?!は|も|って|同じ)[^。、?]){{0,14}}(?:{_CUSTOMER_JA}|{_TRADE_JA})"
    rf"|(?:(?!は|も|って|に|が)[^。、?]){{0,10}}(?:{_COLLEAGUE_JA})"
    r"|(?:(?!は|も|って)[^。、?]){0,10}(?:入力|登録)[^。、?]{0,6}(?:項目|欄|画面|フォーム)"
    rf"|(?:(?!は|も|って|同じ)[^。、?]){{0,10}}(?:{_FIRM_JA})(?:様)?(?:の(?:お客|顧客|担当|導入|案件|支援|プロジェクト|アカウント)"
    r"|(?:を|に|へ|で|と)[^。、?]{0,8}(?:担当|導入|支援|提案|契約|商談|取引|活用))"
    rf"|(?:'s?|s'?)?[ -](?:{_TRADE_EN})\b|-[a-z]|[^.?!]{{0,30}}\bas (?:a |an |one of your )?(?:customers?|clients?)\b",
    re.ASCII,
)
"""What, right after a match, turns it into a customer, a trade or a product."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A matter that a text seems to ask about."""

    topic: str
    """The topic's id."""
    jurisdiction: str
    """The id of the list that holds the topic."""
    matched: str
    """The words that gave it away, as written."""
    why: str
    """The topic's reason, in the language asked for."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as patterns see it, with the way back to the text as written.

    Unicode NFKC, lower case, straight quotes and hyphens, a comma for a dash, one space for any run of
    white space and none between Japanese characters, no invisible format characters.
    """

    text: str
    spans: tuple[Span, ...]
    """For each character of ``text``, the half-open span of the original that it stands for."""

    def original(self, span: Span) -> slice:
        """Give the part of the original, counted in characters from 0, for a non-empty span of ``text``."""
        return slice(self.spans[span[0]][0], self.spans[span[1] - 1][1])


def normal(text: str) -> Normal:
    """Bring ``text`` into the form that patterns are matched against.

    >>> normal("Ｗｈｅｒｅ  are　YOU from？").text
    'where are you from?'
    >>> normal("ご 家族 は").text
    'ご家族は'
    """
    characters: list[str] = []
    spans: list[Span] = []
    gap: Span | None = None
    for span in _clusters(text):
        piece = unicodedata.normalize("NFKC", text[slice(*span)]).lower().translate(_TYPOGRAPHIC)
        for character in piece:
            if character.isspace():
                gap = gap or span
            elif unicodedata.category(character) != "Cf":
                if gap and characters and not (_is_japanese(characters[-1]) and _is_japanese(character)):
                    characters.append(" ")
                    spans.append(gap)
                gap = None
                characters.append(character)
                spans.append(span)
    return Normal("".join(characters), tuple(spans))


class Checker:
    """The patterns of several lists, each compiled once."""

    def __init__(self, lists: Iterable[FairnessList]) -> None:
        """Compile every pattern; raises ``re.error`` for one that ``pattern_errors`` would report."""
        self._lists = tuple(lists)
        self._compiled = {
            pattern: _compile(pattern)
            for one in self._lists
            for topic in one.topics
            for phrases in (topic.patterns, topic.exceptions)
            for language in LANGUAGES
            for pattern in _of(phrases, language)
        }
        self._asked = {
            language: [
                self._compiled[pattern]
                for pattern in dict.fromkeys(
                    pattern for one in self._lists for topic in one.topics for pattern in _of(topic.patterns, language)
                )
            ]
            for language in LANGUAGES
        }

    def find(self, text: str, language: Language) -> tuple[Finding, ...]:
        """Find the topics that ``text`` asks about: at most one finding a topic, in the lists' order.

        Patterns of both languages are tried wherever their letters occur, because a line in one
        language may quote the other; ``language`` is the language of the reasons. A match counts
        unless it lies inside a match of one of the topic's exceptions, or is said of customers.
        Only the first ``MAX_CHARACTERS`` characters are looked at.
        """
        text = text[:MAX_CHARACTERS]
        seen = normal(text)
        if not self._touches(seen.text):
            return ()
        line = _Line(seen.text, self._compiled)
        return tuple(
            Finding(topic.id, one.id, text[seen.original(span)], topic.why.in_(language))
            for one in self._lists
            for topic in one.topics
            if (span := line.first(topic))
        )

    def _touches(self, text: str) -> bool:
        """Whether any pattern occurs at all: most texts are harmless, and so need no look at topic after topic."""
        spoken = [language for language in LANGUAGES if _LETTERS[language].search(text)]
        return any(pattern.search(text) for language in spoken for pattern in self._asked[language])


@dataclass
class _Line:
    """One text under examination; lists share patterns, so each is searched for once."""

    text: str
    compiled: Mapping[str, re.Pattern[str]]
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    others: tuple[Span, ...] | None = None

    def first(self, topic: FairnessTopic) -> Span | None:
        """Give the first match that counts; of two that begin together, the longer."""
        spans = [span for pattern in self._spoken(topic.patterns) for span in self._find(pattern)]
        if not spans:
            return None
        if self.others is None:
            self.others = tuple(match.span() for pattern in _OTHERS for match in pattern.finditer(self.text))
        harmless = [*self.others, *(span for pattern in self._spoken(topic.exceptions) for span in self._find(pattern))]
        counted = (span for span in spans if not _inside(span, harmless) and not self._of_customers(span))
        return min(counted, key=lambda span: (span[0], -span[1]), default=None)

    def _spoken(self, phrases: Phrases) -> Iterator[str]:
        for language in LANGUAGES:
            if _LETTERS[language].search(self.text):
                yield from _of(phrases, language)

    def _find(self, pattern: str) -> tuple[Span, ...]:
        if pattern not in self.spans:
            self.spans[pattern] = tuple(_matches(self.compiled[pattern], self.text))
        return self.spans[pattern]

    def _of_customers(self, span: Span) -> bool:
        """Whether the words within a match, or right after it, give it to a customer."""
        return bool(_MENTIONED.search(self.text, *span) or _FOLLOWED.match(self.text, span[1]))


def pattern_errors(one: FairnessList) -> tuple[tuple[Keys, str], ...]:
    """Say which patterns of a list cannot be used, each with the keys that lead to it and the reason.

    A pattern must compile, must not match an empty text, must have small bounds on its repeats and
    none inside another (so that no text can make it slow), and must be written the way texts are
    normalised: lower case, half-width.
    """
    return tuple(
        (("topics", number, name, language, position), message)
        for number, topic in enumerate(one.topics)
        for name, phrases in (("patterns", topic.patterns), ("exceptions", topic.exceptions))
        for language in LANGUAGES
        for position, pattern in enumerate(_of(phrases, language))
        if (message := _fault(pattern))
    )


@cache
def _fault(pattern: str) -> str | None:
    try:
        compiled = _compile(pattern)
    except (re.error, OverflowError) as error:
        return f"not a regular expression: {error}"
    if compiled.match(""):
        return "it matches an empty text, and so everything"
    bare = re.sub(r"\\.", "", pattern).strip()
    if (written := normal(bare).text) != bare:
        odd = next((a for a, b in zip(bare, written, strict=False) if a != b), bare[-1:])
        return f"{odd!r} never occurs in a normalised text: write it in lower case and half-width, with single spaces"
    return _slow(pattern)


def _slow(pattern: str) -> str | None:
    """Find repeats that could make a pattern slow, from its text alone.

    Character classes and escapes are replaced by a letter first; what is left are brackets, repeats
    and letters.
    """
    plain = re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "x", re.sub(r"\\[\[\]\\]", "x", pattern))
    plain = re.sub(r"\\.", "x", plain)
    holds_repeat = [False]
    last = False
    for token in re.finditer(r"\(\?(?:[:=!]|<[=!]|P<\w+>)|\(|\)|[*+]|\{(\d*)(,?)(\d*)\}|\?|.", plain):
        sign = token[0]
        if sign[0] == "(":
            holds_repeat.append(False)
        elif sign == ")":
            last = holds_repeat.pop() if len(holds_repeat) > 1 else False
            holds_repeat[-1] |= last
        elif sign in ("*", "+") or (sign[0] == "{" and token[2] and not token[3]):
            return f"'{sign}' repeats without a bound: write a bound, such as {{0,20}}"
        elif sign[0] == "{" and len(sign) > 1:
            if int(token[3] or token[1] or 0) > MAX_REPEAT:
                return f"'{sign}' is too wide: at most {MAX_REPEAT}"
            if last:
                return f"'{sign}' repeats something that holds a repeat itself: take one of the two out"
            holds_repeat[-1] = last = True
        elif sign == "?":
            holds_repeat[-1] = True
        else:
            last = False
    return None


def _clusters(text: str) -> Iterator[Span]:
    """Cut a text so that no combining mark is parted from the character before it."""
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not _joins(text[position]):
            yield start, position
            start = position


def _joins(character: str) -> bool:
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first).startswith("M") or "\u1160" <= first <= "\u11ff"


def _is_japanese(character: str) -> bool:
    return bool(_JAPANESE_OR_MARK.match(character))


def _of(phrases: Phrases, language: Language) -> tuple[str, ...]:
    return phrases.ja if language == "ja" else phrases.en


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    # ASCII word boundaries: between «SQL» and «の» there is one.
    return re.compile(pattern, re.ASCII)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Give every match from left to right, also those that overlap the one before."""
    start = 0
    while match := pattern.search(text, start):
        if match.end() > match.start():
            yield match.span()
        start = match.start() + 1


def _inside(span: Span, wider: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in wider)
