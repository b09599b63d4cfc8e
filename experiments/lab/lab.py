"""Couples run through cases on the batch engine, and what is kept of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from agents.quantities import Quantities
from experiments.runner import cores_here
from sim.outcome import outcome_columns

from .cases import Case, is_data
from .fields import read
from .play import Indices, Play, Prepare
from .texts import texts_in

if TYPE_CHECKING:
    from sim.batch import BatchEngine

T = TypeVar("T")
Floats = NDArray[np.float64]
Columns = dict[str, Any]
COUPLES_IN_PART = 128
COUPLES_IN_TRACE = 16


class Lives(NamedTuple):
    """What is kept of couples that lived: fields on days, (days, couples), and outcomes."""

    daily: dict[str, Floats]
    outcomes: Columns


class Lab:
    """Runs every case with the same couples, and remembers what cases gave.

    `quantities` are the model's numbers in all cases, `couples` how many live through each,
    `watch` is told how many couples have just finished a case.
    """

    def __init__(
        self, quantities: Quantities | None = None, couples: int = 1000, seed: int = 1,
        threads: int | None = None, watch: Callable[[int], None] | None = None,
    ) -> None:  # fmt: skip
        self.quantities = quantities or Quantities()
        self.couples, self.seed = couples, seed
        self._threads = threads or cores_here()
        self._watch = watch or (lambda _: None)
        self._kept: dict[Any, Any] = {}

    def numbers(self, case: Case) -> Quantities:
        """Return the model's numbers in a case."""
        values: dict[str, Any] = dict(case.numbers)
        return dataclasses.replace(self.quantities, **values)

    def outcomes(self, case: Case) -> Columns:
        """Return the columns of sim.outcome.Outcome, each of shape (couples,); NaN is 'never'."""
        return self.once(("outcomes", case), lambda: self.lives(self.play(case)).outcomes)

    def healing(self, case: Case) -> Floats:
        """Return days to healing, at most those that the case is watched, shape (couples,)."""
        days: Floats = np.fmin(self.outcomes(case)["healed_day"], case.days)
        return days

    def crises(self, case: Case) -> Floats:
        """Return the dumpee's crisis episodes, shape (couples,)."""
        return np.asarray(self.outcomes(case)["crises"], float)

    def daily(
        self, case: Case, fields: Sequence[str], days: Sequence[float] | None = None
    ) -> dict[str, Floats]:
        """Return fields on given days (default: 0, 1, … to the last), each (days, couples).

        A field is named as in experiments/lab/fields.py: "dumpee.hope", "dumper.seat.n_sent",
        "status". Feelings are those just after midnight at the beginning of the day; traits stay.
        """
        on = tuple(float(day) for day in (range(int(case.days)) if days is None else days))
        key = ("daily", case, tuple(fields), on)
        return self.once(key, lambda: self.lives(self.play(case, on), fields).daily)

    def texts(self, case: Case, fields: Sequence[str] = ()) -> pl.DataFrame:
        """Return every text sent and read, a row each, in the order of time within a couple.

        Columns are those of experiments/lab/texts.py; `fields` of the two minds ("dumpee.hope")
        come with their value just after.
        """
        key = ("texts", case, tuple(fields))
        return self.once(key, lambda: self.texts_of(self.play(case), fields))

    def play(self, case: Case, days: Sequence[float] = (), prepare: Prepare | None = None) -> Play:
        """Return a way of going through a case, stopping on given days.

        `prepare` gets couples just begun and their numbers, and may change them in place.
        """
        return Play(self.engine(case), case, self.seed, tuple(days), prepare)

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """Return what was made under a key before, or make it and remember it."""
        if key not in self._kept:
            self._kept[key] = make()
            self._watch(self.couples)
        found: T = self._kept[key]
        return found

    def lives(
        self, play: Play, fields: Sequence[str] = (), indices: Indices | None = None
    ) -> Lives:
        """Let couples (default: all) live through a play to its horizon, on all threads."""
        numbers = np.arange(self.couples) if indices is None else indices
        parts = self._over_parts(lambda part: _live(play, fields, part), numbers, COUPLES_IN_PART)
        daily = {
            name: np.concatenate([part.daily[name] for part in parts], axis=1) for name in fields
        }
        ends = [part.outcomes for part in parts]
        return Lives(daily, {name: np.concatenate([end[name] for end in ends]) for name in ends[0]})

    def texts_of(
        self, play: Play, fields: Sequence[str] = (), indices: Indices | None = None
    ) -> pl.DataFrame:
        """Return the texts of couples (default: all) that live through a play, as `texts` does."""
        numbers = np.arange(self.couples) if indices is None else indices

        def one(part: Indices) -> pl.DataFrame:
            couples = play.begin(part)
            rows = (texts_in(trace, part, tuple(fields)) for trace in play.traces_of(couples))
            return pl.concat([texts_in(None, part, tuple(fields)), *rows])

        return pl.concat(self._over_parts(one, numbers, COUPLES_IN_TRACE))

    def _over_parts(self, one: Callable[[Indices], T], indices: Indices, size: int) -> list[T]:
        parts = [indices[first : first + size] for first in range(0, len(indices), size)]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(one, parts))

    def engine(self, case: Case) -> BatchEngine:
        """Return the engine with a case's numbers, and with its policies where they are data."""
        from sim.batch import BatchEngine  # starts the compiler

        data = tuple(name if is_data(name) else "" for name in (case.dumpee, case.dumper))
        return self._once_quietly(
            ("engine", case.numbers, data),
            lambda: BatchEngine(self.numbers(case), case.setup().programs),
        )

    def _once_quietly(self, key: Any, make: Callable[[], T]) -> T:
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found


def _live(play: Play, fields: Sequence[str], indices: Indices) -> Lives:
    couples = play.begin(indices)
    seen = [[read(couples, name) for name in fields] for _ in play.stops_of(couples)]
    daily = {
        name: np.array([row[i] for row in seen]).reshape(len(seen), len(indices))
        for i, name in enumerate(fields)
    }
    play.to_the_end(couples)
    return Lives(daily, outcome_columns(couples, indices))
