"""The garbage collector is still only while it is told to be, also after a failure."""

from __future__ import annotations

import gc

import pytest

from cskit.content.collection import no_collection


def test_paused_and_going_again() -> None:
    assert gc.isenabled()
    with no_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def fail() -> None:
    with no_collection():
        raise ValueError


def test_going_again_after_a_failure() -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any failure will do
        fail()
    assert gc.isenabled()


def test_stopped_by_others_stays_stopped() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
