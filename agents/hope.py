"""The dumpee's hope: a belief that the ex comes back, in log-odds, moved by evidence."""

from __future__ import annotations

import dataclasses

from agents.attachment import AttachmentNumbers, longing
from agents.content import Content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.maths import clip01, logistic, toward
from agents.rules import rule

HOPE_LEAST, HOPE_MOST = -6.0, 4.0
"""Bounds of hope in log-odds (0.2 % and 98 %): no single sign leads further."""


@dataclasses.dataclass(init=False, repr=False, eq=False)
class HopeNumbers(AttachmentNumbers):
    """How much each sign weighs, and how it is bent by wanting."""

    hope_floor: float = number(
        -3.2, "log-odds", -5.0, -2.0, "theory sketch", "where hope settles when nothing comes"
    )
    hope_days: float = number(
        28.0, "days", 14.0, 60.0, "P25, theory sketch", "time constant of hope in silence"
    )
    hope_days_by_attachment: float = number(
        0.6, "share", 0.0, 1.5, "theory sketch", "how much longer the anxiously attached hope"
    )
    hope_by_signal: float = number(
        0.9, "log-odds", 0.4, 1.6, "P15 P44", "evidence in a full hope signal"
    )
    hope_by_warmth: float = number(
        0.3, "log-odds", 0.0, 0.7, "P48 P57 P66", "evidence read into mere warmth"
    )
    hope_by_clarity: float = number(
        0.6, "log-odds", 0.2, 1.5, "P15 P33", "evidence against, in a fully clear text"
    )
    hope_by_hostility: float = number(
        0.35, "log-odds", 0.0, 1.0, "assumption", "evidence against, in a hostile text"
    )
    hope_if_ignored: float = number(
        0.12, "log-odds", 0.0, 0.4, "P25, theory sketch", "evidence against, if unanswered"
    )
    hope_if_blocked: float = number(
        1.5, "log-odds", 0.5, 3.0, "theory sketch", "evidence against, if blocked"
    )
    hope_by_silence_per_day: float = number(
        0.012, "log-odds/day", 0.0, 0.05, "P25", "evidence against, in a day without contact"
    )
    denial_by_wanting: float = number(0.6, "share", 0.2, 1.0, "P25 P26", "denial for full longing")
    denial_by_attachment: float = number(
        0.4, "share", 0.0, 0.8, "P26, F10", "further denial of the anxiously attached"
    )
    denial_days: float = number(10.0, "days", 3.0, 30.0, "assumption", "time constant of denial")
    denial_blunts: float = number(
        0.7, "share", 0.0, 0.95, "P25 P26", "share of contrary evidence that full denial hides"
    )
    denial_inflates: float = number(
        0.5,
        "share",
        0.0,
        1.2,
        "P26, assumption",
        "how much more a good sign counts under full denial",
    )
    denial_blunts_clarity: float = number(
        0.3,
        "share",
        0.0,
        0.7,
        "P15 P33, assumption",
        "share of a clear explanation that full denial hides",
    )
    denial_without_insight: float = number(
        1.2, "factor", 0.8, 1.6, "P25 P47, assumption", "factor on denial without insight"
    )
    denial_less_by_insight: float = number(
        0.6,
        "factor",
        0.2,
        1.0,
        "P47, assumption",
        "what full insight takes from the factor on denial",
    )
    seen_through_blunts: float = number(
        0.7,
        "share",
        0.3,
        1.0,
        "P66, assumption",
        "hope lost to an indirect text once crumbs are seen through",
    )
    clarity_without_depth: float = number(
        0.5,
        "factor",
        0.2,
        1.0,
        "P15, assumption",
        "weight of a clear no without a why; depth adds up to 1",
    )


@rule
def hope_share(d: Dumpee) -> float:
    """Return hope as a probability."""
    return logistic(d.hope)


@rule
def rational_bias(d: Dumpee, q: HopeNumbers) -> float:
    """Return the share of contrary evidence that gets through denial."""
    return 1.0 - q.denial_blunts * d.denial


@rule
def update_hope(d: Dumpee, q: HopeNumbers, evidence: float) -> None:
    """Add evidence (log-odds, signed) as read by this dumpee: wanting bends it upwards."""
    if evidence > 0.0:
        felt = evidence * (1.0 - d.acceptance) * (1.0 + q.denial_inflates * d.denial)
    else:
        felt = evidence * rational_bias(d, q)
    d.hope = min(HOPE_MOST, max(HOPE_LEAST, d.hope + felt))


@rule
def relax_hope(d: Dumpee, q: HopeNumbers, dt: float) -> None:
    """Let hope sink when nothing comes, slowed by attachment anxiety; move denial."""
    days = q.hope_days * (1.0 + q.hope_days_by_attachment * d.attachment_anxiety)
    # Attachment anxiety slows how hope follows; where it ends is the same for everyone.
    sunk = q.hope_by_silence_per_day * q.hope_days * (1.0 - d.contact) * rational_bias(d, q)
    d.hope = toward(d.hope, max(HOPE_LEAST, q.hope_floor - sunk), dt, days)
    wanting = q.denial_by_wanting + q.denial_by_attachment * d.attachment_anxiety
    naive = q.denial_without_insight - q.denial_less_by_insight * d.insight
    target = clip01(wanting * longing(d, q) * naive)
    d.denial = toward(d.denial, target, dt, q.denial_days)


@rule
def feel_hope(d: Dumpee, q: HopeNumbers, text: Content, seen_through: float) -> None:
    """Read a text as evidence: signals and warmth for, clarity and hostility against.

    `seen_through` (0..1) is how far earlier texts of the kind have taught to expect nothing.
    """
    unclear = 1.0 - text.clarity
    sign = q.hope_by_signal * text.hope_signal + q.hope_by_warmth * text.warmth
    sign = sign * unclear * (1.0 - q.seen_through_blunts * seen_through * (1.0 - text.directness))
    update_hope(d, q, sign)
    against = q.hope_by_hostility * text.hostility
    # A kind, honest explanation can be taken in; a bare no bounces off denial.
    told = q.hope_by_clarity * text.clarity * (q.clarity_without_depth + text.depth)
    d.hope = max(HOPE_LEAST, d.hope - told * (1.0 - q.denial_blunts_clarity * d.denial))
    update_hope(d, q, -against)
