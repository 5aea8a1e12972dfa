"""What the template is given."""

from __future__ import annotations

import json
from dataclasses import replace

from cskit.model.content import Content
from cskit.outputs.kit_pdf.data import Substitution, as_data
from cskit.views.kit import kit


def test_a_substitution_says_where_the_sign_stands_first(content: Content) -> None:
    one = kit(content, "advertising", "en")
    profile = replace(one.profile, lacks=("fine", "😀"), watch_outs=("😀", "한"))
    _, substituted = as_data(replace(one, profile=profile), "a4")
    assert substituted == (Substitution("😀", "profile.lacks[1]"), Substitution("한", "profile.watch_outs[1]"))


def test_texts_arrive_as_they_are(content: Content) -> None:
    one = kit(content, "advertising", "ja")
    summary = 'a "b" \\ #c $d$ <e> \u3000「f」'
    tree = json.loads(as_data(replace(one, profile=replace(one.profile, summary=summary)), "letter")[0])
    assert tree["kit"]["profile"]["summary"] == summary
    assert tree["paper"] == "letter"
    assert tree["reviewed"] == "2026年5月6日"


def test_only_long_runs_may_break_anywhere(content: Content) -> None:
    one = kit(content, "advertising", "en")
    short, long = "x" * 36, "x" * 37
    tree = json.loads(as_data(replace(one, plan=f"{short} {long}"), "a4")[0])
    assert tree["kit"]["plan"] == f"{short} " + "\u200b".join(("x" * 12, "x" * 12, "x" * 12, "x"))
