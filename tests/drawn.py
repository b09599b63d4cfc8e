"""What the tests draw, besides what scenarios.strategies gives: steps, days, seats, extremes."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

from hypothesis import strategies as st

from agents.declare import declarations
from agents.quantities import QUANTITIES, Quantities
from agents.seat import N_MOTIVES, Seat
from scenarios import strategies as aftertext

shares = st.floats(0.0, 1.0)
days = st.floats(0.0, 400.0)
short_days = st.floats(0.0, 1.0)
contents = aftertext.contents()
dumpees = aftertext.dumpees()
dumpers = aftertext.dumpers()


@dataclasses.dataclass(repr=False)
class Extreme(Quantities):
    """Quantities that show only what differs from the declared values."""

    def __repr__(self) -> str:
        values = {name: getattr(self, name) for name in QUANTITIES}
        return f"with_values({ {n: v for n, v in values.items() if v != QUANTITIES[n].value} })"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


@st.composite
def _extremes(draw: st.DrawFn) -> Quantities:
    way = draw(st.sampled_from(("declared", "low", "high", "either")))
    chance = random.Random(draw(st.integers(0, 10_000)) if way == "either" else 0)
    pick = {
        "declared": lambda d: d.value,
        "low": lambda d: d.low,
        "high": lambda d: d.high,
        "either": lambda d: chance.choice((d.low, d.high)),
    }[way]
    return Extreme(**{name: pick(declared) for name, declared in QUANTITIES.items()})


def quantities() -> st.SearchStrategy[Quantities]:
    """Any quantities in their ranges, the ends of all ranges among them."""
    return _extremes() | aftertext.quantities()


@st.composite
def seats(draw: st.DrawFn, side: int = 0) -> Seat:
    """Any view of the thread that one side may have."""
    told = st.sampled_from((-1000.0, 3.0))
    flag, few = st.integers(0, 1), st.integers(0, 9)
    seat = Seat(side=side, heard=draw(contents))
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
