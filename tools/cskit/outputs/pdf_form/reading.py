"""Reads a filled-in form: values of fields and states of circles, and nothing else that is in the file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name
from pydantic import ValidationError

from cskit.model.answers import Filled, Written
from cskit.model.form_stamp import FormStamp
from cskit.model.problems import Place, Problem
from cskit.outputs.pdf_form.guard import FILL_ANEW, SAVE_AGAIN, Refusal, check, limits
from cskit.outputs.pdf_form.names import STAMP, STAMP_INFO, keys_of
from cskit.outputs.pdf_form.text_string import text_of

MOST_FIELDS = 2_000
"""Fields and circles that are looked at."""
DEEPEST = 8
"""Fields within fields."""
LONGEST_STAMP = 50_000

_RULE = "pdf-form"
_OFF = ("", "Off")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(slots=True)
class _Found:
    """A field with its full name."""

    name: str
    node: pikepdf.Object
    kind: str
    circles: list[pikepdf.Object] = field(default_factory=list)


def read(data: bytes, file: str) -> tuple[Filled | None, list[Problem]]:
    """Read a filled-in form; ``file`` is its name. Never raises.

    The problems quote nothing that was typed into the form.
    """
    try:
        check(data)
        with limits(), pikepdf.open(io.BytesIO(data), attempt_recovery=False, inherit_page_attributes=False) as pdf:
            return _filled(pdf), []
    except Refusal as found:
        refusal = found
    except pikepdf.PasswordError:
        refusal = _encrypted()
    except (pikepdf.PdfError, pikepdf.DataDecodingError):
        refusal = Refusal("the PDF is damaged or was cut short", "its parts cannot be found", SAVE_AGAIN)
    except Exception:  # A file that the library trips over must not stop the files after it.
        refusal = Refusal("the PDF cannot be read", "it is put together in a way that no viewer writes", SAVE_AGAIN)
    return None, [Problem(Place(file), refusal.what, refusal.why, refusal.remedy, _RULE)]


def _filled(pdf: pikepdf.Pdf) -> Filled:
    if pdf.is_encrypted:
        raise _encrypted()
    form = pdf.Root.get(Name.AcroForm)
    if not isinstance(form, Dictionary) or not isinstance(form.get(Name.Fields), Array):
        raise Refusal(
            "no form fields in the PDF", "printing or exporting to PDF turns what was filled in into a picture",
            "open the form in a PDF viewer, fill it in and use Save, not Print",
        )  # fmt: skip
    fields: dict[str, _Found] = {}
    twice: set[str] = set()
    for found in _walk(form.Fields):
        twice |= {found.name} & fields.keys()
        fields.setdefault(found.name, found)
    stamp = _stamp(pdf, fields.pop(STAMP, None))
    keys = keys_of(stamp)
    for name in sorted(twice & {*keys, STAMP}):
        raise Refusal(f"field {name}: it stands in the file twice", "which of them counts is unknown", FILL_ANEW)
    warnings: list[str] = []
    answers: dict[str, Written] = {}
    for name, key in keys.items():
        if name in fields:
            text, odd = _value(fields[name])
            answers[key] = Written(text, f"field {name}")
            warnings += [f"field {name}: {remark}" for remark in odd]
    if strange := len(fields.keys() - keys.keys()):
        warnings.append(f"{strange} fields that the form does not have were left out")
    if lacking := [name for name in keys if name not in fields]:
        warnings.append(f"gone from the file, so nothing was read for them: {', '.join(lacking)}")
    return Filled(stamp, answers, tuple(warnings))


def _walk(fields: pikepdf.Object) -> Iterator[_Found]:
    """Give every field that has a value of its own. Raises Refusal for cycles, too many or too deep fields."""
    seen: set[tuple[int, int]] = set()
    count = 0
    stack = [(node, "", "", 0) for node in _limited(fields)]
    while stack:
        node, above, kind, depth = stack.pop()
        count += 1
        if count > MOST_FIELDS or depth > DEEPEST:
            raise Refusal("too many fields in the PDF", "no form of ours has as many", FILL_ANEW)
        if not isinstance(node, Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                raise Refusal("fields that contain themselves", "reading them would never end", FILL_ANEW)
            seen.add(node.objgen)
        title = node.get(Name.T)
        part = text_of(title) if isinstance(title, pikepdf.String) else ""
        name = f"{above}.{part}" if above and part else above or part
        kind = _plain(node.get(Name.FT)) or kind
        kids = node.get(Name.Kids)
        inside = _limited(kids) if isinstance(kids, Array) else []
        if any(isinstance(kid, Dictionary) and Name.T in kid for kid in inside):
            stack += [(kid, name, kind, depth + 1) for kid in inside]
        elif name:
            count += len(inside)
            yield _Found(name, node, kind, [kid for kid in inside if isinstance(kid, Dictionary)] or [node])


def _limited(items: pikepdf.Object) -> list[pikepdf.Object]:
    if len(items) > MOST_FIELDS:
        raise Refusal("too many fields in the PDF", "no form of ours has as many", FILL_ANEW)
    return list(items)


def _stamp(pdf: pikepdf.Pdf, found: _Found | None) -> FormStamp:
    info = pdf.trailer.get(Name.Info)
    carried = [_value(found)[0]] if found else []
    if isinstance(info, Dictionary):
        carried.append(_plain(info.get(STAMP_INFO)))
    carried = [text for text in carried if text]
    if not carried:
        raise Refusal(
            "not a scorecard of this toolkit", "the PDF does not say which form it is",
            "hand in the form that was sent, filled in and saved",
        )  # fmt: skip
    if len(set(carried)) > 1:
        raise Refusal("the PDF says twice which form it is, and not the same", "it was put together from two", FILL_ANEW)
    try:
        if len(carried[0]) > LONGEST_STAMP:
            raise ValueError
        return FormStamp.model_validate_json(carried[0])
    except (ValidationError, ValueError):
        raise Refusal(
            "what the PDF says of its form cannot be read", "it was changed, or is of another version", FILL_ANEW
        ) from None


def _value(found: _Found) -> tuple[str, list[str]]:
    """Read one field: its text, and what is odd about it."""
    value = found.node.get(Name.V)
    if value is not None and not isinstance(value, pikepdf.String | Name):
        raise Refusal(f"field {_known(found.name)}: its value is no text", "no viewer writes such a value", FILL_ANEW)
    text = _plain(value)
    if found.kind == "Btn":
        return _choice(found, text)
    odd = ["it has characters without a meaning, as some viewers make of pasted emoji"] if _PRIVATE.search(text) else []
    return text, odd


def _choice(found: _Found, value: str) -> tuple[str, list[str]]:
    """Read a choice. The field's value counts; where a viewer has not set it, the circle that is filled."""
    circles = {_plain(circle.get(Name.AS)) for circle in found.circles} - set(_OFF)
    if value not in _OFF:
        odd = circles and circles != {value}
        return value, ["the circle that is filled is not the one that is stored; look at the file"] if odd else []
    if len(circles) > 1:
        raise Refusal(f"field {_known(found.name)}: more than one circle is filled", "one choice is possible", FILL_ANEW)
    return next(iter(circles), ""), []


def _plain(value: pikepdf.Object | None) -> str:
    if isinstance(value, Name):
        return str(value).removeprefix("/")
    return text_of(value) if isinstance(value, pikepdf.String) else ""


def _known(name: str) -> str:
    """Quote a name only where it is one that we give."""
    return name if re.fullmatch(r"[a-z0-9_:-]{1,140}", name) else "(unnamed)"


def _encrypted() -> Refusal:
    return Refusal("the PDF is protected by a password", "what is in it cannot be checked", "save it without a password")
