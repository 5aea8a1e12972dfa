"""Forms of the sample content in both languages, made once."""

from __future__ import annotations

from functools import cache

import pytest

from cskit.model.text import LANGUAGES, Language
from cskit.outputs.pdf_form import write
from cskit.views.form import Form, form
from tests.outputs.kit_pdf import sample


def made(language: Language, candidate: str = "", interviewer: str = "") -> Form:
    content = sample.content()
    return form(content, "advertising", language, candidate=candidate, interviewer=interviewer, focus=("listening",))


@pytest.fixture(scope="session", params=LANGUAGES)
def either(request: pytest.FixtureRequest) -> Form:
    """A form with ids, in each language."""
    return made(request.param, "c-0042", "i-sato")


@cache
def plain_form() -> Form:
    """A Japanese form without ids; a function too, since Hypothesis would write out a fixture's 2 MB."""
    return made("ja")


@cache
def plain_blank() -> bytes:
    return write(plain_form())


@pytest.fixture(scope="session")
def one() -> Form:
    return plain_form()


@pytest.fixture(scope="session")
def blank() -> bytes:
    return plain_blank()
