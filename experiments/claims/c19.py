"""C19 (P18): showing off the new life on social media hurts."""

from __future__ import annotations

from experiments.lab import Case, Estimate, Lab
from experiments.lab.estimates import paired

from .shared import Floats

POSTS = tuple((2.0 + 4.0 * number, "post") for number in range(22))
"""A post every fourth day for three months; how many reach the dumpee is left to chance."""
SEEN = 90.0


def silent(posts: bool) -> Case:
    """A dumper who leaves the ex alone, and posts or does not."""
    return Case(
        dumper="silence", days=365.0, numbers=(("rate_post", 0.0),), events=POSTS if posts else ()
    )


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return what the posts add to distress and to healing."""
    shown, not_shown = silent(posts=True), silent(posts=False)
    return {
        "distress": paired(_distress(lab, shown), _distress(lab, not_shown)),
        "healing": paired(lab.healing(shown), lab.healing(not_shown)),
    }


def _distress(lab: Lab, case: Case) -> Floats:
    """Return mean distress over the months with posts, shape (couples,)."""
    days: Floats = lab.daily(case, ("dumpee.distress_days",), (SEEN,))["dumpee.distress_days"][0]
    return days / SEEN
