"""Simulation-based calibration: are truths that one knows found again, with honest intervals?

A truth is drawn from the prior, findings are made of it, the same ABC is asked, and the truth's
place within what it answers is noted (Talts et al. 2018, arXiv:1804.06788): over many truths it is
even, and an interval of 80 % holds 80 % of them.

Two forms: `bank_check` takes truths and simulations from the one bank, each truth left out in its
turn, and accepts the nearest, which costs nothing and allows hundreds; `smc_check` runs all of
ABC-SMC for each truth.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import kstest, spearmanr

from .bands import Bands
from .bank import Bank
from .noise import findings_of
from .plan import Plan
from .problem import CHECK, Problem, Watch, chance, new_seed

Floats = NDArray[np.float64]
LEVELS = (0.5, 0.8, 0.95)
"""Nominal coverage of the central intervals that are counted."""
BINS = 10
SURE = 0.01
"""Chance, over all quantities together, of calling honest intervals dishonest."""


class Row(NamedTuple):
    """One truth found again: its shares, their places, and the posterior means, each (K,)."""

    truth: Floats
    place: Floats
    middle: Floats


class Found(NamedTuple):
    """R truths found again, K fitted quantities; everything in shares of the prior, (R, K).

    `place` is the posterior probability below the truth, `middle` the posterior mean.
    """

    truth: Floats
    place: Floats
    middle: Floats


def bank_check(
    bank: Bank, bands: Bands, fitted: Sequence[int], accepted: int, replicates: int, seed: int
) -> Found:
    """Ask the bank for its own draws, each without itself; `accepted` nearest are the answer."""
    rng = chance(seed, CHECK)
    known = np.flatnonzero(np.isfinite(bank.found).all(axis=1))
    asked = rng.choice(known, min(replicates, len(known)), replace=False)
    truth = bank.found[asked]
    exact = findings_of(bands, truth, np.zeros(len(asked)), rng)
    reach = [_nearest(bank, bands.moved(*one), i, accepted)[1]
             for i, *one in zip(asked, *exact, strict=True)]  # fmt: skip
    noisy = findings_of(bands, truth, reach, rng)
    rows = []
    for i, *one in zip(asked, *noisy, strict=True):
        near, _ = _nearest(bank, bands.moved(*one), i, accepted)
        rows.append(_row(bank.points[near], np.full(accepted, 1.0 / accepted),
                         bank.points[i], list(fitted), rng))  # fmt: skip
    return _together(rows)


def smc_check(
    problem: Problem, bank: Bank, fitted: Sequence[int], plan: Plan, replicates: int, seed: int,
    jobs: int, kept: Path | None = None, watch: Watch = lambda _: None,
) -> Found:  # fmt: skip
    """Run ABC-SMC for new truths, down to the epsilon of the plan.

    With `kept`, each is stored in that file, and not done again for the same plan.
    """
    stored = _stored(kept, plan.nearest)[:replicates]
    for number in range(replicates):
        if number >= len(stored):
            row = _asked(problem, bank, list(fitted), plan, number, seed, jobs)
            stored.append(row)
            _keep(kept, plan.nearest, row)
        watch(1)
    return _together(stored)


def _asked(
    problem: Problem, bank: Bank, fitted: list[int], plan: Plan, number: int, seed: int, jobs: int
) -> Row:
    from .smc import fit

    rng = chance(seed, CHECK, number)
    point = rng.random(len(problem.names))
    truth = problem.simulate(point, new_seed(rng))
    low, high = findings_of(problem.bands, truth[None], [plan.nearest], rng)
    asked = replace(problem, bands=problem.bands.moved(low[0], high[0]))
    found = fit(asked, bank, fitted, plan, new_seed(rng), jobs)
    return _row(found.points, found.weights, point, fitted, rng)


def _stored(path: Path | None, nearest: float) -> list[Row]:
    if path is None or not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Row(*map(np.array, row["row"])) for row in rows if row["nearest"] == nearest]


def _keep(path: Path | None, nearest: float, row: Row) -> None:
    if path is not None:
        line = json.dumps({"nearest": nearest, "row": [part.tolist() for part in row]})
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def place_of(points: Floats, weights: Floats, truth: Floats, rng: np.random.Generator) -> Floats:
    """Return the probability below a truth (K,) by weighted draws (N, K), spread out evenly.

    As the truth has one of N + 1 places among N draws, its own is drawn within it.
    """
    size = 1.0 / float((weights**2).sum())
    below = weights @ (points < truth)
    return np.asarray((below * size + rng.random(len(truth))) / (size + 1.0))


def summary(found: Found, names: Sequence[str]) -> dict[str, Any]:
    """Return coverage, evenness and recovery by quantity, with stable keys.

    `p_even` is Kolmogorov and Smirnov's, times the number of quantities (Bonferroni).
    """
    rows = [_summed(found, i, name) for i, name in enumerate(names)]
    return {
        "replicates": len(found.place), "levels": list(LEVELS),
        "coverage": _coverage(found.place.ravel()),
        "even": all(row["p_even"] >= SURE for row in rows), "quantities": rows,
    }  # fmt: skip


def _summed(found: Found, i: int, name: str) -> dict[str, Any]:
    place = found.place[:, i]
    p = min(1.0, float(kstest(place, "uniform").pvalue) * found.place.shape[1])
    recovery = spearmanr(found.truth[:, i], found.middle[:, i]).statistic
    return {
        "name": name, "p_even": p, "coverage": _coverage(place),
        "recovery": float(recovery) if np.isfinite(recovery) else None,
        "places": np.histogram(place, BINS, (0.0, 1.0))[0].tolist(),
    }  # fmt: skip


def _coverage(place: Floats) -> list[float]:
    return [float(np.mean(np.abs(place - 0.5) <= level / 2.0)) for level in LEVELS]


def _nearest(bank: Bank, bands: Bands, left_out: int, most: int) -> tuple[NDArray[np.int64], float]:
    distances = bands.distance(bank.found)
    distances[left_out] = np.inf
    near = np.argpartition(distances, most - 1)[:most]
    return near, float(distances[near].max())


def _row(
    points: Floats, weights: Floats, truth: Floats, fitted: list[int], rng: np.random.Generator
) -> Row:
    found, true = points[:, fitted], truth[fitted]
    return Row(true, place_of(found, weights, true, rng), weights @ found)


def _together(rows: Sequence[Row]) -> Found:
    return Found(*(np.array(part) for part in zip(*rows, strict=True)))
