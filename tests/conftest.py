"""Hypothesis profiles: `dev` looks for new failures, `ci` repeats the same examples every time."""

import os

from hypothesis import HealthCheck, settings

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
settings.register_profile("dev", deadline=None, max_examples=40, suppress_health_check=_CALM)
settings.register_profile(
    "ci",
    deadline=None,
    max_examples=40,
    suppress_health_check=_CALM,
    derandomize=True,
    database=None,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))
