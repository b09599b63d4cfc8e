"""The whole program in C: structs, all rules in their order, and the loop over couples."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sim.step
from agents.policies.programs import Programs
from agents.quantities import Quantities
from agents.rules import RULES
from benchmarks.c.functions import Function
from benchmarks.c.kinds import FLOAT, INT, Structs
from benchmarks.c.pieces import READS, Signature
from sim.couple import Couple

PRELUDE = Path(__file__).with_name("prelude.h")
U01 = Signature("u01", (INT, INT), FLOAT, READS)
"""The one function that is written in C by hand: its Python needs integers without end."""

LOOP = """
/* Run couples to their horizons, or to the day `until`; return how many events happened. */
int64_t run(Couple *couples, int64_t n, Quantities *q, Programs *programs, double until) {
    int64_t events = 0;
    for (int64_t i = 0; i < n; i++) {
        Couple *couple = &couples[i];
        double end = until < couple->horizon ? until : couple->horizon;
        for (;;) {
            int64_t slot = next_slot(couple);
            if (!(couple->slots[slot] < end)) break;
            ADVANCE;
            events++;
        }
    }
    return events;
}
"""


def translate(rules: Sequence[Callable[..., Any]], structs: Structs) -> str:
    """Return rules as C, callees before their callers.

    Raises TranslationError, naming rule and line, for what it does not know how to write.
    """
    known = {"u01": U01}
    parts = [PRELUDE.read_text(encoding="utf-8"), structs.declarations()]
    for rule in rules:
        code, known[rule.__name__] = Function(rule, known, structs).translate()
        parts.append(code)
    return "\n".join(parts)


def needed(*entries: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Return the rules that some rules need, and these themselves, in the order of `RULES`.

    Other rules, such as those that draw the people at the beginning, are not part of a run.
    """
    found, sought = set(), list(entries)
    while sought:
        one = sought.pop()
        if one not in found:
            found.add(one)
            called = inspect.getclosurevars(one).globals.values()
            sought += [other for other in called if other in RULES]
    return [one for one in RULES if one in found]


def program() -> str:
    """Return the whole psychology in C, with the loop that runs couples."""
    structs = Structs(Couple(), Quantities(), Programs())
    rules = needed(sim.step.advance, sim.step.next_slot)
    call = f"advance({', '.join(inspect.signature(sim.step.advance).parameters)})"
    return translate(rules, structs) + LOOP.replace("ADVANCE", call)
