"""Whether a person sounds like one, measured."""

from __future__ import annotations

import random

import pytest

from agents.wording import REGISTERS, Mood, Situation, Wordsmith
from experiments.wording import voice
from experiments.wording.voice import Person

CALM = Mood(0.1, 0.1, 0.1, 0.6)
OPENING = Situation(33.6, -1, None, 1.0, False, False, False)


def person(register: str, seed: int, side: int = 0) -> Person:
    smith, chance = Wordsmith(register, register, random.Random(seed).random), random.Random(seed)
    intents = list(range(13)) if side == 0 else list(range(13, 32))
    texts = (smith.say(chance.choice(intents), side, CALM, OPENING, chance.random)
             for _ in range(80))  # fmt: skip
    return Person(side, register, tuple(texts))


def mixed(*people: Person) -> Person:
    """Somebody who writes like one person and then like another."""
    texts = [p.texts[n] for n in range(80) for p in people]
    return people[0]._replace(texts=tuple(texts[:80]))


def test_one_person_is_steadier_than_a_mixture_of_four() -> None:
    people = [person("emoji", seed) for seed in range(24)]
    mixtures = [mixed(*people[n : n + 4]) for n in range(0, 24, 4)]
    one, four = voice.measure(people), voice.measure(mixtures)
    assert one.kept > four.kept + 0.05
    assert one.emoji_kept > four.emoji_kept + 0.15


def test_persons_are_told_apart_and_shuffled_ones_are_not() -> None:
    people = [person(register, seed) for seed, register in enumerate(REGISTERS)]
    assert voice.measure(people).told_apart_registers > 0.9
    texts = [text for p in people for text in p.texts]
    random.Random(1).shuffle(texts)
    shuffled = [p._replace(texts=tuple(texts[80 * n : 80 * n + 80])) for n, p in enumerate(people)]
    assert 0.3 < voice.measure(shuffled).told_apart_registers < 0.7


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("side", [0, 1])
def test_nobody_breaks_the_rules_of_their_register(register: str, side: int) -> None:
    writes = person(register, 5, side)
    assert voice.breaks(writes) == 0.0
    broken = {"dots": "Fine. All fine.", "terse": "I think so.", "formal": "I'm off"}
    usual = "i'm OFF, You're Late." if register not in ("plain", "emoji", "chatty") else "i am off"
    wrong = writes._replace(texts=(broken.get(register, usual),))
    assert voice.breaks(wrong) == 1.0


def test_who_writes_little_is_not_judged() -> None:
    assert not list(voice.persons((), ("plain", "plain")))
