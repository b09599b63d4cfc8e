"""An event of one's own: the dumpee moves to another town.

aftertext run breadcrumbs --event docs/examples/own_event.py:NewTown
"""

from __future__ import annotations

from agents.dumpee import Dumpee
from agents.dumper import Dumper


class NewTown:
    """Happens on day 60, and once in about a year besides."""

    days = (60.0,)
    rate_per_day = 1.0 / 365.0

    def strike(self, dumpee: Dumpee, dumper: Dumper) -> None:
        """Less to remind the dumpee, and fewer friends at first; the dumper wonders."""
        dumpee.rumination = 0.7 * dumpee.rumination
        dumpee.comfort_elsewhere = 0.6 * dumpee.comfort_elsewhere
        dumper.curiosity = min(1.0, dumper.curiosity + 0.3)
