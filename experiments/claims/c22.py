"""C22 (P36): how long it takes to get over it, in the default population.

Those together again at the end count as not healed.
"""

from __future__ import annotations

import numpy as np

from experiments.lab import Estimate, Lab, population
from experiments.lab.estimates import resampled
from experiments.lab.lab import Floats

DAYS = 730.0


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the median days to healing, once for each bound of 'months'."""
    median = median_of(population(lab, DAYS).outcomes["healed_day"])
    return {"no_less": median, "no_more": median}


def median_of(healed_day: Floats) -> Estimate:
    """Return the median with its interval; who is not healed by the horizon counts with all of it.

    Nothing is censored before the horizon, so this is the Kaplan-Meier median.
    """
    return resampled([np.fmin(healed_day, DAYS)], lambda days: float(np.median(days)))
