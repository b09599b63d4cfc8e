"""One couple as a Gymnasium environment: `Aftertext/Dumper-v0` and `Aftertext/Dumpee-v0`.

A step is one decision: about a text just read, an own urge to write, or a new day. Steps have
unequal lengths, so `info["dt"]` has the days of the step and `info["discount"]` what the next one
counts for. Runs in the event engine, so that the other side may be anything; the vector
environment (vector.py) lives the very same lives, hundreds of times as fast.
"""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError
from sim.envs.actions import ACTION_NAMES
from sim.envs.episode import Episode, Stretch
from sim.envs.options import read_options
from sim.envs.reward import DISCOUNT_PER_DAY, Weights, checked, make_weights, parts_of
from sim.envs.series import Series, line_of
from sim.envs.situation import Find, Situation, nothing_found
from sim.envs.spaces import action_space, observation_space
from sim.event_engine import Observer
from sim.llm.speakers import Speakers

Observation = npt.NDArray[np.float32]
Info = dict[str, Any]


class CoupleEnv(gymnasium.Env[Observation, np.int64]):
    """One side of one couple, decided for by the learner.

    Observed is what that side knows (`agents.policies.observation.OBSERVATION[side]`, −1 to 1);
    actions are numbers of `sim.envs.actions.ACTION_NAMES[side]`, with `info["action_mask"]`.
    Terminated when the dumpee is healed, truncated at the horizon.
    """

    metadata = {"render_modes": ["ansi"], "render_fps": 1}  # noqa: RUF012 (as Gymnasium has it)

    def __init__(
        self,
        side: int,
        situation: Situation,
        weights: Weights | dict[str, float] | None = None,
        discount_per_day: float = DISCOUNT_PER_DAY,
        horizon_days: float | None = None,
        render_mode: str | None = None,
        find: Find = nothing_found,
    ) -> None:
        if render_mode not in (None, "ansi"):
            raise AftertextError(f"there is no render_mode {render_mode!r} (there is: 'ansi')")
        self.side, self.render_mode = side, render_mode
        self.weights, self.discount_per_day = make_weights(weights), checked(discount_per_day)
        self.series = Series(situation, (side,), horizon_days, find)
        self.observation_space = observation_space(side)
        self.action_space = action_space(side)
        self.episode: Episode | None = None

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, Info]:
        """Begin the next couple.

        With a seed, episodes are couples 0, 1, 2, … under it; the same seed, the same lives.
        Options: `scenario` (a name), `opponent` (a policy), `couple` (its number), `snapshot` (a
        Snapshot to start from: a fork under the seed and number; its own future without a seed).
        """
        super().reset(seed=seed)
        self.series.choose(read_options(options), seed, self.np_random)
        self.episode = self.series.begin(*self._company())
        return self.episode.observe(self.side), self._info()

    def step(self, action: Any) -> tuple[Observation, float, bool, bool, Info]:
        """Do an action, and live on to the next decision, healing or the horizon."""
        episode = self._running()
        number = int(action)
        if not 0 <= number < len(ACTION_NAMES[self.side]):
            raise AftertextError(f"action {number} is outside 0 to {len(self.action_names) - 1}")
        return self._told(episode.take(number))

    @property
    def action_names(self) -> tuple[str, ...]:
        """The names of the actions, in their order."""
        return ACTION_NAMES[self.side]

    def action_masks(self) -> npt.NDArray[np.bool_]:
        """Return which actions are allowed now, as sb3-contrib's MaskablePPO asks for them."""
        return self._running().mask(self.side).astype(bool)

    def render(self) -> str | None:
        """Return in a line where the couple stands, with render_mode 'ansi'."""
        if self.render_mode is None:
            return None
        return line_of(self._running().couple)

    def _company(self) -> tuple[Observer | None, Speakers | None]:
        """Return what watches the couple that begins, and who gives its texts words: nobody."""
        return None, None

    def _told(self, stretch: Stretch) -> tuple[Observation, float, bool, bool, Info]:
        episode = self._running()
        parts = parts_of(stretch.counts[self.side])
        reward = self.weights.worth(parts)
        info = self._info() | {
            "dt": stretch.days,
            "discount": self.discount_per_day**stretch.days,
            **{f"reward_{name}": value for name, value in parts.items()},
        }
        over = episode.asked is None
        ends = over and episode.healed, over and not episode.healed
        return episode.observe(self.side), reward, *ends, info

    def _info(self) -> Info:
        episode = self._running()
        return {
            "action_mask": episode.mask(self.side),
            "day": episode.couple.now,
            "scenario": self.series.present.name,
            "couple": self.series.number,
        }

    def _running(self) -> Episode:
        if self.episode is None:
            raise AftertextError("the environment must be reset before anything else")
        return self.episode
