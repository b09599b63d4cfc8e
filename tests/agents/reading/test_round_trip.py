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

LEAST = {"embedding": 0.9, "light": 0.88}
"""Share of a batch of renderings whose intent is the likeliest one read."""
OF_EACH, A_THREAD = 5, 6
"""Texts of each intent and side in a batch; texts that one person words in a row."""
MOST_OFF = 0.05
"""Mean absolute error of an axis over a batch; stated in docs/reading.md for written texts."""


def batch(seed):
    """Word texts of all intents in drawn moods (often extreme), situations and ways of writing."""
    chance = random.Random(seed)
    rows = [(i, side) for i, row in enumerate(INTENTS) for side in row.sides] * OF_EACH
    chance.shuffle(rows)
    for number, (intent, side) in enumerate(rows):
        if number % A_THREAD == 0:
            smith = Wordsmith(chance.choice(REGISTERS), chance.choice(REGISTERS))
        mood = Mood(*(chance.choice((0.0, 1.0, chance.random())) for _ in range(4)))
        yield intent, side, smith.say(intent, side, mood, situation(chance), chance.random)


def situation(chance):
    """Draw the situation of an opening, or of an answer to some intent."""
    answered = chance.choice((None, chance.randrange(len(INTENTS))))
    return Situation(
        sent_day=chance.uniform(0.0, 300.0),
        answers=-1 if answered is None else answered,
        answered_content=None if answered is None else INTENTS[answered].content,
        days_since_other=chance.uniform(0.0, 60.0),
        follows_own=chance.random() < 0.5,
        asked_space=chance.random() < 0.5,
        told_space=chance.random() < 0.5,
    )


@pytest.mark.parametrize("kind", list(LEAST))
@settings(max_examples=3)
@given(seed=st.integers(0, 1_000_000))
def test_renderings_are_read_back(kind, seed):
    rows = list(batch(seed))
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
