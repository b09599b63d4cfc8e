"""One couple that lives on in the event engine from one decision of its open sides to the next."""

from __future__ import annotations

import copy
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.policies.observation import OBSERVATION
from agents.policies.programs import MOST_FEATURES
from agents.policies.table import OWN_CODE
from agents.seat import NO_MOMENT
from sim.asked import (
    ACCOUNTS,
    day_reached,
    fill_act,
    is_healed,
    may_take,
    observe_side,
    take_accounts,
)
from sim.begin import begin_couple
from sim.couple import Couple
from sim.envs.actions import ACTIONS, action_table
from sim.envs.situation import Situation
from sim.event_engine import Asked, EventEngine, Observer
from sim.llm.speakers import Speakers
from sim.snapshot import Snapshot, check_version

TABLES = (action_table(0), action_table(1))


class Stretch(NamedTuple):
    """What was between two decisions: its days, and the ACCOUNTS of both sides, shape (2, 5)."""

    days: float
    counts: npt.NDArray[np.float64]


NOTHING = Stretch(0.0, np.zeros((2, len(ACCOUNTS))))


class Episode:
    """A couple from its first decision to healing or the horizon.

    `asked` is the decision that is waited for, None at the end.
    """

    def __init__(self, engine: EventEngine) -> None:
        self.engine, self.couple, self.quantities = engine, engine.couple, engine.quantities
        self.asked: Asked | None = None
        self._live_on()

    @property
    def healed(self) -> bool:
        """Whether the dumpee is healed."""
        return is_healed(self.couple)

    def take(self, action: int) -> Stretch:
        """Let the asked side do an action of its list, and live on to the next decision."""
        if self.asked is None:
            return NOTHING
        side, moment, _ = self.asked
        fill_act(self.couple, side, moment, action, TABLES[side])
        return self.go_on()

    def go_on(self) -> Stretch:
        """Carry out what stands in the asked seat's act, and live on to the next decision."""
        day, before = self.couple.now, self._accounts(self.couple.now)
        self.engine.answer()
        self._live_on()
        moment = NO_MOMENT if self.asked is None else self.asked.moment
        then = day_reached(self.couple, moment)
        return Stretch(then - day, self._accounts(then) - before)

    def moment(self, side: int) -> int:
        """Return what one side is asked about; NO_MOMENT if it is not asked."""
        return self.asked.moment if self.asked and self.asked.side == side else NO_MOMENT

    def observe(self, side: int) -> npt.NDArray[np.float32]:
        """Return what one side observes, in the order of OBSERVATION[side]."""
        seen = [0.0] * MOST_FEATURES
        observe_side(self.couple, side, self.moment(side), self.quantities, seen)
        return np.array(seen[: len(OBSERVATION[side])], np.float32)

    def mask(self, side: int) -> npt.NDArray[np.int8]:
        """Return 1 for each action that one side may do; silence only, if it is not asked."""
        may = np.zeros(len(ACTIONS[side]), np.int8)
        may[0] = 1
        if self.moment(side) != NO_MOMENT:
            for action in range(len(may)):
                may[action] = may_take(self.couple, side, TABLES[side], action)
        return may

    def _live_on(self) -> None:
        asked = self.engine.run_until_asked()
        self.asked = None if self.healed else asked

    def _accounts(self, day: float) -> npt.NDArray[np.float64]:
        found = np.zeros((2, len(ACCOUNTS)))
        for side in (0, 1):
            row = [0.0] * len(ACCOUNTS)
            take_accounts(self.couple, side, day, row)
            found[side] = row
        return found


def begin_episode(
    situation: Situation,
    seed: int,
    index: int = 0,
    observer: Observer | None = None,
    speakers: Speakers | None = None,
) -> Episode:
    """Return couple number `index` under `seed` at the first decision of an open side."""
    setup, q = situation.seated, situation.quantities
    couple = begin_couple(setup, q, seed, index)
    deciders = situation.deciders(seed, index, speakers)
    sides = situation.open_sides
    return Episode(EventEngine(couple, q, deciders, observer, setup.programs, sides))


def resume_episode(
    snapshot: Snapshot, open_sides: tuple[int, ...], observer: Observer | None = None
) -> Episode:
    """Return a snapshot's couple at the next decision of these sides, now decided for outside.

    The other side goes on under its own policy. Raises AftertextError for another model version.
    """
    check_version(snapshot.model_version)
    couple = copy.deepcopy(snapshot.couple)
    for side in open_sides:
        open_seat(couple, side)
    engine = EventEngine(
        couple, copy.deepcopy(snapshot.quantities), observer=observer,
        programs=copy.deepcopy(snapshot.programs), open_sides=open_sides,
    )  # fmt: skip
    engine.strikes = snapshot.strikes
    return Episode(engine)


def open_seat(couple: Couple, side: int) -> None:
    """Let one side be decided for from outside, with all of its own urges put to it."""
    seat = couple.seats[side]
    seat.policy, seat.initiative, seat.drive_per_day = OWN_CODE, 1.0, 0.0
