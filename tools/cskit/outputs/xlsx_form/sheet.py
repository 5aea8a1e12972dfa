"""The sheet to fill in: three columns, what a row is about, what to read, what to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.cell import Cell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from cskit.model.writing import LONGEST
from cskit.outputs.xlsx_form import names
from cskit.outputs.xlsx_form.carried import Choices
from cskit.outputs.xlsx_form.heights import height, lines
from cskit.outputs.xlsx_form.style import AMBER, DAY_FORMAT, TEXT_FORMAT, Piece, Style, set_up
from cskit.outputs.xlsx_form.words import Words
from cskit.views.form import NOT_ASSESSED, Form
from cskit.views.kit_parts import Competency, Question

WIDTHS = (17, 47, 51)
"""Of the columns, in digits; together they suit a laptop's screen and A4 upright."""

_MOST_MESSAGE = 255


@dataclass(slots=True)
class _Rules:
    """Excel's checks while somebody types; each covers all cells of its sort."""

    day: DataValidation
    text: DataValidation
    rating: DataValidation
    recommendation: DataValidation


@dataclass(slots=True)
class _Sheet:
    """Writes row after row and remembers where each field stands."""

    sheet: Worksheet
    form: Form
    words: Words
    style: Style
    choices: Choices
    rules: _Rules
    at: dict[str, str] = field(default_factory=dict)
    row: int = 0

    def fit(self, *pieces: Sequence[Piece], least: int = 1) -> None:
        """Make the present row tall enough for the texts of its columns."""
        texts = zip(map(_text, pieces), WIDTHS, strict=False)
        self.sheet.row_dimensions[self.row].height = height(texts, self.form.language, least)

    def next(self) -> tuple[Cell, Cell, Cell]:
        """Give the three cells of the next row."""
        self.row += 1
        a, b, c = (self.sheet.cell(self.row, column) for column in (1, 2, 3))
        return a, b, c  # type: ignore[return-value]  # No cell is merged.

    def band(self, text: str, *, about: str = "") -> None:
        """A heading of a part, with a line of advice below."""
        self.style.heading(self.next()[0], text)
        for column in (2, 3):
            self.style.heading(self.sheet.cell(self.row, column), "")  # type: ignore[arg-type]
        self.sheet.row_dimensions[self.row].height = 22
        if about:
            a, b, c = self.next()
            self.style.note(a, about)
            self.style.note(b, "")
            self.style.note(c, "")
            self.sheet.row_dimensions[self.row].height = 22

    def reading(self, label: Sequence[Piece], left: Sequence[Piece], right: Sequence[Piece] = ("",)) -> None:
        """A row without a cell to fill in."""
        a, b, c = self.next()
        self.style.label(a, label)
        self.style.reading(b, left)
        self.style.reading(c, right)
        self.fit(label, left, right)

    def writing(self, key: str, label: Sequence[Piece], left: Sequence[Piece], *, least: int = 1, kind: str = "text") -> str:
        """A row with a cell to fill in, at least so many lines tall; gives the cell's address."""
        a, b, c = self.next()
        # Rows grow with what is written and would shrink with it too; the line ends in the label keep them from it.
        ends = "\n" * (least - 1 - sum(lines(_text([piece]), WIDTHS[0]) for piece in label))
        label = [*label, ends] if ends and kind == "text" else label
        choice = kind in ("rating", "recommendation")
        middle = choice or kind in ("id", "day")
        self.style.label(a, label, middle=middle)
        self.style.reading(b, left, middle=middle)
        self.style.writing(
            c, DAY_FORMAT if kind == "day" else TEXT_FORMAT, middle=middle, bold=choice,
            locked=key in self.form.prefilled,
        )  # fmt: skip
        self.fit(label, left, least=least)
        at: str = c.coordinate
        self.at[key] = at
        rule: DataValidation = getattr(self.rules, "text" if kind == "id" else kind)
        rule.add(at)
        return at


def write_sheet(sheet: Worksheet, form: Form, words: Words, choices: Choices) -> Mapping[str, str]:
    """Write the sheet and give the address of each field's cell, such as ``C7``."""
    made = _Sheet(sheet, form, words, Style(words.font), choices, _rules(words))
    header = f"{words.title}{words.colon}{form.kit.profile.name}{words.between}{form.kit.plan}"
    set_up(sheet, WIDTHS, header=header, page=words.page, confidential=words.confidential)
    _top(made)
    _questions(made)
    for competency in _competencies(made):
        _rate(made, competency)
    _overall(made)
    for rule in (made.rules.day, made.rules.text, made.rules.rating, made.rules.recommendation):
        sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    return made.at


def _top(made: _Sheet) -> None:
    form, words, style = made.form, made.words, made.style
    title = f"{words.title}　{form.kit.profile.name}" if form.language == "ja" else f"{words.title} – {form.kit.profile.name}"
    a, b, c = made.next()
    style.title(a, title)
    style.title(b, "")
    style.heading(c, words.write_here, 10)
    made.sheet.row_dimensions[1].height = 30
    for key, label, hint in (
        ("candidate", words.candidate, words.candidate_hint),
        ("interviewer", words.interviewer, words.interviewer_hint),
        ("held_on", words.held_on, words.held_on_hint),
    ):
        given = key in form.prefilled
        made.writing(key, [label], [words.given if given else hint], kind="day" if key == "held_on" else "id")
        made.sheet.row_dimensions[made.row].height = 26


def _questions(made: _Sheet) -> None:
    words = made.words
    made.band(words.questions, about=words.questions_hint)
    for question in made.form.questions:
        kind = words.behavioural if question.kind == "behavioural" else words.situational
        small = ("s", f"\n{kind}\n{words.minutes.format(n=question.minutes)}")
        made.reading(
            [("b", words.question.format(n=question.number)), small], [("b", question.ask)],
            [("s", words.listen_for), *_items(made, question.listen_for)],
        )  # fmt: skip
        for probe in question.background_probes:
            made.reading(
                [("s", words.background_probes)], [probe.ask], [("s", words.listen_for), "\n" + probe.listen_for],
            )  # fmt: skip
        _note(made, question)


def _note(made: _Sheet, question: Question) -> None:
    words = made.words
    made.writing(
        f"note.{question.id}", [("b", words.notes), ("s", f"\n{words.notes_hint}")],
        [
            ("s", words.probes), *_items(made, question.probes),
            ("s", f"\n{words.warning_signs}"), *_items(made, question.warning_signs),
        ],
        least=9,
    )  # fmt: skip


def _competencies(made: _Sheet) -> Iterator[Competency]:
    # Excel leaves it out, since the sheet is fitted to a page's width; other programs keep it.
    made.sheet.row_breaks.append(Break(made.row))
    made.band(made.words.competencies, about=made.words.competencies_hint)
    yield from made.form.competencies


def _rate(made: _Sheet, one: Competency) -> None:
    words = made.words
    asked = words.between.join(words.asked_in.format(n=number) for number in one.questions)
    focus = f"\n◎ {words.focus}" if one.id in made.form.focus else ""
    equivalent: list[Piece] = (
        [("s", words.equivalent), *_items(made, one.equivalent_evidence)] if one.equivalent_evidence else [""]
    )
    name: list[Piece] = [("b", one.name), ("s", f"\n{asked}{focus}")]
    a, b, c = made.next()
    made.style.name(a, name)
    made.style.reading(b, [one.summary], first=True)
    made.style.reading(c, equivalent, first=True)
    made.fit(name, [one.summary], equivalent)
    evidence = made.writing(
        f"{one.id}.evidence", [("b", words.evidence), ("s", f"\n{words.evidence_hint}")], _anchors(one), least=12,
    )  # fmt: skip
    labels = made.choices.rating
    rating = made.writing(f"{one.id}.rating", [words.rating], [words.rating_hint], least=2, kind="rating")
    reason = made.writing(f"{one.id}.reason", [words.reason], [words.reason_hint], least=3)
    not_assessed = labels[NOT_ASSESSED].replace('"', '""')
    _alert(
        made, evidence, f'AND(LEN(TRIM({_fixed(evidence)}))=0,LEN(TRIM({_fixed(rating)}))>0,{_fixed(rating)}<>"{not_assessed}")'
    )
    _alert(made, reason, f'AND(LEN(TRIM({_fixed(reason)}))=0,{_fixed(rating)}="{not_assessed}")')


def _overall(made: _Sheet) -> None:
    words = made.words
    made.band(words.overall)
    labels = made.choices.recommendation.values()
    made.writing(
        "recommendation", [words.recommendation], [words.recommendation_hint, ("s", f"\n{' / '.join(labels)}")],
        least=3, kind="recommendation",
    )  # fmt: skip
    made.writing("takeaways", [words.takeaways], [words.takeaways_hint], least=12)


def _anchors(one: Competency) -> list[Piece]:
    """The four anchors in short, to be read beside the evidence and just above the choice."""
    out: list[Piece] = []
    for anchor in one.anchors:
        out += [("b", f"{chr(10) * bool(out)}{anchor.rating} {anchor.label}"), f"\n{anchor.short}"]
    return out


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece if isinstance(piece, str) else piece[1] for piece in pieces)


def _items(made: _Sheet, items: Sequence[str]) -> list[str]:
    return [f"\n{made.words.item}{item}" for item in items]


def _alert(made: _Sheet, at: str, formula: str) -> None:
    """Tint a cell that is still needed."""
    fill = PatternFill("solid", bgColor=AMBER, fgColor=AMBER)
    made.sheet.conditional_formatting.add(at, FormulaRule(formula=[formula], fill=fill))  # type: ignore[no-untyped-call]


def _fixed(at: str) -> str:
    return f"${at[0]}${at[1:]}"


def _rules(words: Words) -> _Rules:
    day = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True, errorStyle="warning")
    text = DataValidation("textLength", operator="lessThanOrEqual", formula1=str(LONGEST), allow_blank=True)
    rating = DataValidation("list", formula1=names.RATINGS, allow_blank=True)
    recommendation = DataValidation("list", formula1=names.RECOMMENDATIONS, allow_blank=True)
    for rule, error, prompt in (
        (day, words.wrong_day, ""),
        (text, words.too_long, ""),
        (rating, words.wrong_choice, words.rating_prompt),
        (recommendation, words.wrong_choice, words.recommendation_prompt),
    ):
        rule.showErrorMessage, rule.error = True, error[:_MOST_MESSAGE]
        if prompt:
            rule.showInputMessage, rule.prompt = True, prompt[:_MOST_MESSAGE]
    return _Rules(day, text, rating, recommendation)
