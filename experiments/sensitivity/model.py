"""What is run again and again: numbers of the model to outcomes of the default population."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.quantities import QUANTITIES
from agents.version import MODEL_VERSION
from experiments.lab import Lab, population
from experiments.lab.population import mix
from experiments.uncertain import numbers

Floats = NDArray[np.float64]
DAYS = 365.0
"""Time over which couples are watched."""


class Outcome(NamedTuple):
    """What is watched: its unit and what it is, as a mean over couples."""

    unit: str
    about: str
    more: str
    """What a greater value is called."""
    less: str


OUTCOMES = {
    "healing_days": Outcome(
        "days", "the dumpee's time to healing, at most a year", "later", "sooner"
    ),
    "crises": Outcome("a couple", "the dumpee's crisis episodes in a year", "more", "fewer"),
    "distress": Outcome("share", "the dumpee's mean distress over a year", "more", "less"),
    "recovery_days": Outcome(
        "days", "the dumper's time to recovery, at most a year", "later", "sooner"
    ),
}
LEADING = ("healing_days", "crises")
"""Those that decide which quantities are looked at more closely."""


class Sample(NamedTuple):
    """One run: its key in the file of runs, and the quantities that are set."""

    key: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Model:
    """A function of quantities to be analysed.

    `run` takes quantities that differ from their declared values and returns the means of the
    outcomes and their standard errors, shape (2, len(outcomes)). `about` says all that the result
    depends on besides those quantities; runs of models that differ in it are never mixed.
    """

    outcomes: tuple[str, ...]
    run: Callable[[Mapping[str, float]], Floats]
    about: str

    def sample(self, values: Mapping[str, float]) -> Sample:
        """Return what is to be run, named by all that its result depends on."""
        return Sample(_digest([self.about, sorted(values.items())]), values)


def population_model(couples: int, seed: int) -> Model:
    """Return the default population for a year, lived through by the same couples in every run."""

    def run(values: Mapping[str, float]) -> Floats:
        lab = Lab(numbers(values), couples, seed, threads=1)
        columns = _watched(population(lab, DAYS).outcomes)
        error = columns.std(axis=1) / np.sqrt(couples)
        return np.array([columns.mean(axis=1), error])

    return Model(tuple(OUTCOMES), run, _asked(couples, seed))


def _watched(found: Mapping[str, Any]) -> Floats:
    """Return the outcomes couple by couple, shape (len(OUTCOMES), couples)."""
    columns = {
        "healing_days": np.fmin(found["healed_day"], DAYS),
        "crises": found["crises"],
        "distress": found["distress_mean"],
        "recovery_days": np.fmin(found["recovered_day"], DAYS),
    }
    return np.array([columns[name] for name in OUTCOMES], float)


def _asked(couples: int, seed: int) -> str:
    declared = {name: d.value for name, d in QUANTITIES.items()}
    return _digest([MODEL_VERSION, couples, seed, DAYS, mix(), declared])


def _digest(things: Any) -> str:
    return hashlib.blake2b(json.dumps(things).encode(), digest_size=12).hexdigest()
