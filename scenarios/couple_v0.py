"""Both sides of a couple as PettingZoo environments, over the library of scenarios.

    from scenarios import couple_v0
    env = couple_v0.env(scenario="breadcrumbs", horizon_days=180)
    for agent in env.agent_iter(): ...
    both = couple_v0.parallel_env(scenario="fresh_breakup")

`scenario` is a name in the library or a file; further arguments: `sim.envs.both.BothSides`. How
they work: sim/envs/couple_v0.py.
"""

from __future__ import annotations

from typing import Any

from pettingzoo.utils.wrappers import OrderEnforcingWrapper

from scenarios.envs import DEFAULT_SCENARIO, situation_for
from sim.envs import couple_v0
from sim.envs.couple_v0 import CoupleAEC, CoupleParallel
from sim.envs.situation import Situation


def raw_env(scenario: str = DEFAULT_SCENARIO, **kwargs: Any) -> CoupleAEC:
    """Return the environment in which one side acts at a time: whoever is asked."""
    return couple_v0.raw_env(_find(scenario), find=_find, **kwargs)


def env(scenario: str = DEFAULT_SCENARIO, **kwargs: Any) -> OrderEnforcingWrapper[Any, Any, Any]:
    """Return the same in PettingZoo's wrapper, which tells what was called out of order."""
    return couple_v0.env(_find(scenario), find=_find, **kwargs)


def parallel_env(scenario: str = DEFAULT_SCENARIO, **kwargs: Any) -> CoupleParallel:
    """Return the environment in which both sides act at every step."""
    return couple_v0.parallel_env(_find(scenario), find=_find, **kwargs)


def _find(scenario: str, opponent: str | None = None) -> Situation:
    return situation_for(None, scenario, opponent)
