"""`aftertext facts`: the published findings beside the simulation."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError
from agents.version import MODEL_VERSION
from coach.cli.compiling import make_ready
from coach.cli.files import check_file, write_file
from coach.cli.limits import check_run
from coach.cli.progress import named_bar

if TYPE_CHECKING:
    from agents.quantities import Quantities
    from experiments.facts.registry import Fact


def facts(
    couples: Annotated[int, typer.Option(help="Couples in the default population.")] = 2000,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    only: Annotated[
        str | None, typer.Option(help="Findings to measure: F08,F09; default: all.")
    ] = None,
    draw: Annotated[
        int | None, typer.Option(help="Under this posterior draw instead of the declared numbers.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="File for all results, as JSON.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
) -> None:
    """Hold the published findings F01–F24 against the simulation: observed, simulated, within."""
    from experiments.calibration.posterior import one_draw

    wanted = find_facts(only)
    check_run(couples, seed, jobs)
    if out is not None:
        check_file(out)
    quantities = one_draw(draw)
    make_ready()
    results: dict[str, Any] = {
        "model_version": MODEL_VERSION,
        "command": _command(only, couples, seed, draw),
        "couples": couples,
        "seed": seed,
        "draw": draw,
        "facts": _measured(wanted, quantities, couples, seed, jobs),
    }
    if out is not None:
        write_file(out, json.dumps(results, indent=1, ensure_ascii=False, allow_nan=False) + "\n")
    if as_json:
        print(json.dumps(results["facts"], indent=2, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.facts_view import show

    show(results, out)


def find_facts(only: str | None) -> list[Fact]:
    """Return the findings named between commas, in their order; without names, all."""
    from experiments.facts.registry import facts as all_facts
    from experiments.facts.registry import find_fact

    if only is None:
        return list(all_facts().values())
    names = [name.strip() for name in only.split(",")]
    if not all(names):
        raise AftertextError(f"--only {only!r} has no finding before or after a comma")
    found = {fact.id: fact for fact in map(find_fact, names)}
    return [found[name] for name in sorted(found)]


def _command(only: str | None, couples: int, seed: int, draw: int | None) -> str:
    words = ["aftertext", "facts", "--couples", str(couples), "--seed", str(seed)]
    words += [] if draw is None else ["--draw", str(draw)]
    return shlex.join(words if only is None else [*words, "--only", only])


def _measured(
    facts: list[Fact], quantities: Quantities, couples: int, seed: int, jobs: int | None
) -> list[dict[str, Any]]:  # fmt: skip
    from experiments.facts.judge import measure_facts
    from experiments.lab import Lab
    from experiments.runner import cores_here

    threads = jobs or cores_here()
    with named_bar("findings", len(facts)) as tell:
        judged = measure_facts(facts, Lab(quantities, couples, seed, threads), threads, tell)
    return [one.to_json() for one in judged]
