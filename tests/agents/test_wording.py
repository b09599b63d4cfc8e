"""The words of the texts: what must hold of any thread."""

from __future__ import annotations

import collections
import copy
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.content import Content
from agents.intents import CURT_ANSWER, INTENT_NAMES, INTENTS, PLEA, SNAP, WARM_ANSWER
from agents.wording import (
    REGISTERS,
    TAGS,
    Mood,
    Situation,
    Wordsmith,
    catalog,
)
from agents.wording.memory import words_of
from agents.wording.situation import NEVER_TOGETHER, Recalled, tags_of

THREAD, MONOTONOUS = 200, 130
LEVEL = st.floats(0.0, 1.0)
SEED = st.integers(0, 2**32)
UNHURRIED = settings(deadline=None)  # the first text reads its phrase file
CALM = Mood(0.1, 0.1, 0.1, 0.4)
OPENING = Situation(3.5, -1, None, 1.0, False, False, False)


def any_length() -> float:
    """Chance under which persons do not care for the length of a wording."""
    return 0.3


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    answers = draw(st.integers(-1, len(INTENTS) - 1))
    return Situation(
        draw(st.floats(0.0, 700.0)),
        answers,
        INTENTS[answers].content if answers >= 0 else None,
        draw(st.floats(0.0, 1000.0)),
        *draw(st.tuples(st.booleans(), st.booleans(), st.booleans())),
    )


MOODS = st.builds(Mood, LEVEL, LEVEL, LEVEL, LEVEL)
ORDERS = st.tuples(st.integers(0, len(INTENTS) - 1), st.integers(0, 1), MOODS, situations(), SEED)
Order = tuple[int, int, Mood, Situation, int]


def tell(smith: Wordsmith, orders: list[Order]) -> list[str]:
    return [
        smith.say(intent, side, mood, situation, random.Random(seed).random)
        for intent, side, mood, situation, seed in orders
    ]


def random_situation(chance: random.Random, turn: int) -> Situation:
    answers = chance.randrange(-1, len(INTENTS))
    said = INTENTS[answers].content if answers >= 0 else None
    flags = (chance.random() < 0.1, chance.random() < 0.3, chance.random() < 0.3)
    return Situation(turn * 0.4, answers, said, chance.expovariate(0.3), *flags)


def random_thread(smith: Wordsmith, intents: tuple[int, ...], seed: int) -> list[str]:
    """Two hundred texts of the intents given, in all sorts of moods and situations."""
    chance = random.Random(seed)
    lines = []
    for turn in range(THREAD):
        mood = Mood(*(chance.random() for _ in range(4)))
        situation = random_situation(chance, turn)
        side, intent = chance.randrange(2), chance.choice(intents)
        lines.append(smith.say(intent, side, mood, situation, chance.random))
    return lines


def doubles(lines: list[str]) -> list[str]:
    counts = collections.Counter(line for line in lines if len(words_of(line)) > 3)
    return [line for line, count in counts.items() if count > 1]


# --- any thread


@UNHURRIED
@given(st.lists(ORDERS, min_size=1, max_size=12), st.sampled_from(REGISTERS))
def test_same_draws_same_words(orders: list[Order], register: str) -> None:
    assert tell(Wordsmith(register), orders) == tell(Wordsmith(register), orders)


@UNHURRIED
@given(st.lists(ORDERS, min_size=1, max_size=12), st.sampled_from(REGISTERS))
def test_nothing_is_left_unresolved(orders: list[Order], register: str) -> None:
    for line in tell(Wordsmith(register, register), orders):
        assert line == line.strip() != ""
        assert not re.search(r"[<>{}|()]|==|  | [,.;:?!]|,[,.?!]|[?!]\.|(?<!\.)\.\.(?!\.)", line)


@UNHURRIED
@given(st.lists(ORDERS, min_size=2, max_size=12))
def test_a_copied_wordsmith_goes_on_alike(orders: list[Order]) -> None:
    smith = Wordsmith("chatty", "terse")
    tell(smith, orders[:1])
    fork = copy.deepcopy(smith)
    assert tell(smith, orders[1:]) == tell(fork, orders[1:])


@pytest.mark.parametrize("number", range(len(REGISTERS)))
def test_no_line_doubles_when_all_texts_have_one_intent(number: int) -> None:
    register = REGISTERS[number]
    for intent in range(number, len(INTENTS), len(REGISTERS)):
        lines = random_thread(Wordsmith(register, register), (intent,), seed=intent)
        assert not doubles(lines), INTENT_NAMES[intent]


@pytest.mark.parametrize("number", range(len(REGISTERS)))
def test_no_line_doubles_in_a_monotonous_thread(number: int) -> None:
    for intent in range(number, len(INTENTS), len(REGISTERS)):
        smith, chance = Wordsmith(REGISTERS[-1 - number]), random.Random(intent)
        lines = [smith.say(intent, 0, CALM, OPENING, chance.random) for _ in range(MONOTONOUS)]
        assert not doubles(lines), INTENT_NAMES[intent]


@settings(max_examples=15, deadline=None)
@given(SEED, st.sampled_from(REGISTERS), st.sampled_from(REGISTERS))
def test_no_line_doubles_in_mixed_threads(seed: int, dumpee: str, dumper: str) -> None:
    lines = random_thread(Wordsmith(dumpee, dumper), tuple(range(len(INTENTS))), seed)
    assert not doubles(lines)


@UNHURRIED
@given(st.lists(ORDERS, min_size=1, max_size=5), st.floats(0.0, 1.0, exclude_max=True))
def test_a_stuck_source_of_chance_still_ends(orders: list[Order], stuck: float) -> None:
    smith = Wordsmith()
    for intent, side, mood, situation, _ in orders:
        assert smith.say(intent, side, mood, situation, lambda: stuck)


@UNHURRIED
@given(st.lists(ORDERS, min_size=1, max_size=10))
def test_emoji_only_with_those_who_use_them(orders: list[Order]) -> None:
    tones = ("emoji_warm", "emoji_sad")
    faces = {face.source for tone in tones for face in catalog.slots()[tone].phrases}
    for line in tell(Wordsmith("formal", "terse"), orders):
        assert not any(face in line for face in faces)


# --- the choice of phrasings


def test_no_phrasing_returns_while_others_are_unused(invent: Callable[[str], None]) -> None:
    invent("\n".join(f"number{n} alpha{n} beta{n} gamma{n} (one|two|three)" for n in range(10)))
    smith, chance = Wordsmith(), random.Random(5)
    lines = [smith.say(PLEA, 0, CALM, OPENING, chance.random) for _ in range(40)]
    used = [line.split()[0] for line in lines]
    assert len(set(used[:10])) == 10
    assert all(one not in used[n + 1 : n + 5] for n, one in enumerate(used))


def test_a_phrasing_made_for_the_situation_comes_twice_as_often(
    invent: Callable[[str], None],
) -> None:
    invent("{calm} fitting words <place>\nany words <place>")
    first = [
        Wordsmith(habits=any_length).say(PLEA, 0, CALM, OPENING, random.Random(seed).random)
        for seed in range(900)
    ]
    assert 540 < sum(line.startswith("Fitting") for line in first) < 660


def test_tagged_phrasings_need_their_tags(invent: Callable[[str], None]) -> None:
    invent("{angry} angry words <place>\nany words (a|b|c) <place> <day>")
    smith, chance = Wordsmith(), random.Random(1)
    lines = [smith.say(PLEA, 0, CALM, OPENING, chance.random) for _ in range(50)]
    assert not any("ngry" in line for line in lines)


def test_short_lines_may_come_again(invent: Callable[[str], None]) -> None:
    invent("(ok|fine)")
    smith, chance = Wordsmith(habits=any_length), random.Random(1)
    lines = [smith.say(CURT_ANSWER, 0, CALM, OPENING, chance.random) for _ in range(6)]
    assert set(lines) == {"Ok", "Fine"}


def test_longer_lines_are_lengthened_instead(invent: Callable[[str], None]) -> None:
    invent("I said all there is")
    smith, chance = Wordsmith(), random.Random(1)
    lines = [smith.say(PLEA, 0, CALM, OPENING, chance.random) for _ in range(60)]
    assert len(set(lines)) == 60
    assert all("I said all there is" in line for line in lines)


def test_a_fixed_slot_keeps_its_filler(invent: Callable[[str], None]) -> None:
    invent("<pet> says hello <day> <place>")
    smith, chance = Wordsmith(), random.Random(2)
    lines = [smith.say(PLEA, n % 2, CALM, OPENING, chance.random) for n in range(30)]
    assert len({line.split(" says")[0].removeprefix("The ") for line in lines}) == 1


# --- the tags


NOTHING = Recalled(first=False, days_since_same=1e9, days_since_other=1e9, after_own=False)


def tags_for(mood: Mood = CALM, recalled: Recalled = NOTHING, **changes: object) -> frozenset[str]:
    return tags_of(mood, OPENING._replace(**changes), recalled)  # type: ignore[arg-type]


@st.composite
def recollections(draw: st.DrawFn) -> Recalled:
    if draw(st.booleans()):
        return NOTHING._replace(first=True)
    days = st.floats(0, 100)
    fresh = draw(st.tuples(st.booleans(), st.booleans()))
    own, asked = draw(st.booleans()), draw(st.booleans())
    return Recalled(False, draw(days), draw(days), own, fresh, asked)


@given(MOODS, situations(), recollections())
def test_tags_are_known_and_never_contradict(
    mood: Mood, situation: Situation, recalled: Recalled
) -> None:
    tags = tags_of(mood, situation, recalled)
    assert tags <= set(TAGS)
    assert not any(tags.issuperset(pair) for pair in NEVER_TOGETHER)


def test_tags_of_the_hour() -> None:
    assert "night" in tags_for(sent_day=4 + 23.5 / 24)
    assert "night" in tags_for(sent_day=4 + 4.9 / 24)
    assert "morning" in tags_for(sent_day=4 + 5.1 / 24)
    assert not tags_for(sent_day=4 + 12 / 24) & {"night", "morning"}


def test_silence_is_not_longer_than_the_breakup() -> None:
    assert "long_silence" not in tags_for(sent_day=0.5, days_since_other=1e6)
    assert "long_silence" in tags_for(sent_day=30.0, days_since_other=1e6)


def test_tags_of_the_answered_text() -> None:
    def answering(content: Content) -> frozenset[str]:
        return tags_for(answers=0, answered_content=content)

    assert {"to_warm", "answering"} <= answering(INTENTS[WARM_ANSWER].content)
    assert "to_cold" in answering(INTENTS[SNAP].content)
    assert "to_cold" in answering(INTENTS[CURT_ANSWER].content)
    assert "to_question" in answering(INTENTS[PLEA].content)
    assert "opening" in tags_for()


def test_what_the_thread_shows_overrules_the_flags() -> None:
    crossed = NOTHING._replace(days_since_other=0.1)
    assert "long_silence" in tags_for(sent_day=30.0, days_since_other=20.0)
    assert "long_silence" not in tags_for(recalled=crossed, sent_day=30.0, days_since_other=20.0)
    assert "second" not in tags_for(follows_own=True)
    assert "second" in tags_for(recalled=NOTHING._replace(after_own=True), follows_own=True)
    stale = NOTHING._replace(space_is_fresh=(False, False))
    flags = {"asked_space": True, "told_space": True}
    assert {"asked_space", "told_space"} <= tags_for(**flags)
    assert not {"asked_space", "told_space"} & tags_for(recalled=stale, **flags)


def test_first_and_again_come_from_the_wordsmiths_memory(invent: Callable[[str], None]) -> None:
    invent("{first} alpha\n{again} omega")
    smith, chance = Wordsmith(), random.Random(1)
    days = (1.0, 2.0, 14.0)
    said = [
        smith.say(CURT_ANSWER, 0, CALM, OPENING._replace(sent_day=d), chance.random) for d in days
    ]
    assert said == ["Alpha", "Omega", "Omega"]
