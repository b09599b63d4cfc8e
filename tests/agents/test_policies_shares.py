"""One draw settles several questions; each choice keeps its share whatever was settled before.

Asked over draws at equal distances: does a dumper who answers, after overriding a request for space
or without one, answer in the declared shares?
"""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.dumper import Dumper
from agents.expression import dumpee_intent
from agents.intents import INTENT_IDS, INTENTS, PROTEST, SILENT, SNAP
from agents.motives import respect
from agents.policies.acts import left_of
from agents.policies.decide import decide_as_dumpee, decide_as_dumper, line_heard
from agents.policies.dumper import answer_impatiently
from agents.policies.probes import DUMPER_INTENTS
from agents.policies.table import POLICY_IDS
from agents.quantities import Quantities
from agents.seat import TEXT, URGE, Seat
from agents.signs import asks_closure, attacks, is_plea, shows_struggle, wants_help
from agents.strain import impatience
from tests.checks import close, with_field
from tests.drawn import dumpees, dumpers, pairs, quantities, shares

N = 400
GRID = [(i + 0.5) / N for i in range(N)]
LAST = 1.0 - 2.0**-53
"""The greatest number that is drawn (sim/chance.py): draws come in steps of 2^-53."""


def text(name, line=False):
    """The content of an intent, with or without a request for space added to it."""
    content = INTENTS[INTENT_IDS[name]].content
    return with_field(content, boundary=1.0) if line else content


Q = Quantities()
draws = st.floats(0.0, 1.0, exclude_max=True)
written_by_dumpees = [row.name for row in INTENTS if 0 in row.sides]
texts = st.builds(text, st.sampled_from(written_by_dumpees), st.booleans())
requests_for_space = st.builds(text, st.sampled_from(written_by_dumpees), st.just(True))


def two(share, one, other):
    return {one: share, other: 1.0 - share}


def three(q, one, second, third):
    """The shares of three choices; those of an intent named twice add up."""
    expected: Counter[str] = Counter()
    first, next_one = q.pick_first_of_three, q.pick_second_of_three
    for name, share in (one, first), (second, next_one), (third, 1.0 - first - next_one):
        expected[name] += share
    return expected


def of_a_buddy(_r, q, heard):
    if shows_struggle(heard, q):
        return two(q.pick_rather_often, "comfort", "small_talk")
    return three(q, "small_talk", "check_up", "small_talk")


def of_the_compassionate(_r, q, heard):
    if asks_closure(heard, q):
        return {"closure_answer": 1.0}
    if is_plea(heard, q):
        return {"encourage": 1.0}
    return two(q.pick_evenly, "comfort", "encourage") if shows_struggle(heard, q) else {}


def of_the_helpful(_r, q, heard):
    return two(q.help_in_deed if wants_help(heard, q) else 0.0, "give_help", "comfort")


def of_a_friend(_r, q, heard):
    if is_plea(heard, q):
        return two(q.pick_evenly, "offer_friendship", "say_over")
    return three(q, "polite_answer", "small_talk", "offer_friendship")


def of_who_leaves_crumbs(_r, q, heard):
    if attacks(heard, q):
        return two(q.pick_evenly, "curt_answer", "check_up")
    return three(q, "small_talk", "check_up", "miss_you")


def of_the_impatient(r, q, heard):
    if r.overwhelm > q.overwhelm_that_blocks:
        return {"snap": 1.0}
    pressed = is_plea(heard, q) or attacks(heard, q)
    sharp, often = 1.0 if pressed else impatience(r, q), q.pick_often
    return {
        "snap": sharp * often,
        "curt_answer": sharp * (1.0 - often) + (1.0 - sharp) * often,
        "polite_answer": (1.0 - sharp) * (1.0 - often),
    }


SHARES = {
    "buddy": of_a_buddy,
    "compassionate": of_the_compassionate,
    "always_help": of_the_helpful,
    "regret_talk": lambda _r, q, _heard: two(q.pick_mostly, "regret_talk", "miss_you"),
    "friend_zone": of_a_friend,
    "breadcrumb": of_who_leaves_crumbs,
    "impatient": of_the_impatient,
    "pity_return": lambda _r, q, _heard: two(q.pick_mostly, "comfort", "encourage"),
    "advised_return": lambda _r, q, _heard: two(q.pick_often, "polite_answer", "curt_answer"),
    "flood": lambda _r, q, _heard: two(q.pick_rather_often, "small_talk", "check_up"),
    "ghost": lambda _r, q, _heard: two(q.pick_evenly, "small_talk", "check_up"),
    "random": lambda *_: {INTENTS[i].name: 1.0 / len(DUMPER_INTENTS) for i in DUMPER_INTENTS},
}
"""In which shares a dumper who answers a text answers it: by policy, none that makes no choice."""


def answered(policy, q, heard):
    """The share of texts answered by those who respect no line."""
    if policy == "breadcrumb" and not attacks(heard, q):
        return q.crumbs_answered
    if policy == "random":
        return len(DUMPER_INTENTS) / (len(DUMPER_INTENTS) + 1)
    return 1.0 if SHARES[policy](Dumper(), q, heard) else 0.0


def answers(policy, r, q, heard):
    """Count by name what is answered over the grid of draws, silence left out."""
    said: Counter[str] = Counter()
    for u in GRID:
        seat = Seat(side=1, policy=POLICY_IDS[policy], heard=heard, heard_wants_answer=1, stage=1)
        decide_as_dumper(r, seat, q, TEXT, 1.0, u)
        if seat.act.intent != SILENT:
            said[INTENTS[seat.act.intent].name] += 1
    return said


def unmoved(r):
    """A dumper whom nothing makes return."""
    r.seen_pain = r.advice = 0.0
    return r


# An interval of draws holds as many points of the grid as its length says, give or take one; the
# number of all answers is as inexact, and an intent may have two intervals.


@pytest.mark.parametrize("policy", SHARES)
@given(r=dumpers.map(unmoved), q=quantities(), heard=texts)
@example(r=Dumper(), q=Q, heard=text("ask_space"))
@example(r=Dumper(maturity=0.0, moral_code=0.0), q=Q, heard=text("plea", line=True))
@example(r=Dumper(maturity=0.1), q=Q, heard=text("reach_for_comfort", line=True))
@example(r=Dumper(overwhelm=0.7, patience=0.2), q=Q, heard=text("small_talk"))
def test_whoever_answers_keeps_to_the_declared_shares(policy, r, q, heard):
    said, expected = answers(policy, r, q, heard), SHARES[policy](r, q, heard)
    assert set(said) <= set(expected)
    for name, share in expected.items():
        assert abs(said[name] - said.total() * share) <= 3.0, name


@pytest.mark.parametrize("policy", SHARES)
@given(r=dumpers.map(unmoved), q=quantities(), heard=requests_for_space)
def test_a_line_is_overridden_as_often_as_it_is_not_respected(policy, r, q, heard):
    overridden = N * (1.0 - respect(r, q)) * answered(policy, q, heard)
    assert abs(answers(policy, r, q, heard).total() - overridden) <= 2.0


def test_a_friend_who_overrides_a_line_sends_the_first_choice_most():
    """With the declared numbers the last of three was all that was ever sent, up to model 1.1."""
    r, heard = Dumper(), text("ask_space")
    assert respect(r, Q) > Q.pick_first_of_three + Q.pick_second_of_three
    said = [name for name, _ in answers("friend_zone", r, Q, heard).most_common()]
    assert said == ["polite_answer", "small_talk", "offer_friendship"]


@given(quantities(), dumpers, pairs(shares))
def test_the_more_overwhelmed_the_impatient_the_more_they_snap(q, r, overwhelm):
    snapped = []
    for r.overwhelm in overwhelm:
        seat, snaps = Seat(side=1, heard=text("small_talk")), 0
        for u in GRID:
            answer_impatiently(r, seat, q, u)
            snaps += seat.act.intent == SNAP
        assert abs(snaps - N * impatience(r, q) * q.pick_often) <= 1.0
        snapped.append(snaps)
    assert snapped[0] <= snapped[1]


@given(dumpers, quantities(), texts, st.sampled_from((TEXT, URGE)))
def test_a_line_is_heard_in_a_text_alone_and_respected_as_far_as_respect_goes(r, q, heard, moment):
    by = line_heard(r, Seat(side=1, heard=heard), q, moment)
    draws_a_line = heard.boundary >= q.sign_space_boundary
    assert by == (respect(r, q) if moment == TEXT and draws_a_line else 0.0)


@given(draws, pairs(shares))
def test_what_is_left_of_a_draw_covers_the_whole_range_in_order(share, two_parts):
    """Put back to where the draw fell, it is the draw that it was."""
    low, high = (share + (1.0 - share) * part for part in two_parts)
    assert left_of(share, share) == 0.0
    assert 0.0 <= left_of(low, share) <= left_of(high, share) < 1.0
    for u in (low, high):
        assert close(share + (1.0 - share) * left_of(u, share), u)


@given(draws)
def test_where_no_share_was_taken_the_whole_draw_is_left(u):
    assert left_of(u, 0.0) == u


@given(st.floats(0.0, 0.999))
def test_what_is_left_of_a_draw_is_below_1(share):
    """The very last of 2^53 draws too, though the quotient may be rounded to 1."""
    assert left_of(LAST, share) < 1.0


@given(dumpees, quantities(), st.integers(0, 7), draws)
def test_who_protests_reproaches_in_its_share_and_else_follows_the_urge(d, q, motive, u):
    seat = Seat(side=0, policy=POLICY_IDS["protest"], motive=motive)
    decide_as_dumpee(d, seat, q, URGE, 5.0, u)
    rest = (u - q.pick_evenly) / (1.0 - q.pick_evenly)
    assert seat.act.intent == (PROTEST if u < q.pick_evenly else dumpee_intent(d, q, motive, rest))
