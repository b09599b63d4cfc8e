"""PettingZoo's own checkers over the whole library, and what the library adds."""

import warnings

import numpy as np
import pytest
from pettingzoo.test import api_test, parallel_api_test, parallel_seed_test, seed_test

from agents.errors import AftertextError
from scenarios import couple_v0
from scenarios.loader import library_names

ADVICE = {
    "Agents have different observation space sizes",
    "Observations are different shapes",
    'We recommend agents to be named in the format <descriptor>_<number>, like "player_0"',
}
"""What PettingZoo advises and these are not: two of a kind. The one who left and the one who was
left feel, know and can do different things."""


@pytest.mark.parametrize("scenario", library_names())
def test_pettingzoo_finds_nothing_wrong(scenario):
    def made(make):
        return make(scenario, horizon_days=20, render_mode="ansi")

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        api_test(made(couple_v0.env), num_cycles=40)
        api_test(made(couple_v0.raw_env), num_cycles=40, verbose_progress=True)
        parallel_api_test(made(couple_v0.parallel_env), num_cycles=80)
        seed_test(lambda: made(couple_v0.env), num_cycles=40)
        parallel_seed_test(lambda: made(couple_v0.parallel_env), num_cycles=40)
    assert {str(warning.message) for warning in told} <= ADVICE


def test_nor_over_the_full_horizon():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        api_test(couple_v0.env(), num_cycles=10_000)
        parallel_api_test(couple_v0.parallel_env(), num_cycles=20_000)
        seed_test(couple_v0.env, num_cycles=10_000)


@pytest.mark.parametrize("scenario", library_names())
def test_a_couple_of_each_scenario_ends_and_the_same_seed_gives_the_same_days(scenario):
    lives = []
    for _ in range(2):
        env, rng, days = couple_v0.parallel_env(scenario, horizon_days=20), chance(), []
        _, infos = env.reset(seed=3)
        while env.agents:
            masks = {agent: infos[agent]["action_mask"] for agent in env.agents}
            *_, infos = env.step({a: rng.choice(np.flatnonzero(m)) for a, m in masks.items()})
            days.append(infos["dumpee"]["day"])
        lives.append(days)
    assert infos["dumper"]["scenario"] == scenario
    assert lives[0] == lives[1]
    assert len(lives[0]) > 1


def chance():
    return np.random.default_rng(0)


@pytest.mark.parametrize("make", [couple_v0.env, couple_v0.raw_env, couple_v0.parallel_env])
def test_a_reset_may_change_the_scenario_for_one_episode(make):
    env = make(horizon_days=10)

    def scenario(**options):
        found = env.reset(seed=1, options=options)
        infos = found[1] if found else env.infos
        return infos["dumpee"]["scenario"], env.unwrapped.episode.couple.horizon

    assert scenario() == ("breadcrumbs", 10.0)
    assert scenario(scenario="new_partner") == ("new_partner", 10.0)
    assert scenario() == ("breadcrumbs", 10.0)


def test_an_own_file_is_a_scenario(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("title: mine\nabout: a test\nhorizon_days: 9\n")
    env = couple_v0.raw_env(str(file))
    env.reset(seed=1)
    assert env.infos["dumper"]["scenario"] == "mine"
    assert env.episode.couple.horizon == 9.0


def test_wrong_names_are_told():
    with pytest.raises(AftertextError, match="did you mean 'breadcrumbs'"):
        couple_v0.env("breadcrums")
    env = couple_v0.parallel_env()
    with pytest.raises(AftertextError, match="did you mean 'breadcrumbs'"):
        env.reset(options={"scenario": "breadcrums"})
    with pytest.raises(AftertextError, match="no opponent"):
        env.reset(options={"opponent": "polite"})
