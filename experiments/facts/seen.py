"""What the default population does in two years: looked at once, for all findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from agents.attachment import longing
from agents.policies.table import policy_id
from agents.quantities import Quantities
from experiments.lab import Lab, Population, population
from sim.couple import TOGETHER

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
T = TypeVar("T")
DAYS = 730.0
DAILY, WEEK = 60, 7
"""Days that are looked at each, and after them one a week."""
FIELDS = (
    "status", "posts_seen", "dumpee.seat.n_read", "dumpee.seat.n_sent", "dumper.seat.n_sent",
    "dumpee.bond", "dumpee.acceptance", "dumpee.new_company", "dumpee.separation_anxiety",
    "dumpee.sadness", "dumpee.anger", "dumpee.rumination", "dumpee.self_worth",
    "dumpee.self_reliance", "dumpee.comfort_elsewhere", "dumpee.peak_distress",
    "dumpee.attachment_anxiety", "dumpee.attachment_avoidance", "dumpee.self_esteem",
    "dumper.relief", "dumper.guilt", "dumper.loneliness", "dumper.sadness", "dumper.curiosity",
)  # fmt: skip


def _remembered(make: Callable[[Any], T]) -> Any:
    """Make a property that is computed once.

    The standard library's has one lock for all objects before Python 3.12, behind which the threads
    of a calibration would wait for each other.
    """
    return property(lambda seen: seen.once(make.__name__, lambda: make(seen)), doc=make.__doc__)


@dataclass(frozen=True)
class Seen:
    """A run of the default population; nothing is run before it is asked for.

    Fields are named as in experiments/lab/fields.py. Days between readings give the last before.
    """

    lab: Lab
    days: float = DAYS
    threads: int = 1
    """For what is run besides the population, which has the laboratory's."""
    _kept: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what several findings share, made by the first that asks."""
        if name not in self._kept:
            self._kept[name] = make()
        found: T = self._kept[name]
        return found

    @_remembered
    def population(self) -> Population:
        """The run, with all fields on all days of readings."""
        last = int(self.days)
        on = (*range(min(DAILY, last - 1) + 1), *range(DAILY + WEEK, last, WEEK))
        return population(self.lab, self.days, FIELDS, on)

    @property
    def quantities(self) -> Quantities:
        """The model's numbers in this run."""
        return self.lab.quantities

    def on(self, field: str, day: float) -> Floats:
        """Return a field on a day, shape (couples,)."""
        found: Floats = self.population.at(field, day)
        return found

    def rows(self, first: float, last: float) -> slice:
        """Return which readings lie within these days, both included."""
        found = self.population.days
        return slice(int(np.searchsorted(found, first)), int(np.searchsorted(found, last, "right")))

    def over(self, field: str, first: float, last: float) -> Floats:
        """Return a field's readings within these days, shape (readings, couples)."""
        readings: Floats = self.population.daily[field][self.rows(first, last)]
        return readings

    def mean(self, field: str, first: float, last: float) -> Floats:
        """Return a field's mean over the readings within these days, shape (couples,)."""
        return np.asarray(self.over(field, first, last).mean(axis=0))

    @_remembered
    def longing(self) -> Floats:
        """The bond not yet accepted as lost, (readings, couples), by the model's own rule."""
        names = ("bond", "acceptance", "new_company")
        minds: Any = SimpleNamespace(**{name: self._dumpee(name) for name in names})
        found: Any = longing(minds, self.quantities)
        return np.asarray(found)

    @_remembered
    def distress(self) -> Floats:
        """The dumpee's distress, (readings, couples): agents.healing.distress in columns."""
        q = self.quantities
        felt = q.distress_by_anxiety * self._dumpee("separation_anxiety")
        felt = felt + q.distress_by_sadness * self._dumpee("sadness")
        felt = felt + q.distress_by_longing * self.longing
        felt = felt + q.distress_by_low_worth * (1.0 - self._dumpee("self_worth"))
        worst = q.distress_by_anxiety + q.distress_by_sadness
        return np.asarray(felt / (worst + q.distress_by_longing + q.distress_by_low_worth))

    @_remembered
    def loneliness(self) -> Floats:
        """The dumpee's loneliness, (readings, couples).

        The mind of the dumpee has no such state of its own; its motive of that name is driven by
        sadness without the comfort of others (agents.motives), and so is this.
        """
        return np.asarray(self._dumpee("sadness") * (1.0 - self._dumpee("comfort_elsewhere")))

    @_remembered
    def dumper_pain(self) -> Floats:
        """The strongest of the dumper's sadness, guilt and loneliness, (readings, couples).

        The model has no distress of the dumper's; any weighted mean of the three would be lower.
        """
        names = ("sadness", "guilt", "loneliness")
        found = [self.population.daily[f"dumper.{name}"] for name in names]
        return np.asarray(np.maximum(np.maximum(found[0], found[1]), found[2]))

    def apart(self, day: float) -> Bools:
        """Tell who is not together again on a day, shape (couples,)."""
        return np.asarray(self.on("status", day) != TOGETHER)

    def dumpers(self, *policies: str) -> Bools:
        """Tell whose dumper has one of these policies, shape (couples,)."""
        return _has(self.population.dumper, policies)

    def contact_days(self, first: int, last: int) -> Floats:
        """Return the share of these days on which a text of the ex was read, shape (couples,)."""
        read = self.over("dumpee.seat.n_read", first, last + 1)
        return np.asarray((np.diff(read, axis=0) > 0).mean(axis=0))

    def _dumpee(self, name: str) -> Floats:
        field: Floats = self.population.daily[f"dumpee.{name}"]
        return field


def _has(numbers: NDArray[np.int64], policies: Sequence[str]) -> Bools:
    return np.isin(numbers, [policy_id(name) for name in policies])
