"""`aftertext compare`: policies against each other, ranked by how soon the dumpee heals."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError
from coach.cli.compiling import make_ready
from coach.cli.limits import check_jobs
from coach.cli.llm_options import check_models, tell_usage, with_model_options
from coach.cli.one_couple import parse_settings
from coach.cli.progress import couples_bar
from sim.llm.settings import ModelSettings
from sim.llm.usage import Usage

if TYPE_CHECKING:
    from experiments.design import Plan
    from experiments.summary import Comparison
    from experiments.work import Done

_PLAIN_WIDTH = 100
_POLICY = (
    "built-in names, path.py:Class, scripted:path.yaml, learned:path.npz, llm:MODEL; commas between"
)


@with_model_options
def compare(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .yaml file.")],
    dumper: Annotated[str | None, typer.Option(help=f"The dumper's policies: {_POLICY}.")] = None,
    dumpee: Annotated[str | None, typer.Option(help=f"The dumpee's policies: {_POLICY}.")] = None,
    couples: Annotated[int, typer.Option(help="Couples under each pair of policies.")] = 200,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    out: Annotated[Path | None, typer.Option(help="Folder for report, curves, tables.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
    engine: Annotated[
        str | None,
        typer.Option(help="batch or event, with the same results; batch unless there is own code."),
    ] = None,
    horizon: Annotated[float | None, typer.Option(help="Days to watch each couple.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", help="A quantity: name=value; repeatable.")
    ] = None,
    process: Annotated[
        list[str] | None, typer.Option(help="An own SimPy process, path.py:function; repeatable.")
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option(help="An own event, path.py:Class; repeatable.")
    ] = None,
    *,
    models: ModelSettings,
) -> None:
    """Compare every pair of policies over the same couples: which one heals soonest, how sure."""
    from experiments.design import Design, plan

    check_jobs(jobs)
    if out is not None:
        from experiments.report.files import check_folder

        check_folder(out)
    design = Design(
        scenario, _names("--dumper", dumper), _names("--dumpee", dumpee), couples, seed, horizon,
        parse_settings(settings or []), tuple(process or ()), tuple(event or ()),
        engine, models,
    )  # fmt: skip
    _answer(plan(design), jobs, out, as_json)


def _names(option: str, text: str | None) -> tuple[str, ...]:
    """Split what stands between commas; nothing at all means the usual policies."""
    if text is None:
        return ()
    names = tuple(name.strip() for name in text.split(","))
    if not all(names):
        raise AftertextError(f"{option} {text!r} has no policy before or after a comma")
    return names


def _answer(plan: Plan, jobs: int | None, out: Path | None, as_json: bool) -> None:
    for remark in plan.remarks:
        print(f"note: {remark}", file=sys.stderr)
    watch = _Watch(plan)
    asks_models = _check_models(plan)
    try:
        comparison = _compare(plan, jobs, watch)
        written = [] if out is None else _write(comparison, out)
    except KeyboardInterrupt:
        print(f"{watch.finished}; nothing was written", file=sys.stderr)
        raise
    models = plan.design.models
    if as_json:
        data = comparison.to_json()
        if asks_models:
            data["language_models"] = watch.usage.to_json(models.price_in, models.price_out)
        print(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False))
    else:
        _show(comparison, written)
    if asks_models:
        tell_usage(models, watch.usage)


def _check_models(plan: Plan) -> bool:
    """Tell whether language models are to be asked, and say what that may come to."""
    arms = plan.work.arms
    names = [who.name for arm in arms for who in (arm.dumper, arm.dumpee)]
    couples = sum(map(plan.work.asks_models, arms)) * plan.work.couples
    if plan.design.models.words and not couples:
        raise AftertextError("--words changes nothing where no language model reads the texts")
    return check_models(plan.design.models, names, couples)


def _compare(plan: Plan, jobs: int | None, watch: _Watch) -> Comparison:
    from experiments.compare import compare as run

    if plan.work.arms_for("batch"):
        make_ready()
    with watch.bar:
        return run(plan, jobs, watch)


def _write(comparison: Comparison, out: Path) -> list[Path]:
    from experiments.report.files import write_report

    return write_report(comparison, out)


class _Watch:
    """Shows on a terminal how far a comparison is, and remembers it."""

    def __init__(self, plan: Plan) -> None:
        self._work = plan.work
        self._done = [0] * len(plan.work.arms)
        self.usage = Usage()
        self.bar = couples_bar(plan.work.total)

    def __call__(self, done: Done) -> None:
        self._done[done.chunk.arm] += done.chunk.size
        if done.usage is not None:
            self.usage.add(done.usage)
        self.bar.advance(self.bar.task_ids[0], done.chunk.size)

    @property
    def finished(self) -> str:
        """How far it came, in words."""
        pairs = sum(done == self._work.couples for done in self._done)
        return (
            f"{sum(self._done):,} of {self._work.total:,} couples and {pairs} of "
            f"{len(self._done)} pairs were finished"
        )


def _show(comparison: Comparison, written: list[Path]) -> None:
    from rich.console import Console

    from experiments.report.tables import terminal_table
    from experiments.report.words import REMINDER, reading

    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    said: list[Any] = [_heading(comparison), "", terminal_table(comparison, console), ""]
    for line in [*said, " ".join(reading(comparison)), REMINDER, ""]:
        console.print(line, markup=False)
    if written:
        console.print(f"written: {written[0].parent} ({', '.join(p.name for p in written)})")
    # Not through the console, which would break a long command into lines that do not run.
    print(f"again: {comparison.command}")


def _heading(comparison: Comparison) -> str:
    return (
        f"{comparison.title}: {comparison.couples:,} couples under each pair of policies, seed "
        f"{comparison.seed}, {comparison.horizon_days:g} days, model {comparison.model_version}"
    )
