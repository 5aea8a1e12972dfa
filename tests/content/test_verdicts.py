"""The memory of the fair-hiring check: it saves work and never hides a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from cskit.content.load import load
from cskit.content.verdicts import Verdicts
from cskit.model.fairness import FairnessList
from cskit.model.fairness_check import Checker
from tests.conftest import ROOT

IMPROPER, PROPER = "ご出身はどちらですか", "住宅業界のお客様を担当した経験を教えてください"


@pytest.fixture(scope="module")
def lists() -> list[FairnessList]:
    return list(load([ROOT])[0].fairness.values())


def test_a_text_that_passed_is_not_searched_again(
    lists: list[FairnessList], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memory"
    first = Verdicts(lists, path)
    assert first.find(PROPER) == ()
    first.save()
    monkeypatch.setattr(Checker, "find", lambda *_: pytest.fail("searched again"))
    assert Verdicts(lists, path).find(PROPER) == ()


def test_a_finding_is_found_every_time(lists: list[FairnessList], tmp_path: Path) -> None:
    path = tmp_path / "memory"
    for _ in range(3):
        verdicts = Verdicts(lists, path)
        assert verdicts.find(IMPROPER)
        assert verdicts.find(PROPER) == ()
        verdicts.save()


def test_other_lists_forget_everything(lists: list[FairnessList], tmp_path: Path) -> None:
    path = tmp_path / "memory"
    fewer = Verdicts(lists[1:2], path)
    fewer.find("支持政党はどちらですか")
    fewer.find(PROPER)
    fewer.save()
    assert Verdicts(lists, path).find(IMPROPER)
    assert not Verdicts(lists, path)._passed


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"nonsense\n" + b"0" * 32])
def test_a_damaged_memory_is_no_memory(lists: list[FairnessList], tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "memory"
    path.write_bytes(damage)
    assert Verdicts(lists, path).find(IMPROPER)


def test_a_memory_that_cannot_be_written_is_no_mistake(lists: list[FairnessList], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    verdicts = Verdicts(lists, tmp_path / "file" / "memory")
    verdicts.find(PROPER)
    verdicts.save()
    assert verdicts.find(IMPROPER)
