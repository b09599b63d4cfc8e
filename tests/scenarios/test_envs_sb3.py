"""Stable-Baselines3's own checker, over the whole library."""

import warnings

import gymnasium
import pytest

import scenarios.envs  # noqa: F401  (registers the environments)
from scenarios.loader import library_names

pytestmark = pytest.mark.train


@pytest.mark.parametrize("scenario", library_names())
@pytest.mark.parametrize("name", ["Aftertext/Dumper-v0", "Aftertext/Dumpee-v0"])
def test_stable_baselines_finds_nothing_wrong(name, scenario):
    from stable_baselines3.common.env_checker import check_env

    env = gymnasium.make(name, scenario=scenario, horizon_days=20).unwrapped
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(env)
