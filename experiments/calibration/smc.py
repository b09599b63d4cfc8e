"""ABC-SMC with pyABC: generations of particles that come ever nearer to the findings.

The first generation are the nearest draws of the bank. In each later one the screened quantities
are proposed as the generation before has them, all others are drawn from their priors; a particle
is accepted if its distance is at most the median of those before.

pyABC works on normal scores, in which each prior is a standard normal without edges.
"""

from __future__ import annotations

import itertools
import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pyabc
from numpy.typing import NDArray
from pyabc.population import Particle, Population
from scipy.stats import multivariate_normal, norm

from .bands import Bands
from .bank import Bank
from .plan import Fit, Generation, Plan
from .problem import FIT, Problem, chance, new_seed

Floats = NDArray[np.float64]
Tell = Callable[[int, int, int], None]
"""Is told, after each simulation: generation, particles accepted, simulations."""
IN_MEMORY = "sqlite://"
_MODEL = "aftertext"
_EDGE = 1e-12
_FROM_PRIOR = 0.2
"""Share of proposals from the prior."""
_NEAR, _RARE, _LATE, _ALL = "near enough", "too few accepted", "no more time", "all generations"
_FEWEST = 250
"""Candidates of a generation after which one may say that too few are accepted."""


def fit(
    problem: Problem, bank: Bank, fitted: Sequence[int], plan: Plan, seed: int, jobs: int,
    database: str = IN_MEMORY, tell: Tell = lambda *_: None,
) -> Fit:  # fmt: skip
    """Fit the quantities with these numbers; goes on from what the database holds.

    A run that was stopped and goes on gives what it would have given without that, on any number
    of cores.
    """
    work = _Work(problem, tuple(fitted), plan, _Candidates(seed), jobs, tell)
    abc = work.abc()
    _begin(abc, work, bank, database)
    if (missing := plan.populations - abc.history.n_populations) > 0 and not _near(abc, plan):
        abc.run(minimum_epsilon=plan.nearest, max_nr_populations=missing)
    return work.last(abc)


class _Candidates(threading.local):
    """The chance of the candidate that a thread is at: it follows from its number alone."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.chance = np.random.default_rng(0)

    def begin(self, generation: int, number: int) -> None:
        self.chance = chance(self._seed, FIT, generation, number)


class _Work:
    """What pyABC is given: the model, the priors, the distance, and a sampler that can be seen."""

    def __init__(
        self, problem: Problem, fitted: tuple[int, ...], plan: Plan, candidates: _Candidates,
        jobs: int, tell: Tell,
    ) -> None:  # fmt: skip
        self.problem, self.plan, self.fitted, self.candidates = problem, plan, fitted, candidates
        self.names = [problem.names[i] for i in fitted]
        self.others = [i for i in range(len(problem.names)) if i not in set(fitted)]
        self.sampler = _Sampler(candidates, plan, jobs, tell)

    def abc(self) -> Any:
        """Return pyABC's object, with nothing done yet."""
        logging.getLogger("ABC").setLevel(logging.WARNING)
        return pyabc.ABCSMC(
            models=pyabc.FunctionModel(self.simulate, name=_MODEL),
            parameter_priors=pyabc.Distribution({n: pyabc.RV("norm") for n in self.names}),
            distance_function=_distance, population_size=self.plan.particles,
            transitions=_Proposal(self.candidates), eps=_Median(self.plan.nearest),
            sampler=self.sampler,
        )  # fmt: skip

    def simulate(self, scores: Any) -> dict[str, Floats]:
        """Draw what is not fitted, and simulate."""
        rng = self.candidates.chance
        others = rng.random(len(self.others))
        at_fitted = norm.cdf([scores[name] for name in self.names])
        found = self.problem.simulate(self.point(at_fitted, others), new_seed(rng))
        return {"found": found, "others": others}

    def point(self, fitted: Floats, others: Floats) -> Floats:
        """Put a point together again."""
        whole = np.empty(len(self.problem.names))
        whole[list(self.fitted)], whole[self.others] = fitted, others
        return whole

    def first(self, bank: Bank) -> tuple[float, list[Any]]:
        """Return epsilon and the particles of the first generation: the nearest of the bank."""
        distances = self.problem.bands.distance(bank.found)
        nearest = np.argsort(distances, kind="stable")[: self.plan.particles]
        weight = 1.0 / len(nearest)
        return float(distances[nearest[-1]]), [
            Particle(0, self._scores(bank.points[i]), weight,
                     {"found": bank.found[i], "others": bank.points[i, self.others]},
                     float(distances[i]))
            for i in nearest
        ]  # fmt: skip

    def _scores(self, point: Floats) -> Any:
        inside = np.clip(point[list(self.fitted)], _EDGE, 1.0 - _EDGE)
        return pyabc.Parameter(dict(zip(self.names, norm.ppf(inside).tolist(), strict=True)))

    def last(self, abc: Any) -> Fit:
        """Read the last generation that was finished."""
        particles = abc.history.get_population().particles
        weights = np.array([one.weight for one in particles])
        points = [
            self.point(norm.cdf([one.parameter[name] for name in self.names]),
                       one.sum_stat["others"])
            for one in particles
        ]  # fmt: skip
        found = np.array([one.sum_stat["found"] for one in particles])
        generations = _generations(abc.history)
        near = generations[-1].epsilon <= self.plan.nearest
        why = self.sampler.why or (_NEAR if near else _ALL)
        return Fit(np.array(points), weights / weights.sum(), found, generations, why)


def _begin(abc: Any, work: _Work, bank: Bank, database: str) -> None:
    if database != IN_MEMORY and pyabc.History(database).all_runs():
        abc.load(database)
    else:
        bands = work.problem.bands
        abc.new(database, {"low": bands.low, "high": bands.high, "scale": bands.scale})
    if abc.history.n_populations == 0:
        epsilon, particles = work.first(bank)
        abc.history.append_population(
            0, epsilon, Population(particles), len(bank.points), [_MODEL], 0.0
        )


def _distance(simulated: dict[str, Floats], bands: dict[str, Floats]) -> float:
    asked = Bands((), bands["low"], bands["high"], bands["scale"])
    return float(asked.distance(simulated["found"]))


class _Median(pyabc.MedianEpsilon):  # type: ignore[misc]
    """The median of the last distances, but no nearer than what is near enough."""

    def __init__(self, nearest: float) -> None:
        super().__init__()
        self._nearest = nearest

    def __call__(self, t: int) -> float:
        return max(float(super().__call__(t)), self._nearest)


class _Proposal(pyabc.transition.Transition):  # type: ignore[misc]
    """Proposals half-way from the prior to the last generation, and some from the prior itself.

    The normal density proportional to √(prior · generation) wastes least where proposals are
    accepted or not (Alsing, Wandelt and Feeney 2018, arXiv:1808.06040). With a share of the prior
    mixed in, no weight exceeds 1 / share (Hesterberg 1995, Technometrics 37:185). With pyABC's own
    proposals, a kernel density, a few particles took all the weight: docs/decisions/0011.
    """

    def __init__(self, candidates: _Candidates) -> None:
        super().__init__()
        self.candidates = candidates

    def __deepcopy__(self, memo: dict[int, Any]) -> _Proposal:
        """Copy what was fitted; pyABC keeps the transition of the generation before."""
        copied = _Proposal(self.candidates)
        copied.__dict__.update(self.__dict__)
        return copied

    def fit(self, X: Any, w: Floats) -> None:  # noqa: N803
        """Take over a generation: scores X (N, K) with weights w (N,).

        Mean and covariance are shrunk towards the prior's, the more the fewer particles tell.
        """
        scores, k = X.to_numpy(), X.shape[1]
        shrunk = k / (k + 1.0 / float((w**2).sum()))
        own = w @ scores
        spread = (scores - own).T * w @ (scores - own)
        mean, cov = (1.0 - shrunk) * own, (1.0 - shrunk) * spread + shrunk * np.eye(k)
        precision = np.linalg.inv(cov)
        half = np.linalg.inv((np.eye(k) + precision) / 2.0)
        self.mean, self.root = half @ precision @ mean / 2.0, np.linalg.cholesky(half)
        self.near = multivariate_normal(self.mean, half)
        self.prior = multivariate_normal(np.zeros(k))

    def rvs_single(self) -> Any:
        """Propose one candidate."""
        rng = self.candidates.chance
        scores = rng.standard_normal(len(self.mean))
        if rng.random() >= _FROM_PRIOR:
            scores = self.mean + self.root @ scores
        return pyabc.Parameter(dict(zip(self.X.columns, scores.tolist(), strict=True)))

    def pdf(self, x: Any) -> float:
        """Return the density of proposing x."""
        scores = np.array([x[name] for name in self.X.columns])
        near = (1.0 - _FROM_PRIOR) * self.near.pdf(scores)
        return float(near + _FROM_PRIOR * self.prior.pdf(scores))


class _Sampler(pyabc.sampler.Sampler):  # type: ignore[misc]
    """Tries candidates in their order, some at a time; stops in time and says where it is."""

    def __init__(self, candidates: _Candidates, plan: Plan, jobs: int, tell: Tell) -> None:
        super().__init__()
        self._candidates, self._plan = candidates, plan
        self._jobs, self._tell = jobs, tell
        self.why = ""

    def sample_until_n_accepted(
        self, n: int, simulate_one: Callable[[], Any], t: int, *, max_eval: float = math.inf,
        all_accepted: bool = False, ana_vars: Any = None,
    ) -> Any:  # fmt: skip
        """Sample a generation; it is not `ok` where it could not be finished."""
        sample, done = self._create_empty_sample(), 0
        tried = self._tried(simulate_one, t)
        while sample.n_accepted < n and not (why := self._unfinished(sample.n_accepted, done)):
            sample.append(next(tried))
            done += 1
            self._tell(t, sample.n_accepted, done)
        tried.close()
        self.nr_evaluations_ = done
        sample.ok = sample.n_accepted >= n
        self.why = "" if sample.ok else why
        return sample

    def _unfinished(self, accepted: int, done: int) -> str:
        """Return why not to finish this generation; empty to go on with it."""
        if time.monotonic() >= self._plan.until:
            return _LATE
        return _RARE if done >= _FEWEST and accepted < self._plan.rarest * done else ""

    def _tried(self, simulate_one: Callable[[], Any], t: int) -> Generator[Any, None, None]:
        def one(number: int) -> Any:
            self._candidates.begin(t, number)
            return simulate_one()

        pool = ThreadPoolExecutor(self._jobs)
        numbers = itertools.count()
        try:
            ahead = deque(pool.submit(one, next(numbers)) for _ in range(2 * self._jobs))
            while True:
                ahead.append(pool.submit(one, next(numbers)))
                yield ahead.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _generations(history: Any) -> list[Generation]:
    rows = history.get_all_populations()
    found = []
    for row in rows[rows["t"] >= 0].itertuples():
        weights = history.get_weighted_distances(row.t)["w"].to_numpy()
        effective = float(weights.sum() ** 2 / (weights**2).sum())
        found.append(Generation(float(row.epsilon), int(row.samples), len(weights), effective))
    return found


def _near(abc: Any, plan: Plan) -> bool:
    return _generations(abc.history)[-1].epsilon <= plan.nearest
