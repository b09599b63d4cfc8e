"""The light reader: what it answers, and how often it is right."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.envs.plain_reader import (
    IF_NOTHING,
    PlainReader,
    centroids,
    groups_of,
    renderings,
    row_of,
)
from sim.own_act import FREE_INTENTS
from tests.sim.envs.lives import sides
from tests.sim.envs.sentences import SENTENCES

READER = PlainReader()


@given(data=st.data(), side=sides, text=st.text(max_size=80))
def test_any_text_has_probabilities_of_allowed_intents_and_always_the_same(data, side, text):
    allowed = data.draw(st.sets(st.sampled_from(FREE_INTENTS[side]), min_size=1))
    reading = READER.read(text, side, tuple(allowed))
    assert set(reading.intents) == allowed
    shares = list(reading.intents.values())
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0)
    assert reading.content == row_of(reading.likeliest)
    assert reading == READER.read(text, side, tuple(sorted(allowed)))


@given(side=sides, text=st.sampled_from([text for some in SENTENCES.values() for text in some]))
def test_what_is_not_allowed_leaves_the_order_of_the_others(side, text):
    everything = list(READER.read(text, side, FREE_INTENTS[side]).intents)
    fewer = READER.read(text, side, everything[1:])
    assert list(fewer.intents) == everything[1:]


@given(text=st.text(max_size=60))
def test_case_and_marks_make_no_difference(text):
    assert groups_of(text) == groups_of(f"  {text.lower()} … ")


def test_a_question_is_another_text():
    assert groups_of("Don’t you dare.") == groups_of("dont you dare")
    assert groups_of("you dare?") != groups_of("you dare")


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("text", ["👍", "…", "", "漢字"])
def test_where_nothing_is_known_it_is_not_sure_of_anything(side, text):
    reading = READER.read(text, side, FREE_INTENTS[side])
    assert reading.likeliest == IF_NOTHING
    assert len(set(reading.intents.values())) == 1


def share_found(pairs, side, first):
    read = [
        (list(READER.read(text, side, FREE_INTENTS[side]).intents), name) for name, text in pairs
    ]
    return np.mean([name in names[:first] for names, name in read])


@pytest.mark.parametrize("side", [0, 1])
def test_it_reads_other_renderings_back(side):
    pairs = [(name, text) for name in FREE_INTENTS[side] for text in renderings(name, side, 2)[::4]]
    assert share_found(pairs, side, 1) > 0.75
    assert share_found(pairs, side, 3) > 0.88


@pytest.mark.parametrize("side", [0, 1])
def test_it_reads_most_sentences_written_by_hand(side):
    pairs = [(name, text) for name in FREE_INTENTS[side] for text in SENTENCES[name]]
    assert len(pairs) == 3 * len(FREE_INTENTS[side])
    assert share_found(pairs, side, 1) > 0.7
    assert share_found(pairs, side, 3) > 0.9


def test_its_sureness_is_about_how_often_it_is_right():
    pairs = [(name, text) for name in FREE_INTENTS[1] for text in SENTENCES[name]]
    sure = [next(iter(READER.read(text, 1, FREE_INTENTS[1]).intents.values())) for _, text in pairs]
    assert abs(np.mean(sure) - share_found(pairs, 1, 1)) < 0.15


def test_likeness_is_a_cosine():
    own = renderings("ask_closure", 0, 1)[0]
    found = centroids(0).likeness(own)
    assert found.shape == (len(FREE_INTENTS[0]),)
    assert ((found >= 0.0) & (found <= 1.0)).all()
    assert FREE_INTENTS[0][int(found.argmax())] == "ask_closure"
