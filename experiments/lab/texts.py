"""Texts of many couples as a table: one row for each text sent and each text read.

| column | meaning |
|---|---|
| couple | its number |
| day | when it was sent or read, days since the breakup |
| read | false where it was sent, true where it was read |
| id, answers, follows_up, wants_answer | as in sim.couple.Text |
| sender, intent, motive | their names, as Enums; no motive is null |
| the axes of agents.content | its content |
| fields asked for, such as dumpee.hope | of the minds, just after |
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from agents.content import AXES
from agents.intents import INTENT_NAMES, SIDES
from agents.motives import COURTESY, DUMPEE_MOTIVES, DUMPER_MOTIVES, PLAN
from sim.couple import READ_DUMPEE, READ_DUMPER
from sim.trace import Trace, blank_trace

_OF_TEXT = ("id", "answers", "follows_up", "wants_answer")
_MINDS = {"dumpee": "dumpees", "dumper": "dumpers"}
MOTIVES = tuple(dict.fromkeys((*DUMPEE_MOTIVES, *DUMPER_MOTIVES, "courtesy", "plan")))
"""Names of the motives of both sides; loneliness is one name for two motives."""


def texts_in(
    trace: Trace | None, indices: NDArray[np.int64], fields: tuple[str, ...] = ()
) -> pl.DataFrame:
    """Return the texts in a trace of couples with these numbers; none gives the empty table."""
    trace = trace if trace is not None else blank_trace(0)
    rows = np.flatnonzero(trace.texts["id"] >= 0)
    texts, events = trace.texts[rows], trace.events[rows]
    columns = {
        "couple": indices[events["couple"]].astype(np.int32),
        "day": events["day"],
        "read": np.isin(events["slot"], (READ_DUMPEE, READ_DUMPER)),
        "sender": _named(texts["sender"], SIDES),
        "intent": _named(texts["intent"], INTENT_NAMES),
        "motive": _named(_motives(texts["sender"], texts["motive"]), MOTIVES),
    }
    columns |= {name: texts[name].astype(np.int32) for name in _OF_TEXT}
    columns |= {axis: texts["content"][axis].astype(np.float32) for axis in AXES}
    for field in fields:
        side, name = field.split(".")
        columns[field] = getattr(trace, _MINDS[side])[name][rows]
    return pl.DataFrame(columns)


def _named(numbers: NDArray[np.int64], names: tuple[str, ...]) -> pl.Series:
    asked = pl.Series(numbers.astype(np.int64))
    return pl.Series(names, dtype=pl.Enum(names)).gather(asked.set(asked < 0, None))


def _motives(sender: NDArray[np.int64], motive: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number motives as in MOTIVES, whichever side they are of."""
    of_side = ((*DUMPEE_MOTIVES,), (*DUMPER_MOTIVES,))
    table = np.full((2, PLAN + 2), -1)  # its last column stands for no motive
    for side, names in enumerate(of_side):
        table[side, : len(names)] = [MOTIVES.index(name) for name in names]
    table[:, COURTESY], table[:, PLAN] = MOTIVES.index("courtesy"), MOTIVES.index("plan")
    numbered: NDArray[np.int64] = table[sender, np.where(motive < 0, PLAN + 1, motive)]
    return numbered
