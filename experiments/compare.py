"""Policies against each other over the same couples, ranked by the dumpee's healing."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

from experiments.design import Plan
from experiments.outcomes import OutcomeTable
from experiments.runner import run
from experiments.summary import Comparison, summarise
from experiments.work import Done


def compare(
    plan: Plan, jobs: int | None = None, watch: Callable[[Done], None] | None = None
) -> Comparison:
    """Run a plan on `jobs` cores (default: all); `watch` sees each chunk that is done."""
    table = OutcomeTable()
    with contextlib.closing(run(plan.work, jobs)) as finished:
        for done in finished:
            table.add(done.chunk.arm, done.chunk.first, done.outcomes)
            if watch is not None:
                watch(done)
    return summarise(plan, table.by_arm())
