"""The whole calibration: bank, screen, generations, predictions, checks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agents.errors import AftertextError

from .bank import Bank, draw_of, fill_bank
from .checks import bank_check, smc_check, summary
from .diagnose import resample
from .plan import Fit, Plan
from .problem import PREDICT, RESAMPLE, Problem, Watch, chance, new_seed, simulate_all
from .screen import Screen, screen
from .store import BANK_FILE, CHECKS, DATABASE, Store

Floats = NDArray[np.float64]
Tell = Callable[[str, int, int, str], None]
"""Is told how far a stage is: its name, what is done, of how much, and a remark."""
DRAWS = 200
"""Posterior draws that are stored."""
BANK_CHECKS = 500
"""Truths that are asked of the bank."""
NEAR_SHARE, FEWEST_NEAR = 0.02, 30
"""Share of the bank that is accepted for each of them, and its least number."""
CHECK_PARTICLES, CHECK_POPULATIONS = 60, 4
_USUAL_RATE = 0.15
"""Acceptance rate that the expected time is reckoned with."""


@dataclass(frozen=True)
class Settings:
    """What is asked for.

    `check` is the number of truths for which all of ABC-SMC is repeated; `minutes` ends the
    generations after that time.
    """

    couples: int = 250
    particles: int = 150
    populations: int = 6
    bank: int = 1500
    seed: int = 1
    check: int = 0
    jobs: int = 1
    minutes: float | None = None


class Done(NamedTuple):
    """All that was done.

    `points` (DRAWS, P) are equally likely draws from the last generation, in the unit cube, and
    `after` (DRAWS, M) what they predict with new couples; `checks` are facts for people.
    """

    problem: Problem
    asked: Settings
    bank: Bank
    screened: Screen
    fit: Fit
    points: Floats
    after: Floats
    checks: dict[str, Any]
    seconds: float


def needs_extra() -> None:
    """Raise AftertextError where pyABC is not installed."""
    try:
        import pyabc  # noqa: F401
    except ImportError:
        raise AftertextError(
            "calibrate needs pyABC, which comes with the extra: pip install '.[calibrate]'"
        ) from None


def expected_seconds(problem: Problem, asked: Settings) -> float:
    """Return about how long it will take; plays a few simulations to see."""
    numbers = range(2 * asked.jobs)
    points, seeds = zip(*(draw_of(problem, asked.seed, i) for i in numbers), strict=True)
    began = time.monotonic()
    simulate_all(problem, np.array(points), seeds, asked.jobs)
    each = (time.monotonic() - began) / len(points)
    later = asked.particles * (asked.populations - 1)
    checked = asked.check * min(CHECK_PARTICLES, asked.particles) * (CHECK_POPULATIONS - 1)
    return each * (asked.bank + DRAWS + (later + checked) / _USUAL_RATE)


def calibrate(
    problem: Problem, asked: Settings, folder: Store, tell: Tell = lambda *_: None
) -> Done:
    """Do everything that is not done yet in the folder."""
    with _timed(folder):
        bank = fill_bank(problem, asked.bank, asked.seed, asked.jobs, folder.path(BANK_FILE),
                         _counted("bank", asked.bank, tell))  # fmt: skip
    screened = screen(bank, problem.bands)
    if not screened.kept:
        raise AftertextError(
            f"a bank of {asked.bank} draws is too small to tell which quantities the findings "
            "depend on; give a larger --bank"
        )
    with _timed(folder):
        found = _fit(problem, asked, bank, screened, folder, tell)
    with _timed(folder):
        points, after = _predict(problem, asked, found, tell)
    with _timed(folder):
        checks = _check(problem, asked, bank, screened, found, folder, tell)
    return Done(problem, asked, bank, screened, found, points, after, checks, folder.seconds)


def _fit(
    problem: Problem, asked: Settings, bank: Bank, screened: Screen, folder: Store, tell: Tell
) -> Fit:
    from .smc import fit

    def told(generation: int, accepted: int, simulations: int) -> None:
        words = f"generation {generation + 1} of {asked.populations}, {simulations} simulations"
        tell(f"particles {generation}", accepted, asked.particles, words)

    until = np.inf if asked.minutes is None else time.monotonic() + 60.0 * asked.minutes
    plan = Plan(asked.particles, asked.populations, until=float(until))
    database = f"sqlite:///{folder.path(DATABASE)}"
    return fit(problem, bank, screened.kept, plan, asked.seed, asked.jobs, database, told)


def _predict(problem: Problem, asked: Settings, found: Fit, tell: Tell) -> tuple[Floats, Floats]:
    """Draw equally likely particles, and simulate them again with new couples.

    What was accepted is nearer to the findings than a new simulation of the same would be.
    """
    points = found.points[resample(found.weights, DRAWS, chance(asked.seed, RESAMPLE))]
    fresh = chance(asked.seed, PREDICT)
    seeds = [new_seed(fresh) for _ in points]
    watch = _counted("predictions", DRAWS, tell)
    return points, simulate_all(problem, points, seeds, asked.jobs, watch)


def _check(
    problem: Problem, asked: Settings, bank: Bank, screened: Screen, fit: Fit, folder: Store,
    tell: Tell,
) -> dict[str, Any]:  # fmt: skip
    """Find known truths again: in the bank, and by all of ABC-SMC as often as was asked."""
    names = [problem.names[i] for i in screened.kept]
    near = min(max(FEWEST_NEAR, int(NEAR_SHARE * asked.bank)), asked.bank - 1)
    found = bank_check(bank, problem.bands, screened.kept, near, BANK_CHECKS, asked.seed)
    checks: dict[str, Any] = {"bank": {"accepted": near, **summary(found, names)}, "smc": None}
    if asked.check:
        particles = min(CHECK_PARTICLES, asked.particles)
        plan = Plan(particles, CHECK_POPULATIONS, fit.generations[-1].epsilon)
        found = smc_check(problem, bank, screened.kept, plan, asked.check, asked.seed, asked.jobs,
                          folder.path(CHECKS), _counted("checks", asked.check, tell))  # fmt: skip
        checks["smc"] = {"particles": particles, "populations": CHECK_POPULATIONS}
        checks["smc"] |= summary(found, names)
    return checks


def _counted(stage: str, total: int, tell: Tell) -> Watch:
    done = [0]

    def count(more: int) -> None:
        done[0] += more
        tell(stage, done[0], total, "")

    return count


@contextmanager
def _timed(folder: Store) -> Iterator[None]:
    began = time.monotonic()
    try:
        yield
    finally:
        folder.spent(time.monotonic() - began)
