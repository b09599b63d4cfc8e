"""`aftertext run`: one couple's thread, why each text was sent, and what it did to its reader."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from agents.errors import AftertextError
from coach.cli.files import check_file, check_folder, write_file, write_folder
from coach.cli.llm_options import tell_usage, with_model_options
from coach.cli.one_couple import Asked, Played, parse_settings, play
from coach.cli.phone_view import DEFAULT_LIMIT, show
from coach.cli.thread_files import as_corpus, as_csv, as_json, between
from coach.cli.thread_page import as_page
from sim.llm.settings import ModelSettings
from sim.thread import Thread

_OWN = "a built-in name, path.py:Class, scripted:path.yaml, learned:path.npz, or llm:MODEL"


@with_model_options
def run(
    scenario: Annotated[str, typer.Argument(help="Name in the library, or a .yaml file.")],
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    couple: Annotated[int, typer.Option(help="Which couple under that seed.")] = 0,
    dumper: Annotated[str | None, typer.Option(help=f"The dumper's policy: {_OWN}.")] = None,
    dumpee: Annotated[str | None, typer.Option(help=f"The dumpee's policy: {_OWN}.")] = None,
    horizon: Annotated[float | None, typer.Option(help="Days to run.")] = None,
    settings: Annotated[
        list[str] | None, typer.Option("--set", help="A quantity: name=value; repeatable.")
    ] = None,
    process: Annotated[
        list[str] | None, typer.Option(help="An own SimPy process, path.py:function; repeatable.")
    ] = None,
    event: Annotated[
        list[str] | None, typer.Option(help="An own event, path.py:Class; repeatable.")
    ] = None,
    days: Annotated[
        str | None, typer.Option(help="Show only the days up to this, or from-to: 30, 10-40.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=0, help="Texts shown in the terminal at most; 0 for all.")
    ] = DEFAULT_LIMIT,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print the texts as CSV.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write thread and curves to a page.")] = None,
    as_corpus_to: Annotated[
        Path | None, typer.Option("--as-corpus", help="Write a ConvoKit corpus to a new folder.")
    ] = None,
    *,
    models: ModelSettings,
) -> None:
    """Show one couple's thread: the words, the feelings, why each text was sent, what it did."""
    if json and csv:
        raise AftertextError("--json and --csv both print; give one of them")
    window = parse_days(days)
    _check_targets(html, as_corpus_to)
    asked = Asked(
        scenario, seed, couple, dumper, dumpee, horizon, parse_settings(settings or []),
        tuple(process or ()), tuple(event or ()), models,
    )  # fmt: skip
    played = play(asked)
    for remark in played.remarks:
        print(f"note: {remark}", file=sys.stderr)
    thread = between(played.thread, *window) if window else played.thread
    _write(played, thread, html, as_corpus_to)
    if json:
        print(as_json(played, thread))
    elif csv:
        print(as_csv(thread), end="")
    elif html is None and as_corpus_to is None:
        show(Console(), played, thread, limit)
    if played.usage is not None:
        tell_usage(models, played.usage)


def parse_days(text: str | None) -> tuple[float, float] | None:
    """Return first and last day of `30` or `10-40`."""
    if text is None:
        return None
    first, dash, last = text.partition("-")
    try:
        window = (float(first), float(last)) if dash else (-90.0, float(first))
    except ValueError:
        raise AftertextError(f"--days {text!r} should be a day, or first-last: 30, 10-40") from None
    if not window[0] <= window[1] < float("inf"):
        raise AftertextError(f"--days {text!r} ends before it begins")
    return window


def _check_targets(html: Path | None, corpus: Path | None) -> None:
    if html is not None:
        check_file(html)
    if corpus is not None:
        check_folder(corpus)


def _write(played: Played, thread: Thread, html: Path | None, corpus: Path | None) -> None:
    if html is not None:
        write_file(html, as_page(played, thread))
        print(f"written: {html}", file=sys.stderr)
    if corpus is not None:
        write_folder(corpus, as_corpus(played, thread))
        print(f"written: {corpus}", file=sys.stderr)
