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


@dataclasses.dataclass(init=False, repr=False, eq=False)
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
    new_partner_in_posts: float = number(
        2.0,
        "factor",
        1.0,
        5.0,
        "P18, assumption",
        "how much worse news of a new partner is than a post",
    )
    new_company_found: float = number(
        0.7, "share", 0.3, 1.0, "P36, assumption", "how good for the dumpee someone new is"
    )
    anniversary_rumination: float = number(
        0.4,
        "share",
        0.1,
        0.8,
        "P25, assumption",
        "rumination that a day of memories stirs in the longing",
    )
    anniversary_sadness: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P25, assumption",
        "sadness that a day of memories stirs in the longing",
    )
    meeting_as_warmth: float = number(
        0.3,
        "factor",
        0.0,
        1.0,
        "P66, assumption",
        "hope at a chance meeting, per hope at a fully warm text",
    )
    rough_patch_worth_left: float = number(
        0.85, "share", 0.6, 1.0, "P38, assumption", "share of self-worth left after something hard"
    )
    rough_patch_sadness: float = number(
        0.3, "share", 0.1, 0.6, "P38, assumption", "sadness that something hard brings the dumpee"
    )
    rough_patch_anxiety: float = number(
        0.2,
        "share",
        0.0,
        0.5,
        "P38, assumption",
        "anxiety that something hard brings a longing dumpee",
    )
    rally_comfort: float = number(
        0.5, "share", 0.2, 0.9, "P36, assumption", "comfort when friends take care of the dumpee"
    )
    rally_worth: float = number(
        0.05, "share", 0.0, 0.15, "P36, assumption", "self-worth lifted when friends take care"
    )
    partner_found: float = number(
        0.9, "share", 0.5, 1.0, "P10, assumption", "company that the dumper has in a new partner"
    )
    partner_loneliness_left: float = number(
        0.3,
        "share",
        0.0,
        0.7,
        "P10, assumption",
        "share of loneliness left on finding a new partner",
    )
    partner_boredom_left: float = number(
        0.5, "share", 0.1, 0.8, "P10, assumption", "share of boredom left on finding a new partner"
    )
    jealousy_anyway: float = number(
        0.3,
        "share",
        0.0,
        0.6,
        "P43, assumption",
        "jealousy of the ex's new company even without love",
    )
    jealousy_by_love: float = number(
        0.4, "share", 0.1, 0.8, "P43, assumption", "jealousy that full love adds to it"
    )
    anniversary_dumper_sadness: float = number(
        0.2,
        "share",
        0.0,
        0.5,
        "P13, assumption",
        "sadness that a day of memories stirs in a loving dumper",
    )
    anniversary_curiosity: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P3, assumption",
        "curiosity that a day of memories stirs in the dumper",
    )
    money_trouble_need: float = number(
        0.8, "share", 0.4, 1.0, "P43 P54, assumption", "need that money trouble brings"
    )
    meeting_curiosity_left: float = number(
        0.5, "share", 0.2, 0.9, "P3, assumption", "share of curiosity left after a chance meeting"
    )
    meeting_guilt: float = number(
        0.2,
        "share",
        0.0,
        0.5,
        "P4, assumption",
        "guilt at meeting an ex seen in pain, of the most moral",
    )
    hardship_support_need: float = number(
        0.7,
        "share",
        0.3,
        1.0,
        "P43, assumption",
        "need for comfort that something hard brings the dumper",
    )
    hardship_sadness: float = number(
        0.2, "share", 0.0, 0.5, "P43, assumption", "sadness that something hard brings the dumper"
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
def hear_of_new_partner(d: Dumpee, q: EventNumbers, want: float) -> None:
    """Learn that the ex has someone new; `want` is the longing."""
    posts = q.new_partner_in_posts
    update_hope(d, q, -posts * q.hope_if_ignored - posts * q.post_hope)
    d.separation_anxiety = raised(d.separation_anxiety, posts * q.post_hurts * want)
    d.self_worth = d.self_worth * (1.0 - q.worth_by_rejection)


@rule
def meet_the_ex(d: Dumpee, q: EventNumbers, want: float) -> None:
    """Run into the ex; `want` is the longing."""
    d.separation_anxiety = raised(d.separation_anxiety, q.meeting_stirs * want)
    d.sadness = raised(d.sadness, q.meeting_stirs * want)
    d.rumination = raised(d.rumination, q.meeting_stirs * want)
    update_hope(d, q, q.meeting_as_warmth * q.hope_by_warmth)


@rule
def strike_dumpee(d: Dumpee, q: EventNumbers, kind: int, seen: float) -> None:
    """Let an event reach the dumpee; `seen` (0 or 1): whether news of the dumper gets through."""
    want = longing(d, q)
    if kind == DUMPER_NEW_PARTNER and seen > 0.0:
        hear_of_new_partner(d, q, want)
    elif kind == DUMPEE_NEW_COMPANY:
        d.new_company = raised(d.new_company, q.new_company_found)
    elif kind == ANNIVERSARY:
        d.rumination = raised(d.rumination, q.anniversary_rumination * want)
        d.sadness = raised(d.sadness, q.anniversary_sadness * want)
    elif kind == CHANCE_MEETING:
        meet_the_ex(d, q, want)
    elif kind == POSTING and seen > 0.0:
        dumpee_sees_post(d, q)
    elif kind == DUMPEE_ROUGH_PATCH:
        d.self_worth = q.rough_patch_worth_left * d.self_worth
        d.sadness = raised(d.sadness, q.rough_patch_sadness)
        d.separation_anxiety = raised(d.separation_anxiety, q.rough_patch_anxiety * want)
    elif kind == FRIENDS_RALLY:
        d.comfort_elsewhere = raised(d.comfort_elsewhere, q.rally_comfort)
        d.self_worth = raised(d.self_worth, q.rally_worth)


@rule
def strike_dumper(r: Dumper, q: EventNumbers, kind: int) -> None:
    """Let an event reach the dumper."""
    if kind == FRIENDS_ADVICE:
        r.advice = raised(r.advice, q.advice_weight)
    elif kind == DUMPER_NEW_PARTNER:
        r.new_company = raised(r.new_company, q.partner_found)
        r.loneliness = q.partner_loneliness_left * r.loneliness
        r.boredom = q.partner_boredom_left * r.boredom
    elif kind == DUMPEE_NEW_COMPANY:
        r.jealousy = raised(r.jealousy, q.jealousy_anyway + q.jealousy_by_love * r.love)
    elif kind == ANNIVERSARY:
        r.sadness = raised(r.sadness, q.anniversary_dumper_sadness * r.love)
        r.curiosity = raised(r.curiosity, q.anniversary_curiosity)
    elif kind == MONEY_TROUBLE:
        r.money_need = raised(r.money_need, q.money_trouble_need)
    elif kind == CHANCE_MEETING:
        r.curiosity = q.meeting_curiosity_left * r.curiosity
        r.guilt = raised(r.guilt, q.meeting_guilt * r.moral_code * r.seen_pain)
    elif kind == DUMPER_ROUGH_PATCH:
        r.support_need = raised(r.support_need, q.hardship_support_need)
        r.sadness = raised(r.sadness, q.hardship_sadness)
