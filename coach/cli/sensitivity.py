"""`aftertext sensitivity`: which uncertain quantities healing and crises hang on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.compiling import make_ready
from coach.cli.limits import check_jobs
from coach.cli.progress import named_bar

if TYPE_CHECKING:
    from experiments.sensitivity import Study

RUNS = "runs.csv"
"""Where the runs that are done are kept in the folder."""


def sensitivity(
    couples: Annotated[int, typer.Option(help="Couples in each run.")] = 200,
    trajectories: Annotated[int, typer.Option(help="Paths of Morris' screening.")] = 8,
    samples: Annotated[int, typer.Option(help="Base samples of the indices: a power of 2.")] = 128,
    keep: Annotated[int, typer.Option(help="Quantities that get indices.")] = 20,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    out: Annotated[
        Path | None, typer.Option(help="Folder for results; a stopped run goes on from it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
) -> None:
    """Find the quantities that matter: Morris' screening of all, Sobol's indices of the leading."""
    check_jobs(jobs)
    from experiments.report.files import check_folder
    from experiments.sensitivity import Kept, Plan, Study, files, population_model

    plan = Plan(couples, trajectories, samples, keep, seed)
    if out is not None:
        check_folder(out)
    model = population_model(couples, seed)
    kept = Kept(None if out is None else out / RUNS, model.outcomes)
    make_ready()
    results = _run(Study(plan, model, kept, jobs))
    written = [] if out is None else _write(results, out)
    if as_json:
        print(files.as_json(results))
        return
    from coach.cli.sensitivity_view import show

    show(results, written)


def _run(study: Study) -> dict[str, Any]:
    """Say what it will take, then do it; where it is stopped, say what is kept."""
    try:
        seconds = study.seconds_expected()
        print(said_cost(study, seconds), file=sys.stderr, flush=True)
        with named_bar("runs", study.left) as tell:
            return study.results(lambda: tell(""))
    except KeyboardInterrupt:
        print(said_stop(study), file=sys.stderr)
        raise


def said_cost(study: Study, seconds: float) -> str:
    """Say what a study will take, before most of it is run."""
    from experiments.sensitivity.words import minutes

    plan, left, jobs = study.plan, study.left, study.jobs
    done = plan.runs - left
    told = (
        f"{plan.runs:,} runs of {plan.couples:,} couples ({plan.screening_runs:,} for the "
        f"screening of {len(plan.names)} quantities, {plan.index_runs:,} for the indices of "
        f"{plan.keep}); {done:,} are done"
    )
    if not left:
        return told
    return f"{told}, the rest takes about {minutes(seconds)} on {jobs} core{'s' * (jobs != 1)}"


def said_stop(study: Study) -> str:
    """Say what a study that was stopped leaves behind."""
    done = f"{study.plan.runs - study.left:,} of {study.plan.runs:,} runs were finished"
    if study.kept.path is None:
        return f"{done}; nothing was kept (with --out FOLDER they would be)"
    return f"{done} and are kept in {study.kept.path}: the same command goes on from there"


def _write(results: dict[str, Any], out: Path) -> list[Path]:
    from experiments.sensitivity.files import write_results

    return write_results(results, out)
