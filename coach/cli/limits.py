"""What numbers commands take, said in one way."""

from __future__ import annotations

from agents.errors import AftertextError

FEWEST_COUPLES, MOST_COUPLES = 50, 100_000
"""Of measured arms: fewer say nothing."""


def check_jobs(jobs: int | None) -> None:
    """Raise AftertextError for fewer than one core."""
    if jobs is not None and jobs < 1:
        raise AftertextError(f"jobs = {jobs} is not a number of cores (1 or more)")


def check_seed(seed: int) -> None:
    """Raise AftertextError for a seed that chance cannot follow from."""
    if not 0 <= seed < 2**63:
        raise AftertextError(f"seed = {seed} is outside 0 to 2^63 - 1")


def check_arm(couples: int, name: str = "couples") -> None:
    """Raise AftertextError for too few or too many couples in an arm."""
    if not FEWEST_COUPLES <= couples <= MOST_COUPLES:
        raise AftertextError(f"{name} = {couples} is outside {FEWEST_COUPLES} to {MOST_COUPLES:,}")


def check_run(couples: int, seed: int, jobs: int | None) -> None:
    """Raise AftertextError for what no measuring can run with."""
    check_arm(couples)
    check_seed(seed)
    check_jobs(jobs)
