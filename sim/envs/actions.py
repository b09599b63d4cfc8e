"""What can be done at a decision: the actions of each side, in a fixed order.

Silence; every intent of the side at three paces; the answers to a proposal to return, which may
only be given to one; the gestures. `ACTIONS[side]` are the acts, `ACTION_NAMES[side]` their names.
"""

from __future__ import annotations

from agents.errors import unknown
from agents.intents import SIDES
from agents.policies.programs import Network
from sim.own_act import FREE_GESTURES, FREE_INTENTS, SILENCE, Act, chosen

PACES: dict[str, tuple[float, float]] = {
    "at_once": (0.1, 9.0), "as_usual": (1.0, 18.0), "late": (10.0, 21.0),
}  # fmt: skip
"""A pace is a factor on the natural delay of an answer, and the hour at which a text goes out that
was decided on at midnight (assumption). A text out of an own urge goes out at once at any pace."""
AS_USUAL = "as_usual"
ONLY_ANSWERS = ("accept_return", "decline_return")
EVENING = 18.0

Named = tuple[tuple[str, Act], ...]


def _paced(intents: tuple[str, ...]) -> Named:
    return tuple(
        (intent if pace == AS_USUAL else f"{intent}:{pace}", Act(intent, haste, at_hour=hour))
        for intent in intents
        for pace, (haste, hour) in PACES.items()
    )


def _intents(side: int) -> tuple[str, ...]:
    return tuple(name for name in FREE_INTENTS[side] if name not in ONLY_ANSWERS)


def _named_actions(side: int) -> Named:
    gestures = tuple((gesture, Act(gesture=gesture)) for gesture in FREE_GESTURES)
    return (("silence", SILENCE), *_paced(_intents(side)), *_paced(ONLY_ANSWERS), *gestures)


_NAMED = (_named_actions(0), _named_actions(1))
ACTIONS = tuple(tuple(act for _, act in named) for named in _NAMED)
"""The acts of the dumpee and of the dumper."""
ACTION_NAMES = tuple(tuple(name for name, _ in named) for named in _NAMED)
"""Their names: an intent at its usual pace has its own, `small_talk:late` is one at another."""
N_ALWAYS = tuple(1 + len(PACES) * len(_intents(side)) for side in (0, 1))
"""How many of the first actions are allowed at every decision."""


def action_number(side: int, name: str) -> int:
    """Return the number of an action by its name; AftertextError for an unknown one."""
    if name not in ACTION_NAMES[side]:
        raise unknown(f"action of the {SIDES[side]}'s", name, ACTION_NAMES[side])
    return ACTION_NAMES[side].index(name)


def action_table(side: int) -> Network:
    """Return a network without weights whose list of actions is this side's."""
    net = Network(n_actions=len(ACTIONS[side]))
    for number, act in enumerate(ACTIONS[side]):
        choice = chosen(act, side, True)
        net.action_intents[number], net.action_hastes[number] = choice.intent, choice.haste
        net.action_gestures[number] = choice.gesture
        net.action_hours[number] = EVENING if choice.at_hour is None else choice.at_hour
    return net
