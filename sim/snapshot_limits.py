"""What the whole numbers of a couple can be, where the rules take them for a place or a name.

Compiled code does not look whether a place exists, so a snapshot from a damaged file must be
refused before it is run.
"""

from __future__ import annotations

from agents.intents import INTENTS, SILENT
from agents.policies.programs import (
    MOST_ACTIONS,
    MOST_FEATURES,
    MOST_HIDDEN,
    MOST_SENDS,
    Network,
    Script,
)
from agents.policies.table import LEARNED
from agents.quantities import QUANTITIES, Quantities
from agents.returning import CAUSES
from agents.seat import GESTURES, N_MOTIVES, Act, Seat
from sim.couple import BREAKUP, FIXED_EVENTS, MAIL_PLACES, STATUSES, Couple, Text

LONGEST_DAYS = 100_000.0
"""A life with room to spare: a run to a later day would not end while anyone waits for it."""
Limits = tuple[int, int]
"""The least and the greatest."""

WHOLE = (-(2**62), 2**63 - 1)
"""Any other whole number: 64 bits, with room for counting."""
_INTENT = (SILENT, len(INTENTS) - 1)
_GESTURE = (0, len(GESTURES) - 1)
_MOTIVE = (-1, N_MOTIVES - 1)
_SIDE = (0, 1)
_CAUSE = (0, len(CAUSES) - 1)
_DRAWS = (0, 2**62)

LIMITS: dict[tuple[type, str], Limits] = {
    (Couple, "status"): (0, len(STATUSES) - 1),
    (Couple, "cause"): _CAUSE,
    (Couple, "first_cause"): _CAUSE,
    (Couple, "waiting"): (0, MAIL_PLACES),
    (Couple, "head"): (0, MAIL_PLACES - 1),
    (Couple, "fixed_kinds"): (-1, BREAKUP),
    (Couple, "fixed_next"): (0, FIXED_EVENTS - 1),
    (Couple, "last_event"): (-1, BREAKUP),
    (Couple, "keys"): (0, 2**63 - 1),
    (Couple, "draws"): _DRAWS,
    (Text, "sender"): _SIDE,
    (Text, "intent"): _INTENT,
    (Text, "motive"): _MOTIVE,
    (Seat, "side"): _SIDE,
    (Seat, "policy"): (0, LEARNED),
    (Seat, "sends_done"): (0, MOST_SENDS),
    (Seat, "last_sent_intent"): _INTENT,
    (Seat, "last_own_intent"): _INTENT,
    (Seat, "heard_intent"): _INTENT,
    (Seat, "proposing"): _CAUSE,
    (Seat, "planned_intent"): _INTENT,
    (Seat, "planned_gesture"): _GESTURE,
    (Seat, "planned_motive"): _MOTIVE,
    (Seat, "motive"): _MOTIVE,
    (Act, "intent"): _INTENT,
    (Act, "gesture"): _GESTURE,
    (Script, "answers"): _INTENT,
    (Script, "n_sends"): (0, MOST_SENDS),
    (Script, "send_intents"): _INTENT,
    (Network, "n_features"): (0, MOST_FEATURES),
    (Network, "n_first"): (0, MOST_HIDDEN),
    (Network, "n_second"): (0, MOST_HIDDEN),
    (Network, "n_actions"): (0, MOST_ACTIONS),
    (Network, "action_intents"): _INTENT,
    (Network, "action_gestures"): _GESTURE,
}
"""By record and field; in a list every one."""


def senseless(quantities: Quantities) -> str:
    """Say which number has a sign that no declared range allows; empty if there is none.

    A rule may divide by it, which ends the event engine and not the batch engine.
    """
    for name, declared in QUANTITIES.items():
        value = getattr(quantities, name)
        if (declared.low > 0.0 and value <= 0.0) or (declared.low >= 0.0 and value < 0.0):
            return f"quantities.{name} is {value:g}; it should be above 0, or at least not below"
    return ""
