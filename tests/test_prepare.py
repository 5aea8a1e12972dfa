"""What is made for a round: everything for everybody, nothing of anybody else's, and nobody's work overwritten."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

import cskit.outputs
from cskit.disk import Stopped
from cskit.model.problems import errors
from cskit.model.record import Channel
from cskit.outputs import FILLABLE
from cskit.recipes import notes
from cskit.recipes.prepare import MADE, NOTE, Prepared, prepare
from tests.stub_rooms import STUBS
from tests.test_cli import Nobody

TODAY = date(2026, 11, 25)
ROUND = """\
background: consultant
plan: first
language: {language}
interviewers:
  - id: "i-sato7"
    focus: [empathy]
  - id: "i-kato8"
    language: {other}
retain_until: 2027-05-31
"""
CHANNELS: tuple[Channel, ...] = tuple(room.channel for room in FILLABLE)


@pytest.fixture
def stubs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cskit.outputs, "FILLABLE", STUBS)


@pytest.fixture
def path(project: Path) -> Path:
    made = project / "interviews" / "c-0042.yml"
    made.parent.mkdir()
    made.write_text(ROUND.format(language="ja", other="en"))
    return made


def run(project: Path, path: Path) -> Prepared:
    return prepare(project, Nobody(), path, out=project / "prepared", today=TODAY)


def files(folder: Path) -> dict[str, bytes]:
    return {found.relative_to(folder).as_posix(): found.read_bytes() for found in folder.rglob("*") if found.is_file()}


def everything(data: bytes) -> bytes:
    """A file's bytes and, of a zip, those of its members: where an id could hide."""
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return data + b"".join(archive.read(name) for name in archive.namelist())
        except zipfile.BadZipFile:
            return data
    if data.startswith(b"%PDF-"):
        try:
            reader = PdfReader(io.BytesIO(data))
            return data + "".join([*(page.extract_text() for page in reader.pages), str(reader.get_fields())]).encode()
        except Exception:  # a stub's file is no PDF
            return data
    return data


@pytest.mark.usefixtures("stubs")
def test_everybody_gets_a_kit_and_all_scorecards(project: Path, path: Path) -> None:
    made = run(project, path)
    assert not errors(made.problems)
    assert made.folder == project / "prepared" / "c-0042"
    wanted = {MADE, NOTE} | {
        f"{who}/{name}"
        for who, language in (("i-sato7", "ja"), ("i-kato8", "en"))
        for name in (
            f"interview-kit-consultant-{language}.pdf",
            *(f"scorecard-c-0042-{who}{ending}" for ending in (".html", ".pdf", ".xlsx", ".yml")),
        )
    }
    found = files(made.folder)
    assert set(found) == wanted
    assert {written.relative_to(made.folder).as_posix() for written in made.written} == wanted - {MADE}
    for who, focus in (("i-sato7", ["empathy"]), ("i-kato8", [])):
        for room in STUBS:
            filled, problems = room.read(found[f"{who}/scorecard-c-0042-{who}{room.blank}"], "f")
            assert filled is not None
            assert not problems
            assert (filled.stamp.candidate, filled.stamp.interviewer) == ("c-0042", who)
            assert (f'"focus": {focus}'.replace("'", '"')).encode() in found[f"{who}/scorecard-c-0042-{who}{room.blank}"]
    assert "Consultant" in PdfReader(io.BytesIO(found["i-kato8/interview-kit-consultant-en.pdf"])).pages[0].extract_text()


@pytest.mark.usefixtures("stubs")
def test_nothing_of_anybody_else_is_in_a_folder(project: Path, path: Path) -> None:
    made = run(project, path)
    assert made.folder
    for name, data in files(made.folder).items():
        for who, other in (("i-sato7", b"i-kato8"), ("i-kato8", b"i-sato7")):
            if name.startswith(f"{who}/"):
                assert other not in everything(data), name
                assert name.endswith(".pdf") or who.encode() in everything(data), name


@pytest.mark.usefixtures("stubs")
def test_again_writes_nothing(project: Path, path: Path) -> None:
    first = run(project, path)
    assert first.folder
    before = files(first.folder)
    again = run(project, path)
    assert (list(again.written), again.same) == ([], 11)
    assert files(first.folder) == before
    (first.folder / MADE).unlink()
    assert run(project, path).same == 11, "what is the same needs no note"


@pytest.mark.usefixtures("stubs")
def test_what_somebody_changed_stays_and_is_said(project: Path, path: Path) -> None:
    folder = run(project, path).folder
    assert folder
    filled = folder / "i-sato7" / "scorecard-c-0042-i-sato7.yml"
    filled.write_bytes(b"somebody's work")
    path.write_text(path.read_text().replace("[empathy]", "[]"))
    for _ in range(2):
        again = run(project, path)
        assert filled.read_bytes() == b"somebody's work"
        kept = [one for one in again.problems if one.rule == "prepare"]
        assert [(one.severity, Path(one.place.file).name) for one in kept] == [("warning", filled.name)]
    assert b'"focus": []' in (folder / "i-sato7" / "scorecard-c-0042-i-sato7.html").read_bytes(), "what nobody touched is renewed"
    filled.unlink()
    assert [one.name for one in run(project, path).written] == [filled.name]


@pytest.mark.usefixtures("stubs")
@pytest.mark.parametrize("note", [None, b"", b"{", b'{"files": 3}', b'{"files": {"a": 1}}', b"\xff"])
def test_without_its_own_note_every_other_file_counts_as_somebodys(project: Path, path: Path, note: bytes | None) -> None:
    folder = run(project, path).folder
    assert folder
    (folder / MADE).unlink() if note is None else (folder / MADE).write_bytes(note)
    card = folder / "i-kato8" / "scorecard-c-0042-i-kato8.html"
    card.write_bytes(b"older")
    again = run(project, path)
    assert card.read_bytes() == b"older"
    assert [one.rule for one in again.problems if one.rule == "prepare"] == ["prepare"]


@pytest.mark.usefixtures("stubs")
def test_who_left_the_round_is_named_and_left_alone(project: Path, path: Path) -> None:
    folder = run(project, path).folder
    assert folder
    text = path.read_text()
    path.write_text(re.sub(r"  - id: \"i-kato8\"\n    language: en\n", "", text))
    again = run(project, path)
    assert [one.what for one in again.problems if one.rule == "prepare"] == ["'i-kato8' is no interviewer of this round"]
    assert (folder / "i-kato8").is_dir()
    assert "i-kato8" not in (folder / NOTE).read_text(encoding="utf-8")


@pytest.mark.usefixtures("stubs")
def test_nothing_is_written_while_anything_is_wrong(project: Path, path: Path) -> None:
    path.write_text(path.read_text().replace("first", "second"))
    made = run(project, path)
    assert made.folder is None
    assert [one.place.line for one in errors(made.problems)] == [2]
    assert run(project, path.with_name("c-0043.yml")).folder is None
    path.write_text(ROUND.format(language="ja", other="en"))
    term = next((project / "glossary" / "terms").glob("*.yml"))
    term.write_text("{")
    assert run(project, path).folder is None
    assert not (project / "prepared").exists()
    with pytest.raises(Stopped, match="inside"):
        prepare(project, Nobody(), path, out=project / "site", today=TODAY)


@pytest.mark.usefixtures("stubs")
@pytest.mark.parametrize(("language", "other"), [("ja", "en"), ("en", "ja")])
def test_the_note_says_what_to_send_to_whom_and_until_when(project: Path, path: Path, language: str, other: str) -> None:
    path.write_text(ROUND.format(language=language, other=other))
    made = run(project, path)
    assert made.note
    assert made.folder
    text = made.note.read_text(encoding="utf-8")
    for words in (
        "c-0042",
        "`i-sato7/`",
        "`i-kato8/`",
        "cskit collect",
        "cskit debrief c-0042",
        "cskit purge",
        "2027-05-31",
        ".json",
    ):
        assert words in text
    for found in files(made.folder):
        if "/" in found:
            assert Path(found).name in text, found
    assert all(words in text for words in ("当日中", "same day")), "each letter is in the interviewer's language"
    assert text.startswith("# 候補者 c-0042" if language == "ja" else "# Candidate c-0042")
    assert "{" not in text


def test_both_languages_know_every_way_to_fill_in() -> None:
    for language in ("ja", "en"):
        assert set(notes._WAYS[language]) == set(CHANNELS)
