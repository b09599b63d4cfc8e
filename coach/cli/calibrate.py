"""`aftertext calibrate`: the uncertain quantities fitted to the published findings."""

from __future__ import annotations

import json
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError
from coach.cli.compiling import make_ready
from coach.cli.limits import check_jobs

if TYPE_CHECKING:
    from experiments.calibration.run import Settings, Tell

_LIMITS = {
    "couples": (20, 100_000), "particles": (10, 10_000), "populations": (1, 50),
    "bank": (50, 1_000_000), "check": (0, 1000), "seed": (0, 2**63 - 1),
}  # fmt: skip


def calibrate(
    couples: Annotated[int, typer.Option(help="Couples in each simulation.")] = 250,
    particles: Annotated[int, typer.Option(help="Particles in each generation.")] = 150,
    populations: Annotated[int, typer.Option(help="Generations at most, with the first.")] = 6,
    bank: Annotated[
        int, typer.Option(help="Draws from the priors: the screen, the first generation.")
    ] = 1500,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    out: Annotated[
        Path | None, typer.Option(help="Folder for results; a stopped run goes on from it.")
    ] = None,
    check: Annotated[
        int, typer.Option(help="Known truths for which all of it is repeated, to check it.")
    ] = 0,
    minutes: Annotated[
        float | None, typer.Option(help="Begin no simulation of the generations after that time.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the results as JSON.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
) -> None:
    """Fit the uncertain quantities to the findings by ABC-SMC, and check how sure that is."""
    from experiments.calibration.run import Settings, needs_extra
    from experiments.runner import cores_here

    needs_extra()
    check_jobs(jobs)
    asked = Settings(
        couples, particles, populations, bank, seed, check, jobs or cores_here(), minutes
    )
    check_settings(asked)
    make_ready()
    if out is not None:
        facts = _calibrate(asked, out)
    else:
        with tempfile.TemporaryDirectory(prefix="aftertext-") as folder:
            facts = _calibrate(asked, Path(folder))
    if as_json:
        print(json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.calibrate_view import show

    show(facts, out)


def check_settings(asked: Settings) -> None:
    """Raise AftertextError for what cannot be run."""
    for name, (low, high) in _LIMITS.items():
        if not low <= (value := getattr(asked, name)) <= high:
            raise AftertextError(f"{name} = {value} is outside {low:,} to {high:,}")
    if asked.particles > asked.bank // 2:
        raise AftertextError(
            f"particles = {asked.particles} are more than half of the bank of {asked.bank}: the "
            "first generation is the nearest of the bank, and would be hardly nearer than the rest"
        )
    if asked.minutes is not None and not asked.minutes > 0.0:
        raise AftertextError(f"minutes = {asked.minutes:g} is not a time (more than 0)")


def command_of(asked: Settings) -> str:
    """Return the command that repeats a calibration."""
    words = ["aftertext", "calibrate"]
    for name in ("couples", "particles", "populations", "bank", "seed"):
        words += [f"--{name}", str(getattr(asked, name))]
    if asked.check:
        words += ["--check", str(asked.check)]
    return shlex.join(words)


def _calibrate(asked: Settings, out: Path) -> dict[str, Any]:
    """Say what it will take, do it, and write everything into the folder."""
    from experiments.calibration.files import write_all
    from experiments.calibration.problem import model_problem
    from experiments.calibration.run import calibrate as run
    from experiments.calibration.run import expected_seconds
    from experiments.calibration.store import Store, identity

    problem = model_problem(asked.couples)
    try:
        folder = Store(out, identity(problem, asked))
    except OSError as error:
        raise AftertextError(f"cannot write to {out}: {error.strerror or error}") from None
    print(_said(asked, expected_seconds(problem, asked)), file=sys.stderr, flush=True)
    try:
        with _bars() as tell:
            done = run(problem, asked, folder, tell)
    except KeyboardInterrupt:
        print("what was done is kept in the folder of --out, if one was given: the same command "
              "goes on from there", file=sys.stderr)  # fmt: skip
        raise
    return write_all(done, command_of(asked), out)


def _said(asked: Settings, seconds: float) -> str:
    minutes = max(1, round(seconds / 60.0))
    return (
        f"calibrating: {asked.bank:,} draws from the priors, then {asked.populations - 1} "
        f"generations of {asked.particles} particles; about {minutes} "
        f"minute{'s' * (minutes != 1)} from the beginning on {asked.jobs} "
        f"core{'s' * (asked.jobs != 1)}"
    )


@contextmanager
def _bars() -> Iterator[Tell]:
    """Show a bar for each stage, on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
               TextColumn("{task.fields[words]}"))  # fmt: skip
    quiet = not sys.stderr.isatty()
    tasks: dict[str, Any] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as bar:

        def tell(stage: str, done: int, total: int, words: str) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total, words="")
            bar.update(tasks[stage], completed=done, words=words)

        yield tell
