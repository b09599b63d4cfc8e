"""An endpoint that fails in any way: the run goes on, something stands in, and it is counted."""

import itertools
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import INTENT_NAMES
from sim.couple import N_SLOTS
from sim.llm.client import MOST_BYTES
from sim.llm.endpoint import MOST_FAILURES
from sim.llm.speakers import Desk
from sim.llm.usage import AnswerError
from tests.sim.llm.couples import BOTH, run, settings_for
from tests.sim.llm.server import Reply, act, fails, good, says, serving

HUGE = says(act("comfort", "x" * (2 * MOST_BYTES)))
LONG = says(act("comfort", "x" * 30_000))
MISSING_LENGTH = Reply(b'{"choices": [', headers=(("Content-Length", "9999"),))

WAYS = {
    "status 500": (fails(500), "server error"),
    "status 503": (fails(503), "server error"),
    "status 429": (fails(429, Retry_After="1"), "rate limit"),
    "status 401": (fails(401), "refused"),
    "status 404": (fails(404), "refused"),
    "redirect": (fails(307, Location="http://127.0.0.1:1/elsewhere"), "refused"),
    "dropped": (Reply(drop=True), "connection"),
    "cut off": (MISSING_LENGTH, "connection"),
    "slow": (Reply(wait_seconds=0.6), "timeout"),
    "dripping": (Reply(json.dumps({"choices": [1] * 300}).encode(), drip_seconds=0.05), "timeout"),
    "no JSON": (Reply(b"<html>busy</html>"), "malformed"),
    "not an object": (Reply(b"[1, 2]"), "malformed"),
    "deep": (Reply(b"[" * 100_000), "malformed"),
    "no choices": (Reply(b'{"choices": []}'), "empty"),
    "no text": (says(None), "empty"),
    "blank": (says(" \n"), "empty"),
    "huge": (HUGE, "too long"),
    "long": (LONG, "too long"),
    "prose": (says("I would rather not."), "malformed"),
    "broken JSON": (says('{"intent": "comfort", "words": "oh'), "malformed"),
    "deep text": (says('{"a":' * 3000), "malformed"),
    "unknown intent": (says(act("hug", "come here")), "malformed"),
    "the other's intent": (says(act("plea", "please")), "malformed"),
    "wrong types": (says('{"intent": 5, "words": {}}'), "malformed"),
}


@pytest.mark.parametrize(("reply", "reason"), WAYS.values(), ids=WAYS)
def test_whatever_comes_the_run_ends_as_under_the_built_in_policy(reply, reason):
    with serving(lambda request: reply) as endpoint:
        ran = run(settings_for(endpoint, timeout_seconds=0.3), ("polite", "llm:tiny"), days=10.0)
    counts = ran.usage.fallbacks["seat"]
    assert set(counts) == {reason, "gave up"}
    assert counts[reason] == MOST_FAILURES
    assert ran.usage.answered["seat"] == 0
    assert ran.couple.now <= ran.couple.horizon
    assert all(text.words for text in ran.thread.texts)
    assert any(text.sender == "dumper" for text in ran.thread.texts)


def test_a_dead_endpoint_is_asked_no_more():
    started = time.monotonic()
    ran = run(settings_for(None), days=60.0)
    assert ran.usage.calls == ran.usage.failed_calls == MOST_FAILURES
    assert ran.usage.fallbacks["seat"]["connection"] == MOST_FAILURES
    assert time.monotonic() - started < 20.0


def test_it_stays_given_up_in_all_couples_of_a_run():
    settings = settings_for(None)
    desk = Desk(settings)
    first = run(settings, desk=desk)
    second = run(settings, desk=desk, index=1)
    assert first.usage is second.usage
    assert second.usage.calls == MOST_FAILURES


def test_a_single_failure_does_not_stop_the_asking():
    turns = itertools.cycle((fails(500), None, None))
    with serving(lambda request: next(turns) or good(request)) as endpoint:
        ran = run(settings_for(endpoint), days=30.0)
    assert ran.usage.fallbacks["seat"]["server error"] == -(-ran.usage.calls // 3)
    assert "gave up" not in ran.usage.fallbacks["seat"]
    assert ran.usage.answered["seat"] > 0


def test_it_tries_again_before_it_fails():
    turns = itertools.cycle((fails(429, Retry_After="0.01"), fails(500), None))
    with serving(lambda request: next(turns) or good(request)) as endpoint:
        ran = run(settings_for(endpoint, retries=2, most_calls=2), days=1.0)
    assert set(ran.usage.fallbacks["seat"]) == {"limit"}
    assert len(endpoint.requests) == 3 * ran.usage.calls == 6


def test_of_its_urges_it_writes_out_as_many_as_the_policy_that_stands_in():
    sent = []
    for policy in ("llm:tiny", "polite"):
        rans = [run(settings_for(None), (policy, "silence"), days=60.0, index=i) for i in range(25)]
        sent.append(sum(ran.couple.seats[0].n_sent for ran in rans))
    assert 0.6 < sent[0] / sent[1] < 1.6


@pytest.mark.parametrize(("name", "intents"), [("silence", set()), ("always_help", None)])
def test_who_stands_in_can_be_named(name, intents):
    ran = run(settings_for(None, fallback=(name,)), ("eager", "llm:tiny"), days=20.0)
    sent = {text.intent for text in ran.thread.texts if text.sender == "dumper"}
    assert sent == intents if intents is not None else sent


def test_a_couple_gets_no_more_answers_than_it_may():
    with serving() as endpoint:
        ran = run(settings_for(endpoint, most_calls=6), days=30.0)
    assert len(endpoint.requests) == 6
    assert ran.usage.fallbacks["seat"]["limit"] > 0


def test_a_useless_answer_now_and_then_does_not_stop_the_asking():
    turns = itertools.cycle((says("well"), says(act("small_talk", "hm"))))
    with serving(lambda request: next(turns)) as endpoint:
        ran = run(settings_for(endpoint), ("llm:tiny", "breadcrumb"), days=15.0)
    assert ran.usage.fallbacks["seat"]["malformed"] > MOST_FAILURES
    assert "gave up" not in ran.usage.fallbacks["seat"]


def test_a_huge_response_is_not_read_to_its_end():
    with serving(lambda request: HUGE) as endpoint:
        asked = Desk(settings_for(endpoint)).endpoint("tiny")
        with pytest.raises(AnswerError) as caught:
            asked.ask([], {}, 1)
    assert caught.value.reason == "too long"


REFUSALS = {
    "response_format": ("response_format json_schema is not supported", "response_format"),
    "seed": ("unknown field: seed", "seed"),
    "max_completion_tokens": ("max_completion_tokens? use max_tokens", "max_completion_tokens"),
}


@pytest.mark.parametrize(("message", "name"), REFUSALS.values(), ids=REFUSALS)
def test_a_parameter_that_is_refused_is_left_out_once_and_for_all(message, name):
    def picky(request):
        refused = name in request and request[name] != {"type": "json_object"}
        return fails(400, message) if refused else good(request)

    with serving(picky) as endpoint:
        ran = run(settings_for(endpoint), days=20.0)
    assert ran.usage.fallbacks["seat"] == {}
    assert len(endpoint.requests) == ran.usage.calls + 1
    kept = {"response_format", "seed", "max_completion_tokens"} - {name}
    assert all(kept <= set(request) for request in endpoint.requests)


def test_an_endpoint_that_knows_nothing_but_messages_can_be_asked():
    def bare(request):
        return fails(422, "extra") if set(request) > {"model", "messages"} else good_bare(request)

    def good_bare(request):
        return says(f"Sure! ```json\n{act(None)}\n``` Anything else?")

    with serving(bare) as endpoint:
        ran = run(settings_for(endpoint), days=10.0)
    assert ran.usage.answered["seat"] == ran.usage.calls > 0


def test_a_refusal_of_something_else_leaves_the_parameters_as_they_were():
    calls = itertools.count()
    with serving(
        lambda request: fails(400, "too much context") if next(calls) < 6 else good(request)
    ) as endpoint:
        ran = run(settings_for(endpoint), days=10.0)
    assert ran.usage.fallbacks["seat"] == {"refused": 1}
    assert endpoint.requests[-1]["response_format"]["type"] == "json_schema"


anything = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda **data: json.dumps(data),
        intent=st.one_of(st.none(), st.sampled_from(INTENT_NAMES), st.text(max_size=8)),
        pace=st.one_of(st.none(), st.floats(), st.integers(), st.text(max_size=3)),
        gesture=st.one_of(st.none(), st.sampled_from(("block", "unblock", "mute", "post", "x"))),
        words=st.one_of(st.none(), st.text(max_size=900), st.integers()),
    ),
)


@settings(max_examples=20)
@given(st.lists(anything, min_size=1, max_size=8))
def test_no_answer_breaks_a_run(texts):
    turns = itertools.cycle(texts)
    with serving(lambda request: says(next(turns))) as endpoint:
        ran = run(settings_for(endpoint, words="tiny"), BOTH, days=3.0)
    usage = ran.usage
    assert ran.couple.now <= ran.couple.horizon
    assert len(ran.couple.slots) == N_SLOTS
    for text in ran.thread.texts:
        assert text.words.strip()
        assert text.words.encode()
        assert text.words == " ".join(text.words.split())
    for column in (*ran.thread.minds["dumpee"].values(), *ran.thread.minds["dumper"].values()):
        assert all(value == value for value in column)
    assert usage.calls >= usage.answered.total()
