"""The dumpee's ways of answering. Each sees its own mind and seat only."""

from __future__ import annotations

from agents.dumpee import Dumpee
from agents.expression import dumpee_intent
from agents.healing import wish_to_reconnect
from agents.intents import (
    ACCEPT_ENDING,
    ACCEPT_RETURN,
    ASK_CLOSURE,
    ASK_NEWS,
    ASK_SPACE,
    DECLINE_RETURN,
    DEMAND_ATTENTION,
    GIVE_HELP,
    NOSTALGIA,
    NOT_READY,
    PLEA,
    POLITE_ANSWER,
    PROMISE_CHANGE,
    PROTEST,
    REFUSE_HELP,
    SMALL_TALK,
    SPARK_BAIT,
    WARM_ANSWER,
    WARN,
)
from agents.motives import CLOSURE
from agents.policies.acts import gesture, left_of, move_on, pick2, pick3, say, say_at_once
from agents.policies.view import DeciderNumbers
from agents.rules import rule
from agents.seat import BLOCK, DAILY, MUTE, STARTING, TEXT, UNBLOCK, UNMUTE, URGE, Seat
from agents.signs import asks_for_space, says_it_is_over, wants_help


@rule
def answer_proposal(d: Dumpee, seat: Seat, q: DeciderNumbers) -> None:
    """Say yes to an open offer to return while wanting it and not feeling used, else no."""
    wants = wish_to_reconnect(d, q) > q.wish_that_accepts and d.felt_used < q.used_that_declines
    say(seat.act, ACCEPT_RETURN if wants else DECLINE_RETURN)


@rule
def follow_urge_of_dumpee(d: Dumpee, seat: Seat, q: DeciderNumbers, u: float) -> None:
    """Let an own urge take its natural form."""
    say(seat.act, dumpee_intent(d, q, seat.motive, u))


@rule
def decide_eager(d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer everything gladly and at once."""
    if moment == TEXT:
        if wants_help(seat.heard, q):
            say_at_once(seat.act, q, GIVE_HELP)
        else:
            say_at_once(seat.act, q, pick2(u, q.pick_mostly, WARM_ANSWER, ASK_NEWS))
    elif moment == URGE:
        follow_urge_of_dumpee(d, seat, q, u)


@rule
def decide_plead(seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Try to win the ex back, by every technique."""
    if moment == TEXT:
        say_at_once(seat.act, q, pick3(u, q, PLEA, PROMISE_CHANGE, NOSTALGIA))
    elif moment == URGE:
        say(seat.act, pick3(u, q, PLEA, SPARK_BAIT, PROMISE_CHANGE))


@rule
def decide_polite(d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer briefly and friendly; let go aloud once it is accepted."""
    if moment == TEXT:
        if wants_help(seat.heard, q):
            say(seat.act, pick2(u, q.pick_evenly, GIVE_HELP, REFUSE_HELP))
        elif says_it_is_over(seat.heard, q) and d.acceptance > q.acceptance_said_aloud:
            say(seat.act, ACCEPT_ENDING)
        elif not asks_for_space(seat.heard, q):
            say(seat.act, POLITE_ANSWER)
    elif moment == URGE:
        follow_urge_of_dumpee(d, seat, q, u)


@rule
def decide_ask_space(seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float) -> None:
    """Ask for space at the first text that wants only talk, warn at the next, then block (P71).

    What was asked for closure may be answered without being taken for a breach.
    """
    if moment == TEXT:
        if seat.heard_was_answer > 0 and says_it_is_over(seat.heard, q):
            return
        if seat.stage == 0:
            move_on(seat, 1, now)
            say(seat.act, pick2(u, q.pick_mostly, ASK_SPACE, NOT_READY))
        elif seat.stage == 1 and now - seat.stage_day > q.breach_after_days:
            move_on(seat, 2, now)
            say(seat.act, WARN)
        elif seat.stage == 2 and now - seat.stage_day > q.breach_after_days:
            move_on(seat, 3, now)
            gesture(seat.act, BLOCK)
    elif moment == URGE and seat.stage == 0 and seat.motive == CLOSURE:
        say(seat.act, ASK_CLOSURE)


@rule
def decide_no_contact(d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Mute the chat until healed and stay silent; what slips past the resolve is as it comes."""
    if moment == STARTING:
        gesture(seat.act, MUTE)
    elif moment == URGE:
        follow_urge_of_dumpee(d, seat, q, u)
    elif moment == DAILY and seat.muted > 0 and d.healed_day >= 0.0:
        gesture(seat.act, UNMUTE)


@rule
def decide_block_as_dumpee(d: Dumpee, seat: Seat, moment: int) -> None:
    """Block at once without a word; unblock when healed."""
    if moment == STARTING:
        gesture(seat.act, BLOCK)
    elif moment == DAILY and seat.blocking > 0 and d.healed_day >= 0.0:
        gesture(seat.act, UNBLOCK)


@rule
def decide_dumpee_buddy(seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Chat on as if nothing had happened."""
    if moment == TEXT:
        say(seat.act, pick3(u, q, SMALL_TALK, WARM_ANSWER, ASK_NEWS))
    elif moment == URGE:
        say(seat.act, pick2(u, q.pick_often, SMALL_TALK, ASK_NEWS))


@rule
def decide_protest(d: Dumpee, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Reproach."""
    if moment == TEXT:
        say(seat.act, pick2(u, q.pick_often, PROTEST, DEMAND_ATTENTION))
    elif moment == URGE:
        if u < q.pick_evenly:
            say(seat.act, PROTEST)
        else:
            say(seat.act, dumpee_intent(d, q, seat.motive, left_of(u, q.pick_evenly)))
