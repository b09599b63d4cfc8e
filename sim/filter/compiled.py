"""The particle filter's machine room: all couples one step along the observed thread, compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numba
from numba.extending import register_jitable

from agents.healing import distress, wish_to_reconnect
from agents.hope import hope_share
from agents.seat import TEXT
from sim.cache import fingerprint
from sim.compiled import FOLDER, kept_in
from sim.couple import APART
from sim.filter.living import live
from sim.filter.sending import send_observed
from sim.step import carry_out, decide
from sim.urge import relax

_OWN = FOLDER / fingerprint(sorted(Path(__file__).parent.glob("*.py")))
"""Numba looks at the file of the outermost function only; this looks at all beside it."""


@register_jitable
def _follow(
    couple: Any, plan: Any, k: int, since: float, until: float, sends: bool, seen: Any, parted: Any,
    q: Any, programs: Any, room: Any,
) -> float:  # fmt: skip
    added = live(couple, plan, k, since, until, seen, parted, q, programs, room)
    if sends:
        return added + send_observed(couple, plan, k, seen, parted, q, programs, room)
    relax(couple, 0, q, until)
    relax(couple, 1, q, until)
    return added


with kept_in(str(_OWN)):

    @numba.njit(nogil=True, cache=True, error_model="numpy")
    def follow(
        couples: Any, plans: Any, k: int, since: float, until: float, sends: bool, seen: Any,
        parted: Any, numbers: Any, programs: Any, room: Any, log_weights: Any,
    ) -> None:  # fmt: skip
        """Live couples from one moment to another, before text number k, which they then may send.

        Without sending, both minds are moved on to that moment, so that they can be looked at.
        `log_weights` takes the log of the probability of what was observed meanwhile.
        """
        for i in range(len(couples)):
            log_weights[i] += _follow(
                couples[i], plans[i], k, since, until, sends, seen, parted, numbers[0], programs[0],
                room,
            )  # fmt: skip

    @numba.njit(nogil=True, cache=True, error_model="numpy")
    def derive(couples: Any, numbers: Any, into: Any) -> None:
        """Write what follows from the dumpees' feelings: hope as a share, distress, the wish."""
        for i in range(len(couples)):
            d = couples[i].dumpee
            into[0, i] = hope_share(d)
            into[1, i] = distress(d, numbers[0])
            into[2, i] = wish_to_reconnect(d, numbers[0])

    @numba.njit(nogil=True, cache=True, error_model="numpy")
    def ask_now(couples: Any, side: int, now: Any, numbers: Any, programs: Any) -> None:
        """Let one side decide anew on the last text it read, where it has not answered that yet."""
        for i in range(len(couples)):
            couple = couples[i]
            seat = couple.seats[side]
            unanswered = seat.n_read > 0 and seat.last_read_day > seat.last_sent_day
            if couple.status == APART and unanswered and couple.waiting[side] == 0:
                couple.now = now[i]
                decide(couple, side, TEXT, numbers[0], programs[0])
                carry_out(couple, side, TEXT, numbers[0])
