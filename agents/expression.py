"""From motive to words: which intent a motive naturally takes, and how mood shades its content."""

from __future__ import annotations

import dataclasses

from agents.content import Content, copy_content
from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.intents import (
    APOLOGISE,
    ASK_CLOSURE,
    ASK_MONEY,
    ASK_NEWS,
    ASK_SUPPORT,
    CALL_NAMES,
    CHECK_UP,
    CLING_ON,
    DEMAND_ATTENTION,
    HIDDEN_REQUEST,
    JEALOUS_PROBE,
    MISS_YOU,
    NOSTALGIA,
    OFFER_HELP,
    PLEA,
    PROMISE_CHANGE,
    PROPOSE_RETURN,
    PROTEST,
    REACH_FOR_COMFORT,
    SEEK_VALIDATION,
    SMALL_TALK,
    SPARK_BAIT,
)
from agents.maths import clip01, raised
from agents.motives import (
    ANXIETY,
    BOREDOM,
    CLOSURE,
    CURIOSITY,
    FEAR_OF_LOSS,
    GUILT,
    JEALOUSY,
    LONELINESS,
    LONELY,
    MONEY,
    NEWS,
    NOSTALGIC,
    RESENTMENT,
    SHAME,
    SUPPORT,
    WIN_BACK,
)
from agents.motives import (
    PROTEST as PROTESTING,
)
from agents.rules import rule
from agents.strain import impatience


@dataclasses.dataclass
class ExpressionNumbers:
    """How openly dumpers say why they write, and how mood colours a text."""

    disclosure: float = number(
        0.45, "share", 0.1, 0.8, "P52 P56, assumption", "openness about the reason, at full insight"
    )
    anger_colours: float = number(
        0.4, "share", 0.1, 0.8, "assumption", "hostility that full anger adds to a text"
    )
    anxiety_colours: float = number(
        0.25, "share", 0.0, 0.5, "P2, assumption", "pressure that full anxiety adds to a text"
    )
    impatience_colours: float = number(
        0.5, "share", 0.1, 0.9, "P34", "hostility that full impatience adds to a text"
    )
    aversion_cools: float = number(
        0.35, "share", 0.1, 0.7, "P24", "share of warmth that full aversion takes from a text"
    )


@rule
def openness(r: Dumper, q: ExpressionNumbers) -> float:
    """Return the probability that a dumper says plainly what the text is for."""
    return clip01(q.disclosure * (0.2 + 0.8 * r.insight))


@rule
def dumper_intent(r: Dumper, q: ExpressionNumbers, motive: int, u: float) -> int:
    """Return the intent a dumper's motive takes of itself; u is uniform on [0, 1)."""
    open_now = u < openness(r, q)
    if motive in (GUILT, SHAME):
        if open_now:
            return APOLOGISE
        return CHECK_UP if u < 0.75 else OFFER_HELP
    if motive == BOREDOM:
        return SMALL_TALK if u < 0.6 else CHECK_UP
    if motive == LONELINESS:
        return MISS_YOU if u < 0.5 else (SMALL_TALK if u < 0.8 else CHECK_UP)
    if motive == CURIOSITY:
        return CHECK_UP
    if motive == JEALOUSY:
        return JEALOUS_PROBE
    if motive == MONEY:
        return ASK_MONEY if open_now else HIDDEN_REQUEST
    if motive == SUPPORT:
        return ASK_SUPPORT if open_now or u > 0.6 else HIDDEN_REQUEST
    if motive == FEAR_OF_LOSS:
        return CLING_ON if u < 0.6 else MISS_YOU
    if motive == RESENTMENT:
        return CALL_NAMES
    return PROPOSE_RETURN


@rule
def dumpee_intent(d: Dumpee, motive: int, u: float) -> int:
    """Return the intent a dumpee's motive takes of itself; u is uniform on [0, 1)."""
    if motive == ANXIETY:
        if u < 0.5:
            return REACH_FOR_COMFORT
        return PLEA if u < 0.5 + 0.3 * d.impulsiveness else DEMAND_ATTENTION
    if motive == WIN_BACK:
        if u < 0.3:
            return SPARK_BAIT
        return PLEA if u < 0.6 else (PROMISE_CHANGE if u < 0.85 else NOSTALGIA)
    if motive == CLOSURE:
        return ASK_CLOSURE
    if motive == NEWS:
        return ASK_NEWS
    if motive == PROTESTING:
        return PROTEST
    if motive == LONELY:
        return ASK_NEWS if u < 0.5 else REACH_FOR_COMFORT
    if motive == NOSTALGIC:
        return NOSTALGIA
    return SEEK_VALIDATION


@rule
def express_as_dumpee(d: Dumpee, q: ExpressionNumbers, row: Content, said: Content) -> None:
    """Write into `said` the intent's content as coloured by the dumpee's mood."""
    copy_content(said, row)
    anger = q.anger_colours * d.anger * (1.0 - d.acceptance)
    said.hostility = raised(said.hostility, anger * (1.0 - row.warmth))
    said.warmth = said.warmth * (1.0 - 0.5 * d.anger)
    said.pressure = raised(said.pressure, q.anxiety_colours * d.separation_anxiety * row.request)


@rule
def express_as_dumper(r: Dumper, q: ExpressionNumbers, row: Content, said: Content) -> None:
    """Write into `said` the intent's content as coloured by the dumper's mood."""
    copy_content(said, row)
    irritated = q.impatience_colours * impatience(r)
    said.hostility = raised(said.hostility, irritated * (1.0 - row.clarity * row.warmth))
    said.warmth = said.warmth * (1.0 - q.aversion_cools * r.aversion) * (1.0 - 0.5 * irritated)
    said.hope_signal = said.hope_signal * (1.0 - 0.3 * r.aversion)
