"""Futures: every branch of a moment begins as it claims, with the same chance as the others."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import INTENT_IDS, INTENT_NAMES, PROPOSE_RETURN, SILENT
from agents.seat import BLOCK, POST
from coach.cli.one_couple import Asked, play
from experiments.futures import Branch
from experiments.price_plan import PricePlan, Question, plan_prices
from sim.begin import begin_couple
from sim.couple import SEND_DUMPER, Couple
from sim.event_engine import EventEngine
from sim.layout import unpack
from sim.own_act import FREE_INTENTS
from tests.experiments.threads import SMALL, data, run_in_events, with_seat


@pytest.fixture(name="plan", scope="module")
def _plan() -> PricePlan:
    return plan_prices(SMALL)


@pytest.mark.parametrize("side", ["dumper", "dumpee"])
@pytest.mark.parametrize("policies", [("polite", "pity_return"), ("flood", "apology_loop")])
def test_as_sent_under_its_own_chance_is_the_thread_itself(side, policies):
    question = dataclasses.replace(
        SMALL, dumpee=policies[0], dumper=policies[1], side=side, horizon_days=20.0, couple=2
    )
    plan = plan_prices(question)
    never = run_in_events(plan, begin_couple(plan.setup, plan.quantities, 3, 2))
    assert plan.moments
    player = plan.player(1)
    for moment in plan.moments[:: max(1, len(plan.moments) // 12)]:
        branch = Branch(moment, moment.intent, plan.quantities)
        assert data(run_in_events(plan, branch.future(3, 2))) == data(never)
        begun = branch.futures(3, [2])
        player._engine.run(begun)
        assert begun.tobytes() == data(never)


class Before:
    """Keeps the bytes of a couple before each text of the dumper's."""

    def __init__(self):
        self.found = []

    def before(self, couple, slot, q):
        if slot == SEND_DUMPER:
            self.found.append(data(couple))

    def after(self, couple, slot, q):
        """Nothing."""


def test_a_proposal_knows_what_was_open_before_it():
    plan = plan_prices(Question("friend_advised_return", seed=2, futures=4))
    proposals = [moment for moment in plan.moments if moment.intent == PROPOSE_RETURN]
    assert proposals
    assert proposals[0].proposing == 0
    assert proposals[0].couple.seats[1].proposing > 0
    silent = Branch(proposals[0], SILENT, plan.quantities).future(1, 1)
    assert silent.seats[1].proposing == 0


def test_watching_for_moments_leaves_the_thread_as_run_shows_it(plan):
    asked = Asked("breadcrumbs", 3, dumpee="eager", horizon_days=45.0)
    shown = {text.id: text for text in play(asked).thread.texts}
    assert plan.records == shown
    mine = [text for text in shown.values() if text.sender == "dumper"]
    assert [moment.text for moment in plan.moments] == [text.id for text in mine]
    seen = Before()
    couple = begin_couple(plan.setup, plan.quantities, 3, 0)
    EventEngine(couple, plan.quantities, observer=seen).run()
    assert [moment.packed.tobytes() for moment in plan.moments] == seen.found
    for moment in plan.moments:
        assert moment.day == shown[moment.text].sent_day
        assert INTENT_NAMES[moment.intent] == shown[moment.text].intent


def test_every_reply_is_there_once_the_one_sent_first_and_silence_second(plan):
    for moment in plan.moments[:5]:
        replies = moment.replies()
        assert replies[:2] == [moment.intent, SILENT]
        free = {INTENT_IDS[name] for name in FREE_INTENTS[1]}
        assert sorted(replies) == sorted({SILENT, *free})
        assert len(replies) == plan.branches


@settings(max_examples=15)
@given(place=st.integers(0, 10**6), reply=st.integers(0, 28), change=st.integers(0, 3))
def test_many_futures_are_the_futures_one_by_one(plan, place, reply, change):
    moment = plan.moments[place % len(plan.moments)]
    changes = [{}, {"planned_gesture": BLOCK}, {"planned_gesture": POST},
               {"planned_intent": PROPOSE_RETURN, "proposing": 2}][change]  # fmt: skip
    moment = with_seat(moment, **changes)
    branch = Branch(moment, moment.replies()[reply], plan.quantities)
    one_by_one = b"".join(data(branch.future(7, number)) for number in (4, 0, 9))
    assert branch.futures(7, [4, 0, 9]).tobytes() == one_by_one


def test_all_branches_of_a_future_have_the_same_chance_and_past(plan):
    moment = plan.moments[3]
    begun = [Branch(moment, reply, plan.quantities).futures(5, range(4))
             for reply in moment.replies()]  # fmt: skip
    for couples in begun:
        assert (couples["keys"] == begun[0]["keys"]).all()
        assert (couples["draws"] == begun[0]["draws"]).all()
        assert couples["dumpee"].tobytes() == begun[0]["dumpee"].tobytes()
    assert len({key.tobytes() for key in begun[0]["keys"]}) == 4


def test_the_future_of_a_moment_does_not_change_the_moment(plan):
    moment = plan.moments[4]
    before = moment.packed.tobytes()
    plan.player(1).play(moment, moment.replies(), 3)
    assert moment.packed.tobytes() == before
    assert data(unpack(moment.packed[0], Couple())) == before
