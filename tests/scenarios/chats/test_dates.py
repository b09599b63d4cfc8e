"""Orders of dates, moments and zones."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.chats.dates import ORDERS, Stamp, decide, moment, stamp_in, when

BERLIN = ZoneInfo("Europe/Berlin")
times = st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30))


@given(times, st.sampled_from(list(ORDERS)))
def test_a_stamp_in_its_order_is_the_time(time, order):
    numbers = [0, 0, 0]
    for place, number in zip(ORDERS[order], (time.year, time.month, time.day), strict=True):
        numbers[place] = number
    stamp = Stamp(tuple(numbers), (time.hour, time.minute, time.second))
    assert when(stamp, order) == time.replace(microsecond=0)


@given(times)
def test_a_moment_in_all_its_forms_is_the_same_time(time):
    there = time.replace(tzinfo=UTC, microsecond=0)
    local = there.astimezone(BERLIN).replace(tzinfo=None)
    seconds = int(there.timestamp())
    forms = [there.isoformat(), there.isoformat().replace("+00:00", "Z")]
    if abs(seconds) >= 100_000_000:
        forms += [seconds, float(seconds), seconds * 1000, *([str(seconds)] * (seconds > 0))]
    if not 1990 <= local.year <= 2099:
        return
    assert [moment(form, BERLIN) for form in forms] == [local] * len(forms)
    assert moment(local.isoformat(), BERLIN) == local


@pytest.mark.parametrize(
    "value",
    [None, True, "", "soon", "12", -1, 0, 1e400, float("nan"), 10**30, [], {}, "2026-13-01",
     "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-10:00", "1" * 15],
)  # fmt: skip
def test_what_is_no_moment_is_none(value):
    assert moment(value, BERLIN) is None


def order_of(*dates: str) -> tuple[str, bool]:
    stamps = [stamp for date in dates if (stamp := stamp_in(date))]
    assert len(stamps) == len(dates)
    order, note = decide(stamps)
    return order, note is not None


@pytest.mark.parametrize(
    ("dates", "order", "unsure"),
    [
        (["13/01/2026, 10:00"], "dmy", False),
        (["01/13/2026, 10:00"], "mdy", False),
        (["05/01/2026", "03/02/2026"], "dmy", False),
        (["01/05/2026", "02/03/2026"], "mdy", False),
        (["01/02/2026", "02/02/2026", "03/02/2026"], "dmy", True),
        (["02/01/2026", "02/02/2026", "02/03/2026"], "mdy", True),
        (["1/2/26, 9:00 PM"], "mdy", True),
        (["01/02/26, 9:00 PM"], "dmy", True),
        (["1/2/26, 21:00"], "dmy", True),
        (["01.02.26"], "dmy", False),
        (["01/01/2026"], "dmy", False),
        (["26/01/17", "26/01/18"], "ymd", True),
        (["26/01/30", "26/01/31"], "ymd", True),
    ],
)
def test_which_order_fits(dates, order, unsure):
    assert order_of(*dates) == (order, unsure)


def test_years_first_are_years_in_every_order():
    stamp = stamp_in("2026-01-05")
    assert {when(stamp, order) for order in ORDERS} == {datetime(2026, 1, 5)}


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("12:00 AM", 0), ("12:30 am", 0), ("1:00 AM", 1), ("11:59 AM", 11), ("12:00 PM", 12),
        ("1:00 PM", 13), ("11:00\u202fp.\u00a0m.", 23), ("0:15 PM", 12), ("21:41", 21),
        ("21.41", 21), ("21:41 PM", 21), ("00:00", 0),
    ],
)  # fmt: skip
def test_hours_of_both_clocks(words, hour):
    assert when(stamp_in(f"13/01/2026, {words}"), "dmy").hour == hour


@pytest.mark.parametrize("date", ["31/02/2026", "32/01/2026", "01/01/1889", "01/01/2150", "0/1/26"])
def test_what_is_no_date_is_none(date):
    assert when(stamp_in(date), "dmy") is None
