"""What every content record has in common: frozen, strict, and no unknown keys."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""Lower-case ASCII words joined by hyphens: safe as a file name, an address and an anchor."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""The name of a record: 1 to 64 characters of ``ID_PATTERN``."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
"""A non-empty piece of plain text, at most 4,000 characters; no markup but ``[[term-id]]``."""


class Frozen(BaseModel):
    """A value that cannot be changed after it was read; types are not coerced."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Entry(Frozen):
    """A record with a name of its own; for a record with its own file, the file's name is the id."""

    id: Id = Field()
    """The record's name."""
