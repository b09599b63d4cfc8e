"""Prices: what follows from the futures, no more, and what is said of it."""

import dataclasses

import numpy as np
import pytest

from agents.errors import AftertextError
from agents.intents import INTENT_IDS, INTENT_NAMES, SILENT
from experiments.futures import Ends, Moment
from experiments.price import SILENCE, price_row, price_texts
from experiments.price_plan import PricePlan, Question, plan_prices, seconds_expected
from sim.couple import SEND_DUMPEE
from sim.snapshot import fork
from tests.experiments.threads import SMALL, run_in_events


@pytest.fixture(name="plan", scope="module")
def _plan() -> PricePlan:
    return plan_prices(SMALL)


def ends_in_events(plan: PricePlan, moment: Moment, reply: int, futures: int) -> list[list[float]]:
    """Days and crises of each future, computed as plainly as can be."""
    found = []
    for number in range(futures):
        couple = fork(moment.couple, plan.seed_of_futures, number)
        crises = couple.dumpee.crises
        if reply == SILENT:
            couple.seats[moment.side].planned_intent = SILENT
            couple.slots[SEND_DUMPEE + moment.side] = float("inf")
        elif reply != moment.intent:
            couple.seats[moment.side].planned_intent = reply
        run_in_events(plan, couple)
        healed = couple.dumpee.healed_day
        days = couple.horizon if healed < 0.0 else min(healed, couple.horizon)
        found.append([days, couple.dumpee.crises - crises])
    return np.array(found).T.tolist()


@pytest.fixture(name="hard", scope="module")
def _hard() -> PricePlan:
    """One text in a thread of which some futures heal, some do not, and all have crises."""
    return plan_prices(
        Question("clingy_dumpee", seed=1, futures=10, horizon_days=101.0, texts=((18, 18),),
                 settings=(("despair_per_day", 1.0),))
    )  # fmt: skip


def test_a_price_is_what_the_event_engine_makes_of_the_same_futures(hard):
    (moment,), (price,) = hard.moments, price_texts(hard, hard.player(2)).texts
    assert moment.couple.dumpee.crises > 0
    replies = [moment.intent, SILENT, INTENT_IDS["warn"], INTENT_IDS["comfort"]]
    plain = {reply: np.array(ends_in_events(hard, moment, reply, 10)) for reply in replies}
    sent, silent = plain[moment.intent], plain[SILENT]
    assert 0 < (sent[0] == hard.horizon_days).sum() < 10
    ends = hard.player(1).play(moment, replies, 10)
    for row, reply in enumerate(replies):
        assert (ends.days[row] == plain[reply][0]).all()
        assert (ends.crises[row] == plain[reply][1]).all()
    assert price.days.mean == (sent - silent)[0].mean() != 0.0
    assert price.crises is not None
    assert price.crises.mean == (sent - silent)[1].mean()
    for reply in replies[2:]:
        means = (sent - plain[reply]).mean(axis=1)
        assert price.replies[INTENT_NAMES[reply]] == tuple(means)
    assert price.best is not None
    best = SILENT if price.best.reply == SILENCE else INTENT_IDS[price.best.reply]
    other = np.array(ends_in_events(hard, moment, best, 10))
    assert price.best.days.mean == (sent - other)[0, 1::2].mean()
    assert price.best.crises.mean == (sent - other)[1, 1::2].mean()


def test_ends_depend_neither_on_threads_nor_on_parts(hard):
    (moment,) = hard.moments
    some = hard.player(1).play(moment, moment.replies(), 6)
    assert len(np.unique(some.days)) > 5
    for threads, at_a_time in ((2, 2048), (1, 1), (2, 7), (3, 100)):
        again = hard.player(threads).play(moment, moment.replies(), 6, at_a_time=at_a_time)
        for one, other in zip(some, again, strict=True):
            assert one.tobytes() == other.tobytes()


def test_a_price_does_not_depend_on_which_others_are_asked_for():
    question = Question("clingy_dumpee", seed=1, futures=4, horizon_days=100.0)
    ids = [moment.text for moment in plan_prices(question).moments[:6]]
    whole = plan_prices(dataclasses.replace(question, texts=((0, ids[-1]),)))
    part = plan_prices(dataclasses.replace(question, texts=((ids[2], ids[3]), (ids[5], ids[5]))))
    rows = {row.text.id: price_row(row) for row in price_texts(whole, whole.player(2)).texts}
    assert list(rows) == ids
    for price in price_texts(part, part.player(1)).texts:
        assert price_row(price) == rows[price.text.id]


def test_it_tells_how_many_couples_have_ended(plan):
    told: list[int] = []
    few = plan_prices(dataclasses.replace(SMALL, texts=((0, plan.moments[2].text),)))
    price_texts(few, few.player(2), told.append)
    assert sum(told) == few.couples == 3 * few.branches * SMALL.futures
    assert seconds_expected(few, few.player(1)) > 0.0


def test_a_text_that_never_arrives_has_a_price_of_exactly_0():
    question = dataclasses.replace(SMALL, dumpee="block", dumper="flood", horizon_days=150.0)
    plan = plan_prices(dataclasses.replace(question, texts=((0, 4),)))
    for price in price_texts(plan, plan.player(2)).texts:
        assert price.healed_day is None
        assert price.text.blocked
        assert (price.days.mean, price.days.ci) == (0.0, (0.0, 0.0))
        assert price.best is not None
        assert not price.best.is_clear
        assert all(gain == (0.0, 0.0) for gain in price.replies.values())


def test_silence_in_the_place_of_silence_changes_nothing(plan):
    moment = plan.moments[1]
    ends = plan.player(1).play(moment, [SILENT, SILENT, moment.intent, moment.intent], 5)
    for values in ends:
        assert (values[0] == values[1]).all()
        assert (values[2] == values[3]).all()


class NoPlayer:
    """Stands where nothing is to be played."""

    def play(self, *_: object) -> Ends:
        raise AssertionError("a future was played")


def test_once_the_dumpee_has_healed_no_text_has_a_price_and_nothing_is_played():
    plan = plan_prices(Question("clingy_dumpee", seed=1, futures=4))
    healed = [moment.text for moment in plan.moments if moment.healed_day is not None]
    assert healed
    assert len(plan.to_play) == len(plan.moments) - len(healed)
    late = plan_prices(Question("clingy_dumpee", seed=1, futures=4, texts=((healed[0], 10**6),)))
    assert late.couples == 0
    prices = price_texts(late, NoPlayer())
    assert [price.text.id for price in prices.texts] == healed
    for price in prices.texts:
        assert price.days.mean == 0.0
        assert price.best is price.crises is None
        assert price.healed_day is not None
        assert price.healed_day < price.text.sent_day
    assert prices.costliest is prices.kindest is None


class MadeUp:
    """Futures of pure luck: whatever is said, days are alike but for chance."""

    def __init__(self, gains=(), seed=5):
        self.chance, self.gains = np.random.default_rng(seed), dict(gains)

    def play(self, moment, replies, futures, watch):
        days = self.chance.normal(100.0, 20.0, (len(replies), futures))
        for reply, gain in self.gains.items():
            days[replies.index(reply)] -= gain
        return Ends(days, np.zeros_like(days))


def test_luck_alone_makes_no_reply_better():
    plan = plan_prices(dataclasses.replace(SMALL, futures=40, horizon_days=100.0))
    bests = [text.best for text in price_texts(plan, MadeUp()).texts]
    assert len(bests) > 60
    gains = [best.days.mean for best in bests]
    assert abs(np.mean(gains)) < 3.0 * np.std(gains) / np.sqrt(len(gains))
    assert np.mean([best.is_clear for best in bests]) < 0.1


def test_what_is_truly_better_is_found_with_its_size():
    plan = plan_prices(dataclasses.replace(SMALL, futures=40, texts=((0, 30),)))
    for text in price_texts(plan, MadeUp({SILENT: 60.0})).texts:
        assert text.best is not None
        assert text.best.reply == SILENCE
        assert text.best.is_clear
        low, high = text.best.days.ci
        assert low < text.best.days.mean < high
        assert 30.0 < text.best.days.mean < 90.0
        assert text.days.ci[0] > 0.0


def test_the_best_is_chosen_and_judged_by_different_futures():
    plan = plan_prices(dataclasses.replace(SMALL, futures=20, texts=((0, 3),)))
    warn, comfort = INTENT_IDS["warn"], INTENT_IDS["comfort"]

    class Lucky:
        def play(self, moment, replies, futures, watch):
            days = np.full((len(replies), futures), 100.0)
            days[replies.index(warn), ::2] = 50.0  # wins where the choice is made, only there
            days[replies.index(comfort), 1::2] = 60.0
            return Ends(days, np.zeros_like(days))

    for text in price_texts(plan, Lucky()).texts:
        assert (text.best.reply, text.best.days.mean, text.best.is_clear) == ("warn", 0.0, False)


class Made:
    """Text number n costs `prices[n]` days, give or take `spread`."""

    def __init__(self, prices, spread):
        self.left, self.spread = list(prices), spread

    def play(self, moment, replies, futures, watch):
        days = np.full((len(replies), futures), 100.0)
        days[0, ::2] += self.left[0] + self.spread
        days[0, 1::2] += self.left.pop(0) - self.spread
        return Ends(days, np.zeros_like(days))


@pytest.mark.parametrize(
    ("prices", "spread", "costliest", "kindest"),
    [
        ((-3.0, 8.0, 5.0, -9.0), 0.0, (1, 8.0), (3, -9.0)),
        ((1.0, 2.0, 3.0, 4.0), 0.0, (3, 4.0), None),
        ((0.0, 8.0, 5.0, -3.0), 8.0, (1, 8.0), None),  # its error is 2.1: −3 is not beyond it
        ((0.0, 4.5, 0.0, -4.5), 8.0, None, None),  # alone they would be, but not as two of four
        ((4.5,), 8.0, (0, 4.5), None),
    ],
)
def test_the_costliest_and_the_most_helpful_must_stand_out(prices, spread, costliest, kindest):
    asked = dataclasses.replace(SMALL, futures=16)
    moments = plan_prices(asked).moments[: len(prices)]
    plan = plan_prices(dataclasses.replace(asked, texts=((0, moments[-1].text),)))
    found = price_texts(plan, Made(prices, spread))
    for extreme, expected in ((found.costliest, costliest), (found.kindest, kindest)):
        told = extreme and (found.texts.index(extreme.price), extreme.days.mean)
        assert told == expected
        if extreme:
            low, high = extreme.days.ci
            assert low <= extreme.price.days.ci[0]
            assert high >= extreme.price.days.ci[1]


def test_luck_alone_makes_no_text_stand_out():
    plan = plan_prices(dataclasses.replace(SMALL, futures=40, horizon_days=60.0))
    lists = [price_texts(plan, MadeUp(seed=seed)) for seed in range(20)]
    assert all(len(one.texts) > 20 for one in lists)
    assert sum(bool(one.costliest or one.kindest) for one in lists) <= 4


def test_texts_that_the_model_itself_sends_have_no_price():
    plan = plan_prices(Question("friend_advised_return", seed=2, futures=4))
    assert plan.sent > plan.chosen == len(plan.moments)
    names = {plan.records[moment.text].intent for moment in plan.moments}
    assert not names & {"everyday", "leave_again"}
    others = [text for text in plan.records.values() if text.intent in ("everyday", "leave_again")]
    assert others
    with pytest.raises(AftertextError, match="while the two were together or friends"):
        plan_prices(
            dataclasses.replace(plan.question, texts=((others[0].id,) * 2,), side=others[0].sender)
        )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"side": "dumpe"}, "no side 'dumpe'; did you mean 'dumpe"),
        ({"futures": 3}, "futures = 3 is outside 4 to 100,000"),
        ({"couple": -1}, "couple = -1 is outside"),
        ({"seed": -1}, "seed = -1"),
        ({"horizon_days": 1.0}, "7 to 3650 days"),
        ({"dumper": "eager"}, "is a policy of the dumpee's"),
        ({"dumper": "docs/examples/own_policy.py:Patient"}, "is own code, whose memory cannot"),
        ({"settings": (("healed_dayz", 7.0),)}, "did you mean 'healed_days'"),
        ({"texts": ((0, 0),)}, "text 0 is the dumpee's, not the dumper's"),
        ({"texts": ((1, 5), (900_000, 900_001))}, "no texts 900000-900001 while apart"),
        ({"texts": ((900_000, 900_000),)}, "no text 900000 while apart"),
        ({"scenario": "breadcrumb"}, "did you mean 'breadcrumbs'"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(changes, told):
    with pytest.raises(AftertextError) as error:
        plan_prices(dataclasses.replace(SMALL, **changes))
    assert told in str(error.value)
    assert "\n" not in str(error.value)
