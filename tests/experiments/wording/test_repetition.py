"""What counts as a repetition, and from where on it is noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.wording import repetition
from experiments.wording.repetition import Repetition
from experiments.wording.thread import WINDOW, tokens

from .made import different, thread

TEXT = "the heron on the roof looks terribly busy again today"


def measured(*words: str) -> Repetition:
    return repetition.measure(thread(*words))


def test_texts_that_share_nothing_meet_the_bar() -> None:
    found = measured(*different(300))
    assert found.meets_bar
    assert found.distinct_pairs == 1.0


@given(st.integers(0, WINDOW + 20))
def test_a_text_said_again_is_noticed_within_a_hundred(between: int) -> None:
    found = measured(TEXT, *different(between), TEXT)
    noticed = int(between < WINDOW - 1)
    assert found.exact == found.near == found.images == noticed
    assert found.meets_bar == (not noticed)


@pytest.mark.parametrize(
    "again",
    [
        "The heron on the roof looks very busy again",
        "the heron on teh roof looks TERRIBLY busy!!",
        "honestly, the heron on the roof looks terribly bored",
    ],
)
def test_nearly_the_same_is_a_repetition(again: str) -> None:
    assert measured(TEXT, *different(5), again).near == 1


def test_an_image_in_other_words_is_a_repetition() -> None:
    found = measured(TEXT, *different(5), "busy, busy: terribly so, up on her roof, that heron")
    assert (found.near, found.images) == (0, 1)
    assert not found.meets_bar


def test_ways_of_writing_do_not_hide_a_repetition() -> None:
    formal = "I do not know why you are not writing, I am here for you."
    short = "i dont know why u are not writing, im here for u"
    assert measured(formal, *different(9), short).near == 1
    assert tokens("I will not, they have not") == tokens("i won't, they haven't")
    assert tokens("I cannot, you are soooo late pls") == tokens("i can't, you're so late please")


def test_a_distinctive_run_is_noticed_when_close_or_often() -> None:
    run = "sofa with seven legs"
    texts = [f"{run} {one}" for one in different(3)]
    assert measured(texts[0], *different(5)[3:], texts[1]).runs_close == 1
    far = measured(texts[0], *different(40)[3:], texts[1])
    assert (far.runs_close, far.runs_often) == (0, 0)
    often = measured(texts[0], *different(40)[3:], texts[1], *different(80)[40:], texts[2])
    assert (often.runs_close, often.runs_often) == (0, 1)
    assert measured("what do you want a1 b1 c1", "what do you want a2 b2 c2").runs_close == 0


def test_short_lines_may_come_three_times() -> None:
    lines = ["good night", *different(9), "Good night!", *different(20)[9:], "good night"]
    assert measured(*lines).meets_bar
    assert measured(*lines, "good night").short_often == 1


def test_openings_may_come_eight_times() -> None:
    lines = [f"well then {one}" for one in different(9)]
    assert measured(*lines[:8]).meets_bar
    assert measured(*lines).openers_often == 1
