"""Run a command as a whole process, several times, and take the medians."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PYTHON = sys.executable
PROGRAMS = Path(__file__).parent / "programs"
_TO_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Command:
    """What is run, and what is put in order before each run without being timed."""

    arguments: Sequence[str]
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Timed:
    """Medians over the runs of one command."""

    wall: float
    """Seconds from start to end."""
    fastest: float
    slowest: float
    cpu: float
    """Seconds of user time, of the process and of all that it started and waited for."""
    peak: float
    """MB of resident memory at most: the largest single process, not the sum.

    A process starts as a copy of this one, so less than what this one has, some 20 MB, cannot be seen.
    """


class FailedError(RuntimeError):
    """A command under measurement did not end well, so its time means nothing."""


def program(name: str, *arguments: object) -> tuple[str, ...]:
    """Give the command line of a program in ``bench/programs``."""
    return (PYTHON, str(PROGRAMS / f"{name}.py"), *map(str, arguments))


def cskit(*arguments: object) -> tuple[str, ...]:
    """Give the command line of ``cskit``, started as its users start it."""
    return (str(Path(PYTHON).with_name("cskit")), *map(str, arguments))


def measure(commands: Mapping[str, Command], runs: int, *, warm_up: bool = True) -> dict[str, Timed]:
    """Run every command ``runs`` times, in turn, so that a slow minute of the machine meets all of them.

    A first turn that is not counted fills the disk cache. Raises FailedError.
    """
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for turn in range(runs + warm_up):
        for name, command in commands.items():
            command.before()
            one = _run(command.arguments)
            if turn >= warm_up:
                taken[name].append(one)
    return {name: _medians(samples) for name, samples in taken.items()}


def _run(arguments: Sequence[str]) -> tuple[float, float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise FailedError(f"{' '.join(arguments)} ended with {process.returncode}:\n{said.decode(errors='replace')[-2000:]}")
    return wall, used.ru_utime, used.ru_maxrss / _TO_MB


def _medians(samples: Sequence[tuple[float, float, float]]) -> Timed:
    walls, cpus, peaks = zip(*samples, strict=True)
    return Timed(median(walls), min(walls), max(walls), median(cpus), median(peaks))
