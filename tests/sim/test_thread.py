"""Invariants of whole threads, watched over couples with all policies."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.intents import ACCEPT_RETURN, LEAVE_AGAIN, OFFER_FRIENDSHIP, PROPOSE_RETURN
from agents.returning import CAUSES
from agents.signs import asks_for_space
from sim.begin import Setup
from sim.couple import (
    APART,
    FRIENDS,
    LIFE,
    MAIL_PLACES,
    READ_DUMPEE,
    READ_DUMPER,
    SEND_DUMPER,
    TOGETHER,
)
from sim.simulate import simulate
from tests.sim.couples import Log, Q, policy_pairs, seeds, setups

COUPLES = 12
"""Couples watched by each property; every one is some hundreds of events."""


def watch(setup: Setup, seed: int, index: int = 0):
    log = Log()
    return simulate(setup, Q, seed, index, observer=log), log


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_nothing_is_read_before_it_is_delivered_nor_delivered_before_it_is_sent(setup, seed):
    _, log = watch(setup, seed)
    for text in log.read:
        assert text.sent_day <= text.delivered_day <= text.read_day
        assert text.delivered_day <= text.due_day


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_texts_are_numbered_and_read_in_the_order_of_sending(setup, seed):
    couple, log = watch(setup, seed)
    assert [text.id for text in log.sent] == list(range(couple.texts))
    assert all(a.sent_day <= b.sent_day for a, b in pairwise(log.sent))
    for sender in (0, 1):
        read = [text for text in log.read if text.sender == sender]
        assert all(a.id < b.id for a, b in pairwise(read))
        assert all(a.delivered_day <= b.delivered_day for a, b in pairwise(read))
        assert couple.seats[sender].n_sent == sum(t.sender == sender for t in log.sent)
        assert couple.seats[1 - sender].n_read == len(read)


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_every_text_is_read_waiting_or_lost_at_every_moment(setup, seed):
    couple, log = watch(setup, seed)
    assert all(texts == kept for texts, kept in log.counts)
    assert couple.undelivered == len(log.lost) + len(log.barred)
    assert all(0 <= waiting <= MAIL_PLACES for waiting in couple.waiting)


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_what_a_block_kept_away_is_never_read(setup, seed):
    _, log = watch(setup, seed)
    read = {text.id for text in log.read}
    assert not read & log.lost
    assert not read & log.barred


@settings(max_examples=3 * COUPLES)
@given(
    seeds,
    st.sampled_from(["block", "ask_space", "plead", "flood"]),
    st.sampled_from(["block", "impatient"]),
)
def test_nothing_is_delivered_to_one_who_blocks(seed, dumpee, dumper):
    _, log = watch(Setup(policies=(dumpee, dumper), horizon_days=30.0), seed)
    for text in log.read:
        for start, end in log.blocks[1 - text.sender]:
            assert not start < text.delivered_day < end


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_an_answer_refers_to_an_earlier_text_of_the_other_side_that_was_read(setup, seed):
    _, log = watch(setup, seed)
    read_day = {text.id: text.read_day for text in log.read}
    for text in log.sent:
        if text.answers >= 0:
            assert log.sent[text.answers].sender == 1 - text.sender
            assert text.answers < text.id
            assert read_day[text.answers] <= text.sent_day


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_time_never_goes_back_and_the_earliest_lowest_slot_comes_first(setup, seed):
    couple, log = watch(setup, seed)
    assert all(a <= b for a, b in pairwise(log.days))
    assert all(slot == following for _, slot, following in log.slots)
    assert all(-setup.prelude_days <= day < couple.horizon for day in log.days)


@settings(max_examples=COUPLES)
@given(seeds, st.sampled_from(["buddy", "breadcrumb", "impatient", "silence", "regret_talk"]))
def test_a_request_for_space_that_is_read_is_known_to_the_dumper(seed, dumper):
    _, log = watch(Setup(policies=("ask_space", dumper), horizon_days=60.0), seed)
    for text, told in log.told_space:
        if asks_for_space(text.content, Q):
            assert told == text.read_day


@settings(max_examples=3 * COUPLES)
@given(policy_pairs, seeds)
def test_a_reunion_follows_a_proposal_and_its_acceptance(pair, seed):
    couple, log = watch(Setup(policies=pair, horizon_days=60.0), seed)
    apart_since = 0.0
    for day, was, now, slot, intent in log.turns:
        if now == TOGETHER:
            assert (was, slot, intent) == (APART, READ_DUMPER, ACCEPT_RETURN)
            offers = [t.sent_day for t in log.sent if t.intent == PROPOSE_RETURN and t.sender]
            assert any(apart_since <= sent <= day for sent in offers)
        elif now == APART:
            assert (was, slot, intent) == (TOGETHER, SEND_DUMPER, LEAVE_AGAIN)
            apart_since = day
    assert couple.reunions == sum(turn[2] == TOGETHER for turn in log.turns)
    assert 0 <= couple.cause < len(CAUSES)
    assert (couple.first_cause > 0) == (couple.reunions > 0) == (couple.first_reunion_day >= 0.0)


@settings(max_examples=3 * COUPLES)
@given(policy_pairs, seeds)
def test_only_those_together_can_part(pair, seed):
    couple, log = watch(Setup(policies=pair, horizon_days=60.0), seed)
    assert couple.partings == sum(turn[1] == TOGETHER for turn in log.turns)
    assert couple.partings <= couple.reunions <= couple.partings + 1
    assert (couple.first_reunion_lasted >= 0.0) == (couple.partings > 0)


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_exes_become_friends_by_an_offer_alone_and_stay_friends(setup, seed):
    _, log = watch(setup, seed)
    for _, was, now, slot, intent in log.turns:
        assert was != FRIENDS
        if now == FRIENDS:
            assert (was, slot, intent) == (APART, READ_DUMPEE, OFFER_FRIENDSHIP)
        if slot == LIFE:
            assert (was, now) == (TOGETHER, APART)


def healed_by(log: Log) -> float:
    """The first day of the first lasting spell of being well, from what was watched each day."""
    since, healed = -1.0, -1.0
    for kind, day, well in log.wellness:
        if kind == f"turn to {TOGETHER}":
            since = -1.0
        elif kind == f"turn to {APART}":
            since, healed = -1.0, -1.0
        elif kind == "day":
            since = (day if since < 0.0 else since) if well else -1.0
            if well and healed < 0.0 and day - since >= Q.healed_days:
                healed = since
    return healed


@pytest.mark.parametrize(
    "dumper", ["silence", "compassionate", "buddy", "pity_return", "impatient"]
)
@pytest.mark.parametrize("dumpee", ["no_contact", "plead", "polite"])
def test_healed_only_when_the_thresholds_were_met_for_a_fortnight(dumpee, dumper):
    couple, log = watch(Setup(policies=(dumpee, dumper), horizon_days=300.0), 11)
    assert couple.dumpee.healed_day == healed_by(log)


@settings(max_examples=COUPLES)
@given(setups(), seeds)
def test_crises_never_become_fewer(setup, seed):
    _, log = watch(setup, seed)
    assert all(b - a in (0, 1) for a, b in pairwise([0, *log.crises]))


@settings(max_examples=COUPLES)
@given(setups(), seeds, st.integers(0, 1))
def test_a_receipt_is_seen_by_the_sender_where_it_is_given_and_only_there(setup, seed, reader):
    couple, log = watch(setup, seed)
    read = [text.id for text in log.read if text.sender == 1 - reader]
    seen = couple.seats[1 - reader].seen_id
    assert seen == (read[-1] if read and setup.receipts[reader] else -1)
