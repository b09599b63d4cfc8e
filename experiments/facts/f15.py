"""F15: who leaves without a word feels guilt and relief, who is left so feels sadness and hurt."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, difference, estimates, mean_of

FIRST, LAST = 1, 28
WITHOUT_A_WORD = ("silence", "block")
EXPLAINED = ("compassionate", "friend_zone")


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the contrasts of the two roles without a word, and of both kinds of exit."""
    silent, told = seen.dumpers(*WITHOUT_A_WORD), seen.dumpers(*EXPLAINED)
    sadness, dumper_sadness, guilt, relief = (
        seen.mean(field, FIRST, LAST)
        for field in ("dumpee.sadness", "dumper.sadness", "dumper.guilt", "dumper.relief")
    )
    rows = seen.rows(FIRST, LAST)
    hurt = seen.distress[rows].mean(axis=0) - seen.dumper_pain[rows].mean(axis=0)
    return {
        "sadness": mean_of((sadness - dumper_sadness)[silent]),
        "hurt": mean_of(hurt[silent]),
        "guilt": mean_of(guilt[silent]),
        "relief": mean_of(relief[silent]),
        "guilt_by_exit": difference(guilt, silent, told),
        "sadness_by_exit": difference(sadness, silent, told),
    }


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
