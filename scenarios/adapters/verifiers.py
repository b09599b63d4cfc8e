"""The text environments for verifiers: a taskset of couples, and how one is played.

    pip install '.[verifiers]'           # an environment of its own: it needs another openai client
    vf-eval aftertext-verifiers --env.taskset.side dumper --env.taskset.couples 4

A task is one couple of one scenario. The model gets pages and answers with texts, turn by turn.
The reward is the episode's, discounted from its first turn on; its undiscounted parts are metrics.
Where the model's turns run out, the rest of the time is lived in silence, so that all rewards are
of the same time and stopping early gains nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Literal

from agents.errors import AftertextError
from scenarios.adapters.turns import Turn, Turns, instructions
from scenarios.loader import library_names
from sim.envs.reward import COMPONENTS

try:
    import verifiers.v1 as vf
except ImportError as error:
    raise AftertextError("verifiers is not installed: pip install '.[verifiers]'") from error

__all__ = ["CoupleConfig", "CoupleData", "CoupleTask", "CoupleTaskset", "TextingConfig",
           "TextingEnv"]  # fmt: skip

HORIZON_DAYS = 60.0
"""How long a couple is played unless told otherwise (assumption): some dozens of turns."""


class CoupleData(vf.TaskData):
    """One couple, as plain data."""

    side: str
    scenario: str
    opponent: str | None
    seed: int
    couple: int
    horizon_days: float
    daily: bool


class CoupleConfig(vf.TasksetConfig):
    """Which couples there are."""

    side: Literal["dumper", "dumpee"] = "dumper"
    """Who is played by the model."""
    scenarios: list[str] = []  # noqa: RUF012 (pydantic copies it)
    """Names or files; none means all of the library."""
    opponent: str | None = None
    """Policy of the other side; None is the scenario's own."""
    seed: int = 1
    couples: int = 8
    """Couples of each scenario."""
    horizon_days: float = HORIZON_DAYS
    daily: bool = False
    """Whether the model is asked at each midnight, too."""


class CoupleTask(vf.Task[CoupleData]):
    """One couple to play; the reward and the metrics come from how it went (`TextingEnv`)."""


class CoupleTaskset(vf.Taskset[CoupleTask, CoupleConfig]):
    """Couples 0, 1, 2, … of every scenario, under one seed."""

    def load(self) -> Iterator[CoupleTask]:
        """Yield the first couple of each scenario, then the second, and so on."""
        config = self.config
        for couple in range(config.couples):
            for scenario in config.scenarios or library_names():
                data = CoupleData(
                    name=f"{scenario} {couple}", system_prompt=instructions(config.side),
                    side=config.side, scenario=scenario, opponent=config.opponent,
                    seed=config.seed, couple=couple, horizon_days=config.horizon_days,
                    daily=config.daily,
                )  # fmt: skip
                yield CoupleTask(data, config.task)


class TextingConfig(vf.EnvConfig):
    """Who plays: by default a plain chat with the model, on this machine."""

    player: vf.AgentConfig = vf.AgentConfig(harness={"id": "null"}, runtime={"type": "subprocess"})


class TextingEnv(vf.Env[TextingConfig]):
    """Plays one couple with a model in one of its seats."""

    async def run(self, task: CoupleTask, agents: vf.Agents) -> None:
        """Play to the end, then record the reward and its parts."""
        played = Played(task.data)
        turn = await asyncio.to_thread(played.begin)
        async with agents.player.interaction(task) as interaction:
            while not turn.over:
                segment = await interaction.turn(turn.page)
                if segment.terminated:
                    break
                turn = await asyncio.to_thread(played.say, segment.last_reply)
        await asyncio.to_thread(played.live_on)
        interaction.trace.record_reward("episode_reward", played.reward)
        interaction.trace.record_metrics(played.metrics)


class Played:
    """One couple in play, and what it has been worth so far."""

    def __init__(self, data: CoupleData) -> None:
        self._data = data
        self._turns = Turns(
            data.side, data.scenario, data.opponent, data.horizon_days, daily=data.daily
        )
        self._discount = 1.0
        self.reward = 0.0
        """Discounted from the first turn on."""
        self.metrics = {"days": 0.0, "turns": 0.0, "healed": 0.0, "played_to_the_end": 1.0}
        self.metrics |= {f"reward_{name}": 0.0 for name in COMPONENTS}

    def begin(self) -> Turn:
        """Return the first turn."""
        return self._turns.begin(self._data.seed, self._data.couple)

    def say(self, text: str) -> Turn:
        """Take a turn."""
        self.metrics["turns"] += 1.0
        return self._live(text)

    def live_on(self) -> None:
        """Live what is left in silence."""
        self.metrics["played_to_the_end"] = float(self._turns.over)
        while not self._turns.over:
            self._live("")

    def _live(self, text: str) -> Turn:
        turn = self._turns.say(text)
        self.reward += self._discount * turn.reward
        self._discount *= turn.discount
        self.metrics["days"] += turn.days
        self.metrics["healed"] = float(turn.healed)
        for name, part in turn.parts.items():
            self.metrics[f"reward_{name}"] += part
        return turn
