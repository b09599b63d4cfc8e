"""Hypothesis profiles: `dev` looks for new failures, `thorough` longer, `ci` repeats its own."""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings

_COMMON = {
    "deadline": None,
    "max_examples": 40,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.large_base_example],
    # Explaining a failure by varying each of a mind's forty numbers takes minutes.
    "phases": [Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
}
settings.register_profile("dev", **_COMMON)
settings.register_profile("ci", **_COMMON, derandomize=True, database=None)
settings.register_profile("thorough", **(_COMMON | {"max_examples": 500}))
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


@pytest.fixture(scope="session")
def batch_engine() -> None:
    """See to it that the batch engine is compiled before a test patches what it is made from."""
    from sim.batch import warm_up  # compiling is for those who ask for it

    warm_up(lambda done, expected: None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how much the two engines were compared."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        counts.update({name: n for name, n in report.user_properties if name.endswith("compared")})
    for name, n in counts.items():
        terminalreporter.write_line(f"{n:,} {name}")
