"""All declared numbers in one record, with the table of intents' content beside them.

A rule takes the whole record; its signature names the part that it reads.
"""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import Declaration, declarations
from agents.errors import AftertextError, nearest
from agents.events import EventNumbers
from agents.intents import INTENTS
from agents.policies.view import DeciderNumbers
from agents.reunions import ReunionNumbers
from agents.tempo import DELAY_WEIGHTS, START_BY_HOUR, TempoNumbers


@dataclasses.dataclass
class Quantities(DeciderNumbers, EventNumbers, ReunionNumbers, TempoNumbers):
    """Every number of the model; `dataclasses.replace` gives a variant."""

    contents: list[Content] = dataclasses.field(
        default_factory=lambda: [dataclasses.replace(row.content) for row in INTENTS]
    )
    delay_weights: list[float] = dataclasses.field(default_factory=lambda: list(DELAY_WEIGHTS))
    start_by_hour: list[float] = dataclasses.field(default_factory=lambda: list(START_BY_HOUR))


QUANTITIES: dict[str, Declaration] = {d.name: d for d in declarations(Quantities)}
"""All declarations by name."""


def with_values(values: dict[str, float]) -> Quantities:
    """Return the quantities with some of them set.

    Raises AftertextError for an unknown name (naming the nearest) or a value outside its range.
    """
    for name, value in values.items():
        if name not in QUANTITIES:
            raise AftertextError(f"there is no quantity {name!r}{nearest(name, QUANTITIES)}")
        declared = QUANTITIES[name]
        if not declared.low <= value <= declared.high:
            allowed = f"{declared.low:g} to {declared.high:g} {declared.unit}"
            raise AftertextError(f"{name} = {value:g} is outside its range of {allowed}")
    quantities = Quantities()
    for name, value in values.items():
        setattr(quantities, name, value)
    return quantities
