"""The figures of findings F01–F07, computed from the texts of dyads.

The same functions measure the raw data and simulated threads. The findings leave conventions
open; those below reproduce every printed figure from the raw data to its last printed digit.

- A dyad is an undirected pair of people; its texts stand in time order, equal times as given.
- F01–F04 use the dyads with `REGULAR_TEXTS` texts or more (200 in the raw data). F05–F07 use all
  dyads with `FEWEST_TEXTS` or more (633): over the 200 they would be 2.2 %, mean 9.6 and 5.06.
- A gap runs from one text of a dyad to its next. A gap is a reply where the sender changes,
  whatever its length. Ties count: 'within' is <=, 'or more' is >=.
- Gaps and texts are pooled over dyads, so a talkative dyad weighs more. F03 alone is a median
  over dyads, and takes the population sd (divisor n).
- Conversations are cut at gaps of 4 h or more; a lone text is a conversation of one.
- F07 counts a delay under 1 s as 1 s (the raw clock ticks in seconds).
- Second 0 is a midnight. In the raw data the quietest hour is then 05:00–06:00, and the quietest
  six hours begin at 00:45.

A figure that has nothing to count is nan.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
import numpy.typing as npt

from .threads import DAY_SECONDS, HOUR_SECONDS, Dyads, Floats, Thread, find_burstiness, threads_with

REGULAR_TEXTS = 20
"""Fewest texts of a dyad that counts in F01–F04. Source: F01."""
FEWEST_TEXTS = 2
"""Fewest texts of a dyad that counts in F05–F07: one gap. Source: reproduces F06's mean."""
NIGHT_HOURS = (1, 7)
"""First hour in, first hour out. Source: F05."""
INTERVAL_PERCENT = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Pace:
    """The figures of F01–F07; a share is from 0 to 1. The module's docstring has the conventions.

    `figures.FIGURES` gives each field its finding, unit and printed value.
    """

    reply_median_seconds: float
    replied_within_1min: float
    replied_within_5min: float
    replied_within_1h: float
    replied_within_24h: float
    burstiness: float
    same_sender: float
    same_sender_after_1h: float
    night: float
    conversation_texts_median: float
    conversation_texts_mean: float
    ln_reply_mean: float
    ln_reply_sd: float


@dataclass(frozen=True, slots=True, eq=False)
class _Counts:
    """What one dyad adds to the pool; kept, because a bootstrap pools it many times."""

    gaps: Floats
    turns: npt.NDArray[np.bool_]
    hours: Floats
    conversations: Floats
    burstiness: float


def measure_pace(dyads: Dyads) -> Pace:
    """Measure the figures of F01–F07 over `dyads`: texts as (seconds since a midnight, sender)."""
    return _pool(_count(dyads, REGULAR_TEXTS), _count(dyads, FEWEST_TEXTS))


def bootstrap_pace(dyads: Dyads, draws: int, seed: int) -> dict[str, tuple[float, float]]:
    """Return the 95 % percentile interval of each field of `Pace`, resampling whole dyads.

    The regular dyads (F01–F04) and all dyads (F05–F07) are resampled apart, each to its own
    number. Draws in which a figure is nan are left out of its interval.
    """
    if draws < 1:
        raise ValueError(f"A bootstrap needs 1 draw or more, not {draws}.")
    regular, every = _count(dyads, REGULAR_TEXTS), _count(dyads, FEWEST_TEXTS)
    rng = np.random.default_rng(seed)
    drawn = [astuple(_pool(_resample(regular, rng), _resample(every, rng))) for _ in range(draws)]
    columns = np.array(drawn).T
    return {
        field.name: _find_interval(column)
        for field, column in zip(fields(Pace), columns, strict=True)
    }


def _count(dyads: Dyads, fewest_texts: int) -> list[_Counts]:
    return [_count_thread(thread) for thread in threads_with(dyads, fewest_texts)]


def _count_thread(thread: Thread) -> _Counts:
    gaps = thread.gaps
    return _Counts(gaps, thread.turns, thread.hours, thread.conversations, find_burstiness(gaps))


def _resample(counts: Sequence[_Counts], rng: np.random.Generator) -> list[_Counts]:
    if not counts:
        return []
    return [counts[i] for i in rng.integers(0, len(counts), len(counts))]


def _find_interval(values: Floats) -> tuple[float, float]:
    known = values[~np.isnan(values)]
    if known.size == 0:
        return (float("nan"), float("nan"))
    low, high = np.percentile(known, INTERVAL_PERCENT)
    return (float(low), float(high))


def _pool(regular: Sequence[_Counts], every: Sequence[_Counts]) -> Pace:
    """Compute F01–F04 from the regular dyads and F05–F07 from every dyad."""
    gaps, turns = _join([dyad.gaps for dyad in regular]), _join([dyad.turns for dyad in regular])
    replies, stays = gaps[turns > 0], turns == 0
    hours = _join([dyad.hours for dyad in every])
    sizes = _join([dyad.conversations for dyad in every])
    ln_replies = _ln_replies(every)
    return Pace(
        reply_median_seconds=_median(replies),
        replied_within_1min=_mean(replies <= 60),
        replied_within_5min=_mean(replies <= 300),
        replied_within_1h=_mean(replies <= HOUR_SECONDS),
        replied_within_24h=_mean(replies <= DAY_SECONDS),
        burstiness=_median(np.array([dyad.burstiness for dyad in regular])),
        same_sender=_mean(stays),
        same_sender_after_1h=_mean(stays[gaps >= HOUR_SECONDS]),
        night=_mean((hours >= NIGHT_HOURS[0]) & (hours < NIGHT_HOURS[1])),
        conversation_texts_median=_median(sizes),
        conversation_texts_mean=_mean(sizes),
        ln_reply_mean=_mean(ln_replies),
        ln_reply_sd=float(np.std(ln_replies)) if ln_replies.size else float("nan"),
    )


def _ln_replies(counts: Sequence[_Counts]) -> Floats:
    replies = _join([dyad.gaps[dyad.turns] for dyad in counts])
    within_a_day = replies[replies <= DAY_SECONDS]
    # ln 0 does not exist, and a delay below the clock's tick is not known better than the tick.
    return np.log(np.maximum(within_a_day, 1.0))


def _join(parts: Sequence[npt.NDArray[np.float64] | npt.NDArray[np.bool_]]) -> Floats:
    return np.concatenate([np.empty(0), *parts])


def _mean(values: npt.NDArray[np.float64] | npt.NDArray[np.bool_]) -> float:
    return float(np.mean(values)) if values.size else float("nan")


def _median(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if known.size else float("nan")
