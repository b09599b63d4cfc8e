"""Compiling the batch engine before it is first used, and saying so."""

from __future__ import annotations

import sys

ABOUT = "compiling the model for this machine, once (about half a minute)"


def make_ready() -> None:
    """Compile the batch engine, or load it; where it must be compiled, show how far that is.

    It is kept for all later runs, until the sources change.
    """
    from sim.cache import is_warm

    if is_warm():
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    from sim.batch import warm_up

    console = Console(stderr=True, highlight=False)
    quiet = not console.is_terminal
    columns = "{task.description}", BarColumn(), MofNCompleteColumn(), "functions"
    with Progress(*columns, console=console, transient=True, disable=quiet) as bar:
        task = bar.add_task(ABOUT, total=None, visible=False)

        def watch(done: int, expected: int) -> None:
            if done == 1 and quiet:
                print(f"{ABOUT} ...", file=sys.stderr, flush=True)
            bar.update(task, completed=done, total=expected, visible=True)

        warm_up(watch)
