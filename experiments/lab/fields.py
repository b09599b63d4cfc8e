"""Names of what can be read off couples: "dumpee.hope", "dumper.seat.n_sent", "status"."""

from __future__ import annotations

from typing import Any

import numpy as np

from agents.errors import unknown
from agents.intents import SIDES
from sim.layout import Records


def read(couples: Records, field: str) -> Any:
    """Return a copy of one field of all couples, shape (couples,).

    Raises AftertextError for a field that there is not.
    """
    place: Any = couples
    for step in _steps(field):
        if isinstance(step, int):
            place = place[:, step]
        elif step in (place.dtype.names or ()):
            place = place[step]
        else:
            raise unknown(f"field {field!r}:", step, place.dtype.names or ())
    return np.array(place)


def _steps(field: str) -> list[str | int]:
    names = field.split(".")
    if len(names) == 3 and names[1] == "seat" and names[0] in SIDES:
        return ["seats", SIDES.index(names[0]), names[2]]
    return list(names)
