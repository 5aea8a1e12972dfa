"""Loading: files to content; several roots, broken files, and the cache."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cskit.content import load as loading
from cskit.content.cache import Cache
from cskit.content.files import MAX_FILES, ContentFile, list_files, path_of, shown_from
from cskit.content.load import load, locate
from cskit.content.rules import Context, run
from cskit.model.problems import Place, Problem
from tests.content.examples import BASE, TODAY

TERM = "glossary/terms/empathy.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(BASE, tmp_path / "root")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_everything_is_read_with_its_file(root: Path) -> None:
    content, problems = load([root])
    assert problems == []
    assert list(content.terms) == ["churn-rate", "empathy", "retention-rate"]
    assert content.files["term", "empathy"] == TERM
    assert content.files["scale", "scale"] == "scorecards/scale.yml"
    assert content.broken == frozenset()
    assert content.terms["churn-rate"].definition[0].ja == "顧客の数で見ます。[[retention-rate|継続率]]の裏返しです。"


def test_ordered_records_come_in_their_order(root: Path) -> None:
    first = (root / "scorecards/cases/acme.yml").read_text(encoding="utf-8")
    write(root / "scorecards/cases/zeta.yml", first.replace("order: 1", "order: 0").replace("order: 0", "order: 1"))
    write(root / "scorecards/cases/acme.yml", first.replace("order: 1", "order: 2"))
    content, _ = load([root])
    assert list(content.cases) == ["zeta", "acme"]


def test_a_broken_file_keeps_the_others_and_is_known(root: Path) -> None:
    write(root / "glossary/terms/retention-rate.yml", "name: {ja: 継続率\n")
    write(root / "scorecards/cases/acme.yml", "order: one\n")
    content, problems = load([root])
    assert list(content.terms) == ["churn-rate", "empathy"]
    assert content.broken == {("term", "retention-rate"), ("case", "acme")}
    assert content.knows("term", "retention-rate")
    assert {problem.place.file for problem in problems} == {"glossary/terms/retention-rate.yml", "scorecards/cases/acme.yml"}
    found = run(content, Context(today=TODAY))
    assert found == [], "a reference to a broken file is not dangling, and what it may tie is not called an orphan"


@pytest.mark.parametrize(
    ("file", "known"),
    [("glossary/sources.yml", ("source", "article")), ("glossary/categories.yml", ("category", "metric")),
     ("scorecards/competencies/empathy.yml", ("competency", "empathy"))],
)  # fmt: skip
def test_a_broken_shared_file_is_one_problem(root: Path, file: str, known: tuple[str, str]) -> None:
    write(root / file, "x\n")
    content, problems = load([root])
    assert len(problems) == 1
    assert content.knows(*known)
    assert run(content, Context(today=TODAY)) == []


def test_a_list_with_a_faulty_pattern_is_left_out(root: Path) -> None:
    text = (root / "scorecards/fairness/jp.yml").read_text(encoding="utf-8")
    write(root / "scorecards/fairness/jp.yml", text.replace('"ご家族"', '"(ご家族"'))
    content, [problem] = load([root])
    assert problem.place.path() == "topics[0].patterns.ja[0]"
    assert content.fairness == {}
    assert run(content, Context(today=TODAY)) == []


def test_japanese_bytes_of_another_encoding(root: Path) -> None:
    text = (root / TERM).read_text(encoding="utf-8").partition("\n")[2]
    (root / TERM).write_bytes(text.encode("cp932"))
    _, problems = load([root])
    assert [problem.what for problem in problems] == ["the file looks like Shift_JIS, not UTF-8"]
    assert (problems[0].place.line, problems[0].place.column) == (1, 12)


def test_a_file_that_cannot_be_opened(root: Path) -> None:
    (root / "glossary/terms/lost.yml").symlink_to(root / "nowhere.yml")
    content, problems = load([root])
    assert [problem.what for problem in problems] == ["the file cannot be read (No such file or directory)"]
    assert problems[0].place == Place("glossary/terms/lost.yml", (), 1, 1)
    assert content.knows("term", "lost")
    assert "empathy" in content.terms


def test_a_folder_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.iterdir

    def refuse(path: Path) -> object:
        if path.name == "cases":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    _, problems = load([root])
    assert [problem.what for problem in problems] == ["the folder cannot be read (Permission denied)"]


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_no_content_folder(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    content, problems = load([tmp_path / folder])
    assert content.terms == {}
    assert [problem.what for problem in problems] == [f"no terms below {tmp_path / folder}"]


def test_a_later_root_adds_and_replaces(root: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    own = (root / TERM).read_text(encoding="utf-8").replace("en: Empathy", "en: Fellow feeling")
    write(ours / TERM, own)
    write(ours / "glossary/terms/rapport.yml", own.replace("Fellow feeling", "Rapport"))
    content, problems = load([root, ours])
    assert problems == []
    assert content.terms["empathy"].name.en == "Fellow feeling"
    assert list(content.terms) == ["churn-rate", "empathy", "retention-rate", "rapport"]
    assert content.files["term", "empathy"] == (ours / TERM).as_posix()
    assert content.files["term", "churn-rate"] == (root / "glossary/terms/churn-rate.yml").as_posix()


def test_a_replaced_file_is_not_read_even_if_it_is_broken(root: Path, tmp_path: Path) -> None:
    whole = (root / TERM).read_text(encoding="utf-8")
    ours = tmp_path / "ours"
    write(ours / TERM, whole)
    write(root / TERM, "broken\n")
    content, problems = load([root, ours])
    assert problems == []
    assert content.broken == frozenset()
    assert "empathy" in content.terms


def test_a_broken_replacement_does_not_fall_back_unseen(root: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    write(ours / TERM, "name: empathy\n\nreading: [x\n")
    content, [problem] = load([root, ours])
    assert problem.place == Place((ours / TERM).as_posix(), (), 3, 10)
    assert "empathy" not in content.terms
    assert content.broken == {("term", "empathy")}


def test_problems_of_several_roots_are_found_in_their_own_files(root: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    text = (root / TERM).read_text(encoding="utf-8")
    write(ours / TERM, "# ours\n\n" + text.replace("category: hiring", "category: none"))
    content, problems = load([root, ours])
    assert problems == []
    line = text.splitlines().index("category: hiring") + 3
    [found] = [p for p in locate(run(content, Context(today=TODAY)), [root, ours]) if p.rule == "references"]
    assert (found.place.file, found.place.line) == ((ours / TERM).as_posix(), line)


def test_shown_paths_lead_back_to_files() -> None:
    one, two = [Path("a")], [Path("a"), Path("ours")]
    assert path_of("glossary/x.yml", one) == Path("a/glossary/x.yml")
    for root in two:
        shown = (shown_from(root, two) / "glossary/x.yml").as_posix()
        assert path_of(shown, two) == root / "glossary/x.yml"


def test_too_many_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(list_files([root])[0]) < MAX_FILES
    monkeypatch.setattr("cskit.content.files.MAX_FILES", 3)
    listed, [problem] = list_files([root])
    assert listed == []
    assert problem.what == "15 content files"


def test_progress_is_told(root: Path) -> None:
    told: list[tuple[int, int]] = []
    for number in range(60):
        shutil.copy(root / TERM, root / f"glossary/terms/copy-{number}.yml")
    load([root], progress=lambda done, total: told.append((done, total)))
    assert told == [(50, 75), (75, 75)]


def test_problems_already_located_are_kept() -> None:
    problem = Problem(Place("x.yml", ("a",), 7, 3), "what", "why", "remedy", "rule")
    assert locate([problem], [Path("nowhere")]) == [problem]


def test_a_place_in_no_file_is_the_beginning() -> None:
    problem = Problem(Place("scorecards/scale.yml"), "what", "why", "remedy", "rule")
    assert [(p.place.line, p.place.column) for p in locate([problem], [Path("nowhere")])] == [(1, 1)]


def test_a_place_below_what_is_written_is_the_nearest_above(root: Path) -> None:
    problem = Problem(Place(TERM, ("summary", "sources", 3)), "what", "why", "remedy", "rule")
    [found] = locate([problem], [root])
    assert (root / TERM).read_text(encoding="utf-8").splitlines()[(found.place.line or 0) - 1] == "summary:"


class TestCache:
    """The cache gives what reading gives, and never more."""

    @pytest.fixture
    def kept(self, root: Path) -> Path:
        return root / ".cskit" / "content.cache"

    @pytest.fixture
    def parsed(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The files that were parsed, not taken from the cache."""
        files: list[str] = []
        whole = loading._parse

        def parse(item: ContentFile, raw: bytes) -> object:
            files.append(item.shown)
            return whole(item, raw)

        monkeypatch.setattr(loading, "_parse", parse)
        return files

    def test_same_content_without_parsing(self, root: Path, kept: Path, parsed: list[str]) -> None:
        first = load([root], cache=Cache(kept))
        assert len(parsed) == 15
        parsed.clear()
        assert load([root], cache=Cache(kept)) == first
        assert parsed == []

    def test_same_problems(self, root: Path, kept: Path) -> None:
        write(root / TERM, "name: empathy\n")
        write(root / "glossary/terms/broken.yml", "a: *b\n")
        first = load([root], cache=Cache(kept))
        assert load([root], cache=Cache(kept)) == first == load([root])
        assert first[1] != []

    def test_changed_added_and_deleted_files(self, root: Path, kept: Path, parsed: list[str]) -> None:
        load([root], cache=Cache(kept))
        parsed.clear()
        text = (root / TERM).read_text(encoding="utf-8")
        write(root / TERM, text.replace("en: Empathy", "en: Rapport"))
        write(root / "glossary/terms/added.yml", text)
        (root / "scorecards/cases/acme.yml").unlink()
        content, _ = load([root], cache=Cache(kept))
        assert parsed == ["glossary/terms/added.yml", TERM]
        assert content.terms["empathy"].name.en == "Rapport"
        assert content.cases == {}
        assert b"acme" not in kept.read_bytes()

    def test_a_mended_file_is_read_again(self, root: Path, kept: Path) -> None:
        whole = (root / TERM).read_bytes()
        (root / TERM).write_bytes(b"broken\n")
        load([root], cache=Cache(kept))
        (root / TERM).write_bytes(whole)
        assert load([root], cache=Cache(kept)) == load([root])

    @pytest.mark.parametrize(
        "damage",
        [
            lambda raw: raw[:-20],
            lambda raw: raw.replace("共感力".encode(), "同情心".encode()),
            lambda raw: raw.replace(b"\t", b" "),
            lambda raw: b"\xff" + raw,
            lambda raw: b"x" + raw[1:],
            lambda raw: b"",
        ],
        ids=["cut", "changed", "columns", "bytes", "models", "empty"],
    )
    def test_a_damaged_cache_is_no_cache(self, root: Path, kept: Path, parsed: list[str], damage: object) -> None:
        first = load([root], cache=Cache(kept))
        assert callable(damage)
        raw = kept.read_bytes()
        assert damage(raw) != raw
        kept.write_bytes(damage(raw))
        parsed.clear()
        assert load([root], cache=Cache(kept)) == first
        assert len(parsed) == 15
        assert kept.read_bytes() == raw

    def test_odd_line_separators_in_a_text(self, root: Path, kept: Path, parsed: list[str]) -> None:
        text = (root / TERM).read_text(encoding="utf-8")
        write(root / TERM, text.replace("ja: 共感力, en: Empathy", 'ja: 共感力, en: "Em\\u2028pa\\x85thy"'))
        first = load([root], cache=Cache(kept))
        parsed.clear()
        assert load([root], cache=Cache(kept)) == first
        assert parsed == []

    def test_a_cache_that_cannot_be_written_is_no_mistake(self, root: Path, tmp_path: Path) -> None:
        write(tmp_path / "file", "")
        content, problems = load([root], cache=Cache(tmp_path / "file" / "cache"))
        assert problems == []
        assert content.terms

    def test_nothing_is_left_beside_it(self, root: Path, kept: Path) -> None:
        load([root], cache=Cache(kept))
        assert list(kept.parent.iterdir()) == [kept]
