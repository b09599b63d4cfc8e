"""Learned policies: a small network reads the observation and scores every action of its list."""

from __future__ import annotations

import math

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.intents import ACCEPT_RETURN, DECLINE_RETURN
from agents.policies.acts import choose, stay_silent
from agents.policies.observed_dumpee import observe_as_dumpee
from agents.policies.observed_dumper import observe_as_dumper
from agents.policies.observed_seat import is_asked_to_return
from agents.policies.programs import Network
from agents.policies.view import DeciderNumbers
from agents.recovery import RecoveryNumbers
from agents.rules import rule
from agents.seat import BLOCK, MUTE, UNBLOCK, UNMUTE, Seat

NO_ACTION = -1


@rule
def weigh(
    inputs: list[float], n: int, weights: list[float], bias: list[float], into: list[float],
    units: int,
) -> None:  # fmt: skip
    """Compute one layer: weighted sums of n inputs, added up from the first to the last."""
    for unit in range(units):
        total = bias[unit]
        for i in range(n):
            total = total + weights[unit * n + i] * inputs[i]
        into[unit] = total


@rule
def bend(values: list[float], n: int) -> None:
    """Put the sums of a hidden layer through tanh."""
    for unit in range(n):
        values[unit] = math.tanh(values[unit])


@rule
def score_actions(net: Network) -> None:
    """Compute the outputs, one for each action, from the features."""
    if net.n_first == 0:
        weigh(net.features, net.n_features, net.out, net.out_bias, net.outputs, net.n_actions)
        return
    weigh(net.features, net.n_features, net.first, net.first_bias, net.first_units, net.n_first)
    bend(net.first_units, net.n_first)
    if net.n_second == 0:
        weigh(net.first_units, net.n_first, net.out, net.out_bias, net.outputs, net.n_actions)
        return
    weigh(net.first_units, net.n_first, net.second, net.second_bias, net.second_units, net.n_second)
    bend(net.second_units, net.n_second)
    weigh(net.second_units, net.n_second, net.out, net.out_bias, net.outputs, net.n_actions)


@rule
def is_allowed(seat: Seat, intent: int, gesture: int) -> bool:
    """Tell whether an action makes sense now.

    A return is accepted or declined only after a proposal; a gesture must change something.
    """
    if intent in (ACCEPT_RETURN, DECLINE_RETURN) and not is_asked_to_return(seat):
        return False
    if gesture in (BLOCK, UNBLOCK):
        return (seat.blocking > 0) == (gesture == UNBLOCK)
    if gesture in (MUTE, UNMUTE):
        return (seat.muted > 0) == (gesture == UNMUTE)
    return True


@rule
def best_action(seat: Seat, net: Network) -> int:
    """Return the allowed action with the highest output, the first of equals; NO_ACTION if none."""
    best = NO_ACTION
    for action in range(net.n_actions):
        if is_allowed(seat, net.action_intents[action], net.action_gestures[action]):
            if best == NO_ACTION or net.outputs[action] > net.outputs[best]:
                best = action
    return best


@rule
def softmax_weight(seat: Seat, net: Network, action: int, top: float) -> float:
    """Return an action's weight in a draw, 1 for the highest output and 0 for what is forbidden."""
    if not is_allowed(seat, net.action_intents[action], net.action_gestures[action]):
        return 0.0
    return math.exp((net.outputs[action] - top) / net.temperature)


@rule
def drawn_action(seat: Seat, net: Network, best: int, u: float) -> int:
    """Draw an allowed action by the softmax at the network's temperature; u is from [0, 1)."""
    top, total = net.outputs[best], 0.0
    for action in range(net.n_actions):
        total = total + softmax_weight(seat, net, action, top)
    mark, reached = u * total, 0.0
    for action in range(net.n_actions):
        reached = reached + softmax_weight(seat, net, action, top)
        if mark < reached:
            return action
    return best


@rule
def pick_action(seat: Seat, net: Network, u: float) -> int:
    """Choose an allowed action by its output; NO_ACTION where there is none."""
    best = best_action(seat, net)
    if best == NO_ACTION or net.temperature <= 0.0:
        return best
    return drawn_action(seat, net, best, u)


@rule
def take_action(seat: Seat, net: Network, action: int, moment: int, now: float) -> None:
    """Fill the seat's act with an action of the list, by its number; NO_ACTION does nothing."""
    stay_silent(seat.act)
    if action == NO_ACTION:
        return
    seat.act.haste = net.action_hastes[action]
    seat.act.gesture = net.action_gestures[action]
    at_day = math.floor(now) + net.action_hours[action] / 24.0
    choose(seat, moment, net.action_intents[action], at_day)


@rule
def follow_network(seat: Seat, net: Network, moment: int, now: float, u: float) -> None:
    """Fill the seat's act with what the network chooses, its features having been written."""
    score_actions(net)
    take_action(seat, net, pick_action(seat, net, u), moment, now)


@rule
def decide_learned_as_dumpee(
    d: Dumpee, seat: Seat, net: Network, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Fill the dumpee's act with what its network does at this moment; u is from [0, 1)."""
    observe_as_dumpee(d, seat, q, moment, now, net.features)
    follow_network(seat, net, moment, now, u)


@rule
def decide_learned_as_dumper(
    r: Dumper, seat: Seat, net: Network, q: RecoveryNumbers, moment: int, now: float, u: float
) -> None:
    """Fill the dumper's act with what its network does at this moment; u is from [0, 1)."""
    observe_as_dumper(r, seat, q, moment, now, net.features)
    follow_network(seat, net, moment, now, u)
