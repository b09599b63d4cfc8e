"""Buffers that discount each step by its own length, beside plain Python."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from gymnasium import spaces
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.train
BOX, THREE = spaces.Box(-1.0, 1.0, (2,), np.float32), spaces.Discrete(3)


@st.composite
def rollouts(draw: st.DrawFn) -> dict[str, Any]:
    """Steps of a few places: what came, what was expected, what ended and how."""
    steps, n = draw(st.integers(1, 6)), draw(st.integers(1, 3))

    def rows(values: st.SearchStrategy[Any]) -> Any:
        row = st.lists(values, min_size=n, max_size=n)
        return np.array(draw(st.lists(row, min_size=steps, max_size=steps)))

    number = st.floats(-5.0, 5.0, width=32)
    return {
        "rewards": rows(number), "values": rows(number), "left_values": rows(number),
        "discounts": rows(st.floats(0.0, 1.0, width=32)),
        "ends": rows(st.sampled_from(("no", "healed", "horizon"))),
        "last": np.array(draw(st.lists(number, min_size=n, max_size=n))),
        "gae_lambda": draw(st.floats(0.0, 1.0)),
    }  # fmt: skip


def by_hand(case: dict[str, Any], step: int, place: int) -> float:
    """The advantage as a sum over all later steps of the episode, from its definition."""
    total, weight = 0.0, 1.0
    for later in range(step, len(case["rewards"])):
        end, discount = case["ends"][later][place], case["discounts"][later][place]
        if end == "healed":
            follows = 0.0
        elif end == "horizon":
            follows = case["left_values"][later][place]
        elif later + 1 < len(case["rewards"]):
            follows = case["values"][later + 1][place]
        else:
            follows = case["last"][place]
        error = case["rewards"][later][place] + discount * follows - case["values"][later][place]
        total += weight * error
        if end != "no":
            break
        weight *= discount * case["gae_lambda"]
    return total


def filled(case: dict[str, Any]) -> Any:
    """The buffer as an algorithm fills it, which adds the whole value at the horizon."""
    import torch

    from experiments.training.buffers import Rollouts

    steps, n = case["rewards"].shape
    env = SimpleNamespace(last=None)
    buffer = Rollouts(steps, BOX, THREE, "cpu", case["gae_lambda"], 1.0, n, env=env)
    starts = np.ones(n)
    for step in range(steps):
        env.last = (case["rewards"][step], case["discounts"][step])
        cut = case["ends"][step] == "horizon"
        reward = case["rewards"][step] + np.where(cut, case["left_values"][step], 0.0)
        value = torch.tensor(case["values"][step], dtype=torch.float32)
        buffer.add(np.zeros((n, 2)), np.zeros((n, 1)), reward, starts, value, torch.zeros(n))
        starts = case["ends"][step] != "no"
    buffer.compute_returns_and_advantage(torch.tensor(case["last"], dtype=torch.float32), starts)
    return buffer


@given(rollouts())
def test_advantages_are_the_discounted_sums_of_what_was_not_expected(case: dict[str, Any]):
    buffer = filled(case)
    steps, n = case["rewards"].shape
    wanted = [[by_hand(case, step, place) for place in range(n)] for step in range(steps)]
    np.testing.assert_allclose(buffer.advantages, wanted, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(buffer.returns, buffer.advantages + case["values"], atol=1e-4)


@given(rollouts())
def test_a_longer_step_counts_what_follows_less(case: dict[str, Any]):
    whole = case | {"discounts": np.ones_like(case["discounts"]), "gae_lambda": 1.0}
    nothing = case | {"discounts": np.zeros_like(case["discounts"])}
    np.testing.assert_allclose(
        filled(nothing).advantages, case["rewards"] - case["values"], atol=1e-4
    )
    if (case["ends"] == "no").all():
        wanted = case["rewards"][::-1].cumsum(0)[::-1] + case["last"] - case["values"]
        np.testing.assert_allclose(filled(whole).advantages, wanted, rtol=1e-4, atol=1e-3)


@st.composite
def memories(draw: st.DrawFn) -> tuple[int, int, list[tuple[float, float, str]]]:
    """How far ahead, how much is remembered, and steps of a place: reward, discount, end."""
    number, share = st.floats(-5.0, 5.0, width=32), st.floats(0.0, 1.0, width=32)
    ends = st.sampled_from(("no", "no", "no", "healed", "horizon"))
    steps = draw(st.lists(st.tuples(number, share, ends), min_size=1, max_size=14))
    return draw(st.integers(1, 5)), draw(st.integers(1, 10)), steps


@given(memories())
def test_a_sample_sums_what_followed_up_to_the_end(drawn: Any):
    from experiments.training.buffers import Replay

    ahead, size, steps = drawn
    env = SimpleNamespace(last=None)
    replay = Replay(2 * size, BOX, THREE, "cpu", 2, env=env, ahead=ahead)
    for number, (reward, discount, end) in enumerate(steps):
        env.last = SimpleNamespace(discounts=np.full(2, discount))
        infos = [{"TimeLimit.truncated": True} if end == "horizon" else {}] * 2
        before, after = np.full((2, 2), number / 100.0), np.full((2, 2), (number + 1) / 100.0)
        done = np.full(2, end != "no")
        replay.add(before, after, np.zeros((2, 1)), np.full(2, reward), done, infos)
    found = replay.sample(30)
    for row in range(30):
        first = round(float(found.observations[row, 0]) * 100.0)
        assert first >= len(steps) - size
        reward, discount, last = 0.0, 1.0, first
        for last in range(first, min(first + ahead, len(steps))):
            reward, discount = reward + discount * steps[last][0], discount * steps[last][1]
            if steps[last][2] != "no":
                break
        assert float(found.rewards[row, 0]) == pytest.approx(reward, abs=1e-4)
        assert float(found.discounts[row, 0]) == pytest.approx(discount, abs=1e-5)
        assert round(float(found.next_observations[row, 0]) * 100.0) == last + 1
        # What the horizon cut off goes on in the targets; what ended by itself does not.
        assert float(found.dones[row, 0]) == (steps[last][2] == "healed")
