"""Running couples in the batch engine on all cores: chunks in threads, streamed as they finish."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from experiments.outcomes import table_from
from experiments.work import Chunk, Done, Work, chunks
from sim.begin import Setup
from sim.outcome import outcome_columns

if TYPE_CHECKING:
    from sim.batch import BatchEngine

MOST_IN_CHUNK = 512
"""Couples that a thread runs at a time: 6 MB of state, a fraction of a second."""
_LEAST_CHUNKS = 8
"""Chunks for each core at least, so that all cores are busy until the end."""


def run_in_batch(
    work: Work, arms: list[int], cores: int, size: int | None = None
) -> Generator[Done, None, None]:
    """Run some arms on `cores` threads; yield chunks in their order, as soon as each is done.

    Only a few chunks are under way at a time, so that memory does not grow with the number of
    couples. Close the generator to stop after the chunks under way.
    """
    if not arms:
        return
    size = size or chunk_size(work.couples * len(arms), cores)
    players = _players(work, arms)
    todo = chunks(arms, work.couples, size)
    pool = ThreadPoolExecutor(cores)
    under_way: deque[Future[Done]] = deque()
    try:
        for chunk in todo:
            under_way.append(pool.submit(players[chunk.arm].play, chunk))
            if len(under_way) > 2 * cores:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def chunk_size(couples: int, cores: int) -> int:
    """Return how many couples a chunk has: small enough for all cores to have several."""
    return max(1, min(MOST_IN_CHUNK, couples // (cores * _LEAST_CHUNKS)))


def _players(work: Work, arms: list[int]) -> dict[int, _Player]:
    from sim.batch import BatchEngine  # starts the compiler, which the event engine does without

    engines: dict[int, BatchEngine] = {}
    players = {}
    for number in arms:
        arm = work.arms[number]
        programs = arm.setup.programs
        if id(programs) not in engines:
            engines[id(programs)] = BatchEngine(work.quantities, programs)
        players[number] = _Player(engines[id(programs)], arm.setup, work.seed)
    return players


@dataclass(frozen=True)
class _Player:
    """Runs chunks of one arm; several threads may do so at a time."""

    engine: BatchEngine
    setup: Setup
    seed: int

    def play(self, chunk: Chunk) -> Done:
        """Run one chunk from the first moment to the horizon."""
        indices = np.arange(chunk.first, chunk.first + chunk.size)
        couples = self.engine.begin(self.setup, self.seed, indices)
        self.engine.run(couples)
        return Done(chunk, table_from(outcome_columns(couples, indices)))
