"""The training environments over the library of scenarios, registered with Gymnasium on import.

    import gymnasium, scenarios.envs
    env = gymnasium.make("Aftertext/Dumper-v0", scenario="breadcrumbs", opponent="polite")
    envs = gymnasium.make_vec("Aftertext/Dumpee-v0", 512, scenario="all")

`gymnasium.make("scenarios.envs:Aftertext/Dumper-v0")` needs no import. `scenario` is a name in the
library, a file, or `all` of the library; `opponent` the other side's policy, or several with
commas between, else the scenario's own. How they work: sim/envs/.
"""

from __future__ import annotations

from typing import Any

import gymnasium

from agents.errors import AftertextError
from agents.intents import DUMPEE, DUMPER
from scenarios.loader import library_names, load_scenario
from sim.envs.single import CoupleEnv
from sim.envs.situation import NOBODY, Choices, Situation
from sim.envs.text import TextEnv
from sim.envs.vector import CoupleVectorEnv
from sim.own_policy import PolicyChoice, resolve_policy

DEFAULT_SCENARIO = "breadcrumbs"
ALL = "all"


def make_dumper(
    scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> CoupleEnv:
    """Return `Aftertext/Dumper-v0`: one couple, the dumper decided for by the learner."""
    return _single(DUMPER, scenario, opponent, kwargs)


def make_dumpee(
    scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> CoupleEnv:
    """Return `Aftertext/Dumpee-v0`: one couple, the dumpee decided for by the learner."""
    return _single(DUMPEE, scenario, opponent, kwargs)


def make_dumper_text(
    scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> TextEnv:
    """Return `Aftertext/DumperText-v0`: one couple, the dumper decided for in words."""
    return TextEnv(DUMPER, _only(DUMPER, scenario, opponent), find=_finder(DUMPER), **kwargs)


def make_dumpee_text(
    scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> TextEnv:
    """Return `Aftertext/DumpeeText-v0`: one couple, the dumpee decided for in words."""
    return TextEnv(DUMPEE, _only(DUMPEE, scenario, opponent), find=_finder(DUMPEE), **kwargs)


def make_dumper_vector(
    num_envs: int = 1, scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> CoupleVectorEnv:
    """Return `Aftertext/Dumper-v0` over many couples at a time."""
    return _vector(DUMPER, num_envs, scenario, opponent, kwargs)


def make_dumpee_vector(
    num_envs: int = 1, scenario: str = DEFAULT_SCENARIO, opponent: str | None = None, **kwargs: Any
) -> CoupleVectorEnv:
    """Return `Aftertext/Dumpee-v0` over many couples at a time."""
    return _vector(DUMPEE, num_envs, scenario, opponent, kwargs)


def situation_for(side: int | None, scenario: str, opponent: str | None = None) -> Situation:
    """Return a scenario with one side open (None: both), the other under a policy.

    `opponent` None is the scenario's own policy. Raises AftertextError for unknown names.
    """
    found = load_scenario(scenario)
    choices: Choices = NOBODY
    if side is not None:
        other = resolve_policy(opponent or found.policies[1 - side], 1 - side)
        choices = _seats(other)
    elif opponent is not None:
        raise AftertextError("where both sides are open there is no opponent")
    return Situation(
        found.name or scenario, found.setup(None, None), found.make_quantities(), found.registers,
        choices,
    )  # fmt: skip


def situations_for(side: int, scenarios: str, opponents: str | None = None) -> list[Situation]:
    """Return every pair of scenarios and opponents, given with commas between, or `all`."""
    names = library_names() if scenarios == ALL else _split(scenarios, "scenario")
    others = [None] if opponents is None else _split(opponents, "opponent")
    return [situation_for(side, name, other) for name in names for other in others]


def _single(side: int, scenario: str, opponent: str | None, kwargs: dict[str, Any]) -> CoupleEnv:
    return CoupleEnv(side, _only(side, scenario, opponent), find=_finder(side), **kwargs)


def _only(side: int, scenario: str, opponent: str | None) -> Situation:
    """Return the one situation that is named; AftertextError where there are several."""
    situations = situations_for(side, scenario, opponent)
    if len(situations) > 1:
        raise AftertextError(
            f"one couple has one scenario and opponent, not {len(situations)} pairs of them; "
            "reset(options={'scenario': …}) changes it, and gymnasium.make_vec takes several"
        )
    return situations[0]


def _vector(
    side: int, num_envs: int, scenario: str, opponent: str | None, kwargs: dict[str, Any]
) -> CoupleVectorEnv:
    situations = situations_for(side, scenario, opponent)
    return CoupleVectorEnv(num_envs, side, situations, find=_finder(side), **kwargs)


def _finder(side: int) -> Any:
    return lambda scenario, opponent: situation_for(side, scenario, opponent)


def _seats(other: PolicyChoice) -> Choices:
    return (other, None) if other.side == DUMPEE else (None, other)


def _split(names: str, what: str) -> tuple[str, ...]:
    found = tuple(name.strip() for name in names.split(","))
    if not all(found):
        raise AftertextError(f"{what} {names!r} has no name before or after a comma")
    return found


def _register() -> None:
    for name, single, vector in (
        ("Dumper", make_dumper, make_dumper_vector),
        ("Dumpee", make_dumpee, make_dumpee_vector),
    ):
        gymnasium.register(
            f"Aftertext/{name}-v0", entry_point=single, vector_entry_point=vector,
            disable_env_checker=False,
        )  # fmt: skip
    for name, text in (("DumperText", make_dumper_text), ("DumpeeText", make_dumpee_text)):
        gymnasium.register(f"Aftertext/{name}-v0", entry_point=text, disable_env_checker=False)


_register()
