"""The default population: couples who answer each other as people do, as none assigned it to them.

Policies are drawn for each couple from the mix in population.yaml, and a share of the breakups is
mutual. What studies of real people found is compared with this population.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray
from ruamel.yaml import YAML

from agents.intents import SIDES
from agents.policies.table import policy_id
from sim.layout import Records

from .cases import Case, check_policy, given, set_policy
from .lab import Floats, Lab
from .play import Indices, Play

_STREAM = 77
"""Keeps the drawing of policies apart from other chance."""


class Population(NamedTuple):
    """What was seen of the population; all columns in the order of the couples.

    `daily` has a field on the days `days`, each (days, couples); `outcomes` are the columns of
    sim.outcome.Outcome; `mutual` tells whose breakup was wanted by both; `dumper` and `dumpee` are
    numbers of policies (agents.policies.table).
    """

    days: Floats
    daily: dict[str, Floats]
    outcomes: dict[str, Any]
    mutual: NDArray[np.bool_]
    dumper: NDArray[np.int64]
    dumpee: NDArray[np.int64]

    def at(self, field: str, day: float) -> Floats:
        """Return a field on the last of the days up to `day`, shape (couples,)."""
        row: Floats = self.daily[field][int(np.searchsorted(self.days, day, side="right")) - 1]
        return row


@cache
def mix() -> dict[str, Any]:
    """Return the shares as they stand in population.yaml."""
    text = (Path(__file__).parent / "population.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = YAML(typ="safe").load(text)
    return found


def population(
    lab: Lab, days: float, fields: Sequence[str] = (), on: Sequence[float] = (),
    dumper: str | None = None, dumpee: str | None = None,
) -> Population:  # fmt: skip
    """Let the default population live for `days`, and read `fields` on the days `on`.

    A policy that is named has that side in every couple, in place of the mix.
    """
    who = _drawn(lab.couples, lab.seed)
    for side, policy in (("dumper", dumper), ("dumpee", dumpee)):
        if policy is not None:
            check_policy(SIDES.index(side), policy)
            who[side] = np.full(lab.couples, policy_id(policy))
    key = ("population", days, tuple(fields), tuple(on), dumper, dumpee)
    return lab.once(key, lambda: _seen(lab, days, tuple(fields), tuple(on), who))


def _seen(
    lab: Lab, days: float, fields: tuple[str, ...], on: tuple[float, ...], who: dict[str, Any]
) -> Population:
    plays = _plays(lab, days, on, who)
    parts = [lab.lives(play, fields, indices) for play, indices in plays]
    order = np.argsort(np.concatenate([indices for _, indices in plays]))
    return Population(
        np.asarray(on, float),
        {name: _joined([part.daily[name] for part in parts], order) for name in fields},
        {name: _joined([part.outcomes[name] for part in parts], order)
         for name in parts[0].outcomes},
        who["mutual"], who["dumper"], who["dumpee"],
    )  # fmt: skip


def population_texts(lab: Lab, days: float, fields: Sequence[str] = ()) -> pl.DataFrame:
    """Return the texts of the default population over `days`, as Lab.texts does for a case."""
    plays = _plays(lab, days, (), _drawn(lab.couples, lab.seed))

    def all_texts() -> pl.DataFrame:
        found = [lab.texts_of(play, fields, indices) for play, indices in plays]
        return pl.concat(found).sort("couple", maintain_order=True)

    return lab.once(("population texts", days, tuple(fields)), all_texts)


def _drawn(couples: int, seed: int) -> dict[str, Any]:
    """Draw for each couple who wanted it and both policies; couple by couple, whatever follows."""
    u = np.random.default_rng([seed, _STREAM]).random((couples, 3))
    drawn = {"mutual": u[:, 2] < mix()["wanted"]["both"]}
    return drawn | {side: _policies(side, u[:, i]) for i, side in enumerate(SIDES)}


def _policies(side: str, u: Floats) -> NDArray[np.int64]:
    numbers = np.array([policy_id(name) for name in mix()[side]])
    upto = np.cumsum(list(mix()[side].values()))
    return numbers[np.minimum(np.searchsorted(upto, u, side="right"), len(numbers) - 1)]


def _plays(
    lab: Lab, days: float, on: tuple[float, ...], who: dict[str, Any]
) -> list[tuple[Play, Indices]]:
    """Return the two kinds of breakup, each with the couples that lived through it."""
    bounds = mix()["of_mutual_breakups"]
    mutual = given(**{name: (float(low), float(high)) for name, (low, high) in bounds.items()})
    found = []
    for kind, traits in ((False, ()), (True, mutual)):
        play = lab.play(Case(days=days, dumpee_traits=traits), on, partial(_mixed, lab, who))
        found.append((play, np.flatnonzero(who["mutual"] == kind)))
    return [(play, indices) for play, indices in found if len(indices)]


def _mixed(lab: Lab, who: dict[str, Any], couples: Records, indices: Indices) -> None:
    """Give each couple its own two policies."""
    for i, side in enumerate(SIDES):
        set_policy(couples, i, who[side][indices], lab.quantities)


def _joined(parts: list[Floats], order: Indices) -> Any:
    return np.concatenate(parts, axis=-1)[..., order]
