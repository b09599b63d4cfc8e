"""What own code answers when it is asked: silence, an intent, or an act with pace and gesture."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from agents.errors import AftertextError, nearest
from agents.intents import INTENT_IDS, INTENTS, SIDES
from agents.seat import GESTURES, NO_GESTURE

NOT_FREE = ("everyday", "leave_again")
"""Intents that the model itself sends, while the two are together or friends."""

FREE_INTENTS: tuple[tuple[str, ...], tuple[str, ...]] = (
    tuple(row.name for row in INTENTS if 0 in row.sides and row.name not in NOT_FREE),
    tuple(row.name for row in INTENTS if 1 in row.sides and row.name not in NOT_FREE),
)
"""The intents that own code may send, as dumpee and as dumper."""

FREE_GESTURES = ("mute", "unmute", "block", "unblock", "post")
MOST_HASTE = 1000.0


@dataclass(frozen=True, slots=True)
class Act:
    """What a policy does: send a text of this intent (None: say nothing), make a gesture, or both.

    `haste` is a factor on the natural delay of an answer: 0.1 is ten times as fast. `gesture` is
    mute, unmute, block or unblock, and follows the text. `at_hour` (0 to 24) delays a text of
    one's own from `on_start` or `on_day`, which are asked at midnight, to an hour of that day.
    """

    intent: str | None = None
    haste: float = 1.0
    gesture: str | None = None
    at_hour: float | None = None


SILENCE = Act()
"""Say and do nothing; returning None means the same."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An act that was found to be right, with numbers for names."""

    intent: int
    haste: float
    gesture: int
    at_hour: float | None


def chosen(answer: object, side: int, own_time: bool) -> Choice:
    """Return what own code has chosen; `own_time` where it may choose the hour.

    Raises AftertextError for anything else than None, the name of an intent or an Act.
    """
    if answer is None:
        answer = SILENCE
    if isinstance(answer, str):
        answer = Act(answer)
    if not isinstance(answer, Act):
        what = f"returned {_short(answer)}"
        raise AftertextError(f"{what}; it may return None, the name of an intent, or an Act")
    return Choice(
        _intent(answer.intent, side),
        _haste(answer.haste),
        _gesture(answer.gesture),
        _hour(answer.at_hour, own_time),
    )


def intent_id(name: object, side: int) -> int:
    """Return the number of an intent that this side may send.

    Raises AftertextError for any other.
    """
    if not isinstance(name, str):
        raise AftertextError(f"{_short(name)} is not the name of an intent")
    if name in FREE_INTENTS[side]:
        return INTENT_IDS[name]
    if name in NOT_FREE:
        raise AftertextError(f"{name!r} is sent by the model itself, to couples that are together")
    if name in INTENT_IDS:
        raise AftertextError(f"{name!r} is an intent of the {SIDES[1 - side]}'s, not the "
                             f"{SIDES[side]}'s{nearest(name, FREE_INTENTS[side])}")  # fmt: skip
    hint = nearest(name, FREE_INTENTS[side])
    raise AftertextError(f"there is no intent {name!r}{hint} (see: aftertext list intents)")


def _intent(name: object, side: int) -> int:
    return -1 if name is None else intent_id(name, side)


def _haste(haste: object) -> float:
    number = _number(haste, "haste")
    if not 0.0 <= number <= MOST_HASTE:
        raise AftertextError(f"haste = {number:g} is outside 0 to {MOST_HASTE:g}")
    return number


def _hour(hour: object, own_time: bool) -> float | None:
    if hour is None:
        return None
    if not own_time:
        raise AftertextError("at_hour is for on_start and on_day; elsewhere there is haste")
    number = _number(hour, "at_hour")
    if not 0.0 <= number < 24.0:
        raise AftertextError(f"at_hour = {number:g} is outside 0 to 24")
    return number


def _gesture(name: object) -> int:
    if name is None:
        return NO_GESTURE
    if name not in FREE_GESTURES:
        hint = nearest(name, FREE_GESTURES) if isinstance(name, str) else ""
        there = ", ".join(FREE_GESTURES)
        raise AftertextError(f"there is no gesture {_short(name)}{hint} (there are: {there})")
    return GESTURES.index(str(name))


def _number(value: object, name: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if -sys.float_info.max <= value <= sys.float_info.max:  # an integer may be beyond
            return float(value)
    raise AftertextError(f"{name} = {_short(value)} is not a number")


def _short(value: object) -> str:
    try:
        text = repr(value)
    except Exception:
        text = f"<{type(value).__name__}>"
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."
