"""What the rules need to know besides the content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Context:
    """The day of the check, and for how many days a review counts as recent."""

    today: date
    max_age_days: int = 365
    memory: Path | None = None
    """Where the fair-hiring check remembers the texts that passed; nowhere if not given."""
