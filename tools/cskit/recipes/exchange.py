"""Records as files for other programs, and a form service's file as records."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from cskit import store
from cskit.content.fit import did_you_mean
from cskit.disk import Stopped, plain_failures
from cskit.model.problems import Place, Problem, errors
from cskit.model.record import Record
from cskit.outputs.exchange import FORMATS, ExchangeError
from cskit.recipes.check import Listener
from cskit.recipes.rounds import RECORDS, private, read_content

_WRITING = ".exporting"


@dataclass(frozen=True)
class Exported:
    """What an export wrote."""

    problems: list[Problem]
    """Records that were left out because they are damaged."""
    out: Path | None = None
    records: int = 0
    candidates: int = 0


@dataclass
class _Taken:
    """What was seen while the records were gone through; they may be gone through twice."""

    problems: list[Problem] = field(default_factory=list)
    records: int = 0
    candidates: set[str] = field(default_factory=set)

    def forget(self) -> None:
        """Begin anew."""
        self.problems.clear()
        self.candidates.clear()
        self.records = 0


def export(
    root: Path, listener: Listener, *, style: str, out: Path, candidates: Sequence[str] = (), all_revisions: bool = False,
    force: bool = False, records: Path | None = None,
) -> Exported:  # fmt: skip
    """Write the records into ``out``, whole or not at all, readable by its owner alone.

    Of each interviewer the newest revision is taken, unless all are wanted. Without candidates, all are. One that is
    damaged is left out and comes back as a problem. Raises Stopped where ``out`` exists and ``force`` is not given,
    where there is nothing to write, and where a record does not fit into the format.
    """
    folder = records or root / RECORDS
    private(root, out)
    _free(out, force=force)
    with plain_failures():
        total = len(_known(folder, candidates))
        from cskit.outputs.exchange.names import names

        content = read_content(root, listener)
        listener.step("Writing the records")
        taken = _Taken()

        def again() -> Iterator[Record]:
            taken.forget()
            for candidate in candidates or (None,):
                for record in _chosen(folder, candidate, taken, all_revisions=all_revisions):
                    taken.records += 1
                    if record.candidate not in taken.candidates:
                        taken.candidates.add(record.candidate)
                        listener.progress(len(taken.candidates), total)
                    yield record

        try:
            _write(FORMATS[style].write(again, names(content)), out, taken, force=force)
        except ExchangeError as error:
            raise Stopped(Problem(
                Place(out.as_posix(), (), 1, 1), str(error), "nothing was written",
                "run it again; if it says so again, use --format jsonl", "export",
            )) from None  # fmt: skip
    return Exported(taken.problems, out, taken.records, len(taken.candidates))


def _chosen(folder: Path, candidate: str | None, taken: _Taken, *, all_revisions: bool) -> Iterator[Record]:
    """The records wanted, in the order of the store: by candidate, interviewer and revision, so the newest comes last.

    Where the newest is damaged, the interviewer is left out: an earlier one would pass for it.
    """
    held: Record | None = None
    for record in store.records(folder, candidate):
        if isinstance(record, Problem):
            taken.problems.append(record)
            if held is not None and _is_of(record, held):
                held = None
        elif all_revisions:
            yield record
        else:
            if held is not None and (held.candidate, held.interviewer) != (record.candidate, record.interviewer):
                yield held
            held = record
    if held is not None:
        yield held


def _is_of(problem: Problem, record: Record) -> bool:
    path = Path(problem.place.file)
    return path.parent.name == record.candidate and path.stem.rpartition("-r")[0] == record.interviewer


def _known(folder: Path, candidates: Sequence[str]) -> Sequence[str]:
    """The candidates that are asked for."""
    there = store.candidates(folder)
    for candidate in candidates:
        if candidate not in there:
            raise _stopped(
                folder, "there are no records of one of the candidates named", "the file would lack them without a word",
                did_you_mean(candidate, there) if there else "collect scorecards first, or name the folder with --records",
            )  # fmt: skip
    return candidates or there


def _free(out: Path, *, force: bool) -> None:
    if out.is_dir():
        raise _stopped(out, "this is a folder", "the export is one file", "name a file in it")
    if os.path.lexists(out) and not force:
        raise _taken(out)
    if not out.parent.is_dir():
        raise _stopped(out.parent, "there is no such folder", "nothing was written", "make it, or name another --out")


def _taken(out: Path) -> Stopped:
    return _stopped(out, "this file exists", "nothing is written over without being told to", "name another, or add --force")


def _write(pieces: Iterator[bytes], out: Path, taken: _Taken, *, force: bool) -> None:
    """Write beside, then give the name: a reader sees the whole file, and nobody else may read it."""
    beside = out.with_name(f".{out.name}.{token_hex(4)}{_WRITING}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for piece in pieces:
                file.write(piece)
            if not taken.records:
                raise _nothing(out, taken)
            file.flush()
            os.fsync(file.fileno())
        _name(beside, out, force=force)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _name(beside: Path, out: Path, *, force: bool) -> None:
    if force:
        beside.replace(out)
        return
    try:
        os.link(beside, out)
    except FileExistsError:
        raise _taken(out) from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        if os.path.lexists(out):
            raise _taken(out) from None
        beside.rename(out)


def _nothing(out: Path, taken: _Taken) -> Stopped:
    if errors(taken.problems):
        return Stopped(errors(taken.problems)[0])
    return _stopped(out, "there are no records to write", "an empty file would look like a result", "collect scorecards first")


def _stopped(path: Path, what: str, why: str, remedy: str) -> Stopped:
    return Stopped(Problem(Place(path.as_posix(), (), 1, 1), what, why, remedy, "export"))
