"""What a list of prices asks: one thread, the texts of one side, and so many futures of each."""

from __future__ import annotations

import math
import shlex
import time
from dataclasses import dataclass

from agents.errors import AftertextError, unknown
from agents.intents import SIDES
from agents.quantities import Quantities
from experiments.design import Design, Plan
from experiments.design import plan as plan_pair
from experiments.futures import Moment, Moments, Player
from scenarios.loader import load_scenario
from sim.begin import Setup
from sim.chance import stream_key
from sim.own_act import FREE_INTENTS
from sim.own_policy import PolicyChoice, remarks_of
from sim.record import Recorder
from sim.simulate import simulate
from sim.thread import TextRecord

FUTURES = 100
"""Futures of each branch, unless told otherwise."""
LEAST_FUTURES, MOST_FUTURES = 4, 100_000
MOST_COUPLES = 2**31
_FUTURES_STREAM = 3000
"""Key of the chance that a thread's futures have, far from all streams that a couple draws from."""
_PILOT_MOMENTS, _PILOT_FUTURES = 8, 256

Ids = tuple[int, int]
"""The first and the last of some texts."""


@dataclass(frozen=True)
class Question:
    """What each text of one side did, in one couple's thread.

    Policies that are None are the scenario's own, `horizon_days` None is its horizon. `texts` are
    the ids of those to be priced, None for all.
    """

    scenario: str
    side: str = "dumper"
    seed: int = 1
    couple: int = 0
    dumper: str | None = None
    dumpee: str | None = None
    horizon_days: float | None = None
    settings: tuple[tuple[str, float], ...] = ()
    futures: int = FUTURES
    texts: tuple[Ids, ...] | None = None


@dataclass(frozen=True)
class PricePlan:
    """A question with all names resolved, and the thread that it is about.

    `moments` are those of the texts to be priced, in the order of sending; `sent` is how many texts
    the side has sent in all, `chosen` how many of them by its own choice while the two were apart.
    """

    question: Question
    pair: Plan
    moments: list[Moment]
    records: dict[int, TextRecord]
    sent: int
    chosen: int

    @property
    def side(self) -> int:
        """Whose texts are priced: 0 the dumpee's, 1 the dumper's."""
        return SIDES.index(self.question.side)

    @property
    def setup(self) -> Setup:
        """The couple's set-up."""
        return self.pair.work.arms[0].setup

    @property
    def quantities(self) -> Quantities:
        """The model's numbers."""
        return self.pair.work.quantities

    @property
    def policies(self) -> tuple[str, str]:
        """The policies of dumpee and dumper."""
        arm = self.pair.work.arms[0]
        return arm.dumpee.name, arm.dumper.name

    @property
    def remarks(self) -> list[str]:
        """What should be known of the policies' use, such as a network of an older model."""
        arm = self.pair.work.arms[0]
        return remarks_of((arm.dumpee, arm.dumper))

    @property
    def horizon_days(self) -> float:
        """Days that every future is watched."""
        return self.setup.horizon_days

    @property
    def to_play(self) -> list[Moment]:
        """The moments that have a price; once the dumpee has healed, no text has."""
        return [moment for moment in self.moments if moment.healed_day is None]

    @property
    def branches(self) -> int:
        """How many replies there are to each text: as sent, silence, all others."""
        return 1 + len(FREE_INTENTS[self.side])

    @property
    def couples(self) -> int:
        """How many couples are to be played."""
        return len(self.to_play) * self.branches * self.question.futures

    @property
    def seed_of_futures(self) -> int:
        """The seed of the futures, the same for all texts of a thread."""
        return stream_key(self.question.seed, self.question.couple, _FUTURES_STREAM)

    def player(self, threads: int) -> Player:
        """Return what plays the futures."""
        return Player(self.quantities, self.setup.programs, self.seed_of_futures, threads)

    def command(self, texts: tuple[Ids, ...] | None = None, futures: int | None = None) -> str:
        """Return the command that repeats this, or asks the same of other texts."""
        asked, (dumpee, dumper) = self.question, self.policies
        words = ["aftertext", "price", asked.scenario, "--seed", str(asked.seed)]
        if asked.couple:
            words += ["--couple", str(asked.couple)]
        words += ["--side", asked.side, "--dumper", dumper, "--dumpee", dumpee]
        if asked.horizon_days is not None:
            words += ["--horizon", repr(asked.horizon_days)]
        for name, value in asked.settings:
            words += ["--set", f"{name}={value!r}"]
        words += ["--futures", str(futures or asked.futures)]
        if chosen := texts or asked.texts:
            words += ["--texts", ",".join(map(_said, chosen))]
        return shlex.join(words)


def plan_prices(question: Question) -> PricePlan:
    """Resolve a question and play its thread; raises AftertextError for what does not work."""
    if question.side not in SIDES:
        raise unknown("side", question.side, SIDES)
    _check_range("couple", question.couple, 0, MOST_COUPLES - 1)
    _check_range("futures", question.futures, LEAST_FUTURES, MOST_FUTURES)
    pair = _pair(question)
    arm = pair.work.arms[0]
    _check_is_data(arm.dumpee)
    _check_is_data(arm.dumper)
    recorder = Recorder(question.seed, question.couple, pair.work.registers)
    moments = Moments(SIDES.index(question.side), recorder, question.texts)
    q = pair.work.quantities
    simulate(arm.setup, q, question.seed, question.couple, observer=moments)
    records = {text.id: text for text in recorder.thread.texts}
    sent = sum(text.sender == question.side for text in records.values())
    chosen = _chosen(question, moments.found, records)
    return PricePlan(question, pair, chosen, records, sent, moments.passed)


def seconds_expected(plan: PricePlan, player: Player) -> float:
    """Return about how long pricing will take, by playing a few futures of a few texts.

    Day by day all couples cost about the same, whatever is said in them. The try is itself about a
    fiftieth of the whole.
    """
    moments = plan.to_play
    if not moments:
        return 0.0
    some = moments[:: math.ceil(len(moments) / _PILOT_MOMENTS)]
    futures = min(_PILOT_FUTURES, max(1, plan.couples // 50 // len(some)))
    player.play(some[0], [some[0].intent], 1)  # loads what was compiled
    begun = time.perf_counter()
    for moment in some:
        player.play(moment, [moment.intent], futures)
    taken = time.perf_counter() - begun
    per_day = taken / (futures * _days_left(plan, some))
    return per_day * _days_left(plan, moments) * plan.branches * plan.question.futures


def _days_left(plan: PricePlan, moments: list[Moment]) -> float:
    return sum(plan.horizon_days - moment.day for moment in moments)


def _pair(question: Question) -> Plan:
    """Return what a comparison would make of the one pair of policies."""
    scenario = load_scenario(question.scenario)
    design = Design(
        question.scenario,
        (question.dumper or scenario.dumper.policy,),
        (question.dumpee or scenario.dumpee.policy,),
        couples=1,
        seed=question.seed,
        horizon_days=question.horizon_days,
        settings=question.settings,
    )
    return plan_pair(design)


def _check_range(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise AftertextError(f"{name} = {value} is outside {low} to {high:,}")


def _check_is_data(choice: PolicyChoice) -> None:
    if not choice.is_data:
        raise AftertextError(
            f"{choice.name} is own code, whose memory cannot be copied into other futures; a price "
            "needs policies that are built in, scripted or learned"
        )


def _chosen(
    question: Question, found: list[Moment], records: dict[int, TextRecord]
) -> list[Moment]:
    """Return the moments of the texts asked for; each part of --texts must name at least one."""
    if question.texts is None:
        return found
    kept: set[int] = set()
    for first, last in question.texts:
        named = [moment.text for moment in found if first <= moment.text <= last]
        if not named:
            raise AftertextError(_no_such_text(question, first, last, records))
        kept.update(named)
    return [moment for moment in found if moment.text in kept]


def _no_such_text(question: Question, first: int, last: int, records: dict[int, TextRecord]) -> str:
    if first == last and first in records:
        if records[first].sender != question.side:
            return f"text {first} is the {records[first].sender}'s, not the {question.side}'s"
        return f"text {first} was written while the two were together or friends; it has no price"
    what = f"text {_said((first, last))}" if first == last else f"texts {_said((first, last))}"
    return (
        f"the {question.side} has sent no {what} while apart; the thread has texts 0 to "
        f"{len(records) - 1} (aftertext run shows them)"
    )


def _said(texts: Ids) -> str:
    first, last = texts
    return str(first) if first == last else f"{first}-{last}"
