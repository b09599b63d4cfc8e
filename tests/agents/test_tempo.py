"""How fast people answer."""

import math

from hypothesis import given
from hypothesis import strategies as st

from agents.tempo import (
    DELAY_WEIGHTS,
    RECENCY_MINUTES,
    pace_of_dumpee,
    pace_of_dumper,
    starts_of,
)
from tests.checks import at_most, two_of, with_field
from tests.drawn import dumpees, dumpers, pairs, quantities, steps


def test_the_weights_of_each_recency_class_add_up():
    assert len(DELAY_WEIGHTS) == 4 * (len(RECENCY_MINUTES) + 1)
    for row in range(0, len(DELAY_WEIGHTS), 4):
        assert math.isclose(sum(DELAY_WEIGHTS[row : row + 4]), 1.0, abs_tol=0.002)


@given(dumpees, quantities(), steps, pairs(st.floats(-6.0, 4.0)))
def test_anxious_hope_is_fast_and_anger_slow(d, q, step, hopes):
    assert 0.0 < pace_of_dumpee(d, q) <= q.ex_slowness
    less, more = (pace_of_dumpee(x, q) for x in two_of(d, "separation_anxiety", step))
    assert at_most(more, less)
    less, more = (pace_of_dumpee(x, q) for x in two_of(d, "hope", hopes))
    assert at_most(more, less)
    less, more = (pace_of_dumpee(x, q) for x in two_of(d, "anger", step))
    assert at_most(less, more)
    assert pace_of_dumpee(with_field(d, separation_anxiety=0.0), q) == q.ex_slowness


@given(dumpers, quantities(), steps)
def test_aversion_and_overwhelm_are_slow(r, q, step):
    assert pace_of_dumper(r, q) >= q.ex_slowness
    for field in ("aversion", "overwhelm"):
        less, more = (pace_of_dumper(x, q) for x in two_of(r, field, step))
        assert at_most(less, more), field


@given(quantities(), steps)
def test_the_chatty_start_more_conversations(q, step):
    assert q.starts_per_day <= starts_of(step[0], q) <= starts_of(step[1], q)
