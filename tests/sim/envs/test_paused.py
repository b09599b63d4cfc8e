"""An engine that waits for decisions from outside runs as one that decides itself."""

import pytest
from hypothesis import given

from agents.policies.programs import NO_PROGRAMS
from agents.seat import DAILY, NO_MOMENT
from sim.asked import is_healed, live_until_asked
from sim.begin import Setup, begin_couple
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.step import advance, carry_out, decide, next_slot
from tests.sim.couples import Q, indices, seeds, setups


def until_healed(couple: Couple) -> Couple:
    """Run without any engine until the dumpee is healed or the time is over."""
    while not is_healed(couple):
        slot = next_slot(couple)
        if couple.slots[slot] >= couple.horizon:
            break
        advance(couple, slot, Q, NO_PROGRAMS)
    return couple


@given(setup=setups(), seed=seeds, index=indices)
def test_answered_by_their_own_policies_both_sides_live_the_same_life(setup, seed, index):
    engine = EventEngine(begin_couple(setup, Q, seed, index), Q, open_sides=(0, 1))
    while asked := engine.run_until_asked():
        decide(engine.couple, asked.side, asked.moment, Q, NO_PROGRAMS)
        engine.answer()
    assert engine.couple == until_healed(begin_couple(setup, Q, seed, index))


@given(setup=setups(), seed=seeds, index=indices)
def test_the_rules_of_the_batch_engine_stop_where_the_event_engine_does(setup, seed, index):
    couple = begin_couple(setup, Q, seed, index)
    engine = EventEngine(begin_couple(setup, Q, seed, index), Q, open_sides=(1,))
    while moment := live_until_asked(couple, 1, Q, NO_PROGRAMS):
        asked = engine.run_until_asked()
        assert (asked.side, asked.moment) == (1, moment)
        assert engine.couple == couple
        for one in (couple, engine.couple):
            decide(one, 1, moment, Q, NO_PROGRAMS)
        carry_out(couple, 1, moment, Q)
        engine.answer()
    last = engine.run_until_asked()
    assert last is None or is_healed(engine.couple)


def test_the_first_decision_of_each_side_is_at_the_breakup_and_of_both_at_midnight():
    engine = EventEngine(begin_couple(Setup(("silence", "silence")), Q, 1, 0), Q, open_sides=(0, 1))
    first, moments = [], []
    while (asked := engine.run_until_asked()) and engine.couple.now < 3.0:
        first.append(asked.side)
        moments.append(asked.moment)
        engine.couple.seats[asked.side].act.intent = -1
        engine.answer()
    assert first[:2] == [0, 1]
    assert moments[0] == moments[1] != NO_MOMENT
    assert moments.count(DAILY) >= 2


def test_it_does_not_go_on_before_it_is_answered():
    engine = EventEngine(begin_couple(Setup(("polite", "buddy")), Q, 1, 0), Q, open_sides=(0,))
    engine.run_until_asked()
    with pytest.raises(RuntimeError, match="waits for an answer"):
        engine.run_until_asked()
    engine.answer()
    with pytest.raises(RuntimeError, match="nothing is asked"):
        engine.answer()
