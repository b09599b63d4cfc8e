"""What an episode starts from: people, events, numbers, and the policy of the other side."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from agents.errors import AftertextError
from agents.policies.programs import Network, Programs, Script
from agents.quantities import Quantities
from sim.begin import Setup
from sim.envs.actions import action_table
from sim.event_engine import Decider
from sim.llm.speakers import Speakers
from sim.own_policy import PolicyChoice
from sim.words import PLAIN, Registers

Choices = tuple[PolicyChoice | None, PolicyChoice | None]
NOBODY: Choices = (None, None)


@dataclasses.dataclass(frozen=True)
class Situation:
    """A situation with its policies, dumpee's and dumper's; None is a seat decided for outside.

    `registers` are the ways of writing of dumpee and dumper.
    """

    name: str
    setup: Setup
    quantities: Quantities
    registers: Registers = PLAIN
    choices: Choices = NOBODY

    @property
    def open_sides(self) -> tuple[int, ...]:
        """The sides that are decided for from outside."""
        return tuple(side for side in (0, 1) if self.choices[side] is None)

    @property
    def seated(self) -> Setup:
        """The set-up with these policies, and the actions of open sides as their networks."""
        names = tuple(None if c is None or not c.is_data else c.name for c in self.choices)
        return dataclasses.replace(
            self.setup, policies=(names[0], names[1]), programs=programs_of(self.choices)
        )

    @property
    def all_data(self) -> bool:
        """Whether no policy is own code, so that the batch engine can run it."""
        return all(choice is None or choice.is_data for choice in self.choices)

    def deciders(
        self, seed: int, index: int, speakers: Speakers | None = None
    ) -> tuple[Decider | None, Decider | None]:
        """Return what decides for seats with own code in couple number `index`.

        `speakers` give the texts their words, one object for all that concerns the couple.
        """
        found = [
            None if choice is None
            else choice.decider(self.quantities, seed, index, self.registers, speakers)
            for choice in self.choices
        ]  # fmt: skip
        return found[0], found[1]

    def lasting(self, days: float | None) -> Situation:
        """Return the same, watched for another number of days if one is given."""
        if days is None:
            return self
        return dataclasses.replace(self, setup=dataclasses.replace(self.setup, horizon_days=days))


Find = Callable[[str, str | None], Situation]
"""Finds a situation by the name of its scenario and, if another than the scenario's own is wanted,
that of the other side's policy."""


def nothing_found(name: str, opponent: str | None) -> Situation:
    """Stand for the library of scenarios, which this folder does not know."""
    raise AftertextError(
        f"scenario {name!r} cannot be found from here; gymnasium.make and scenarios.envs know the "
        "library"
    )


def programs_of(choices: Choices) -> Programs:
    """Return scripts and networks of both sides; an open side's network is its list of actions."""
    networks = [action_table(side) for side in (0, 1)]
    scripts = [Script(), Script()]
    for side, choice in enumerate(choices):
        if choice is not None:
            networks[side] = choice.network or Network()
            scripts[side] = choice.script or Script()
    return Programs(scripts, networks)
