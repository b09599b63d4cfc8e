"""A whole study: which samples are run, in which order, and what comes out."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from experiments.runner import cores_here
from experiments.uncertain import at

from . import indices, screening
from .kept import Kept
from .model import LEADING, Model, Sample
from .plan import Plan
from .results import Found, Session, assembled
from .runs import collected, missing, run_missing

Floats = NDArray[np.float64]
_STREAM = 78
"""Keeps the draws of all quantities apart from other chance."""


def _nothing() -> None:
    """Stand for nobody who wants to know."""


class Study:
    """Runs a plan on a model; what is kept from before is not run again.

    In all runs but those of the indices every uncertain quantity varies; in those the ones that
    matter little stay at their declared values.
    """

    def __init__(
        self, plan: Plan, model: Model, kept: Kept | None = None, jobs: int | None = None
    ) -> None:
        self.plan, self.model = plan, model
        self.kept = kept or Kept(None, model.outcomes)
        self.jobs = jobs or cores_here()
        self._began = time.monotonic()
        self._before = plan.runs - self.left

    @property
    def left(self) -> int:
        """How many runs are left; the indices' are known once the screening is done."""
        known = self._left_of([self._declared, *self._screened_samples, *self._drawn_samples])
        screened = not self._left_of(self._screened_samples)
        of_indices = self._left_of(self._index_samples) if screened else self.plan.index_runs
        return known + of_indices

    def seconds_expected(self, tell: Callable[[], None] = _nothing) -> float:
        """Return about how long the runs left will take, from some that this runs and times."""
        self._run([self._declared], tell)
        todo = missing(self._screened_samples, self.kept)[: self.jobs]
        if not todo:
            todo = missing(self._index_samples, self.kept)[: self.jobs]
        began = time.perf_counter()
        self._run(todo, tell)
        return (time.perf_counter() - began) / max(1, len(todo)) * self.left

    def results(self, tell: Callable[[], None] = _nothing) -> dict[str, Any]:
        """Run what is left and return the results, as in sensitivity.json; tell of each run."""
        self._run([self._declared], tell)
        self._run(self._screened_samples, tell)
        self._run(self._drawn_samples, tell)
        self._run(self._index_samples, tell)
        session = Session(self.jobs, time.monotonic() - self._began, self._before)
        return assembled(self.plan, self.model.outcomes, self._found(), session)

    def _found(self) -> Found:
        drawn = self._collected(self._drawn_samples)
        in_cube = self._collected(self._index_samples)
        return Found(
            declared=self._collected([self._declared])[0, 0],
            screened=self._screened,
            kept=self._leading,
            drawn=drawn[:, 0],
            in_cube=in_cube[:, 0],
            chance=(drawn[:, 1] ** 2).mean(axis=0),
        )

    @cached_property
    def _levels(self) -> Floats:
        return screening.grid(self.plan.names, self.plan.trajectories, self.plan.seed)

    @cached_property
    def _screened_samples(self) -> list[Sample]:
        return self._samples(self.plan.names, screening.in_quarters(self._levels))

    @cached_property
    def _screened(self) -> list[screening.Screened]:
        """What the screening found, for each outcome."""
        found = self._collected(self._screened_samples)[:, 0]
        return [screening.screen(self.plan.names, self._levels, column) for column in found.T]

    @cached_property
    def _leading(self) -> tuple[str, ...]:
        deciding = [
            found
            for name, found in zip(self.model.outcomes, self._screened, strict=True)
            if name in LEADING
        ]
        places = screening.leading(deciding or self._screened, self.plan.keep)
        return tuple(self.plan.names[place] for place in places)

    @cached_property
    def _index_samples(self) -> list[Sample]:
        cube = indices.cube(self._leading, self.plan.samples, self.plan.seed)
        return self._samples(self._leading, cube)

    @cached_property
    def _drawn_samples(self) -> list[Sample]:
        chance = np.random.default_rng([self.plan.seed, _STREAM])
        points = chance.random((self.plan.samples, len(self.plan.names)))
        return self._samples(self.plan.names, points)

    @cached_property
    def _declared(self) -> Sample:
        """The run in which nothing is varied."""
        return self.model.sample({})

    def _samples(self, names: Sequence[str], points: Floats) -> list[Sample]:
        return [self.model.sample(at(names, point)) for point in points]

    def _left_of(self, samples: Sequence[Sample]) -> int:
        return len(missing(samples, self.kept))

    def _run(self, samples: Sequence[Sample], tell: Callable[[], None]) -> None:
        run_missing(self.model, samples, self.kept, self.jobs, tell)

    def _collected(self, samples: Sequence[Sample]) -> Floats:
        return collected(samples, self.kept)
