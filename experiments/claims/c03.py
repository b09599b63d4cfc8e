"""C03 (P3, P8, P43): the motives of dumpers, each of which leads in some situation."""

from __future__ import annotations

import random
from typing import NamedTuple

import polars as pl

from agents.dumper import Dumper
from agents.motives import feel_urges_of_dumper, motive_name, pick_motive
from agents.policies import POLICY_IDS
from agents.quantities import Quantities
from agents.seat import NEVER, Seat
from experiments.lab import Case, Estimate, Lab, estimate, population_texts
from experiments.lab.estimates import ratio
from sim.couple import Couple
from sim.record import motive_shares

from .laws import any_mind, share_of_minds
from .shared import own_texts, per_couple, person

DAYS = 60.0
AGAIN_AND_AGAIN = (10.0, 25.0, 40.0, 55.0)
"""Days on which a hard time strikes."""


class Situation(NamedTuple):
    """Who writes (a persona), whom the dumper meets (a policy), and what befalls the two."""

    who: str
    dumpee: str = "polite"
    event: str = ""

    def case(self) -> Case:
        """Return it as a case of the lab."""
        events = tuple((day, self.event) for day in AGAIN_AND_AGAIN) if self.event else ()
        return Case(dumpee=self.dumpee, days=DAYS, dumper_traits=person(self.who, 1), events=events)


SITUATIONS = {
    "boredom": Situation("bored"),
    "curiosity": Situation("afraid_of_loss", "no_contact", "anniversary"),
    "guilt": Situation("guilty"),
    "jealousy": Situation("jealous", event="dumpee_new_company"),
    "shame": Situation("broke", "protest", "anniversary"),
    "money": Situation("broke", event="money_trouble"),
    "support": Situation("needy", event="dumper_rough_patch"),
    "fear_of_loss": Situation("still_in_love", "polite", "anniversary"),
}
"""For each motive that the article names, where it should lead: with the persona made for it, or,
where it does not lead there, where it came nearest in a search with other couples."""
Q = Quantities()


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the law of shares, how common the named motives are, and each one's lead."""
    found = {"shares": share_of_minds(_adds_up), "named": _named(lab)}
    for motive, situation in SITUATIONS.items():
        found[motive] = lead(own_texts(lab.texts(situation.case())), motive, lab.couples)
    return found


def shares_add_up(dumper: Dumper, seat: Seat, u: float) -> bool:
    """Tell whether a text's motive shares make one, and the motive picked is among them."""
    couple = Couple(dumper=dumper)
    couple.seats[1] = seat
    total = feel_urges_of_dumper(dumper, seat, Q)
    seat.planned_motive = pick_motive(seat, total, u)
    shares = motive_shares(couple, 1, Q)
    whole = abs(sum(shares.values()) - 1.0) < 1e-9 and min(shares.values()) > 0.0
    return whole and motive_name(1, seat.planned_motive) in shares


def lead(own: pl.DataFrame, motive: str, couples: int) -> Estimate:
    """Return the share of own texts that a motive leads, minus that of the strongest other one."""
    led = own["motive"].cast(pl.String)
    others = led.filter(led != motive)
    if others.is_empty():
        return ratio(per_couple(own, couples), per_couple(own, couples))
    rival = others.value_counts().sort("count", "motive", descending=True)["motive"][0]
    columns = [per_couple(own.filter(led == name), couples) for name in (motive, rival)]
    return estimate([*columns, per_couple(own, couples)], lambda a, b, n: (a - b) / n)


def _named(lab: Lab) -> Estimate:
    own = own_texts(population_texts(lab, DAYS))
    led = own.filter(own["motive"].cast(pl.String).is_in(list(SITUATIONS)))
    return ratio(per_couple(led, lab.couples), per_couple(own, lab.couples))


def _adds_up(chance: random.Random) -> bool:
    seat = Seat(side=1, policy=POLICY_IDS["breadcrumb"])
    seat.unanswered = chance.randrange(8)
    seat.told_space_day = chance.choice((NEVER, 3.0))
    seat.planned_answers = chance.choice((-1, 7))
    return shares_add_up(any_mind(Dumper, chance), seat, chance.random())
