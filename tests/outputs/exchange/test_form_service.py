"""A form service's CSV by an explicit map: read exactly, nothing guessed, every doubt with its row and column."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.problems import Problem
from cskit.model.writing import normalise
from cskit.outputs.exchange import form_service
from cskit.outputs.exchange.column_map import ColumnMap, day_in
from cskit.outputs.exchange.form_service import Submission
from cskit.outputs.exchange.map_file import check_map, read_map
from cskit.views.form import form
from tests.outputs import nasty
from tests.outputs.kit_pdf import sample

HERE = Path(__file__).parent
MAP, CSV = (HERE / "google-forms.yml").read_bytes(), (HERE / "google-forms.csv").read_bytes()
FORM = form(sample.content(), "advertising", "ja")


def column_map(text: str = MAP.decode()) -> ColumnMap:
    made, problems = read_map(text.encode(), "map.yml")
    assert made is not None, problems
    assert check_map(made, FORM, text.encode(), "map.yml") == []
    return made


def map_problems(text: str) -> list[str]:
    made, problems = read_map(text.encode(), "map.yml")
    found = problems if made is None else check_map(made, FORM, text.encode(), "map.yml")
    return [problem.as_line() for problem in found]


def read(data: bytes | str, with_map: ColumnMap | None = None) -> tuple[list[Submission], list[Problem]]:
    raw = data.encode() if isinstance(data, str) else data
    return form_service.read(raw, "answers.csv", with_map or column_map(), FORM)


def only(problems: list[Problem]) -> str:
    [problem] = problems
    return problem.as_line()


def rewritten(change: Any) -> str:
    """The example with its table changed."""
    table = list(csv.reader(io.StringIO(CSV.decode(), newline="")))
    change(table)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(table)
    return out.getvalue()


def test_the_example_is_todays() -> None:
    assert column_map().made_from.content == FORM.stamp.content


def test_the_example_is_read() -> None:
    (first, second), problems = read(CSV)
    assert problems == []
    answers = {key: written.text for key, written in first.filled.answers.items()}
    assert answers == {
        "candidate": "c-0042", "interviewer": "i-01", "held_on": "2026-11-20", "listening.rating": "3",
        "listening.evidence": "二度、理由をたずねた。\n顧客は「初めて話した」と言った。", "listening.reason": "",
        "figures.rating": "not_assessed", "figures.evidence": "", "figures.reason": "時間が足りなかった。",
        "note.heard": "質問の意図を確かめてから答えた。", "recommendation": "yes", "takeaways": "話を聞く力",
    }  # fmt: skip
    assert first.filled.answers["listening.evidence"].place == "row 2, column G"
    assert first.filled.stamp == FORM.stamp
    assert (second.row, second.place.line) == (3, 4), "a row is counted as a spreadsheet does, a line as an editor does"
    assert second.filled.answers["takeaways"].text == "数字, 特に分母"


def test_a_mark_at_the_beginning_changes_nothing() -> None:
    assert read(b"\xef\xbb\xbf" + CSV) == read(CSV)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (CSV.decode().encode("cp932"), "Shift_JIS"),
        (CSV.decode().encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "no CSV file"),
        (CSV + b"\xff\xfe\xfd", "byte 0xff is not UTF-8"),
        (b"x" * 10_000_001, "more than 10,000,000 bytes"),
        (b"", "no first row"),
        (b'"a","b"x\n', "a quotation mark too many"),
        (CSV + b'\r\n"' + b"x" * 200_000, "a cell has more than 131,072 characters"),
        (b"," * 2_000, "too many columns"),
        (CSV.partition(b"\r\n")[2], "row 1 has none of the map's titles"),
    ],
)
def test_what_is_no_table_is_said_plainly(data: bytes, what: str) -> None:
    done, problems = read(data)
    assert done == []
    assert what in only(problems)


def test_every_column_that_nobody_mapped_is_named() -> None:
    done, problems = read(
        rewritten(lambda table: [row.insert(3, "秘密の本文" if row is not table[0] else "備考") for row in table])
    )
    assert done == []
    assert "row 1, column D: «備考» is not in the map" in only(problems)


def test_a_title_that_is_missing_or_ambiguous_is_named() -> None:
    done, problems = read(rewritten(lambda table: table[0].__setitem__(4, "面接した日")))
    assert done == []
    said = "\n".join(problem.as_line() for problem in problems)
    assert "there is no column «面接日», which the map gives to 'held_on'" in said
    assert "row 1, column E: «面接した日» is not in the map" in said
    loose = column_map(MAP.decode().replace("    nth: 1\n", ""))
    assert "2 columns have the title of 'listening.evidence' (G, J)" in only(read(CSV, loose)[1])
    third = column_map(MAP.decode().replace("{column: 根拠, nth: 2}", "{column: 根拠, nth: 3}"))
    assert "there are 2 columns «根拠», not 3, which the map gives to 'figures.evidence'" in read(CSV, third)[1][0].as_line()


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (5, "5", "row 2, column F: '5' is none of the map's words"),
        (5, "3　満たす！とても", "row 2, column F: the text there (9 characters) is none of the map's words"),
        (8, "5", "row 2, column I: '5' is none of 1, 2, 3, 4, not_assessed"),
        (8, "４", "row 2, column I: the text there (1 characters) is none of 1, 2"),
        (4, "11/20/2026", "row 2, column E: the text there (10 characters) is no day written as YYYY/MM/DD"),
        (4, "2026/02/30", "is no day written as YYYY/MM/DD"),
        (12, "yes", "row 2, column M: 'yes' is none of the map's words"),
    ],
)
def test_a_value_that_cannot_be_read_leaves_its_row_out(column: int, value: str, said: str) -> None:
    done, problems = read(rewritten(lambda table: table[1].__setitem__(column, value)))
    assert [one.row for one in done] == [3]
    line = only(problems)
    assert said in line
    assert line.startswith("answers.csv:2:1: ")


def test_a_row_of_another_length_is_left_out() -> None:
    done, problems = read(rewritten(lambda table: table[1].append("more")))
    assert [one.row for one in done] == [3]
    assert "row 2 has 15 cells, the titles are 14" in only(problems)


def test_rows_with_nothing_in_them_do_not_count() -> None:
    assert read(CSV + b"\r\n,,,,,,,,,,,,,\r\n\r\n") == read(CSV)


def test_evidence_is_in_no_message() -> None:
    private = "SECRET evidence that nobody may see"
    for column in range(14):
        _, problems = read(rewritten(lambda table, at=column: table[1].__setitem__(at, private)))
        assert not any("SECRET" in problem.as_line() for problem in problems)
    _, problems = read(rewritten(lambda table: table.__setitem__(0, [private] * 14)))
    assert problems
    assert not any("SECRET" in problem.as_line() for problem in problems)


def test_the_sum_is_the_rows_own() -> None:
    (first, second), _ = read(CSV)
    assert first.sha256 != second.sha256
    longer, _ = read(rewritten(lambda table: table.insert(1, [*table[1][:3], "i-03", *table[1][4:]])))
    assert {first.sha256, second.sha256} < {one.sha256 for one in longer}
    changed, _ = read(rewritten(lambda table: table[1].__setitem__(13, "another")))
    assert first.sha256 not in {one.sha256 for one in changed}
    later, _ = read(rewritten(lambda table: table[1].__setitem__(0, "2026/12/01")))
    assert first.sha256 in {one.sha256 for one in later}, "what is left out does not count"


def test_a_form_of_other_content_says_so() -> None:
    old = column_map(MAP.decode().replace(FORM.stamp.content, "0" * 64))
    (first, _), _ = read(CSV, old)
    assert (first.filled.stamp.content, set(first.filled.stamp.parts.values())) == ("0" * 64, {"0" * 12})


CELLS = nasty.texts().map(lambda text: text.encode(errors="ignore").decode())


@given(evidence=CELLS, takeaways=CELLS)
def test_every_text_is_read_as_it_stands(evidence: str, takeaways: str) -> None:
    def change(table: list[list[str]]) -> None:
        table[1][6], table[1][13] = evidence, takeaways

    done, problems = read(rewritten(change))
    assert problems == []
    assert done[0].filled.answers["listening.evidence"].text == evidence
    assert normalise(done[0].filled.answers["takeaways"].text) == normalise(takeaways)


@given(data=st.binary(max_size=300))
def test_any_bytes_end_in_problems(data: bytes) -> None:
    done, problems = read(data)
    assert done == []
    assert problems
    made, problems = read_map(data, "map.yml")
    assert made is None
    assert problems


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("listening.reason:", "listening.reasno:", "map.yml:30:3: the scorecard has no field 'listening.reasno'"),
        ("candidate: {", "note.silence: {", "no column for 'candidate'"),
        ("{column: 決め手}", "{column: 候補者ID}", "this column is given to 'candidate' already"),
        ("[タイムスタンプ, ", "[タイムスタンプ, 決め手, ", "this column stands in `ignore` as well"),
        ("上回る: 4", "上回る: 5", "'5' is not one of"),
        (
            "上回る: 4",
            "上回る: strong_yes",
            "map.yml:22:7: 'strong_yes' is no choice of listening.rating",
        ),
        ('賛成: "yes"', "賛成: yes", "an unquoted yes, no, on, off, true or false"),
        ("{column: 決め手}", "{column: 決め手, words: {a: 4}}", "`words` is for ratings and the recommendation"),
        ("{column: 決め手}", "{column: 決め手, day: DD.MM.YYYY}", "`day` is for held_on alone"),
        ("YYYY/MM/DD ", "YY/MM/DD ", "write YYYY, MM and DD once each"),
        ("{column: 決め手}", "{column: 決め手, guess: true}", "unknown key 'guess'"),
        ("{column: 決め手}", "{colunm: 決め手}", "unknown key 'colunm'"),
        ("background: advertising", "background: Advertising", "cannot be an id"),
        ("nth: 1\n", "nth: 0\n", "0 is too small"),
        ("fields:", "fields: &a", "an anchor"),
    ],
)
def test_a_mistake_in_the_map_is_named_with_its_line(old: str, new: str, said: str) -> None:
    text = MAP.decode()
    assert old in text
    lines = map_problems(text.replace(old, new, 1))
    assert any(said in line for line in lines), lines
    assert all(re.match(r"map\.yml:\d+:\d+: ", line) for line in lines)


@given(day=st.dates())
def test_days_in_every_style(day: Any) -> None:
    for style, text in (
        ("YYYY/MM/DD", f"{day.year:04}/{day.month}/{day.day}"), ("DD.MM.YYYY", f"{day.day:02}.{day.month:02}.{day.year:04}"),
        ("YYYY年MM月DD日", f"{day.year:04}年{day.month}月{day.day}日"),
    ):  # fmt: skip
        assert day_in(text, style) == day.isoformat()
        assert day_in(text + "0x", style) is None
