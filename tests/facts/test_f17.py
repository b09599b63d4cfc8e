"""F17: watching the ex online, at equal contact."""

import numpy as np

from experiments.facts.f17 import parts

from .checks import check_as_stored, without
from .made_up import made_up


def test_as_stored():
    check_as_stored("F17")


def test_what_posts_do_is_told_from_what_goes_with_contact():
    chance = np.random.default_rng(1)
    texts = chance.integers(0, 100, 800)
    posts = np.log1p(texts) + chance.random(800)
    by_texts = {"dumpee.seat.n_read": texts, "posts_seen": posts,
                "dumpee.self_reliance": np.log1p(texts) + chance.random(800)}  # fmt: skip
    assert abs(parts(made_up(800, by_texts))["growth"].point()) < 0.05
    by_posts = by_texts | {"dumpee.self_reliance": -posts}
    assert parts(made_up(800, by_posts))["growth"].estimate().high < -0.9


def test_posts_that_hurt_more_go_with_more_distress():
    hurt = without("F17", 1000, post_hurts=0.3, post_lowers_worth=1.0)["distress"]
    harmless = without("F17", 1000, post_hurts=0.0, post_hope=0.0)["distress"]
    assert hurt.effect > harmless.effect
    assert hurt.low > 0.0
