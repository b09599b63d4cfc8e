"""Chance as an argument: each draw is a function of (seed, couple, purpose, index), nothing else.

So two policies live through the same life until they truly differ, a couple does not depend on the
batch it is in, and one more draw in one place moves no other. The generator is a counter through
SplitMix64's finaliser, mixed a second time with the stream's key (Steele, Lea & Flood 2014).
"""

from __future__ import annotations

import math

from agents.rules import rule

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
_TO_UNIT = 1.0 / (1 << 53)

PURPOSES = (
    "urge_time", "urge_kept", "motive", "decision", "delivery", "delay", "follow_up", "ordinary",
    "despair", "life_time", "life_kind", "life_seen", "leaving", "agreement", "own_code",
)  # fmt: skip
(
    URGE_TIME, URGE_KEPT, MOTIVE, DECISION, DELIVERY, DELAY, FOLLOW_UP, ORDINARY, DESPAIR,
    LIFE_TIME, LIFE_KIND, LIFE_SEEN, LEAVING, AGREEMENT, OWN_CODE,
) = range(15)  # fmt: skip
N_STREAMS = 2 * len(PURPOSES)
"""One stream for each purpose and side; what concerns both uses the dumpee's."""

TRAITS_STREAM = 1000
"""First key of the streams from which people are drawn, one for each trait."""
WORDS_STREAM = 2000
"""Key of the streams from which words are drawn, one for each text."""


def mix(z: int) -> int:
    """Scramble 64 bits (SplitMix64's finaliser)."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def stream_key(seed: int, couple: int, stream: int) -> int:
    """Return the key (below 2^63) of one stream of one couple under one seed."""
    key = mix((seed + GOLDEN) & MASK)
    key = mix(((key ^ couple) + GOLDEN) & MASK)
    return mix(((key ^ stream) + GOLDEN) & MASK) >> 1


def u01(key: int, index: int) -> float:
    """Return draw number `index` of a stream: uniform on [0, 1) in steps of 2^-53."""
    z = (index + 1) * GOLDEN & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    z = z ^ (z >> 31) ^ key
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * _TO_UNIT


@rule
def exponential(u: float, rate: float) -> float:
    """Turn a uniform draw into a waiting time at a constant rate (infinite at rate 0)."""
    if rate <= 0.0:
        return math.inf
    return -math.log1p(-u) / rate


@rule
def _central(r: float) -> float:
    """Return the ratio of polynomials of AS 241 for |u − .5| ≤ .425."""
    top = ((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
    top = ((top + 45921.953931549871457) * r + 13731.693765509461125) * r
    top = ((top + 1971.5909503065514427) * r + 133.14166789178437745) * r + 3.387132872796366608
    bottom = (5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061
    bottom = ((bottom * r + 21213.794301586595867) * r + 5394.1960214247511077) * r
    bottom = ((bottom + 687.1870074920579083) * r + 42.313330701600911252) * r + 1.0
    return top / bottom


@rule
def _near_tail(r: float) -> float:
    """Return the ratio of polynomials of AS 241 for the tails up to about 1e-11."""
    top = (7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177
    top = ((top * r + 1.27045825245236838258) * r + 3.64784832476320460504) * r
    top = ((top + 5.7694972214606914055) * r + 4.6303378461565452959) * r + 1.42343711074968357734
    bottom = (1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r
    bottom = ((bottom + 0.0151986665636164571966) * r + 0.14810397642748007459) * r
    bottom = ((bottom + 0.68976733498510000455) * r + 1.6763848301838038494) * r
    return top / ((bottom + 2.05319162663775882187) * r + 1.0)


@rule
def normal(u: float) -> float:
    """Turn a uniform draw into a standard normal one (Wichura 1988, AS 241; tails cut at 1e-11)."""
    q = u - 0.5
    if -0.425 <= q <= 0.425:
        return q * _central(0.180625 - q * q)
    tail = max(1e-11, u if q < 0.0 else 1.0 - u)
    x = _near_tail(math.sqrt(-math.log(tail)) - 1.6)
    return -x if q < 0.0 else x


@rule
def lognormal(u: float, mean: float, sd: float) -> float:
    """Turn a uniform draw into a lognormal one, given mean and sd of its logarithm."""
    return math.exp(mean + sd * normal(u))
