"""One couple as an environment: what is seen, what is done, what it is worth."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.errors import AftertextError
from agents.policies.observation import OBSERVATION
from agents.seat import URGE
from scenarios.envs import situation_for
from sim.asked import is_healed
from sim.envs.actions import ACTION_NAMES, action_number
from sim.envs.episode import begin_episode, resume_episode
from sim.envs.reward import COMPONENTS, Weights
from sim.envs.single import CoupleEnv
from sim.feelings import STATES
from sim.outcome import outcome_of
from tests.sim.envs.lives import few_seeds, sides, situations, snapshot_on, somehow


def play(env, seed=0, talk=0.4, options=None):
    """Play an episode through; return all that came."""
    rng = np.random.default_rng(seed)
    seen, info = env.reset(seed=seed, options=options)
    steps = [(seen, 0.0, False, False, info)]
    while not (steps[-1][2] or steps[-1][3]):
        (action,) = somehow([env.action_masks()], rng, talk)
        steps.append(env.step(action))
    return steps


@settings(max_examples=25)
@given(data=st.data(), side=sides, seed=few_seeds)
def test_the_parts_sum_to_what_became_of_the_couple(data, side, seed):
    env = CoupleEnv(side, data.draw(situations(side)))
    env.reset(seed=seed)
    felt_before = env.episode.couple.dumpee.distress_days
    never_asked = env.episode.asked is None
    steps = play(env, seed)
    sums = {n: sum(info.get(f"reward_{n}", 0.0) for *_, info in steps) for n in COMPONENTS}
    if never_asked:
        assert len(steps) == 2
        assert set(sums.values()) == {0.0}
        return
    couple = env.episode.couple
    outcome = outcome_of(couple, 0)
    first = steps[0][4]["day"]
    healed, recovered = (d if d is not None else couple.horizon
                         for d in (outcome.healed_day, outcome.recovered_day))  # fmt: skip
    if recovered == couple.horizon and is_healed(couple):
        recovered = couple.now
    assert sums["healing"] == pytest.approx(first - healed)
    assert sums["crises"] == -outcome.crises
    felt = couple.dumpee.distress_days - felt_before
    assert sums["distress"] == pytest.approx(-felt, abs=1e-6)
    assert sums["reunion"] == (outcome.reunions > 0)
    assert sums["own_recovery"] == pytest.approx((first - recovered) if side else 0.0)
    total = sum(getattr(env.weights, name) * value for name, value in sums.items())
    assert sum(reward for _, reward, *_ in steps) == pytest.approx(total)
    assert steps[-1][2] == is_healed(couple)
    assert sum(info.get("dt", 0.0) for *_, info in steps) == pytest.approx(
        (couple.now if is_healed(couple) else couple.horizon) - first
    )


@settings(max_examples=15)
@given(data=st.data(), side=sides, seed=few_seeds)
def test_what_is_seen_is_within_its_space_and_follows_from_ones_own_mind_and_thread(
    data, side, seed
):
    env = CoupleEnv(side, data.draw(situations(side, 20.0)))
    for seen, *_ in play(env, seed):
        assert env.observation_space.contains(seen)
    env.reset(seed=seed)
    before = env.episode.observe(side)
    other = env.episode.couple.dumper if side == 0 else env.episode.couple.dumpee
    for name in STATES[1 - side]:
        setattr(other, name, data.draw(st.floats(0.0, 1.0)))
    assert (env.episode.observe(side) == before).all()
    own = env.episode.couple.dumpee if side == 0 else env.episode.couple.dumper
    own.sadness = 0.9 if own.sadness < 0.5 else 0.1
    assert (env.episode.observe(side) != before).any()


@given(data=st.data(), side=sides, seed=few_seeds)
@settings(max_examples=10)
def test_what_is_not_allowed_is_silence(data, side, seed):
    situation = data.draw(situations(side, 15.0))
    silent, wrong = CoupleEnv(side, situation), CoupleEnv(side, situation)
    silent.reset(seed=seed)
    wrong.reset(seed=seed)
    for _ in range(10):
        forbidden = np.flatnonzero(~wrong.action_masks())
        one, other = silent.step(0), wrong.step(int(forbidden[-1]) if len(forbidden) else 0)
        assert (one[0] == other[0]).all()
        assert one[1:4] == other[1:4]


def test_an_offer_to_return_may_be_accepted_only_once_it_was_made():
    env = CoupleEnv(0, situation_for(0, "still_in_love", "advised_return"))
    accept = action_number(0, "accept_return")
    offered = 0
    for seed in range(6):
        env.reset(seed=seed)
        over = False
        while not over:
            may = bool(env.action_masks()[accept])
            heard = env.episode.observe(0)[OBSERVATION[0].index("heard_proposal")]
            assert may == (heard == 1.0 and env.episode.asked is not None)
            offered += may
            _, _, terminated, truncated, _info = env.step(accept if may else 0)
            over = terminated or truncated
    assert offered > 0


@settings(max_examples=10)
@given(seed=few_seeds, couple=st.integers(0, 50))
def test_episodes_under_a_seed_are_couples_by_their_numbers(seed, couple):
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"), horizon_days=7)
    first, info = env.reset(seed=seed)
    assert info["couple"] == 0
    second, info = env.reset()
    assert info["couple"] == 1
    assert (env.reset(seed=seed)[0] == first).all()
    assert (env.reset(seed=seed, options={"couple": 1})[0] == second).all()
    chosen, info = env.reset(seed=seed, options={"couple": couple})
    assert info["couple"] == couple
    assert (env.reset(options={"couple": couple})[0] == chosen).all()


def test_it_goes_on_from_a_snapshot_and_with_seeds_from_its_forks():
    snapshot = snapshot_on(12.0)
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    own = env.reset(options={"snapshot": snapshot})[0]
    assert 12.0 <= env.episode.couple.now < 13.01
    assert env.episode.couple.texts >= snapshot.couple.texts > 0
    assert (own == resume_episode(snapshot, (1,)).observe(1)).all()
    assert env.episode.couple.keys == snapshot.couple.keys
    assert snapshot.couple == snapshot_on(12.0).couple, "a reset changes no snapshot"
    env.reset(seed=1, options={"snapshot": snapshot})
    assert env.episode.couple.keys != snapshot.couple.keys
    futures = [play(env, seed, options={"snapshot": snapshot}) for seed in (1, 1, 2)]
    days = [[info["day"] for *_, info in steps] for steps in futures]
    assert days[0] == days[1] != days[2]


def test_a_reset_may_change_scenario_and_opponent_for_one_episode():
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"), find=lambda s, o: situation_for(1, s, o))
    assert env.reset(seed=1)[1]["scenario"] == "breadcrumbs"
    plain = play(env, 1)
    assert env.reset(seed=1, options={"scenario": "new_partner"})[1]["scenario"] == "new_partner"
    pleading = play(env, 1, options={"opponent": "plead"})
    assert [i["day"] for *_, i in pleading] != [i["day"] for *_, i in plain]
    assert [i["day"] for *_, i in play(env, 1)] == [i["day"] for *_, i in plain]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scenari": "x"}, "did you mean 'scenario'"),
        ({"scenario": 3}, "not a str"),
        ({"couple": -1}, "below 0"),
        ({"scenario": "no_such"}, "no scenario|no such|cannot be found"),
        ({"snapshot": "day30.json"}, "not a Snapshot"),
    ],
)
def test_wrong_options_are_told(options, words):
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    with pytest.raises(AftertextError, match=words):
        env.reset(options=options)


def test_wrong_use_is_told():
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    with pytest.raises(AftertextError, match="must be reset"):
        env.step(0)
    env.reset(seed=1)
    with pytest.raises(AftertextError, match="outside 0 to"):
        env.step(len(ACTION_NAMES[1]))
    with pytest.raises(AftertextError, match="did you mean 'healing'"):
        CoupleEnv(1, situation_for(1, "breadcrumbs"), weights={"heeling": 1.0})
    with pytest.raises(AftertextError, match="did you mean 'small_talk'"):
        action_number(1, "smal_talk")
    for wrong in (0.0, 1.1, float("nan")):
        with pytest.raises(AftertextError, match="discount_per_day"):
            CoupleEnv(1, situation_for(1, "breadcrumbs"), discount_per_day=wrong)
    with pytest.raises(AftertextError, match="ansi"):
        CoupleEnv(1, situation_for(1, "breadcrumbs"), render_mode="human")


def test_the_reward_counts_what_its_weights_say_and_later_days_count_less():
    situation = situation_for(1, "breadcrumbs")
    only = {name: float(name == "crises") for name in COMPONENTS}
    env = CoupleEnv(1, situation, only, discount_per_day=0.5, horizon_days=60)
    assert env.weights == Weights(**only)
    for _, reward, _, _, info in play(env, 4)[1:]:
        assert reward == info["reward_crises"]
        assert info["discount"] == pytest.approx(0.5 ** info["dt"])


def test_at_an_urge_one_is_asked_with_its_motive():
    episode = begin_episode(situation_for(1, "lonely_dumper"), 3, 0)
    urges = 0
    for _ in range(200):
        if episode.asked is None:
            break
        seen = dict(zip(OBSERVATION[1], episode.observe(1), strict=True))
        led = sum(value for name, value in seen.items() if name.startswith("motive_"))
        assert led == (episode.moment(1) == URGE)
        urges += episode.moment(1) == URGE
        assert episode.mask(0).tolist() == [1, *[0] * (len(ACTION_NAMES[0]) - 1)]
        episode.take(0)
    assert urges > 0


def test_a_reset_to_what_cannot_be_found_counts_no_couple():
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"))
    env.reset(seed=1)
    with pytest.raises(AftertextError, match="cannot be found"):
        env.reset(options={"scenario": "no_such"})
    assert env.reset()[1]["couple"] == 1


def test_it_renders_a_line():
    env = CoupleEnv(1, situation_for(1, "breadcrumbs"), render_mode="ansi")
    env.reset(seed=1)
    assert "day 0.0: 0 texts" in env.render()
