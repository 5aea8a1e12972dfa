"""What people do to the file in an editor: example files, each with what is expected in its first lines.

``#! listening.rating = "3"`` is a field and its text in form, as JSON; ``#! problem 4:1: words`` a problem's line,
column and how it begins. ``himitsu`` (a secret) stands for somebody's notes, which no problem may repeat.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cskit.model.writing import normalise
from cskit.outputs.yaml_form import read
from cskit.views.form import form
from tests.outputs.kit_pdf import sample

FORM = form(sample.content(), "advertising", "ja")
EXAMPLES = sorted((Path(__file__).parent / "examples").glob("*.yml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_example(path: Path, ends: str) -> None:
    text = path.read_text(encoding="utf-8")
    expected = [line.removeprefix("#! ") for line in text.splitlines() if line.startswith("#! ")]
    assert expected
    stamp = FORM.stamp.model_dump_json(by_alias=True)
    filled, problems = read(text.replace("{{stamp}}", stamp).replace("\n", ends).encode(), "f.yml")
    said = [line.as_line() for line in problems]
    assert "himitsu" not in "".join(said)
    if expected[0].startswith("problem"):
        assert filled is None
        assert len(said) == len(expected), said
        for line, start in zip(said, expected, strict=True):
            assert line.startswith(f"f.yml:{start.removeprefix('problem ')}"), said
    else:
        assert filled is not None, said
        assert not said
        wanted = {key: json.loads(value) for key, value in (line.split(" = ", 1) for line in expected)}
        assert {key: normalise(filled.answers[key].text) for key in wanted} == wanted


def test_both_sorts_of_example_exist() -> None:
    heads = [path.read_text(encoding="utf-8").startswith("#! problem") for path in EXAMPLES]
    assert any(heads)
    assert not all(heads)
