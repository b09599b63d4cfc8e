"""What other processes used of the machine while something was measured."""

from __future__ import annotations

import multiprocessing
import os
import time
from pathlib import Path

STAT = Path("/proc/stat")
MOST_FOREIGN = 0.08
"""Share of the machine above which a repetition counts as disturbed."""


class Watch:
    """Measures a stretch of time: its length, and the load that others put on the machine."""

    def __init__(self) -> None:
        self._busy = _busy_seconds()
        self._own = _own_seconds()
        self._start = time.perf_counter()

    def stop(self) -> tuple[float, float | None]:
        """Return the seconds that passed and the others' share of all processors.

        The share is None where the machine does not tell (/proc/stat is Linux's).
        """
        seconds = time.perf_counter() - self._start
        busy = _busy_seconds()
        if busy is None or self._busy is None:
            return seconds, None
        foreign = (busy - self._busy) - (_own_seconds() - self._own)
        return seconds, max(0.0, foreign / (seconds * (os.cpu_count() or 1)))


def _busy_seconds() -> float | None:
    """Return what all processors have worked since the machine started, stolen time included."""
    try:
        first = STAT.read_text(encoding="ascii").split("\n", 1)[0].split()
    except OSError:
        return None
    user, nice, system, _idle, _wait, irq, soft_irq, steal = map(int, first[1:9])
    return (user + nice + system + irq + soft_irq + steal) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    """Return what this process has worked, with its children that are over and those that live."""
    times = os.times()
    over = times.user + times.system + times.children_user + times.children_system
    return over + sum(_seconds_of(child.pid) for child in multiprocessing.active_children())


def _seconds_of(pid: int | None) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")  # user and system
