"""What happens around the two: kinds of life events, how often, and what they do to the minds."""

from __future__ import annotations

import dataclasses

from agents.appraisal import AppraisalNumbers, dumpee_sees_post
from agents.attachment import longing
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.hope import update_hope
from agents.maths import raised
from agents.rules import rule

EVENTS = (
    "friends_advice", "dumper_new_partner", "dumpee_new_company", "anniversary", "money_trouble",
    "chance_meeting", "post", "dumper_rough_patch", "dumpee_rough_patch", "friends_rally",
)  # fmt: skip
(
    FRIENDS_ADVICE, DUMPER_NEW_PARTNER, DUMPEE_NEW_COMPANY, ANNIVERSARY, MONEY_TROUBLE,
    CHANCE_MEETING, POSTING, DUMPER_ROUGH_PATCH, DUMPEE_ROUGH_PATCH, FRIENDS_RALLY,
) = range(10)  # fmt: skip


@dataclasses.dataclass
class EventNumbers(AppraisalNumbers):
    """Rates per day in the general population; a scenario may set its own."""

    rate_friends_advice: float = number(
        0.002, "1/day", 0.0, 0.02, "P29, assumption", "friends tell the dumper to go back"
    )
    rate_dumper_new_partner: float = number(
        0.002, "1/day", 0.0, 0.02, "P10, assumption", "the dumper finds someone new"
    )
    rate_dumpee_new_company: float = number(
        0.002, "1/day", 0.0, 0.02, "P36, assumption", "the dumpee finds someone new"
    )
    rate_anniversary: float = number(
        0.005, "1/day", 0.0, 0.03, "assumption", "a day that reminds both"
    )
    rate_money_trouble: float = number(
        0.001, "1/day", 0.0, 0.02, "P43, assumption", "the dumper runs short of money"
    )
    rate_chance_meeting: float = number(
        0.006, "1/day", 0.0, 0.05, "assumption", "they run into each other"
    )
    rate_post: float = number(
        0.04, "1/day", 0.0, 0.5, "P18 F17, assumption", "the dumper posts the new life"
    )
    rate_dumper_rough_patch: float = number(
        0.004, "1/day", 0.0, 0.03, "P43, assumption", "the dumper goes through something hard"
    )
    rate_dumpee_rough_patch: float = number(
        0.004, "1/day", 0.0, 0.03, "P38, assumption", "the dumpee goes through something hard"
    )
    rate_friends_rally: float = number(
        0.01, "1/day", 0.0, 0.1, "P36, assumption", "the dumpee's friends take care of them"
    )
    sees_posts: float = number(
        0.6, "share", 0.0, 1.0, "P18 F16, assumption", "probability that a post reaches the dumpee"
    )
    meeting_stirs: float = number(
        0.15, "share", 0.0, 0.4, "F09, assumption", "anxiety and grief stirred by a chance meeting"
    )
    advice_weight: float = number(
        0.8, "share", 0.3, 1.0, "P29, assumption", "how much the word of friends weighs at first"
    )


@rule
def event_rate(kind: int, q: EventNumbers) -> float:
    """Return the declared rate of one kind of event, per day."""
    if kind == FRIENDS_ADVICE:
        return q.rate_friends_advice
    if kind == DUMPER_NEW_PARTNER:
        return q.rate_dumper_new_partner
    if kind == DUMPEE_NEW_COMPANY:
        return q.rate_dumpee_new_company
    if kind == ANNIVERSARY:
        return q.rate_anniversary
    if kind == MONEY_TROUBLE:
        return q.rate_money_trouble
    if kind == CHANCE_MEETING:
        return q.rate_chance_meeting
    if kind == POSTING:
        return q.rate_post
    if kind == DUMPER_ROUGH_PATCH:
        return q.rate_dumper_rough_patch
    if kind == DUMPEE_ROUGH_PATCH:
        return q.rate_dumpee_rough_patch
    return q.rate_friends_rally


@rule
def strike_dumpee(d: Dumpee, q: EventNumbers, kind: int, seen: float) -> None:
    """Let an event reach the dumpee; `seen` (0 or 1): whether news of the dumper gets through."""
    want = longing(d, q)
    if kind == DUMPER_NEW_PARTNER and seen > 0.0:
        update_hope(d, q, -2.0 * q.hope_if_ignored - 2.0 * q.post_hope)
        d.separation_anxiety = raised(d.separation_anxiety, 2.0 * q.post_hurts * want)
        d.self_worth = d.self_worth * (1.0 - q.worth_by_rejection)
    elif kind == DUMPEE_NEW_COMPANY:
        d.new_company = raised(d.new_company, 0.7)
    elif kind == ANNIVERSARY:
        d.rumination = raised(d.rumination, 0.4 * want)
        d.sadness = raised(d.sadness, 0.3 * want)
    elif kind == CHANCE_MEETING:
        d.separation_anxiety = raised(d.separation_anxiety, q.meeting_stirs * want)
        d.sadness = raised(d.sadness, q.meeting_stirs * want)
        d.rumination = raised(d.rumination, q.meeting_stirs * want)
        update_hope(d, q, 0.3 * q.hope_by_warmth)
    elif kind == POSTING and seen > 0.0:
        dumpee_sees_post(d, q)
    elif kind == DUMPEE_ROUGH_PATCH:
        d.self_worth = 0.85 * d.self_worth
        d.sadness = raised(d.sadness, 0.3)
        d.separation_anxiety = raised(d.separation_anxiety, 0.2 * want)
    elif kind == FRIENDS_RALLY:
        d.comfort_elsewhere = raised(d.comfort_elsewhere, 0.5)
        d.self_worth = raised(d.self_worth, 0.05)


@rule
def strike_dumper(r: Dumper, q: EventNumbers, kind: int) -> None:
    """Let an event reach the dumper."""
    if kind == FRIENDS_ADVICE:
        r.advice = raised(r.advice, q.advice_weight)
    elif kind == DUMPER_NEW_PARTNER:
        r.new_company = raised(r.new_company, 0.9)
        r.loneliness = 0.3 * r.loneliness
        r.boredom = 0.5 * r.boredom
    elif kind == DUMPEE_NEW_COMPANY:
        r.jealousy = raised(r.jealousy, 0.3 + 0.4 * r.love)
    elif kind == ANNIVERSARY:
        r.sadness = raised(r.sadness, 0.2 * r.love)
        r.curiosity = raised(r.curiosity, 0.3)
    elif kind == MONEY_TROUBLE:
        r.money_need = raised(r.money_need, 0.8)
    elif kind == CHANCE_MEETING:
        r.curiosity = 0.5 * r.curiosity
        r.guilt = raised(r.guilt, 0.2 * r.moral_code * r.seen_pain)
    elif kind == DUMPER_ROUGH_PATCH:
        r.support_need = raised(r.support_need, 0.7)
        r.sadness = raised(r.sadness, 0.2)
