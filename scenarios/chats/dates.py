"""When it was: orders of day, month and year, clocks, and moments of time in a zone."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import groupby, pairwise
from typing import NamedTuple

from agents.errors import AftertextError, nearest, unknown

YEARS = (1990, 2099)
"""Years that a text can be from; anything else is a damaged date."""
ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand among the three numbers."""
SPOKEN = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
GAP = "[ \u00a0\u202f]"
DATE = rf"(\d{{1,4}})([./-]){GAP}?(\d{{1,2}})[./-]{GAP}?(\d{{1,4}})\.?"
TIME = rf"(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?(?:{GAP}?([AaPp])\.?{GAP}?[Mm]\.?)?"
BETWEEN = rf",?{GAP}(?:(?:at|klo|um|kl\.?){GAP})?"
_STAMP = re.compile(DATE + "(?:" + BETWEEN + TIME + ")?")


class Stamp(NamedTuple):
    """A date of three numbers whose order is not known yet, with the time of day."""

    numbers: tuple[int, int, int]
    time: tuple[int, int, int] = (0, 0, 0)
    american: bool = False
    """Written as in the United States: one-digit numbers, twelve hours."""
    dotted: bool = False
    """Written with dots, as nobody does who puts the month first."""


@dataclass(frozen=True)
class Clock:
    """How times are to be read: the order of dates, and the zone of moments (None: this place)."""

    order: str = "auto"
    zone: tzinfo | None = None


def clock_of(order: str, zone: str | None) -> Clock:
    """Return the clock for an order (auto, dmy, mdy, ymd) and the name of a time zone."""
    if order != "auto" and order not in ORDERS:
        raise unknown("order of dates", order, ("auto", *ORDERS))
    if zone is None:
        return Clock(order)
    try:
        return Clock(order, zoneinfo.ZoneInfo(zone))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        hint = nearest(zone, zoneinfo.available_timezones())
        raise AftertextError(
            f"there is no time zone {zone!r}{hint} (a name such as 'Europe/Berlin')"
        ) from None


def stamp_of(groups: Sequence[str | None]) -> Stamp:
    """Return the stamp of what DATE and TIME matched."""
    first, sign, second, third, hour, minute, seconds, half = groups
    numbers = (int(first or 0), int(second or 0), int(third or 0))
    american = bool(half) and 1 in (len(first or ""), len(second or ""))
    hours = int(hour or 0)
    if half and hours <= 12:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    return Stamp(numbers, (hours, int(minute or 0), int(seconds or 0)), american, sign == ".")


def stamp_in(words: str) -> Stamp | None:
    """Return the stamp that words are, or None if they are none."""
    match = _STAMP.fullmatch(words)
    return stamp_of(match.groups()) if match else None


def when(stamp: Stamp, order: str) -> datetime | None:
    """Return the time that a stamp means in an order, or None where there is no such time.

    A first number of four digits is the year in every order.
    """
    order = "ymd" if stamp.numbers[0] > 99 else order
    year, month, day = (stamp.numbers[place] for place in ORDERS[order])
    year += 2000 if year < 100 else 0
    try:
        return _within(datetime(year, month, day, *stamp.time))
    except ValueError:
        return None


class _Fit(NamedTuple):
    """How well an order fits: fewer of each is better, the first counts most."""

    impossible: int
    backwards: int
    days: int
    unusual: int


def decide(stamps: Sequence[Stamp], order: str = "auto") -> tuple[str, str | None]:
    """Return the order of the dates and, if others would fit as well, a note that says so.

    The order is the one in which fewest dates are impossible, then fewest go back in time, then
    the chat is shortest, then the one that is usual with this way of writing.
    """
    if order != "auto":
        return order, None
    american = any(stamp.american for stamp in stamps)
    usual: tuple[str, ...] = ("mdy", "dmy", "ymd") if american else ("dmy", "mdy", "ymd")
    if stamps and all(stamp.dotted for stamp in stamps):
        usual = ("dmy", "ymd")
    days = [Stamp(numbers) for numbers, _ in groupby(stamp.numbers for stamp in stamps)]
    read = {name: [when(day, name) for day in days] for name in usual}
    fits = {name: _fit(times, usual.index(name)) for name, times in read.items()}
    best = min(fits, key=fits.__getitem__)
    rivals = [
        name
        for name in usual
        if name != "ymd" and fits[name][:2] == fits[best][:2] and read[name] != read[best]
    ]
    if not rivals:
        return best, None
    return best, (
        f"the dates could also be {SPOKEN[rivals[0]]}; they were taken for {SPOKEN[best]}"
        f" (date_order says otherwise: {', '.join(ORDERS)})"
    )


def _fit(times: Sequence[datetime | None], unusual: int) -> _Fit:
    known = [time for time in times if time is not None]
    back = sum(later < earlier for earlier, later in pairwise(known))
    days = (max(known) - min(known)).days if known else 0
    return _Fit(len(times) - len(known), back, days, unusual)


def moment(value: object, zone: tzinfo | None) -> datetime | None:
    """Return the local time of a moment, or None where it is none.

    A moment is a number of seconds or milliseconds since 1970, also as text, or an ISO time; one
    without an offset from UTC is taken as it stands.
    """
    if isinstance(value, str):
        digits = value.strip()
        if not (digits.isascii() and digits.isdigit() and 9 <= len(digits) <= 16):
            return _iso(digits, zone)
        value = int(digits)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        seconds = value / 1000 if abs(value) >= 1e11 else float(value)
        return _within(datetime.fromtimestamp(seconds, zone).replace(tzinfo=None))
    except (OverflowError, ValueError, OSError):
        return None


def _iso(words: str, zone: tzinfo | None) -> datetime | None:
    try:
        time = datetime.fromisoformat(words)
        if time.tzinfo is not None:
            time = time.astimezone(zone).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):
        return None
    return _within(time)


def _within(time: datetime) -> datetime | None:
    return time if YEARS[0] <= time.year <= YEARS[1] else None
