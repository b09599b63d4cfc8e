"""`aftertext infer`: from a real chat to both minds, motives, intentions, and what may come."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import AftertextError
from coach.cli.compiling import make_ready_to_infer
from coach.cli.infer_asked import (
    DAYS,
    FUTURES,
    PARTICLES,
    Asked,
    Whose,
    assumed,
    command_of,
    parse_date,
    parse_names,
    ways_of,
    whose,
)
from coach.cli.progress import counting_bar, said_time

if TYPE_CHECKING:
    from agents.reading import TextReader
    from experiments.inference.brought import Part
    from experiments.inference.found import Found
    from sim.filter.estimate import Estimated
    from sim.filter.seen import Observed

SHOWN = 12
_A_TEXT, _A_DAY, _BEGINNING = 3.5e-6, 15e-6, 1e-3
"""Seconds of one core for a couple: each text, each day, the beginning (measured)."""
_FIRST_LOOK, _ALONE = 2520, 0.3
"""Couples of the first look, and the part of the work that goes on one core only."""
_TO_READ = {"embedding": 0.02, "light": 0.001}
"""Seconds for a text, by reader."""


def infer(
    thread: Annotated[Path, typer.Argument(help="The exported chat (docs/chats.md).")],
    me: Annotated[
        str | None,
        typer.Option(
            help="Which of the two you are: name, number, A (who wrote first) or B; dumpee or "
            "dumper in a thread of aftertext run."
        ),
    ] = None,
    left_by: Annotated[
        str | None, typer.Option(help="Who ended it: me, them or a name; own threads know it.")
    ] = None,
    breakup: Annotated[str | None, typer.Option(help="The date of it: 2026-01-17.")] = None,
    until: Annotated[
        str | None, typer.Option(help="The last day looked at (default: that of the last text).")
    ] = None,
    date_order: Annotated[
        str, typer.Option(help="Of the file's dates: auto, dmy, mdy, ymd.")
    ] = "auto",
    zone: Annotated[
        str | None,
        typer.Option(help="Where you lived then (Europe/Berlin), for files with times in UTC."),
    ] = None,
    names: Annotated[
        str | None, typer.Option(help="The two of a group, or whose chat of several: Ann,Ben.")
    ] = None,
    also_hide: Annotated[
        str | None, typer.Option(help="Further names to be taken out of the words.")
    ] = None,
    ways: Annotated[
        str | None, typer.Option(help="Your ways of answering to be played: polite,ask_space.")
    ] = None,
    futures: Annotated[int, typer.Option(help="Futures of each way of answering.")] = FUTURES,
    days: Annotated[float, typer.Option(help="Days that each future is watched.")] = DAYS,
    particles: Annotated[
        int, typer.Option(help="Simulated couples tried; more is steadier and slower.")
    ] = PARTICLES,
    seed: Annotated[int, typer.Option(help="Number that all chance follows from.")] = 1,
    texts: Annotated[str, typer.Option(help="Texts shown: a number, or all.")] = str(SHOWN),
    light: Annotated[bool, typer.Option("--light", help="Read with the light reader.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder for page, pictures and data.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Tell from a real chat what both may feel and want, and what each way of answering may do.

    Everything happens on this machine; names are replaced before anything else sees the words.
    """
    limit = parse_texts(texts)
    if out is not None:
        from experiments.report.files import check_folder

        check_folder(out)
    asked = Asked(
        thread, me, left_by, parse_date("--breakup", breakup), parse_date("--until", until),
        date_order, zone, parse_names("--names", names), parse_names("--also-hide", also_hide),
        parse_names("--ways", ways), futures, days, particles, seed, light,
    )  # fmt: skip
    asked.check()
    _print(find(asked), limit, out, as_json)


def parse_texts(text: str) -> int | None:
    """Return how many texts to show; None for all."""
    if text == "all":
        return None
    if not text.isdecimal():
        raise AftertextError(f"--texts {text!r} should be a number of texts, or all")
    return int(text)


def find(asked: Asked) -> Found:
    """Read a chat, weigh it, and play its futures; Ctrl-C says how far it came."""
    from experiments.inference.brought import part_of

    who = whose(asked)
    part = part_of(who.chat, who.left_by, who.breakup, asked.until)
    ways = ways_of(asked, who.side)
    work = _Work(asked, part)
    try:
        return work.found(who, ways)
    except KeyboardInterrupt:
        print(f"{work.done}; nothing was written", file=sys.stderr)
        raise


class _Work:
    """The three parts of the work, each with a bar: reading, weighing, futures."""

    def __init__(self, asked: Asked, part: Part) -> None:
        from agents.quantities import Quantities
        from experiments.runner import cores_here

        self._asked, self._part = asked, part
        self._quantities, self._cores = Quantities(), cores_here()
        self.done = "nothing was done"

    def found(self, who: Whose, ways: tuple[str, ...]) -> Found:
        """Do all of it."""
        from agents.reading import open_reader, stored_corrections
        from experiments.inference.found import Found, Origin, base_rate

        asked = self._asked
        reader = open_reader("light" if asked.light else "auto")
        texts, days = len(self._part.texts), self._part.until
        make_ready_to_infer()
        cost = said_cost(texts, days, asked.particles, reader.name, self._cores)
        print(cost, file=sys.stderr, flush=True)
        read = self._read(reader)
        estimated = self._weigh(read)
        origin = Origin(
            asked.file, command_of(asked, who), asked.seed, asked.particles, reader.name,
            len(stored_corrections()), tuple(assumed(asked, self._part)),
        )  # fmt: skip
        outlook = self._look_ahead(estimated, who.side, ways)
        rate = base_rate(self._quantities)
        return Found(origin, self._part, who.me, tuple(read), estimated, rate, outlook)

    def _read(self, reader: TextReader) -> list[Observed]:
        from experiments.inference.brought import observed

        def reads(words: str, side: int) -> dict[str, float]:
            return reader.read(words, side=side).intents

        with counting_bar("reading", len(self._part.texts)) as tell:
            return observed(self._part, reads, self._telling(tell, "texts were read"))

    def _weigh(self, read: list[Observed]) -> Estimated:
        from sim.filter.estimate import estimate

        asked, total = self._asked, 2 * len(read)
        with counting_bar("weighing", total) as tell:
            note = self._telling(tell, f"of {total:,} steps of weighing were done")
            return estimate(
                read, self._part.until, self._quantities, asked.seed, asked.particles,
                threads=self._cores, progress=lambda done, of: note(done),
            )  # fmt: skip

    def _look_ahead(self, estimated: Estimated, side: int, ways: tuple[str, ...]) -> Any:
        from experiments.inference.outlook import look_ahead, ways_to_play

        asked, present = self._asked, next(iter(estimated.ways[side]))
        with counting_bar("futures", len(ways_to_play(ways, present))) as tell:
            return look_ahead(
                estimated.particles, side, ways, present, self._quantities, asked.days, asked.seed,
                asked.futures, self._cores, self._telling(tell, "ways of answering were played"),
            )  # fmt: skip

    def _telling(self, tell: Callable[[int], None], what: str) -> Callable[[int], None]:
        def note(done: int) -> None:
            self.done = f"{done:,} {what}"
            tell(done)

        return note


def said_cost(texts: int, days: float, particles: int, reader: str, cores: int) -> str:
    """Say what reading and weighing will take, before they start."""
    couples = _FIRST_LOOK + particles
    work = couples * (_A_TEXT * texts + _A_DAY * days + _BEGINNING)
    seconds = texts * _TO_READ[reader] + work * (_ALONE + (1.0 - _ALONE) / cores)
    return (
        f"reading and weighing {texts:,} text{'s' * (texts != 1)} with {particles:,} couples: "
        f"about {said_time(seconds)} on {cores} core{'s' * (cores != 1)}, then the futures"
    )


def _print(found: Found, limit: int | None, out: Path | None, as_json: bool) -> None:
    written: list[Path] = []
    if out is not None:
        from coach.cli.infer_files import write

        written = write(found, out)
    if as_json:
        print(json.dumps(found.to_json(), indent=1, ensure_ascii=False, allow_nan=False))
        return
    from coach.cli.infer_view import show

    show(found, limit, written)
