"""What a learned policy observes: its own mind and its seat, as numbers from about −1 to 1.

`OBSERVATION[side]` names the entries and `ENTRIES[side]` says what each means; `observe_as_dumpee`
and `observe_as_dumper` (observed_dumpee.py, observed_dumper.py) write the values in that order.
Nothing of the other's mind is among them. Shares are observed as they are; what has no upper bound
is squeezed into 0 to 1. Left out is chattiness, which only matters while the two are together or
friends, when no policy is asked.
"""

from __future__ import annotations

from agents.policies.observed_dumpee import ENTRIES_OF_DUMPEE
from agents.policies.observed_dumper import ENTRIES_OF_DUMPER
from agents.policies.observed_seat import Entry

ENTRIES: tuple[tuple[Entry, ...], tuple[Entry, ...]] = (ENTRIES_OF_DUMPEE, ENTRIES_OF_DUMPER)
"""Everything that the dumpee observes, and everything that the dumper observes."""

OBSERVATION: tuple[tuple[str, ...], tuple[str, ...]] = (
    tuple(entry.name for entry in ENTRIES_OF_DUMPEE),
    tuple(entry.name for entry in ENTRIES_OF_DUMPER),
)
"""The names of their entries, in the order of the values."""
