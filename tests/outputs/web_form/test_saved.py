"""What the web form saves: nothing is lost in it, and a hostile file is refused with a reason."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cskit.model.problems import Problem
from cskit.outputs import MAX_BYTES, room_of
from cskit.outputs.web_form import fill, read
from tests.outputs import nasty
from tests.outputs.web_form import forms

BLANK, NAMED = forms.blank(), forms.named("en")
HEARD = "she wept over 解約"


@pytest.mark.parametrize("form", [BLANK, NAMED], ids=["blank", "named"])
@given(data=st.data())
def test_nothing_is_lost(form: Any, data: st.DataObject) -> None:
    given_ = data.draw(nasty.answers(form))
    filled, problems = read(fill(form, given_), "f.json")
    assert problems == []
    assert filled
    assert filled.stamp == form.stamp
    assert nasty.found(form, filled) == nasty.normalised(form, given_)


def test_the_same_answers_give_the_same_bytes_and_others_do_not() -> None:
    assert fill(BLANK, {"takeaways": "a"}) == fill(BLANK, {"takeaways": "a"}) != fill(BLANK, {"takeaways": "b"})


def test_the_register_knows_the_file_by_what_it_is() -> None:
    room = room_of(fill(BLANK, {}))
    assert room
    assert room.channel == "web"
    assert room.fill(BLANK, {}) == fill(BLANK, {})


def test_its_shape_is_the_documented_one() -> None:
    file = json.loads(fill(NAMED, {"takeaways": "髙\n𠮷"}))
    assert list(file) == ["schema", "stamp", "saved_at", "answers"]
    assert file["schema"] == file["stamp"]["schema"] == "cskit-scorecard/1"
    assert list(file["answers"]) == [field.key for field in NAMED.fields]
    assert file["answers"]["candidate"] == "c-0042"
    assert file["answers"]["takeaways"] == "髙\n𠮷"


def test_a_field_of_no_form_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError, match=r"listening\.mark"):
        fill(BLANK, {"listening.mark": "3"})


def test_a_place_is_named_for_every_answer() -> None:
    filled, _ = read(fill(BLANK, {}), "f.json")
    assert filled
    assert filled.answers["listening.evidence"].place == "field listening.evidence"


def test_a_byte_order_mark_and_fewer_fields_are_taken() -> None:
    file = json.loads(fill(BLANK, {"takeaways": "a"}))
    file["answers"] = {"takeaways": "a"}
    filled, problems = read(b"\xef\xbb\xbf" + json.dumps(file).encode(), "f.json")
    assert problems == []
    assert filled
    assert {key: written.text for key, written in filled.answers.items()} == {"takeaways": "a"}


def test_an_escaped_pair_is_one_character_and_half_of_one_goes() -> None:
    whole = fill(BLANK, {"takeaways": "X"}).replace(b'"X"', rb'"\ud842\udfb7 \ud842 \udfb7\ud842"')
    filled, problems = read(whole, "f.json")
    assert problems == []
    assert nasty.found(BLANK, filled)["takeaways"] == "𠮷"


def edited(change: Callable[[dict[str, Any]], object]) -> bytes:
    file = json.loads(fill(BLANK, {"listening.evidence": HEARD, "takeaways": HEARD}))
    change(file)
    return json.dumps(file, ensure_ascii=False).encode()


def put(*keys: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(file: dict[str, Any]) -> None:
        for key in keys[:-1]:
            file = file[key]
        file[keys[-1]] = value

    return change


GOOD = fill(BLANK, {"takeaways": HEARD})

REFUSED: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "", "is empty"),
    "white space": (b" \n ", "", "is empty"),
    "not JSON": (b"{,}", "", "is not JSON"),
    "cut short": (GOOD[:-40], "", "is not JSON"),
    "text after the end": (GOOD + b"x", "", "is not JSON"),
    "control character": (GOOD.replace(b"she", b"s\x01e"), "", "is not JSON"),
    "invalid UTF-8": (GOOD.replace(b"she", b"s\xffe"), "", "is not UTF-8"),
    "UTF-8 of half a character": (GOOD.replace(b"she", b"\xed\xa0\xbd"), "", "is not UTF-8"),
    "Shift_JIS": (GOOD.decode().encode("cp932", "replace"), "", "is not UTF-8"),
    "UTF-16": (GOOD.decode().encode("utf-16"), "", "is UTF-16"),
    "a list": (b"[]", "", "there are lists"),
    "a text": (b'"x"', "", "is a text"),
    "a number": (b"1", "", "is a number"),
    "null": (b"null", "", "is no text"),
    "a name twice": (GOOD.replace(b'"takeaways"', b'"candidate"'), "answers.candidate", "given twice"),
    "an object twice": (GOOD.replace(b'"saved_at"', b'"schema"'), "schema", "given twice"),
    "a part twice": (GOOD.replace(b'"question:silence"', b'"question:heard"'), "stamp.parts.question:heard", "given twice"),
    "something more": (edited(put("more", value="x")), "more", "does not belong"),
    "another schema": (edited(put("schema", value="cskit-scorecard/2")), "schema", "no scorecard"),
    "no schema": (edited(lambda file: file.pop("schema")), "schema", "no scorecard"),
    "no stamp": (edited(lambda file: file.pop("stamp")), "stamp", "missing"),
    "no answers": (edited(lambda file: file.pop("answers")), "answers", "missing"),
    "no moment": (edited(lambda file: file.pop("saved_at")), "saved_at", "no moment"),
    "an odd moment": (edited(put("saved_at", value="yesterday")), "saved_at", "no moment"),
    "a moment of nowhere": (edited(put("saved_at", value="2026-11-25T10:00:00")), "saved_at", "no moment"),
    "a number for a moment": (edited(put("saved_at", value=1)), "saved_at", "no moment"),
    "a stamp with more": (edited(put("stamp", "more", value="x")), "stamp.more", "stamp"),
    "a stamp's id": (edited(put("stamp", "background", value="../../etc")), "stamp.background", "stamp"),
    "a stamp's number": (edited(put("stamp", "plan", value=1)), "stamp.plan", "stamp"),
    "a stamp's half character": (edited(put("stamp", "plan", value="x")).replace(b'"plan": "x"', rb'"plan": "\ud83d"'),
                                 "stamp.plan", "stamp"),
    "a stamp's part": (edited(put("stamp", "parts", "../x", value="0" * 12)), "stamp.parts", "stamp"),
    "a field of no question": (edited(put("answers", "note.other", value="x")), "answers.note.other", "no such field"),
    "evidence for a name": (edited(put("answers", HEARD, value="x")), "answers", "no such field"),
    "half a character for a name": (GOOD.replace(b'"takeaways"', rb'"\ud83d"'), "answers", "no such field"),
    "a number for an answer": (edited(put("answers", "listening.rating", value=3)), "answers.listening.rating", "a number"),
    "NaN for an answer": (edited(put("answers", "takeaways", value=float("nan"))), "answers.takeaways", "a number"),
    "null for an answer": (edited(put("answers", "takeaways", value=None)), "answers.takeaways", "no text"),
    "true for an answer": (edited(put("answers", "takeaways", value=True)), "answers.takeaways", "no text"),
    "an object for an answer": (edited(put("answers", "takeaways", value={"a": "b"})), "", "more levels"),
    "a list for an answer": (edited(put("answers", "takeaways", value=["b"])), "", "there are lists"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_place_and_reason(name: str) -> None:
    data, path, what = REFUSED[name]
    filled, problems = read(data, "f.json")
    assert filled is None
    assert [problem for problem in problems if what in problem.what and problem.place.path() == path], problems
    assert shown_quietly(problems)


def shown_quietly(problems: list[Problem]) -> bool:
    lines = "\n".join(problem.as_line() for problem in problems)
    lines.encode()  # Half a character in it would break the terminal.
    return bool(lines) and "wept" not in lines and "解約" not in lines


def test_all_wrong_answers_are_listed_at_once() -> None:
    def change(file: dict[str, Any]) -> None:
        file["answers"].update({"takeaways": 1, "recommendation": None, "x.rating": "2"})

    _, problems = read(edited(change), "f.json")
    assert [problem.place.keys[-1] for problem in problems] == ["recommendation", "takeaways", "x.rating"]


BIG = MAX_BYTES - 200
HUGE: dict[str, bytes] = {
    "too large": b'{"schema": "' + b"a" * MAX_BYTES + b'"}',
    "deep lists": b'{"schema": ' + b"[" * BIG,
    "deep objects": b'{"a":' * (BIG // 5),
    "many lists": b"[" + b"[]," * (BIG // 3),
    "many numbers": b'{"a": [' + b"1," * (BIG // 2),
    "many names": b"{" + b'"":"",' * (BIG // 6),
    "a long number": b'{"schema": ' + b"9" * BIG + b"}",
    "a long fraction": b'{"schema": 0.' + b"9" * BIG + b"e" + b"9" * 90 + b"}",
    "a long name": b'{"' + b"a" * BIG + b'": ""}',
    "only quotes": b"{" + b'"' * BIG,
    "only escaped quotes": b'{"' + b'\\"' * (BIG // 2),
    "only backslashes": b'{"' + b"\\" * (BIG | 1),
    "half characters": b'{"schema": "' + rb"\ud83d" * (BIG // 6) + b'"}',
    "wide characters": ('{"schema": "' + "𠮷" * (BIG // 4) + '"}').encode(),
    "nothing but white space": b" " * BIG,
    "nothing but letters": b"{" + b"a" * BIG,
    "NUL": b"{" + b"\x00" * BIG,
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_is_refused_within_two_seconds(name: str) -> None:
    begun = time.perf_counter()
    filled, problems = read(HUGE[name], "f.json")
    assert time.perf_counter() - begun < 2
    assert filled is None
    assert shown_quietly(problems)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's own peak memory")
def test_no_huge_file_takes_300_megabytes(tmp_path: Path) -> None:
    for number, data in enumerate(HUGE.values()):
        (tmp_path / f"{number}.json").write_bytes(data)
    code = (
        "import sys, pathlib\n"
        "from cskit.outputs.web_form import read\n"
        "for path in pathlib.Path(sys.argv[1]).iterdir():\n"
        "    assert read(path.read_bytes(), path.name)[0] is None\n"
        "print(int(pathlib.Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]) // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60)
    assert int(done.stdout) < 300


@given(st.binary(max_size=300))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    filled, problems = read(data, "f.json")
    assert filled is None
    assert problems


@given(st.data())
def test_no_damage_makes_it_raise_or_speak(data: st.DataObject) -> None:
    """Whatever is cut out of a good file or put into it is refused, or read as a scorecard with other answers."""
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 40)))
    put_in = data.draw(
        st.one_of(st.binary(max_size=8), st.sampled_from((b'"', b"{", b"}", b"\\", b"\\ud83d", b",", b"1", b"[]")))
    )
    filled, problems = read(GOOD[:start] + put_in + GOOD[end:], "f.json")
    assert (filled is None) == bool(problems)
    assert not problems or shown_quietly(problems)
