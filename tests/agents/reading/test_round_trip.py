"""Round trip: what the grammar words in any mood is read back as its intent."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.content import AXES, Content
from agents.intents import INTENTS
from agents.reading import THERE
from agents.wording import REGISTERS, Mood, Situation, Wordsmith
from tests.agents.reading.readers import reader_of

LEAST = {"embedding": 0.9, "light": 0.86}
"""Share of a batch of renderings whose intent is the likeliest one read."""
A_BATCH = 240
MOST_OFF = 0.05
"""Mean absolute error of an axis over a batch; stated in docs/reading.md for written texts."""

share = st.floats(0.0, 1.0)


@st.composite
def situations(draw):
    """Situations of an opening, or of an answer to some intent of the other side."""
    answered = draw(st.none() | st.integers(0, len(INTENTS) - 1))
    return Situation(
        sent_day=draw(st.floats(0.0, 300.0)),
        answers=-1 if answered is None else answered,
        answered_content=None if answered is None else INTENTS[answered].content,
        days_since_other=draw(st.floats(0.0, 60.0)),
        follows_own=draw(st.booleans()),
        asked_space=draw(st.booleans()),
        told_space=draw(st.booleans()),
    )


def batch(moods, registers, found, seed):
    """Word texts of all intents in turn, in these moods, situations and ways of writing."""
    chance = random.Random(seed)
    for number in range(A_BATCH):
        intent = number % len(INTENTS)
        side = chance.choice(INTENTS[intent].sides)
        smith = Wordsmith(*(chance.choice(registers) for _ in range(2)))
        situation = chance.choice(found)
        yield intent, side, smith.say(intent, side, chance.choice(moods), situation, chance.random)


@pytest.mark.parametrize("kind", list(LEAST))
@settings(max_examples=3)
@given(
    moods=st.lists(st.builds(Mood, share, share, share, share), min_size=8, max_size=8),
    registers=st.permutations(REGISTERS),
    found=st.lists(situations(), min_size=8, max_size=8),
    seed=st.integers(0, 10_000),
)
def test_renderings_are_read_back(kind, moods, registers, found, seed):
    rows = list(batch(moods, registers, found, seed))
    readings = [reader_of(kind).read(text, side) for _, side, text in rows]
    agree = [
        reading.likeliest == INTENTS[intent].name
        for (intent, _, _), reading in zip(rows, readings, strict=True)
    ]
    assert np.mean(agree) >= LEAST[kind]
    truth = values([INTENTS[intent].content for intent, _, _ in rows])
    read = values([reading.content for reading in readings])
    assert np.abs(truth - read).mean(axis=0).max() < MOST_OFF
    assert ((truth >= THERE) == (read >= THERE)).mean() > 0.95


def values(contents: list[Content]) -> np.ndarray:
    return np.array([[getattr(one, axis) for axis in AXES] for one in contents])
