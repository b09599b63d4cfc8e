"""The batch engine: the same minds as in the event engine, compiled, over many couples at once.

    engine = BatchEngine(Quantities())
    couples = engine.begin(setup, seed=1, indices=range(1000))
    engine.run(couples, until=30.0)

`couples` is an array of whole states (sim/layout.py) that can be looked into, copied, written to
disk and run on. A couple's texts, times and feelings are to the last bit those of the event
engine; they depend neither on the order and number of couples in the array nor on threads.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError
from agents.policies.programs import NO_PROGRAMS, Programs
from agents.policies.table import OWN_CODE, policy_id
from agents.quantities import Quantities
from agents.rules import RULES
from sim import compiled
from sim.begin import Setup, blank_couple, shares_harshness
from sim.chance import N_STREAMS
from sim.couple import Text
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, TEXT, Records, dtype_of, pack
from sim.people import TRAITS, fixed, spreads_of, stream_of
from sim.trace import Trace, blank_trace, part_of

MANY = 2**62
"""No limit on the number of events."""
TRACE_ROWS = 4096
"""Rows of a trace that are handed out at a time: about 3 MB."""
_SPREAD = dtype_of(fixed(0.0))
_MINDS = ("dumpee", "dumper")
_NO_TRACE = blank_trace(0)
_NO_TEXT = pack([Text()], TEXT)


Indices = npt.NDArray[np.int64]


class BatchEngine:
    """Runs couples whose policies are built in or data; its numbers are the same for all of them.

    One engine may be used by several threads at a time. With `open_side` that side's seat may be
    one of own code: it is for those who decide from outside (sim/envs/), and silent otherwise.
    """

    def __init__(
        self,
        quantities: Quantities,
        programs: Programs = NO_PROGRAMS,
        open_side: int | None = None,
    ) -> None:
        self.quantities, self.programs, self._open_side = quantities, programs, open_side
        self._numbers = pack([quantities], QUANTITIES)
        self._packed_programs = pack([programs], PROGRAMS)

    def begin(self, setup: Setup, seed: int, indices: Sequence[int] | Indices) -> Records:
        """Return couples with these numbers under `seed`, shape (len(indices),), to be run.

        Raises AftertextError for a seed outside 0..2^63 - 1, for own code, and for policies that
        are data where this engine was made without the set-up's programs.
        """
        self._check(setup, seed)
        couples = np.repeat(pack([blank_couple(setup, self.quantities)], COUPLE), len(indices))
        _fill_in_people(couples, setup, seed, np.array(indices, np.int64))
        self._play(couples, opening=1, until=-math.inf)
        return couples

    def run(
        self, couples: Records, until: float = math.inf, most: int = MANY, threads: int = 1
    ) -> int:
        """Run couples, in place, each to a day or its horizon; return how many events there were.

        Events at the very end are left out. `most` stops each couple after so many events. Raises
        ValueError for fewer than one thread, or a day that is not a number.
        """
        if threads == 1:
            return self._play(couples, until=until, most=most)
        if threads < 1:
            raise ValueError(f"{threads} threads run nothing")
        parts = np.array_split(couples, min(len(couples), 8 * threads) or 1)
        with ThreadPoolExecutor(threads) as pool:
            return sum(pool.map(lambda part: self._play(part, until=until, most=most), parts))

    def trace(
        self, couples: Records, until: float = math.inf, rows: int = TRACE_ROWS
    ) -> Iterator[Trace]:
        """Run couples one after the other like `run`, and hand out what happens as it happens.

        `rows` are those of a portion, at least 1 (else ValueError).
        """
        if rows < 1:
            raise ValueError(f"a trace of {rows} rows at a time would never end")
        room = blank_trace(rows)
        while written := self._write(couples, until, room):
            yield part_of(room, written)
            if written < rows:
                return

    def _write(self, couples: Records, until: float, room: Trace) -> int:
        return self._call(couples, 0, until, MANY, room)

    def _play(
        self, couples: Records, opening: int = 0, until: float = math.inf, most: int = MANY
    ) -> int:
        return self._call(couples, opening, until, most, _NO_TRACE)

    def _call(self, couples: Records, opening: int, until: float, most: int, room: Trace) -> int:
        if math.isnan(until):
            raise ValueError("couples cannot run until a day that is not a number")
        if couples.dtype != COUPLE or couples.ndim != 1 or not couples.flags.writeable:
            raise ValueError("couples are records in a row that can be written to, as begin gives")
        # Networks work in places of their own record, so that each call has a copy.
        programs, trace = self._packed_programs.copy(), tuple(room)
        # Every other type or layout would be compiled anew, which takes half a minute.
        whole = np.ascontiguousarray(couples)
        done = compiled.play(
            whole, self._numbers, programs, opening, float(until), int(most), trace, _NO_TEXT
        )
        if whole is not couples:
            couples[...] = whole
        return int(done)

    def _check(self, setup: Setup, seed: int) -> None:
        if not 0 <= operator.index(seed) < 2**63:
            raise AftertextError(f"seed = {seed} is outside 0 to 2^63 - 1")
        policies = [policy_id(name) for name in setup.policies]
        if any(p == OWN_CODE and side != self._open_side for side, p in enumerate(policies)):
            raise AftertextError("the batch engine cannot run own code; the event engine can")
        if max(policies) > OWN_CODE and setup.programs != self.programs:
            raise AftertextError(
                "the engine does not know this set-up's scripts and networks; make it with "
                "BatchEngine(quantities, setup.programs)"
            )


def warm_up(watch: Callable[[int, int], None]) -> None:
    """Compile everything now, or load what was compiled before.

    `watch` is told how many functions have been compiled, and about how many there are; it is not
    called where nothing has to be.
    """
    expected = len(RULES) + 4
    with compiled.watched(lambda done: watch(done, max(done, expected))):
        BatchEngine(Quantities()).begin(Setup(policies=("polite", "silence")), 0, [0])


def stream_keys(seed: int, indices: Indices) -> Indices:
    """Return the keys of all streams of couples, shape (len(indices), N_STREAMS)."""
    keys = np.empty((len(indices), N_STREAMS), np.int64)
    compiled.fill_keys(int(seed), indices, keys)
    return keys


def _fill_in_people(couples: Records, setup: Setup, seed: int, indices: Indices) -> None:
    n = len(indices)
    spreads = [spread for side in (0, 1) for spread in spreads_of(side, setup.traits[side])]
    places = [(side, i, trait) for side in (0, 1) for i, trait in enumerate(TRAITS[side])]
    streams = np.array([stream_of(side, i) for side, i, _ in places])
    traits, hours = np.empty((len(places), n)), np.empty((4, n))
    packed = pack(spreads, _SPREAD)
    compiled.draw_people(int(seed), indices, packed, streams, traits, hours)
    couples["keys"] = stream_keys(seed, indices)
    for (side, _, trait), column in zip(places, traits, strict=True):
        couples[_MINDS[side]][trait] = column
    if shares_harshness(setup):
        couples["dumper"]["regret_of_manner"] = couples["dumpee"]["harshness"]
    for side in (0, 1):
        couples["seats"]["bed_hour"][:, side] = hours[2 * side]
        couples["seats"]["wake_hour"][:, side] = hours[2 * side + 1]
