"""What stays the same about the two people, and how it is spread in the population.

`value` is the population mean, `sd` the spread between people, `low` and `high` the bounds of the
draw (a normal distribution cut off at the bounds), unless a scenario says otherwise.
"""

from __future__ import annotations

import dataclasses

from agents.declare import number


@dataclasses.dataclass(slots=True)
class DumpeeTraits:
    """The one who was left."""

    attachment_anxiety: float = number(
        0.42,
        "share",
        0.0,
        1.0,
        "F21",
        "fear of being abandoned; the anxious style is its upper end",
        sd=0.2,
    )
    attachment_avoidance: float = number(
        0.42,
        "share",
        0.0,
        1.0,
        "F21",
        "discomfort with closeness; the avoidant style is its upper end",
        sd=0.2,
    )
    self_esteem: float = number(
        0.6,
        "share",
        0.0,
        1.0,
        "P38, assumption",
        "the worth they find back to when left in peace",
        sd=0.18,
    )
    impulsiveness: float = number(
        0.45, "share", 0.0, 1.0, "P8, assumption", "how readily an urge becomes a text", sd=0.2
    )
    insight: float = number(
        0.45,
        "share",
        0.0,
        1.0,
        "P47, assumption",
        "understanding of breakups and of themselves",
        sd=0.2,
    )
    support: float = number(
        0.5, "share", 0.0, 1.0, "P36, assumption", "friends and family who are there", sd=0.22
    )
    commitment: float = number(
        0.75,
        "share",
        0.0,
        1.0,
        "P25, assumption",
        "how much they had built their life on it",
        sd=0.15,
    )
    relationship_years: float = number(
        2.5, "years", 0.1, 40.0, "assumption", "how long the two were together", sd=2.0
    )
    suddenness: float = number(
        0.5, "share", 0.0, 1.0, "assumption", "how little they had seen it coming", sd=0.22
    )
    harshness: float = number(0.4, "share", 0.0, 1.0, "P4", "how harshly they were left", sd=0.22)
    chattiness: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "F03, assumption",
        "how readily they start ordinary conversations",
        sd=0.25,
    )


@dataclasses.dataclass(slots=True)
class DumperTraits:
    """The one who left."""

    moral_code: float = number(
        0.55, "share", 0.0, 1.0, "P6", "how much their own conduct matters to them", sd=0.22
    )
    maturity: float = number(
        0.6,
        "share",
        0.0,
        1.0,
        "P70 P71",
        "self-control and respect for the wishes of others",
        sd=0.2,
    )
    insight: float = number(
        0.45,
        "share",
        0.0,
        1.0,
        "P47",
        "understanding of breakups and of what their texts do",
        sd=0.2,
    )
    patience: float = number(
        0.5, "share", 0.0, 1.0, "P34", "how much they can be asked before they snap", sd=0.2
    )
    own_love: float = number(
        0.25, "share", 0.0, 1.0, "P30, assumption", "love that is left of their own accord", sd=0.18
    )
    kindness: float = number(
        0.5, "share", 0.0, 1.0, "P32, assumption", "warmth towards people in general", sd=0.2
    )
    attachment_avoidance: float = number(
        0.5, "share", 0.0, 1.0, "F21, assumption", "discomfort with closeness", sd=0.2
    )
    support: float = number(
        0.55, "share", 0.0, 1.0, "P43, assumption", "friends and family who are there", sd=0.22
    )
    regret_of_manner: float = number(
        0.4,
        "share",
        0.0,
        1.0,
        "P4",
        "how harsh their own way of leaving was; follows the dumpee's harshness unless set",
        sd=0.22,
    )
    chattiness: float = number(
        0.5,
        "share",
        0.0,
        1.0,
        "F03, assumption",
        "how readily they start ordinary conversations",
        sd=0.25,
    )


STYLES = ("secure", "avoidant", "anxious")
ANXIOUS_FROM = 0.66
AVOIDANT_FROM = 0.53
"""Bounds at which the population's draw falls into the shares of F21 (59, 25 and 11 of 95 %)."""


def attachment_style(anxiety: float, avoidance: float) -> str:
    """Name the style of a person, for people who think in styles; the rules use the two shares."""
    if anxiety >= ANXIOUS_FROM:
        return "anxious"
    return "avoidant" if avoidance >= AVOIDANT_FROM else "secure"
