"""`aftertext price`: what each text of one side cost in days of healing, and what else to say."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from agents.errors import AftertextError
from coach.cli.compiling import make_ready
from coach.cli.limits import check_jobs
from coach.cli.one_couple import parse_settings
from coach.cli.progress import couples_bar, said_time

if TYPE_CHECKING:
    from experiments.price import PriceList
    from experiments.price_plan import Ids, PricePlan

FUTURES, MOST_SHOWN = 100, 40
_DATA = "a built-in name, scripted:path.yaml or learned:path"


def price(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .yaml file.")],
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    side: Annotated[str, typer.Option(help="Whose texts: dumper or dumpee.")] = "dumper",
    couple: Annotated[int, typer.Option(help="Which couple under that seed.")] = 0,
    dumper: Annotated[str | None, typer.Option(help=f"The dumper's policy: {_DATA}.")] = None,
    dumpee: Annotated[str | None, typer.Option(help=f"The dumpee's policy: {_DATA}.")] = None,
    futures: Annotated[int, typer.Option(help="Futures that each reply is played in.")] = FUTURES,
    texts: Annotated[
        str | None, typer.Option(help="Only the texts with these numbers: 3,7-12.")
    ] = None,
    horizon: Annotated[float | None, typer.Option(help="Days to watch each future.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", help="A quantity: name=value; repeatable.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, help="Texts shown in the terminal at most; 0 for all.")
    ] = MOST_SHOWN,
    jobs: Annotated[int | None, typer.Option(help="Cores to use (default: all).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print one line a text as CSV.")] = False,
) -> None:
    """Price each text of one side: days of healing, crises, and the reply that would be best."""
    from experiments.price_plan import Question, plan_prices

    if as_json and as_csv:
        raise AftertextError("--json and --csv both print; give one of them")
    check_jobs(jobs)
    question = Question(
        scenario, side, seed, couple, dumper, dumpee, horizon, parse_settings(settings or []),
        futures, parse_texts(texts),
    )  # fmt: skip
    with Console(stderr=True).status("playing the thread"):
        plan = plan_prices(question)
    for remark in plan.remarks:
        print(f"note: {remark}", file=sys.stderr)
    _print(_priced(plan, jobs), limit, as_json, as_csv)


def parse_texts(text: str | None) -> tuple[Ids, ...] | None:
    """Return `3,7-12` as ((3, 3), (7, 12)); None stands for all texts."""
    if text is None:
        return None
    return tuple(_ids(part.strip(), text) for part in text.split(","))


def _ids(part: str, text: str) -> Ids:
    first, dash, last = part.partition("-")
    try:
        ids = (int(first), int(last)) if dash else (int(first), int(first))
    except ValueError:
        raise AftertextError(f"--texts {text!r} should be numbers of texts: 3,7-12") from None
    if not 0 <= ids[0] <= ids[1]:
        raise AftertextError(f"--texts {text!r}: {part} ends before it begins")
    return ids


def _priced(plan: PricePlan, jobs: int | None) -> PriceList:
    """Show what it will cost, then price; without texts there is nothing to compile."""
    from experiments.price import price_texts
    from experiments.price_plan import seconds_expected
    from experiments.runner import cores_here

    cores = jobs or cores_here()
    if plan.to_play:
        make_ready()
    player = plan.player(cores)
    print(said_cost(plan, cores, seconds_expected(plan, player)), file=sys.stderr, flush=True)
    watch = _Watch(plan.couples)
    try:
        with watch.bar:
            return price_texts(plan, player, watch)
    except KeyboardInterrupt:
        print(f"{watch.done:,} of {plan.couples:,} couples were played", file=sys.stderr)
        raise


def said_cost(plan: PricePlan, cores: int, seconds: float) -> str:
    """Say what pricing will take, before it starts."""
    texts, asked = len(plan.to_play), plan.question
    if not texts:
        return "nothing to play"
    return (
        f"pricing {texts} text{'s' * (texts != 1)} of the {asked.side}'s: {plan.branches} replies "
        f"× {asked.futures:,} futures each = {plan.couples:,} couples, about {said_time(seconds)} "
        f"on {cores} core{'s' * (cores != 1)}"
    )


class _Watch:
    """Shows on a terminal how far it is, and remembers it."""

    def __init__(self, couples: int) -> None:
        self.done = 0
        self.bar = couples_bar(couples)

    def __call__(self, couples: int) -> None:
        self.done += couples
        self.bar.advance(self.bar.task_ids[0], couples)


def _print(prices: PriceList, limit: int, as_json: bool, as_csv: bool) -> None:
    from coach.cli.price_view import as_table, show

    if as_json:
        print(json.dumps(prices.to_json(), indent=1, ensure_ascii=False, allow_nan=False))
    elif as_csv:
        print(as_table(prices), end="")
    else:
        show(prices, limit)
