"""Set interview kits as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from cskit.disk import Stopped, plain_failures, write_whole
from cskit.model.content import Content
from cskit.model.problems import Place, Problem
from cskit.model.text import LANGUAGES, Language
from cskit.recipes.check import Listener, check

if TYPE_CHECKING:
    from cskit.outputs.kit_pdf import Paper


@dataclass(frozen=True)
class Built:
    """What a build made."""

    problems: list[Problem]
    site: Path | None = None
    kits: Sequence[Path] = field(default=())
    pages: int = 0


def make_kits(
    root: Path, listener: Listener, *, backgrounds: Sequence[str], languages: Sequence[Language],
    plan: str | None, paper: Paper, out: Path,
) -> Built:  # fmt: skip
    """Make chosen kits as files in ``out``."""
    from cskit.content.fit import did_you_mean

    with plain_failures():
        checked = check(root, listener)
        if not checked.clean:
            return Built(checked.problems)
        content = checked.content
        for kind, chosen in (("background", backgrounds), ("plan", [plan] if plan else [])):
            for id_ in chosen:
                if id_ not in content.ids(kind):
                    raise Stopped(Problem(
                        Place(f"scorecards/{kind}s", (), 1, 1), f"there is no {kind} '{id_}'",
                        "a kit is made for one that exists", did_you_mean(id_, content.ids(kind)), "kit",
                    ))  # fmt: skip
        listener.step("Setting the kits")
        wanted = [(b, lang) for b in backgrounds or tuple(content.backgrounds) for lang in languages]
        made, substituted = _press(content, wanted, out, listener, plan=plan, paper=paper)
        return Built([*checked.problems, *substituted], kits=list(made.values()))


def press(content: Content, shelf: Path, listener: Listener) -> tuple[dict[tuple[str, Language], Path], list[Problem]]:
    """Set the kit of every background in both languages into ``shelf``; report what the font cannot show."""
    wanted = [(background, language) for background in content.backgrounds for language in LANGUAGES]
    return _press(content, wanted, shelf, listener, plan=None, paper="a4")


def _press(
    content: Content, wanted: Sequence[tuple[str, Language]], shelf: Path, listener: Listener,
    *, plan: str | None, paper: Paper,
) -> tuple[dict[tuple[str, Language], Path], list[Problem]]:  # fmt: skip
    from cskit.outputs.kit_pdf import KitError, KitPress
    from cskit.views.kit import kit

    made: dict[tuple[str, Language], Path] = {}
    problems: list[Problem] = []
    room = KitPress()
    shelf.mkdir(parents=True, exist_ok=True)
    for number, (background, language) in enumerate(wanted, 1):
        place = content.place("background", background)
        try:
            result = room.write(kit(content, background, language, plan), paper=paper)
        except (KitError, LookupError) as error:
            raise Stopped(Problem(
                place, str(error), "the kit could not be set; nothing was changed",
                "mend the text it names, or report it with the file", "kit",
            )) from error  # fmt: skip
        path = shelf / kit_file_name(background, language, plan=plan, paper=paper)
        write_whole(path, result.pdf)
        made[background, language] = path
        problems += [
            Problem(
                place, f"the kit font cannot show {item.character!r} ({item.where})",
                f"the {language} kit shows 〓 in its place", "use another character if the kit must show it",
                "kit-font", "warning",
            )
            for item in result.substituted
        ]  # fmt: skip
        listener.progress(number, len(wanted))
    return made, problems


def kit_file_name(background: str, language: Language, *, plan: str | None = None, paper: str = "a4") -> str:
    """Name a kit's file; another plan or paper than the usual one is part of the name.

    >>> kit_file_name("sales", "ja"), kit_file_name("sales", "en", plan="interview-45", paper="letter")
    ('interview-kit-sales-ja.pdf', 'interview-kit-sales-interview-45-en-letter.pdf')
    """
    parts = ["interview-kit", background, *([plan] if plan else []), language, *([paper] if paper != "a4" else [])]
    return "-".join(parts) + ".pdf"
