"""Life events: drawn from their rates, or fixed to a day by the scenario."""

from __future__ import annotations

from agents.events import (
    DUMPER_NEW_PARTNER,
    EVENTS,
    POSTING,
    event_rate,
    strike_dumpee,
    strike_dumper,
)
from agents.policies.table import COMPASSIONATE
from agents.quantities import Quantities
from agents.rules import rule
from agents.seat import POST
from sim.chance import LIFE_KIND, LIFE_SEEN, LIFE_TIME, exponential
from sim.couple import BREAKUP, LIFE, TOGETHER, Couple
from sim.phone import draw, make_gesture
from sim.together import break_up
from sim.urge import note_bound, relax

N_EVENTS = len(EVENTS)


@rule
def total_rate(q: Quantities) -> float:
    """Return how many life events there are a day."""
    total = 0.0
    for kind in range(N_EVENTS):
        total = total + event_rate(kind, q)
    return total


@rule
def pick_kind(u: float, q: Quantities) -> int:
    """Choose the kind of a random event, with the rates as weights."""
    mark, reached = u * total_rate(q), 0.0
    for kind in range(N_EVENTS):
        reached = reached + event_rate(kind, q)
        if mark < reached:
            return kind
    return N_EVENTS - 1


@rule
def schedule_life(couple: Couple, now: float, q: Quantities) -> None:
    """Draw the next random event and set the slot to it or to the next fixed one."""
    wait = exponential(draw(couple, LIFE_TIME, 0), total_rate(q))
    couple.next_random_event = now + wait
    couple.slots[LIFE] = min(couple.next_random_event, couple.fixed_days[couple.fixed_next])


@rule
def strike(couple: Couple, kind: int, now: float, q: Quantities) -> None:
    """Let an event reach both, as far as it does."""
    u = draw(couple, LIFE_SEEN, 0)
    if couple.status == TOGETHER:
        return
    # One who follows the article's advice does not show off the new life (P18).
    if kind == POSTING and couple.seats[1].policy == COMPASSIONATE:
        return
    looks = q.sees_posts if couple.seats[0].blocking + couple.seats[0].muted == 0 else 0.0
    seen = 1.0 if u < looks else 0.0
    if kind in (POSTING, DUMPER_NEW_PARTNER) and seen > 0.0:
        couple.posts_seen = couple.posts_seen + 1
    strike_dumpee(couple.dumpee, q, kind, seen)
    strike_dumper(couple.dumper, q, kind)


@rule
def act_out(couple: Couple, side: int, gesture: int, now: float, q: Quantities) -> None:
    """Make a gesture; the dumper's post is an event, the dumpee's gives the dumper news."""
    if gesture != POST:
        make_gesture(couple, side, gesture, now)
        # One who is unblocked feels free to write again at once, not from tomorrow on.
        note_bound(couple, 1 - side, q)
    elif side == 1:
        relax(couple, 0, q, now)
        strike(couple, POSTING, now, q)
        note_bound(couple, 0, q)
    else:
        relax(couple, 1, q, now)
        couple.dumper.curiosity = couple.dumper.curiosity * (1.0 - q.curiosity_eased)
        note_bound(couple, 1, q)


@rule
def live_event(couple: Couple, now: float, q: Quantities) -> None:
    """Let the next event happen: a fixed one first, where both fall on one moment."""
    relax(couple, 0, q, now)
    relax(couple, 1, q, now)
    if couple.fixed_days[couple.fixed_next] <= now:
        kind = couple.fixed_kinds[couple.fixed_next]
        couple.fixed_next = couple.fixed_next + 1
        couple.last_event = kind
        couple.slots[LIFE] = min(couple.next_random_event, couple.fixed_days[couple.fixed_next])
        if kind == BREAKUP:
            break_up(couple, now, q)
        else:
            strike(couple, kind, now, q)
        return
    kind = pick_kind(draw(couple, LIFE_KIND, 0), q)
    couple.last_event = kind
    schedule_life(couple, now, q)
    if now >= 0.0:
        strike(couple, kind, now, q)
