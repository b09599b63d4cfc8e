"""What the dumper lacks: boredom, loneliness, curiosity, jealousy, money, support, fear of loss."""

from __future__ import annotations

import dataclasses

from agents.content import Content
from agents.declare import number
from agents.dumper import Dumper
from agents.guilt import GuiltNumbers, uncovered
from agents.maths import clip01, kept, raised, toward
from agents.rules import rule


@dataclasses.dataclass
class NeedNumbers(GuiltNumbers):
    """How each lack grows and what satisfies it."""

    boredom_days: float = number(
        6.0, "days", 2.0, 15.0, "P3, assumption", "time constant of boredom"
    )
    boredom_level: float = number(
        0.6, "share", 0.3, 1.0, "P3, assumption", "boredom when nothing covers or fills it"
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
    loneliness_eased: float = number(
        0.2, "share", 0.05, 0.5, "assumption", "share that a friendly text takes away"
    )
    curiosity_days: float = number(
        15.0, "days", 5.0, 40.0, "P3, assumption", "time constant of wondering how the ex is"
    )
    curiosity_level: float = number(
        0.6, "share", 0.3, 1.0, "P3, assumption", "curiosity when nothing was heard for long"
    )
    curiosity_eased: float = number(
        0.5, "share", 0.2, 0.9, "P3, assumption", "share that any news takes away"
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
    support_need_days: float = number(
        12.0, "days", 4.0, 30.0, "P43, assumption", "time constant of needing support"
    )
    support_eased: float = number(
        0.3, "share", 0.1, 0.6, "P49, assumption", "share that a comforting text takes away"
    )
    fear_days: float = number(
        20.0, "days", 7.0, 45.0, "P43, assumption", "time constant of the fear of loss"
    )
    fear_by_leaving: float = number(
        0.35, "share", 0.1, 0.7, "P43, assumption", "fear when the ex draws a line or lets go"
    )
    dumper_sadness_days: float = number(
        35.0, "days", 14.0, 80.0, "P13, assumption", "time constant of the dumper's own grief"
    )
    sadness_stirred: float = number(
        0.05, "share", 0.0, 0.15, "P13 C34", "own grief stirred by a deep or painful text"
    )


@rule
def company_of(r: Dumper) -> float:
    """Return how far others fill the dumper's days."""
    return clip01(0.5 * r.support + 0.8 * r.new_company)


@rule
def relax_needs(r: Dumper, q: NeedNumbers, dt: float) -> None:
    """Let each lack grow out of its own causes for dt days."""
    bare = uncovered(r) * (1.0 - company_of(r))
    r.boredom = toward(r.boredom, clip01(q.boredom_level * (0.4 + 0.6 * bare)), dt, q.boredom_days)
    lonely = clip01(q.loneliness_level * bare * (1.3 - 0.5 * r.attachment_avoidance))
    r.loneliness = toward(r.loneliness, lonely, dt, q.loneliness_days)
    wonder = q.curiosity_level * uncovered(r) * (1.0 - 0.4 * r.new_company)
    r.curiosity = toward(r.curiosity, wonder, dt, q.curiosity_days)
    r.jealousy = r.jealousy * kept(dt, q.jealousy_days)
    r.money_need = r.money_need * kept(dt, q.money_days)
    weak = 0.4 * r.sadness * (1.0 - company_of(r))
    r.support_need = toward(r.support_need, weak, dt, q.support_need_days)
    fear = 0.3 * r.love * uncovered(r)
    r.fear_of_loss = toward(r.fear_of_loss, fear, dt, q.fear_days)
    r.sadness = r.sadness * kept(dt, q.dumper_sadness_days)


@rule
def feel_needs(r: Dumper, q: NeedNumbers, text: Content) -> None:
    """Be satisfied by what satisfies; fear the loss where the ex draws a line or lets go."""
    friendly = text.warmth * (1.0 - text.pressure) * (1.0 - text.hostility)
    r.boredom = r.boredom * (1.0 - q.boredom_eased * friendly)
    r.loneliness = r.loneliness * (1.0 - q.loneliness_eased * friendly)
    r.curiosity = r.curiosity * (1.0 - q.curiosity_eased * (0.3 + 0.7 * friendly))
    r.support_need = r.support_need * (1.0 - q.support_eased * friendly * (0.5 + text.depth))
    lost = max(text.boundary, text.clarity) * (1.0 - 0.7 * r.aversion)
    attached = clip01(0.3 + r.love) * (1.0 - 0.4 * r.attachment_avoidance)
    r.fear_of_loss = raised(r.fear_of_loss, q.fear_by_leaving * lost * attached)
    heavy = max(text.pressure, text.depth)
    r.sadness = raised(r.sadness, q.sadness_stirred * heavy * (0.3 + r.kindness))


@rule
def feel_help(r: Dumper, q: NeedNumbers) -> None:
    """Have a need met by the ex: money first, else comfort."""
    if r.money_need > r.support_need:
        r.money_need = r.money_need * (1.0 - q.help_eases_money)
    else:
        r.support_need = r.support_need * (1.0 - 2.0 * q.support_eased * 0.8)
