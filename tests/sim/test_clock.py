"""Days and hours: rhythm, sleep, waking."""

import math

from hypothesis import given
from hypothesis import strategies as st

from agents.quantities import Quantities
from agents.tempo import START_BY_HOUR
from sim.clock import PEAK_OF_DAY, SECONDS_PER_DAY, asleep, hour_of, next_waking, rhythm

moments = st.floats(-30.0, 2000.0)
beds = st.floats(21.0, 26.5)
wakings = st.floats(5.0, 10.5)


@given(moments, st.integers(0, 23), st.integers(-5, 400))
def test_hours_run_from_midnight_to_midnight(day, hour, whole):
    assert 0.0 <= hour_of(day) <= 24.0
    assert math.isclose(math.floor(day) + hour_of(day) / 24.0, day, abs_tol=1e-9)
    assert math.isclose(hour_of(whole + (hour + 0.5) / 24.0), hour + 0.5, abs_tol=1e-9)


@given(moments, st.integers(0, 23), st.integers(-5, 400))
def test_the_rhythm_is_that_of_the_hour_and_never_above_the_peak(day, hour, whole):
    q = Quantities()
    assert 0.0 < rhythm(day, q) <= PEAK_OF_DAY
    assert rhythm(whole + (hour + 0.5) / 24.0, q) == START_BY_HOUR[hour]


def test_the_peak_is_the_livelist_hour_and_the_mean_is_one():
    assert max(START_BY_HOUR) == PEAK_OF_DAY
    assert abs(sum(START_BY_HOUR) / 24.0 - 1.0) < 0.02
    assert len(START_BY_HOUR) == 24
    assert SECONDS_PER_DAY == 24 * 60 * 60


def asleep_by_the_hour(hour: float, bed: float, wake: float) -> bool:
    """Walk back from the hour: whichever came last, going to bed or waking, decides."""
    since_bed, since_waking = (hour - bed) % 24.0, (hour - wake) % 24.0
    return since_bed < since_waking


@given(moments, beds, wakings)
def test_sleep_lasts_from_bed_to_waking_also_past_midnight(day, bed, wake):
    hour = hour_of(day)
    near = min(abs((hour - edge + 12.0) % 24.0 - 12.0) for edge in (bed, wake))
    if near > 1e-6:
        assert asleep(day, bed, wake) == asleep_by_the_hour(hour, bed, wake)


@given(moments, beds, wakings)
def test_one_who_sleeps_wakes_within_a_night_and_at_the_waking_hour(day, bed, wake):
    if not asleep(day, bed, wake):
        return
    up = next_waking(day, bed, wake)
    assert day < up + 1e-9
    assert up - day <= (wake + 24.0 - bed) / 24.0 + 1e-9
    assert math.isclose(hour_of(up), wake, abs_tol=1e-6)
    assert not asleep(up + 1e-6, bed, wake)
