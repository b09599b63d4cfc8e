"""Reading: taking in a text, and what follows from what it says."""

import copy
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.intents import (
    ACCEPT_RETURN,
    ASK_SPACE,
    DECLINE_RETURN,
    EVERYDAY,
    OFFER_FRIENDSHIP,
    SMALL_TALK,
    WARN,
)
from agents.returning import PITY
from agents.seat import NEVER, NO_MOMENT, TEXT, Seat
from sim.begin import Setup, begin_couple
from sim.couple import APART, FRIENDS, READ_DUMPEE, SEND_DUMPEE, TOGETHER, Couple, Text
from sim.phone import deliver
from sim.reading import appraise, follow_from, note_lines, read_text
from tests.drawn import contents
from tests.sim.couples import Q, seeds

sides = st.sampled_from((0, 1))


def couple_with(intent: int, reader: int, seed: int = 1, n: int = 1) -> Couple:
    """A couple in which n texts of one kind have arrived at one side."""
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    for number in range(n):
        text = Text(id=number, sender=1 - reader, intent=intent, wants_answer=1, sent_day=0.5)
        text.content = copy.deepcopy(Q.contents[intent])
        deliver(couple, text, reader, Q)
        couple.texts += 1
    return couple


@given(contents, sides, seeds)
def test_only_the_readers_mind_takes_a_text_in(content, side, seed):
    couple = couple_with(SMALL_TALK, side, seed)
    other = copy.deepcopy(couple.dumper if side == 0 else couple.dumpee)
    appraise(couple, side, Q, Text(content=content))
    assert (couple.dumper if side == 0 else couple.dumpee) == other


@pytest.mark.parametrize(
    ("intent", "space", "warned"),
    [(SMALL_TALK, False, False), (ASK_SPACE, True, False), (WARN, True, True)],
)
def test_lines_are_noted(intent, space, warned):
    seat = Seat()
    note_lines(seat, Text(content=Q.contents[intent]), 6.5, Q)
    assert seat.told_space_day == (6.5 if space else NEVER)
    assert seat.told_warning_day == (6.5 if warned else NEVER)


@given(sides, seeds)
def test_reading_asks_the_policy_once_all_that_arrived_is_read(side, seed):
    couple = couple_with(SMALL_TALK, side, seed, n=3)
    moments = []
    for number in range(3):
        moments.append(read_text(couple, side, 9.0, Q))
        assert couple.incoming.id == number
        assert couple.seats[side].n_read == number + 1
    assert moments == [NO_MOMENT, NO_MOMENT, TEXT]
    assert read_text(couple, side, 9.0, Q) == NO_MOMENT
    assert couple.texts_read == 3


@given(sides, seeds, st.booleans())
def test_a_receipt_shows_only_where_it_is_given(side, seed, receipts):
    couple = couple_with(SMALL_TALK, side, seed)
    couple.seats[side].receipts = int(receipts)
    read_text(couple, side, 9.0, Q)
    assert couple.seats[1 - side].seen_id == (0 if receipts else -1)


@pytest.mark.parametrize("status", [FRIENDS, TOGETHER])
@pytest.mark.parametrize("side", [0, 1])
def test_friends_and_couples_answer_without_a_policy_and_appraise_nothing(status, side):
    couple = couple_with(EVERYDAY, side)
    couple.status = status
    felt = couple.dumpee.bond, couple.dumper.benefit, couple.dumper.overwhelm
    couple.dumpee.felt_day = couple.dumper.felt_day = 9.0
    assert read_text(couple, side, 9.0, Q) == NO_MOMENT
    assert 9.0 <= couple.slots[SEND_DUMPEE + side] < math.inf
    assert (couple.dumpee.bond, couple.dumper.benefit, couple.dumper.overwhelm) == felt


def test_an_accepted_proposal_reunites_for_its_cause():
    couple = couple_with(ACCEPT_RETURN, 1)
    couple.seats[1].proposing = PITY
    follow_from(couple, 1, Text(intent=ACCEPT_RETURN), 9.0, Q)
    assert (couple.status, couple.cause, couple.first_cause) == (TOGETHER, PITY, PITY)
    assert couple.seats[1].proposing == 0


def test_a_yes_to_nothing_and_a_no_leave_the_two_apart():
    couple = couple_with(ACCEPT_RETURN, 1)
    follow_from(couple, 1, Text(intent=ACCEPT_RETURN), 9.0, Q)
    assert couple.status == APART
    couple.seats[1].proposing = PITY
    follow_from(couple, 1, Text(intent=DECLINE_RETURN), 9.0, Q)
    assert (couple.status, couple.seats[1].proposing) == (APART, 0)


def test_an_offer_of_friendship_to_one_who_is_not_healed_changes_nothing():
    couple = couple_with(OFFER_FRIENDSHIP, 0)
    follow_from(couple, 0, Text(intent=OFFER_FRIENDSHIP), 9.0, Q)
    assert couple.status == APART


@given(sides, seeds)
def test_nothing_is_read_where_nothing_waits(side, seed):
    couple = couple_with(SMALL_TALK, 1 - side, seed)
    assert read_text(couple, side, 9.0, Q) == NO_MOMENT
    assert couple.texts_read == 0
    assert couple.slots[READ_DUMPEE + side] == math.inf
