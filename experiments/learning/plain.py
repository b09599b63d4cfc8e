"""What a tree asks, in words and plain units: days, hours and texts for squeezed values."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from agents.policies.observation import ENTRIES, OBSERVATION
from agents.policies.observed_dumpee import (
    HALF_OF_CRUMBS,
    HALF_OF_GRIEF_DAYS,
    HALF_OF_WELL_DAYS,
    HALF_OF_YEARS,
)
from agents.policies.observed_seat import (
    HALF_OF_DAYS,
    HALF_OF_FRESHNESS_DAYS,
    HALF_OF_TEXTS,
    HALF_OF_UNANSWERED,
    HALF_OF_URGES,
    MINUTES_PER_DAY,
    YEAR_AS_LOG,
)
from scenarios.schema import HORIZON_DAYS

from .tree import Answer, Path

Words = tuple[str, str]
_MOTIVES = dict.fromkeys((*DUMPEE_MOTIVES, *DUMPER_MOTIVES))


class Scale(NamedTuple):
    """How a squeezed value is said: what it is of, its unit, and the way back."""

    what: str
    unit: str
    back: Callable[[float], float]


def unlevel(value: float, half: float) -> float:
    """Undo `level`: return the amount that was squeezed to this value, below 1."""
    return half * value / (1.0 - value)


def days_ago(value: float) -> float:
    """Undo `long_ago`: return days."""
    return math.expm1(value * YEAR_AS_LOG) / MINUTES_PER_DAY


def days_since(value: float) -> float:
    """Undo `freshness`: return days, of a value over 0."""
    return HALF_OF_FRESHNESS_DAYS * (1.0 - value) / value


def _level(what: str, unit: str, half: float) -> Scale:
    return Scale(what, unit, lambda value: unlevel(value, half))


TEXTS = "texts"
LEVELS = {
    "day": _level("time since the breakup", "days", HALF_OF_DAYS),
    "sent": _level("own texts so far", TEXTS, HALF_OF_TEXTS),
    "read": _level("texts read since the breakup", TEXTS, HALF_OF_TEXTS),
    "unanswered": _level("own texts since the other was heard", TEXTS, HALF_OF_UNANSWERED),
    "since_sent": Scale("time since an own text was sent", "days", days_ago),
    "since_read": Scale("time since a text was read", "days", days_ago),
    "relationship_years": _level("time together", "years", HALF_OF_YEARS),
    "crumbs": _level("recent warm texts that led nowhere", "", HALF_OF_CRUMBS),
    "grief_work": _level("grieving done", "days", HALF_OF_GRIEF_DAYS),
    "well": _level("time of being well", "days", HALF_OF_WELL_DAYS),
    **{
        f"urge_{motive}": _level(
            f"urge to write out of {motive.replace('_', ' ')}", "texts a day", HALF_OF_URGES
        )
        for motive in _MOTIVES
    },
}
"""What has no upper bound, by name."""
FRESH = {
    "asked_space": "having asked for space",
    "warned": "having warned of a block",
    "told_space": "having been asked for space",
    "told_warning": "having been warned of a block",
}
"""What is observed as how fresh it is."""
FLAGS: dict[str, Words] = {
    "moment_start": ("at the breakup", "not at the breakup"),
    "moment_day": ("at midnight", "not at midnight"),
    "moment_text": ("a text was just read", "no text was just read"),
    "moment_urge": ("an urge to write comes", "no urge to write comes"),
    "awaits_answer": ("the own last text awaits an answer", "no own text awaits an answer"),
    "seen": ("the own last text is known to have been read",
             "the own last text is not known to have been read"),
    "about_to_send": ("an own text is on its way already", "no own text is on its way"),
    "blocking": ("the other is blocked", "the other is not blocked"),
    "blocked": ("one is known to be blocked", "one is not known to be blocked"),
    "muted": ("the chat is muted", "the chat is not muted"),
    "heard_wants_answer": ("the text heard last wants an answer",
                           "the text heard last wants no answer"),
    "heard_was_answer": ("the text heard last was an answer", "the text heard last was no answer"),
    "heard_proposal": ("the text heard last proposes to come together again",
                       "the text heard last is no such proposal as to come together again"),
    "over_it": ("one is over it by all signs", "one is not over it by all signs"),
    "recovered": ("one has recovered", "one has not recovered"),
    "proposing": ("an own proposal to return is open", "no own proposal to return is open"),
    "healed": ("one is healed", "one is not healed"),
    **{
        f"motive_{motive}": (f"the urge is led by {motive.replace('_', ' ')}",
                             f"no urge led by {motive.replace('_', ' ')}")
        for motive in _MOTIVES
    },
}  # fmt: skip
"""What is 1 or 0: the words for yes and for no."""
_MOMENTS = ("moment_start", "moment_day", "moment_text", "moment_urge")


def conditions(side: int, path: Path) -> list[str]:
    """Return what must be so on the way to a leaf, each thing once and with its last word."""
    names = OBSERVATION[side]
    last = {(answer.entry, answer.over): answer for answer in path}
    told = list(last.values())
    if any(answer.over and names[answer.entry] in _MOMENTS for answer in told):
        told = [answer for answer in told if answer.over or names[answer.entry] not in _MOMENTS]
    return [condition(side, answer) for answer in told]


def condition(side: int, answer: Answer) -> str:
    """Say one answer in words."""
    name = OBSERVATION[side][answer.entry]
    if name in FLAGS:
        return FLAGS[name][0 if answer.over else 1]
    if name in FRESH:
        return _fresh(name, answer)
    over = "over" if answer.over else "at most"
    if name in LEVELS:
        scale = LEVELS[name]
        return f"{scale.what} {over} {_amount(scale.back(answer.mark), scale.unit)}"
    return f"{share_in_words(name)} {over} {answer.mark:.2f}"


def share_in_words(name: str) -> str:
    """Return what is meant by a share's name."""
    if name.startswith("heard_"):
        return f"{name.removeprefix('heard_').replace('_', ' ')} of the text heard last"
    return name.replace("_", " ")


def meanings(side: int, found: Iterable[Path]) -> dict[str, str]:
    """Return what the shares are that any of the ways asks for, by their words."""
    entries = sorted({answer.entry for path in found for answer in path})
    plain = (*FLAGS, *FRESH, *LEVELS)
    return {
        share_in_words(entry.name): entry.about
        for entry in (ENTRIES[side][i] for i in entries)
        if entry.name not in plain and not entry.name.startswith("heard_")
    }


def _fresh(name: str, answer: Answer) -> str:
    days = days_since(answer.mark)
    if days > HORIZON_DAYS[1]:
        return f"{'at some time' if answer.over else 'never'} {FRESH[name]}"
    ago = _amount(days, "days")
    return f"{FRESH[name]} {f'less than {ago} ago' if answer.over else f'{ago} ago or never'}"


def _amount(value: float, unit: str) -> str:
    if unit == "days" and value < 2.0:
        hours = 24.0 * value
        return f"{hours:.1f} hours" if hours >= 1.0 else f"{60.0 * hours:.0f} minutes"
    if unit == TEXTS:  # they are counted, so that over 3.5 is over 3
        return f"{math.floor(value)}"
    return f"{value:.2g} {unit}".rstrip() if value < 10.0 else f"{value:.0f} {unit}".rstrip()
