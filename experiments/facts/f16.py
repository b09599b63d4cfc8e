"""F16: nearly all have some contact after the breakup, or look the other up."""

from __future__ import annotations

from experiments.lab import Estimate

from .seen import Seen
from .statistic import Statistic, estimates, mean_of

DAYS = 180


def parts(seen: Seen) -> dict[str, Statistic]:
    """Return the share with a text sent by either or a post seen, and the share with a text."""
    texts = seen.on("dumpee.seat.n_sent", DAYS) + seen.on("dumper.seat.n_sent", DAYS)
    posts = seen.on("posts_seen", DAYS)
    return {"contact": mean_of((texts + posts) > 0), "texts": mean_of(texts > 0)}


def measure(seen: Seen) -> dict[str, Estimate]:
    """Return the same with intervals."""
    return estimates(parts(seen))
