"""Many couples with the same start, run in the batch engine from decision to decision."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

import numpy as np
import numpy.typing as npt

from agents.policies.observation import OBSERVATION
from sim import compiled_steps
from sim.asked import ACCOUNTS
from sim.envs.actions import ACTIONS, N_ALWAYS
from sim.envs.starts import Start
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, Records, pack

LEAST_BEGUN = 32
"""Couples that are begun ahead at least; a few at a time would be slow."""
Places = npt.NDArray[np.int64]
Seen = npt.NDArray[np.float32]
Step = Callable[[Seen], None]
"""Lets couples live on by a step and writes what they observe into the environment's array."""


@dataclasses.dataclass
class Rows:
    """What there is to know of n couples between two steps, an array each, couples first."""

    couples: Records
    moments: npt.NDArray[np.int64]
    actions: npt.NDArray[np.int64]
    seen: Seen
    """What those observe who have just begun, shape (n, entries); steps write elsewhere."""
    masks: npt.NDArray[np.int8]
    """1 for what may be done, shape (n, actions)."""
    counts: npt.NDArray[np.float64]
    """Of the last step: differences of the ACCOUNTS, its days; the day now."""
    ended: npt.NDArray[np.int8]
    """0 no, 1 healed, 2 at the horizon."""
    numbers: npt.NDArray[np.int64]
    """Numbers of the couples under the seed."""

    def part(self, where: slice) -> Rows:
        """Return the same arrays, seen in part."""
        return Rows(*(getattr(self, f.name)[where] for f in dataclasses.fields(self)))

    def put(self, places: Places, source: Rows) -> None:
        """Overwrite the couples in these places by others, one each."""
        for field in dataclasses.fields(self):
            _whole(getattr(self, field.name))[places] = _whole(getattr(source, field.name))


def _whole(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return records as elements without fields: NumPy copies fields singly, 10 × slower."""
    return array if array.dtype.names is None else array.view(f"V{array.itemsize}")


def blank_rows(n: int, side: int) -> Rows:
    """Return room for n couples."""
    return Rows(
        couples=np.zeros(n, COUPLE),
        moments=np.zeros(n, np.int64),
        actions=np.zeros(n, np.int64),
        seen=np.zeros((n, len(OBSERVATION[side])), np.float32),
        masks=np.zeros((n, len(ACTIONS[side])), np.int8),
        counts=np.zeros((n, len(ACCOUNTS) + 2)),
        ended=np.zeros(n, np.int8),
        numbers=np.zeros(n, np.int64),
    )


class Lot:
    """Couples of one start: `rows` are their places, a part of the environment's.

    `n_begun` is the number of the next couple under the seed.
    """

    def __init__(self, start: Start, side: int, rows: Rows, seed: int, n_begun: int = 0) -> None:
        self.start, self.rows = start, rows
        self._side, self._seed = side, seed
        self._numbers = pack([start.quantities], QUANTITIES)
        self._programs = pack([start.programs], PROGRAMS)
        self._begun, self._next = blank_rows(0, side), 0
        self.n_begun = n_begun

    def renew(self, places: Places) -> None:
        """Put the next couples, each at its first decision, in these places."""
        while len(places):
            left = len(self._begun.numbers) - self._next
            if left == 0:
                self._begin_more(len(places))
                continue
            n = min(left, len(places))
            self.rows.put(places[:n], self._begun.part(slice(self._next, self._next + n)))
            self._next += n
            places = places[n:]

    def steps(self, parts: int, first: int) -> list[Step]:
        """Return what is to be called for one step of all couples, in any order.

        `first` is the environment's place of the lot's first couple.
        """
        cuts = np.array_split(np.arange(len(self.rows.couples)), parts)
        return [self._stepper(cut[0], cut[-1] + 1, first) for cut in cuts if len(cut)]

    def _stepper(self, begin: int, end: int, first: int) -> Step:
        rows = self.rows.part(slice(begin, end))
        programs = self._programs.copy()  # networks work in places of their own record
        return lambda seen: self._run(rows, programs, 0, seen[first + begin : first + end])

    def _begin_more(self, wanted: int) -> None:
        n = max(LEAST_BEGUN, wanted, len(self.rows.couples) // 4)
        self._begun, self._next = blank_rows(n, self._side), 0
        self._begun.numbers[:] = np.arange(self.n_begun, self.n_begun + n)
        self._begun.couples = self.start.begin(self._seed, self._begun.numbers)
        self.n_begun += n
        self._run(self._begun, self._programs, 1, self._begun.seen)

    def _run(self, rows: Rows, programs: Records, opening: int, seen: Seen) -> None:
        compiled_steps.step_all(
            rows.couples, self._numbers, programs, self._side, opening, N_ALWAYS[self._side],
            rows.moments, rows.actions, seen, rows.masks, rows.counts, rows.ended,
        )  # fmt: skip


def run_all(steps: list[Step], seen: Seen, pool: Executor, helpers: int) -> None:
    """Call all: this thread and so many of a pool's take one after the other."""
    left = iter(steps)

    def work() -> None:
        for step in left:
            step(seen)

    helping = [pool.submit(work) for _ in range(helpers)]
    work()
    for helper in helping:
        helper.result()
