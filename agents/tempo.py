"""How fast people answer: ordinary pace from data, and what a breakup and a mood do to it.

Ordinary delays are a mixture of four lognormal parts (phone in hand, prompt, a glance, away),
weighted by how long ago the reader last wrote: fitted to the Copenhagen Networks Study (F01, F02,
F07; experiments/pace/). After a breakup pace is an assumption to be swept.
"""

from __future__ import annotations

import dataclasses

from agents.declare import number
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.hope import hope_share
from agents.rules import rule

RECENCY_MINUTES = (1.0, 5.0, 30.0, 120.0, 240.0)
ONE_MINUTE, FIVE_MINUTES, HALF_AN_HOUR, TWO_HOURS, FOUR_HOURS = RECENCY_MINUTES
"""Upper bounds of the recency classes; a sixth class is everything longer."""

DELAY_WEIGHTS = (
    0.411, 0.341, 0.152, 0.096,
    0.091, 0.285, 0.477, 0.147,
    0.030, 0.201, 0.486, 0.283,
    0.021, 0.215, 0.378, 0.386,
    0.005, 0.168, 0.334, 0.493,
    0.019, 0.215, 0.272, 0.494,
)  # fmt: skip
"""Weights of the four parts in each recency class, row by row (computed from F02's data)."""

START_BY_HOUR = (
    0.30, 0.31, 0.10, 0.09, 0.02, 0.04, 0.62, 1.55, 1.86, 1.83, 1.30, 1.65,
    1.80, 1.45, 1.25, 1.13, 1.43, 1.45, 1.21, 1.09, 1.03, 1.13, 1.06, 0.30,
)  # fmt: skip
"""Conversations started by hour of the day, relative to their mean (computed, F05)."""


@dataclasses.dataclass(init=False, repr=False, eq=False)
class TempoNumbers:
    """Delays, follow-ups and conversations; times in ln seconds where it says so."""

    hand_mean: float = number(
        3.0, "ln s", 2.5, 4.0, "F02, fitted", "phone in hand: mean of ln delay"
    )
    hand_sd: float = number(
        1.73, "ln s", 1.0, 2.5, "F02, computed", "phone in hand: sd of ln delay"
    )
    prompt_mean: float = number(
        3.58, "ln s", 3.0, 4.2, "F02, computed", "prompt answers: mean of ln delay"
    )
    prompt_sd: float = number(
        0.53, "ln s", 0.3, 1.0, "F02, computed", "prompt answers: sd of ln delay"
    )
    glance_mean: float = number(
        4.96, "ln s", 4.3, 5.6, "F02, computed", "after a glance: mean of ln delay"
    )
    glance_sd: float = number(
        1.03, "ln s", 0.6, 1.6, "F02, computed", "after a glance: sd of ln delay"
    )
    away_mean: float = number(
        7.0, "ln s", 6.4, 8.0, "F02, fitted", "away from the phone: mean of ln delay"
    )
    away_sd: float = number(
        1.10, "ln s", 0.7, 2.0, "F02, computed", "away from the phone: sd of ln delay"
    )
    delivery_seconds: float = number(
        2.0, "s", 0.2, 10.0, "assumption", "median time from sent to delivered"
    )
    delivery_sd: float = number(
        0.5, "ln s", 0.1, 1.5, "assumption", "sd of ln time from sent to delivered"
    )
    offline_share: float = number(
        0.02, "share", 0.0, 0.1, "assumption", "texts that find the phone without a network"
    )
    offline_hours: float = number(1.0, "h", 0.1, 4.0, "assumption", "mean time without a network")
    follow_quick: float = number(0.65, "share", 0.4, 0.95, "F04, fitted", "follow-ups sent at once")
    follow_quick_mean: float = number(
        3.14, "ln s", 2.5, 3.8, "F04, computed", "follow-up at once: mean of ln gap"
    )
    follow_quick_sd: float = number(
        1.32, "ln s", 0.8, 1.8, "F04, computed", "follow-up at once: sd of ln gap"
    )
    follow_late_mean: float = number(
        7.56, "ln s", 6.8, 8.3, "F04, computed", "late follow-up: mean of ln gap"
    )
    follow_late_sd: float = number(
        1.15, "ln s", 0.7, 1.7, "F04, computed", "late follow-up: sd of ln gap"
    )
    same_sender: float = number(
        0.26,
        "share",
        0.1,
        0.4,
        "F04, computed",
        "share of ordinary texts that the sender follows up",
    )
    stop_mean: float = number(
        0.22,
        "share",
        0.08,
        0.35,
        "F06, fitted",
        "mean probability that a conversation ends here",
    )
    stop_spread: float = number(
        0.105, "share", 0.0, 0.2, "F06, fitted", "sd of that probability between conversations"
    )
    wish_that_keeps_open: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "assumption",
        "request or pressure in a text that closes no exchange",
    )
    stop_by_chattiness: float = number(
        1.6, "factor", 0.0, 1.9, "F03 F06, fitted", "how much sooner the less chatty end it"
    )
    usual_chattiness: float = number(
        0.5,
        "share",
        0.3,
        0.7,
        "F03, assumption",
        "chattiness at which conversations end as often as on average",
    )
    starts_per_day: float = number(
        0.145,
        "1/day",
        0.05,
        0.5,
        "F06, computed",
        "conversations that the least chatty person starts",
    )
    starts_by_chattiness: float = number(
        4.0,
        "factor",
        1.0,
        6.0,
        "F03, computed",
        "how many times that rate the most chatty person has beyond it (by chattiness squared)",
    )
    ex_slowness: float = number(
        2.5, "factor", 1.0, 8.0, "assumption", "how much slower exes answer each other than friends"
    )
    reluctance_slows: float = number(
        3.0, "factor", 0.0, 8.0, "P24, assumption", "how much full aversion slows a dumper further"
    )
    eagerness_speeds: float = number(
        4.0, "factor", 0.0, 12.0, "P65, assumption", "how much anxiety and hope speed a dumpee up"
    )
    eagerness_without_hope: float = number(
        0.3,
        "share",
        0.0,
        0.8,
        "P65, assumption",
        "eagerness to answer of the hopeless; hope adds up to 1",
    )
    eagerness_less_by_anger: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "P44, assumption",
        "share of eagerness to answer that full anger takes away",
    )
    muted_hours: float = number(
        20.0, "h", 4.0, 72.0, "assumption", "mean time until a muted chat is looked at"
    )
    reading_share_least: float = number(
        0.3,
        "share",
        0.05,
        0.35,
        "assumption",
        "least part of an answer's delay spent before reading",
    )
    reading_share_spread: float = number(
        0.6, "share", 0.0, 0.65, "assumption", "how much that part varies above its least, evenly"
    )
    reader_awake_minutes: float = number(
        30.0,
        "min",
        5.0,
        120.0,
        "assumption",
        "time after writing in which one is surely awake to read",
    )
    writer_awake_days: float = number(
        0.02,
        "days",
        0.003,
        0.08,
        "assumption",
        "time after writing in which one is surely awake to answer",
    )
    dumpee_doubles: float = number(
        0.3,
        "share",
        0.0,
        0.6,
        "F04, assumption",
        "own texts that a fully anxious dumpee follows up",
    )
    doubles_when_calm: float = number(
        0.3,
        "share",
        0.0,
        0.6,
        "P37, assumption",
        "share of the anxious one's follow-ups that the calm send, too",
    )
    doubles_by_anxiety: float = number(
        0.7,
        "share",
        0.2,
        1.0,
        "P37, assumption",
        "share of the anxious one's follow-ups that anxiety brings",
    )
    dumper_doubles: float = number(
        0.08, "share", 0.0, 0.3, "F04, assumption", "own texts that a dumper follows up"
    )
    doubles_slowed_at_most: float = number(
        3.0,
        "factor",
        1.0,
        8.0,
        "assumption",
        "how much slower exes follow up than friends, at most",
    )


@rule
def pace_of_dumpee(d: Dumpee, q: TempoNumbers) -> float:
    """Return the factor on the dumpee's ordinary delays: anxious hope is fast."""
    eager = d.separation_anxiety * (q.eagerness_without_hope + hope_share(d))
    eager = eager * (1.0 - q.eagerness_less_by_anger * d.anger)
    return q.ex_slowness / (1.0 + q.eagerness_speeds * eager)


@rule
def pace_of_dumper(r: Dumper, q: TempoNumbers) -> float:
    """Return the factor on the dumper's ordinary delays: aversion and overwhelm are slow."""
    return q.ex_slowness * (1.0 + q.reluctance_slows * max(r.aversion, r.overwhelm))


@rule
def starts_of(chattiness: float, q: TempoNumbers) -> float:
    """Return the ordinary conversations a day that a person of this chattiness starts."""
    return q.starts_per_day * (1.0 + q.starts_by_chattiness * chattiness * chattiness)
