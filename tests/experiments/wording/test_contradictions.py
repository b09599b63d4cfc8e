"""Each rule of contradiction: something that it catches, and something like it that is fine."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from experiments.wording import contradictions, facts
from experiments.wording.rules import RULES
from experiments.wording.thread import Line

NOON = 30.5


class Case(NamedTuple):
    """A text, what came before it, and what was otherwise where it is true."""

    words: str
    untrue_after: tuple[Line, ...] = ()
    true_after: tuple[Line, ...] = ()
    untrue_on: float = NOON
    true_on: float = NOON
    untrue_side: int = 0
    true_side: int = 0
    intent: str = "small_talk"


def own(intent: str, words: str = "words", day: float = NOON - 0.2) -> Line:
    return Line(0, intent, words, day)


def other(intent: str, words: str = "words", day: float = NOON - 0.1) -> Line:
    return Line(1, intent, words, day)


LONG_AGO = (other("small_talk", day=NOON - 20.0),)
EVENING, MORNING = 30.85, 30.3
CASES = {
    "morning": Case("Good morning!", untrue_on=EVENING, true_on=MORNING),
    "night": Case("Sleep well", untrue_on=NOON, true_on=30.95),
    "day part": Case("Made soup tonight", untrue_on=MORNING, true_on=EVENING),
    "afternoon": Case("Tried it this afternoon", untrue_on=MORNING, true_on=EVENING),
    "first": Case("Odd to see this chat open again", (own("small_talk"),)),
    "silence": Case("You've gone very quiet", (other("small_talk"),), LONG_AGO),
    "long time": Case("Ages since we talked", (other("small_talk"),), LONG_AGO),
    "no answer": Case("Answer me, please", (other("small_talk"),), (own("plea"),)),
    "your space": Case("I know you asked for space", (), (other("ask_space"),)),
    "my space": Case("I asked for quiet", (), (own("ask_space"),)),
    "thanks for asking": Case("Thanks for asking!", (other("comfort"),), (other("check_up"),)),
    "thanks for writing": Case("Thanks for writing", (other("snap"),), (other("miss_you"),)),
    "assent": Case("Of course, will do", (other("miss_you"),), (other("hidden_request"),)),
    "laugh": Case("That made me laugh", (other("comfort"),), (other("everyday"),)),
    "news": Case("That's great news", (other("comfort"),), (other("everyday"),)),
    "count": Case("Twice in a week!", (other("check_up"),), (other("check_up"), other("check_up"))),
    "since": Case("All these weeks", untrue_on=4.5),
    "months": Case("Two months ago we still talked", untrue_on=30.5, true_on=80.5),
    "again": Case("As I said, no", (), (own("small_talk"),)),
    "warned": Case("I warned you", (), (own("warn"),)),
    "who left": Case("Leaving you was a mistake", untrue_side=0, true_side=1),
    "who was left": Case("Since you left I sing", untrue_side=1, true_side=0),
    "second": Case("Also, bring bread", (other("small_talk"),), (own("plea", day=NOON - 0.01),)),
    "helped": Case("Thank you for helping", (), (other("give_help"),)),
    "promised": Case("Three weeks without a cross word", untrue_on=9.5),
}


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_a_rule_catches_what_is_untrue_and_lets_pass_what_is_true(name: str) -> None:
    case = CASES[name]
    untrue = Line(case.untrue_side, case.intent, case.words, case.untrue_on)
    true = Line(case.true_side, case.intent, case.words, case.true_on)
    assert name in contradictions.broken(untrue, case.untrue_after)
    assert name not in contradictions.broken(true, case.true_after)


def test_ways_of_writing_do_not_hide_a_claim() -> None:
    written = ("YOU'VE gone very quiet", "youve gone very quiet...", "You’ve gone VERY quiet")
    for words in written:
        line = Line(0, "small_talk", words, NOON)
        assert list(contradictions.broken(line, (other("small_talk"),))) == ["silence"]


def test_space_counts_as_over_once_the_asker_keeps_texting() -> None:
    asked = other("ask_space", day=10.0)
    texts = tuple(other("check_up", day=11.0 + n) for n in range(6))
    line = Line(0, "polite_answer", "You wanted space, so this is short", NOON)
    assert not list(contradictions.broken(line, (asked, *texts[:3])))
    assert list(contradictions.broken(line, (asked, *texts))) == ["your space"]


@pytest.mark.parametrize(
    ("name", "one", "other_words"),
    [
        ("pet", "The cat says hello", "The rabbit has slept all day"),
        ("weather", "It's freezing here", "It's that heavy kind of heat"),
        ("season", "There's snow on the balcony", "Too hot to sleep, a heatwave"),
        ("shift", "I'm on the late shift again", "They gave me the early shift"),
        ("work", "Work has been mad", "Work is quiet for once"),
    ],
)
def test_facts_that_are_stated_otherwise_are_found(name: str, one: str, other_words: str) -> None:
    told = [Line(0, "small_talk", one, 3.0), Line(0, "small_talk", other_words, 3.1)]
    assert name in [found for found, _ in facts.conflicts(tuple(told))]
    assert not list(facts.conflicts((told[0], told[0]._replace(day=3.1))))


def test_a_thing_is_in_one_place() -> None:
    mine = Line(0, "nostalgia", "I still have the blue mug", 3.0)
    asked = Line(1, "hidden_request", "Is the blue mug still at yours?", 4.0)
    offered = Line(1, "offer_help", "Shall I bring back the blue mug?", 4.0)
    assert not list(facts.conflicts((mine, asked)))
    assert [name for name, _ in facts.conflicts((mine, offered))] == ["thing"]


def test_a_thread_is_counted_over_all_its_texts() -> None:
    lines = (Line(0, "small_talk", "Good morning", EVENING),) * 2 + (other("comfort"),) * 2
    assert contradictions.measure(lines).per_100 == 50.0
    assert contradictions.claims(lines)["morning"] == 2
