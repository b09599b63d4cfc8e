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
from agents.strain import StrainNumbers, impatience


@dataclasses.dataclass(init=False, repr=False, eq=False)
class ExpressionNumbers(StrainNumbers):
    """How openly dumpers say why they write, and how mood colours a text."""

    disclosure: float = number(
        0.45, "share", 0.1, 0.8, "P52 P56, assumption", "openness about the reason, at full insight"
    )
    disclosure_anyway: float = number(
        0.2, "share", 0.0, 0.5, "P52, assumption", "share of openness that is there without insight"
    )
    disclosure_by_insight: float = number(
        0.8, "share", 0.4, 1.0, "P47 P52, assumption", "share of openness that only insight brings"
    )
    guilty_offers_help: float = number(
        0.25, "share", 0.1, 0.5, "P56, assumption", "texts out of guilt or shame that offer help"
    )
    bored_chats: float = number(
        0.6,
        "share",
        0.3,
        0.9,
        "P3, assumption",
        "texts out of boredom that are small talk; the rest check up",
    )
    lonely_misses: float = number(
        0.5, "share", 0.2, 0.7, "P56, assumption", "texts of a lonely dumper that say: I miss you"
    )
    lonely_chats: float = number(
        0.3, "share", 0.1, 0.3, "P43, assumption", "texts of a lonely dumper that are small talk"
    )
    support_asked_anyway: float = number(
        0.4,
        "share",
        0.1,
        0.7,
        "P43 P56, assumption",
        "wishes for support that even the closed say openly",
    )
    fearful_clings: float = number(
        0.6,
        "share",
        0.3,
        0.9,
        "P43, assumption",
        "texts out of fear of loss that cling; the rest miss the ex",
    )
    anxious_seeks_comfort: float = number(
        0.5, "share", 0.2, 0.7, "P37, assumption", "texts out of anxiety that seek comfort"
    )
    anxious_pleads: float = number(
        0.3,
        "share",
        0.1,
        0.3,
        "P26, assumption",
        "texts out of anxiety that plead, of the most impulsive",
    )
    winning_baits: float = number(
        0.3,
        "share",
        0.1,
        0.4,
        "P23 P26, assumption",
        "texts to win the ex back that try to spark interest",
    )
    winning_pleads: float = number(
        0.3, "share", 0.1, 0.35, "P26, assumption", "texts to win the ex back that plead"
    )
    winning_promises: float = number(
        0.25,
        "share",
        0.1,
        0.25,
        "P26, assumption",
        "texts to win the ex back that promise to change",
    )
    lonely_asks_news: float = number(
        0.5, "share", 0.2, 0.8, "P36, assumption", "texts of a lonely dumpee that ask for news"
    )
    anger_colours: float = number(
        0.4, "share", 0.1, 0.8, "assumption", "hostility that full anger adds to a text"
    )
    anger_cools: float = number(
        0.5, "share", 0.2, 0.9, "assumption", "share of warmth that full anger takes from a text"
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
    irritation_cools: float = number(
        0.5,
        "share",
        0.2,
        0.9,
        "P34, assumption",
        "share of warmth that full irritation takes from a text",
    )
    aversion_hides_hope: float = number(
        0.3,
        "share",
        0.0,
        0.7,
        "P24, assumption",
        "share of a hope signal that full aversion takes away",
    )


@rule
def openness(r: Dumper, q: ExpressionNumbers) -> float:
    """Return the probability that a dumper says plainly what the text is for."""
    return clip01(q.disclosure * (q.disclosure_anyway + q.disclosure_by_insight * r.insight))


@rule
def way_of_the_lonely(q: ExpressionNumbers, u: float) -> int:
    """Return what a dumper writes out of loneliness."""
    if u < q.lonely_misses:
        return MISS_YOU
    return SMALL_TALK if u < q.lonely_misses + q.lonely_chats else CHECK_UP


@rule
def dumper_intent(r: Dumper, q: ExpressionNumbers, motive: int, u: float) -> int:
    """Return the intent a dumper's motive takes of itself; u is uniform on [0, 1)."""
    open_now = u < openness(r, q)
    if motive in (GUILT, SHAME):
        if open_now:
            return APOLOGISE
        return CHECK_UP if u < 1.0 - q.guilty_offers_help else OFFER_HELP
    if motive == BOREDOM:
        return SMALL_TALK if u < q.bored_chats else CHECK_UP
    if motive == LONELINESS:
        return way_of_the_lonely(q, u)
    if motive == CURIOSITY:
        return CHECK_UP
    if motive == JEALOUSY:
        return JEALOUS_PROBE
    if motive == MONEY:
        return ASK_MONEY if open_now else HIDDEN_REQUEST
    if motive == SUPPORT:
        return ASK_SUPPORT if open_now or u > 1.0 - q.support_asked_anyway else HIDDEN_REQUEST
    if motive == FEAR_OF_LOSS:
        return CLING_ON if u < q.fearful_clings else MISS_YOU
    if motive == RESENTMENT:
        return CALL_NAMES
    return PROPOSE_RETURN


@rule
def way_to_win_back(q: ExpressionNumbers, u: float) -> int:
    """Return the technique by which a dumpee tries to win the ex back."""
    if u < q.winning_baits:
        return SPARK_BAIT
    if u < q.winning_baits + q.winning_pleads:
        return PLEA
    promises = q.winning_baits + q.winning_pleads + q.winning_promises
    return PROMISE_CHANGE if u < promises else NOSTALGIA


@rule
def dumpee_intent(d: Dumpee, q: ExpressionNumbers, motive: int, u: float) -> int:
    """Return the intent a dumpee's motive takes of itself; u is uniform on [0, 1)."""
    if motive == ANXIETY:
        if u < q.anxious_seeks_comfort:
            return REACH_FOR_COMFORT
        pleads = u < q.anxious_seeks_comfort + q.anxious_pleads * d.impulsiveness
        return PLEA if pleads else DEMAND_ATTENTION
    if motive == WIN_BACK:
        return way_to_win_back(q, u)
    if motive == CLOSURE:
        return ASK_CLOSURE
    if motive == NEWS:
        return ASK_NEWS
    if motive == PROTESTING:
        return PROTEST
    if motive == LONELY:
        return ASK_NEWS if u < q.lonely_asks_news else REACH_FOR_COMFORT
    if motive == NOSTALGIC:
        return NOSTALGIA
    return SEEK_VALIDATION


@rule
def express_as_dumpee(d: Dumpee, q: ExpressionNumbers, row: Content, said: Content) -> None:
    """Write into `said` the intent's content as coloured by the dumpee's mood."""
    copy_content(said, row)
    anger = q.anger_colours * d.anger * (1.0 - d.acceptance)
    said.hostility = raised(said.hostility, anger * (1.0 - row.warmth))
    said.warmth = said.warmth * (1.0 - q.anger_cools * d.anger)
    said.pressure = raised(said.pressure, q.anxiety_colours * d.separation_anxiety * row.request)


@rule
def express_as_dumper(r: Dumper, q: ExpressionNumbers, row: Content, said: Content) -> None:
    """Write into `said` the intent's content as coloured by the dumper's mood."""
    copy_content(said, row)
    irritated = q.impatience_colours * impatience(r, q)
    said.hostility = raised(said.hostility, irritated * (1.0 - row.clarity * row.warmth))
    cooled = said.warmth * (1.0 - q.aversion_cools * r.aversion)
    said.warmth = cooled * (1.0 - q.irritation_cools * irritated)
    said.hope_signal = said.hope_signal * (1.0 - q.aversion_hides_hope * r.aversion)
