"""What a text, a silence, a block, a post or an event does to the mind it meets.

The order within one appraisal is fixed: hope first (it is a judgement on what stands there), then
attachment, grief and worth; the mind must have been moved on to the present before.
"""

from __future__ import annotations

import dataclasses

from agents.attachment import feel_attachment, longing
from agents.contact import feel_contact
from agents.content import Content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.grief import feel_grief
from agents.guilt import feel_guilt
from agents.healing import HealingNumbers
from agents.hope import feel_hope, update_hope
from agents.maths import raised
from agents.needs import feel_help, feel_needs
from agents.recovery import RecoveryNumbers
from agents.returning import feel_love
from agents.rules import rule
from agents.seat import Seat
from agents.signs import SignNumbers, gives_help
from agents.strain import feel_ignored, feel_strain, learn_benefit, reward_in
from agents.worth import feel_worth, seen_through


@dataclasses.dataclass(init=False, repr=False, eq=False)
class AppraisalNumbers(HealingNumbers, RecoveryNumbers, SignNumbers):
    """What is felt at a post, and when a silence counts as an answer."""

    ignored_after_days: float = number(
        1.0, "days", 0.25, 3.0, "assumption", "silence after which a text counts as ignored"
    )
    ignored_if_seen: float = number(
        1.5,
        "factor",
        1.0,
        2.5,
        "assumption",
        "how much worse it is when a receipt shows it was read",
    )
    need_that_is_met: float = number(
        0.2,
        "share",
        0.05,
        0.4,
        "P49, assumption",
        "need above which a warm answer without a request helps",
    )
    idle_less_by_boundary: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "P14, assumption",
        "share of idleness that a full boundary takes from a text",
    )
    block_as_hostility: float = number(
        0.5,
        "factor",
        0.0,
        1.0,
        "P73, assumption",
        "anger at being blocked, per anger at a hostile text",
    )
    post_hurts: float = number(
        0.12,
        "share",
        0.0,
        0.3,
        "P18 F17",
        "anxiety and rumination stirred by a post of the new life",
    )
    post_hope: float = number(
        0.25, "log-odds", 0.0, 0.8, "P18, assumption", "evidence against, in such a post"
    )
    post_lowers_worth: float = number(
        0.3,
        "factor",
        0.0,
        1.0,
        "P18 F17, assumption",
        "self-worth lost to a post, per anxiety it stirs",
    )


@rule
def appraise_as_dumpee(d: Dumpee, seat: Seat, q: AppraisalNumbers, text: Content) -> None:
    """Read a text of the dumper's."""
    first = 1.0 / (1.0 + (seat.n_read - seat.n_read_before))
    feel_hope(d, q, text, seen_through(d, q))
    feel_attachment(d, q, text, first)
    feel_grief(d, q, text)
    feel_worth(d, q, text)
    feel_contact(d, q, (1.0 - text.clarity) * (1.0 - q.idle_less_by_boundary * text.boundary))


@rule
def appraise_as_dumper(r: Dumper, seat: Seat, q: AppraisalNumbers, text: Content) -> None:
    """Read a text of the dumpee's; an answer to an own text teaches what texting brings."""
    if seat.unanswered > 0:
        reward = reward_in(text, q)
        if gives_help(text, q) and max(r.money_need, r.support_need) > q.need_that_is_met:
            reward = raised(reward, q.benefit_of_help)
            feel_help(r, q)
        learn_benefit(r, q, reward)
    feel_guilt(r, q, text)
    feel_needs(r, q, text)
    feel_strain(r, q, text)
    feel_love(r, q, text)


@rule
def dumpee_ignored(d: Dumpee, q: AppraisalNumbers, weight: float) -> None:
    """Take in that a text stays without an answer; weight 1 unless it is seen to have been read."""
    update_hope(d, q, -q.hope_if_ignored * weight)
    d.separation_anxiety = raised(d.separation_anxiety, q.anxiety_if_ignored * weight)
    d.self_worth = d.self_worth * (1.0 - q.worth_by_rejection * weight)


@rule
def dumpee_blocked(d: Dumpee, q: AppraisalNumbers) -> None:
    """Find out that one has been blocked."""
    update_hope(d, q, -q.hope_if_blocked)
    hurt = longing(d, q)
    d.separation_anxiety = raised(d.separation_anxiety, q.anxiety_if_blocked * hurt)
    d.self_worth = d.self_worth * (1.0 - q.worth_if_blocked)
    d.anger = raised(d.anger, q.block_as_hostility * q.anger_by_hostility)


@rule
def dumper_ignored(r: Dumper, q: AppraisalNumbers) -> None:
    """Take in that an own text stays without an answer."""
    feel_ignored(r, q)


@rule
def dumper_blocked(r: Dumper, q: AppraisalNumbers) -> None:
    """Find out that the ex has blocked one: no more benefit, and a loss."""
    learn_benefit(r, q, 0.0)
    r.fear_of_loss = raised(r.fear_of_loss, q.fear_by_leaving * (1.0 - r.aversion))


@rule
def dumpee_sees_post(d: Dumpee, q: AppraisalNumbers) -> None:
    """See the ex's new life shown off."""
    hurt = q.post_hurts * (1.0 - d.acceptance)
    d.separation_anxiety = raised(d.separation_anxiety, hurt)
    d.rumination = raised(d.rumination, hurt)
    d.self_worth = d.self_worth * (1.0 - q.post_lowers_worth * hurt)
    update_hope(d, q, -q.post_hope)
