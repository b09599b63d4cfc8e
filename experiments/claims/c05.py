"""C05 (P5, P50): kind answers against none, for dumpers who feel guilty."""

from __future__ import annotations

import polars as pl

from experiments.lab import At, Case, Estimate, Lab, estimate
from experiments.lab.estimates import paired, ratio

from .shared import Floats, own_texts, per_couple, person

TURN, FROM, DAYS = 30.0, 60.0, 120.0
"""Days: when kind answers begin; from when, and until when, texts are counted."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the guilt and the guilt-led texts that kind answers take away."""
    guilty = person("guilty", 1)
    silent = Case(dumpee="no_contact", days=DAYS, dumper_traits=guilty)
    turn = (At(TURN, "dumpee", "policy", "buddy"),)
    kind = Case(dumpee="no_contact", days=DAYS, dumper_traits=guilty, changes=turn)
    guilt = [lab.daily(case, ("dumper.guilt",), (90.0,))["dumper.guilt"][0]
             for case in (silent, kind)]  # fmt: skip
    led, own = guilt_led(own_texts(lab.texts(silent)), lab.couples)
    led_kind, own_kind = guilt_led(own_texts(lab.texts(kind)), lab.couples)
    return {
        "texts": ratio(led_kind, led),
        "guilt": paired(guilt[0], guilt[1]),
        "share": estimate([led, own, led_kind, own_kind], lambda a, n, b, m: a / n - b / m),
    }


def guilt_led(own: pl.DataFrame, couples: int) -> tuple[Floats, Floats]:
    """Return how many own texts of the time that counts guilt leads, and how many there are."""
    late = own.filter(pl.col("day") >= FROM)
    led = late.filter(pl.col("motive") == "guilt")
    return per_couple(led, couples), per_couple(late, couples)
