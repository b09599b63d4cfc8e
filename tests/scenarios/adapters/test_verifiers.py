"""verifiers: a couple played by its own environment, harness and proxy; the model is a fake."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from scenarios.adapters.turns import Turns
from scenarios.loader import library_names
from sim.envs.reward import COMPONENTS
from tests.sim.llm.server import Reply, serving

pytestmark = pytest.mark.adapters


def streams(text):
    """Answer as an endpoint that streams."""
    about = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "few-words"}
    delta, end = {"role": "assistant", "content": text}, "stop"
    used = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    chunks = [
        {**about, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]},
        {**about, "choices": [{"index": 0, "delta": {}, "finish_reason": end}]},
        {**about, "choices": [], "usage": used},
    ]
    lines = [f"data: {json.dumps(chunk)}\n\n" for chunk in chunks]
    body = "".join([*lines, "data: [DONE]\n\n"])
    return Reply(body.encode(), headers=(("Content-Type", "text/event-stream"),))


@pytest.fixture
def chat_program_here(monkeypatch):
    """Let the harness run its chat program with this Python, which has what it needs."""
    from verifiers.v1.runtimes.subprocess import SubprocessRuntime

    async def prepare(runtime, script, env=None, *, activate=True):
        path = Path(runtime.workdir) / "chat.py"
        path.write_text(script)
        return [sys.executable, str(path)]

    monkeypatch.setattr(SubprocessRuntime, "prepare_uv_script", prepare)


def environment(horizon_days=3.0, **player):
    import verifiers.v1 as vf

    taskset = {
        "id": "aftertext-verifiers", "scenarios": ["breadcrumbs"], "opponent": "polite",
        "couples": 2, "horizon_days": horizon_days,
    }  # fmt: skip
    return vf.load_environment(vf.resolve_env_config({"taskset": taskset, "player": player}))


def episode(env, task, answer):
    """Play one task with a model that answers so; return the episode and what it was asked."""
    import verifiers.v1 as vf

    async def run(address):
        client = vf.EvalClientConfig(base_url=address)
        context = vf.ModelContext(model="few-words", client=client, sampling=vf.SamplingConfig())
        async with env.serving():
            return await env.run_episode(task, context)

    with serving(answer) as endpoint:
        return asyncio.run(run(endpoint.address)), endpoint.requests


def silent_life(task):
    from scenarios.adapters.verifiers import Played

    played = Played(task.data)
    played.begin()
    played.live_on()
    return played


def worth(task, text):
    """Return the reward of answering every turn with one text, discounted from the first."""
    data = task.data
    turns = Turns(data.side, data.scenario, data.opponent, data.horizon_days)
    turn, total, discount = turns.begin(data.seed, data.couple), 0.0, 1.0
    while not turn.over:
        turn = turns.say(text)
        total, discount = total + discount * turn.reward, discount * turn.discount
    return total


def test_a_whole_episode_is_played_and_rewarded(chat_program_here):
    env = environment()
    task = next(iter(env.taskset))
    found, asked = episode(env, task, lambda _: streams("How are you these days?"))
    assert found.ok, [trace.errors for trace in found.traces]
    (trace,) = found.traces
    metrics = trace.metrics
    assert metrics["turns"] == len(asked) > 1
    assert metrics["played_to_the_end"] == 1.0
    assert metrics["days"] == pytest.approx(3.0, abs=0.5)
    assert {f"reward_{name}" for name in COMPONENTS} <= set(metrics)
    assert trace.reward == trace.rewards["episode_reward"].score
    assert trace.reward == pytest.approx(worth(task, "How are you these days?"))
    assert "ended the relationship" in asked[0]["messages"][0]["content"]
    assert "Day 0, 00:00" in asked[0]["messages"][1]["content"]
    assert "you: How are you these days?" in asked[-1]["messages"][-1]["content"]
    assert trace.reward != pytest.approx(silent_life(task).reward)


def test_where_turns_run_out_the_rest_is_lived_in_silence(chat_program_here):
    env = environment(20.0, max_turns=1)
    task = list(env.taskset)[1]
    found, asked = episode(env, task, lambda _: streams("/silence"))
    (trace,) = found.traces
    assert found.ok
    assert len(asked) == 1
    assert trace.metrics["played_to_the_end"] == 0.0
    assert trace.reward == pytest.approx(silent_life(task).reward)
    assert trace.metrics["days"] == pytest.approx(silent_life(task).metrics["days"])


def test_the_taskset_has_every_scenario_and_each_couple_once():
    from scenarios.adapters.verifiers import CoupleConfig, CoupleTaskset

    tasks = list(CoupleTaskset(CoupleConfig(side="dumpee", couples=3, seed=9)))
    assert len(tasks) == 3 * len(library_names())
    assert len({task.key for task in tasks}) == len(tasks)
    assert {task.data.scenario for task in tasks[: len(library_names())]} == set(library_names())
    assert all((task.data.seed, task.data.side) == (9, "dumpee") for task in tasks)
    assert "who was left" in tasks[0].data.system_prompt
