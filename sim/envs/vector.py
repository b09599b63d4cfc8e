"""Thousands of couples as one Gymnasium vector environment, on the batch engine.

    envs = gymnasium.make_vec("Aftertext/Dumper-v0", 4096, scenario="breadcrumbs")

Step for step the same lives as in `CoupleEnv` under the same seed and number of the couple
(`infos["couple"]`). Couples that end are followed by the next numbers, in the order of their
places; so everything follows from the seed and the actions, not from threads.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from gymnasium.vector import AutoresetMode, VectorEnv
from gymnasium.vector.utils import batch_space

from agents.errors import AftertextError
from sim.envs.actions import ACTIONS
from sim.envs.lot import Lot, Step, blank_rows, run_all
from sim.envs.options import ResetOptions, read_options
from sim.envs.reward import (
    COMPONENTS,
    DISCOUNT_PER_DAY,
    SIGNS,
    Weights,
    checked,
    make_weights,
)
from sim.envs.situation import Find, Situation, nothing_found
from sim.envs.spaces import action_space, observation_space
from sim.envs.starts import Start, start_of_situation, start_of_snapshot

Observations = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Infos = dict[str, Any]
PARTS_A_THREAD = 8
"""Parts of a step for each thread: more of them even out, fewer cost less."""
HEALED, AT_HORIZON = 1, 2


class CoupleVectorEnv(VectorEnv[Observations, npt.NDArray[np.int64], npt.NDArray[Any]]):
    """One side of `num_envs` couples, decided for by the learner.

    Several situations share the places evenly, in their order. `infos` has the arrays of
    `CoupleEnv`'s info, one row for each place; `action_masks()` what may be done now.
    """

    metadata = {"autoreset_mode": AutoresetMode.NEXT_STEP}  # noqa: RUF012 (as Gymnasium has it)

    def __init__(
        self,
        num_envs: int,
        side: int,
        situations: Situation | Sequence[Situation],
        weights: Weights | dict[str, float] | None = None,
        discount_per_day: float = DISCOUNT_PER_DAY,
        horizon_days: float | None = None,
        autoreset_mode: AutoresetMode | str = AutoresetMode.NEXT_STEP,
        threads: int | None = None,
        find: Find = nothing_found,
    ) -> None:
        """Make room for the couples; `threads` None means one for each core."""
        if num_envs < 1:
            raise AftertextError(f"num_envs = {num_envs} is below 1")
        given = [situations] if isinstance(situations, Situation) else list(situations)
        self.num_envs, self.side = num_envs, side
        self.weights, self.discount_per_day = make_weights(weights), checked(discount_per_day)
        self.autoreset_mode = AutoresetMode(autoreset_mode)
        self.metadata = {"autoreset_mode": self.autoreset_mode}
        self.single_observation_space = observation_space(side)
        self.single_action_space = action_space(side)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self.situations = [situation.lasting(horizon_days) for situation in given]
        self._horizon_days, self._find = horizon_days, find
        self._threads = threads or len(os.sched_getaffinity(0))
        self._pool = ThreadPoolExecutor(self._threads)  # whose threads start when needed
        self._key: int | None = None
        self._elsewhere = False
        """Whether the last reset asked for another start than the environment's own."""
        self._lots: list[Lot] = []
        self._steps: list[Step] = []
        self._rows = blank_rows(num_envs, side)
        self._seen = self._rows.seen.copy()
        self._over = np.zeros(num_envs, np.bool_)

    def reset(
        self,
        *,
        seed: int | list[int | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> tuple[Observations, Infos]:
        """Begin new couples in all places, or with option `reset_mask` (num_envs,) in some.

        The seed is one number, from which all couples follow by their own numbers. Further options
        are `CoupleEnv.reset`'s but for `couple`.
        """
        if isinstance(seed, list):
            raise AftertextError("one seed is for all couples, which differ by their numbers")
        super().reset(seed=seed)
        given = dict(options or {})
        mask = given.pop("reset_mask", None)
        self._seen = self._seen.copy()  # what was given out is not changed
        if mask is not None:
            self._renew(np.asarray(mask, np.bool_))
        else:
            self._restart(read_options(given), seed)
        return self._seen, self._infos()

    def step(
        self, actions: npt.NDArray[np.int64]
    ) -> tuple[Observations, npt.NDArray[np.float64], Flags, Flags, Infos]:
        """Do an action for each couple and live on to its next decision, healing or horizon."""
        rows = self._rows
        rows.actions[:] = self._checked(actions)
        next_step = self.autoreset_mode == AutoresetMode.NEXT_STEP
        began = self._over.copy()  # over since the last step: the engine leaves them as they are
        self._seen = np.empty_like(rows.seen)  # a new one each time, so that none is copied
        run_all(self._steps, self._seen, self._pool, self._threads - 1)
        if next_step and began.any():
            self._renew(began)
        terminated, truncated = rows.ended == HEALED, rows.ended == AT_HORIZON
        self._over = terminated | truncated
        parts = rows.counts[:, : len(COMPONENTS)] * SIGNS + 0.0  # never −0
        rewards = parts @ self.weights.as_array()
        infos = self._stepped(parts, rows.counts[:, len(COMPONENTS)].copy())
        if self.autoreset_mode == AutoresetMode.SAME_STEP and self._over.any():
            infos = self._followed(infos)
        return self._seen, rewards, terminated, truncated, infos | self._infos()

    def action_masks(self) -> Flags:
        """Return what may be done now, shape (num_envs, actions)."""
        return self._rows.masks.view(np.bool_)

    def close_extras(self, **kwargs: Any) -> None:
        """Let the threads go."""
        self._pool.shutdown()

    def _restart(self, asked: ResetOptions, seed: int | None) -> None:
        """Begin everywhere anew: under a new seed, or with the next numbers without one."""
        if asked.couple is not None:
            raise AftertextError("the couples of a vector environment have numbers of their own")
        first = max((lot.n_begun for lot in self._lots), default=0)
        if self._key is None or seed is not None:
            self._key, first = int(self.np_random.integers(2**62)) if seed is None else seed, 0
        if first == 0 or asked.changes or self._elsewhere:
            self._lots = self._make_lots(self._starts(asked), self._key, first)
            parts = max(1, PARTS_A_THREAD * self._threads // len(self._lots))
            firsts = np.cumsum([0, *(len(lot.rows.numbers) for lot in self._lots)]).tolist()
            self._steps = [
                step
                for lot, first in zip(self._lots, firsts[:-1], strict=True)
                for step in lot.steps(parts, first)
            ]
        self._elsewhere = asked.changes
        self._renew(np.ones(self.num_envs, np.bool_))

    def _starts(self, asked: ResetOptions) -> list[Start]:
        if asked.snapshot is not None:
            return [start_of_snapshot(asked.snapshot, self.side)]
        found = self.situations
        if asked.scenario is not None or asked.opponent is not None:
            names = [asked.scenario] if asked.scenario else [s.name for s in self.situations]
            found = [self._find(name, asked.opponent).lasting(self._horizon_days) for name in names]
        return [start_of_situation(situation, self.side) for situation in found]

    def _make_lots(self, starts: list[Start], seed: int, first: int) -> list[Lot]:
        if len(starts) > self.num_envs:
            raise AftertextError(
                f"num_envs = {self.num_envs} is fewer than the {len(starts)} situations"
            )
        cuts = np.array_split(np.arange(self.num_envs), len(starts))
        return [
            Lot(start, self.side, self._rows.part(slice(cut[0], cut[-1] + 1)), seed, first)
            for start, cut in zip(starts, cuts, strict=True)
        ]

    def _renew(self, where: Flags) -> None:
        """Put the next couples in these places."""
        if where.shape != (self.num_envs,):
            raise AftertextError(f"reset_mask has the shape {where.shape}, not ({self.num_envs},)")
        first = 0
        for lot in self._lots:
            n = len(lot.rows.numbers)
            lot.renew(np.flatnonzero(where[first : first + n]))
            first += n
        self._seen[where] = self._rows.seen[where]
        self._over[where] = False

    def _checked(self, actions: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        given, n = np.asarray(actions), len(ACTIONS[self.side])
        if given.shape != (self.num_envs,) or given.dtype.kind not in "iu":
            raise AftertextError(f"actions should be {self.num_envs} whole numbers")
        if not self._lots:
            raise AftertextError("the environment must be reset before anything else")
        if len(given) and not (given.min() >= 0 and given.max() < n):
            raise AftertextError(f"actions are outside 0 to {n - 1}")
        return given

    def _followed(self, infos: Infos) -> Infos:
        """Let the next couples follow in the same step; keep how those that ended were left."""
        over = self._over.copy()
        last = np.full(self.num_envs, None, object)
        for place in np.flatnonzero(over):
            last[place] = self._seen[place].copy()
        final = infos | self._infos()
        self._renew(over)
        return {**infos, "final_obs": last, "_final_obs": over, "final_info": final,
                "_final_info": over}  # fmt: skip

    def _stepped(self, parts: npt.NDArray[np.float64], days: npt.NDArray[np.float64]) -> Infos:
        named = {f"reward_{name}": parts[:, i] for i, name in enumerate(COMPONENTS)}
        return {"dt": days, "discount": np.exp(days * math.log(self.discount_per_day)), **named}

    def _infos(self) -> Infos:
        rows = self._rows
        return {
            "action_mask": rows.masks.copy(),
            "day": rows.counts[:, -1].copy(),
            "couple": rows.numbers.copy(),
        }
