"""C28: what keeps a dumper writing."""

from dataclasses import replace

import polars as pl

from agents.quantities import Quantities
from experiments.claims.c28 import measure
from experiments.claims.shared import own_texts, per_couple
from experiments.lab import Lab

from .checks import COUPLES, check_as_stored, check_control, measured


def test_as_stored():
    check_as_stored("C28")


def test_without_its_mechanism_it_fails():
    check_control("C28")


def test_own_texts_are_no_answers_and_no_additions():
    texts = pl.DataFrame(
        {
            "couple": [0, 0, 0, 0, 2, 2],
            "sender": ["dumper", "dumper", "dumper", "dumper", "dumpee", "dumper"],
            "read": [False, True, False, False, False, False],
            "answers": [-1, -1, 3, -1, -1, -1],
            "follows_up": [0, 0, 0, 1, 0, 0],
            "intent": ["check_up", "check_up", "small_talk", "check_up", "plea", "everyday"],
        }
    )
    assert per_couple(own_texts(texts), 3).tolist() == [1, 0, 0]
    assert per_couple(own_texts(texts, "dumpee"), 3).tolist() == [0, 0, 1]


def test_what_is_learned_is_seen_in_the_lesson():
    """Replies teach; that is not enough beside what they still."""
    never = Lab(replace(Quantities(), benefit_learning=0.0), COUPLES)
    assert measure(never)["taught"].high < measured("C28").effects["taught"].effect


def test_where_replies_still_nothing_the_lesson_shows():
    eased = dict.fromkeys(
        ("boredom_eased", "loneliness_eased", "curiosity_eased", "support_eased", "guilt_absolved"),
        0.0,
    )
    world = Lab(replace(Quantities(), **eased), COUPLES)
    assert measure(world)["taught"].low > measured("C28").effects["taught"].high
