"""C23 (P21, P22, P38): the price of a text: a day of texts into silence, against silence."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from experiments.lab import At, Case, Estimate, Lab
from experiments.lab.estimates import paired, ratio
from experiments.lab.lab import Floats

DAYS = 365.0
FROM, UNTIL = 14.0, 15.0
"""The day on which the dumper writes."""
_TEXTS_A_DAY = (("probe_texts_per_day", 0.5),)
"""So few that a dumper who writes at all mostly does so once; what is answered is gone on with."""
_READ, _ANXIETY = "dumpee.seat.n_read", "dumpee.separation_anxiety"
SILENT = Case(dumper="silence", dumpee="polite", days=DAYS)
WRITES = Case(
    dumper="silence", dumpee="polite", days=DAYS, numbers=_TEXTS_A_DAY,
    changes=(At(FROM, "dumper", "policy", "flood"), At(UNTIL, "dumper", "policy", "silence")),
)  # fmt: skip


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the anxiety that the texts take at first, and the days of healing that each costs."""
    # The last moment at which both are read is the next midnight, up to 24 h after a text.
    calm = lab.daily(WRITES, (_READ, _ANXIETY), (UNTIL, DAYS - 1.0))
    left = lab.daily(replace(SILENT, days=UNTIL + 1.0), (_ANXIETY,), (UNTIL,))
    reached = calm[_READ][0] > 0.0
    return {
        "costs": ratio(lab.healing(WRITES) - lab.healing(SILENT), calm[_READ][1]),
        "soothes": soothed(left[_ANXIETY][0], calm[_ANXIETY][0], reached),
    }


def soothed(left: Floats, calm: Floats, reached: NDArray[np.bool_]) -> Estimate:
    """Return the anxiety spared to those whom a text reached, who are True in `reached`."""
    return paired(left[reached], calm[reached])
