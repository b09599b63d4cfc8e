"""From where the couples of a vector environment begin: a situation, or forks of a snapshot."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError
from agents.policies.programs import Network, Programs
from agents.quantities import Quantities
from sim.batch import BatchEngine
from sim.envs.actions import action_table
from sim.envs.episode import open_seat
from sim.envs.situation import Situation
from sim.layout import Records
from sim.snapshot import Snapshot, check_version, fork_many

Begin = Callable[[int, npt.NDArray[np.int64]], Records]


@dataclasses.dataclass(frozen=True)
class Start:
    """What many couples have in common; `begin` makes those with given numbers under a seed."""

    name: str
    quantities: Quantities
    programs: Programs
    begin: Begin


def start_of_situation(situation: Situation, side: int) -> Start:
    """Return couples of a situation; AftertextError where the other side's policy is own code."""
    if not situation.all_data:
        raise AftertextError(
            "the vector environment cannot run own code; gymnasium.make, for one couple, can"
        )
    setup = situation.seated
    engine = BatchEngine(situation.quantities, setup.programs, side)
    return Start(
        situation.name,
        situation.quantities,
        setup.programs,
        lambda seed, numbers: engine.begin(setup, seed, numbers),
    )


def start_of_snapshot(snapshot: Snapshot, side: int) -> Start:
    """Return forks of a snapshot's couple; AftertextError for another model version."""
    check_version(snapshot.model_version)
    couple = copy.deepcopy(snapshot.couple)
    open_seat(couple, side)
    networks: list[Network] = list(snapshot.programs.networks)
    networks[side] = action_table(side)
    return Start(
        snapshot.origin.scenario or "",
        snapshot.quantities,
        Programs(list(snapshot.programs.scripts), networks),
        lambda seed, numbers: fork_many(couple, seed, numbers.tolist()),
    )
