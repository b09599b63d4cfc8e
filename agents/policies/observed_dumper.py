"""What a learned policy observes of its own mind as dumper, behind what it observes of its seat.

Each tuple of entries below is followed by the rule that writes their values, in the same order.
"""

from __future__ import annotations

from agents.dumper import Dumper
from agents.motives import DUMPER_MOTIVES
from agents.policies.observed_seat import (
    N_OF_SEAT,
    OF_SEAT,
    Entry,
    entries_of_mind,
    entries_of_motives,
    flag,
    observe_motives,
    observe_seat,
)
from agents.recovery import RecoveryNumbers, is_over_it
from agents.rules import rule
from agents.seat import Seat

TRAITS_OF_DUMPER = entries_of_mind(
    Dumper,
    (
        "moral_code", "maturity", "insight", "patience", "own_love", "kindness",
        "attachment_avoidance", "support", "regret_of_manner",
    ),
)  # fmt: skip


@rule
def observe_traits_of_dumper(r: Dumper, into: list[float], at: int) -> None:
    """Write the entries of TRAITS_OF_DUMPER, from a place on."""
    into[at] = r.moral_code
    into[at + 1] = r.maturity
    into[at + 2] = r.insight
    into[at + 3] = r.patience
    into[at + 4] = r.own_love
    into[at + 5] = r.kindness
    into[at + 6] = r.attachment_avoidance
    into[at + 7] = r.support
    into[at + 8] = r.regret_of_manner


FEELINGS_OF_DUMPER = entries_of_mind(
    Dumper,
    (
        "contact", "relief", "guilt", "absolved", "seen_pain", "boredom", "loneliness", "curiosity",
        "jealousy", "shame", "money_need", "support_need", "fear_of_loss", "aversion", "overwhelm",
        "resentment", "benefit", "love", "advice", "new_company", "sadness",
    ),
)  # fmt: skip


@rule
def observe_feelings_of_dumper(r: Dumper, into: list[float], at: int) -> None:
    """Write the entries of FEELINGS_OF_DUMPER, from a place on."""
    into[at] = r.contact
    into[at + 1] = r.relief
    into[at + 2] = r.guilt
    into[at + 3] = r.absolved
    into[at + 4] = r.seen_pain
    into[at + 5] = r.boredom
    into[at + 6] = r.loneliness
    into[at + 7] = r.curiosity
    into[at + 8] = r.jealousy
    into[at + 9] = r.shame
    into[at + 10] = r.money_need
    into[at + 11] = r.support_need
    into[at + 12] = r.fear_of_loss
    into[at + 13] = r.aversion
    into[at + 14] = r.overwhelm
    into[at + 15] = r.resentment
    into[at + 16] = r.benefit
    into[at + 17] = r.love
    into[at + 18] = r.advice
    into[at + 19] = r.new_company
    into[at + 20] = r.sadness


STATE_OF_DUMPER = (
    Entry("over_it", "1 while all thresholds of the dumper's own recovery are met"),
    Entry("recovered", "1 once recovered"),
    Entry("proposing", "1 while a proposal to come together again is open"),
)


@rule
def observe_state_of_dumper(
    r: Dumper, seat: Seat, q: RecoveryNumbers, into: list[float], at: int
) -> None:
    """Write the entries of STATE_OF_DUMPER, from a place on."""
    into[at] = flag(is_over_it(r, q))
    into[at + 1] = flag(r.recovered_day >= 0.0)
    into[at + 2] = flag(seat.proposing > 0)


MOTIVES_OF_DUMPER = entries_of_motives(DUMPER_MOTIVES)

ENTRIES_OF_DUMPER = (
    *OF_SEAT, *TRAITS_OF_DUMPER, *FEELINGS_OF_DUMPER, *STATE_OF_DUMPER, *MOTIVES_OF_DUMPER
)  # fmt: skip
"""Everything that a dumper observes."""
_FEELINGS_AT = N_OF_SEAT + len(TRAITS_OF_DUMPER)
_STATE_AT = _FEELINGS_AT + len(FEELINGS_OF_DUMPER)
_MOTIVES_AT = _STATE_AT + len(STATE_OF_DUMPER)
_N_MOTIVES = len(DUMPER_MOTIVES)


@rule
def observe_as_dumper(
    r: Dumper, seat: Seat, q: RecoveryNumbers, moment: int, now: float, into: list[float]
) -> None:
    """Write what the dumper observes at this moment: the values of ENTRIES_OF_DUMPER."""
    observe_seat(seat, moment, now, into)
    observe_traits_of_dumper(r, into, N_OF_SEAT)
    observe_feelings_of_dumper(r, into, _FEELINGS_AT)
    observe_state_of_dumper(r, seat, q, into, _STATE_AT)
    observe_motives(seat, moment, _N_MOTIVES, into, _MOTIVES_AT)
