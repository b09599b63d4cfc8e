"""One trial of the particle filter: a simulated thread, and how the estimates compare with it."""

from __future__ import annotations

import bisect
from typing import Any

from agents.quantities import Quantities
from sim.filter.estimate import Estimated, estimate

from .known import Known, Reads, draw_known, observed

DAYS = 60.0
LOOKED_AT = (14, 28, 42, 56)
"""Days on which bands are compared with the truth."""
SEEDS_APART = 2**20
"""The filter's own chance is not that of the couple it looks at, nor that of another trial."""

Row = dict[str, Any]


def trial(seed: int, varied: bool, reads: Reads | None, particles: int) -> Row:
    """Return what one thread shows: where the truth lay in each band, intention, motives, ways."""
    quantities = Quantities()
    known = draw_known(seed, DAYS, quantities, varied)
    texts = observed(known, reads)
    own = SEEDS_APART * (1 + seed)
    found = estimate(texts, DAYS, quantities, own, particles, known.setup, threads=1)
    return {
        "seed": seed,
        "texts": len(texts),
        "bands": {name: _places(known, found, name) for name in found.bands},
        "wants": known.wants_return,
        "wants_estimated": round(float(found.wants_return[-1]), 5),
        "ways": [round(found.ways[s].get(known.policies[s], 0.0), 5) for s in (0, 1)],
        "policies": known.policies,
        **_motives(known, found),
    }


def _places(known: Known, found: Estimated, name: str) -> list[int]:
    """Return between which quantiles the truth lay on each day: 0 below all, up to len(LEVELS)."""
    return [_place(found.bands[name][day - 1].tolist(), known.felt(name, day)) for day in LOOKED_AT]


def _place(band: list[float], value: float) -> int:
    """Return how many quantiles lie below a value; half of those that it is equal to count."""
    return (bisect.bisect_left(band, value) + bisect.bisect_right(band, value)) // 2


def _motives(known: Known, found: Estimated) -> Row:
    """Return, over texts of motives of their own, how often the likeliest was right, and sums."""
    right, brier = 0, 0.0
    led_by: dict[str, int] = {}
    for text, estimated in zip(known.thread.texts, found.texts, strict=True):
        if text.led_by in ("", "courtesy", "plan"):
            continue
        led_by[text.led_by] = led_by.get(text.led_by, 0) + 1
        right += next(iter(estimated.motives)) == text.led_by
        shares = {**dict.fromkeys([text.led_by], 0.0), **estimated.motives}
        brier += sum((share - (name == text.led_by)) ** 2 for name, share in shares.items())
    return {"led_by": led_by, "motives_right": right, "motives_brier": round(brier, 5)}
