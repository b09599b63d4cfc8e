"""OpenEnv: couples played over its own server and client."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest

from agents.errors import AftertextError

pytestmark = pytest.mark.adapters


@contextmanager
def serving():
    """Serve on a port of its own; give the address."""
    import uvicorn

    from scenarios.adapters.openenv import make_app

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(), log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"ws://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10.0)


@pytest.fixture(scope="module")
def address():
    with serving() as found:
        yield found


def client(address):
    from openenv.core import GenericEnvClient

    return GenericEnvClient(base_url=address).sync()


def test_an_episode_over_the_server_is_that_of_the_turns(address):
    from scenarios.adapters.turns import Turns

    turns = Turns("dumper", "breadcrumbs", "polite", horizon_days=15.0)
    expected = turns.begin(3, 2)
    with client(address) as env:
        result = env.reset(
            seed=3, couple=2, side="dumper", scenario="breadcrumbs", opponent="polite",
            horizon_days=15.0,
        )  # fmt: skip
        assert "/silence" in result.observation["instructions"]
        steps = 0
        while not result.done:
            assert result.observation["page"] == expected.page
            result = env.step({"text": "I hope the new flat is nice"})
            expected = turns.say("I hope the new flat is nice")
            assert result.reward == expected.reward
            assert result.observation["parts"] == expected.parts
            assert result.observation["intent"] == expected.intent != ""
            steps += 1
        state = env.state()
        assert (state["step_count"], state["couple"], state["seed"]) == (steps, 2, 3)
        assert expected.over
        assert steps > 3


def test_sessions_live_couples_of_their_own(address):
    with client(address) as one, client(address) as other:
        first = one.reset(seed=1, side="dumpee", scenario="new_partner", horizon_days=9.0)
        second = other.reset(seed=1, side="dumper", scenario="harsh_words", horizon_days=9.0)
        assert "the one who was left" in first.observation["page"]
        assert "the one who ended the relationship" in second.observation["page"]
        one.step({"text": "/block"})
        assert "You block your ex" in one.step({"text": ""}).observation["page"]
        assert "You block your ex" not in other.step({"text": ""}).observation["page"]


def test_what_is_wrong_is_told_and_the_session_lives_on(address):
    with client(address) as env:
        with pytest.raises(Exception, match="did you mean 'breadcrumbs'"):
            env.reset(scenario="breadcrums")
        with pytest.raises(Exception, match=r"(?i)extra|valid"):
            env.step({"words": "hello"})
        assert "Day 0" in env.reset(seed=1, horizon_days=9.0).observation["page"]


def test_the_schema_and_the_state_are_published(address):
    import httpx

    with httpx.Client(base_url=address.replace("ws:", "http:")) as http:
        assert http.get("/health").status_code == 200
        schema = http.get("/schema").json()
        assert "text" in schema["action"]["properties"]
        assert {"page", "discount", "parts", "done"} <= set(schema["observation"]["properties"])
        assert http.get("/metadata").json()["name"] == "aftertext"


def test_wrong_use_is_told():
    from scenarios.adapters.openenv import CoupleTextEnvironment, TextAction

    environment = CoupleTextEnvironment()
    with pytest.raises(AftertextError, match="must be reset"):
        environment.step(TextAction(text="hello"))
    with pytest.raises(AftertextError, match="no wheights"):
        environment.reset(wheights={})
