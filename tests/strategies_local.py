"""Hypothesis strategies made from the declarations: minds, contents, seats and quantities."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

from hypothesis import strategies as st

from agents.content import AXES, Content
from agents.declare import Declaration, declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.quantities import QUANTITIES, Quantities
from agents.seat import N_MOTIVES, Act, Seat

shares = st.floats(0.0, 1.0)
days = st.floats(0.0, 400.0)
short_days = st.floats(0.0, 1.0)
contents = st.builds(Content, **dict.fromkeys(AXES, shares))

# Counters that have no natural end are drawn from what a year can bring.
_TOP = {"crumbs": 200.0, "grief_work": 3000.0}


def _values(record: type) -> dict[str, st.SearchStrategy[float]]:
    return {d.name: st.floats(d.low, min(d.high, _TOP.get(d.name, d.high)))
            for d in declarations(record)}  # fmt: skip


dumpees = st.builds(Dumpee, **_values(Dumpee))
dumpers = st.builds(Dumper, **_values(Dumper))


@dataclasses.dataclass(repr=False)
class Varied(Quantities):
    """Quantities that show only what differs from the declared values."""

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in QUANTITIES}
        return f"with_values({ {n: v for n, v in values.items() if v != QUANTITIES[n].value} })"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


def _spread(declared: Declaration, way: str, chance: random.Random) -> float:
    if way == "low":
        return declared.low
    if way == "high":
        return declared.high
    if way == "ends":
        return chance.choice((declared.low, declared.high))
    return chance.uniform(declared.low, declared.high)


@st.composite
def quantities(draw: st.DrawFn) -> Quantities:
    """Any quantities within their ranges: as declared, all at one end, at either end, between."""
    way = draw(st.sampled_from(("declared", "low", "high", "ends", "between")))
    if way == "declared":
        return Varied()
    chance = random.Random(draw(st.integers(0, 10_000)))
    varied = {name: _spread(d, way, chance) for name, d in QUANTITIES.items()}
    return Varied(**varied)


@st.composite
def seats(draw: st.DrawFn, side: int = 0) -> Seat:
    """Any view of the thread that one side may have."""
    told = st.sampled_from((-1000.0, 3.0))
    flag, few = st.integers(0, 1), st.integers(0, 9)
    seat = Seat(side=side, heard=draw(contents), act=Act())
    seat.n_read, seat.unanswered = draw(few), draw(few)
    seat.told_space_day, seat.told_warning_day = draw(told), draw(told)
    seat.blocked_noticed, seat.blocking = draw(flag), draw(flag)
    seat.heard_wants_answer, seat.heard_was_answer = draw(flag), draw(flag)
    seat.stage, seat.stage_day = draw(st.integers(0, 3)), draw(st.floats(-50.0, 100.0))
    seat.initiative = draw(st.sampled_from((0.0, 0.06, 0.3, 1.0)))
    seat.drive_per_day = draw(st.sampled_from((0.0, 0.0, 3.2, 8.0)))
    seat.urges = draw(st.lists(shares, min_size=N_MOTIVES, max_size=N_MOTIVES))
    return seat


def pairs(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, float]]:
    """Two values, the smaller first."""
    return st.tuples(values, values).map(lambda two: (min(two), max(two)))


steps = pairs(shares)
"""Two shares, the smaller first: what a feeling or an axis is raised from and to."""


def field_values(record: type, name: str) -> tuple[float, float]:
    """The declared range of one field."""
    return next((d.low, d.high) for d in declarations(record) if d.name == name)


def trait_names(record: type) -> list[str]:
    """The fields that nothing may change: those of the record of traits it builds on."""
    return [f.name for f in dataclasses.fields(record.__mro__[1])]
