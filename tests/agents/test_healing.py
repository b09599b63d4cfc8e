"""Distress, the wish to reconnect, despair, and being healed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.dumpee import Dumpee
from agents.healing import (
    despair_hazard,
    distress,
    is_well,
    note_healing,
    relax_distress,
    wish_to_reconnect,
)
from agents.quantities import Quantities
from tests.checks import after, at_most, close, two_of, with_field
from tests.drawn import days, dumpees, pairs, quantities, shares, steps

log_odds = pairs(st.floats(-12.0, 12.0))
WELL = Dumpee(hope=-6.0, separation_anxiety=0.0, acceptance=1.0, self_reliance=1.0)


@given(dumpees, quantities(), steps, log_odds)
def test_the_wish_to_reconnect_is_longing_and_more_with_hope(d, q, step, hopes):
    assert wish_to_reconnect(d, q) >= 0.0
    assert wish_to_reconnect(d, Quantities()) <= 1.0
    less, more = (wish_to_reconnect(x, q) for x in two_of(d, "hope", hopes))
    assert at_most(less, more)
    less, more = (wish_to_reconnect(x, q) for x in two_of(d, "bond", step))
    assert at_most(less, more)
    less, more = (wish_to_reconnect(x, q) for x in two_of(d, "acceptance", step))
    assert at_most(more, less)


@given(dumpees, quantities(), steps)
def test_distress_is_a_share_that_its_parts_raise(d, q, step):
    assert 0.0 <= distress(d, q) <= 1.0
    for field in ("separation_anxiety", "sadness", "bond"):
        less, more = (distress(x, q) for x in two_of(d, field, step))
        assert at_most(less, more), field
    for field in ("self_worth", "acceptance"):
        less, more = (distress(x, q) for x in two_of(d, field, step))
        assert at_most(more, less), field


@given(dumpees, quantities(), steps, log_odds)
def test_despair_needs_anxiety_and_falls_with_hope_acceptance_worth_and_support(
    d, q, step, hopes
):  # fmt: skip
    assert despair_hazard(d, q) >= 0.0
    less, more = (despair_hazard(x, q) for x in two_of(d, "separation_anxiety", step))
    assert at_most(less, more)
    for field in ("acceptance", "self_worth", "comfort_elsewhere"):
        less, more = (despair_hazard(x, q) for x in two_of(d, field, step))
        assert at_most(more, less), field
    less, more = (despair_hazard(x, q) for x in two_of(d, "hope", hopes))
    assert at_most(more, less)


@given(dumpees, quantities())
def test_no_despair_without_alarm_with_hope_or_once_accepted(d, q):
    assert despair_hazard(with_field(d, separation_anxiety=q.despair_anxiety), q) == 0.0
    assert despair_hazard(with_field(d, hope=12.0), q) == 0.0
    assert despair_hazard(with_field(d, acceptance=1.0), q) == 0.0


@given(dumpees, quantities(), steps, log_odds)
def test_who_is_well_stays_so_as_things_get_better(d, q, step, hopes):
    for field in ("acceptance", "self_reliance"):
        worse, better = two_of(d, field, step)
        assert is_well(worse, q) <= is_well(better, q), field
    better, worse = two_of(d, "separation_anxiety", step)
    assert is_well(worse, q) <= is_well(better, q)
    better, worse = two_of(d, "hope", hopes)
    assert is_well(worse, q) <= is_well(better, q)


@given(quantities())
def test_each_threshold_alone_keeps_one_from_being_well(q):
    assert is_well(WELL, q)
    for field, value in (
        ("hope", 6.0),
        ("separation_anxiety", q.healed_anxiety),
        ("acceptance", q.healed_acceptance),
        ("self_reliance", q.healed_reliance),
    ):
        assert not is_well(with_field(WELL, **{field: value}), q), field


def healed_by(spells: list[bool], step: float, q: Quantities) -> tuple[float, float]:
    """Say for a row of days, well or not, since when one is well and when one was healed."""
    since, healed = -1.0, -1.0
    for i, well in enumerate(spells):
        now = i * step
        since = (now if since < 0.0 else since) if well else -1.0
        if well and healed < 0.0 and now - since >= q.healed_days:
            healed = since
    return since, healed


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 30)), max_size=8), quantities())
def test_healed_is_the_first_day_of_the_first_fortnight_of_being_well(runs, q):
    spells = [well for well, length in runs for _ in range(length)]
    d = Dumpee()
    for day, well in enumerate(spells):
        acceptance = 1.0 if well else 0.0
        d = with_field(
            WELL, acceptance=acceptance, well_since=d.well_since, healed_day=d.healed_day
        )
        note_healing(d, q, float(day))
    assert (d.well_since, d.healed_day) == healed_by(spells, 1.0, q)


@pytest.mark.parametrize("short", [0.5, 1.0])
def test_one_day_short_of_a_fortnight_does_not_count(short):
    q = Quantities()
    d = with_field(WELL)
    note_healing(d, q, 10.0)
    note_healing(d, q, 10.0 + q.healed_days - short)
    assert d.healed_day == -1.0
    note_healing(d, q, 10.0 + q.healed_days)
    assert d.healed_day == 10.0


@given(dumpees, quantities(), shares, days)
def test_distress_adds_up_by_the_trapezium_rule(d, q, before, dt):
    later = after(relax_distress, d, q, before, dt)
    assert close(later.distress_days - d.distress_days, dt * (before + distress(d, q)) / 2.0)
    assert later.distress_days >= d.distress_days
    assert later.peak_distress >= max(d.peak_distress, distress(d, q))


@given(dumpees, quantities(), shares, days)
def test_the_peak_counts_the_level_before_as_well(d, q, before, dt):
    """A jolt is highest right after it was felt, at the beginning of the stretch."""
    assert after(relax_distress, d, q, before, dt).peak_distress >= before
