"""A real server with a real, if tiny and random, model: the protocol as others speak it."""

import pytest

from sim.llm.reading import read
from sim.llm.settings import ModelSettings
from sim.llm.speakers import Desk
from sim.llm.usage import AnswerError
from tests.sim.couples import state_of
from tests.sim.llm.couples import run
from tests.sim.llm.tiny_model import write_model

pytestmark = pytest.mark.llm


@pytest.fixture(name="address", scope="module")
def _address(tmp_path_factory):
    import xllamacpp

    path = tmp_path_factory.mktemp("model") / "tiny.gguf"
    write_model(path)
    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.n_ctx = 16384
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    params.warmup = False
    params.port = 0
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server


def settings(address, **rest):
    return ModelSettings(address, timeout_seconds=120.0, retries=0, use_cache=False, **rest)


def test_it_takes_a_seat(address):
    ran = run(settings(address, most_calls=12), ("llm:tiny", "breadcrumb"), days=10.0)
    usage = ran.usage
    assert usage.calls > usage.failed_calls == 0
    assert usage.answered["seat"] > usage.calls / 2
    assert set(usage.fallbacks["seat"]) <= {"malformed", "limit", "too long"}
    assert usage.prompt_tokens > usage.completion_tokens > 0
    assert all(text.words for text in ran.thread.texts)


def test_the_same_seed_gives_the_same_thread(address):
    def ran():
        return run(settings(address, most_calls=6), ("llm:tiny", "breadcrumb"), days=5.0)

    first, again = ran(), ran()
    assert first.words == again.words
    assert state_of(first.couple) == state_of(again.couple)


def test_it_words_texts(address):
    wanted = settings(address, words="tiny", most_calls=5)
    ran = run(wanted, ("polite", "breadcrumb"), days=5.0)
    assert ran.usage.failed_calls == 0
    assert ran.usage.answered["words"] > 0


def test_it_reads_a_text_or_says_why_not(address):
    desk = Desk(settings(address))
    try:
        reading = read("was thinking of you", 1, desk.endpoint("tiny"))
    except AnswerError as error:
        reason = error.reason
    else:
        reason = "" if sum(reading.intents.values()) == pytest.approx(1.0) else "sum"
    assert reason in ("", "malformed", "too long")
    assert desk.usage.failed_calls == 0
