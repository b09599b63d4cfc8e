"""The theory as a table: what raises and what lowers what, strictly, for an ordinary person.

The other files say that nothing ever goes the other way, for anyone; this one that it goes at all.
"""

import pytest

from agents.appraisal import (
    appraise_as_dumpee,
    appraise_as_dumper,
    dumpee_ignored,
    dumpee_sees_post,
)
from agents.attachment import longing
from agents.content import AXES, Content
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.expression import openness
from agents.grief import grieving_rate
from agents.healing import despair_hazard, distress, wish_to_reconnect
from agents.minds import relax_dumpee, relax_dumper
from agents.motives import (
    feel_urges_of_dumpee,
    feel_urges_of_dumper,
    respect,
    restraint_of_dumpee,
    restraint_of_dumper,
)
from agents.quantities import Quantities
from agents.returning import ADVICE, OWN_LOVE, PITY, PRESSURE, leaving_hazard, return_urge
from agents.seat import Seat
from agents.strain import impatience
from agents.tempo import pace_of_dumpee, pace_of_dumper
from agents.worth import seen_through
from tests.checks import after, with_field

Q = Quantities()
LEFT = Dumpee(
    bond=0.8, hope=-0.5, acceptance=0.3, closure=0.3, contact=0.3, idle_contact=0.2, anger=0.3,
    expectation=0.7, new_company=0.2, comfort_from_ex=0.2, felt_used=0.3, crumbs=4.0,
    separation_anxiety=0.5, self_worth=0.5,
)  # fmt: skip
LEAVER = Dumper(
    relief=0.4, guilt=0.3, absolved=0.3, seen_pain=0.4, boredom=0.4, loneliness=0.4,
    curiosity=0.4, shame=0.3, support_need=0.4, aversion=0.3, overwhelm=0.7, resentment=0.3,
    love=0.6, new_company=0.2, contact=0.3, advice=0.3, money_need=0.3, fear_of_loss=0.2,
    maturity=0.4, jealousy=0.3,
)  # fmt: skip
LOW, HIGH = 0.4, 0.6


def moved(rise: float) -> str:
    return "+" if rise > 1e-9 else "-" if rise < -1e-9 else "0"


def table(text: str) -> list[tuple[str, str, str]]:
    """Rows of `cause: +effect -effect`, one cause a line."""
    rows = []
    for line in text.strip().splitlines():
        cause, effects = line.split(":")
        rows += [(cause.strip(), effect[1:], effect[0]) for effect in effects.split()]
    return rows


def raised(mind, field: str):
    """The same mind with less and with more of one feeling or trait."""
    if field == "hope":
        return with_field(mind, hope=-1.0), with_field(mind, hope=0.0)
    return with_field(mind, **{field: LOW}), with_field(mind, **{field: HIGH})


A_DAY_OF_A_DUMPEE = table("""
    bond: +separation_anxiety +sadness +rumination +denial
    expectation: +separation_anxiety
    attachment_anxiety: +separation_anxiety +denial -acceptance +hope
    attachment_avoidance: +acceptance
    contact: -separation_anxiety +sadness +expectation +bond -self_reliance +hope
    idle_contact: -acceptance
    acceptance: -separation_anxiety -sadness -rumination -denial +self_reliance
    hope: -acceptance -sadness -grief_work
    anger: -acceptance
    rumination: -acceptance
    closure: +acceptance -rumination +grief_work
    insight: +acceptance -denial
    support: +comfort_elsewhere
    comfort_elsewhere: +acceptance +self_reliance -rumination
    comfort_from_ex: -comfort_elsewhere
    new_company: -separation_anxiety -sadness +comfort_elsewhere +self_worth
    self_worth: -sadness
    self_esteem: +self_worth
    separation_anxiety: -self_reliance
    felt_used: +anger
    denial: +hope
""")
A_DAY_OF_A_DUMPER = table("""
    moral_code: +guilt
    regret_of_manner: +guilt
    seen_pain: +guilt
    relief: -guilt -boredom -loneliness -curiosity -fear_of_loss
    absolved: -guilt
    support: -boredom -loneliness -support_need
    new_company: -boredom -loneliness -curiosity -support_need
    attachment_avoidance: -loneliness
    sadness: +support_need
    contact: +sadness
    love: -aversion +fear_of_loss
    own_love: +love
""")
A_TEXT_TO_A_DUMPEE = table("""
    warmth: -separation_anxiety +bond +hope +comfort_from_ex -self_reliance +self_worth
    hope_signal: +hope
    clarity: -hope +closure -anger -idle_contact
    depth: -hope +closure
    apology: +self_worth -anger
    request: +felt_used
    directness: +hope -felt_used -crumbs
    boundary: -idle_contact
    hostility: -hope +separation_anxiety -self_worth +anger -comfort_from_ex
""")
A_TEXT_TO_A_DUMPER = table("""
    warmth: -guilt +absolved -boredom -loneliness -curiosity -support_need -aversion -resentment
    warmth: +love +benefit
    pressure: +seen_pain +aversion +overwhelm +sadness -absolved +boredom -benefit -love
    hostility: +aversion +shame -absolved -benefit -love
    boundary: +fear_of_loss -benefit
    clarity: +fear_of_loss
    depth: +sadness -support_need
    request: +seen_pain
""")
WHO_READS_AS_A_DUMPEE = table("""
    acceptance: -hope +self_reliance
    insight: -hope
    crumbs: -hope +felt_used
    denial: +hope
""")
WHO_READS_AS_A_DUMPER = table("""
    moral_code: +shame
    kindness: -aversion +sadness
    aversion: -love -fear_of_loss
""")


@pytest.mark.parametrize(("cause", "effect", "way"), A_DAY_OF_A_DUMPEE)
def test_a_day_of_a_dumpee_left_alone(cause, effect, way):
    less, more = (after(relax_dumpee, mind, Q, 1.0) for mind in raised(LEFT, cause))
    assert moved(getattr(more, effect) - getattr(less, effect)) == way


@pytest.mark.parametrize(("cause", "effect", "way"), A_DAY_OF_A_DUMPER)
def test_a_day_of_a_dumper_left_alone(cause, effect, way):
    less, more = (after(relax_dumper, mind, Q, 1.0) for mind in raised(LEAVER, cause))
    assert moved(getattr(more, effect) - getattr(less, effect)) == way


ORDINARY = Content(**dict.fromkeys(AXES, 0.3))


def read(mind, axis: str, value: float):
    text = with_field(ORDINARY, **{axis: value})
    appraise = appraise_as_dumpee if isinstance(mind, Dumpee) else appraise_as_dumper
    return after(appraise, mind, Seat(unanswered=1, n_read=3), Q, text)


@pytest.mark.parametrize(("axis", "effect", "way"), A_TEXT_TO_A_DUMPEE)
def test_what_a_text_does_to_a_dumpee(axis, effect, way):
    less, more = (read(LEFT, axis, value) for value in (LOW, HIGH))
    assert moved(getattr(more, effect) - getattr(less, effect)) == way


@pytest.mark.parametrize(("axis", "effect", "way"), A_TEXT_TO_A_DUMPER)
def test_what_a_text_does_to_a_dumper(axis, effect, way):
    less, more = (read(LEAVER, axis, value) for value in (LOW, HIGH))
    assert moved(getattr(more, effect) - getattr(less, effect)) == way


@pytest.mark.parametrize(
    ("trait", "effect", "way", "mind"),
    [(*row, LEFT) for row in WHO_READS_AS_A_DUMPEE]
    + [(*row, LEAVER) for row in WHO_READS_AS_A_DUMPER],
)
def test_the_same_text_does_not_do_the_same_to_everyone(trait, effect, way, mind):
    less, more = (read(one, "pressure", 0.3) for one in raised(mind, trait))
    assert moved(getattr(more, effect) - getattr(less, effect)) == way


def test_denial_blunts_what_speaks_against():
    for rule, rest in ((dumpee_ignored, (1.0,)), (dumpee_sees_post, ())):
        less, more = (after(rule, mind, Q, *rest) for mind in raised(LEFT, "denial"))
        assert more.hope > less.hope, rule.__name__


def felt_as(judge):
    return lambda mind: judge(mind, Q)


def urges_of_dumpee(d: Dumpee) -> float:
    return feel_urges_of_dumpee(d, Seat(), Q)


def urges_of_dumper(r: Dumper) -> float:
    return feel_urges_of_dumper(r, Seat(side=1), Q)


def held_by_request(r: Dumper) -> float:
    return restraint_of_dumper(r, Seat(side=1, told_space_day=3.0), Q)


def held_by_an_own_request(d: Dumpee) -> float:
    return restraint_of_dumpee(d, Seat(told_space_day=3.0), Q)


def returning(cause: int):
    return lambda r: return_urge(r, Q, cause)


def leaving(cause: int):
    return lambda r: leaving_hazard(r, Q, cause)


ALARMED = with_field(LEFT, separation_anxiety=0.8, hope=-2.0)
JUDGEMENTS = [
    (LEFT, felt_as(grieving_rate), "+closure +comfort_elsewhere +insight +attachment_avoidance"),
    (LEFT, felt_as(grieving_rate), "-hope -idle_contact -anger -rumination -attachment_anxiety"),
    (LEFT, felt_as(seen_through), "+insight"),
    (LEFT, felt_as(longing), "+bond -acceptance -new_company"),
    (LEFT, felt_as(wish_to_reconnect), "+bond -acceptance +hope"),
    (LEFT, felt_as(distress), "+separation_anxiety +sadness +bond -self_worth -acceptance"),
    (ALARMED, felt_as(despair_hazard), "+separation_anxiety -hope -acceptance -self_worth"),
    (ALARMED, felt_as(despair_hazard), "-comfort_elsewhere"),
    (LEFT, felt_as(pace_of_dumpee), "-separation_anxiety -hope +anger"),
    (LEFT, urges_of_dumpee, "+separation_anxiety +hope -self_reliance +impulsiveness -closure"),
    (LEFT, urges_of_dumpee, "+rumination +anger +sadness +bond -self_worth +felt_used"),
    (LEFT, held_by_an_own_request, "+impulsiveness -self_reliance +hope"),
    (LEAVER, felt_as(pace_of_dumper), "+overwhelm"),
    (with_field(LEAVER, overwhelm=0.0), felt_as(pace_of_dumper), "+aversion"),
    (LEAVER, felt_as(respect), "+maturity +moral_code"),
    (with_field(LEAVER, patience=0.2), felt_as(impatience), "-patience +overwhelm"),
    (LEAVER, felt_as(openness), "+insight"),
    (LEAVER, held_by_request, "-maturity -moral_code -aversion"),
    (LEAVER, urges_of_dumper, "+guilt +boredom +loneliness +curiosity +jealousy +shame"),
    (LEAVER, urges_of_dumper, "+money_need +support_need +fear_of_loss +resentment +benefit"),
    (LEAVER, urges_of_dumper, "-relief -aversion +advice +love"),
    (LEAVER, returning(OWN_LOVE), "+love -relief -aversion"),
    (LEAVER, returning(PITY), "+seen_pain +kindness -insight"),
    (LEAVER, returning(ADVICE), "+advice -insight"),
    (LEAVER, returning(PRESSURE), "+overwhelm +kindness -maturity"),
    (LEAVER, leaving(OWN_LOVE), "-love +aversion"),
    (LEAVER, leaving(PITY), "-love -seen_pain +aversion"),
    (LEAVER, leaving(ADVICE), "-love -advice"),
    (LEAVER, leaving(PRESSURE), "-love -overwhelm"),
]


@pytest.mark.parametrize(
    ("mind", "judge", "cause", "way"),
    [(mind, judge, row[1:], row[0]) for mind, judge, rows in JUDGEMENTS for row in rows.split()],
)
def test_what_follows_from_how_one_feels(mind, judge, cause, way):
    less, more = raised(mind, cause)
    assert moved(judge(more) - judge(less)) == way
