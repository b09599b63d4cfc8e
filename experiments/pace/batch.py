"""The same dyads as experiments.pace.simulated, to the second, on the batch engine."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from agents.quantities import Quantities
from sim.begin import Setup
from sim.clock import SECONDS_PER_DAY
from sim.couple import FRIENDS, SEND_DUMPEE, SEND_DUMPER
from sim.trace import Trace

from .threads import Dyads

OBSERVED_DAYS = 28
"""As long as the real texts were collected."""
SETTLING_DAYS = 2
"""Left out at the start, so that no thread begins with silence."""
DYADS_IN_PART = 50

Sent = dict[tuple[int, int], list[tuple[float, int]]]


def friends_who_text(status: int = FRIENDS) -> Setup:
    """Return pairs of friends (or, with TOGETHER, couples) who text for some weeks."""
    days = OBSERVED_DAYS + SETTLING_DAYS
    return Setup(policies=("buddy", "buddy"), status=status, horizon_days=days)


def play_dyads(
    dyads: int, seed: int, quantities: Quantities | None = None, status: int = FRIENDS,
    threads: int = 1, watch: Callable[[int], None] = lambda _: None,
) -> Dyads:  # fmt: skip
    """Let `dyads` pairs text for 28 days; times in whole seconds, as in the raw data.

    `watch` is told how many dyads have just finished.
    """
    from sim.batch import BatchEngine  # starts the compiler

    engine, setup = BatchEngine(quantities or Quantities()), friends_who_text(status)

    def play(part: NDArray[np.int64]) -> Sent:
        sent: Sent = {_pair(index): [] for index in part.tolist()}
        for trace in engine.trace(engine.begin(setup, seed, part)):
            _keep(sent, trace, part)
        watch(len(part))
        return sent

    numbers = np.arange(dyads)
    parts = [numbers[i : i + DYADS_IN_PART] for i in range(0, dyads, DYADS_IN_PART)]
    with ThreadPoolExecutor(threads) as pool:
        return {pair: texts for part in pool.map(play, parts) for pair, texts in part.items()}


def _keep(sent: Sent, trace: Trace, part: NDArray[np.int64]) -> None:
    """Add the texts sent in a portion of a trace, which is in the order of time in each dyad."""
    rows = np.isin(trace.events["slot"], (SEND_DUMPEE, SEND_DUMPER)) & (trace.texts["id"] >= 0)
    day = trace.events["day"][rows] - SETTLING_DAYS
    numbers = part[trace.events["couple"][rows]].tolist()
    seconds = np.floor(day * SECONDS_PER_DAY).astype(int).tolist()
    for number, second, sender in zip(
        numbers, seconds, trace.texts["sender"][rows].tolist(), strict=True
    ):
        if second >= 0:
            sent[_pair(number)].append((second, sender))


def _pair(index: int) -> tuple[int, int]:
    return 2 * index, 2 * index + 1
