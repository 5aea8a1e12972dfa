"""`cskit import`: a form service's CSV through the same border as every other scorecard."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from cskit import store
from cskit.content.load import load
from cskit.model.record import Record
from cskit.model.text import Language
from cskit.model.writing import normalise
from cskit.views.form import Form, form
from tests.test_export import cskit

DAY = (date.today() - timedelta(days=3)).isoformat()  # noqa: DTZ011  a day is all that counts
NASTY = "=1+1\r\n𠮷髙﨑\ufa19\t👩\u200d👧 <b>"


def scorecard(project: Path, language: Language = "ja") -> Form:
    content, problems = load([project])
    assert problems == []
    return form(content, next(iter(content.backgrounds)), language)


def put_map(project: Path, sheet: Form, *, content: str = "", leave_out: Sequence[str] = ()) -> Path:
    """A map in which every column has its field's name for a title."""
    stamp = sheet.stamp
    lines = [
        "made_from:", f"  background: {stamp.background}", f"  plan: {stamp.plan}", f"  language: {stamp.language}",
        f'  content: "{content or stamp.content}"', "fields:",
        *(f"  {field.key}: {{column: {field.key}}}" for field in sheet.fields if field.key not in leave_out),
        "ignore: [Timestamp]",
    ]  # fmt: skip
    path = project / "map.yml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def row(sheet: Form, interviewer: str, **more: str) -> dict[str, str]:
    values = {"Timestamp": "x", "candidate": "c-0042", "interviewer": interviewer, "held_on": DAY, "recommendation": "yes"}
    for one in sheet.competencies:
        values |= {f"{one.id}.rating": "3", f"{one.id}.evidence": f"{interviewer} saw it"}
    return {**values, **{key.replace("__", "."): value for key, value in more.items()}}


def put_csv(project: Path, sheet: Form, rows: Sequence[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    out = io.StringIO(newline="")
    titles = ["Timestamp", *(field.key for field in sheet.fields)]
    writer = csv.DictWriter(out, titles, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path = project / "answers.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def take(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    done = cskit("import", "answers.csv", "--map", "map.yml", *options, root=project)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def kept(project: Path) -> list[Record]:
    found = list(store.records(project / "records"))
    assert all(isinstance(one, Record) for one in found), found
    return [one for one in found if isinstance(one, Record)]


def put_round(project: Path, sheet: Form, *people: str) -> None:
    path = project / "interviews" / "c-0042.yml"
    path.parent.mkdir(exist_ok=True)
    listed = "".join(f'  - id: "{id_}"\n' for id_ in people)
    path.write_text(
        f"background: {sheet.stamp.background}\nplan: {sheet.stamp.plan}\nlanguage: ja\ninterviewers:\n{listed}"
        "retain_until: 2999-01-01\n", encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_rows_become_records(project: Path, encoding: str) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    put_round(project, sheet, "i-01", "i-02")
    put_csv(project, sheet, [row(sheet, "i-01", takeaways=NASTY), row(sheet, "i-02", takeaways="ok")], encoding)
    done = take(project)
    assert done.returncode == 0, done.stderr
    assert "row 2: c-0042, i-01: revision 1\nrow 3: c-0042, i-02: revision 1\n2 kept, 0 there already, 0 refused" in done.stdout
    first, second = kept(project)
    assert (first.takeaways, second.takeaways) == (normalise(NASTY), "ok")
    assert (first.origin.channel, first.origin.file) == ("import", "answers.csv")
    assert first.origin.sha256 != second.origin.sha256
    assert first.content == sheet.stamp.content
    assert not first.stale
    assert first.retain_until == date(2999, 1, 1)
    assert {id_: one.rating for id_, one in first.ratings.items()} == {one.id: 3 for one in sheet.competencies}
    assert first.held_on is not None
    assert first.held_on.isoformat() == DAY


def test_a_longer_file_adds_only_what_is_new(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    rows = [row(sheet, "i-01"), row(sheet, "i-02")]
    put_csv(project, sheet, rows)
    assert take(project).returncode == 0
    put_csv(project, sheet, [*rows, row(sheet, "i-01", takeaways="on second thoughts"), row(sheet, "i-03")])
    done = take(project)
    assert "row 2: c-0042, i-01: there already, as revision 1" in done.stdout
    assert "2 kept, 2 there already, 0 refused" in done.stdout
    assert [(one.interviewer, one.revision) for one in kept(project)] == [("i-01", 1), ("i-01", 2), ("i-02", 1), ("i-03", 1)]


def test_one_bad_row_never_stops_the_rest(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    first = sheet.competencies[0].id
    put_csv(project, sheet, [
        row(sheet, "i-01", **{f"{first}__rating": "6"}), row(sheet, "Tanaka Hanako"),
        row(sheet, "i-03", **{f"{first}__evidence": ""}), row(sheet, "i-04"),
    ])  # fmt: skip
    done = take(project)
    assert done.returncode == 1
    assert "answers.csv:2:1: row 2, column " in done.stderr
    assert "'6' is none of 1, 2, 3, 4, not_assessed" in done.stderr
    assert "answers.csv:3:1: row 3, column C: what stands here cannot be the interviewer's id" in done.stderr
    assert "Tanaka" not in done.stdout + done.stderr
    assert f"answers.csv:4:1: row 4, column {'ABCDEFGHIJKLMNOP'[1 + keys(sheet).index(f'{first}.evidence')]}: " in done.stderr
    assert "1 kept, 0 there already, 3 refused" in done.stdout
    assert [one.interviewer for one in kept(project)] == ["i-04"]


def keys(sheet: Form) -> list[str]:
    return [field.key for field in sheet.fields]


def test_a_dry_run_writes_nothing(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    put_csv(project, sheet, [row(sheet, "i-01"), row(sheet, "i-01", takeaways="again")])
    done = take(project, "--dry-run")
    assert done.returncode == 0
    assert "row 3: c-0042, i-01: would be revision 2\n2 would be kept" in done.stdout
    assert not (project / "records").exists()


def test_a_form_of_other_content_is_refused_with_todays_sum_or_marked(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet, content="1" * 64)
    put_csv(project, sheet, [row(sheet, "i-01")])
    done = take(project)
    assert (done.returncode, kept(project)) == (1, [])
    assert "map.yml:5:3: the form was made from other content than today's" in done.stderr
    assert f'write `content: "{sheet.stamp.content}"`' in done.stderr
    assert "Nothing was taken." in done.stdout
    assert take(project, "--allow-stale").returncode == 0
    [record] = kept(project)
    assert (record.stale, record.content) == (True, "1" * 64)


def test_a_map_without_a_rating_is_refused_at_once(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet, leave_out=[f"{sheet.competencies[0].id}.rating"])
    put_csv(project, sheet, [row(sheet, "i-01")] * 3)
    done = take(project)
    assert done.stderr.count(f"no column for '{sheet.competencies[0].id}.rating'") == 1
    assert kept(project) == []


def test_the_round_is_held_against(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    put_round(project, sheet, "i-01")
    put_csv(project, sheet, [row(sheet, "i-01"), row(sheet, "i-09")])
    done = take(project)
    assert "row 3, column C: 'i-09' is not among the interviewers" in done.stderr
    assert "1 kept, 0 there already, 1 refused" in done.stdout


def test_shift_jis_is_said_plainly(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    put_csv(project, sheet, [row(sheet, "i-01", takeaways="解約率を確かめた。")], "cp932")
    done = take(project)
    assert done.returncode == 1
    assert "answers.csv:2:1: the file looks like Shift_JIS, not UTF-8" in done.stderr
    assert "CSV UTF-8" in done.stderr


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("nowhere.csv", "map.yml"), "nowhere.csv:1:1: the file cannot be read"),
        (("answers.csv", "nowhere.yml"), "nowhere.yml:1:1: the file cannot be read"),
        (("map.yml", "map.yml"), "row 1 has none of the map's titles"),
        (("answers.csv", "answers.csv"), "answers.csv:"),
    ],
)
def test_wrong_files(project: Path, names: tuple[str, str], said: str) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    put_csv(project, sheet, [row(sheet, "i-01")])
    done = cskit("import", names[0], "--map", names[1], root=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert said in done.stderr
    assert not (project / "records").exists()


def test_evidence_reaches_no_message(project: Path) -> None:
    sheet = scorecard(project)
    put_map(project, sheet)
    marked = {key.replace(".", "__"): "SECRET words\u202e\x07" for key in keys(sheet) if key not in ("candidate", "interviewer")}
    put_csv(project, sheet, [row(sheet, "i-01", **{key: value}) for key, value in marked.items()])
    done = take(project)
    assert "SECRET" not in done.stdout + done.stderr
    assert "marks that turn the direction of text" in done.stderr
