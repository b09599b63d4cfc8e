"""C39 (P78, P79): a person's own situation and own answers, put to the simulation.

What a person brings is a scenario file, and perhaps a script of their answers.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from agents.errors import AftertextError
from agents.intents import DUMPEE, DUMPER
from experiments.lab import Estimate, Lab
from experiments.lab.estimates import share
from experiments.price import PriceList, price_texts
from experiments.price_plan import PricePlan, Question, plan_prices
from scenarios.loader import library_names
from scenarios.schema import DumpeeSide, DumperSide, Scenario
from scenarios.writer import save_scenario
from sim.own_act import FREE_INTENTS
from sim.people import TRAITS

from .laws import share_of_minds

DAYS = 14.0
FUTURES = 4
SITUATIONS, SCRIPTS, HELPED = 30, 12, 4
"""How many situations and scripts of answers are drawn, and for how many help is asked."""
People = tuple[dict[str, float], dict[str, float]]
"""All traits of dumpee and dumper by name."""


def measure(lab: Lab) -> dict[str, Estimate]:
    """Return the share of situations in which each step works; no number of the lab's plays in."""
    return dict(_steps())


@cache
def _steps() -> dict[str, Estimate]:
    names = library_names()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        return {
            "library": share(sum(works(partial(asked, name, 1)) for name in names), len(names)),
            "situation": share_of_minds(lambda c: is_taken(any_people(c), 1, folder), SITUATIONS),
            "answers": share_of_minds(lambda c: is_said(any_answers(c), 1, folder), SCRIPTS),
            "help": share_of_minds(lambda c: is_helped(any_people(c), 1, folder), HELPED),
        }


def asked(scenario: str, seed: int, dumper: str | None = None) -> PricePlan:
    """Live one couple through a scenario and ask about each of the dumper's texts."""
    return plan_prices(
        Question(scenario, seed=seed, dumper=dumper, horizon_days=DAYS, futures=FUTURES)
    )


def works(question: Callable[[], object]) -> bool:
    """Tell whether a question has an answer instead of a complaint."""
    try:
        question()
    except AftertextError:
        return False
    return True


def is_taken(people: People, seed: int, folder: Path) -> bool:
    """A situation in a file is lived by just these two, and its thread says words and reasons."""
    plan = asked(str(file_of(people, folder)), seed)
    spreads = plan.setup.traits
    theirs = all(
        spreads[side][name].low == spreads[side][name].high == value
        for side in range(2)
        for name, value in people[side].items()
    )
    texts = plan.records.values()
    return theirs and all(text.words and is_whole(text.motives) for text in texts)


def is_whole(motives: dict[str, float]) -> bool:
    """Tell whether the shares of a text's reasons sum to 1; ordinary texting has none."""
    return not motives or math.isclose(sum(motives.values()), 1.0, abs_tol=1e-6)


def is_said(answers: dict[str, str], seed: int, folder: Path) -> bool:
    """A dumper who answers by a script of one's own says what is in it, and nothing else."""
    script = folder / "answers.yaml"
    lines = [f"  {heard}: {said}" for heard, said in answers.items()]
    script.write_text("\n".join(["answers:", *lines, ""]), encoding="utf-8")
    texts = asked("clingy_dumpee", seed, f"scripted:{script}").records
    free = FREE_INTENTS[DUMPER]
    replies = [text for text in texts.values() if text.sender == "dumper" and text.intent in free]
    return bool(replies) and all(
        text.follows_up
        or (text.answers is not None and text.intent == answers[texts[text.answers].intent])
        for text in replies
    )


def is_helped(people: People, seed: int, folder: Path) -> bool:
    """Each text of the thread gets a price and the best reply, unless the dumpee had healed."""
    plan = asked(str(file_of(people, folder)), seed)
    return is_answered(price_texts(plan, plan.player(1)))


def is_answered(prices: PriceList) -> bool:
    """Tell whether every text that was asked about has an answer."""
    told = [text.best is not None or text.healed_day is not None for text in prices.texts]
    return len(told) == len(prices.plan.moments) and all(told)


def file_of(people: People, folder: Path) -> Path:
    """Write two people into a scenario file and return its path."""
    path = folder / "own.yaml"
    dumpee, dumper = (dict(traits) for traits in people)
    sides = DumpeeSide(traits={**dumpee}), DumperSide(traits={**dumper})
    save_scenario(Scenario(title="Ours", about="Us two.", dumpee=sides[0], dumper=sides[1]), path)
    return path


def any_people(chance: random.Random) -> People:
    """Return two people with all traits drawn evenly from their ranges."""
    dumpee, dumper = (
        {name: chance.uniform(d.low, d.high) for name, d in TRAITS[side].items()}
        for side in (DUMPEE, DUMPER)
    )
    return dumpee, dumper


def any_answers(chance: random.Random) -> dict[str, str]:
    """Return an answer of the dumper's to every intent of the dumpee's."""
    return {heard: chance.choice(FREE_INTENTS[DUMPER]) for heard in FREE_INTENTS[DUMPEE]}
