"""What a tree asks, in words that need no scale."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.policies.observation import ENTRIES, OBSERVATION
from agents.policies.observed_seat import freshness, level, long_ago
from experiments.learning.distil import UNREADABLE
from experiments.learning.plain import (
    FLAGS,
    FRESH,
    LEVELS,
    condition,
    conditions,
    days_ago,
    days_since,
    meanings,
    unlevel,
)
from experiments.learning.tree import Answer

from .made import sides

amounts = st.floats(0.01, 360.0)


@given(amounts, st.floats(0.1, 100.0))
def test_amounts_come_back(amount, half):
    assert unlevel(level(amount, half), half) == pytest.approx(amount)


@given(amounts)
def test_days_come_back(days):
    assert days_ago(long_ago(days)) == pytest.approx(days)
    assert days_since(freshness(5.0, 5.0 + days)) == pytest.approx(days)


def test_everything_observed_is_a_flag_or_fresh_or_an_amount_or_a_share():
    for entries in ENTRIES:
        for entry in entries:
            kinds = [entry.name in kind for kind in (FLAGS, FRESH, LEVELS, UNREADABLE)]
            squeezed = "0.5" in entry.about or "logarithm" in entry.about
            is_flag = entry.about.startswith("1 ")
            assert sum(kinds) <= 1
            assert kinds[0] == is_flag, entry
            assert (kinds[1] or kinds[2]) == (squeezed and entry.name not in UNREADABLE), entry


@given(sides, st.data())
def test_yes_and_no_are_said_differently(side, data):
    entry = data.draw(st.integers(0, len(OBSERVATION[side]) - 1))
    mark = data.draw(st.floats(0.01, 0.95))
    yes, no = (condition(side, Answer(entry, mark, over)) for over in (True, False))
    assert yes != no
    assert "_" not in yes + no


def said(side, name, mark, over):
    return condition(side, Answer(OBSERVATION[side].index(name), mark, over))


@pytest.mark.parametrize(
    ("side", "name", "mark", "over", "words"),
    [
        (1, "moment_text", 0.5, True, "a text was just read"),
        (1, "day", 0.5, True, "time since the breakup over 60 days"),
        (1, "unanswered", level(2.5, 3.0), False,
         "own texts since the other was heard at most 2"),
        (1, "heard_depth", 0.25, True, "depth of the text heard last over 0.25"),
        (0, "told_space", 0.5, False, "having been asked for space 14 days ago or never"),
        (0, "told_space", 0.001, True, "at some time having been asked for space"),
        (0, "told_space", 0.001, False, "never having been asked for space"),
        (0, "since_read", long_ago(0.25), False, "time since a text was read at most 6.0 hours"),
        (0, "urge_win_back", 0.5, True, "urge to write out of win back over 0.25 texts a day"),
        (1, "guilt", 0.4, False, "guilt at most 0.40"),
    ],
)  # fmt: skip
def test_in_words(side, name, mark, over, words):
    assert said(side, name, mark, over) == words


def test_the_last_word_on_a_thing_counts():
    day = OBSERVATION[1].index("day")
    path = tuple(
        Answer(day, level(days, 60.0), over) for days, over in ((10, True), (90, False), (30, True))
    )
    assert conditions(1, path) == [
        "time since the breakup over 30 days",
        "time since the breakup at most 90 days",
    ]


def test_one_moment_is_enough():
    text, urge = (OBSERVATION[1].index(name) for name in ("moment_text", "moment_urge"))
    path = (Answer(urge, 0.5, False), Answer(text, 0.5, True))
    assert conditions(1, path) == ["a text was just read"]
    assert conditions(1, path[:1]) == ["no urge to write comes"]


def test_shares_are_explained():
    guilt, day = (OBSERVATION[1].index(name) for name in ("guilt", "day"))
    found = meanings(1, [(Answer(guilt, 0.3, True), Answer(day, 0.3, True))])
    assert found == {"guilt": "feeling bad about the hurt"}
    assert math.isclose(level(60.0, 60.0), 0.5)
