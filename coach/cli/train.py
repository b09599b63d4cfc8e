"""`aftertext train`: a policy learned in a training environment."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.compiling import make_ready
from coach.cli.progress import named_bar

if TYPE_CHECKING:
    from experiments.training.settings import Settings
    from experiments.training.watch import Progress, Tell

_ENV = "Aftertext/Dumper-v0 or Aftertext/Dumpee-v0, in short dumper or dumpee: who learns."
_ALGO = "ppo, which knows what cannot be done; dqn or a2c, for which that is silence."


def train(
    env: Annotated[str, typer.Argument(help=_ENV)],
    algo: Annotated[str, typer.Option(help=_ALGO)] = "ppo",
    scenario: Annotated[
        str, typer.Option(help="Names or .yaml files with commas between, or all of the library.")
    ] = "breadcrumbs",
    opponent: Annotated[
        str | None,
        typer.Option(help="The other side's policies, commas between (default: the scenario's)."),
    ] = None,
    steps: Annotated[
        int, typer.Option(help="Decisions to learn from, of all couples.")
    ] = 3_000_000,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    envs: Annotated[int, typer.Option(help="Couples at a time.")] = 512,
    reward: Annotated[
        list[str] | None,
        typer.Option(help="What a part of the reward counts, as crises=30; repeatable."),
    ] = None,
    win_back: Annotated[
        bool, typer.Option("--win-back", help="Reward nothing but coming together again.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder (default: in out/train); a stopped training goes on from it."),
    ] = None,
    horizon: Annotated[float | None, typer.Option(help="Days to watch each couple.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Train a policy of one side; its file is used as learned:PATH wherever policies are."""
    from experiments.training.extra import needs_extra
    from experiments.training.settings import Settings, read_weights, side_of_environment

    needs_extra()
    side, weights = side_of_environment(env), read_weights(reward or [], win_back)
    settings = Settings(side, algo, scenario, opponent, steps, seed, envs, weights, horizon)
    make_ready()
    facts = _train(settings, out or usual_folder(settings))
    if as_json:
        print(json.dumps(facts, indent=2, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.train_view import show

    show(facts)


def usual_folder(settings: Settings) -> Path:
    """Return where a training goes for which no folder was named."""
    return Path("out") / "train" / f"{settings.learner}-{settings.algo}-{settings.seed}"


def _train(settings: Settings, out: Path) -> dict[str, Any]:
    from experiments.training.run import train as run
    from experiments.training.trial import facts_of, try_policy

    try:
        with _bar(settings.steps) as tell:
            file = run(settings, out, tell)
    except KeyboardInterrupt:
        print(f"what was done is kept in {out}: the same command goes on from its last checkpoint",
              file=sys.stderr)  # fmt: skip
        raise
    with named_bar("scenarios", len(settings.pairs)) as watch:
        return facts_of(settings, str(file), try_policy(settings, str(file), watch=watch))


@contextmanager
def _bar(steps: int) -> Iterator[Tell]:
    """Show on a terminal how far a training is, and what it comes to."""
    from rich import progress
    from rich.console import Console

    words = progress.TextColumn("{task.fields[words]}")
    left = progress.TimeRemainingColumn()
    columns = "steps", progress.BarColumn(), progress.MofNCompleteColumn(), left, "left", words
    on, quiet = Console(stderr=True), not sys.stderr.isatty()
    with progress.Progress(*columns, console=on, transient=True, disable=quiet) as bar:
        task = bar.add_task("", total=steps, words="")

        def tell(now: Progress) -> None:
            bar.update(task, completed=min(now.steps, steps))
            bar.update(task, words=said(now, bar.tasks[0].speed or 0.0))

        yield tell


def said(now: Progress, speed: float) -> str:
    """Say how a training stands, at so many steps a second."""
    return (
        f"healing {now.healing_days:.0f} days, reward {now.reward:.0f} an episode, "
        f"{speed:,.0f} steps/s"
    )
