"""Compiling the batch engine and what is built on it before its first use, and saying so."""

from __future__ import annotations

from collections.abc import Callable

ABOUT = "compiling the model for this machine, once: about half a minute ..."
ABOUT_FILTER = "compiling the reading of minds for this machine, once: about half a minute ..."
NOT_KEPT = (
    "compiling the model: about half a minute, and for this run only, since its folder cannot be "
    "written to; set AFTERTEXT_CACHE to one that can ..."
)
Watch = Callable[[int, int], None]


def make_ready() -> None:
    """Load the batch engine; where it must be compiled first, say so and show how far that is.

    It is kept for all later runs, until the sources change.
    """
    from sim.batch import warm_up

    _compile(warm_up, ABOUT)


def make_ready_to_infer() -> None:
    """Load the batch engine and the particle filter in the same way."""
    make_ready()
    from experiments.inference.ready import warm_up_filter

    _compile(warm_up_filter, ABOUT_FILTER)


def _compile(warm_up: Callable[[Watch], None], about: str) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    from sim.cache import cache_folder, is_kept

    console = Console(stderr=True, highlight=False)
    columns = BarColumn(), MofNCompleteColumn(), "functions"
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as bar:
        task = bar.add_task("", total=None, visible=False)

        def watch(done: int, expected: int) -> None:
            if done == 1:
                console.print(about if is_kept(cache_folder()) else NOT_KEPT, soft_wrap=True)
            bar.update(task, completed=done, total=expected, visible=True)

        warm_up(watch)
