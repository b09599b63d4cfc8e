"""Why anyone texts: each motive is a function of the mind to an urge, in texts a day.

The hazard of a spontaneous text is the sum of the urges under the ceiling of what anyone starts in
a day, times the rhythm of the day. A text's motive shares are the urges' shares at that moment.
"""

from __future__ import annotations

import dataclasses
import math

from agents.appraisal import AppraisalNumbers
from agents.attachment import longing
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.guilt import uncovered
from agents.hope import hope_share
from agents.maths import clip01, positive
from agents.returning import ADVICE, OWN_LOVE, PITY, PRESSURE, return_urge
from agents.rules import rule
from agents.seat import N_MOTIVES, Seat

DUMPEE_MOTIVES = (
    "anxiety", "win_back", "closure", "news", "protest", "loneliness", "nostalgia", "validation",
)  # fmt: skip
DUMPER_MOTIVES = (
    "guilt", "boredom", "loneliness", "curiosity", "jealousy", "shame", "money", "support",
    "fear_of_loss", "resentment", "own_love", "pity", "advice", "pressure",
)  # fmt: skip
ANXIETY, WIN_BACK, CLOSURE, NEWS, PROTEST, LONELY, NOSTALGIC, VALIDATION = range(8)
(
    GUILT, BOREDOM, LONELINESS, CURIOSITY, JEALOUSY, SHAME, MONEY, SUPPORT, FEAR_OF_LOSS,
    RESENTMENT, LOVE_RETURN, PITY_RETURN, ADVICE_RETURN, PRESSURE_RETURN,
) = range(14)  # fmt: skip
COURTESY, PLAN = 14, 15
"""The motives that both sides have: answering because one was asked, and a policy's own plan."""


def motive_name(side: int, motive: int) -> str:
    """Return the name of a motive of one side; 'courtesy' and 'plan' are shared."""
    if motive == COURTESY:
        return "courtesy"
    if motive == PLAN:
        return "plan"
    return (DUMPEE_MOTIVES if side == 0 else DUMPER_MOTIVES)[motive]


@dataclasses.dataclass(init=False, repr=False, eq=False)
class MotiveNumbers(AppraisalNumbers):
    """How strongly each feeling urges, and what holds urges back."""

    dumpee_ceiling_per_day: float = number(
        4.0, "1/day", 2.0, 8.0, "assumption", "texts a dumpee starts in a day at the very most"
    )
    dumper_ceiling_per_day: float = number(
        2.0, "1/day", 1.0, 5.0, "assumption", "texts a dumper starts in a day at the very most"
    )
    urge_anxiety: float = number(
        1.3, "1/day", 0.5, 2.5, "P1 P8 P37", "urge of full separation anxiety"
    )
    urge_win_back: float = number(
        0.7, "1/day", 0.2, 1.5, "P21 P26", "urge of full hope and longing"
    )
    urge_closure: float = number(
        0.7, "1/day", 0.2, 1.6, "P15", "urge to ask why: full rumination, nothing answered"
    )
    urge_news: float = number(
        0.25, "1/day", 0.05, 0.6, "P36", "urge to learn whether anything is new"
    )
    urge_protest: float = number(0.4, "1/day", 0.1, 1.0, "P44", "urge of full anger")
    protest_without_use: float = number(
        0.4,
        "factor",
        0.0,
        0.8,
        "P44, assumption",
        "weight of anger of the unused; feeling used adds up to 1",
    )
    urge_dumpee_lonely: float = number(
        0.2, "1/day", 0.05, 0.5, "assumption", "urge of full sadness without other company"
    )
    urge_nostalgia: float = number(
        0.2, "1/day", 0.05, 0.5, "P25", "urge of full longing to share memories"
    )
    urge_validation: float = number(
        0.25, "1/day", 0.05, 0.6, "P21 P38", "urge of low self-worth to be told otherwise"
    )
    reliance_restrains: float = number(
        0.8, "share", 0.4, 1.0, "P16, theory sketch", "share of own urges that full reliance stills"
    )
    urges_of_the_calm: float = number(
        0.5,
        "factor",
        0.2,
        1.0,
        "P8, assumption",
        "urges left to the least impulsive; impulsiveness adds up to 1",
    )
    pursuit_floor: float = number(
        0.2, "share", 0.0, 0.5, "theory sketch", "share of urges that is left without hope"
    )
    unanswered_restrains: float = number(
        0.35, "share", 0.1, 1.0, "assumption", "how each unanswered text slows the next"
    )
    urge_guilt: float = number(0.35, "1/day", 0.1, 0.8, "P3 P7", "urge of full guilt")
    urge_boredom: float = number(0.18, "1/day", 0.05, 0.5, "P3 P43", "urge of full boredom")
    urge_loneliness: float = number(0.15, "1/day", 0.05, 0.5, "P43", "urge of full loneliness")
    urge_curiosity: float = number(0.11, "1/day", 0.03, 0.4, "P3", "urge of full curiosity")
    urge_jealousy: float = number(0.3, "1/day", 0.05, 0.8, "P43", "urge of full jealousy")
    urge_shame: float = number(0.1, "1/day", 0.02, 0.3, "P43", "urge of full shame")
    urge_money: float = number(0.15, "1/day", 0.03, 0.5, "P43 P54", "urge of full need of money")
    money_of_the_unscrupulous: float = number(
        1.2,
        "factor",
        1.0,
        1.6,
        "P6 P43, assumption",
        "factor on the urge to ask for money without a moral code",
    )
    money_less_by_morals: float = number(
        0.4,
        "factor",
        0.0,
        0.8,
        "P6 P43, assumption",
        "what a full moral code takes from that factor",
    )
    urge_support: float = number(
        0.25, "1/day", 0.05, 0.6, "P43 P49", "urge of full need of support"
    )
    urge_fear: float = number(
        0.2, "1/day", 0.05, 0.5, "P43, theory sketch", "urge of full fear of loss"
    )
    urge_resentment: float = number(
        0.5, "1/day", 0.1, 1.5, "P46", "urge of full anger at getting no answer"
    )
    benefit_floor: float = number(
        0.1,
        "share",
        0.0,
        0.4,
        "P61, theory sketch",
        "share of urges left when texting brings nothing",
    )
    aversion_restrains: float = number(
        0.6, "share", 0.3, 1.0, "P24, theory sketch", "share of urges that full aversion stills"
    )
    respect_base: float = number(
        0.3, "share", 0.0, 0.6, "P70", "respect for a request for space, of the least mature"
    )
    respect_by_maturity: float = number(
        0.75, "share", 0.4, 1.0, "P70 P71", "what full maturity adds to it"
    )
    respect_by_morals: float = number(
        0.2, "share", 0.0, 0.5, "P70", "what a full moral code adds to it"
    )
    dumpee_respects_space: float = number(
        0.6,
        "share",
        0.3,
        1.0,
        "P35, assumption",
        "urges that a request for space stills in the least impulsive",
    )
    warning_deters: float = number(
        0.7, "share", 0.3, 0.95, "P71", "share of the remaining urges that a warning stills"
    )
    block_deters: float = number(
        0.95, "share", 0.7, 1.0, "assumption", "share of urges that being blocked stills"
    )
    courtesy: float = number(
        0.5,
        "1/day",
        0.1,
        1.0,
        "assumption",
        "weight of plain courtesy among the motives of an answer",
    )


@rule
def respect(r: Dumper, q: MotiveNumbers) -> float:
    """Return how far a request for space is respected (0..1)."""
    by_self = q.respect_by_maturity * r.maturity + q.respect_by_morals * r.moral_code
    return clip01(q.respect_base + by_self)


@rule
def restraint_of_dumpee(d: Dumpee, seat: Seat, q: MotiveNumbers) -> float:
    """Return the share of urges that self-reliance, hopelessness, silence and boundaries leave."""
    left = 1.0 - q.reliance_restrains * d.self_reliance
    left = left * (q.pursuit_floor + hope_share(d)) * (q.urges_of_the_calm + d.impulsiveness)
    left = left / (1.0 + q.unanswered_restrains * seat.unanswered)
    if seat.told_space_day >= 0.0:
        left = left * (1.0 - q.dumpee_respects_space * (1.0 - d.impulsiveness))
    if seat.told_warning_day >= 0.0:
        left = left * (1.0 - q.warning_deters)
    if seat.blocked_noticed > 0:
        left = left * (1.0 - q.block_deters)
    return left


@rule
def feel_urges_of_dumpee(d: Dumpee, seat: Seat, q: MotiveNumbers) -> float:
    """Write all urges (texts a day) into the seat and return their sum."""
    left, want, u = restraint_of_dumpee(d, seat, q), longing(d, q), seat.urges
    u[ANXIETY] = left * q.urge_anxiety * d.separation_anxiety
    u[WIN_BACK] = left * q.urge_win_back * hope_share(d) * want
    u[CLOSURE] = left * q.urge_closure * (1.0 - d.closure) * d.rumination
    u[NEWS] = left * q.urge_news * d.rumination * (1.0 - d.contact)
    u[PROTEST] = left * q.urge_protest * d.anger * (q.protest_without_use + d.felt_used)
    u[LONELY] = left * q.urge_dumpee_lonely * d.sadness * (1.0 - d.comfort_elsewhere)
    u[NOSTALGIC] = left * q.urge_nostalgia * want
    u[VALIDATION] = left * q.urge_validation * want * (1.0 - d.self_worth)
    total = u[0] + u[1] + u[2] + u[3] + u[4] + u[5] + u[6] + u[7]
    u[COURTESY] = 0.0
    u[PLAN] = 0.0
    return total


@rule
def restraint_of_dumper(r: Dumper, seat: Seat, q: MotiveNumbers) -> float:
    """Return the share of urges that aversion, silence and boundaries leave."""
    left = 1.0 - q.aversion_restrains * r.aversion
    left = left / (1.0 + q.unanswered_restrains * seat.unanswered)
    if seat.told_space_day >= 0.0:
        disrespect = 1.0 - respect(r, q)
        left = left * disrespect * disrespect
    if seat.told_warning_day >= 0.0:
        left = left * (1.0 - q.warning_deters)
    if seat.blocked_noticed > 0:
        left = left * (1.0 - q.block_deters)
    return left


@rule
def feel_urges_of_dumper(r: Dumper, seat: Seat, q: MotiveNumbers) -> float:
    """Write all urges (texts a day) into the seat and return their sum."""
    left, u = restraint_of_dumper(r, seat, q), seat.urges
    pays = left * (q.benefit_floor + r.benefit)
    free = pays * uncovered(r)
    u[GUILT] = left * q.urge_guilt * r.guilt
    u[BOREDOM] = free * q.urge_boredom * r.boredom
    u[LONELINESS] = free * q.urge_loneliness * r.loneliness
    u[CURIOSITY] = free * q.urge_curiosity * r.curiosity
    u[JEALOUSY] = left * q.urge_jealousy * r.jealousy
    u[SHAME] = pays * q.urge_shame * r.shame
    shameless = q.money_of_the_unscrupulous - q.money_less_by_morals * r.moral_code
    u[MONEY] = pays * q.urge_money * r.money_need * shameless
    u[SUPPORT] = pays * q.urge_support * r.support_need
    u[FEAR_OF_LOSS] = free * q.urge_fear * r.fear_of_loss
    u[RESENTMENT] = left * q.urge_resentment * r.resentment
    u[LOVE_RETURN] = left * return_urge(r, q, OWN_LOVE)
    u[PITY_RETURN] = left * return_urge(r, q, PITY)
    u[ADVICE_RETURN] = left * return_urge(r, q, ADVICE)
    u[PRESSURE_RETURN] = left * return_urge(r, q, PRESSURE)
    total = u[0] + u[1] + u[2] + u[3] + u[4] + u[5] + u[6]
    total = total + u[7] + u[8] + u[9] + u[10] + u[11] + u[12] + u[13]
    u[COURTESY] = 0.0
    u[PLAN] = 0.0
    return total


@rule
def hazard(urges: float, seat: Seat, ceiling: float) -> float:
    """Return texts a day from a sum of urges: let through by the policy, under the ceiling."""
    let_through = seat.initiative * urges
    return seat.drive_per_day + ceiling * (1.0 - math.exp(-positive(let_through) / ceiling))


@rule
def pick_motive(seat: Seat, total: float, u: float) -> int:
    """Choose the motive that leads, with the urges as weights; u is uniform on [0, 1)."""
    mark, reached = u * total, 0.0
    for motive in range(N_MOTIVES):
        reached = reached + seat.urges[motive]
        if mark < reached:
            return motive
    return PLAN
