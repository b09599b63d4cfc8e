"""One dyad's texts, made ready to be counted: gaps, changes of sender, conversations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Dyads: TypeAlias = Mapping[Any, Sequence[tuple[float, Any]]]
"""The texts of each dyad: (seconds since a midnight, sender), in time order."""

Floats: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]

DAY_SECONDS = 86_400
HOUR_SECONDS = 3_600
CONVERSATION_GAP_SECONDS = 4 * HOUR_SECONDS
"""A gap of this length or more ends a conversation. Source: F06."""


@dataclass(frozen=True, slots=True, eq=False)
class Thread:
    """The n texts of one dyad: `times` (n, seconds), `turns` (n−1, whether the sender changes)."""

    times: Floats
    turns: Flags

    @property
    def gaps(self) -> Floats:
        """Seconds from each text to the next (n−1)."""
        return np.diff(self.times)

    @property
    def replies(self) -> Floats:
        """The gaps where the sender changes, in seconds."""
        return self.gaps[self.turns]

    @property
    def hours(self) -> Floats:
        """Hour of the day of each text (n, from 0 up to 24)."""
        return self.times % DAY_SECONDS / HOUR_SECONDS

    @property
    def conversations(self) -> Floats:
        """Number of texts in each conversation, in order; their sum is n."""
        cuts = np.flatnonzero(self.gaps >= CONVERSATION_GAP_SECONDS) + 1
        return np.diff(np.concatenate(([0.0], cuts, [self.times.size])))


def make_thread(texts: Sequence[tuple[float, Any]]) -> Thread:
    """Turn the (seconds, sender) of one dyad into a `Thread`; texts out of order are an error."""
    times = np.array([time for time, _ in texts], dtype=np.float64)
    if np.any(np.diff(times) < 0):
        raise ValueError("The texts of a dyad are not in time order; sort them by time first.")
    turns = np.array([first != second for (_, first), (_, second) in pairwise(texts)], dtype=bool)
    return Thread(times, turns)


def threads_with(dyads: Dyads, fewest_texts: int) -> list[Thread]:
    """Return the dyads that have `fewest_texts` texts or more, in the order given."""
    return [make_thread(texts) for texts in dyads.values() if len(texts) >= fewest_texts]


def find_burstiness(gaps: Floats) -> float:
    """Return (sd − mean) / (sd + mean) of gaps: −1 regular, 0 Poisson, to 1 bursty.

    Source: F03, with the sd of divisor n. nan where there is no gap, or none longer than 0.
    """
    if not np.any(gaps > 0):
        return float("nan")
    sd, mean = float(np.std(gaps)), float(np.mean(gaps))
    return (sd - mean) / (sd + mean)
