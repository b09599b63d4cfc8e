"""Ordinary texting as simulated: friends who text for some weeks, as dyads to be measured.

    python -m experiments.pace.simulated [--dyads N] [--seed S] [--together] [--json]

prints F01–F07 beside the simulation, of friends or of couples that are together.
"""

from __future__ import annotations

import argparse
import json
import math

from agents.quantities import Quantities
from sim.clock import SECONDS_PER_DAY
from sim.couple import FRIENDS, SEND_DUMPEE, SEND_DUMPER, TOGETHER, Couple
from sim.simulate import simulate

from .batch import SETTLING_DAYS, friends_who_text, play_dyads
from .derive import stored_intervals
from .figures import FIGURES
from .statistics import Pace, measure_pace
from .threads import Dyads

SHARE_TOLERANCE = 0.05
"""How far a share may be from the printed one where no interval is printed."""


class _SendTimes:
    """Keeps the second and the sender of every text."""

    def __init__(self) -> None:
        self.sent: list[tuple[float, int]] = []

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """See nothing: a text is known once it is sent."""
        self._texts = couple.texts

    def after(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Keep the text if one was sent."""
        if slot in (SEND_DUMPEE, SEND_DUMPER) and couple.texts > self._texts:
            day = couple.now - SETTLING_DAYS
            if day >= 0.0:
                self.sent.append((math.floor(day * SECONDS_PER_DAY), couple.outgoing.sender))


def simulate_dyads(
    dyads: int, seed: int, quantities: Quantities | None = None, status: int = FRIENDS
) -> Dyads:
    """Let `dyads` pairs of friends text for 28 days; times in whole seconds, as in the raw data.

    With `status` TOGETHER they are couples before a breakup that does not come. This is the event
    engine's way, in plain Python; `experiments.pace.batch.play_dyads` gives the same, sooner.
    """
    q = quantities or Quantities()
    setup = friends_who_text(status)
    threads = {}
    for index in range(dyads):
        watch = _SendTimes()
        simulate(setup, q, seed, index, observer=watch)
        threads[(2 * index, 2 * index + 1)] = watch.sent
    return threads


def compare_pace(simulated: Pace) -> list[dict[str, object]]:
    """Set the simulated figures beside the printed ones, and say whether each is met.

    Met is: within the printed interval; for shares without one, within .05; for the rest, within
    the interval of the raw data (`ordinary_pace.yaml`).
    """
    stored, rows = stored_intervals(), []
    for figure in FIGURES:
        value = getattr(simulated, figure.field)
        low, high = figure.printed_interval or stored[figure.field]
        if figure.printed_interval is None and figure.unit == "share":
            low, high = figure.printed - SHARE_TOLERANCE, figure.printed + SHARE_TOLERANCE
        rows.append(
            {
                "finding": figure.finding,
                "name": figure.name,
                "unit": figure.unit,
                "printed": figure.printed,
                "low": low,
                "high": high,
                "simulated": round(value, 4),
                "within": low <= value <= high,
            }
        )
    return rows


def main(arguments: list[str] | None = None) -> None:
    """Print F01–F07 beside the simulation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dyads", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--together", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    status = TOGETHER if options.together else FRIENDS
    dyads = play_dyads(options.dyads, options.seed, status=status)
    rows = compare_pace(measure_pace(dyads))
    if options.json:
        print(json.dumps(rows, indent=2))
        return
    for row in rows:
        print(
            f"{row['finding']}  {row['name']:<58} {row['printed']:>8} "
            f"{row['simulated']:>9}  {'within' if row['within'] else 'OUTSIDE'}"
        )


if __name__ == "__main__":
    main()
