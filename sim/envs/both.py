"""What the environments of both sides have in common: couples, spaces, and what is told.

The two agents are called as their sides are, `dumpee` and `dumper`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from gymnasium import spaces
from gymnasium.utils import seeding

from agents.errors import AftertextError, nearest
from agents.intents import SIDES
from sim.asked import ACCOUNTS
from sim.envs.episode import Episode, Stretch
from sim.envs.options import read_options
from sim.envs.reward import DISCOUNT_PER_DAY, Weights, checked, make_weights, parts_of
from sim.envs.series import Series, line_of
from sim.envs.situation import Find, Situation, nothing_found
from sim.envs.spaces import action_space, observation_space

Observation = npt.NDArray[np.float32]
Info = dict[str, Any]
WeightsGiven = Weights | Mapping[str, Any] | None
"""Weights for both sides, or a dictionary of them by agent."""
CHECKERS_OPTION = "options"
"""PettingZoo's checkers reset with `options={"options": 1}` and want it to be let through."""
BOTH = (0, 1)


class BothSides:
    """One couple after the other, whose two sides are both decided for from outside."""

    def __init__(
        self,
        situation: Situation,
        weights: WeightsGiven = None,
        discount_per_day: float = DISCOUNT_PER_DAY,
        horizon_days: float | None = None,
        render_mode: str | None = None,
        find: Find = nothing_found,
    ) -> None:
        if render_mode not in (None, "ansi"):
            raise AftertextError(f"there is no render_mode {render_mode!r} (there is: 'ansi')")
        if situation.open_sides != BOTH:
            raise AftertextError(f"situation {situation.name!r} has a policy for a side; here both "
                                 "are decided for from outside")  # fmt: skip
        self.render_mode, self.discount_per_day = render_mode, checked(discount_per_day)
        self.weights = weights_of_both(weights)
        self.series = Series(situation, BOTH, horizon_days, find)
        self.possible_agents = list(SIDES)
        self.agents: list[str] = []
        self.observation_spaces: dict[str, spaces.Space[Any]] = {}
        self.action_spaces: dict[str, spaces.Discrete] = {}
        for side, agent in enumerate(SIDES):
            self.observation_spaces[agent] = observation_space(side)
            self.action_spaces[agent] = action_space(side)
        self.episode: Episode | None = None
        self.np_random, _ = seeding.np_random()
        self._days = np.zeros(2)
        self._counts = np.zeros((2, len(ACCOUNTS)))

    def observation_space(self, agent: str) -> spaces.Space[Any]:
        """Return the box of the entries of OBSERVATION[side], each from −1 to 1."""
        return self.observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Discrete:
        """Return the numbers of `sim.envs.actions.ACTION_NAMES[side]`."""
        return self.action_spaces[agent]

    def observe(self, agent: str) -> Observation:
        """Return what one side knows now, of itself and of the thread."""
        return self._running().observe(SIDES.index(agent))

    def render(self) -> str | None:
        """Return in a line where the couple stands, with render_mode 'ansi'."""
        if self.render_mode is None:
            return None
        return line_of(self._running().couple)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""

    def _begin(self, seed: int | None, options: dict[str, Any] | None) -> None:
        """Begin the next couple under the seed, as `CoupleEnv.reset` does."""
        given = {name: value for name, value in (options or {}).items() if name != CHECKERS_OPTION}
        asked = read_options(given)
        if asked.opponent is not None:
            raise AftertextError("there is no opponent here: both sides are decided for outside")
        self.series.choose(asked, seed, self.np_random)
        self.episode = self.series.begin()
        self.agents = list(SIDES)
        self._forget(BOTH)

    def _live(self, action: int) -> dict[str, float]:
        """Let the asked side do this, live on, and return what the days are worth to each."""
        stretch = self._running().take(action)
        self._days += stretch.days
        self._counts += stretch.counts
        return {agent: self._worth(agent, stretch) for agent in SIDES}

    def _worth(self, agent: str, stretch: Stretch) -> float:
        return self.weights[agent].worth(parts_of(stretch.counts[SIDES.index(agent)]))

    def _forget(self, sides: tuple[int, ...]) -> None:
        """Count days and parts of these sides from now on."""
        for side in sides:
            self._days[side] = self._counts[side] = 0.0

    def _infos(self) -> dict[str, Info]:
        return {agent: self._info(side) for side, agent in enumerate(SIDES)}

    def _info(self, side: int) -> Info:
        episode, days = self._running(), float(self._days[side])
        return {
            "action_mask": episode.mask(side),
            "day": episode.couple.now,
            "scenario": self.series.present.name,
            "couple": self.series.number,
            "dt": days,
            "discount": self.discount_per_day**days,
            **{f"reward_{name}": part for name, part in parts_of(self._counts[side]).items()},
        }

    @property
    def _ends(self) -> tuple[bool, bool]:
        """Whether it is over: because the dumpee is healed, because the horizon is reached."""
        episode = self._running()
        over = episode.asked is None
        return over and episode.healed, over and not episode.healed

    def _checked(self, agent: str, action: Any) -> int:
        if agent not in SIDES:
            raise AftertextError(f"there is no agent {agent!r}{nearest(agent, SIDES)} "
                                 f"(there are: {', '.join(SIDES)})")  # fmt: skip
        space = self.action_spaces[agent]
        if not space.contains(action):
            raise AftertextError(f"action {action!r} of the {agent}'s is not a whole number "
                                 f"from 0 to {space.n - 1}")  # fmt: skip
        return int(action)

    def _running(self) -> Episode:
        if self.episode is None:
            raise AftertextError("the environment must be reset before anything else")
        return self.episode


def weights_of_both(given: WeightsGiven) -> dict[str, Weights]:
    """Return the weights of each agent, the usual ones where none are given.

    AftertextError for unknown agents and parts.
    """
    if isinstance(given, Weights) or not given or not any(name in SIDES for name in given):
        return dict.fromkeys(SIDES, make_weights(given))  # type: ignore[arg-type]
    for name in given:
        if name not in SIDES:
            raise AftertextError(f"weights by agent have {name!r} among them{nearest(name, SIDES)} "
                                 f"(there are: {', '.join(SIDES)})")  # fmt: skip
    return {agent: make_weights(given.get(agent)) for agent in SIDES}
