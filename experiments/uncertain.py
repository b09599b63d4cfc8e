"""Which declared quantities are uncertain facts of nature, and what is believed of each beforehand.

    values = draw(np.random.default_rng(1), [d.name for d in uncertain()])
    lab = Lab(numbers(values), couples=200, seed=1)

A quantity is uncertain unless another value would mean another question (a definition, a policy),
or would break what was fitted to data. Sensitivity analysis and calibration share this notion.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import triang

from agents.declare import Declaration
from agents.errors import unknown
from agents.quantities import QUANTITIES, Quantities


class Settled(NamedTuple):
    """Quantities that are not uncertain: those of a module whose names begin so, and why."""

    home: str
    begin: tuple[str, ...]
    why: str

    def holds(self, declared: Declaration) -> bool:
        """Tell whether a quantity is one of these."""
        return declared.home == self.home and declared.name.startswith(self.begin)


SETTLED = (
    Settled(
        "agents.tempo",
        ("hand_", "prompt_", "glance_", "away_", "follow_", "same_sender", "stop_", "starts_",
         "usual_chattiness"),
        "ordinary pace: fitted together to the texts behind F01–F07, and out of tune singly",
    ),
    Settled("agents.tempo", ("delivery_", "offline_"), "the phone, not the people"),
    Settled(
        "agents.healing", ("healed_", "wish_"),
        "says what is called healed; another value asks another question",
    ),
    Settled("agents.healing", ("distress_by_",), "says what is called distress: weights of a sum"),
    Settled("agents.recovery", ("recovered_",), "says what is called recovered"),
    Settled("agents.policies.numbers", ("",), "says what a policy does, which is chosen"),
    Settled(
        "agents.signs", ("sign_",),
        "says which texts are called what; drawn around the table of intents, whose kinds would "
        "change their names with it",
    ),
    Settled(
        "agents.motives", ("dumpee_ceiling_per_day", "dumper_ceiling_per_day"),
        "a bound of the method by which urges are drawn; moving it moves every moment of chance",
    ),
)  # fmt: skip
"""What is left out, with the reason; everything else that is declared is uncertain."""


@cache
def uncertain() -> tuple[Declaration, ...]:
    """Return the declarations of all uncertain quantities, in the order of their declaration."""
    return tuple(d for d in QUANTITIES.values() if why_settled(d.name) is None)


def why_settled(name: str) -> str | None:
    """Return why a quantity is not uncertain; None where it is. AftertextError if there is none."""
    declared = _declared(name)
    return next((settled.why for settled in SETTLED if settled.holds(declared)), None)


def prior(name: str) -> Any:
    """Return what is believed of a quantity, in its unit: a frozen scipy.stats.triang.

    Triangular over the declared range, with its mode at the declared value: the range is what is
    plausible, the value the best guess.
    """
    declared = _declared(name)
    width = declared.high - declared.low
    return triang((declared.value - declared.low) / width, declared.low, width)


def draw(rng: np.random.Generator, names: Sequence[str]) -> dict[str, float]:
    """Return one draw from the prior of each quantity, independent of each other."""
    return at(names, rng.random(len(names)))


def at(names: Sequence[str], row: ArrayLike) -> dict[str, float]:
    """Map a point of the unit cube, shape (len(names),), to quantities: the inverse of the priors.

    0 and 1 are the ends of the range.
    """
    u = np.asarray(row, float)
    if u.shape != (len(names),):
        raise ValueError(f"a point of shape {u.shape} is none for {len(names)} quantities")
    low, value, high = _ranges(names)
    # Written out, since scipy's inverse misses the upper end by rounding.
    rising = low + np.sqrt(u * (high - low) * (value - low))
    falling = high - np.sqrt((1.0 - u) * (high - low) * (high - value))
    below = u * (high - low) < value - low
    found = np.where(below, np.minimum(rising, value), np.maximum(falling, value))
    return dict(zip(names, found.tolist(), strict=True))


def numbers(values: Mapping[str, float]) -> Quantities:
    """Return the model's numbers with these in place of the declared values."""
    for name in values:
        _declared(name)
    changed: dict[str, Any] = dict(values)
    return dataclasses.replace(Quantities(), **changed)


def _declared(name: str) -> Declaration:
    if name not in QUANTITIES:
        raise unknown("quantity", name, QUANTITIES)
    return QUANTITIES[name]


def _ranges(names: Sequence[str]) -> NDArray[np.float64]:
    """Return low end, value and high end of quantities, shape (3, len(names))."""
    declared = [_declared(name) for name in names]
    return np.array([(d.low, d.value, d.high) for d in declared], float).reshape(-1, 3).T
