"""Season and sky of a thread: one for both, so that nobody has snow while the other has a heatwave.

The simulation has no calendar. Words do: each thread begins at some time of the year.
"""

from __future__ import annotations

from .grammar import Draw

SEASONS = ("spring", "summer", "autumn", "winter")
SKIES = ("wet", "bright", "dull")
_YEAR_DAYS = 365.25
_SKIES_KEPT = 61


class Almanac:
    """What season and what sky it is on a day."""

    def __init__(self, draw: Draw) -> None:
        """Draw when in the year the thread begins, and the skies of two months, which recur."""
        self._start = draw()
        self._skies = [SKIES[int(draw() * len(SKIES))] for _ in range(_SKIES_KEPT)]

    def tags(self, day: float) -> frozenset[str]:
        """Return the tags of a day, counted from the breakup."""
        year = (self._start + max(day, 0.0) / _YEAR_DAYS) % 1.0
        season = SEASONS[int(year * len(SEASONS)) % len(SEASONS)]
        return frozenset((season, self._skies[int(max(day, 0.0)) % _SKIES_KEPT]))
