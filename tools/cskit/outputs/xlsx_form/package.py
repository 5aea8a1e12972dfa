"""Opens the file as what it is, a ZIP of XML members written by somebody unknown: within limits, or not at all."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from cskit.model.problems import Place, Problem

MAX_FILE = 5_000_000
MAX_MEMBER = 15_000_000
MAX_TOTAL = 30_000_000
MAX_MEMBERS = 200
MAX_SIGNS = 400_000
"""Of ``<`` and of ``=`` in all members, for tags and attributes cost time and memory; a scorecard has a few thousand."""

CONTENT_TYPES = "[content_types].xml"
"""The member that every workbook has; names of members are in lower case here, since Excel does not tell them apart."""

_CHUNK = 65_536
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UNSAFE_NAME = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|^[A-Za-z]:|[\\\x00-\x1f]|//")
_AGAIN = "save it as an Excel workbook (.xlsx) and hand that file in"


class RefusedError(Exception):
    """The file is not read any further; carries the reason in words without anything of its text."""

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.why, self.remedy = what, why, remedy

    def problem(self, file: str) -> Problem:
        """Put it down as a problem of a file."""
        return Problem(Place(file), self.what, self.why, self.remedy, "xlsx")


def unpack(data: bytes) -> dict[str, bytes]:
    """Give the members of a workbook by lower-case name.

    Sizes are counted while the members are really read, whatever the file says of itself. Raises RefusedError for
    another kind of file, for one beyond the limits, for unsafe or doubled names, and for a DTD in any member.
    """
    if len(data) > MAX_FILE:
        raise RefusedError(
            f"the file has {len(data):,} bytes", f"a filled scorecard is far below {MAX_FILE:,}",
            "take out pictures and other sheets, or fill in a fresh form",
        )  # fmt: skip
    if not data.startswith(b"PK\x03\x04"):
        raise _other_kind(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = dict(_members(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError):
        raise RefusedError(
            "the file is damaged", "it begins like a workbook but cannot be unpacked", "send it again, or save it again",
        ) from None  # fmt: skip
    _must_be_workbook(members)
    return members


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    listed = archive.infolist()
    if len(listed) > MAX_MEMBERS:
        raise RefusedError(
            f"the file has {len(listed):,} members", f"a workbook of ours has about a dozen, and {MAX_MEMBERS} is the limit",
            "fill in a fresh form",
        )  # fmt: skip
    names: set[str] = set()
    total = tags = attributes = 0
    for info in listed:
        name = info.filename.lower()
        if _UNSAFE_NAME.search(info.filename) or name in names:
            raise RefusedError(
                "the file has a member with an unsafe or doubled name", "no spreadsheet program writes such a file",
                "do not open it, and ask the sender for it",
            )  # fmt: skip
        if info.flag_bits & 0x1:
            raise _locked()
        names.add(name)
        content = _content(archive, info, MAX_TOTAL - total)
        total, tags, attributes = total + len(content), tags + content.count(b"<"), attributes + content.count(b"=")
        if max(tags, attributes) > MAX_SIGNS:
            raise RefusedError(
                "the workbook has far more cells than a scorecard", "reading them all would take too long",
                "take out other sheets, or fill in a fresh form",
            )  # fmt: skip
        yield name, content


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    if info.compress_type not in _METHODS:
        raise RefusedError("the file is packed in an unusual way", "workbooks are packed by Deflate or not at all", _AGAIN)
    out = bytearray()
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            out += chunk
            if len(out) > min(left, MAX_MEMBER):
                raise RefusedError(
                    "the file unpacks to far more than a scorecard holds",
                    f"a member may have {MAX_MEMBER:,} bytes and all of them {MAX_TOTAL:,}",
                    "do not open it if you do not know the sender; otherwise fill in a fresh form",
                )  # fmt: skip
    content = bytes(out)
    # UTF-16 and UTF-32 are the same letters with NULs between them.
    if _DECLARATION.search(content.replace(b"\x00", b"") if b"\x00" in content else content):
        raise RefusedError(
            "the file holds a document type or entity declaration", "no spreadsheet program writes one, and attacks do",
            "do not open it, and ask the sender for it",
        )  # fmt: skip
    return content


def _must_be_workbook(members: Mapping[str, bytes]) -> None:
    kind = members.get("mimetype", b"").strip()
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        raise RefusedError(
            "the file is an OpenDocument spreadsheet (.ods)", "saving as .ods drops tabs and more from the text", _AGAIN,
        )  # fmt: skip
    if any(name.endswith(".iwa") for name in members):
        raise RefusedError("the file is a Numbers document", "only Excel workbooks can be read", f"export it: {_AGAIN}")
    if CONTENT_TYPES not in members or kind:
        raise RefusedError("the file is a ZIP but no Excel workbook", "only scorecards saved as .xlsx can be read", _AGAIN)
    types = members[CONTENT_TYPES].lower()
    if b"sheet.binary." in types:
        raise RefusedError("the file is a binary workbook (.xlsb)", "only .xlsx can be read", _AGAIN)
    # Refused rather than passed over: no form of ours has macros, so somebody put them in, and whoever opens the file
    # next would run them. Saving as .xlsx takes them out and loses no answer.
    inside = any(name.endswith("vbaproject.bin") or name.startswith("xl/macrosheets/") for name in members)
    if inside or b"macroenabled" in types or b"vbaproject" in types:
        raise RefusedError(
            "the file holds macros (.xlsm)", "a scorecard has none, and macros can harm whoever opens it next",
            "save it as an Excel workbook without macros (.xlsx) and hand that file in",
        )  # fmt: skip


def _other_kind(data: bytes) -> RefusedError:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _locked()
        return RefusedError("the file is an old Excel workbook (.xls)", "only .xlsx can be read", _AGAIN)
    if not data.strip():
        return RefusedError("the file is empty", "nothing was saved in it", "save the form again and send that file")
    return RefusedError("the file is no Excel workbook", "a workbook begins with the letters PK", _AGAIN)


def _locked() -> RefusedError:
    return RefusedError(
        "the file is locked with a password", "it cannot be read without it",
        "take the password off (File, Info, Protect Workbook), save it as .xlsx and hand that file in",
    )  # fmt: skip
