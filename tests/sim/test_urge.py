"""Own urges: candidates, the bound that saves relaxing at most of them, thinning."""

import copy
import math
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.minds import relax_dumpee, relax_dumper
from agents.motives import PLAN, feel_urges_of_dumpee, feel_urges_of_dumper, hazard
from agents.seat import NO_MOMENT, URGE, Seat
from sim.begin import Setup, begin_couple
from sim.chance import MOTIVE, ORDINARY, URGE_KEPT, URGE_TIME
from sim.clock import PEAK_OF_DAY
from sim.couple import APART, FRIENDS, SEND_DUMPEE, TOGETHER, URGE_DUMPEE, Couple
from sim.simulate import simulate
from sim.urge import (
    _feel_like_chatting,
    candidate_rate,
    ceiling_of,
    feel_urge,
    note_bound,
    relax,
    schedule_candidate,
    sum_urges,
)
from tests.sim.couples import Q, policy_pairs, seeds

sides = st.sampled_from((0, 1))
BOUND_HOLDS = 0.999
"""Share of candidates at which the bound must hold; min() in feel_urge cuts off the rest."""


class Candidates:
    """Looks at every candidate whether the urges outgrow the bound noted before."""

    def __init__(self) -> None:
        self.seen = self.over = 0

    def before(self, couple, slot, q):
        if slot < URGE_DUMPEE or couple.status != APART:
            return
        side, now = slot - URGE_DUMPEE, couple.slots[slot]
        seat = copy.copy(couple.seats[side])
        seat.urges = list(seat.urges)
        if side == 0:
            mind = copy.copy(couple.dumpee)
            relax_dumpee(mind, q, now)
            total = feel_urges_of_dumpee(mind, seat, q)
        else:
            mind = copy.copy(couple.dumper)
            relax_dumper(mind, q, now)
            total = feel_urges_of_dumper(mind, seat, q)
        ceiling = ceiling_of(side, q)
        self.seen += 1
        bound = hazard(seat.urge_bound, seat, ceiling)
        self.over += hazard(total, seat, ceiling) > bound * 1.0000001

    def after(self, couple, slot, q):
        pass


PAIRS = [
    ("eager", "breadcrumb"), ("plead", "impatient"), ("flood", "impatient"),
    ("no_contact", "silence"), ("block", "regret_talk"), ("ask_space", "buddy"),
    ("protest", "pity_return"), ("buddy", "random"), ("random", "advised_return"),
    ("polite", "block"),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_urges_keep_within_their_bound_at_nearly_every_candidate(pair):
    watch = Candidates()
    for index in range(3):
        simulate(Setup(policies=pair, horizon_days=90.0), Q, 5, index, observer=watch)
    assert watch.seen > 500
    assert watch.over <= (1.0 - BOUND_HOLDS) * watch.seen


@given(policy_pairs, seeds, sides)
def test_the_bound_is_never_below_the_urges_it_was_noted_for(pair, seed, side):
    couple = begin_couple(Setup(policies=pair), Q, seed, 0)
    note_bound(couple, side, Q)
    assert couple.seats[side].urge_bound >= sum_urges(couple, side, Q) >= 0.0


@given(seeds, sides, st.floats(0.0, 20.0))
def test_relaxing_one_side_moves_only_that_mind_to_now(seed, side, now):
    couple = begin_couple(Setup(policies=("polite", "buddy")), Q, seed, 0)
    other = copy.deepcopy(couple.dumper if side == 0 else couple.dumpee)
    relax(couple, side, Q, now)
    assert (couple.dumper if side == 0 else couple.dumpee) == other
    assert (couple.dumpee if side == 0 else couple.dumper).felt_day == now


def test_each_side_has_its_own_ceiling():
    assert ceiling_of(0, Q) == Q.dumpee_ceiling_per_day
    assert ceiling_of(1, Q) == Q.dumper_ceiling_per_day


@given(st.floats(0.1, 20.0), st.floats(0.0, 20.0), st.floats(0.0, 30.0))
def test_candidates_come_at_least_as_often_as_anyone_texts_at_any_hour(ceiling, drive, urges):
    seat = Seat(drive_per_day=drive)
    assert candidate_rate(seat, ceiling) >= PEAK_OF_DAY * hazard(urges, seat, ceiling) * 0.999999


@settings(max_examples=20)
@given(policy_pairs, policy_pairs, seeds, sides)
def test_candidates_come_at_the_same_times_whatever_is_felt(one, other, seed, side):
    first, second = (begin_couple(Setup(policies=pair), Q, seed, 0) for pair in (one, other))
    second.seats[side].drive_per_day = first.seats[side].drive_per_day
    for couple in (first, second):
        couple.draws[2 * URGE_TIME + side] = 0
    now = 0.0
    for _ in range(20):
        schedule_candidate(first, side, now, Q)
        schedule_candidate(second, side, now, Q)
        assert first.slots[URGE_DUMPEE + side] == second.slots[URGE_DUMPEE + side] > now
        now = first.slots[URGE_DUMPEE + side]


@given(seeds, sides, st.sampled_from((APART, FRIENDS, TOGETHER)), st.booleans())
def test_a_candidate_draws_as_often_whatever_is_felt(seed, side, status, planned):
    couple = begin_couple(Setup(policies=("eager", "buddy")), Q, seed, 0)
    couple.status = status
    couple.slots[SEND_DUMPEE + side] = 9.6 if planned else math.inf
    draws = list(couple.draws)
    feel_urge(couple, side, 9.5, Q)
    for purpose in (URGE_KEPT, URGE_TIME, MOTIVE):
        draws[2 * purpose + side] += 1
    couple.draws[2 * ORDINARY + side] = draws[2 * ORDINARY + side]
    assert couple.draws == draws


def an_urging_couple(drive: float) -> Couple:
    """A couple whose dumpee feels several urges, at noon, with nothing planned."""
    couple = begin_couple(Setup(policies=("eager", "silence")), Q, 3, 0)
    couple.dumpee.felt_day = 9.5
    couple.seats[0].drive_per_day = drive
    return couple


def kept_motives(couple: Couple, n: int) -> list[int]:
    """Feel n candidates at one moment and return the motives of those that were kept."""
    motives = []
    for _ in range(n):
        couple.slots[SEND_DUMPEE] = math.inf
        note_bound(couple, 0, Q)
        if feel_urge(couple, 0, 9.5, Q) == URGE:
            motives.append(couple.seats[0].motive)
    return motives


@pytest.mark.parametrize("drive", [0.0, 2.0, 8.0])
def test_candidates_are_kept_as_often_as_urges_and_rhythm_say(drive):
    n, couple = 4000, an_urging_couple(drive)
    seat, ceiling = couple.seats[0], ceiling_of(0, Q)
    wanted = hazard(sum_urges(couple, 0, Q), seat, ceiling) * Q.start_by_hour[12]
    share = wanted / candidate_rate(seat, ceiling)
    kept = len(kept_motives(couple, n))
    assert abs(kept / n - share) < 5.0 * math.sqrt(share / n)


@pytest.mark.parametrize("drive", [0.0, 2.0, 8.0])
def test_motives_follow_the_shares_of_the_urges_also_beside_a_plan(drive):
    n, couple = 9000, an_urging_couple(drive)
    total = sum_urges(couple, 0, Q)
    shares = [urge / total for urge in couple.seats[0].urges]
    counts = Counter(kept_motives(couple, n))
    kept = sum(counts.values())
    felt = kept - counts[PLAN]
    rate = hazard(total, couple.seats[0], ceiling_of(0, Q))
    assert abs(counts[PLAN] / kept - drive / rate) < 5.0 * math.sqrt(0.25 / kept)
    for motive, share in enumerate(shares):
        if motive != PLAN:
            assert abs(counts[motive] / felt - share) < 5.0 * math.sqrt(0.25 / felt), motive


def test_no_urge_is_felt_while_a_text_is_about_to_be_sent():
    couple = an_urging_couple(8.0)
    couple.slots[SEND_DUMPEE] = 9.6
    assert all(feel_urge(couple, 0, 9.5, Q) == NO_MOMENT for _ in range(500))


@pytest.mark.parametrize(("status", "least"), [(FRIENDS, 1), (TOGETHER, 1)])
def test_friends_and_couples_chat_without_asking_a_policy(status, least):
    couple = an_urging_couple(0.0)
    couple.status = status
    started = 0
    for _ in range(800):
        couple.slots[SEND_DUMPEE] = math.inf
        assert feel_urge(couple, 0, 9.5, Q) == NO_MOMENT
        started += couple.slots[SEND_DUMPEE] < math.inf
    assert started >= least
    assert _feel_like_chatting(couple, 0, 9.5, math.inf, Q) == NO_MOMENT
