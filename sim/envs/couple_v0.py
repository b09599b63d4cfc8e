"""Both sides of a couple as PettingZoo environments: `env()` and `parallel_env()`.

    from scenarios import couple_v0
    env = couple_v0.env(scenario="breadcrumbs", weights={"dumpee": WIN_BACK, "dumper": {}})

Here the situation is given; `scenarios.couple_v0` knows the library. Observations, actions, masks
and rewards are those of the Gymnasium environments, the lives those of the same seed and couple.
Terminated, for both, when the dumpee is healed; truncated at the horizon.
"""

from __future__ import annotations

from typing import Any, ClassVar

from pettingzoo import AECEnv, ParallelEnv
from pettingzoo.utils import wrappers

from agents.errors import AftertextError
from agents.intents import SIDES
from sim.envs.both import BOTH, BothSides, Info, Observation
from sim.envs.situation import Situation

SILENCE = 0
"""The first action of either side."""


class CoupleAEC(BothSides, AECEnv[str, Observation, int | None]):  # type: ignore[misc]
    """A couple in which each side acts when it is asked: `agent_selection` is who that is.

    The two do not take turns: one may be asked many times in a row. `last()` gives the reward since
    that agent's own last decision, and so do `info["dt"]`, `info["discount"]` and the parts of the
    reward; before its first decision, since the couple's first.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "name": "couple_v0", "render_modes": ["ansi"], "render_fps": 1,
        "is_parallelizable": False,  # PettingZoo's conversion wants turns; CoupleParallel does not
    }  # fmt: skip

    def reset(self, seed: int | None = None, options: dict[str, Any] | None = None) -> None:
        """Begin the next couple.

        With a seed, episodes are couples 0, 1, 2, … under it; the same seed, the same lives.
        Options: `scenario` (a name), `couple` (its number), `snapshot` (a Snapshot to start from: a
        fork under the seed and number; its own future without a seed).
        """
        self._begin(seed, options)
        self.rewards = dict.fromkeys(SIDES, 0.0)
        self._cumulative_rewards = dict.fromkeys(SIDES, 0.0)
        self.agent_selection = SIDES[0]
        self._tell()
        # Who is asked nothing has one step to take; only then is it over.
        self.terminations = dict.fromkeys(SIDES, False)
        self.truncations = dict.fromkeys(SIDES, False)

    def step(self, action: int | None) -> None:
        """Do the asked side's action and live on to the next decision, healing or the horizon."""
        self._running()
        agent = self.agent_selection
        if agent not in self.agents:
            raise AftertextError("this couple is over: reset the environment")
        if self.terminations[agent] or self.truncations[agent]:
            self._was_dead_step(action)
            return
        number = self._checked(agent, action)
        self._cumulative_rewards[agent] = 0.0
        self._forget((SIDES.index(agent),))
        self.rewards = self._live(number)
        self._tell()
        self._accumulate_rewards()

    def _tell(self) -> None:
        healed, at_horizon = self._ends
        self.terminations = dict.fromkeys(SIDES, healed)
        self.truncations = dict.fromkeys(SIDES, at_horizon)
        self.infos = self._infos()
        if asked := self._running().asked:
            self.agent_selection = SIDES[asked.side]


class CoupleParallel(BothSides, ParallelEnv[str, Observation, int]):  # type: ignore[misc]
    """A couple in which both sides act at every decision of either.

    Only the action of the one who is asked counts; the other may only be silent, as its mask says.
    `info["dt"]` and the rewards are of the step. Each observes what it knows itself; but a learner
    that remembers could tell from the steps when the other is asked, which a person does not know.
    In the other environment it could not.
    """

    metadata: ClassVar[dict[str, Any]] = {
        "name": "couple_v0", "render_modes": ["ansi"], "render_fps": 1,
    }  # fmt: skip

    def reset(
        self, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[dict[str, Observation], dict[str, Info]]:
        """Begin the next couple, with the options of `CoupleAEC.reset`."""
        self._begin(seed, options)
        return self._observations(), self._infos()

    def step(
        self, actions: dict[str, int]
    ) -> tuple[
        dict[str, Observation], dict[str, float], dict[str, bool], dict[str, bool], dict[str, Info]
    ]:
        """Do the asked side's action and live on to the next decision, healing or the horizon."""
        action = self._counted(actions)
        self._forget(BOTH)
        rewards = self._live(action)
        healed, at_horizon = self._ends
        if healed or at_horizon:
            self.agents = []
        return (
            self._observations(), rewards, dict.fromkeys(SIDES, healed),
            dict.fromkeys(SIDES, at_horizon), self._infos(),
        )  # fmt: skip

    def _counted(self, actions: dict[str, int]) -> int:
        """Return the action of the one who is asked; silence where nobody is."""
        asked = self._running().asked
        if not self.agents:
            raise AftertextError("this couple is over: reset the environment")
        numbers = {agent: self._checked(agent, action) for agent, action in actions.items()}
        if asked is None:
            return SILENCE
        agent = SIDES[asked.side]
        if agent not in numbers:
            raise AftertextError(f"there is no action of the {agent}'s, who is asked")
        return numbers[agent]

    def _observations(self) -> dict[str, Observation]:
        return {agent: self.observe(agent) for agent in SIDES}


def raw_env(situation: Situation, **kwargs: Any) -> CoupleAEC:
    """Return the environment in which one side acts at a time, with BothSides' arguments."""
    return CoupleAEC(situation, **kwargs)


def env(situation: Situation, **kwargs: Any) -> wrappers.OrderEnforcingWrapper[Any, Any, Any]:
    """Return the same in PettingZoo's wrapper, which tells what was called out of order."""
    return wrappers.OrderEnforcingWrapper(raw_env(situation, **kwargs))


def parallel_env(situation: Situation, **kwargs: Any) -> CoupleParallel:
    """Return the environment in which both sides act at every step, with BothSides' arguments."""
    return CoupleParallel(situation, **kwargs)
