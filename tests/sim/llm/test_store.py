"""Kept answers: a rerun asks nothing, nothing secret is kept, and nothing broken is believed."""

import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.llm.store import Answer, Store, key_of
from tests.sim.couples import state_of
from tests.sim.llm.couples import run, settings_for
from tests.sim.llm.server import act, fails, says, serving

KEY = "sk-very-secret-4711"
answers = st.builds(Answer, st.text(), st.integers(0, 10**9), st.integers(0, 10**9))
questions = st.dictionaries(st.text(), st.one_of(st.text(), st.integers(), st.none()), max_size=4)


@given(questions, answers)
def test_what_is_kept_is_given_back(tmp_path_factory, asked, answer):
    store = Store(tmp_path_factory.mktemp("kept"))
    assert store.get(key_of(asked)) is None
    assert store.put(key_of(asked), answer) == answer
    assert store.get(key_of(asked)) == answer


@given(questions, questions)
def test_other_questions_have_other_keys(one, other):
    assert (key_of(one) == key_of(other)) == (one == other)


@given(st.binary(max_size=80))
def test_a_broken_entry_is_none_and_is_written_anew(tmp_path_factory, junk):
    store, key = Store(tmp_path_factory.mktemp("kept")), key_of({})
    store.put(key, Answer("hello", 1, 2))
    (path,) = store._folder.rglob("*.json")
    path.write_bytes(junk)
    assert store.get(key) is None
    assert store.put(key, Answer("again", 1, 2)).text == "again"
    assert store.get(key) == Answer("again", 1, 2)


@pytest.mark.parametrize("entry", [
    {"text": 3, "prompt_tokens": 1, "completion_tokens": 1}, {"text": "a"}, [1], "a", None,
    {"text": "a", "prompt_tokens": -1, "completion_tokens": 1},
    {"text": "a", "prompt_tokens": True, "completion_tokens": 1},
])  # fmt: skip
def test_an_entry_of_another_shape_is_none(tmp_path, entry):
    store, key = Store(tmp_path), key_of({})
    store.put(key, Answer("hello", 1, 2))
    (path,) = tmp_path.rglob("*.json")
    path.write_text(json.dumps(entry))
    assert store.get(key) is None


def test_of_many_at_once_one_is_kept_and_all_get_it(tmp_path):
    store, key = Store(tmp_path), key_of({"q": 1})
    barrier, got = threading.Barrier(12), []

    def put(number):
        barrier.wait()
        got.append(store.put(key, Answer(f"answer {number}", 1, 1)))

    threads = [threading.Thread(target=put, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(got) == {store.get(key)}
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_a_rerun_asks_nothing_and_is_the_very_same(own_cache):
    with serving() as endpoint:
        settings = settings_for(endpoint, use_cache=True, words="other")
        first = run(settings, days=25.0)
        asked = len(endpoint.requests)
        endpoint.behaviour = lambda request: fails(500)
        again = run(settings, days=25.0)
    assert asked == first.usage.calls == again.usage.cache_hits > 0
    assert len(endpoint.requests) == asked
    assert again.usage.calls == again.usage.prompt_tokens == 0
    assert state_of(again.couple) == state_of(first.couple)
    assert again.words == first.words


def test_answers_of_no_use_are_kept_too_so_that_a_rerun_repeats(own_cache):
    with serving(lambda request: says("no idea")) as endpoint:
        settings = settings_for(endpoint, use_cache=True)
        first, again = run(settings, days=25.0), run(settings, days=25.0)
    assert again.usage.calls == 0
    assert again.usage.fallbacks == first.usage.fallbacks
    assert state_of(again.couple) == state_of(first.couple)


def test_a_failed_call_is_not_kept(own_cache):
    with serving(lambda request: fails(500)) as endpoint:
        settings = settings_for(endpoint, use_cache=True)
        run(settings, days=5.0)
        endpoint.behaviour = lambda request: says(act(None))
        again = run(settings, days=5.0)
    assert again.usage.fallbacks["seat"] == {}
    assert again.usage.calls > 0


def test_another_model_or_address_is_asked_anew(own_cache):
    with serving() as endpoint, serving() as elsewhere:
        run(settings_for(endpoint, use_cache=True), days=5.0)
        for asked, policies in ((endpoint, ("llm:b", "llm:b")), (elsewhere, ("llm:tiny",) * 2)):
            assert run(settings_for(asked, use_cache=True), policies, days=5.0).usage.calls > 0


def test_the_key_is_sent_and_is_nowhere_on_disk(own_cache, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with serving() as endpoint:
        run(settings_for(endpoint, use_cache=True), days=10.0)
    assert endpoint.headers[0]["authorization"] == f"Bearer {KEY}"
    files = [path for path in own_cache.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert KEY not in str(path)
        assert KEY.encode() not in path.read_bytes()


def test_a_folder_that_cannot_be_written_to_costs_the_cache_only(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("AFTERTEXT_CACHE", str(tmp_path / "file"))
    with serving() as endpoint:
        ran = run(settings_for(endpoint, use_cache=True), days=10.0)
    assert ran.usage.fallbacks["seat"] == {}
    assert ran.usage.not_kept == ran.usage.calls > 0


def test_without_the_cache_nothing_is_written(own_cache):
    with serving() as endpoint:
        run(settings_for(endpoint), days=5.0)
    assert not own_cache.exists()
