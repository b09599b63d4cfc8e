"""The environments by their registered names: every checker there is, over the whole library."""

import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from agents.errors import AftertextError
from scenarios.envs import situation_for, situations_for
from scenarios.loader import library_names
from sim.envs.single import CoupleEnv
from sim.envs.vector import CoupleVectorEnv

NAMES = ("Aftertext/Dumper-v0", "Aftertext/Dumpee-v0")


@pytest.mark.parametrize("scenario", library_names())
@pytest.mark.parametrize("name", NAMES)
def test_gymnasium_finds_nothing_wrong(name, scenario):
    env = gymnasium.make(name, scenario=scenario, horizon_days=20, render_mode="ansi")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(env.unwrapped)
    env.reset(seed=1)
    for _ in range(200):
        *_, terminated, truncated, info = env.step(env.action_space.sample())
        if terminated or truncated:
            break
    assert terminated or truncated
    assert info["scenario"] == scenario


@pytest.mark.parametrize("name", NAMES)
def test_gymnasium_makes_many_of_them_natively(name):
    envs = gymnasium.make_vec(name, 36, scenario="all", horizon_days=10)
    assert isinstance(envs.unwrapped, CoupleVectorEnv)
    assert len(envs.unwrapped.situations) == len(library_names()) == 18
    seen, infos = envs.reset(seed=1)
    assert envs.observation_space.contains(seen)
    rng = np.random.default_rng(1)
    ended = np.zeros(36, bool)
    for _ in range(60):
        mask = infos["action_mask"]
        seen, rewards, ends, cuts, infos = envs.step(
            np.array([rng.choice(np.flatnonzero(row)) for row in mask])
        )
        assert envs.observation_space.contains(seen)
        assert np.isfinite(rewards).all()
        ended |= ends | cuts
    assert ended.all()


def test_they_work_in_gymnasiums_own_vectors_and_wrappers():
    envs = gymnasium.make_vec(NAMES[0], 2, vectorization_mode="sync", horizon_days=7)
    envs.reset(seed=1)
    envs.step(envs.action_space.sample())
    env = gymnasium.wrappers.RecordEpisodeStatistics(gymnasium.make(NAMES[1], horizon_days=7))
    env.reset(seed=1)
    over, total = False, 0.0
    while not over:
        _, reward, terminated, truncated, info = env.step(0)
        over, total = terminated or truncated, total + reward
    assert info["episode"]["r"] == pytest.approx(total)
    flat = gymnasium.make_vec(NAMES[0], 4, horizon_days=7)
    kept = gymnasium.wrappers.vector.RecordEpisodeStatistics(flat)
    kept.reset(seed=1)
    kept.step(np.zeros(4, int))


def test_a_situation_has_the_scenarios_own_opponent_unless_another_is_named():
    assert situation_for(1, "breadcrumbs").choices[0].name == "polite"
    assert situation_for(1, "breadcrumbs").choices[1] is None
    assert situation_for(0, "breadcrumbs", "silence").choices[1].name == "silence"
    assert situation_for(None, "breadcrumbs").open_sides == (0, 1)
    assert situation_for(1, "breadcrumbs").open_sides == (1,)
    assert len(situations_for(1, "all")) == 18
    pairs = situations_for(1, "breadcrumbs, new_partner", "polite, plead")
    assert [(s.name, s.choices[0].name) for s in pairs] == [
        ("breadcrumbs", "polite"), ("breadcrumbs", "plead"),
        ("new_partner", "polite"), ("new_partner", "plead"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kwargs", "words"),
    [
        ({"scenario": "breadcrums"}, "did you mean 'breadcrumbs'"),
        ({"opponent": "polit"}, "did you mean 'polite'"),
        ({"opponent": "polite,"}, "no name before or after a comma"),
        ({"scenario": "all"}, "one couple has one scenario"),
    ],
)
def test_wrong_names_are_told(kwargs, words):
    with pytest.raises(AftertextError, match=words):
        gymnasium.make(NAMES[0], **kwargs)


def test_an_own_file_is_a_scenario(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("title: mine\nabout: a test\nhorizon_days: 9\n")
    env = gymnasium.make(NAMES[0], scenario=str(file)).unwrapped
    assert isinstance(env, CoupleEnv)
    assert env.reset(seed=1)[1]["scenario"] == "mine"
    assert env.reset(seed=1, options={"scenario": "breadcrumbs"})[1]["scenario"] == "breadcrumbs"
