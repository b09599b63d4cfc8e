"""How likely an observed wait is: densities of answering and adding, as the phone line draws them.

They are the other side of `sim.phone.plan_reading` and `sim.ordinary.follow_up_delay`, which turn
draws into waits; a test holds them against samples of these.
"""

from __future__ import annotations

import math
from typing import Any

from numba.extending import register_jitable

from sim.clock import SECONDS_PER_DAY, asleep, next_waking
from sim.phone import recency_class

ROOT_2, ROOT_2_PI = 1.4142135623730951, 2.5066282746310002
NIGHT_OWL = 0.1
"""Share left to answers at an hour at which this couple's people would sleep (assumption)."""
SAME_MOMENT = 1e-6
"""Days within which two moments are the same."""
STRAIGHT, READ_AT_WAKING, SENT_AT_WAKING = range(3)
"""Ways in which an answer can have come at its time."""


@register_jitable
def lognormal_density(days: float, mean: float, sd: float) -> float:
    """Return the density (per day) of a wait whose logarithm in seconds is normal."""
    if days <= 0.0:
        return 0.0
    z = (math.log(days * SECONDS_PER_DAY) - mean) / sd
    return math.exp(-0.5 * z * z) / (ROOT_2_PI * sd * days)


@register_jitable
def ordinary_density(q: Any, minutes: float, days: float) -> float:
    """Return the density (per day) of an ordinary answer's delay, as `ordinary_delay` draws it."""
    row = 4 * recency_class(minutes)
    total = q.delay_weights[row] * lognormal_density(days, q.hand_mean, q.hand_sd)
    total += q.delay_weights[row + 1] * lognormal_density(days, q.prompt_mean, q.prompt_sd)
    total += q.delay_weights[row + 2] * lognormal_density(days, q.glance_mean, q.glance_sd)
    away = 1.0 - q.delay_weights[row] - q.delay_weights[row + 1] - q.delay_weights[row + 2]
    return total + away * lognormal_density(days, q.away_mean, q.away_sd)


@register_jitable
def adding_density(q: Any, slow: float, days: float) -> float:
    """Return the density (per day) of adding to an own text after so many days."""
    quick = lognormal_density(days / slow, q.follow_quick_mean, q.follow_quick_sd)
    late = lognormal_density(days / slow, q.follow_late_mean, q.follow_late_sd)
    return (q.follow_quick * quick + (1.0 - q.follow_quick) * late) / slow


@register_jitable
def added_by(q: Any, slow: float, days: float) -> float:
    """Return the share of additions to an own text that have come after so many days."""
    if days <= 0.0:
        return 0.0
    quick = lognormal_share(days / slow, q.follow_quick_mean, q.follow_quick_sd)
    late = lognormal_share(days / slow, q.follow_late_mean, q.follow_late_sd)
    return q.follow_quick * quick + (1.0 - q.follow_quick) * late


@register_jitable
def lognormal_share(days: float, mean: float, sd: float) -> float:
    """Return the share of waits up to so many days, whose logarithm in seconds is normal."""
    return 0.5 * math.erfc((mean - math.log(days * SECONDS_PER_DAY)) / (ROOT_2 * sd))


@register_jitable
def last_waking(day: float, wake_hour: float) -> float:
    """Return the last moment before `day` at which a person woke up."""
    today = math.floor(day) + wake_hour / 24.0
    return today if today <= day else today - 1.0


@register_jitable
def wakes_at(day: float, bed: float, wake: float, woke: float) -> bool:
    """Tell whether one sleeps on `day` and wakes up from that sleep at `woke`."""
    return asleep(day, bed, wake) and abs(next_waking(day, bed, wake) - woke) < SAME_MOMENT


@register_jitable
def weigh_waits(
    q: Any, seat: Any, pace: float, delivered: float, answered: float, split: float, haste: float,
    ways: Any,
) -> float:  # fmt: skip
    """Return the density (per day) of an answer at its time; `ways` takes the share of each way.

    `split` is the part of the delay before reading, `haste` the factor on the part after it.
    """
    bed, wake = seat.bed_hour, seat.wake_hour
    minutes = (delivered - seat.last_sent_day) * 1440.0
    stretch = split + (1.0 - split) * haste
    ways[:] = 0.0
    total = (answered - delivered) / stretch
    sleeps = minutes > q.reader_awake_minutes and asleep(delivered + total * split, bed, wake)
    rests = haste >= 1.0 and minutes > q.writer_awake_days * 1440.0
    ways[STRAIGHT] = ordinary_density(q, minutes, total / pace) / (pace * stretch)
    if sleeps or (rests and asleep(answered, bed, wake)):
        ways[STRAIGHT] *= NIGHT_OWL
    woke = last_waking(answered, wake)
    if woke <= delivered:
        return ways[STRAIGHT]
    total = (answered - woke) / stretch
    due = delivered + total * split
    if minutes > q.reader_awake_minutes and wakes_at(due, bed, wake, woke):
        ways[READ_AT_WAKING] = ordinary_density(q, minutes, total / pace) / (pace * stretch)
    total = (answered - woke) / (1.0 - split)
    read = delivered + total * split
    if rests and not asleep(read, bed, wake) and wakes_at(delivered + total, bed, wake, woke):
        ways[SENT_AT_WAKING] = ordinary_density(q, minutes, total / pace) / (pace * (1.0 - split))
    return ways[STRAIGHT] + ways[READ_AT_WAKING] + ways[SENT_AT_WAKING]


@register_jitable
def reading_moment(way: int, delivered: float, answered: float, split: float, haste: float,
                   wake_hour: float) -> float:  # fmt: skip
    """Return when the text was read, if it was answered at its time in one of the ways."""
    stretch = split + (1.0 - split) * haste
    woke = last_waking(answered, wake_hour)
    if way == STRAIGHT:
        return delivered + split * (answered - delivered) / stretch
    if way == READ_AT_WAKING:
        return woke + split * (answered - woke) / stretch
    return delivered + split * (answered - woke) / (1.0 - split)
