"""One person of a thread: small habits that are drawn once and kept, over one year's weather."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import (
    ASK_SPACE,
    CHECK_UP,
    EVERYDAY,
    INTENTS,
    POLITE_ANSWER,
    SMALL_TALK,
    WARM_ANSWER,
)
from agents.wording import REGISTERS, TAGS, Mood, Situation, Wordsmith, catalog
from agents.wording.almanac import SEASONS, SKIES, Almanac
from agents.wording.habits import Habits, draw_habits, in_own_way
from agents.wording.history import History
from agents.wording.situation import tags_of
from agents.wording.tone import emoji_of

SEED = st.integers(0, 2**32)
UNHURRIED = settings(deadline=None)
CALM = Mood(0.1, 0.1, 0.1, 0.4)
OPENING = Situation(3.5, -1, None, 1.0, False, False, False)


def habits_of(seed: int, register: str = "plain") -> Habits:
    return draw_habits(register, random.Random(seed).random)


def ways(habits: Habits) -> list[str]:
    return [word for _, word in habits.ways]


# --- habits


@UNHURRIED
@given(SEED, st.sampled_from(REGISTERS))
def test_the_same_chance_makes_the_same_person(seed: int, register: str) -> None:
    assert habits_of(seed, register) == habits_of(seed, register)


def test_persons_differ() -> None:
    assert len({str(habits_of(seed)) for seed in range(40)}) == 40


@UNHURRIED
@given(SEED)
def test_who_writes_formally_has_no_slang(seed: int) -> None:
    written = " ".join(ways(habits_of(seed, "formal"))).split()
    assert not {"lol", "hehe", "yeah", "yep", "ok", "&", "gonna"} & set(written)


@UNHURRIED
@given(SEED)
def test_each_thing_is_done_one_way(seed: int) -> None:
    habits = habits_of(seed)
    said = in_own_way("Haha, ok. Yes, maybe. Yeah, okay. Perhaps somebody, or everyone", habits)
    laughs = re.findall(r"haha|hehe|ha(?=,)|lol", said.lower())
    assert len(laughs) == 1
    for family in (r"\bokay|\bok\b", r"\byes|\byeah|\byep", "maybe|perhaps", "body|one"):
        assert len(set(re.findall(family, said.lower()))) == 1, said


@UNHURRIED
@given(SEED)
def test_the_till_of_a_shop_is_no_habit(seed: int) -> None:
    assert "at the till" in in_own_way("I stood at the till till noon", habits_of(seed))


@UNHURRIED
@given(SEED, st.lists(SEED, min_size=5, max_size=5))
def test_habits_do_not_hang_on_what_is_said_first(seed: int, firsts: list[int]) -> None:
    def greeting(first: int) -> str:
        smith, chance = Wordsmith(habits=random.Random(seed).random), random.Random(first)
        for _ in range(3):
            smith.say(SMALL_TALK, 0, CALM, OPENING, chance.random)
        return str(smith._habits)

    assert len({greeting(first) for first in firsts}) == 1


@UNHURRIED
@given(SEED)
def test_own_slots_keep_few_fillers(seed: int) -> None:
    own = habits_of(seed).own_fillers
    for name, fillers in catalog.slots().items():
        assert len(own.get(name, ())) == min(fillers.own, len(fillers.phrases))
        assert not (fillers.own and any(filler.tags for filler in fillers.phrases)), name


@settings(max_examples=15, deadline=None)
@given(SEED, st.sampled_from(("emoji", "chatty")))
def test_a_person_has_three_emoji_for_good_and_three_for_sad(seed: int, register: str) -> None:
    faces = [
        f.source for tone in ("emoji_warm", "emoji_sad") for f in catalog.slots()[tone].phrases
    ]
    smith, chance = Wordsmith(register, habits=random.Random(seed).random), random.Random(seed)
    used = set()
    for _ in range(120):
        mood = Mood(0.1, chance.random(), 0.1, 0.5)
        text = smith.say(chance.randrange(13), 0, mood, OPENING, chance.random)
        used |= {face for face in faces if face in text}
    assert 0 < len(used) <= 6


def test_who_keeps_a_distance_sends_no_heart() -> None:
    assert not emoji_of(POLITE_ANSWER, frozenset())
    assert emoji_of(WARM_ANSWER, frozenset()) == "emoji_warm"
    assert not emoji_of(WARM_ANSWER, frozenset({"angry"}))


def test_some_write_longer_than_others() -> None:
    def mean_length(habits: float) -> float:
        smith, chance = Wordsmith(habits=lambda: habits), random.Random(4)
        lines = [smith.say(SMALL_TALK, 0, CALM, OPENING, chance.random) for _ in range(60)]
        return sum(len(line.split()) for line in lines) / len(lines)

    assert mean_length(0.1) + 0.7 < mean_length(0.9)


# --- the almanac


@given(SEED, st.floats(0.0, 2000.0))
def test_a_day_has_one_season_and_one_sky(seed: int, day: float) -> None:
    tags = Almanac(random.Random(seed).random).tags(day)
    assert len(tags & set(SEASONS)) == len(tags & set(SKIES)) == 1
    assert tags <= set(TAGS)


@given(SEED)
def test_a_year_has_four_seasons_in_their_order(seed: int) -> None:
    almanac = Almanac(random.Random(seed).random)
    seasons = [next(iter(almanac.tags(day) & set(SEASONS))) for day in range(0, 365, 5)]
    changes = [one for one, other in itertools.pairwise(seasons) if one != other]
    assert len(set(seasons)) == 4
    assert len(changes) <= 4


@settings(max_examples=20, deadline=None)
@given(SEED)
def test_nobody_freezes_in_a_heatwave(seed: int) -> None:
    smith, chance = Wordsmith(habits=random.Random(seed).random), random.Random(seed)
    lines = []
    for turn in range(60):
        situation = OPENING._replace(sent_day=10.0 + turn / 60.0)
        lines.append(smith.say(SMALL_TALK, turn % 2, CALM, situation, chance.random))
    said = " ".join(lines).lower()
    cold = re.search(r"freezing|snow on|pavements are like glass|sleet", said)
    hot = re.search(r"kind of heat|too hot for|melting tar|light till ten", said)
    assert not (cold and hot)


# --- carrying on


def test_a_line_is_carried_on_by_the_same_person_some_days_later(
    invent: Callable[[str], None],
) -> None:
    plain = "\n".join(f"filling{n} words{n} only{n} number{n} here{n}" for n in range(40))
    invent(f"alpha begins something here today\n> omega carries it on now\n{plain}")
    for seed in range(30):
        smith, chance = Wordsmith(), random.Random(seed)
        began: tuple[int, float] | None = None
        for turn in range(60):
            situation = OPENING._replace(sent_day=turn * 1.0)
            text = smith.say(EVERYDAY, turn % 2, CALM, situation, chance.random)
            if text.startswith("Omega"):
                assert began is not None
                assert began[0] == turn % 2
                assert 0.2 <= turn - began[1] <= 15.0
            if text.startswith("Alpha"):
                began = turn % 2, turn * 1.0


def test_stories_of_everyday_life_are_told_in_their_order() -> None:
    known = catalog.phrasings("everyday")
    assert sum(p.after >= 0 for p in known) >= 8
    for number, phrasing in enumerate(known):
        assert phrasing.after in (-1, number - 1)


# --- claims about the thread


def test_thanks_for_asking_only_if_one_was_asked() -> None:
    for seed in range(200):
        chance = random.Random(seed)
        said = chance.choice([i for i in range(len(INTENTS)) if i != CHECK_UP])
        situation = OPENING._replace(answers=said, answered_content=INTENTS[said].content)
        text = Wordsmith().say(WARM_ANSWER, 0, CALM, situation, chance.random).lower()
        asked = INTENTS[said].name == "ask_news"
        assert asked or not re.search(r"thanks for asking|glad you asked", text)


def note(history: History, intent: int, side: int, day: float, asks: bool = False) -> None:
    history.note(intent, 0, side, day, asks)


def test_a_wish_for_space_fades_with_the_texts_of_who_uttered_it() -> None:
    history = History()
    note(history, ASK_SPACE, 0, 1.0)
    for text in range(6):
        assert history.recalled(SMALL_TALK, 0, 2.0, frozenset()).space_is_fresh == (True, True)
        assert history.recalled(SMALL_TALK, 1, 2.0, frozenset()).space_is_fresh == (True, True)
        note(history, SMALL_TALK, 0, 2.0 + text / 100)
        note(history, SMALL_TALK, 1, 2.0 + text / 100)
    assert history.recalled(SMALL_TALK, 0, 3.0, frozenset()).space_is_fresh == (False, True)
    assert history.recalled(SMALL_TALK, 1, 3.0, frozenset()).space_is_fresh == (True, False)
    note(history, ASK_SPACE, 0, 4.0)
    assert history.recalled(SMALL_TALK, 1, 5.0, frozenset()).space_is_fresh == (True, True)


def test_asked_is_who_answers_the_others_question() -> None:
    def asked(side: int, asks: bool) -> bool:
        history = History()
        note(history, SMALL_TALK, 1, 1.0, asks)
        recalled = history.recalled(EVERYDAY, side, 1.1, frozenset())
        situation = OPENING._replace(
            answers=SMALL_TALK, answered_content=INTENTS[SMALL_TALK].content
        )
        return "asked" in tags_of(CALM, situation, recalled)

    assert asked(side=0, asks=True)
    assert not asked(side=0, asks=False)
    assert not asked(side=1, asks=True)
