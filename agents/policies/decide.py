"""Which policy decides: one chain for each side, in the order of the table."""

from __future__ import annotations

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.motives import respect
from agents.policies import table as t
from agents.policies.acts import left_of, stay_silent
from agents.policies.dumpee import (
    answer_proposal,
    decide_ask_space,
    decide_block_as_dumpee,
    decide_dumpee_buddy,
    decide_eager,
    decide_no_contact,
    decide_plead,
    decide_polite,
    decide_protest,
)
from agents.policies.dumper import (
    decide_advised_return,
    decide_always_help,
    decide_block,
    decide_breadcrumb,
    decide_buddy,
    decide_compassionate,
    decide_friend_zone,
    decide_impatient,
    decide_pity_return,
    decide_regret_talk,
)
from agents.policies.probes import (
    decide_apology_loop,
    decide_flood,
    decide_ghost,
    decide_love_bomb,
    decide_random,
)
from agents.policies.view import DeciderNumbers
from agents.rules import rule
from agents.seat import TEXT, Seat
from agents.signs import asks_for_space, proposes_return


@rule
def decide_probe(seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float) -> None:
    """Decide for the policies that either side may have as a probe."""
    policy = seat.policy
    if policy == t.FLOOD:
        decide_flood(seat, q, moment, u)
    elif policy == t.LOVE_BOMB:
        decide_love_bomb(seat, q, moment)
    elif policy == t.APOLOGY_LOOP:
        decide_apology_loop(seat, moment)
    elif policy == t.GHOST:
        decide_ghost(seat, q, moment, now, u)
    elif policy == t.RANDOM:
        decide_random(seat, moment, u)


@rule
def line_heard(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int) -> float:
    """Return the probability that this dumper leaves a request for space just read unanswered."""
    if moment != TEXT or not asks_for_space(seat.heard, q):
        return 0.0
    return respect(r, q)


@rule
def decide_friendly_dumper(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Decide for the dumper's policies that talk to the ex as to a friend, or more."""
    policy = seat.policy
    if policy == t.BUDDY:
        decide_buddy(r, seat, q, moment, u)
    elif policy == t.COMPASSIONATE:
        decide_compassionate(seat, q, moment, u)
    elif policy == t.ALWAYS_HELP:
        decide_always_help(r, seat, q, moment, u)
    elif policy == t.REGRETFUL:
        decide_regret_talk(r, seat, q, moment, u)
    else:
        decide_friend_zone(r, seat, q, moment, u)


@rule
def decide_other_dumper(
    r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Decide for the dumper's other policies."""
    policy = seat.policy
    if policy == t.BLOCKING:
        decide_block(seat, moment)
    elif policy == t.BREADCRUMB:
        decide_breadcrumb(r, seat, q, moment, u)
    elif policy == t.IMPATIENT:
        decide_impatient(r, seat, q, moment, u)
    elif policy == t.PITYING:
        decide_pity_return(r, seat, q, moment, u)
    elif policy == t.ADVISED:
        decide_advised_return(r, seat, q, moment, now, u)
    else:
        decide_probe(seat, q, moment, now, u)


@rule
def decide_as_dumper(
    r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Fill the seat's act with what the dumper's policy does at this moment.

    A text that closes the exchange is left to stand, and so is a request for space by those who
    respect it.
    """
    stay_silent(seat.act)
    if moment == TEXT and seat.heard_wants_answer == 0:
        return
    kept_to = line_heard(r, seat, q, moment)
    if u < kept_to:
        return
    rest = left_of(u, kept_to)
    if seat.policy in (t.BUDDY, t.COMPASSIONATE, t.ALWAYS_HELP, t.REGRETFUL, t.FRIEND_ZONE):
        decide_friendly_dumper(r, seat, q, moment, rest)
    else:
        decide_other_dumper(r, seat, q, moment, now, rest)


@rule
def decide_pursuing_dumpee(d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Decide for the dumpee's policies that keep in touch of themselves."""
    policy = seat.policy
    if policy == t.BUDDY:
        decide_dumpee_buddy(seat, q, moment, u)
    elif policy == t.EAGER:
        decide_eager(d, seat, q, moment, u)
    elif policy == t.PLEADING:
        decide_plead(seat, q, moment, u)
    else:
        decide_protest(d, seat, q, moment, u)


@rule
def decide_other_dumpee(
    d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Decide for the dumpee's other policies."""
    policy = seat.policy
    if policy == t.BLOCKING:
        decide_block_as_dumpee(d, seat, moment)
    elif policy == t.POLITE:
        decide_polite(d, seat, q, moment, u)
    elif policy == t.SPACE:
        decide_ask_space(seat, q, moment, now, u)
    elif policy == t.NO_CONTACT:
        decide_no_contact(d, seat, q, moment, u)
    else:
        decide_probe(seat, q, moment, now, u)


@rule
def decide_as_dumpee(
    d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Fill the seat's act with what the dumpee's policy does at this moment.

    A text that closes the exchange is left to stand. An open offer to return is answered by the
    wish to reconnect, whatever the policy; those who have blocked do not get to read one.
    """
    stay_silent(seat.act)
    if moment == TEXT and seat.heard_wants_answer == 0:
        return
    if moment == TEXT and proposes_return(seat.heard, q) and seat.policy != t.RANDOM:
        answer_proposal(d, seat, q)
    elif seat.policy in (t.BUDDY, t.EAGER, t.PLEADING, t.PROTESTING):
        decide_pursuing_dumpee(d, seat, q, moment, u)
    else:
        decide_other_dumpee(d, seat, q, moment, now, u)
