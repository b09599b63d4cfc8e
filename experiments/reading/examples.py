"""What the heads are trained on: written texts, renderings of the grammar, denials of both."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from agents.intents import INTENT_IDS, INTENT_NAMES, INTENTS
from agents.wording import REGISTERS, Mood, Situation, Wordsmith

from .denying import denials
from .texts import Text

RENDERINGS = 400
"""Renderings of each intent and side."""
_SEED = 1


class Example(NamedTuple):
    """A text to train on."""

    text: str
    intent: int
    rendered: bool
    """Whether a rule has worded it (the grammar, a denial), and no writer."""


def examples(written: Iterable[Text]) -> list[Example]:
    """Return what to train on, given the written texts that may be used."""
    texts = [*written]
    rendered = [*_rendered()]
    told = [*rendered, *((one.text, one.intent, one.sent_by) for one in texts)]
    denied = dict.fromkeys(denial for one in told for denial in denials(*one))
    own = [Example(one.text, one.number, False) for one in texts]
    made = [(text, intent) for text, intent, _ in rendered]
    return [*own, *(Example(text, INTENT_IDS[name], True) for text, name in [*made, *denied])]


def renderings(intent: str, side: int, number: int, seed: int) -> list[str]:
    """Return texts of an intent in drawn ways of writing, moods and situations."""
    chance = random.Random(f"{seed} {side} {intent}")
    return [_worded(intent, side, chance) for _ in range(number)]


def _rendered() -> Iterator[tuple[str, str, int]]:
    for row in INTENTS:
        for side in row.sides:
            for text in dict.fromkeys(renderings(row.name, side, RENDERINGS, _SEED)):
                yield text, row.name, side


def _worded(intent: str, side: int, chance: random.Random) -> str:
    register, draw = chance.choice(REGISTERS), chance.random
    mood = Mood(draw(), draw(), draw(), draw())
    smith = Wordsmith(register, register)
    return smith.say(INTENT_IDS[intent], side, mood, some_situation(side, chance), draw)


def some_situation(side: int, chance: random.Random) -> Situation:
    """Return a drawn situation of one side's text: an opening, or an answer to any intent."""
    others = [name for name in INTENT_NAMES if 1 - side in INTENTS[INTENT_IDS[name]].sides]
    answered = INTENT_IDS[chance.choice(others)]
    opening = chance.random() < 0.5
    return Situation(
        sent_day=chance.uniform(0.0, 200.0),
        answers=-1 if opening else answered,
        answered_content=None if opening else INTENTS[answered].content,
        days_since_other=chance.uniform(0.0, 30.0),
        follows_own=chance.random() < 0.2,
        asked_space=chance.random() < 0.2,
        told_space=chance.random() < 0.2,
    )
