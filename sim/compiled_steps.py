"""Decisions of one side over many couples at a time: the machine room of the vector environment.

Compiled apart from `sim.compiled`, since only training needs it.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from numba.extending import register_jitable

from agents.seat import NO_MOMENT
from sim.asked import (
    day_reached,
    fill_act,
    is_healed,
    live_until_asked,
    may_take,
    observe_side,
    take_accounts,
)
from sim.compiled import FOLDER, kept_in
from sim.step import carry_out

NOBODY = -1
"""Stands for a side where none is decided for: couples live to healing or the horizon."""


@register_jitable
def _allow(couple: Any, side: int, moment: int, net: Any, always: int, masks: Any) -> None:
    """Write what the side may do: the first `always` actions in any case, the first at the end."""
    if moment == NO_MOMENT:
        masks[:] = 0
        masks[0] = 1
        return
    masks[:always] = 1
    for action in range(always, len(masks)):
        masks[action] = 1 if may_take(couple, side, net, action) else 0


@register_jitable
def _step(
    couple: Any, side: int, moment: int, action: int, q: Any, programs: Any, counts: Any, last: Any
) -> int:
    """Carry out an action, silence if it is not allowed, and live on to the next decision.

    Writes into `counts` what was counted meanwhile.
    """
    day = couple.now
    take_accounts(couple, side, day, last)
    fill_act(couple, side, moment, action, programs.networks[side])
    carry_out(couple, side, moment, q)
    moment = live_until_asked(couple, side, q, programs)
    then = day_reached(couple, moment)
    take_accounts(couple, side, then, counts)
    for i in range(len(last)):
        counts[i] -= last[i]
    counts[len(last)] = then - day
    return moment


with kept_in(str(FOLDER)):

    @numba.njit(nogil=True, cache=True, error_model="numpy")
    def step_all(
        couples: Any,
        numbers: Any,
        programs: Any,
        side: int,
        opening: int,
        always: int,
        moments: Any,
        actions: Any,
        seen: Any,
        masks: Any,
        counts: Any,
        ended: Any,
    ) -> None:
        """Let each couple live on to its side's next decision, in place.

        Couples that wait at no moment are over and stay as they are. `opening` 1 takes no actions:
        it leads couples that have just begun to their first decision; with the side NOBODY to their
        end, and only `moments` are written. The first `always` actions are allowed at every
        decision. Written are, by couple: `moments`, `seen` (what is observed), `masks` (what may be
        done), `counts` (the ACCOUNTS of this step, its days, the day now), `ended` (0 no, 1 healed,
        2 the horizon).
        """
        last = np.empty(counts.shape[1] - 2)
        for i in range(len(couples)):
            if opening > 0:
                moments[i] = live_until_asked(couples[i], side, numbers[0], programs[0])
            elif moments[i] != NO_MOMENT:
                moments[i] = _step(
                    couples[i], side, moments[i], actions[i], numbers[0], programs[0],
                    counts[i], last,
                )  # fmt: skip
            else:
                counts[i] = 0.0
            if side == NOBODY:
                continue
            counts[i, len(last) + 1] = couples[i].now
            observe_side(couples[i], side, moments[i], numbers[0], seen[i])
            net = programs[0].networks[side]
            _allow(couples[i], side, moments[i], net, always, masks[i])
            ended[i] = 0
            if moments[i] == NO_MOMENT:
                ended[i] = 1 if is_healed(couples[i]) else 2
