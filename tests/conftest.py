"""Hypothesis profiles: `dev` looks for new failures, `thorough` longer, `ci` repeats its own."""

import os

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
