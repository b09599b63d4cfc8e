"""What stepping environments was found to cost: a section of the page, and the same as JSON."""

from __future__ import annotations

import dataclasses
from typing import Any

from benchmarks.envs import COUPLES, ENVIRONMENT, NUMPY, SYNC, THREADS
from benchmarks.measure import Row
from benchmarks.reach import environment_goals, quickest_envpool
from benchmarks.tables import figure, goals_table, load, marked, table, thousands


@dataclasses.dataclass(frozen=True)
class Environments:
    """Rows of environments; their "events" are steps of one environment."""

    rows: list[Row]
    left_out: list[str]


def section(found: Environments) -> str:
    """Return the section, without its title."""
    return "\n\n".join([speeds(found), _how(found), goals_table(environment_goals(found.rows))])


def speeds(found: Environments) -> str:
    """Return the table of all environments."""
    sync = next(row for row in found.rows if row.name == SYNC)
    envpool = quickest_envpool(found.rows)
    lines = []
    for row in found.rows:
        least, most = row.spread
        beside = "–" if envpool is None else figure(envpool.ns / row.ns)
        lines.append((
            marked(row), thousands(row.events_per_second),
            f"{thousands(1e9 / most)} – {thousands(1e9 / least)}", figure(row.ns),
            figure(sync.ns / row.ns), beside,
        ))  # fmt: skip
    titles = ("environment", "steps/s", "least – most", "ns a step", f"× {SYNC}", "× EnvPool")
    return "\n".join([table(titles, lines), *(f"\nLeft out: {what}." for what in found.left_out)])


def _how(found: Environments) -> str:
    about = "; ".join(f"*{row.name}*: {row.about}" for row in found.rows)
    return (
        f"{about}.\n\nAftertext's are {COUPLES:,} couples of `gymnasium.make_vec"
        f'("{ENVIRONMENT}")` with its usual settings on {THREADS} threads: whole lives of two '
        "minds between two decisions, against four numbers of a pole. Timed is `step`, with "
        "episodes that end and begin anew within; actions are made before, for all alike. What a "
        "step costs depends on what is done in it: who answers everything at random lives through "
        f"more texts than who is silent. {NUMPY} is Gymnasium's own, and faster: it has no minds. "
        "*× EnvPool* is beside its quicker row. All take turns as the engines do; other load over "
        f"all repetitions kept: {load(found.rows)}."
    )


def as_dict(found: Environments) -> dict[str, Any]:
    """Return everything, every repetition included."""
    whole: dict[str, Any] = dataclasses.asdict(found)
    for listed, row in zip(whole["rows"], found.rows, strict=True):
        del listed["couple_days"]
        listed["ns"], listed["steps_per_second"] = row.ns, row.events_per_second
    return whole | {"goals": [goal.as_dict() for goal in environment_goals(found.rows)]}
