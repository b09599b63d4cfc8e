"""The very source of the rules, compiled by numba: the machine room of the batch engine.

Importing this module makes every function in `agents.rules.RULES` callable from compiled code. What
stands here besides is what an engine has and the rules do not: the generator of chance in 64 bits,
the loop over events, and filling arrays with people. Only sim/batch.py should need it.
"""

from __future__ import annotations

import contextlib
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import Any

# Intel's vector library has an exp of its own, which differs from the interpreter's in last bits.
# Numba looks at its import only, and a later change would undo what its user has set in its config.
if "numba" not in sys.modules:
    os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")

import numba
import numpy as np
from numba.core import config, event
from numba.extending import overload, register_jitable

import sim.asked  # its rules are compiled, too (compiled_steps.py)
import sim.begin
import sim.chance
import sim.people
from agents.errors import AftertextError
from agents.rules import RULES
from sim.begin import open_couple
from sim.cache import cache_folder, passing_folder
from sim.chance import GOLDEN, N_STREAMS, stream_key
from sim.people import bed_hour, draw_trait, wake_hour
from sim.step import advance, next_slot
from sim.trace import has_passed_a_text, is_traced

settings: Any = config
# What SVML was compiled into is not for processes without it.
FOLDER = passing_folder() if settings.USING_SVML else cache_folder()

if settings.DISABLE_JIT:
    raise AftertextError("NUMBA_DISABLE_JIT is set, so the batch engine cannot run; unset it")
if settings.USING_SVML:  # only where numba was imported before us, with that library installed
    warnings.warn(
        "numba uses Intel's SVML, so the engines may differ in last bits; import sim.batch before "
        "numba, or set NUMBA_DISABLE_INTEL_SVML=1",
        stacklevel=2,
    )

_GOLDEN, _A, _B = np.uint64(GOLDEN), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S1, _S11, _S27, _S30, _S31 = (np.uint64(n) for n in (1, 11, 27, 30, 31))


@register_jitable
def _mix(z: Any) -> Any:
    z = (z ^ (z >> _S30)) * _A
    z = (z ^ (z >> _S27)) * _B
    return z ^ (z >> _S31)


@overload(sim.chance.u01)
def _u01(key: Any, index: Any) -> Callable[[Any, Any], float]:
    def in_64_bits(key: Any, index: Any) -> Any:
        z = _mix(_mix(np.uint64(index + 1) * _GOLDEN) ^ np.uint64(key))
        return float(z >> _S11) * (1.0 / (1 << 53))

    return in_64_bits


@overload(sim.chance.stream_key)
def _stream_key(seed: Any, couple: Any, stream: Any) -> Callable[[Any, Any, Any], Any]:
    def in_64_bits(seed: Any, couple: Any, stream: Any) -> Any:
        key = _mix(np.uint64(seed) + _GOLDEN)
        key = _mix((key ^ np.uint64(couple)) + _GOLDEN)
        return np.int64(_mix((key ^ np.uint64(stream)) + _GOLDEN) >> _S1)

    return in_64_bits


for _rule in RULES:
    # Moving a mind on is a third of all work. Its parts are called in one place each, and LLVM
    # would not inline them, since numba's functions are visible from outside.
    if _rule.__name__.startswith("relax_"):
        register_jitable(forceinline=True)(_rule)
    else:
        register_jitable(_rule)


@contextlib.contextmanager
def kept_in(folder: str) -> Iterator[None]:
    """Let functions that are decorated meanwhile be kept in a folder."""
    before = settings.CACHE_DIR
    settings.CACHE_DIR = folder
    try:
        yield
    finally:
        settings.CACHE_DIR = before


@register_jitable
def _play(couple: Any, q: Any, programs: Any, until: float, most: int) -> int:
    """Run one couple for a time; return how many events there were."""
    end, done = min(until, couple.horizon), 0
    while done < most:
        slot = next_slot(couple)
        if couple.slots[slot] >= end:
            break
        advance(couple, slot, q, programs)
        done += 1
    return done


@register_jitable
def _write_row(
    couple: Any, number: int, slot: int, passed: int, row: int, trace: Any, no_text: Any
) -> None:
    events, texts, dumpees, dumpers = trace
    events[row].couple = number
    events[row].slot = slot
    events[row].day = couple.now
    if passed == 1:
        texts[row] = couple.outgoing
    elif passed == 2:
        texts[row] = couple.incoming
    else:
        texts[row] = no_text[0]
    dumpees[row] = couple.dumpee
    dumpers[row] = couple.dumper


@register_jitable
def _play_traced(
    couple: Any,
    number: int,
    q: Any,
    programs: Any,
    until: float,
    row: int,
    trace: Any,
    no_text: Any,
) -> int:
    """Run one couple for a time or until the trace is full; return the next free row."""
    end = min(until, couple.horizon)
    while row < len(trace[0]):
        slot = next_slot(couple)
        if couple.slots[slot] >= end:
            break
        n_texts, n_read = couple.texts, couple.texts_read
        advance(couple, slot, q, programs)
        if is_traced(couple, slot):
            passed = has_passed_a_text(couple, n_texts, n_read)
            _write_row(couple, number, slot, passed, row, trace, no_text)
            row += 1
    return row


with kept_in(str(FOLDER)):
    # A division by zero raises in the interpreter; looking out for it costs a tenth of the speed.
    @numba.njit(nogil=True, cache=True, error_model="numpy")
    def play(
        couples: Any,
        numbers: Any,
        programs: Any,
        opening: int,
        until: float,
        most: int,
        trace: Any,
        no_text: Any,
    ) -> int:
        """Run couples one after the other; return the number of events, or with a trace of rows.

        `opening` 1 begins them first. All in one function, so that all is compiled once.
        """
        done = 0
        for i in range(len(couples)):
            if opening > 0:
                open_couple(couples[i], numbers[0])
            if len(trace[0]) == 0:
                done += _play(couples[i], numbers[0], programs[0], until, most)
            else:
                done = _play_traced(
                    couples[i], i, numbers[0], programs[0], until, done, trace, no_text
                )
        return done

    @numba.njit(nogil=True, cache=True)
    def draw_people(
        seed: int, indices: Any, spreads: Any, streams: Any, traits: Any, hours: Any
    ) -> None:
        """Fill the columns of people: traits[t, i] and hours[h, i]."""
        for i in range(len(indices)):
            couple = indices[i]
            for t in range(len(spreads)):
                traits[t, i] = draw_trait(spreads[t], seed, couple, streams[t])
            for side in range(2):
                hours[2 * side, i] = bed_hour(seed, couple, side)
                hours[2 * side + 1, i] = wake_hour(seed, couple, side)

    @numba.njit(nogil=True, cache=True)
    def fill_keys(seed: int, indices: Any, keys: Any) -> None:
        """Fill in the keys of all streams: keys[i, s]."""
        for i in range(len(indices)):
            for stream in range(N_STREAMS):
                keys[i, stream] = stream_key(seed, indices[i], stream)


class _Counter(event.Listener):
    def __init__(self, watch: Callable[[int], None]) -> None:
        self._watch, self._done = watch, 0

    def on_start(self, happening: Any) -> None:
        """Nothing yet."""

    def on_end(self, happening: Any) -> None:
        self._done += 1
        self._watch(self._done)


@contextlib.contextmanager
def watched(watch: Callable[[int], None]) -> Iterator[None]:
    """Let `watch` know how many functions have been compiled meanwhile."""
    listener = _Counter(watch)
    event.register("numba:compile", listener)
    try:
        yield
    finally:
        event.unregister("numba:compile", listener)
