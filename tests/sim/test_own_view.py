"""What own code gets to see: what its side knows, and nothing that leads further."""

import contextlib
import functools
import types

import pytest

from agents.quantities import Quantities
from agents.seat import Seat
from sim.couple import Couple
from sim.event_engine import EventEngine
from sim.own_policy import resolve_policy
from sim.own_view import MINDS, SEEN, View
from tests.sim.own import run, write_policy


@pytest.fixture(name="write")
def _write(tmp_path):
    return functools.partial(write_policy, tmp_path)


SPY = """
    def __init__(self):
        SEEN_VIEWS.clear()
    def on_text(self, view):
        SEEN_VIEWS.append(view)
        return "ask_news" if view.random() < 0.7 else None
    def on_urge(self, view):
        SEEN_VIEWS.append(view)
        return "reach_for_comfort"
    def on_day(self, view):
        SEEN_VIEWS.append(view)
    wants_words = True
"""


def spied(write, **rest):
    ref = write(SPY, before="SEEN_VIEWS = []\n")
    couple, thread = run(ref, **rest)
    views = resolve_policy(ref, 0).code.load().on_text.__globals__["SEEN_VIEWS"]
    assert views
    return couple, thread, list(views)


def test_the_thread_holds_what_was_sent_or_read_and_nothing_else(write):
    _, thread, views = spied(write)
    for view in views:
        known = {
            text.id for text in thread.texts
            if (text.sender == "dumpee" and text.sent_day < view.day)
            or (text.read_day is not None and text.sender == "dumper" and text.read_day <= view.day)
        }  # fmt: skip
        assert {line.id for line in view.thread} == known
    last = views[-1]
    records = {text.id: text for text in thread.texts}
    for line in last.thread:
        text = records[line.id]
        assert (line.sender, line.intent, line.words) == (text.sender, text.intent, text.words)
        assert line.mine == (line.sender == "dumpee")
        assert line.content._asdict() == text.content
        seen = text.read_day is not None and text.read_day <= last.day
        assert line.read_day == (text.read_day if seen else None)


def test_without_receipts_it_does_not_see_when_own_texts_are_read(write):
    _, _, views = spied(write, receipts=(True, False))
    own = [line for line in views[-1].thread if line.mine]
    assert own
    assert all(line.read_day is None for line in own)


def test_what_is_heard_is_the_last_text_read(write):
    _, _, views = spied(write)
    texts = [view for view in views if view.moment == "text"]
    assert texts
    for view in texts:
        assert view.heard == view.thread[-1]
        assert view.heard.read_day == view.day


def test_a_view_says_the_time_the_side_and_the_motive(write):
    _, _, views = spied(write)
    for view in views:
        assert view.side == "dumpee"
        assert 0.0 <= view.hour < 24.0
        assert (view.motive is not None) == (view.moment == "urge")
    assert {view.moment for view in views} == {"text", "urge", "day"}


def test_the_mind_is_the_own_one_to_the_last_bit(write):
    couple, _, views = spied(write, days=12.5)
    mind = views[-1].mind
    assert isinstance(mind, MINDS[0])
    assert mind.insight == couple.dumpee.insight
    assert 0.0 < mind.hope_share < 1.0
    assert mind.healed is False
    assert not hasattr(mind, "guilt")


def test_draws_differ_within_a_run_and_go_on_where_they_were(write):
    couple, _, views = spied(write)
    drawn = [view.random() for view in views if view.moment == "text"]
    assert len(set(drawn)) == len(drawn)
    assert couple.draws[2 * 14] == len(drawn)


LEADS_ON = ("__self__", "__func__", "__closure__", "__defaults__", "__dict__", "cell_contents")


def reachable(start):
    """Everything that attributes, methods and containers lead to; classes and modules left out."""
    found, todo = {}, [start]
    while todo:
        thing = todo.pop()
        skip = isinstance(thing, type | types.ModuleType | types.BuiltinFunctionType | str | float)
        if skip or id(thing) in found:
            continue
        found[id(thing)] = thing
        if isinstance(thing, dict):
            todo += [*thing.keys(), *thing.values()]
        elif isinstance(thing, list | tuple | set):
            todo += thing
        names = [name for name in dir(thing) if not name.startswith("__")]
        for name in (*names, *LEADS_ON):
            with contextlib.suppress(Exception):
                todo.append(getattr(thing, name))
    return found.values()


def test_no_attribute_leads_from_a_view_to_the_couple_or_the_other_mind(write):
    couple, _, views = spied(write, days=8.0)
    live = {id(couple), id(couple.dumper), id(couple.dumpee), *map(id, couple.seats)}
    for thing in reachable(views[-1]):
        assert not isinstance(thing, Couple | EventEngine | Quantities | Seat)
        assert id(thing) not in live


def test_everything_a_view_shows_is_listed():
    shown = {name for name in dir(View) if not name.startswith("_")}
    assert shown == {name.removesuffix("()") for name in SEEN}
