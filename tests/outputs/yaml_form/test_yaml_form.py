"""The YAML form: what is on it, that nothing is lost, and what it does with files that mean harm."""

from __future__ import annotations

import json
import logging
import random
import re
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cskit.model.writing import normalise
from cskit.outputs import MAX_BYTES, room_of
from cskit.outputs.yaml_form import SCHEMA_FILE, fill, read, schema, write
from cskit.outputs.yaml_form.comments import WIDTH, width
from cskit.outputs.yaml_form.words import WORDS
from cskit.views.form import Form, form
from tests.outputs import nasty
from tests.outputs.kit_pdf import sample

FORMS = {
    language: form(sample.content(), "advertising", language, candidate=candidate, focus=("figures",))
    for language, candidate in (("ja", ""), ("en", "c-0042"))
}
SLOW = settings(suppress_health_check=list(HealthCheck), deadline=None)


def fields(one: Form) -> list[str]:
    return [field.key for field in one.fields]


# --- nothing is lost -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", FORMS)
@settings(SLOW, max_examples=500)
@given(data=st.data())
def test_what_was_filled_in_is_read_back(language: str, data: st.DataObject) -> None:
    one = FORMS[language]
    given_ = data.draw(nasty.answers(one))
    filled, problems = read(fill(one, given_), "f.yml")
    assert not problems
    assert filled is not None
    assert filled.stamp == one.stamp
    assert nasty.found(one, filled) == nasty.normalised(one, given_)


@pytest.mark.parametrize(
    ("pasted", "text"),
    [("a\r\r\n      b", "a\n\nb"), ("a\rb", "a\nb"), ("a\u2028b: c\x85d", "a\nb: c\nd"), ("a\n\x0c\n      b", "a\n\nb")],
)
def test_line_ends_of_other_systems_tear_nothing_apart(pasted: str, text: str) -> None:
    made = write(FORMS["en"]).decode().replace("    evidence: |\n      \n", f"    evidence: |\n      {pasted}\n", 1)
    filled, problems = read(made.encode(), "f.yml")
    assert not problems
    assert filled is not None
    assert normalise(filled.answers["listening.evidence"].text) == text


def test_a_file_of_old_line_ends_is_read() -> None:
    made = fill(FORMS["en"], {"takeaways": "a\nb"}).replace(b"\n", b"\r")
    filled, problems = read(made, "f.yml")
    assert not problems
    assert filled is not None
    assert normalise(filled.answers["takeaways"].text) == "a\nb"


def test_a_line_set_in_less_than_the_first_is_refused() -> None:
    made = write(FORMS["en"]).decode().replace("    evidence: |\n      \n", "    evidence: |\n       a\n      himitsu\n", 1)
    filled, problems = read(made.encode(), "f.yml")
    assert filled is None
    assert [problem.place.line for problem in problems] == [made.split("\n").index("      himitsu") + 1]
    assert "himitsu" not in problems[0].as_line()


@settings(SLOW, max_examples=400)
@given(st.one_of(nasty.texts(), st.text(max_size=30)), st.sampled_from(["\n", "\r\n"]))
def test_text_pasted_below_a_bar_is_read_back_or_refused(text: str, ends: str) -> None:
    """As an editor pastes it: every line set in, and whatever else is in the text left as it is."""
    one = FORMS["en"]
    text = re.sub("\r+\n", "\n", text.encode("utf-8", "ignore").decode()).lstrip(" \n")
    pasted = text.replace("\n", "\n      ").replace("\n", ends)
    empty = "    evidence: |\n      \n"
    blank = write(one).decode()
    assert empty in blank
    made = blank.replace("\n", ends).replace(empty.replace("\n", ends), f"    evidence: |{ends}      {pasted}{ends}", 1)
    filled, problems = read(made.encode(), "f.yml")
    if filled is None:
        assert problems
        assert text.startswith("\t")
    else:
        assert normalise(filled.answers["listening.evidence"].text) == normalise(text)


@settings(SLOW, max_examples=600)
@given(
    st.one_of(
        nasty.short_texts(),
        st.sampled_from(nasty.AT_THE_START["other types"]),
        st.from_regex(r"[-+]?[0-9.:_xe]{1,8}", fullmatch=True),
    ).map(lambda text: normalise(text).replace("\n", " "))
)
def test_text_typed_without_quotation_marks_is_read_back_or_refused(text: str) -> None:
    if text[:1] in ('"', "'", "|", ">") or text.lower() in ("~", "null"):
        return  # YAML's own signs, and its words for nothing.
    made = write(FORMS["ja"]).decode().replace("    reason: |\n      \n", f"    reason: {text}\n", 1)
    filled, problems = read(made.encode(), "f.yml")
    if filled is None:
        assert problems
    else:
        assert normalise(filled.answers["listening.reason"].text) == text


def test_texts_as_long_as_allowed_in_every_field_are_read_back() -> None:
    one = FORMS["ja"]
    given_ = {field.key: "\U00020bb7" * 10_000 for field in one.fields if field.kind == "text"}
    made = fill(one, given_)
    filled, problems = read(made, "f.yml")
    assert not problems
    assert nasty.found(one, filled) == nasty.normalised(one, given_)


def test_no_line_of_a_text_ends_in_spaces() -> None:
    assert b"\ntakeaways: |\n  a\n\n  b\n" in fill(FORMS["en"], {"takeaways": "a \n \nb"})


def test_each_answer_says_where_it_stands() -> None:
    made = fill(FORMS["en"], {"figures.rating": "3", "takeaways": "x"})
    filled, _ = read(b"\xef\xbb\xbf" + made, "f.yml")
    assert filled is not None
    lines = made.decode().split("\n")
    at = [number for number, line in enumerate(lines, 1) if line == "    rating: 3"]
    assert filled.answers["figures.rating"].place == f"line {at[0]}, column 5"
    assert filled.answers["takeaways"].place == f"line {lines.index('takeaways: |') + 1}, column 1"


def test_a_field_that_was_deleted_is_missing_and_an_empty_one_is_empty() -> None:
    made = write(FORMS["en"]).decode().replace("held_on: \n", "")
    filled, _ = read(made.encode(), "f.yml")
    assert filled is not None
    assert "held_on" not in filled.answers
    assert filled.answers["interviewer"].text == ""


def test_a_field_that_the_form_has_not_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        fill(FORMS["en"], {"nonsense": "x"})


def test_an_editor_that_takes_quotation_marks_away_spoils_nothing() -> None:
    one = FORMS["en"]
    parts = {key: ("123456789012", "001234567890", "12345678e012")[number % 3] for number, key in enumerate(one.stamp.parts)}
    stamp = one.stamp.model_copy(update={"content": "1" * 64, "parts": parts})
    made = write(replace(one, stamp=stamp)).decode()
    head, line = made.rsplit("\nform: ", 1)
    bare = yaml.safe_dump({"form": json.loads(line)}, allow_unicode=True).replace("'", "")
    filled, problems = read(f"{head}\n{bare}".encode(), "f.yml")
    assert not problems
    assert filled is not None
    assert filled.stamp == stamp


# --- what is on it ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", FORMS)
def test_the_form_shows_what_to_ask_and_how_to_rate(language: str) -> None:
    one = FORMS[language]
    text = write(one).decode()
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")
    joined = "".join(line.lstrip(" #") for line in text.splitlines()).replace(" ", "")
    shown = [question.ask for question in one.questions]
    shown += [probe for question in one.questions for probe in question.probes]
    shown += [anchor.short for competency in one.competencies for anchor in competency.anchors]
    shown += [level.about for level in one.scale.levels] + list(one.scale.notes)
    shown += [label for _, label in one.recommendations] + [one.scale.not_assessed, WORDS[one.language].focus]
    for words in shown:
        assert words.replace(" ", "") in joined
    assert all(width(line) <= WIDTH + 4 for line in text.splitlines() if line.startswith("#") or line.lstrip().startswith("#"))
    assert text.count(WORDS[one.language].focus) == 1


@pytest.mark.parametrize("language", FORMS)
def test_any_yaml_program_reads_the_same(language: str) -> None:
    """Ratings are plain numbers; quotation marks keep ``yes`` and ``no`` words."""
    one = FORMS[language]
    tree = yaml.safe_load(
        fill(one, {"recommendation": "no", "listening.rating": "3", "listening.evidence": "a\nb", "candidate": "c-0042"})
    )
    assert tree["recommendation"] == "no"
    assert tree["ratings"]["listening"] == {"evidence": "a\nb\n", "rating": 3, "reason": ""}
    assert tree["candidate"] == "c-0042"
    assert tree["form"] == one.stamp.model_dump(by_alias=True, mode="json")


@settings(SLOW, max_examples=60)
@given(data=st.data())
def test_every_form_fits_the_schema(data: st.DataObject) -> None:
    one = FORMS["ja"]
    jsonschema.Draft202012Validator.check_schema(schema())
    validator = jsonschema.Draft202012Validator(schema())
    assert not list(validator.iter_errors(yaml.safe_load(fill(one, data.draw(nasty.answers(one))))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("ratings", "listening", "rating"), 5), (("ratings", "listening", "rating"), 0),
        (("ratings", "listening", "rating"), "3"), (("ratings", "listening", "evidnce"), "x"),
        (("recommendation",), "maybe"), (("recommendation",), True),
        (("candidate",), "Hanako Sato"), (("held_on",), "25.11.2026"), (("ratings", "listening"), 3), (("extra",), 1),
        (("takeaways",), ["a"]), (("ratings", "Not An Id"), {}),
    ],
)  # fmt: skip
def test_the_schema_underlines_what_does_not_fit(path: tuple[str, ...], value: Any) -> None:
    tree: dict[str, Any] = yaml.safe_load(write(FORMS["en"]))
    assert jsonschema.Draft202012Validator(schema()).is_valid(tree)
    below: Any = tree
    for key in path[:-1]:
        below = below[key]
    below[path[-1]] = value
    assert not jsonschema.Draft202012Validator(schema()).is_valid(tree)


def test_prefilled_ids_are_filled_in_and_the_room_is_chosen() -> None:
    made = write(FORMS["en"])
    assert b'\ncandidate: "c-0042"\n' in made
    room = room_of(made)
    assert room is not None
    assert room.channel == "yaml"
    assert room.write(FORMS["en"]) == made


# --- files that are none of ours, or mean harm -----------------------------------------------------------------------


def stamped(body: str) -> bytes:
    return f"{body}\nform: {FORMS['en'].stamp.model_dump_json(by_alias=True)}\n".encode()


BOMB = "a: &a [x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20))

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "alias bomb": (lambda: stamped(BOMB), "an anchor"),
    "alias": (lambda: stamped("takeaways: *x"), "an alias"),
    "tag": (lambda: stamped("takeaways: !!python/object/apply:os.system ['true']"), "a tag"),
    "merge": (lambda: stamped("notes: {<<: {heard: x}}"), "a key that the form does not have"),
    "brackets": (lambda: b"a: " + b"[" * 20_000, "more than 24 levels deep"),
    "braces": (lambda: stamped("takeaways: " + "{a: " * 20_000), "more than 24 levels deep"),
    "dashes": (lambda: stamped("takeaways:\n" + "- " * 20_000), "more than 24 levels deep"),
    "100 MB": (lambda: b"takeaways: |\n" + b"  x\n" * 25_000_000, "the file has 100,000,013 bytes"),
    "many values": (lambda: b"takeaways: [" + b"a," * 490_000 + b"]", "more than 2,000 values"),
    "many keys": (lambda: b"takeaways: {" + b"".join(b"a%d," % n for n in range(120_000)) + b"}", "more than 2,000 values"),
    "many lines": (lambda: b"- a\n" * 240_000, "the file has no `key: value` lines"),
    "open quotation": (lambda: b'takeaways: "' + b"a: b\n" * 190_000, "a quotation mark that is not closed"),
    "backslashes": (lambda: b'takeaways: "' + b"\\" * 900_001, ""),
    "quotation marks": (lambda: b"takeaways: " + b"'' " * 320_000, ""),
    "colons": (lambda: b"takeaways: " + b"a: " * 320_000, ""),
    "hashes": (lambda: stamped("takeaways: a" + " #" * 480_000), "a # after a space"),
    "spaces": (lambda: stamped("takeaways: a" + " " * 900_000 + "b"), ""),
    "blank lines": (lambda: stamped("takeaways: |\n" + " \n" * 480_000 + "  b"), ""),
    "unseen signs": (lambda: stamped("takeaways: |\n  " + "\u200b\u2028" * 150_000), ""),
    "every stand-in": (
        lambda: stamped("takeaways: |\n  \u200b" + "".join(map(chr, range(0xF0000, 0xFFFFE)))),
        "an invisible character (U+200B)",
    ),
    "two documents": (lambda: stamped("takeaways: a\n---\nb: 1"), "a second document starts here"),
    "binary": (lambda: random.Random(1).randbytes(1_000_000), "the file is no text"),  # noqa: S311
    "binary with zeros": (lambda: b"\x7fELF\x02\x01\x00\xf9\x00" * 9, "the file is no text"),
    "zeros": (lambda: bytes(1_000_000), ""),
    "nothing": (lambda: b"", "the file is empty"),
    "only comments": (lambda: b"# a\n# b\n", "the file is empty"),
    "Shift_JIS": (lambda: write(FORMS["ja"]).decode().encode("cp932", "ignore"), "the file is Shift_JIS"),
    "UTF-16": (lambda: write(FORMS["ja"]).decode().encode("utf-16"), "the file is UTF-16, not UTF-8"),
    "UTF-16 without a mark": (lambda: write(FORMS["en"]).decode().encode("utf-16-le"), "the file is UTF-16 without a mark"),
    "no stamp": (lambda: b"candidate: c-1\n", "the last line, `form: "),
    "stamp without parts": (lambda: b"form: {schema: cskit-scorecard/1, plan: sixty}", "the line `form: "),
    "stamp of another kind": (lambda: b"form: {schema: cskit-scorecard/2}", "a form of another kind (cskit-scorecard/2"),
    "stamp with a path": (
        lambda: write(FORMS["en"]).replace(b'"sixty"', b'"../sixty"'), "the line `form: …` was changed (`plan`)",
    ),
    "900 parts": (
        lambda: write(FORMS["en"]).replace(
            b'"parts": {', b'"parts": {' + b"".join(b'"question:q%d": "%012d", ' % (n, n) for n in range(900))
        ),
        "the line `form: …` was changed (`parts`)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_plain_words_within_two_seconds(name: str) -> None:
    make, said = HOSTILE[name]
    data = make()
    began = time.process_time()
    filled, problems = read(data, "f.yml")
    took = time.process_time() - began
    assert took < 2
    if said:
        assert filled is None
        assert said in problems[0].what, problems[0].what
    assert all(len(problem.as_line()) < 500 for problem in problems)


def test_the_reader_takes_less_than_a_filled_form_may_have() -> None:
    assert len(HOSTILE["100 MB"][0]()) > MAX_BYTES


@settings(SLOW, max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    filled, problems = read(data, "f.yml")
    assert (filled is None) == bool(problems)


@settings(SLOW, max_examples=400)
@given(data=st.data())
def test_any_edit_is_read_or_refused_and_no_secret_is_told(data: st.DataObject) -> None:
    """Lines deleted, doubled, set in, set out, joined, and pieces of YAML thrown in."""
    one = FORMS["ja"]
    texts = {field.key: "himitsu: ひみつ\n- himitsu\nhimitsu # ひみつ" for field in one.fields if field.kind == "text"}
    lines = [line for line in fill(one, texts).decode().split("\n") if not line.lstrip().startswith("#")]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 2))
        match data.draw(st.integers(0, 6)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case 2:
                lines[at] = data.draw(st.sampled_from(["  ", "\t", "\u3000", "- ", "? ", '"', "'", "|"])) + lines[at]
            case 3:
                lines[at] = lines[at].lstrip()
            case 4:
                lines[at] += lines.pop(at + 1)
            case 5:
                lines[at] = lines[at].replace(
                    ":", data.draw(st.sampled_from(["：", "", ":\t", ": |", ": >", ": {", ": &a", ": himitsu #"]))
                )
            case _:
                lines[at] = lines[at].replace("|", data.draw(st.sampled_from(["", ">", "|2", "|-", "himitsu", '"', "[", "!t"])))
    filled, problems = read("\n".join(lines).encode(), "f.yml")
    assert (filled is None) == bool(problems)
    assert filled is None or set(filled.answers) <= set(fields(one))
    told = "".join(problem.as_line() + json.dumps(problem.as_data(), ensure_ascii=False) for problem in problems)
    assert "himitsu" not in told
    assert "ひみつ" not in told


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    with caplog.at_level(logging.DEBUG):
        read(fill(FORMS["ja"], {"takeaways": "himitsu"}), "f.yml")
        read(b"himitsu: [", "f.yml")
    assert not caplog.records
    assert capsys.readouterr() == ("", "")
