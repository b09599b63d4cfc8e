"""Snapshots: a couple at any moment, as plain data from which either engine goes on.

    snapshot = take_snapshot(engine)                     # an EventEngine, wherever it has stopped
    snapshot = take_from_batch(couples[7], quantities)   # or one of the batch engine's couples
    write_snapshot(snapshot, Path("day30.json"))         # sim/snapshot_files.py

    resume_in_events(snapshot).run()
    engine, couples = resume_in_batch([snapshot])
    engine.run(couples)

A run that was stopped and resumed ends as the run that was never stopped, to the last bit, in
whichever engine either half was run. A stop at a day leaves the events at that very moment to the
later half; between events nothing changes, so a snapshot's `couple.now` is the last event's.

A fork lives through the same past and another chance: every draw from then on comes from another
seed's streams, while what has been drawn already stays as it is: the texts on their way and when
they will be read, a planned text, the next candidate of an urge, the next event of life.
"""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from agents.errors import AftertextError
from agents.intents import SIDES
from agents.policies import OWN_CODE, POLICIES
from agents.policies.programs import NO_PROGRAMS, Network, Programs
from agents.policies.table import LEARNED_AS, SCRIPTED, SCRIPTED_AS
from agents.quantities import Quantities
from agents.version import MODEL_VERSION
from sim.chance import N_STREAMS, stream_key
from sim.couple import Couple
from sim.event_engine import EventEngine, Observer
from sim.layout import COUPLE, PROGRAMS, QUANTITIES, Records, pack, unpack

if TYPE_CHECKING:
    from sim.batch import BatchEngine


@dataclass(frozen=True)
class Origin:
    """What is known of where a couple comes from; None is unknown.

    Only words follow from it (sim/words.py, by seed and couple); the couple's further life does
    not. `policies` are the dumpee's and the dumper's, `forks` the (seed, future) of every fork.
    """

    scenario: str | None = None
    seed: int | None = None
    couple: int | None = None
    policies: tuple[str, str] | None = None
    forks: tuple[tuple[int, int], ...] = ()


UNKNOWN = Origin()


@dataclass(frozen=True)
class Snapshot:
    """One couple at one moment, with all that its further life follows from.

    The records are the snapshot's own: neither taking nor resuming shares them with an engine.
    `strikes` counts the events that own code has let happen by EventEngine.strike.
    """

    couple: Couple
    quantities: Quantities
    programs: Programs = dataclasses.field(default_factory=lambda: NO_PROGRAMS)
    origin: Origin = UNKNOWN
    strikes: int = 0
    model_version: str = MODEL_VERSION


def take_snapshot(engine: EventEngine, origin: Origin = UNKNOWN) -> Snapshot:
    """Return the couple of an event engine as it stands; the run is not changed.

    Observers may take one, too, before and after every event. Raises AftertextError where own code
    runs: what it remembers is not plain data.
    """
    if engine.own_processes:
        raise _not_plain("a process of one's own is running")
    found = _own_records(engine.couple, engine.quantities, engine.programs)
    return Snapshot(*found, _completed(origin, found[0]), engine.strikes)


def take_from_batch(
    couple: np.void,
    quantities: Quantities,
    programs: Programs = NO_PROGRAMS,
    origin: Origin = UNKNOWN,
    strikes: int = 0,
) -> Snapshot:
    """Return one element of a batch engine's couples as it stands.

    `quantities` and `programs` are those that the engine was made with; `origin` and `strikes` are
    the earlier snapshot's where the couple comes from one.
    """
    found = _own_records(unpack(couple, Couple()), quantities, programs)
    return Snapshot(*found, _completed(origin, found[0]), strikes)


def resume_in_events(snapshot: Snapshot, observer: Observer | None = None) -> EventEngine:
    """Return an event engine that goes on from a snapshot.

    Raises AftertextError for a snapshot of another model version.
    """
    check_version(snapshot.model_version)
    couple, quantities, programs = _own_records(
        snapshot.couple, snapshot.quantities, snapshot.programs
    )
    engine = EventEngine(couple, quantities, observer=observer, programs=programs)
    engine.strikes = snapshot.strikes
    return engine


def resume_in_batch(snapshots: Sequence[Snapshot]) -> tuple[BatchEngine, Records]:
    """Return a batch engine and couples, shape (len(snapshots),), that go on from snapshots.

    Raises AftertextError for none at all, for another model version, or where they do not share
    their quantities and programs.
    """
    from sim.batch import BatchEngine  # starts the compiler

    if not snapshots:
        raise AftertextError("there is no snapshot to go on from")
    first = snapshots[0]
    for number, snapshot in enumerate(snapshots):
        check_version(snapshot.model_version)
        if what := _differing(first, snapshot):
            raise AftertextError(f"snapshots 0 and {number} differ in their {what}; one batch "
                                 "engine has the same for all its couples")  # fmt: skip
    couples = pack([snapshot.couple for snapshot in snapshots], COUPLE)
    return BatchEngine(first.quantities, first.programs), couples


@overload
def fork(start: Couple, seed: int, future: int = 0) -> Couple: ...


@overload
def fork(start: Snapshot, seed: int, future: int = 0) -> Snapshot: ...


def fork(start: Couple | Snapshot, seed: int, future: int = 0) -> Couple | Snapshot:
    """Return a copy whose later chance is that of future number `future` under `seed`.

    Each stream goes on where it was, with another key: draw number n is that of the couple number
    `future` under `seed`. Under its own seed and number a couple is not changed.
    """
    if isinstance(start, Snapshot):
        forks = (*start.origin.forks, (seed, future))
        origin = dataclasses.replace(start.origin, forks=forks)
        return dataclasses.replace(start, couple=fork(start.couple, seed, future), origin=origin)
    forked = copy.deepcopy(start)
    forked.keys = [stream_key(seed, future, stream) for stream in range(N_STREAMS)]
    return forked


def fork_many(start: Couple | np.void, seed: int, futures: Sequence[int]) -> Records:
    """Return the forks of one couple, or element of packed couples, as couples for a batch engine.

    Element i of the result, shape (len(futures),), is `fork(start, seed, futures[i])`.
    """
    from sim.batch import stream_keys  # starts the compiler

    one = pack([start], COUPLE) if isinstance(start, Couple) else np.array([start], COUPLE)
    forks = np.repeat(one, len(futures))
    forks["keys"] = stream_keys(seed, np.array(futures, np.int64))
    return forks


def check_version(version: str, what: str = "this snapshot") -> None:
    """Raise AftertextError for a snapshot of another model version."""
    if version != MODEL_VERSION:
        raise AftertextError(
            f"{what} was made with model {version}, and this is model {MODEL_VERSION}, under which "
            "the same couple would go on differently; use the Aftertext that made it, or begin anew"
        )


def check_no_own_code(couple: Couple) -> None:
    """Raise AftertextError where a seat's policy is own code."""
    for side, seat in enumerate(couple.seats):
        if seat.policy == OWN_CODE:
            raise _not_plain(f"the {SIDES[side]}'s policy is own code")


def _not_plain(what: str) -> AftertextError:
    return AftertextError(
        f"{what}: what own code remembers is not plain data, so no snapshot can hold it (policies "
        "that are built in, scripted or learned can be held)"
    )


def _own_records(
    couple: Couple, quantities: Quantities, programs: Programs
) -> tuple[Couple, Quantities, Programs]:
    """Return copies, every number in them of its declared type, and no traces of work."""
    check_no_own_code(couple)
    kept = programs if programs is NO_PROGRAMS else _copied(programs, PROGRAMS, Programs())
    if kept is not NO_PROGRAMS:
        for network in kept.networks:
            _clear(network)
    return (
        _copied(couple, COUPLE, Couple()),
        _copied(quantities, QUANTITIES, Quantities()),
        kept,
    )


def _copied(record: Any, dtype: np.dtype[Any], into: Any) -> Any:
    return unpack(pack([record], dtype)[0], into)


def _clear(network: Network) -> None:
    """Empty the places that a network works in, which hold nothing between two decisions."""
    for field in dataclasses.fields(network):
        if not field.compare:
            setattr(network, field.name, [0.0] * len(getattr(network, field.name)))


def _completed(origin: Origin, couple: Couple) -> Origin:
    names = origin.policies or tuple(_policy_name(seat.policy) for seat in couple.seats)
    return dataclasses.replace(origin, policies=(names[0], names[1]))


def _policy_name(policy: int) -> str:
    if policy < len(POLICIES):
        return POLICIES[policy].name
    return (SCRIPTED_AS if policy == SCRIPTED else LEARNED_AS).rstrip(":")


def _differing(one: Snapshot, other: Snapshot) -> str:
    """Return which of the records that one engine has for all couples differ; empty for none."""
    if one is other:
        return ""
    if _bytes(one.quantities, QUANTITIES) != _bytes(other.quantities, QUANTITIES):
        return "quantities"
    if one.programs is other.programs:
        return ""
    same = _bytes(one.programs, PROGRAMS) == _bytes(other.programs, PROGRAMS)
    return "" if same else "programs"


def _bytes(record: Any, dtype: np.dtype[Any]) -> bytes:
    return pack([record], dtype).tobytes()
