"""A case: one situation as its differences from the default population; plain, comparable data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from agents.errors import unknown
from agents.events import EVENTS
from agents.intents import SIDES
from agents.policies import POLICIES, policies_of
from agents.policies.table import LEARNED_AS, SCRIPTED_AS, SLIPS, policy_id
from agents.quantities import QUANTITIES, Quantities
from agents.seat import NO_GESTURE
from sim.begin import Setup
from sim.layout import Records
from sim.own_policy import resolve_policy, seated
from sim.people import TRAITS, Spread, fixed

Value = float | tuple[float, float] | Spread
Given = tuple[tuple[str, Value], ...]
_MINDS = ("dumpee", "dumper")


def given(**values: Value) -> Given:
    """Return named values as data: a number, (low, high) drawn evenly, or a Spread."""
    return tuple(sorted(values.items()))


@dataclass(frozen=True)
class At:
    """A change made from outside on a day: of a feeling or trait of one side, or of its policy.

    `what` is a field of the side's mind, or "policy", whose `value` is then a name. `how` is what
    happens to a field: it is set, or the value is added, or it is multiplied by the value.
    """

    day: float
    side: Literal["dumpee", "dumper"]
    what: str
    value: float | str
    how: Literal["set", "add", "times"] = "set"


@dataclass(frozen=True)
class Case:
    """One situation under one pair of policies; what is not said is as in the population.

    `numbers` are quantities of the model set on top of the laboratory's, without regard to their
    ranges, so that a mechanism can be switched off. `events` are (day, kind of event). A policy is
    a built-in one, or data: `learned:PATH`, `scripted:PATH`.
    """

    dumper: str = "breadcrumb"
    dumpee: str = "polite"
    days: float = 180.0
    dumpee_traits: Given = ()
    dumper_traits: Given = ()
    numbers: tuple[tuple[str, Value], ...] = ()
    events: tuple[tuple[float, str], ...] = ()
    changes: tuple[At, ...] = field(default=())

    def __post_init__(self) -> None:
        """Refuse a policy, a trait, a number or an event that there is not."""
        for side, name in enumerate((self.dumpee, self.dumper)):
            if not is_data(name):
                check_policy(side, name)
        for side, traits in enumerate((self.dumpee_traits, self.dumper_traits)):
            for name, _ in traits:
                if name not in TRAITS[side]:
                    raise unknown(f"{SIDES[side]} trait", name, TRAITS[side])
        for name, _ in self.numbers:
            if name not in QUANTITIES:
                raise unknown("quantity", name, QUANTITIES)
        for _, kind in self.events:
            if kind not in EVENTS:
                raise unknown("event", kind, EVENTS)

    def setup(self) -> Setup:
        """Return what an engine needs to begin such couples; AftertextError for a wrong file."""
        setup = Setup(
            policies=(self.dumpee, self.dumper),
            traits=(_spreads(self.dumpee_traits), _spreads(self.dumper_traits)),
            events=tuple((day, EVENTS.index(kind)) for day, kind in self.events),
            horizon_days=self.days,
        )
        return seated(setup, resolve_policy(self.dumpee, 0), resolve_policy(self.dumper, 1))


def change(couples: Records, at: At, q: Quantities) -> None:
    """Make one change to all couples, in place."""
    side = SIDES.index(at.side)
    if at.what == "policy":
        check_policy(side, str(at.value))
        set_policy(couples, side, np.full(len(couples), policy_id(str(at.value))), q)
        return
    mind, value = couples[_MINDS[side]], float(at.value)
    if at.what not in (mind.dtype.names or ()):
        raise unknown(f"feeling of the {at.side}", at.what, mind.dtype.names or ())
    old = mind[at.what]
    mind[at.what] = {"set": value + 0.0 * old, "add": old + value, "times": old * value}[at.how]


def set_policy(couples: Records, side: int, policies: np.ndarray, q: Quantities) -> None:
    """Give one side of each couple another policy, shape (len(couples),), from now on.

    A policy that begins with a gesture makes it on its next day; what the one before had blocked
    or muted is open again.
    """
    rows = [POLICIES[number] for number in policies]
    share = [q.slip_share if row.initiative == SLIPS else row.initiative for row in rows]
    seats = couples["seats"]
    seats["policy"][:, side] = policies
    seats["initiative"][:, side] = share
    seats["drive_per_day"][:, side] = [row.drive * q.probe_texts_per_day for row in rows]
    seats["blocked_noticed"][seats["blocking"][:, side] > 0, 1 - side] = 0
    for name in ("stage", "started", "muted", "blocking"):
        seats[name][:, side] = 0
    seats["planned_gesture"][:, side] = NO_GESTURE


def is_data(policy: str) -> bool:
    """Tell whether a policy is a script or a network in a file."""
    return policy.startswith((SCRIPTED_AS, LEARNED_AS))


def check_policy(side: int, name: str) -> None:
    """Raise AftertextError if a side has no built-in policy of this name."""
    if name not in policies_of(side):
        raise unknown(f"{SIDES[side]} policy", name, policies_of(side))


def _spreads(values: Given) -> dict[str, Spread]:
    return {name: _spread(value) for name, value in values}


def _spread(value: Value) -> Spread:
    if isinstance(value, Spread):
        return value
    return fixed(value) if isinstance(value, int | float) else Spread(*value)
