"""Linking term names in running text: longest name, whole words, first mention only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.term import Aliases, Term
from cskit.model.text import Language, Name, Statement, Text
from cskit.views.links import Linker, every_name, fold, names, script, stands_alone
from cskit.views.prose import Piece, Plain, Reference


def term(
    id_: str, name_ja: str, name_en: str, *, short: str | None = None, unlinked: tuple[str, ...] = (), **aliases: tuple[str, ...]
) -> Term:
    said = Statement(ja="説明です。", en="An explanation.", ours=True)
    return Term(
        id=id_, name=Text(ja=name_ja, en=name_en), reading="よみ", abbreviation=short, unlinked=unlinked, category="metric",
        aliases=Aliases(ja=tuple(Name(text=t) for t in aliases.get("ja", ())), en=aliases.get("en", ())),
        summary=said, definition=(said,), reviewed=date(2026, 11, 21),
    )  # fmt: skip


TERMS = (
    term("churn", "チャーン", "Churn", ja=("解約",), unlinked=("Churn",)),
    term("churn-rate", "チャーンレート", "Churn rate", ja=("解約率",)),
    term("ltv", "LTV", "Lifetime value", short="LTV"),
    term("nps", "NPS", "Net Promoter Score", short="NPS"),
    term("high-touch", "ハイタッチ", "High touch"),
    term("sales", "営業", "Sales"),
    term("saas", "SaaS", "SaaS"),
    term("assessment", "見極め", "Assessment"),
    term("strategy", "戦略", "Success strategy"),
    term("one-off", "売り切り型ビジネス", "One-off sale", ja=("売り切り型",)),
)


def shown(pieces: list[Piece]) -> str:
    """Write linked text as authors do, so that input and claim can be compared by eye."""
    return "".join(f"[[{p.id}|{p.words}]]" if isinstance(p, Reference) else p.text for p in pieces)


@pytest.mark.parametrize(
    ("language", "text", "linked"),
    [
        # Japanese is not spaced: particles and punctuation end a word, more of the same script does not.
        ("ja", "LTVの計算は、解約率が要ります。", "[[ltv|LTV]]の計算は、[[churn-rate|解約率]]が要ります。"),
        ("ja", "月次解約率は別の話です。", "月次解約率は別の話です。"),
        ("ja", "解約率低下をめざします。", "解約率低下をめざします。"),
        ("ja", "解約を防ぎます。", "[[churn|解約]]を防ぎます。"),
        ("ja", "チャーンレートとチャーン", "[[churn-rate|チャーンレート]]と[[churn|チャーン]]"),
        ("ja", "スーパーハイタッチ", "スーパーハイタッチ"),
        ("ja", "ハイタッチー", "ハイタッチー"),
        ("ja", "ハイタッチ・ロータッチ", "[[high-touch|ハイタッチ]]・ロータッチ"),
        ("ja", "営業部と営業", "営業部と[[sales|営業]]"),
        ("ja", "SaaS企業のSaaS", "[[saas|SaaS]]企業のSaaS"),
        ("ja", "MySaaS", "MySaaS"),
        ("ja", "見極めが要です。見極める人。", "[[assessment|見極め]]が要です。見極める人。"),
        ("ja", "見極める人", "見極める人"),
        ("ja", "売り切り型ビジネスと売り切り型", "[[one-off|売り切り型ビジネス]]と売り切り型"),
        # English: whole words, plurals, hyphens as spaces, acronyms in their own case.
        ("en", "The churn rate and the Churn rates.", "The [[churn-rate|churn rate]] and the Churn rates."),
        ("en", "Churn rates differ.", "[[churn-rate|Churn rates]] differ."),
        ("en", "Customers churn.", "Customers churn."),
        ("en", "A high-touch model", "A [[high-touch|high-touch]] model"),
        ("en", "An ultra-high touch", "An ultra-[[high-touch|high touch]]"),
        ("en", "snps and NPS", "snps and [[nps|NPS]]"),
        ("en", "Two success strategies", "Two [[strategy|success strategies]]"),
        ("en", "presales", "presales"),
        ("en", "High touches", "[[high-touch|High touches]]"),
        # Written references stay, and count as the first mention.
        ("en", "[[ltv|It]] is LTV", "[[ltv|It]] is LTV"),
    ],
)
def test_links(language: Language, text: str, linked: str) -> None:
    assert shown(Linker(TERMS, language).link(text, set())) == linked


def test_a_page_does_not_link_to_itself_and_a_section_links_once() -> None:
    linker, seen = Linker(TERMS, "ja"), set[str]()
    assert shown(linker.link("LTVと解約率", seen, own="ltv")) == "LTVと[[churn-rate|解約率]]"
    assert shown(linker.link("解約率とNPS", seen, own="ltv")) == "解約率と[[nps|NPS]]"
    assert seen == {"churn-rate", "nps"}


@given(st.text(alphabet="解約率チャーンレトのはSaLTV売り切型 -ab営業、。[]|", max_size=60))
def test_linking_never_changes_the_words(text: str) -> None:
    linked = Linker(TERMS, "ja").link(text, set())
    words = "".join(p.text if isinstance(p, Plain) else p.words or f"[[{p.id}]]" for p in linked)
    plain = "".join(p.text if isinstance(p, Plain) else p.words or f"[[{p.id}]]" for p in Linker((), "ja").link(text, set()))
    assert words == plain


@given(st.text(max_size=80))
def test_linking_takes_any_text(text: str) -> None:
    for language in ("ja", "en"):
        seen: set[str] = set()
        pieces = Linker(TERMS, language).link(text, seen)
        ids = [p.id for p in pieces if isinstance(p, Reference)]
        assert seen == set(ids)


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(min_size=1, max_size=20), st.data())
def test_a_word_between_other_scripts_stands_alone(word: str, data: st.DataObject) -> None:
    between = data.draw(st.sampled_from(["、", " ", "。"]))
    text = between + word + between
    if script(word[-1]) != "hiragana":
        assert stands_alone(text, 1, 1 + len(word))


def test_slips_are_found_but_neither_names_nor_links() -> None:
    slipped = term("health-score", "ヘルススコア", "Health score").model_copy(update={"typed": ("ヘルスコア", "helth score")})
    assert every_name(slipped) == ("ヘルススコア", "Health score", "よみ", "ヘルスコア", "helth score")
    assert names(slipped, "ja") == ("ヘルススコア",)
    assert shown(Linker((slipped,), "ja").link("ヘルスコアを見ます", set())) == "ヘルスコアを見ます"
