"""`aftertext claims`: every claim of the article, measured."""

from __future__ import annotations

import json
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError
from agents.version import MODEL_VERSION
from coach.cli.compiling import make_ready
from coach.cli.files import check_file, write_file
from coach.cli.limits import check_arm, check_run
from coach.cli.progress import named_bar

if TYPE_CHECKING:
    from agents.quantities import Quantities
    from experiments.claims.registry import Claim


def claims(
    only: Annotated[
        list[str] | None, typer.Argument(help="Claims to measure, such as C14; default: all.")
    ] = None,
    couples: Annotated[int, typer.Option(help="Couples in each arm.")] = 1000,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    draws: Annotated[
        int, typer.Option(help="Also measure over so many draws of the calibrated numbers.")
    ] = 0,
    draw_couples: Annotated[int, typer.Option(help="Couples in each arm of a draw.")] = 200,
    draw: Annotated[
        int | None, typer.Option(help="Under this posterior draw instead of the declared numbers.")
    ] = None,
    controls: Annotated[
        bool, typer.Option("--controls", help="Also measure with mechanisms switched off.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="File for all results; a stopped run goes on from it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the claims as JSON.")] = False,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
) -> None:
    """Measure the article's claims C01–C40: effect, interval, holds, fails or undecided."""
    from experiments.calibration.posterior import one_draw
    from experiments.claims.registry import IDS, find_claim

    _check(couples, draw_couples, draws, seed, jobs)
    if out is not None:
        check_file(out)
    wanted = [find_claim(name) for name in (only or IDS)]
    asked = _command(only or [], couples, seed, draw, draws, draw_couples, controls)
    numbers = one_draw(draw)
    make_ready()
    run = _Run(wanted, numbers, couples, seed, draws, draw_couples, controls, jobs, out)
    results = run.results() | {"draw": draw}
    results["command"] = asked
    if out is not None:
        write_file(out, json.dumps(results, indent=1, ensure_ascii=False, allow_nan=False) + "\n")
    if as_json:
        print(json.dumps(_for_json(results), indent=2, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.claims_view import show

    show(results, out)


def _check(couples: int, draw_couples: int, draws: int, seed: int, jobs: int | None) -> None:
    check_run(couples, seed, jobs)
    check_arm(draw_couples, "draw-couples")
    if draws < 0:
        raise AftertextError(f"draws = {draws} is not a number of draws (0 or more)")


def _command(
    only: list[str], couples: int, seed: int, draw: int | None, draws: int, draw_couples: int,
    controls: bool,
) -> str:  # fmt: skip
    words = ["aftertext", "claims", *only, "--couples", str(couples), "--seed", str(seed)]
    words += [] if draw is None else ["--draw", str(draw)]
    if draws:
        words += ["--draws", str(draws), "--draw-couples", str(draw_couples)]
    return shlex.join([*words, "--controls"] if controls else words)


def _for_json(results: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the list of claims, each with what was found over draws and in its control."""
    extra: dict[str, dict[str, Any]] = {row["id"]: {} for row in results["claims"]}
    for key, rows in (("draws", results["draws"]), ("control", results["controls"])):
        for row in rows:
            extra[row["id"]][key] = {name: row[name] for name in row if name != "id"}
    return [row | extra[row["id"]] for row in results["claims"]]


class _Run:
    """One run of the command: what is measured, step by step, with a bar for each step."""

    def __init__(
        self, claims: list[Claim], numbers: Quantities, couples: int, seed: int, draws: int,
        draw_couples: int, controls: bool, jobs: int | None, out: Path | None,
    ) -> None:  # fmt: skip
        self._claims, self._numbers, self._couples, self._seed = claims, numbers, couples, seed
        self._draws, self._draw_couples, self._controls = draws, draw_couples, controls
        self._jobs, self._out = jobs, out

    def results(self) -> dict[str, Any]:
        """Measure everything asked for."""
        from experiments.claims.run import measure_claims, measure_controls
        from experiments.lab import Lab

        began, lab = time.monotonic(), Lab(self._numbers, self._couples, self._seed, self._jobs)
        with named_bar("claims", len(self._claims)) as tell:
            judged = measure_claims(self._claims, lab, tell)
        took = time.monotonic() - began
        with_control = [one for one in judged if one.claim.control is not None]
        controlled = []
        if self._controls:
            with named_bar("controls", len(with_control)) as tell:
                controlled = measure_controls(with_control, lab, tell)
        return {
            "model_version": MODEL_VERSION, "command": "", "couples": self._couples,
            "seed": self._seed, "seconds": round(took, 1),
            "claims": [one.to_json() for one in judged],
            "controls": [one.to_json() for one in controlled], **self._over_draws(),
        }  # fmt: skip

    def _over_draws(self) -> dict[str, Any]:
        if not self._draws:
            return {"draws": [], "draw_couples": 0, "ranking": []}
        from experiments.claims.draws import Draws

        draws = Draws(self._claims, self._draws, self._draw_couples, self._seed, self._jobs)
        with named_bar("draws", self._draws) as tell:
            found = draws.measure(self._out, tell)
        return {"draw_couples": self._draw_couples, **found}
