"""Learned policies: the forward pass, what may be chosen, and what is done with the choice."""

import copy
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import (
    ACCEPT_RETURN,
    ASK_CLOSURE,
    DECLINE_RETURN,
    INTENTS,
    PROPOSE_RETURN,
    SILENT,
    SMALL_TALK,
    WARN,
)
from agents.motives import LOVE_RETURN, PITY_RETURN, PLAN
from agents.policies.learned import (
    NO_ACTION,
    bend,
    best_action,
    decide_learned_as_dumpee,
    decide_learned_as_dumper,
    drawn_action,
    follow_network,
    is_allowed,
    pick_action,
    score_actions,
    softmax_weight,
    weigh,
)
from agents.policies.observation import OBSERVATION
from agents.policies.programs import MOST_ACTIONS, MOST_FEATURES, MOST_HIDDEN
from agents.quantities import Quantities
from agents.returning import OWN_LOVE, PITY
from agents.seat import (
    BLOCK,
    DAILY,
    GESTURES,
    MUTE,
    NEVER,
    NO_GESTURE,
    POST,
    STARTING,
    TEXT,
    UNBLOCK,
    UNMUTE,
    URGE,
    Seat,
)
from tests.agents.networks import WIDTHS, by_numpy, choosing, filled, layers_of
from tests.drawn import dumpees, dumpers, seats

Q = Quantities()
moments = st.sampled_from((STARTING, DAILY, TEXT, URGE))
uniform = st.floats(0.0, 1.0, exclude_max=True)
intents = st.integers(-1, len(INTENTS) - 1)
gestures = st.integers(0, len(GESTURES) - 1)
scores = st.floats(-50.0, 50.0)
warm = st.sampled_from((0.3, 1.0, 20.0))
any_heat = warm | st.just(0.0)


@st.composite
def networks(draw, temperature=any_heat):
    """Any outputs for any actions."""
    n = draw(st.integers(1, 12))
    some = [draw(st.lists(of, min_size=n, max_size=n)) for of in (scores, intents, gestures)]
    net = choosing(*some, draw(temperature))
    score_actions(net)
    return net


def allowed_in(seat, net):
    """The numbers of the actions that a seat may choose."""
    acts = zip(net.action_intents, net.action_gestures, strict=True)
    return [i for i, act in enumerate(acts) if i < net.n_actions and is_allowed(seat, *act)]


# --- the forward pass


@given(st.integers(1, 30), WIDTHS, st.integers(1, 20), st.integers(0, 2**32))
def test_the_outputs_are_those_that_numpy_computes(n, hidden, n_actions, seed):
    layers = layers_of([n, *hidden, n_actions], seed)
    net = filled(layers)
    net.features[:n] = np.random.default_rng(seed + 1).uniform(-1.0, 1.0, n).tolist()
    score_actions(net)
    expected = by_numpy(layers, net.features[:n])
    assert net.outputs[:n_actions] == pytest.approx(expected, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("hidden", [(), (MOST_HIDDEN,), (MOST_HIDDEN, MOST_HIDDEN)])
def test_there_is_room_for_the_largest_networks(hidden):
    layers = layers_of([MOST_FEATURES, *hidden, MOST_ACTIONS], 1)
    net = filled(layers)
    net.features[:] = [0.5] * MOST_FEATURES
    score_actions(net)
    assert net.outputs == pytest.approx(by_numpy(layers, net.features), rel=1e-12, abs=1e-12)


def test_sums_are_added_up_from_the_first_input_to_the_last():
    """The order is part of the result: another one rounds to another value."""
    numbers = [1e16, 1.0, -1e16, 1.0]
    into = [7.0, 7.0, 7.0]
    weigh(numbers, 4, [1.0] * 4 + [0.5] * 4, [0.0, 2.0], into, 2)
    assert into == [1.0, 2.5, 7.0]


def test_bending_is_tanh_of_as_many_values_as_there_are_units():
    values = [0.3, -2.0, 5.0]
    bend(values, 2)
    assert values == [math.tanh(0.3), math.tanh(-2.0), 5.0]


# --- what may be chosen


@pytest.mark.parametrize("intent", range(-1, len(INTENTS)))
def test_a_return_is_answered_only_where_it_was_proposed(intent):
    may = [h for h in range(-1, len(INTENTS)) if is_allowed(Seat(heard_intent=h), intent, 0)]
    if intent in (ACCEPT_RETURN, DECLINE_RETURN):
        assert may == [PROPOSE_RETURN]
    else:
        assert len(may) == len(INTENTS) + 1


@given(seats(), intents, st.integers(0, 1), st.integers(0, 1))
def test_a_gesture_must_change_something(seat, intent, blocking, muted):
    seat.blocking, seat.muted, seat.heard_intent = blocking, muted, PROPOSE_RETURN
    may = {gesture for gesture in range(len(GESTURES)) if is_allowed(seat, intent, gesture)}
    changing = {UNBLOCK if blocking else BLOCK, UNMUTE if muted else MUTE}
    assert may == {NO_GESTURE, POST} | changing


@given(seats(), networks())
def test_the_best_is_allowed_the_highest_and_the_first_of_equals(seat, net):
    allowed = allowed_in(seat, net)
    best = best_action(seat, net)
    if not allowed:
        assert best == NO_ACTION
    else:
        assert best == max(allowed, key=lambda action: (net.outputs[action], -action))


def test_of_equals_the_first_is_taken():
    assert best_action(Seat(), choosing_scored([0.0, 2.0, 2.0])) == 1


def choosing_scored(outputs, **more):
    net = choosing(outputs, **more)
    score_actions(net)
    return net


@given(seats(), networks(), uniform)
def test_what_is_picked_is_allowed_or_nothing(seat, net, u):
    action = pick_action(seat, net, u)
    allowed = allowed_in(seat, net)
    assert action in allowed if allowed else action == NO_ACTION
    if net.temperature == 0.0:
        assert action == best_action(seat, net)


@given(seats(), networks(warm))
def test_weights_are_those_of_the_softmax(seat, net):
    allowed = allowed_in(seat, net)
    if not allowed:
        return
    top = net.outputs[best_action(seat, net)]
    weights = [softmax_weight(seat, net, action, top) for action in range(net.n_actions)]
    expected = np.zeros(net.n_actions)
    expected[allowed] = np.exp((np.array(net.outputs)[allowed] - top) / net.temperature)
    assert weights == pytest.approx(expected, rel=1e-12)
    assert max(weights) == 1.0


@given(seats(), networks(warm))
def test_a_draw_gives_each_action_its_share_of_chance(seat, net):
    best = best_action(seat, net)
    if best == NO_ACTION:
        return
    weights = [softmax_weight(seat, net, a, net.outputs[best]) for a in range(net.n_actions)]
    edges = np.cumsum(weights) / sum(weights)
    for u in (0.0, 0.2, 0.5, 0.9, 0.999999):
        if np.min(np.abs(edges - u)) > 1e-9:
            assert drawn_action(seat, net, best, u) == int(np.searchsorted(edges, u, "right"))


@pytest.mark.parametrize("temperature", [1e-300, 1e-3, 1.0, 1e6])
def test_extreme_outputs_do_no_harm(temperature):
    net = choosing_scored([-1e300, 1e300, 0.0], temperature=temperature)
    assert [drawn_action(Seat(), net, 1, u) for u in (0.0, 0.5, 0.999999)] == [1, 1, 1]


def test_the_hotter_the_more_even():
    counts = []
    for temperature in (0.1, 1.0, 10.0, 1000.0):
        net = choosing_scored([1.0, 0.0], temperature=temperature)
        counts.append(sum(pick_action(Seat(), net, i / 1000.0) for i in range(1000)))
    assert counts == sorted(counts)
    assert counts[0] < 5
    assert 495 <= counts[-1] <= 505


# --- what is done


@given(seats(), networks(), moments, uniform)
def test_the_act_is_the_action_picked(seat, net, moment, u):
    net.action_hastes[: net.n_actions] = [0.1 * i for i in range(net.n_actions)]
    seat.act.gesture, seat.act.intent, seat.act.haste = BLOCK, WARN, 5.0
    action = pick_action(seat, net, u)
    follow_network(seat, net, moment, 10.0, u)
    if action == NO_ACTION:
        assert (seat.act.intent, seat.act.haste, seat.act.gesture) == (SILENT, 1.0, NO_GESTURE)
    else:
        chosen = net.action_intents[action], net.action_hastes[action], net.action_gestures[action]
        assert (seat.act.intent, seat.act.haste, seat.act.gesture) == chosen


@pytest.mark.parametrize("moment", [STARTING, DAILY])
def test_what_is_planned_at_midnight_goes_out_at_its_hour(moment):
    net, seat = choosing([0.0], [SMALL_TALK]), Seat()
    net.action_hours[0] = 9.0
    follow_network(seat, net, moment, 4.0, 0.0)
    assert (seat.act.intent, seat.act.at_day, seat.motive) == (SMALL_TALK, 4.0 + 9.0 / 24.0, PLAN)


@pytest.mark.parametrize("moment", [TEXT, URGE])
def test_answers_and_urges_have_no_hour(moment):
    seat = Seat(motive=2)
    follow_network(seat, choosing([0.0], [SMALL_TALK]), moment, 4.3, 0.0)
    assert (seat.act.intent, seat.act.at_day, seat.motive) == (SMALL_TALK, NEVER, 2)


def test_a_proposal_has_the_cause_of_its_urge():
    net = choosing([0.0], [PROPOSE_RETURN])
    for moment, motive, cause in ((URGE, PITY_RETURN, PITY), (TEXT, PITY_RETURN, OWN_LOVE)):
        seat = Seat(side=1, motive=motive)
        follow_network(seat, net, moment, 4.3, 0.0)
        assert (seat.act.intent, seat.proposing) == (PROPOSE_RETURN, cause)
    assert seat.motive == LOVE_RETURN


def test_without_actions_there_is_silence():
    seat = Seat()
    follow_network(seat, choosing([]), TEXT, 4.0, 0.0)
    assert (seat.act.intent, seat.act.gesture) == (SILENT, NO_GESTURE)


@pytest.mark.parametrize("side", [0, 1])
@given(data=st.data(), moment=moments, now=st.floats(0.0, 400.0), u=uniform)
def test_a_network_reads_its_observation_by_its_place(side, data, moment, now, u):
    """One that asks why, or tells how it is, where one chosen entry is high, else is silent."""
    mind, seat = data.draw((dumpees, dumpers)[side]), data.draw(seats(side))
    decide = (decide_learned_as_dumpee, decide_learned_as_dumper)[side]
    names = OBSERVATION[side]
    place = data.draw(st.integers(0, len(names) - 1))
    net = choosing([0.0, -0.25], [SILENT, ASK_CLOSURE if side == 0 else SMALL_TALK])
    net.n_features = len(names)
    net.out[len(names) + place] = 1.0
    before = copy.deepcopy(mind)
    decide(mind, seat, net, Q, moment, now, u)
    assert (seat.act.intent != SILENT) == (net.features[place] - 0.25 > 0.0)
    assert mind == before
