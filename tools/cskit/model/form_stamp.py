"""What a form says of itself, so that its reader knows which questions and anchors it was made with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from cskit.model.base import Frozen, Id
from cskit.model.text import Language

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 sum in hexadecimal."""

Short = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
"""The first twelve digits of one."""

Part = Annotated[str, StringConstraints(pattern=r"^(scale|(question|competency):[a-z0-9-]{1,64})$")]

SCHEMA: Literal["cskit-scorecard/1"] = "cskit-scorecard/1"
"""The name of the format; another number is another shape of form."""


def digest(value: object) -> str:
    """Return the SHA-256 sum, in hexadecimal, of what JSON can hold: dicts, lists or tuples, texts and numbers.

    The order of a dict's keys does not count. Raises TypeError for anything else.

    >>> digest({"a": 1, "b": (2,)}) == digest({"b": [2], "a": 1})
    True
    """
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def short(value: object) -> str:
    """Return the first twelve digits of the sum, as stamped for one part."""
    return digest(value)[:12]


class FormStamp(Frozen):
    """The part of a form that is not filled in; every room carries it as one line of JSON."""

    schema_name: Literal["cskit-scorecard/1"] = Field(default=SCHEMA, alias="schema")
    background: Id
    plan: Id
    language: Language
    content: Digest
    """The sum over ``parts``."""
    parts: Mapping[Part, Short] = Field(max_length=200)
    """Sums over the questions, the anchors and the scale, so that a stale form can be told what has changed."""
    candidate: str = Field(default="", max_length=64)
    interviewer: str = Field(default="", max_length=64)
    """Prefilled ids; empty on a blank form."""
