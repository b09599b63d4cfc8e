"""The bar that shows on a terminal how far a long command is; elsewhere it is quiet."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def couples_bar(total: int) -> Progress:
    """Return a bar over so many couples; advance its one task, `bar.task_ids[0]`."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = "couples", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), "left"
    quiet = not sys.stderr.isatty()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet)
    bar.add_task("", total=total)
    return bar
