"""What is observed of a couple: when who wrote, and how likely each intent makes those words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from agents.errors import AftertextError
from agents.intents import EVERYDAY, INTENTS, SMALL_TALK
from agents.quantities import Quantities
from sim.filter.chances import ordinary_density
from sim.filter.choices import ASKED, FIELDS

NEVER_ODDS = 0.02
"""Probability left to silences that a policy never keeps, and texts a day that are sent for no
reason of the model's: people are not policies (assumption)."""
OFF_POLICY = 0.1
"""Share of texts in which people say something else than their way of answering would have them
say (assumption)."""
OWN_GUESS, BY_CHANCE = 0.3, 0.1
"""Own texts a day, and those that come soon after one of the other's without answering it, roughly:
they settle what is tried how often. Weights correct for that, in full where each text counts in
full."""
GUESSED_RIGHT = 0.3
"""How likely such a guess makes the very words, roughly."""
LONGEST_WAIT = 4.0
"""Days after which a text is no answer any more, nor an addition (assumption)."""
CHAT_PER_DAY, LEAVING_SHARE = 3.0, 0.01
"""Texts a day of those who are together or friends, and the share of them that end a reunion
(assumptions)."""
MISREAD = 0.02
"""Probability that a text is of any intent of its side, whatever the reader says (assumption)."""
OWN, ANSWER, ADDITION, UNEXPLAINED, ORDINARY = range(5)
CHANNELS = ("own", "answer", "addition", "unexplained", "ordinary")
"""How a text came about."""
NONE = -1

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PLAN = np.dtype(
    [
        ("texts", np.int64, (2,)),  # the observed text that each side is going to send, or NONE
        ("channels", np.int64, (2,)),  # how it comes about
        ("answers", np.int64, (2,)),  # id of the text that it answers
        ("withheld", np.float64, (2,)),  # log weight that comes due with each side's next text
        ("channel", np.int64),  # of the text sent last
    ],
    align=True,
)
"""What is settled for a couple besides its own state: which observed texts are planned already."""


class Observed(NamedTuple):
    """One text: when it was sent (days since the breakup), by whom, and how it reads."""

    day: float
    side: int
    intents: dict[str, float]
    """Probabilities of intents, as a reader gives them; empty for a text without words."""


class Seen(NamedTuple):
    """A thread as arrays, for compiled code."""

    days: Floats
    senders: Ints
    likelihoods: Floats
    """Of each text's words under each intent, up to a factor: (texts, intents)."""
    following: Ints
    """Number of the first text from number k on by each side, NONE if there is none: (k, side)."""
    otherwise: Floats
    """Of each text: how likely (per day) it is by an own urge or an usual answer, roughly."""
    until: float
    """The day up to which nothing else was written."""


class Room(NamedTuple):
    """Places to work in."""

    choices: Floats
    weights: Floats
    ways: Floats


def room() -> Room:
    """Return places to work in for one thread of the machine."""
    return Room(np.zeros((ASKED, FIELDS)), np.zeros(ASKED), np.zeros(3))


def see(texts: Sequence[Observed], until: float) -> Seen:
    """Return a thread as arrays.

    Raises AftertextError where texts are not in the order of their days, from 0 to `until`.
    """
    days = np.array([text.day for text in texts])
    if len(days) and not (days[0] >= 0.0 and days[-1] <= until and (np.diff(days) >= 0.0).all()):
        raise AftertextError(f"texts must be in order of time, from day 0 to day {until:g}")
    senders = np.array([text.side for text in texts], np.int64)
    likelihoods = np.array([_likelihood(text) for text in texts]).reshape(-1, len(INTENTS))
    return Seen(
        days, senders, likelihoods, _following(senders), _otherwise(days, senders), float(until)
    )


def _likelihood(text: Observed) -> list[float]:
    """Return the likelihood of the words under each intent.

    The reader's prior is even, so that its probabilities are likelihoods up to a factor.
    """
    own = [text.side in row.sides for row in INTENTS]
    even = (MISREAD if text.intents else 1.0) / sum(own)
    total = sum(text.intents.values()) or 1.0
    return [
        even + (1.0 - MISREAD) * text.intents.get(row.name, 0.0) / total if may else 0.0
        for row, may in zip(INTENTS, own, strict=True)
    ]


def _otherwise(days: Floats, senders: Ints) -> Floats:
    """Return a guess that only steers which couples are tried: an own text, or an usual answer."""
    numbers = Quantities()
    found = np.full(len(days), OWN_GUESS)
    for k in range(1, len(days)):
        if senders[k] != senders[k - 1]:
            wait = (days[k] - days[k - 1]) / numbers.ex_slowness
            found[k] += ordinary_density(numbers, 60.0, wait) / numbers.ex_slowness
    return GUESSED_RIGHT * found


def _following(senders: Ints) -> Ints:
    found = np.full((len(senders) + 1, 2), NONE, np.int64)
    for k in range(len(senders) - 1, -1, -1):
        found[k] = found[k + 1]
        found[k, senders[k]] = k
    return found


def of_the_parted(likelihoods: Any) -> Any:
    """Return likelihoods for two who are apart: what reads as everyday is small talk then."""
    found = likelihoods.copy()
    found[:, SMALL_TALK] = np.maximum(found[:, SMALL_TALK], found[:, EVERYDAY])
    found[:, EVERYDAY] = 0.0
    return found
