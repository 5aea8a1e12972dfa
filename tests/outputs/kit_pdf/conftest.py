"""The sample content, and one press for all tests."""

from __future__ import annotations

import pytest

from cskit.model.content import Content
from cskit.outputs.kit_pdf import KitPress
from tests.outputs.kit_pdf import sample


@pytest.fixture(scope="session")
def content() -> Content:
    return sample.content()


@pytest.fixture(scope="session")
def press() -> KitPress:
    return KitPress()
