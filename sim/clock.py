"""Days and hours: time is in days since the breakup, day 0 begins at midnight."""

from __future__ import annotations

import math

from agents.quantities import Quantities
from agents.rules import rule

PEAK_OF_DAY = 1.86
"""The largest of START_BY_HOUR: no hour is livelier."""
SECONDS_PER_DAY = 86400.0


@rule
def hour_of(day: float) -> float:
    """Return the hour of the day, 0 to 24."""
    return 24.0 * (day - math.floor(day))


@rule
def rhythm(day: float, q: Quantities) -> float:
    """Return how lively this hour is, relative to the mean of the day."""
    return q.start_by_hour[min(23, int(hour_of(day)))]


@rule
def asleep(day: float, bed_hour: float, wake_hour: float) -> bool:
    """Tell whether a person with these hours sleeps now; bed hours past midnight exceed 24."""
    hour = hour_of(day)
    if bed_hour > 24.0:
        return bed_hour - 24.0 <= hour < wake_hour
    return hour >= bed_hour or hour < wake_hour


@rule
def next_waking(day: float, bed_hour: float, wake_hour: float) -> float:
    """Return the moment at which one who sleeps now wakes up."""
    today = float(math.floor(day))
    if hour_of(day) >= wake_hour:
        today = today + 1.0
    return today + wake_hour / 24.0
