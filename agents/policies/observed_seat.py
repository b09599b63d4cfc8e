"""What a learned policy of either side observes of the moment, the thread, and the text heard.

Each tuple of entries below is followed by the rule that writes their values, in the same order.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from agents.content import AXES
from agents.declare import declarations
from agents.intents import PROPOSE_RETURN
from agents.maths import positive
from agents.rules import rule
from agents.seat import DAILY, NEVER, STARTING, TEXT, URGE, Seat


class Entry(NamedTuple):
    """One number that is observed: its name, and what it means."""

    name: str
    about: str


# Scales, not psychology: where a value of half stands on a scale from 0 to 1.
HALF_OF_DAYS = 60.0
HALF_OF_TEXTS = 20.0
HALF_OF_UNANSWERED = 3.0
HALF_OF_FRESHNESS_DAYS = 14.0
MINUTES_PER_DAY = 1440.0
YEAR_AS_LOG = math.log1p(365.0 * MINUTES_PER_DAY)
HALF_OF_URGES = 0.25
FULL_TURN = 2.0 * math.pi


@rule
def level(x: float, half: float) -> float:
    """Squeeze what counts up from 0 without end into 0 to 1; `half` becomes 0.5."""
    amount = positive(x)
    return amount / (amount + half)


@rule
def long_ago(days: float) -> float:
    """Put a time that has passed on a scale of logarithms: 0 for now, 1 for a year and more."""
    return min(1.0, math.log1p(MINUTES_PER_DAY * positive(days)) / YEAR_AS_LOG)


@rule
def freshness(day: float, now: float) -> float:
    """Return 1 for what happened just now, less the longer it is ago, 0 for what never did."""
    if day == NEVER:
        return 0.0
    return HALF_OF_FRESHNESS_DAYS / (HALF_OF_FRESHNESS_DAYS + positive(now - day))


@rule
def flag(answer: bool) -> float:
    """Return 1 for yes and 0 for no."""
    return 1.0 if answer else 0.0


@rule
def is_asked_to_return(seat: Seat) -> bool:
    """Tell whether the text heard last proposes to come together again."""
    return seat.heard_intent == PROPOSE_RETURN


MOMENT = (
    Entry("moment_start", "1 when asked at the breakup"),
    Entry("moment_day", "1 when asked at a midnight"),
    Entry("moment_text", "1 when asked about the text just read"),
    Entry("moment_urge", "1 when asked about an own urge to write"),
    Entry("day", f"days since the breakup, from 0; {HALF_OF_DAYS:g} days are 0.5"),
    Entry("hour_sin", "sine of the hour of the day, a turn in 24 hours (6 h is 1)"),
    Entry("hour_cos", "its cosine (midnight is 1, noon −1)"),
)


@rule
def observe_moment(moment: int, now: float, into: list[float]) -> None:
    """Write the entries of MOMENT, from place 0 on."""
    turn = FULL_TURN * (now - math.floor(now))
    into[0] = flag(moment == STARTING)
    into[1] = flag(moment == DAILY)
    into[2] = flag(moment == TEXT)
    into[3] = flag(moment == URGE)
    into[4] = level(now, HALF_OF_DAYS)
    into[5] = math.sin(turn)
    into[6] = math.cos(turn)


_AGO = "as a logarithm: 0 now, .31 an hour ago, .55 a day, .81 a month, 1 a year or never"
_FRESH = f"0 never, 1 just now, 0.5 {HALF_OF_FRESHNESS_DAYS:g} days ago"

THREAD = (
    Entry("since_sent", f"time since an own text was last sent, {_AGO}"),
    Entry("since_read", f"time since a text was last read, {_AGO}"),
    Entry("sent", f"own texts so far; {HALF_OF_TEXTS:g} are 0.5"),
    Entry("read", f"texts read since the breakup; {HALF_OF_TEXTS:g} are 0.5"),
    Entry("unanswered", "own texts since the other was last heard; "
          f"{HALF_OF_UNANSWERED:g} are 0.5"),
    Entry("awaits_answer", "1 if the own last text left the next word to the other"),
    Entry("seen", "1 if the own last text is known to have been read"),
    Entry("about_to_send", "1 if an own text is in preparation already"),
    Entry("asked_space", f"having asked for space: {_FRESH}"),
    Entry("warned", f"having warned of a block: {_FRESH}"),
    Entry("told_space", f"having been asked for space: {_FRESH}"),
    Entry("told_warning", f"having been warned of a block: {_FRESH}"),
    Entry("blocking", "1 while blocking the other"),
    Entry("blocked", "1 while knowing oneself blocked"),
    Entry("muted", "1 while the chat is muted"),
)  # fmt: skip


@rule
def observe_thread(seat: Seat, now: float, into: list[float]) -> None:
    """Write the entries of THREAD, behind those of MOMENT."""
    into[7] = long_ago(now - seat.last_sent_day)
    into[8] = long_ago(now - seat.last_read_day)
    into[9] = level(float(seat.n_sent), HALF_OF_TEXTS)
    into[10] = level(float(seat.n_read - seat.n_read_before), HALF_OF_TEXTS)
    into[11] = level(float(seat.unanswered), HALF_OF_UNANSWERED)
    into[12] = flag(seat.awaits_answer > 0)
    into[13] = flag(seat.last_sent_id >= 0 and seat.seen_id == seat.last_sent_id)
    into[14] = flag(seat.planned_intent >= 0)
    into[15] = freshness(seat.asked_space_day, now)
    into[16] = freshness(seat.warned_day, now)
    into[17] = freshness(seat.told_space_day, now)
    into[18] = freshness(seat.told_warning_day, now)
    into[19] = flag(seat.blocking > 0)
    into[20] = flag(seat.blocked_noticed > 0)
    into[21] = flag(seat.muted > 0)


HEARD = (
    *(Entry(f"heard_{axis}", f"{axis.replace('_', ' ')} of the text heard last") for axis in AXES),
    Entry("heard_wants_answer", "1 if it leaves the next word to this side, 0 if it closes"),
    Entry("heard_was_answer", "1 if it answered an own text"),
    Entry("heard_proposal", "1 if it proposes to come together again"),
)


@rule
def observe_heard(seat: Seat, into: list[float]) -> None:
    """Write the entries of HEARD, behind those of THREAD."""
    into[22] = seat.heard.warmth
    into[23] = seat.heard.hope_signal
    into[24] = seat.heard.clarity
    into[25] = seat.heard.pressure
    into[26] = seat.heard.depth
    into[27] = seat.heard.apology
    into[28] = seat.heard.request
    into[29] = seat.heard.boundary
    into[30] = seat.heard.hostility
    into[31] = seat.heard.directness
    into[32] = flag(seat.heard_wants_answer > 0)
    into[33] = flag(seat.heard_was_answer > 0)
    into[34] = flag(is_asked_to_return(seat))


OF_SEAT = (*MOMENT, *THREAD, *HEARD)
N_OF_SEAT = len(OF_SEAT)
"""Entries that both sides have, before those of their own minds."""


@rule
def observe_seat(seat: Seat, moment: int, now: float, into: list[float]) -> None:
    """Write what both sides observe alike: the first N_OF_SEAT entries."""
    observe_moment(moment, now, into)
    observe_thread(seat, now, into)
    observe_heard(seat, into)


@rule
def observe_motives(seat: Seat, moment: int, n: int, into: list[float], at: int) -> None:
    """Write all urges of a side that has `n` motives, then which of them leads an urge."""
    for motive in range(n):
        into[at + motive] = level(seat.urges[motive], HALF_OF_URGES)
        into[at + n + motive] = flag(moment == URGE and seat.motive == motive)


def entries_of_mind(record: type, names: tuple[str, ...], **scaled: str) -> tuple[Entry, ...]:
    """Return entries for fields of a mind, with their declared meaning or that of their scale."""
    about = {d.name: d.about for d in declarations(record)} | scaled
    return tuple(Entry(name, about[name]) for name in names)


def entries_of_motives(motives: tuple[str, ...]) -> tuple[Entry, ...]:
    """Return the entries that `observe_motives` writes for a side with these motives."""
    spoken = {name: name.replace("_", " ") for name in motives}
    scale = f"{HALF_OF_URGES:g} texts a day are 0.5"
    urges = (Entry(f"urge_{m}", f"urge to write out of {spoken[m]}; {scale}") for m in motives)
    led = (Entry(f"motive_{m}", f"1 when asked about an urge led by {spoken[m]}") for m in motives)
    return (*urges, *led)
