"""Draws the sample: real situations of simulated couples, with the words of the grammar of the day.

    python -m experiments.wording.draw FILE

The shipped sample was drawn once, before the grammar was reworked, and is not drawn again: what it
holds is the words before, and the situations that later grammars are measured in.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from agents.intents import INTENT_NAMES
from agents.wording import REGISTERS
from scenarios.loader import library_names, load_scenario
from sim.own_policy import resolve_policy, seated
from sim.record import Recorder
from sim.simulate import simulate
from sim.words import Order

from .sample import Case, Row, rounded, worded, write

LONG, NATURAL = 160, 100
"""The most texts of a thread that are kept: of busy pairs, and of the scenarios' own."""
FEWEST_NATURAL = 25
BUSY = (
    ("breadcrumbs", "buddy", "buddy"), ("breadcrumbs", "breadcrumb", "eager"),
    ("breadcrumbs", "breadcrumb", "polite"), ("still_in_love", "regret_talk", "eager"),
    ("lonely_dumper", "buddy", "eager"), ("fresh_breakup", "always_help", "plead"),
    ("clingy_dumpee", "impatient", "plead"), ("harsh_words", "impatient", "protest"),
    ("mutual_space", "friend_zone", "buddy"), ("money_trouble", "breadcrumb", "buddy"),
    ("rough_patch", "pity_return", "eager"), ("friend_advised_return", "advised_return", "eager"),
    ("long_relationship", "breadcrumb", "plead"), ("jealous_ex", "breadcrumb", "protest"),
    ("guilty_dumper", "always_help", "polite"), ("afraid_of_losing", "buddy", "polite"),
    ("new_partner", "friend_zone", "eager"), ("just_checking", "breadcrumb", "buddy"),
)  # fmt: skip
"""Scenario and policies of dumper and dumpee that text much; the probes (flood and so on) repeat
themselves by what they are, and are left out."""
SEEDS = (11, 12)


class Pair(NamedTuple):
    """Whom to run: a scenario, its policies or others, and how many texts to keep."""

    scenario: str
    dumper: str | None
    dumpee: str | None
    seed: int
    most: int
    days: float | None = None
    """How long; None is the scenario's own horizon."""


def main() -> None:
    """Draw the sample and write it to the file named."""
    write(Path(sys.argv[1]), list(draw()))


def draw() -> Iterator[tuple[Case, list[Row]]]:
    """Yield every case with its texts."""
    for number, pair in enumerate(_pairs()):
        registers = REGISTERS[number % 9], REGISTERS[(number + 1 + number // 9) % 9]
        case, rows = record(pair, number, registers)
        if len(rows) >= (LONG if pair.dumper else FEWEST_NATURAL):
            kept = rows[: pair.most]
            lines = worded(case, kept)
            yield case, [r._replace(words=line.words) for r, line in zip(kept, lines, strict=True)]


def _pairs() -> Iterator[Pair]:
    for seed in SEEDS:
        for scenario, dumper, dumpee in BUSY:
            yield Pair(scenario, dumper, dumpee, seed, LONG)
    for scenario in library_names():
        yield Pair(scenario, None, None, SEEDS[0], NATURAL)


def record(pair: Pair, number: int, registers: tuple[str, str]) -> tuple[Case, list[Row]]:
    """Run a couple and note what its wordsmith is told, and says."""
    scenario = load_scenario(pair.scenario)
    dumpee = resolve_policy(pair.dumpee or scenario.policies[0], 0)
    dumper = resolve_policy(pair.dumper or scenario.policies[1], 1)
    rows: list[Row] = []

    def author(order: Order, built_in: Callable[[], str]) -> str:
        words = built_in()
        text, mood = order.text, order.mood
        intent = INTENT_NAMES[text.intent]
        rows.append(rounded(text.id, text.sender, intent, mood, order.situation, words))
        return words

    setup = seated(scenario.setup(None, None), dumpee, dumper)
    if pair.days is not None:
        setup = dataclasses.replace(setup, horizon_days=pair.days)
    recorder = Recorder(pair.seed, number, registers, author)
    simulate(setup, scenario.make_quantities(), pair.seed, number, observer=recorder)
    title = f"{pair.scenario}, {dumper.name} × {dumpee.name}"
    return Case(number, title, pair.seed, number, registers), rows


if __name__ == "__main__":
    main()
