"""F16: nearly all have some contact, or look the other up."""

from agents.quantities import QUANTITIES
from experiments.facts.f16 import parts

from .checks import check_as_stored, without
from .made_up import made_up


def test_as_stored():
    check_as_stored("F16")


def test_a_text_of_either_or_a_post_counts():
    fields = {"dumpee.seat.n_sent": [0, 2, 0, 0], "dumper.seat.n_sent": [0, 0, 1, 0],
              "posts_seen": [0, 0, 0, 1]}  # fmt: skip
    found = parts(made_up(4, fields))
    assert found["contact"].point() == 0.75
    assert found["texts"].point() == 0.5


def test_where_nobody_feels_an_urge_or_posts_there_is_none():
    still = [name for name in QUANTITIES if name.startswith(("urge_", "return_by_"))]
    off = dict.fromkeys([*still, "rate_post", "rate_dumper_new_partner"], 0.0)
    assert without("F16", 100, **off)["contact"].effect == 0.0
