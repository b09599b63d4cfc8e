"""C27 (P48, P66): hope against the true probability of a reunion, by breadcrumbs."""

from __future__ import annotations

from typing import NamedTuple

from scipy.special import expit

from experiments.lab import Case, Estimate, Lab, estimate
from experiments.lab.lab import Floats

ASKED_ON, YEAR = 30.0, 365.0
_HOPE, _REUNITED, _APART = "dumpee.hope", "first_reunion_day", "status"


class Belief(NamedTuple):
    """One arm on day 30; each of shape (couples,), 0 where the two are together by then."""

    hope: Floats
    reunited: Floats
    """1 for those who came together within the year that followed."""
    apart: Floats


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return hope minus the share that came true, under breadcrumbs and against silence."""
    crumbs, silence = (_belief(lab, dumper) for dumper in ("breadcrumb", "silence"))
    return {
        "false_hope": false_hope(crumbs),
        "by_crumbs": estimate(
            [*crumbs, *silence],
            lambda h, t, n, h0, t0, n0: (h - t) / n - (h0 - t0) / n0,
        ),
    }


def false_hope(arm: Belief) -> Estimate:
    """Return the mean of hope minus what came true, over those apart on the day."""
    return estimate(arm, lambda hope, true, apart: (hope - true) / apart)


def _belief(lab: Lab, dumper: str) -> Belief:
    case = Case(dumper=dumper, dumpee="polite", days=ASKED_ON + YEAR)
    seen = lab.daily(case, (_HOPE, _REUNITED, _APART), (ASKED_ON, case.days - 1.0))
    apart = seen[_REUNITED][0] < 0.0
    came = apart & (seen[_REUNITED][1] >= 0.0)
    return Belief(expit(seen[_HOPE][0]) * apart, came * 1.0, apart * 1.0)
