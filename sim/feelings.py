"""What one side feels, as numbers by name: for recorders and own code, which never touch a mind."""

from __future__ import annotations

import dataclasses

from agents.attachment import longing
from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.healing import distress, wish_to_reconnect
from agents.hope import hope_share
from agents.quantities import Quantities
from sim.couple import Couple
from sim.people import TRAITS

STATES: tuple[tuple[str, ...], tuple[str, ...]] = (
    tuple(d.name for d in declarations(Dumpee) if d.name not in TRAITS[0]),
    tuple(d.name for d in declarations(Dumper) if d.name not in TRAITS[1]),
)
"""Names of the declared feelings of the dumpee and of the dumper, without their traits."""

DERIVED: tuple[tuple[str, ...], tuple[str, ...]] = (
    ("hope_share", "longing", "distress", "wish"),
    (),
)
"""What follows from them: hope as a probability, longing, distress, the wish to reconnect."""

FEELINGS = (STATES[0] + DERIVED[0], STATES[1] + DERIVED[1])
"""The names of everything that `feelings` returns, of the dumpee and of the dumper."""

Feelings = dict[str, float]
TINY = 1e-9
"""Changes below this are rounding, not feeling."""


def feelings(couple: Couple, side: int, q: Quantities) -> Feelings:
    """Return what one side feels, as of the moment to which its mind was last moved on."""
    mind = couple.dumpee if side == 0 else couple.dumper
    felt = {name: getattr(mind, name) for name in STATES[side]}
    if side == 0:
        d = couple.dumpee
        felt["hope_share"] = hope_share(d)
        felt["longing"] = longing(d, q)
        felt["distress"] = distress(d, q)
        felt["wish"] = wish_to_reconnect(d, q)
    return felt


def changes(before: Feelings, after: Feelings) -> Feelings:
    """Return by how much each feeling changed, leaving out those that did not."""
    differences = {name: after[name] - before[name] for name in after}
    return {name: change for name, change in differences.items() if abs(change) > TINY}


def declared_bounds(side: int) -> dict[str, tuple[float, float, str]]:
    """Return lowest value, highest value and unit of each declared feeling of one side."""
    found = declarations(Dumpee if side == 0 else Dumper)
    return {d.name: (d.low, d.high, d.unit) for d in found if d.name in STATES[side]}


def field_names(side: int) -> tuple[str, ...]:
    """Return the names of all fields of one side's mind, traits and bookkeeping included."""
    return tuple(f.name for f in dataclasses.fields(Dumpee if side == 0 else Dumper))
