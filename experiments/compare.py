"""Policies against each other over the same couples, ranked by the dumpee's healing."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from experiments.design import Plan
from experiments.outcomes import OutcomeTable
from experiments.runner import run
from experiments.work import Done

if TYPE_CHECKING:
    from experiments.summary import Comparison


def compare(
    plan: Plan, jobs: int | None = None, watch: Callable[[Done], None] | None = None
) -> Comparison:
    """Run a plan on `jobs` cores (default: all); `watch` sees each chunk that is done."""
    table = OutcomeTable()
    with ThreadPoolExecutor(1) as aside, contextlib.closing(run(plan.work, jobs)) as finished:
        # The libraries of statistics take as long to load as some thousand couples to run.
        summary: Any = aside.submit(importlib.import_module, "experiments.summary")
        for done in finished:
            table.add(done.chunk.arm, done.chunk.first, done.outcomes)
            if watch is not None:
                watch(done)
        answer: Comparison = summary.result().summarise(plan, table.by_arm())
    return answer
