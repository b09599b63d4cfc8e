"""Compiling the batch engine before it is first used, and saying so."""

from __future__ import annotations

ABOUT = "compiling the model for this machine, once: about half a minute ..."
NOT_KEPT = (
    "compiling the model: about half a minute, and for this run only, since its folder cannot be "
    "written to; set AFTERTEXT_CACHE to one that can ..."
)


def make_ready() -> None:
    """Load the batch engine; where it must be compiled first, say so and show how far that is.

    It is kept for all later runs, until the sources change.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    from sim.batch import warm_up
    from sim.cache import cache_folder, is_kept

    console = Console(stderr=True, highlight=False)
    columns = BarColumn(), MofNCompleteColumn(), "functions"
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as bar:
        task = bar.add_task("", total=None, visible=False)

        def watch(done: int, expected: int) -> None:
            if done == 1:
                console.print(ABOUT if is_kept(cache_folder()) else NOT_KEPT, soft_wrap=True)
            bar.update(task, completed=done, total=expected, visible=True)

        warm_up(watch)
