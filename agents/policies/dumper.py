"""The dumper's ways of answering. Each sees its own mind and seat only."""

from __future__ import annotations

from agents.dumper import Dumper
from agents.expression import dumper_intent
from agents.intents import (
    CHECK_UP,
    CLOSURE_ANSWER,
    COMFORT,
    CURT_ANSWER,
    ENCOURAGE,
    GIVE_HELP,
    MISS_YOU,
    OFFER_FRIENDSHIP,
    OFFER_HELP,
    POLITE_ANSWER,
    PROPOSE_RETURN,
    REGRET_TALK,
    SAY_OVER,
    SMALL_TALK,
    SNAP,
)
from agents.motives import ADVICE_RETURN, LOVE_RETURN, PITY_RETURN, RESENTMENT
from agents.policies.acts import gesture, left_of, move_on, pick2, pick3, say
from agents.policies.view import DeciderNumbers
from agents.returning import ADVICE, OWN_LOVE, PITY
from agents.rules import rule
from agents.seat import BLOCK, DAILY, STARTING, TEXT, UNBLOCK, URGE, Seat
from agents.signs import asks_closure, attacks, is_plea, shows_struggle, wants_help
from agents.strain import impatience


@rule
def follow_urge(r: Dumper, seat: Seat, q: DeciderNumbers, u: float) -> None:
    """Let an own urge take its natural form; an urge to return becomes a proposal."""
    intent = dumper_intent(r, q, seat.motive, u)
    if intent == PROPOSE_RETURN:
        seat.proposing = seat.motive - LOVE_RETURN + OWN_LOVE
    say(seat.act, intent)


@rule
def decide_buddy(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer everything warmly, and chat on."""
    if moment == TEXT:
        if shows_struggle(seat.heard, q):
            say(seat.act, pick2(u, q.pick_rather_often, COMFORT, SMALL_TALK))
        else:
            say(seat.act, pick3(u, q, SMALL_TALK, CHECK_UP, SMALL_TALK))
    elif moment == URGE:
        follow_urge(r, seat, q, u)
        if seat.motive == RESENTMENT:
            say(seat.act, SMALL_TALK)


@rule
def decide_compassionate(seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer what closure needs, help the struggling, leave alone who is fine (P33, P74-P76)."""
    heard = seat.heard
    if moment == TEXT:
        if asks_closure(heard, q) or is_plea(heard, q) or seat.stage == 0:
            say(
                seat.act, CLOSURE_ANSWER if asks_closure(heard, q) or seat.stage == 0 else ENCOURAGE
            )
            seat.stage = 1
        elif shows_struggle(heard, q):
            say(seat.act, pick2(u, q.pick_evenly, COMFORT, ENCOURAGE))
    elif moment == URGE and seat.motive == LOVE_RETURN:
        seat.proposing = OWN_LOVE
        say(seat.act, PROPOSE_RETURN)


@rule
def decide_always_help(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Comfort and help whatever is written, and offer help unasked."""
    if moment == TEXT:
        say(seat.act, GIVE_HELP if wants_help(seat.heard, q) and u < q.help_in_deed else COMFORT)
    elif moment == URGE:
        if seat.motive == LOVE_RETURN:
            follow_urge(r, seat, q, u)
        else:
            say(seat.act, pick2(u, q.pick_rather_often, OFFER_HELP, CHECK_UP))


@rule
def decide_regret_talk(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Go into regrets, whatever it is about."""
    if moment == TEXT:
        say(seat.act, pick2(u, q.pick_mostly, REGRET_TALK, MISS_YOU))
    elif moment == URGE:
        if seat.motive >= LOVE_RETURN:
            follow_urge(r, seat, q, u)
        else:
            say(seat.act, REGRET_TALK)


@rule
def decide_friend_zone(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Be friendly, and say that it is friendship."""
    if moment == TEXT:
        if is_plea(seat.heard, q):
            say(seat.act, pick2(u, q.pick_evenly, OFFER_FRIENDSHIP, SAY_OVER))
        else:
            say(seat.act, pick3(u, q, POLITE_ANSWER, SMALL_TALK, OFFER_FRIENDSHIP))
    elif moment == URGE:
        if seat.motive == LOVE_RETURN:
            follow_urge(r, seat, q, u)
        else:
            say(seat.act, pick3(u, q, SMALL_TALK, CHECK_UP, OFFER_FRIENDSHIP))


@rule
def decide_breadcrumb(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer warmly now and then not at all; write from own motives, as they come."""
    if moment == TEXT:
        if attacks(seat.heard, q):
            say(seat.act, pick2(u, q.pick_evenly, CURT_ANSWER, CHECK_UP))
        elif u < q.crumbs_answered:
            say(seat.act, pick3(u / q.crumbs_answered, q, SMALL_TALK, CHECK_UP, MISS_YOU))
    elif moment == URGE:
        follow_urge(r, seat, q, u)


@rule
def answer_impatiently(r: Dumper, seat: Seat, q: DeciderNumbers, u: float) -> None:
    """Answer a plea or an attack sharply, anything else the more so the more overwhelmed."""
    sharp = impatience(r, q)
    if is_plea(seat.heard, q) or attacks(seat.heard, q):
        say(seat.act, pick2(u, q.pick_often, SNAP, CURT_ANSWER))
    elif u < sharp:
        say(seat.act, pick2(u / sharp, q.pick_often, SNAP, CURT_ANSWER))
    else:
        say(seat.act, pick2(left_of(u, sharp), q.pick_often, CURT_ANSWER, POLITE_ANSWER))


@rule
def decide_impatient(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Answer curtly; snap when it gets too much, then block until it has passed."""
    if moment == TEXT:
        if r.overwhelm > q.overwhelm_that_blocks:
            say(seat.act, SNAP)
            gesture(seat.act, BLOCK)
        else:
            answer_impatiently(r, seat, q, u)
    elif moment == URGE:
        follow_urge(r, seat, q, u)
    elif moment == DAILY and seat.blocking > 0 and r.overwhelm < q.overwhelm_that_unblocks:
        gesture(seat.act, UNBLOCK)


@rule
def decide_pity_return(r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, u: float) -> None:
    """Comfort, and come back when the pain seen is great."""
    if moment == TEXT:
        if r.seen_pain > q.pity_that_returns and seat.stage == 0:
            seat.stage, seat.proposing, seat.motive = 1, PITY, PITY_RETURN
            say(seat.act, PROPOSE_RETURN)
        else:
            say(seat.act, pick2(u, q.pick_mostly, COMFORT, ENCOURAGE))
    elif moment == URGE:
        follow_urge(r, seat, q, u)


@rule
def decide_advised_return(
    r: Dumper, seat: Seat, q: DeciderNumbers, moment: int, now: float, u: float
) -> None:
    """Be polite; when friends say so, come back."""
    advised = r.advice > q.advice_that_returns
    advised = advised and now - seat.stage_day > q.advised_again_days
    if advised and (moment in (DAILY, TEXT)):
        move_on(seat, 1, now)
        seat.proposing, seat.motive = ADVICE, ADVICE_RETURN
        say(seat.act, PROPOSE_RETURN)
    elif moment == TEXT:
        say(seat.act, pick2(u, q.pick_often, POLITE_ANSWER, CURT_ANSWER))
    elif moment == URGE:
        follow_urge(r, seat, q, u)


@rule
def decide_block(seat: Seat, moment: int) -> None:
    """Block at once, without a word (either side)."""
    if moment == STARTING:
        gesture(seat.act, BLOCK)
