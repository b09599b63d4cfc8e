"""The dumper's own recovery (P13)."""

from __future__ import annotations

import dataclasses

from agents.declare import number
from agents.dumper import Dumper
from agents.returning import ReturnNumbers
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class RecoveryNumbers(ReturnNumbers):
    """When a dumper is over it: nothing of it troubles them any more."""

    recovered_guilt: float = number(
        0.12, "share", 0.05, 0.25, "P9 P13, assumption", "guilt below this"
    )
    recovered_sadness: float = number(
        0.1, "share", 0.05, 0.25, "P13, assumption", "own grief below this"
    )
    recovered_overwhelm: float = number(
        0.2, "share", 0.1, 0.4, "P34, assumption", "overwhelm below this"
    )
    recovered_aversion: float = number(
        0.25, "share", 0.1, 0.4, "P9, assumption", "aversion below this"
    )
    recovered_days: float = number(
        14.0, "days", 7.0, 28.0, "P13, assumption", "how long it must stay so"
    )


@rule
def is_over_it(r: Dumper, q: RecoveryNumbers) -> bool:
    """Tell whether guilt, grief, overwhelm and aversion are all under their thresholds."""
    if r.guilt >= q.recovered_guilt or r.sadness >= q.recovered_sadness:
        return False
    return r.overwhelm < q.recovered_overwhelm and r.aversion < q.recovered_aversion


@rule
def note_recovery(r: Dumper, q: RecoveryNumbers, now: float) -> None:
    """Keep track of how long the dumper has been over it; the first fortnight counts."""
    if not is_over_it(r, q):
        r.well_since = -1.0
        return
    if r.well_since < 0.0:
        r.well_since = now
    if r.recovered_day < 0.0 and now - r.well_since >= q.recovered_days:
        r.recovered_day = r.well_since
