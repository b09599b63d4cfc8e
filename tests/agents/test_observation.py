"""What learned policies observe: every value stands where its name says, within bounds."""

import dataclasses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agents.attachment import longing
from agents.content import AXES, Content
from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.healing import distress, wish_to_reconnect
from agents.hope import hope_share
from agents.intents import PROPOSE_RETURN, SMALL_TALK
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.policies import observed_dumpee as of_dumpee
from agents.policies import observed_dumper as of_dumper
from agents.policies import observed_seat as of_seat
from agents.policies.observation import ENTRIES, OBSERVATION
from agents.policies.observed_dumpee import (
    observe_as_dumpee,
    observe_feelings_of_dumpee,
    observe_state_of_dumpee,
    observe_traits_of_dumpee,
)
from agents.policies.observed_dumper import (
    observe_as_dumper,
    observe_feelings_of_dumper,
    observe_state_of_dumper,
    observe_traits_of_dumper,
)
from agents.policies.observed_seat import (
    flag,
    freshness,
    is_asked_to_return,
    level,
    long_ago,
    observe_heard,
    observe_moment,
    observe_motives,
    observe_seat,
    observe_thread,
)
from agents.policies.programs import MOST_FEATURES
from agents.quantities import Quantities
from agents.recovery import is_over_it
from agents.seat import DAILY, NEVER, STARTING, TEXT, URGE, Seat
from tests.checks import with_field
from tests.drawn import days, dumpees, dumpers, seats

Q = Quantities()
MINDS = (dumpees, dumpers)
CLASSES = (Dumpee, Dumper)
MOTIVES = (DUMPEE_MOTIVES, DUMPER_MOTIVES)
moments = st.sampled_from((STARTING, DAILY, TEXT, URGE))
sides = st.sampled_from((0, 1))
NOT_SET = -77.0


def observed(mind, seat, moment=TEXT, now=10.0, q=Q):
    """What a mind in a seat observes, by name."""
    into = [NOT_SET] * MOST_FEATURES
    observe = (observe_as_dumpee, observe_as_dumper)[seat.side]
    observe(mind, seat, q, moment, now, into)
    names = OBSERVATION[seat.side]
    assert set(into[len(names) :]) <= {NOT_SET}
    return dict(zip(names, into[: len(names)], strict=True))


def changed(one, other):
    """The names of the entries in which two observations differ."""
    return {name for name in one if one[name] != other[name]}


@pytest.mark.parametrize("side", [0, 1])
def test_every_entry_has_one_name_and_a_meaning_and_all_find_room(side):
    names = OBSERVATION[side]
    assert len(set(names)) == len(names) <= MOST_FEATURES
    assert names == tuple(entry.name for entry in ENTRIES[side])
    assert all(entry.about and not entry.about.endswith(".") for entry in ENTRIES[side])
    assert names[: of_seat.N_OF_SEAT] == OBSERVATION[1 - side][: of_seat.N_OF_SEAT]


# --- the own mind

FOLLOWS = {
    0: {"longing", "distress", "wish"},
    1: {"over_it"},
}
"""Entries that are made of several feelings."""


@given(st.data(), sides, moments, days)
def test_a_field_of_the_own_mind_changes_the_entry_of_its_name_and_no_other(
    data, side, moment, now
):
    mind, seat = data.draw(MINDS[side]), data.draw(seats(side))
    before = observed(mind, seat, moment, now)
    for d in declarations(CLASSES[side]):
        far = getattr(mind, d.name) - d.low > d.high - getattr(mind, d.name)
        new = d.low if far else d.high  # so far off that no rounding hides it
        after = observed(with_field(mind, **{d.name: new}), seat, moment, now)
        own = changed(before, after) - FOLLOWS[side]
        assert own == (set() if d.name == "chattiness" else {d.name})


@given(dumpees, seats(0), days)
def test_what_follows_from_the_dumpees_mind_is_what_its_rules_say(d, seat, now):
    seen = observed(d, seat, now=now)
    assert seen["hope"] == hope_share(d)
    assert seen["longing"] == longing(d, Q)
    assert seen["distress"] == distress(d, Q)
    assert seen["wish"] == wish_to_reconnect(d, Q)


def test_being_well_counts_from_its_first_day_and_being_healed_stays():
    well = observed(Dumpee(well_since=6.0), Seat(), now=20.0)
    assert (well["well"], well["healed"]) == (0.5, 0.0)
    healed = observed(Dumpee(healed_day=6.0), Seat(), now=20.0)
    assert (healed["well"], healed["healed"]) == (0.0, 1.0)


@given(dumpers, seats(1))
def test_the_dumper_knows_of_their_recovery_and_their_open_proposal(r, seat):
    seen = observed(r, seat)
    assert seen["over_it"] == float(is_over_it(r, Q))
    assert changed(seen, observed(with_field(r, recovered_day=3.0), seat)) == {"recovered"}
    assert changed(seen, observed(r, with_field(seat, proposing=2))) == {"proposing"}


@given(st.data(), sides, days)
def test_urges_are_observed_always_and_their_leader_at_an_urge(data, side, now):
    mind, seat = data.draw(MINDS[side]), data.draw(seats(side))
    calm = observed(mind, seat, TEXT, now)
    assert {calm[f"motive_{name}"] for name in MOTIVES[side]} == {0.0}
    for number, name in enumerate(MOTIVES[side]):
        led = observed(mind, with_field(seat, motive=number), URGE, now)
        assert [m for m in MOTIVES[side] if led[f"motive_{m}"] == 1.0] == [name]
        assert calm == observed(mind, with_field(seat, motive=number), TEXT, now)
        more = list(seat.urges)
        more[number] += 0.5
        raised = observed(mind, with_field(seat, urges=more), TEXT, now)
        assert changed(calm, raised) == {f"urge_{name}"}
        assert raised[f"urge_{name}"] > calm[f"urge_{name}"]


# --- the seat

IN_SEAT = {
    "since_sent": {"last_sent_day": 4.0},
    "since_read": {"last_read_day": 4.0},
    "sent": {"n_sent": 50},
    "read": {"n_read": 50},
    "unanswered": {"unanswered": 50},
    "awaits_answer": {"awaits_answer": 1},
    "seen": {"seen_id": 7},
    "about_to_send": {"planned_intent": SMALL_TALK},
    "asked_space": {"asked_space_day": 4.0},
    "warned": {"warned_day": 4.0},
    "told_space": {"told_space_day": 4.0},
    "told_warning": {"told_warning_day": 4.0},
    "blocking": {"blocking": 1},
    "blocked": {"blocked_noticed": 1},
    "muted": {"muted": 1},
    "heard_wants_answer": {"heard_wants_answer": 1},
    "heard_was_answer": {"heard_was_answer": 1},
    "heard_proposal": {"heard_intent": PROPOSE_RETURN},
}
"""What in a seat that has been through little changes which entry."""
UNOBSERVED = {
    "side", "policy", "initiative", "drive_per_day", "stage", "stage_day", "started", "sends_done",
    "send_due", "n_read_before", "last_sent_id", "last_sent_intent", "last_own_day",
    "last_own_intent", "last_read_id", "receipts", "ignored_id", "proposing", "bed_hour",
    "wake_hour", "planned_answers", "planned_gesture", "planned_motive", "follows_up",
    "answer_days", "urge_bound", "motive", "urges", "act", "heard",
}  # fmt: skip
"""The other fields of a seat: bookkeeping, and what other tests look at."""


@pytest.mark.parametrize("side", [0, 1])
@given(data=st.data())
def test_a_field_of_the_seat_changes_the_entry_of_its_name_and_no_other(side, data):
    mind = data.draw(MINDS[side])
    seat = Seat(side=side, last_sent_id=7)
    before = observed(mind, seat)
    for name, fields in IN_SEAT.items():
        assert changed(before, observed(mind, with_field(seat, **fields))) == {name}
    for axis in AXES:
        heard = Content(**{axis: 0.4})
        after = observed(mind, with_field(seat, heard=heard))
        assert changed(before, after) == {f"heard_{axis}"}
        assert after[f"heard_{axis}"] == 0.4


def test_every_field_of_the_seat_was_thought_of():
    looked_at = {name for fields in IN_SEAT.values() for name in fields}
    assert looked_at | UNOBSERVED == {f.name for f in dataclasses.fields(Seat)}
    assert looked_at.isdisjoint(UNOBSERVED)
    covered = {*IN_SEAT, *(f"heard_{axis}" for axis in AXES), *(e.name for e in of_seat.MOMENT)}
    assert covered == {entry.name for entry in of_seat.OF_SEAT}


def test_texts_of_before_the_breakup_are_not_counted_as_read():
    assert observed(Dumpee(), Seat(n_read=30, n_read_before=30))["read"] == 0.0
    assert observed(Dumpee(), Seat(n_read=50, n_read_before=30))["read"] == 0.5


@given(moments)
def test_the_moment_is_one_of_four(moment):
    seen = observed(Dumpee(), Seat(), moment)
    one_hot = [seen[f"moment_{m}"] for m in ("start", "day", "text", "urge")]
    assert one_hot == [float(m == moment) for m in (STARTING, DAILY, TEXT, URGE)]


@pytest.mark.parametrize(
    ("hour", "sine", "cosine"), [(0, 0, 1), (6, 1, 0), (12, 0, -1), (18, -1, 0)]
)
def test_the_hour_goes_round(hour, sine, cosine):
    seen = observed(Dumper(), Seat(side=1), now=60.0 + hour / 24.0)
    assert (seen["hour_sin"], seen["hour_cos"]) == pytest.approx((sine, cosine), abs=1e-9)
    assert seen["day"] == pytest.approx(0.5, abs=0.01)


@given(st.sampled_from((None, *range(40))))
def test_only_a_proposal_asks_to_return(intent):
    seat = Seat(heard_intent=-1 if intent is None else intent)
    assert is_asked_to_return(seat) == (intent == PROPOSE_RETURN)


# --- scales


@given(st.floats(0.0, 1e9), st.floats(0.01, 100.0))
def test_a_level_lies_between_0_and_1_and_is_half_at_its_half(x, half):
    assert 0.0 <= level(x, half) <= 1.0
    assert level(half, half) == 0.5
    assert level(x, half) <= level(x + half, half)
    assert level(-x, half) == 0.0


@given(st.floats(-1.0, 5000.0), st.floats(0.0, 100.0))
def test_what_was_long_ago_is_near_1_and_what_never_was_is_1(since, more):
    assert 0.0 <= long_ago(since) <= long_ago(since + more) <= 1.0
    assert long_ago(0.0) == 0.0
    assert long_ago(365.0) == pytest.approx(1.0)
    assert long_ago(0.0 - NEVER) == 1.0
    assert [round(long_ago(t), 2) for t in (1.0 / 24.0, 1.0, 30.0)] == [0.31, 0.55, 0.81]


@given(days, st.floats(0.0, 4000.0))
def test_what_is_fresh_is_near_1_and_what_never_was_is_0(day, since):
    assert freshness(NEVER, day) == 0.0
    assert freshness(day, day) == 1.0
    assert 0.0 < freshness(day, day + since) <= 1.0
    assert freshness(3.0, 17.0) == 0.5


def test_a_flag_is_1_or_0():
    assert (flag(True), flag(False)) == (1.0, 0.0)


@given(st.data(), sides, moments, st.floats(0.0, 3650.0))
@example(None, 0, TEXT, 0.0)
def test_every_entry_lies_within_1_whatever_is_felt(data, side, moment, now):
    if data is None:
        mind, seat = Dumpee(), Seat()
    else:
        mind, seat = data.draw(MINDS[side]), data.draw(seats(side))
        seat.n_sent, seat.motive = (
            data.draw(st.integers(0, 100_000)),
            data.draw(st.integers(-1, 15)),
        )
        seat.urges = data.draw(st.lists(st.floats(0.0, 50.0), min_size=16, max_size=16))
        for name in ("last_sent_day", "last_read_day", "asked_space_day", "warned_day"):
            setattr(seat, name, data.draw(st.just(NEVER) | st.floats(0.0, now)))
    assert [v for v in observed(mind, seat, moment, now).values() if not -1.0 <= v <= 1.0] == []


# --- the parts, each of which writes its own places and no others

PARTS = (
    (0, 0, of_seat.MOMENT, lambda x, into, at: observe_moment(TEXT, 3.0, into)),
    (0, 7, of_seat.THREAD, lambda x, into, at: observe_thread(Seat(), 3.0, into)),
    (0, 22, of_seat.HEARD, lambda x, into, at: observe_heard(Seat(), into)),
    (0, 0, of_seat.OF_SEAT, lambda x, into, at: observe_seat(Seat(), TEXT, 3.0, into)),
    (0, 35, of_dumpee.TRAITS_OF_DUMPEE, observe_traits_of_dumpee),
    (0, 45, of_dumpee.FEELINGS_OF_DUMPEE, observe_feelings_of_dumpee),
    (0, 65, of_dumpee.STATE_OF_DUMPEE,
     lambda d, into, at: observe_state_of_dumpee(d, Q, 3.0, into, at)),
    (0, 70, of_dumpee.MOTIVES_OF_DUMPEE,
     lambda d, into, at: observe_motives(Seat(), URGE, len(DUMPEE_MOTIVES), into, at)),
    (1, 35, of_dumper.TRAITS_OF_DUMPER, observe_traits_of_dumper),
    (1, 44, of_dumper.FEELINGS_OF_DUMPER, observe_feelings_of_dumper),
    (1, 65, of_dumper.STATE_OF_DUMPER,
     lambda r, into, at: observe_state_of_dumper(r, Seat(side=1), Q, into, at)),
    (1, 68, of_dumper.MOTIVES_OF_DUMPER,
     lambda r, into, at: observe_motives(Seat(side=1), URGE, len(DUMPER_MOTIVES), into, at)),
)  # fmt: skip


@pytest.mark.parametrize(("side", "at", "entries", "part"), PARTS)
def test_each_part_writes_its_own_places(side, at, entries, part):
    into = [NOT_SET] * MOST_FEATURES
    part(CLASSES[side](), into, at)
    written = [place for place, value in enumerate(into) if value != NOT_SET]
    assert written == list(range(at, at + len(entries)))
    names = tuple(entry.name for entry in entries)
    assert OBSERVATION[side][at : at + len(entries)] == names
