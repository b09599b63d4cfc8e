"""How long one waits for the first couple, once everything has been compiled before."""

from __future__ import annotations

import dataclasses
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.load import Watch

ROOT = Path(__file__).parents[1]
FIRST_COUPLE = ("-m", "benchmarks.first_couple")
COMPARE = ("-m", "coach.cli.main", "compare", "breadcrumbs", "--couples", "200")


@dataclasses.dataclass(frozen=True)
class Warm:
    """Seconds from the start of a process, one figure for each repetition."""

    first_couple: list[float]
    compare: list[float]
    foreign: list[float | None]
    """Share of the machine that other processes used during each process that was timed."""

    @property
    def until_first_couple(self) -> float:
        """Median until the batch engine has run its first couple."""
        return statistics.median(self.first_couple)

    @property
    def until_compared(self) -> float:
        """Median until a comparison of 200 couples a pair is done."""
        return statistics.median(self.compare)


def warm_start(rounds: int, progress: Callable[[str, float], None]) -> Warm:
    """Measure both, taking turns; a first time that fills the cache does not count."""
    _seconds(FIRST_COUPLE), _seconds(COMPARE)
    warm = Warm([], [], [])
    for _ in range(rounds):
        for command, kept in ((FIRST_COUPLE, warm.first_couple), (COMPARE, warm.compare)):
            watch = Watch()
            kept.append(_seconds(command))
            warm.foreign.append(watch.stop()[1])
            progress(" ".join(command[1:]), kept[-1])
    return warm


def _seconds(command: tuple[str, ...]) -> float:
    """Return the seconds from the start of a process until it says its last line, or its first.

    The first couple is there when its line is: what Python does after that is no waiting.
    """
    start = time.perf_counter()
    with _start(command) as process:
        assert process.stdout is not None, "it was asked for"
        process.stdout.readline() if command is FIRST_COUPLE else process.communicate()
        seconds = time.perf_counter() - start
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed")
    return seconds


def _start(command: tuple[str, ...]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, stdout=subprocess.PIPE)
