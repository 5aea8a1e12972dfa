"""The defined names by which cells are found again, whatever happens to rows, columns and sheet names."""

from __future__ import annotations

from collections.abc import Iterator

from cskit.model.form_stamp import FormStamp

PREFIX = "cskit_"
"""Begins every name of ours, so that none looks like a cell (``AB12``) or like a name of somebody else's."""

STAMP = f"{PREFIX}stamp"
CHOICES = f"{PREFIX}choices"
FIELD = f"{PREFIX}f_"
OURS = (STAMP, CHOICES, FIELD)
"""Beginnings of the names that are read back; the lists to choose from are not."""

RATINGS = f"{PREFIX}ratings"
RECOMMENDATIONS = f"{PREFIX}recommendations"


def name_of(key: str) -> str:
    """Give the defined name of a field; no two fields share one.

    Names have letters, digits and underscores only, which every spreadsheet program takes. Ids have no underscore and
    never two hyphens in a row, so nothing collides.

    >>> name_of("problem-discovery.rating"), name_of("held_on")
    ('cskit_f_problem_discovery__rating', 'cskit_f_held_on')
    """
    return FIELD + key.replace(".", "__").replace("-", "_")


def keys_of(stamp: FormStamp) -> Iterator[tuple[str, str]]:
    """Give (field, kind) of all fields of the form that a stamp belongs to; kinds as in ``views/form.py``."""
    yield from (("candidate", "id"), ("interviewer", "id"), ("held_on", "day"))
    for part in stamp.parts:
        sort, _, id_ = part.partition(":")
        if sort == "question":
            yield f"note.{id_}", "text"
        elif sort == "competency":
            yield f"{id_}.rating", "choice"
            yield f"{id_}.reason", "text"
            yield f"{id_}.evidence", "text"
    yield from (("recommendation", "choice"), ("takeaways", "text"))
