"""What was to be reached, as ratios within one run; nothing fails where it is not."""

from __future__ import annotations

import dataclasses
from typing import Any

from benchmarks.envs import ENVPOOL, OURS, SYNC
from benchmarks.measure import Row
from benchmarks.warm import Warm


@dataclasses.dataclass(frozen=True)
class Goal:
    """One thing to reach and what was found; None where it could not be measured."""

    what: str
    wanted: float
    found: float | None
    unit: str = "×"
    at_most: bool = False

    @property
    def verdict(self) -> str:
        """Say plainly whether it was reached."""
        if self.found is None:
            return "not measured"
        good = self.found <= self.wanted if self.at_most else self.found >= self.wanted
        return "reached" if good else "**not reached**"

    def as_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return dataclasses.asdict(self) | {"verdict": self.verdict.strip("*")}


RATIOS = (
    ("batch engine, 2 threads", "event engine", 160.0),
    ("batch engine, 1 thread", "event engine", 80.0),
    ("batch engine, 2 threads", "Mesa", 200.0),
    ("batch engine, 1 thread", "Mesa", 100.0),
    ("batch engine, 2 threads", "C, 2 threads", 0.85),
    ("batch engine, 1 thread", "C, 1 thread", 0.85),
)
"""The faster, the one it is compared with, and how many times as fast it should be."""
EVENTS_PER_SECOND = 5e6
SECONDS_TO_FIRST_COUPLE = 1.0
STEPS_PER_SECOND = 1.5e6
TIMES_SYNC, TIMES_ENVPOOL = 10.0, 1.0


def goals(rows: list[Row], warm: Warm) -> list[Goal]:
    """Set what was measured beside what was to be reached."""
    by_name = {row.name: row for row in rows}
    listed = []
    for one, other, wanted in RATIOS:
        known = one in by_name and other in by_name
        found = by_name[other].ns / by_name[one].ns if known else None
        listed.append(Goal(f"{one}, against {other}", wanted, found))
    quickest = by_name["batch engine, 2 threads"].events_per_second
    listed.append(
        Goal("events a second on 2 threads", EVENTS_PER_SECOND / 1e6, quickest / 1e6, "M")
    )
    first = warm.until_first_couple
    wait = Goal("warm start to the end of the first couple", SECONDS_TO_FIRST_COUPLE, first, "s",
                at_most=True)  # fmt: skip
    return [*listed, wait]


def environment_goals(rows: list[Row]) -> list[Goal]:
    """Set steps a second beside what was to be reached, in each of the ways to act."""
    by_name = {row.name: row for row in rows}
    others = ((SYNC, by_name[SYNC], TIMES_SYNC), (ENVPOOL, quickest_envpool(rows), TIMES_ENVPOOL))
    listed = []
    for name in OURS:
        own = by_name[name]
        speed = own.events_per_second / 1e6
        listed.append(Goal(f"{name}: steps a second", STEPS_PER_SECOND / 1e6, speed, "M"))
        for other, row, wanted in others:
            found = None if row is None else row.ns / own.ns
            listed.append(Goal(f"{name}, against {other}", wanted, found))
    return listed


def quickest_envpool(rows: list[Row]) -> Row | None:
    """Return EnvPool's quickest row; None where it was not measured."""
    found = [row for row in rows if row.name.startswith(ENVPOOL)]
    return min(found, key=lambda row: row.ns, default=None)
