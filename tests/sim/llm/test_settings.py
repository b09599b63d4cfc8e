"""What can be said about language models, and what is told of their use."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from sim.llm.settings import ModelSettings, model_of
from sim.llm.usage import REASONS, SEAT, WORDS, Usage


@pytest.mark.parametrize(("given_", "told"), [
    ({"base_url": "http://user:pass@here/v1"}, "OPENAI_API_KEY"),
    ({"base_url": "http://here/v1?key=secret"}, "OPENAI_API_KEY"),
    ({"base_url": "here:8000"}, "http://localhost"), ({"base_url": "http://"}, "http://localhost"),
    ({"base_url": "http://[/v1"}, "http://localhost"),
    ({"timeout_seconds": 0.0}, "--llm-timeout"), ({"timeout_seconds": float("nan")}, "outside"),
    ({"retries": -1}, "--llm-retries"), ({"most_calls": 0}, "--llm-max-calls"),
    ({"price_in": -1.0}, "--llm-price-in"), ({"fallback": ("polit",)}, "did you mean 'polite'"),
    ({"fallback": ("flood",)}, "stand-in"),
])  # fmt: skip
def test_what_would_not_work_is_said(given_, told):
    with pytest.raises(AftertextError) as caught:
        ModelSettings(**given_)
    assert told in str(caught.value)
    assert "secret" not in str(caught.value)
    assert "pass@" not in str(caught.value)


def test_the_first_stand_in_that_a_side_has_is_taken():
    settings = ModelSettings(fallback=("ask_space", "compassionate"))
    assert [settings.stand_in(side) for side in (0, 1)] == ["ask_space", "compassionate"]
    assert [ModelSettings().stand_in(side) for side in (0, 1)] == ["polite", "breadcrumb"]
    assert ModelSettings(fallback=("silence",)).stand_in(0) == "polite"


def test_settings_go_to_other_processes_and_say_their_options():
    settings = ModelSettings("http://here:1/v1", "m", retries=0, daily=True, use_cache=False)
    assert pickle.loads(pickle.dumps(settings)) == settings
    said = "--base-url http://here:1/v1 --words llm:m --llm-retries 0 --llm-daily --llm-no-cache"
    assert settings.options() == said.split()
    assert ModelSettings().options() == []


def test_a_reference_names_a_model():
    assert model_of("llm:vendor/some-model:7b") == "vendor/some-model:7b"
    with pytest.raises(AftertextError):
        model_of("some-model")


counts = st.dictionaries(st.sampled_from(list(REASONS)), st.integers(1, 9), max_size=3)


@st.composite
def usages(draw):
    made = Usage(calls=draw(st.integers(0, 99)), prompt_tokens=draw(st.integers(0, 10**6)))
    for kind in (SEAT, WORDS):
        made.fallbacks[kind].update(draw(counts))
        made.answered[kind] += draw(st.integers(0, 9))
    return made


@given(st.lists(usages(), max_size=4))
def test_parts_add_up(parts):
    total = Usage()
    for part in parts:
        total.add(part)
    data = total.to_json(2.0, None)
    assert data["calls"] == sum(part.calls for part in parts)
    assert data["cost"] == pytest.approx(sum(part.prompt_tokens for part in parts) * 2e-6)
    for kind in (SEAT, WORDS):
        fell = sum(part.fallbacks[kind].total() for part in parts)
        assert sum(data["fallbacks"][kind].values()) == fell
        assert data["answered"][kind] == sum(part.answered[kind] for part in parts)
        assert any("fell back" in line for line in total.told()) or fell == 0
    assert total.to_json()["cost"] is None
