"""Couples of every kind, drawn with Python's own generator: set-ups, numbers, scripts, networks."""

from __future__ import annotations

import random
from typing import NamedTuple

from agents.events import EVENTS
from agents.intents import INTENTS, SILENT
from agents.policies import policies_of
from agents.policies.observation import OBSERVATION
from agents.policies.programs import Network, Programs, Script
from agents.policies.table import LEARNED_AS, SCRIPTED_AS
from agents.quantities import QUANTITIES, Quantities, with_values
from agents.seat import GESTURES, MUTE, UNMUTE
from sim.begin import Setup
from sim.couple import APART, FRIENDS, TOGETHER

OF_DATA = (f"{SCRIPTED_AS}drawn", f"{LEARNED_AS}drawn")


def all_policies(side: int) -> tuple[str, ...]:
    """Return the names of all policies of one side, those that are data among them."""
    return (*policies_of(side), *OF_DATA)


def any_numbers(chance: random.Random) -> Quantities:
    """Draw quantities: as declared, anywhere in their ranges, or at the ends of them."""
    way = chance.choice(("declared", "anywhere", "ends"))
    if way == "declared":
        return Quantities()
    ends = way == "ends"
    return with_values(
        {
            name: chance.choice((d.low, d.high)) if ends else chance.uniform(d.low, d.high)
            for name, d in QUANTITIES.items()
        }
    )


def any_setup(chance: random.Random, pair: tuple[str, str], days: float) -> Setup:
    """Draw how two begin, and what happens to them."""
    status = chance.choice((APART, APART, APART, APART, FRIENDS, TOGETHER))
    fixed = [(chance.uniform(-3.0, days), chance.randrange(len(EVENTS))) for _ in range(4)]
    return Setup(
        policies=pair,
        events=tuple(fixed[: chance.randint(0, 4)]),
        horizon_days=days,
        prelude_days=chance.choice((0.0, 0.0, 4.0, 2.5)) if status == APART else 0.0,
        status=status,
        receipts=(chance.random() < 0.5, chance.random() < 0.5),
        programs=any_programs(chance),
    )


def any_programs(chance: random.Random) -> Programs:
    """Draw a script and a network for each side."""
    scripts = [any_script(chance, side) for side in (0, 1)]
    return Programs(scripts, [any_network(chance, side) for side in (0, 1)])


def _choices(side: int) -> list[int]:
    return [SILENT, *(i for i, row in enumerate(INTENTS) if side in row.sides)]


def any_script(chance: random.Random, side: int) -> Script:
    """Draw a script that answers many intents and writes every third day or so."""
    choices = _choices(side)
    script = Script(answers=chance.choices(choices, k=len(INTENTS)), n_sends=12)
    days = sorted(chance.uniform(0.0, 40.0) for _ in range(script.n_sends))
    script.send_days[: script.n_sends] = days
    script.send_intents[: script.n_sends] = chance.choices(choices[1:], k=script.n_sends)
    return script


def any_network(chance: random.Random, side: int) -> Network:
    """Draw a network of any depth, with weights that let its outputs change."""
    n, actions = len(OBSERVATION[side]), chance.randint(2, 20)
    first = chance.choice((0, 3, 9))
    second = chance.choice((0, 4)) if first else 0
    net = Network(n, first, second, actions, chance.choice((0.0, 0.3, 1.0)))
    _fill(chance, net.first, n * first)
    _fill(chance, net.second, first * second)
    _fill(chance, net.out, (second or first or n) * actions)
    _fill(chance, net.first_bias, first)
    _fill(chance, net.second_bias, second)
    _fill(chance, net.out_bias, actions)
    net.action_intents[:actions] = chance.choices(_choices(side), k=actions)
    net.action_hastes[:actions] = [chance.choice((0.05, 1.0, 3.0)) for _ in range(actions)]
    net.action_gestures[:actions] = [_gesture(chance) for _ in range(actions)]
    net.action_hours[:actions] = [chance.uniform(0.0, 23.9) for _ in range(actions)]
    return net


def _fill(chance: random.Random, weights: list[float], n: int) -> None:
    weights[:n] = [chance.gauss(0.0, 1.0) for _ in range(n)]


def _gesture(chance: random.Random) -> int:
    return chance.randrange(len(GESTURES)) if chance.random() < 0.3 else 0


FULL_MAIL = Quantities(offline_share=0.99, offline_hours=300.0, probe_texts_per_day=40.0)
"""Numbers outside of their ranges, with which unread texts pile up."""


class Rare(NamedTuple):
    """A couple in which something rare happens."""

    what: str
    setup: Setup
    index: int
    q: Quantities = Quantities()


MUTING = Network(n_actions=2)
"""A network that mutes and unmutes in turn, whatever it observes."""
MUTING.action_gestures[:2] = [MUTE, UNMUTE]
SEND_AND_MUTE = Programs([any_script(random.Random(0), 0), Script()], [Network(), MUTING])

RARE = (
    Rare("script, muting", Setup(OF_DATA, horizon_days=40.0, programs=SEND_AND_MUTE), 0),
    Rare("full mail", Setup(("flood", "flood"), horizon_days=12.0), 0, FULL_MAIL),
    Rare("resentment", Setup(("no_contact", "breadcrumb"), horizon_days=5.0), 76),
    Rare("friends", Setup(("polite", "friend_zone"), horizon_days=100.0), 1250),
    Rare("own love", Setup(("polite", "advised_return"), horizon_days=30.0), 1130),
    Rare("pity", Setup(("plead", "pity_return"), horizon_days=60.0), 666),
    Rare("advice", Setup(("polite", "advised_return"), horizon_days=10.0), 275),
    Rare("pressure", Setup(("plead", "breadcrumb"), horizon_days=10.0), 1875),
    Rare("unblocking", Setup(("block", "flood"), horizon_days=75.0), 305),
    Rare("unmuting", Setup(("no_contact", "buddy"), horizon_days=75.0), 305),
)
"""Under seed 1 and the model's numbers of today; should the model change, others will do."""
