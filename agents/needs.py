"""What the dumper lacks: boredom, loneliness, curiosity, jealousy, money, support, fear of loss."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.guilt import GuiltNumbers, uncovered
from agents.maths import clip01, kept, raised, toward
from agents.rules import rule


@dataclasses.dataclass(init=False, repr=False, eq=False)
class NeedNumbers(GuiltNumbers):
    """How each lack grows and what satisfies it."""

    boredom_days: float = number(
        6.0, "days", 2.0, 15.0, "P3, assumption", "time constant of boredom"
    )
    boredom_level: float = number(
        0.6, "share", 0.3, 1.0, "P3, assumption", "boredom when nothing covers or fills it"
    )
    boredom_anyway: float = number(
        0.4,
        "share",
        0.0,
        0.8,
        "P3, assumption",
        "share of full boredom that comes even in a full life",
    )
    boredom_by_emptiness: float = number(
        0.6, "share", 0.2, 1.0, "P3, assumption", "share of full boredom that only empty days bring"
    )
    boredom_eased: float = number(
        0.4, "share", 0.1, 0.8, "P3, assumption", "share that a friendly text takes away"
    )
    loneliness_days: float = number(
        15.0, "days", 5.0, 40.0, "F13, assumption", "time constant of loneliness"
    )
    loneliness_level: float = number(
        0.6, "share", 0.3, 1.0, "assumption", "loneliness without company or relief"
    )
    company_by_support: float = number(
        0.5,
        "share",
        0.2,
        0.8,
        "F13, assumption",
        "how far friends and family fill the dumper's days",
    )
    company_by_partner: float = number(
        0.8, "share", 0.4, 1.0, "P10, assumption", "how far a new partner fills the dumper's days"
    )
    loneliness_of_the_close: float = number(
        1.3,
        "factor",
        1.0,
        1.8,
        "F21, assumption",
        "factor on loneliness for one who likes closeness",
    )
    loneliness_less_by_avoidance: float = number(
        0.5,
        "factor",
        0.0,
        1.0,
        "F21, assumption",
        "what full avoidance takes from the factor on loneliness",
    )
    loneliness_eased: float = number(
        0.2, "share", 0.05, 0.5, "assumption", "share that a friendly text takes away"
    )
    curiosity_days: float = number(
        15.0, "days", 5.0, 40.0, "P3, assumption", "time constant of wondering how the ex is"
    )
    curiosity_level: float = number(
        0.6, "share", 0.3, 1.0, "P3, assumption", "curiosity when nothing was heard for long"
    )
    curiosity_less_by_partner: float = number(
        0.4,
        "share",
        0.0,
        0.8,
        "P10, assumption",
        "share of curiosity that a new partner takes away",
    )
    curiosity_eased: float = number(
        0.5, "share", 0.2, 0.9, "P3, assumption", "share that any news takes away"
    )
    curiosity_eased_by_any: float = number(
        0.3,
        "share",
        0.0,
        0.4,
        "P3, assumption",
        "share of its easing that even an unfriendly text brings",
    )
    curiosity_eased_by_friendly: float = number(
        0.7,
        "share",
        0.3,
        0.7,
        "P3, assumption",
        "share of its easing that only a friendly text brings",
    )
    jealousy_days: float = number(
        15.0, "days", 5.0, 40.0, "P43, assumption", "time constant of jealousy"
    )
    money_days: float = number(
        45.0, "days", 10.0, 120.0, "P43, assumption", "how long money trouble lasts"
    )
    help_eases_money: float = number(
        0.35, "share", 0.1, 0.7, "P49, assumption", "share of the need met by one help"
    )
    help_eases_support: float = number(
        0.48, "share", 0.1, 0.9, "P49, assumption", "share of the need for support met by one help"
    )
    support_need_days: float = number(
        12.0, "days", 4.0, 30.0, "P43, assumption", "time constant of needing support"
    )
    support_need_by_sadness: float = number(
        0.4, "share", 0.1, 0.8, "P43, assumption", "need for support out of full sadness when alone"
    )
    support_eased: float = number(
        0.3, "share", 0.1, 0.6, "P49, assumption", "share that a comforting text takes away"
    )
    support_eased_without_depth: float = number(
        0.5,
        "factor",
        0.2,
        0.65,
        "P49, assumption",
        "weight of comfort without depth; depth adds up to 1",
    )
    fear_days: float = number(
        20.0, "days", 7.0, 45.0, "P43, assumption", "time constant of the fear of loss"
    )
    fear_by_love: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P43, assumption",
        "fear of losing the ex for good, out of full love alone",
    )
    fear_by_leaving: float = number(
        0.35, "share", 0.1, 0.7, "P43, assumption", "fear when the ex draws a line or lets go"
    )
    fear_less_by_aversion: float = number(
        0.7,
        "share",
        0.3,
        1.0,
        "P24, assumption",
        "share of fear at the ex's leaving that aversion takes away",
    )
    fear_without_love: float = number(
        0.3, "share", 0.0, 0.6, "P43, assumption", "attachment to the ex that is left without love"
    )
    fear_less_by_avoidance: float = number(
        0.4,
        "share",
        0.0,
        0.8,
        "F21, assumption",
        "share of fear at the ex's leaving that avoidance takes away",
    )
    contact_fade_days: float = number(
        1.0, "days", 0.3, 3.0, "assumption", "trace of recent contact at the dumper's side"
    )
    dumper_contact_per_text: float = number(
        0.3, "share", 0.1, 0.6, "assumption", "what one text adds to the dumper's trace of contact"
    )
    own_grief_held_by_contact: float = number(
        0.5, "share", 0.0, 1.0, "P13, assumption", "share by which full contact slows own grief"
    )
    partner_days: float = number(
        400.0, "days", 60.0, 1500.0, "assumption", "time constant of a new partnership"
    )
    dumper_sadness_days: float = number(
        35.0, "days", 14.0, 80.0, "P13, assumption", "time constant of the dumper's own grief"
    )
    sadness_stirred: float = number(
        0.05, "share", 0.0, 0.15, "P13", "own grief stirred by a deep or painful text"
    )
    sadness_of_the_unkind: float = number(
        0.3,
        "factor",
        0.0,
        0.6,
        "P32, assumption",
        "how far heavy texts sadden the unkind; kindness adds 1",
    )


@rule
def company_of(r: Dumper, q: NeedNumbers) -> float:
    """Return how far others fill the dumper's days."""
    return clip01(q.company_by_support * r.support + q.company_by_partner * r.new_company)


@rule
def relax_needs(r: Dumper, q: NeedNumbers, dt: float) -> None:
    """Let each lack grow out of its own causes for dt days."""
    bare = uncovered(r) * (1.0 - company_of(r, q))
    bored = q.boredom_level * (q.boredom_anyway + q.boredom_by_emptiness * bare)
    r.boredom = toward(r.boredom, clip01(bored), dt, q.boredom_days)
    close = q.loneliness_of_the_close - q.loneliness_less_by_avoidance * r.attachment_avoidance
    r.loneliness = toward(
        r.loneliness, clip01(q.loneliness_level * bare * close), dt, q.loneliness_days
    )
    wonder = q.curiosity_level * uncovered(r) * (1.0 - q.curiosity_less_by_partner * r.new_company)
    r.curiosity = toward(r.curiosity, wonder, dt, q.curiosity_days)
    r.jealousy = r.jealousy * kept(dt, q.jealousy_days)
    r.money_need = r.money_need * kept(dt, q.money_days)
    weak = q.support_need_by_sadness * r.sadness * (1.0 - company_of(r, q))
    r.support_need = toward(r.support_need, weak, dt, q.support_need_days)
    fear = q.fear_by_love * r.love * uncovered(r)
    r.fear_of_loss = toward(r.fear_of_loss, fear, dt, q.fear_days)


@rule
def relax_own_grief(r: Dumper, q: NeedNumbers, dt: float) -> None:
    """Let own grief fade, held up by contact as long as it is felt; let a partnership wear off.

    Contact fades meanwhile: its integral over dt is closed, so the rule is exact.
    """
    felt = r.contact * q.contact_fade_days * (1.0 - kept(dt, q.contact_fade_days))
    r.sadness = r.sadness * kept(dt - q.own_grief_held_by_contact * felt, q.dumper_sadness_days)
    r.new_company = r.new_company * kept(dt, q.partner_days)


@rule
def feel_needs(r: Dumper, q: NeedNumbers, text: Content) -> None:
    """Be satisfied by what satisfies; fear the loss where the ex draws a line or lets go."""
    friendly = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.boredom = r.boredom * (1.0 - q.boredom_eased * friendly)
    r.loneliness = r.loneliness * (1.0 - q.loneliness_eased * friendly)
    news = q.curiosity_eased_by_any + q.curiosity_eased_by_friendly * friendly
    r.curiosity = r.curiosity * (1.0 - q.curiosity_eased * news)
    deep = q.support_eased_without_depth + text.depth
    r.support_need = r.support_need * (1.0 - q.support_eased * friendly * deep)
    lost = max(text.boundary, text.clarity) * (1.0 - q.fear_less_by_aversion * r.aversion)
    attached = clip01(q.fear_without_love + r.love)
    attached = attached * (1.0 - q.fear_less_by_avoidance * r.attachment_avoidance)
    r.fear_of_loss = raised(r.fear_of_loss, q.fear_by_leaving * lost * attached)
    heavy = max(text.pressure, text.depth)
    r.sadness = raised(
        r.sadness, q.sadness_stirred * heavy * (q.sadness_of_the_unkind + r.kindness)
    )


@rule
def feel_help(r: Dumper, q: NeedNumbers) -> None:
    """Have a need met by the ex: money first, else comfort."""
    if r.money_need > r.support_need:
        r.money_need = r.money_need * (1.0 - q.help_eases_money)
    else:
        r.support_need = r.support_need * (1.0 - q.help_eases_support)
