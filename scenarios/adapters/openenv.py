"""The text environments for OpenEnv: an environment for its server; its own clients do for it.

    pip install '.[openenv]'
    uvicorn --factory scenarios.adapters.openenv:make_app --port 8000

    async with GenericEnvClient(base_url="ws://localhost:8000") as client:
        result = await client.reset(side="dumper", scenario="breadcrumbs", seed=1)
        result = await client.step({"text": "How are you these days?"})

What a reset may choose is `CoupleTextEnvironment.reset`'s; each session has a couple of its own.
"""

from __future__ import annotations

import uuid
from typing import Any

from pydantic import Field

from agents.errors import AftertextError
from scenarios.adapters.turns import Turn, Turns, instructions
from scenarios.envs import DEFAULT_SCENARIO

try:
    from fastapi import FastAPI
    from openenv.core.env_server import create_fastapi_app
    from openenv.core.env_server.interfaces import Environment
    from openenv.core.env_server.types import Action, EnvironmentMetadata, Observation, State
except ImportError as error:
    raise AftertextError("OpenEnv is not installed: pip install '.[openenv]'") from error

MOST_SESSIONS = 64
"""Couples that one server lets live at a time."""


class TextAction(Action):
    """What to send: a text, `/silence` or nothing, or a gesture such as `/block`."""

    text: str = ""


class PageObservation(Observation):
    """What this side knows; `reward` is that of the days since the last observation."""

    page: str
    instructions: str = ""
    """What a language model should be told first; with a reset only."""
    intent: str = ""
    """As what the last action was done: an intent, a gesture, silence."""
    reading: dict[str, float] = Field(default_factory=dict)
    """Probabilities of the likeliest intents of the last text."""
    days: float = 0.0
    discount: float = 1.0
    """What the next reward counts for."""
    parts: dict[str, float] = Field(default_factory=dict)
    """The undiscounted parts of the reward."""
    healed: bool = False


class CoupleState(State):
    """Which couple it is."""

    side: str = ""
    scenario: str = ""
    seed: int | None = None
    couple: int = 0


class CoupleTextEnvironment(Environment[TextAction, PageObservation, CoupleState]):
    """One couple after the other, one side of which is played in words."""

    SUPPORTS_CONCURRENT_SESSIONS = True

    def __init__(self) -> None:
        super().__init__()
        self._turns: Turns | None = None
        self._state = CoupleState()

    def reset(
        self,
        seed: int | None = None,
        episode_id: str | None = None,
        side: str = "dumper",
        scenario: str = DEFAULT_SCENARIO,
        opponent: str | None = None,
        couple: int = 0,
        horizon_days: float | None = None,
        weights: dict[str, float] | None = None,
        daily: bool = False,
        **kwargs: Any,
    ) -> PageObservation:
        """Begin a couple; AftertextError for names that there are not."""
        if kwargs:
            raise AftertextError(f"a reset has no {', '.join(sorted(kwargs))}")
        self._turns = Turns(side, scenario, opponent, horizon_days, weights, daily)
        self._state = CoupleState(
            episode_id=episode_id or uuid.uuid4().hex, side=side, scenario=scenario, seed=seed,
            couple=couple,
        )  # fmt: skip
        seen = _observation(self._turns.begin(seed, couple))
        seen.reward, seen.instructions = None, instructions(side)
        return seen

    def step(
        self, action: TextAction, timeout_s: float | None = None, **kwargs: Any
    ) -> PageObservation:
        """Send a text, make a gesture or be silent, and live on to the next turn."""
        if self._turns is None:
            raise AftertextError("the environment must be reset before anything else")
        self._state.step_count += 1
        return _observation(self._turns.say(action.text))

    @property
    def state(self) -> CoupleState:
        """Which couple it is, and how many turns it has had."""
        return self._state

    def get_metadata(self) -> EnvironmentMetadata:
        """Return what it is, for OpenEnv's pages."""
        return EnvironmentMetadata(
            name="aftertext",
            description="Texting after a breakup, in words. A model, not advice.",
        )


def make_app() -> FastAPI:
    """Return the application that serves couples, a session each."""
    return create_fastapi_app(
        CoupleTextEnvironment, TextAction, PageObservation, max_concurrent_envs=MOST_SESSIONS,
        env_name="aftertext", state_cls=CoupleState,
    )  # fmt: skip


def _observation(turn: Turn) -> PageObservation:
    return PageObservation(
        page=turn.page, done=turn.over, reward=turn.reward, intent=turn.intent,
        reading=turn.reading, days=turn.days, discount=turn.discount, parts=turn.parts,
        healed=turn.healed,
    )  # fmt: skip
