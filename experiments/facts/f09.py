"""F09: contact with the former partner slows the decline of love and of sadness."""

from __future__ import annotations

from experiments.lab import Estimate

from .growth import slopes
from .seen import Seen
from .statistic import Statistic, correlation, difference, estimates

FIRST, LAST = 1, 28
WRITES = ("buddy", "breadcrumb", "always_help", "regret_talk", "friend_zone")
GONE = ("silence", "block")


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return how steep the declines are by contact: as it came, and as it was assigned."""
    apart = seen.apart(LAST)
    contact = seen.contact_days(FIRST, LAST)[apart]
    love = slopes(seen.longing[seen.rows(FIRST, LAST)][:, apart])
    sadness = slopes(seen.over("dumpee.sadness", FIRST, LAST)[:, apart])
    writes, gone = seen.dumpers(*WRITES)[apart], seen.dumpers(*GONE)[apart]
    return {
        "love": correlation(contact, love),
        "sadness": correlation(contact, sadness),
        "love_assigned": difference((LAST - FIRST) * love, writes, gone),
        "sadness_assigned": difference((LAST - FIRST) * sadness, writes, gone),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
