"""What a training is asked for, checked, and the command that repeats it."""

from __future__ import annotations

import dataclasses
import math
import shlex
from dataclasses import dataclass
from typing import Any

from agents.errors import AftertextError, unknown
from agents.intents import DUMPEE, DUMPER, SIDES
from scenarios.envs import ALL, DEFAULT_SCENARIO, situations_for
from scenarios.loader import library_names
from scenarios.schema import HORIZON_DAYS
from sim.envs.reward import COMPONENTS, WIN_BACK, Weights, make_weights

ALGORITHMS = ("ppo", "dqn", "a2c")
ENVIRONMENTS = {
    "Aftertext/Dumper-v0": DUMPER, "Aftertext/Dumpee-v0": DUMPEE, "dumper": DUMPER,
    "dumpee": DUMPEE,
}  # fmt: skip
MOST_STEPS, MOST_ENVS, MOST_SEED = 10**10, 16_384, 2**32 - 1


@dataclass(frozen=True)
class Settings:
    """What follows from them, follows whole: the same settings, the same policy.

    `side` learns, 0 dumpee or 1 dumper; `scenario` and `opponent` are as in scenarios.envs, with
    commas between several; `steps` are decisions over all couples, `envs` couples at a time;
    `horizon` None is the scenarios' own, in days.
    """

    side: int
    algo: str = "ppo"
    scenario: str = DEFAULT_SCENARIO
    opponent: str | None = None
    steps: int = 3_000_000
    seed: int = 1
    envs: int = 512
    weights: Weights = Weights()
    horizon: float | None = None

    def __post_init__(self) -> None:
        """Raise AftertextError for what cannot be trained."""
        if self.algo not in ALGORITHMS:
            raise unknown("algorithm", self.algo, ALGORITHMS)
        for name, low, high in (
            ("steps", 1, MOST_STEPS), ("envs", 1, MOST_ENVS), ("seed", 0, MOST_SEED),
        ):  # fmt: skip
            if not low <= (value := getattr(self, name)) <= high:
                raise AftertextError(f"{name} = {value} is outside {low:,} to {high:,}")
        low_days, high_days = HORIZON_DAYS
        if self.horizon is not None and not low_days <= self.horizon <= high_days:
            days = f"{low_days:g} to {high_days:g} days"
            raise AftertextError(f"horizon = {self.horizon:g} is outside {days}")
        situations = situations_for(self.side, self.scenario, self.opponent)
        if not all(situation.all_data for situation in situations):
            raise AftertextError("a policy cannot be trained against own code, which is too slow")
        if len(situations) > self.envs:
            raise AftertextError(
                f"envs = {self.envs} is fewer than the {len(situations)} pairs of scenarios and "
                "opponents"
            )

    @property
    def learner(self) -> str:
        """The side that learns, by its name."""
        return SIDES[self.side]

    @property
    def pairs(self) -> list[tuple[str, str | None]]:
        """Every scenario with every opponent, None where it is the scenario's own policy."""
        names = library_names() if self.scenario == ALL else _names(self.scenario)
        others = (None,) if self.opponent is None else _names(self.opponent)
        return [(name, other) for name in names for other in others]

    @property
    def environment(self) -> str:
        """The name of the environment."""
        return f"Aftertext/{self.learner.capitalize()}-v0"

    @property
    def command(self) -> str:
        """The command that repeats the training."""
        words = ["aftertext", "train", self.environment, "--algo", self.algo]
        words += ["--scenario", self.scenario]
        if self.opponent is not None:
            words += ["--opponent", self.opponent]
        words += ["--steps", str(self.steps), "--seed", str(self.seed), "--envs", str(self.envs)]
        words += _said(self.weights)
        if self.horizon is not None:
            words += ["--horizon", _exactly(self.horizon)]
        return shlex.join(words)

    def facts(self) -> dict[str, Any]:
        """Return all of them as plain data."""
        return dataclasses.asdict(self)


def side_of_environment(name: str) -> int:
    """Return the side that learns there; AftertextError for what there is not."""
    if name in ENVIRONMENTS:
        return ENVIRONMENTS[name]
    if "text" in name.lower().removeprefix("aftertext/"):
        raise AftertextError(
            f"{name} reads and writes words, which is for language models; train takes "
            f"{', '.join(ENVIRONMENTS)}"
        )
    raise unknown("environment", name, ENVIRONMENTS)


def read_weights(given: list[str], win_back: bool) -> Weights:
    """Return the weights that "part=number" words give; AftertextError for what is none."""
    if win_back and given:
        raise AftertextError("--win-back has weights of its own: give it, or --reward, not both")
    if win_back:
        return WIN_BACK
    return make_weights(dict(_weight(word) for word in given))


def _exactly(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _weight(word: str) -> tuple[str, float]:
    name, _, text = word.partition("=")
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        example = f"{COMPONENTS[0]}=1"
        raise AftertextError(f"--reward {word!r} is not a part with its weight, as in {example}")
    return name, value


def _said(weights: Weights) -> list[str]:
    if weights == WIN_BACK:
        return ["--win-back"]
    usual, words = Weights(), []
    for name in COMPONENTS:
        if (value := getattr(weights, name)) != getattr(usual, name):
            words += ["--reward", f"{name}={_exactly(value)}"]
    return words
