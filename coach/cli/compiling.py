"""Compiling the batch engine before it is first used, and saying so."""

from __future__ import annotations

import sys


def make_ready() -> None:
    """Compile the batch engine, or load it; where it must be compiled, show how far that is.

    It is kept for all later runs, until the sources change.
    """
    from sim.batch import is_warm, warm_up

    if is_warm():
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    console = Console(stderr=True, highlight=False)
    about = "compiling the model for this machine, once (about half a minute)"
    columns = "{task.description}", BarColumn(), MofNCompleteColumn(), "functions"
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(about, total=None, visible=False)

        def watch(done: int, expected: int) -> None:
            if done == 1 and not console.is_terminal:
                print(f"{about} ...", file=sys.stderr, flush=True)
            bar.update(task, completed=done, total=expected, visible=True)

        warm_up(watch)
