"""Many couples as one environment: the lives of the single one, in every mode of beginning anew."""

import numpy as np
import pytest
from gymnasium.vector import AutoresetMode
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from scenarios.envs import situation_for, situations_for
from sim.envs.single import CoupleEnv
from sim.envs.situation import Situation
from sim.envs.vector import CoupleVectorEnv
from sim.own_policy import resolve_policy
from tests.sim.couples import Q
from tests.sim.envs.lives import few_seeds, sides, situations, snapshot_on, somehow

PARTS = ("dt", "day", "reward_healing", "reward_distress", "reward_crises", "reward_own_recovery",
         "reward_reunion")  # fmt: skip


def same_step(single, vector, place):
    """Compare what came from one step of a single environment with a place of the many."""
    (seen, reward, terminated, truncated, info), (all_seen, rewards, ends, cuts, infos) = (
        single, vector,
    )  # fmt: skip
    assert (seen == all_seen[place]).all()
    assert (reward, terminated, truncated) == (
        pytest.approx(rewards[place], abs=1e-9), ends[place], cuts[place],
    )  # fmt: skip
    assert (info["action_mask"] == infos["action_mask"][place]).all()
    for part in PARTS:
        assert info[part] == infos[part][place], part
    assert info["discount"] == pytest.approx(infos["discount"][place])


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds)
def test_each_place_lives_the_life_of_the_single_environment(data, side, seed):
    situation = data.draw(situations(side, 25.0))
    many = CoupleVectorEnv(3, side, situation, threads=data.draw(st.sampled_from((1, 2))))
    seen, infos = many.reset(seed=seed)
    ones = [CoupleEnv(side, situation) for _ in range(3)]
    for place, one in enumerate(ones):
        first, info = one.reset(seed=seed, options={"couple": place})
        assert (first == seen[place]).all()
        assert (info["action_mask"] == infos["action_mask"][place]).all()
    rng, over = np.random.default_rng(seed), np.zeros(3, bool)
    while not over.all():
        actions = somehow(many.action_masks(), rng)
        came = many.step(actions)
        for place in np.flatnonzero(~over):
            same_step(ones[place].step(actions[place]), came, place)
        over |= came[2] | came[3]


@pytest.mark.parametrize("side", [0, 1])
def test_when_the_dumpee_is_healed_both_end_at_once(side):
    situation = situation_for(side, "breadcrumbs", ("silence", "polite")[side])
    one, many = CoupleEnv(side, situation), CoupleVectorEnv(2, side, situation)
    one.reset(seed=4)
    many.reset(seed=4)
    over = False
    while not over:
        step = one.step(0)
        same_step(step, many.step(np.zeros(2, int)), 0)
        healed = one.episode.couple.dumpee.healed_day >= 0.0
        assert step[2] == healed
        over = step[2] or step[3]
    assert healed
    assert one.action_masks().sum() == 1
    assert (step[0][:4] == 0.0).all(), "nothing is asked any more"


def short(side=1, n=6, **kwargs):
    situation = situation_for(side, "breadcrumbs").lasting(7.0)
    return CoupleVectorEnv(n, side, situation, **kwargs)


def test_in_the_next_step_an_ended_place_begins_the_next_couple_whatever_the_action():
    env = short()
    env.reset(seed=2)
    over = np.zeros(6, bool)
    numbers = np.arange(6)
    for _ in range(200):
        _seen, rewards, ends, cuts, infos = env.step(np.full(6, 5))
        assert not (ends | cuts)[over].any()
        assert (rewards[over] == 0.0).all()
        assert (infos["day"][over] == 0.0).all()
        assert (infos["couple"][~over] == numbers[~over]).all()
        assert set(infos["couple"][over]) == set(
            range(numbers.max() + 1, numbers.max() + 1 + over.sum())
        )
        numbers, over = infos["couple"], ends | cuts
    assert numbers.max() > 12


def test_in_the_same_step_the_last_state_is_told_beside_the_first_of_the_next():
    following, plain = short(autoreset_mode="SameStep"), short(autoreset_mode="Disabled")
    seen, _ = following.reset(seed=2)
    assert (seen == plain.reset(seed=2)[0]).all()
    while True:
        one, other = following.step(np.full(6, 5)), plain.step(np.full(6, 5))
        assert (one[2] == other[2]).all()
        assert (one[3] == other[3]).all()
        assert one[1] == pytest.approx(other[1])
        over = other[2] | other[3]
        if over.any():
            break
    infos = one[4]
    assert (infos["_final_obs"] == over).all()
    for place in np.flatnonzero(over):
        assert (infos["final_obs"][place] == other[0][place]).all()
        assert infos["day"][place] == 0.0
        assert infos["final_info"]["day"][place] == other[4]["day"][place]
        assert infos["couple"][place] >= 6
    assert (one[0][~over] == other[0][~over]).all()
    assert following.metadata["autoreset_mode"] is AutoresetMode.SAME_STEP


def test_disabled_an_ended_place_stays_until_it_is_reset():
    env = short(autoreset_mode=AutoresetMode.DISABLED)
    env.reset(seed=2)
    for _ in range(60):
        _, rewards, ends, cuts, _ = env.step(np.zeros(6, int))
    assert (ends | cuts).all()
    assert (rewards == 0.0).all()
    mask = np.array([True, False, False, False, True, False])
    kept = (last := env.step(np.zeros(6, int))[0]).copy()
    seen, infos = env.reset(options={"reset_mask": mask})
    assert (last == kept).all(), "what was given out is not changed"
    assert ((seen != kept).any(axis=1) == mask).all()
    assert (infos["day"][mask] == 0.0).all()
    assert (infos["day"][~mask] > 6.0).all()
    assert infos["couple"].tolist() == [6, 1, 2, 3, 7, 5]
    _, _, ends, cuts, _ = env.step(np.zeros(6, int))
    assert ((ends | cuts) == ~mask).all()


def run(env, seed, steps=40):
    env.reset(seed=seed)
    rng, total = np.random.default_rng(seed), []
    for _ in range(steps):
        seen, rewards, ends, cuts, infos = env.step(somehow(env.action_masks(), rng))
        total.append((seen, rewards, ends, cuts, infos["couple"]))
    return [np.stack(column) for column in zip(*total, strict=True)]


def test_threads_make_no_difference_and_the_seed_makes_all():
    one, two, again, other = (
        run(short(n=40, threads=threads), seed)
        for threads, seed in ((1, 3), (2, 3), (3, 3), (2, 4))
    )
    for a, b, c in zip(one, two, again, strict=True):
        assert (a == b).all()
        assert (a == c).all()
    assert (one[0] != other[0]).any()


def test_without_a_seed_the_next_couples_come_and_with_it_the_same_again():
    env = short()
    first = env.reset(seed=5)[1]["couple"]
    second = env.reset()[1]["couple"]
    assert first.tolist() == [0, 1, 2, 3, 4, 5]
    assert set(second).isdisjoint(first)
    assert env.reset(seed=5)[1]["couple"].tolist() == first.tolist()


def test_several_situations_share_the_places_in_their_order():
    names = "breadcrumbs,new_partner,long_relationship"
    env = CoupleVectorEnv(7, 1, situations_for(1, names, "polite,plead"))
    seen, _ = env.reset(seed=1)
    pairs = [(name, other) for name in names.split(",") for other in ("polite", "plead")]
    for place, (name, other) in zip((0, 2, 3, 4, 5, 6), pairs, strict=True):
        single = CoupleEnv(1, situation_for(1, name, other))
        assert (single.reset(seed=1, options={"couple": 0})[0] == seen[place]).all()
    with pytest.raises(AftertextError, match="fewer than the 6 situations"):
        CoupleVectorEnv(5, 1, situations_for(1, names, "polite,plead")).reset(seed=1)


def test_it_starts_from_forks_of_a_snapshot_or_in_another_scenario():
    snapshot = snapshot_on(12.0)
    env = CoupleVectorEnv(4, 1, situation_for(1, "new_partner"))
    seen, infos = env.reset(seed=9, options={"snapshot": snapshot})
    single = CoupleEnv(1, situation_for(1, "new_partner"))
    for place in range(4):
        asked = {"snapshot": snapshot, "couple": place}
        assert (single.reset(seed=9, options=asked)[0] == seen[place]).all()
    assert ((infos["day"] >= 12.0) & (infos["day"] < 13.01)).all()
    assert (env.reset(seed=9)[1]["day"] == 0.0).all()
    found = CoupleVectorEnv(
        4, 1, situation_for(1, "breadcrumbs"), find=lambda s, o: situation_for(1, s, o)
    )
    seen, _ = found.reset(seed=9, options={"scenario": "new_partner"})
    assert (seen == env.reset(seed=9)[0]).all()


def test_what_a_reset_asks_for_is_for_that_once():
    env = CoupleVectorEnv(
        4, 1, situation_for(1, "breadcrumbs"), find=lambda s, o: situation_for(1, s, o)
    )
    own = env.reset(seed=3)[0]
    seen, infos = env.reset(options={"scenario": "new_partner"})
    assert infos["couple"].min() >= 4
    after, infos = env.reset()
    single = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    for place, couple in enumerate(infos["couple"]):
        first = single.reset(seed=3, options={"couple": int(couple)})[0]
        assert (first == after[place]).all()
        assert (first != seen[place]).any()
        assert (first != own[place]).any()


def test_wrong_use_is_told(tmp_path):
    code = tmp_path / "own.py"
    code.write_text("class Mine:\n    def on_text(self, view):\n        return None\n")
    own = Situation("own", situation_for(1, "breadcrumbs").setup, Q,
                    choices=(resolve_policy(f"{code}:Mine", 0), None))  # fmt: skip
    with pytest.raises(AftertextError, match="cannot run own code"):
        CoupleVectorEnv(2, 1, own).reset(seed=1)
    assert CoupleEnv(1, own).reset(seed=1)[1]["day"] == 0.0
    env = short()
    with pytest.raises(AftertextError, match="must be reset"):
        env.step(np.zeros(6, int))
    env.reset(seed=1)
    for wrong in (np.zeros(5, int), np.zeros(6), np.full(6, -1), np.full(6, 10_000)):
        with pytest.raises(AftertextError, match="actions"):
            env.step(wrong)
    with pytest.raises(AftertextError, match="one seed"):
        env.reset(seed=[1, 2, 3, 4, 5, 6])
    with pytest.raises(AftertextError, match="numbers of their own"):
        env.reset(options={"couple": 3})
    with pytest.raises(AftertextError, match="shape"):
        env.reset(options={"reset_mask": np.ones(3, bool)})
    with pytest.raises(AftertextError, match="below 1"):
        short(n=0)
    env.close()
