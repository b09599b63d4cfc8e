"""What was found in a real chat, in words and cells: the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from agents.intents import SIDES
from coach.cli.labels import SHOWN, clock, day_number, share, texts_said
from experiments.inference.brought import day_of
from experiments.inference.found import Found, few, measured
from experiments.inference.outlook import Way
from experiments.report.words import number, signed, span
from sim.filter.estimate import LEVELS, MINDS
from sim.filter.particles import WAYS

MEDIAN, LOW, HIGH = (LEVELS.index(level) for level in (0.5, 0.1, 0.9))
"""Places of the median and of the ends of the 80 % band among the quantiles."""
_MOST, _LEAST, _SOME_DAYS = 2, 0.1, 7
_CHANNELS = {
    "own": "of its own", "answer": "an answer", "addition": "adds to one",
    "unexplained": "unexplained", "ordinary": "not apart",
}  # fmt: skip
_NO_MOTIVE = {"plan": "no motive found"}
_MEDIA, _DELETED, _NO_WORDS = "(media)", "(deleted)", "(no words)"
HOPE_ONLY_TALK = "the rest is only talk, however warm"


class TextRow(NamedTuple):
    """One text as people read it."""

    day: str
    clock: str
    sender: str
    words: str
    says: str
    why: str
    how: str


class FeelingRow(NamedTuple):
    """One feeling now, and its median over time."""

    name: str
    median: float
    low: float
    high: float
    medians: list[float]


def heading(found: Found) -> str:
    """Say whose chat it is and from when to when."""
    part, me = found.part, found.side
    by = [sum(part.sides[text.sender] == side for text in part.texts) for side in (0, 1)]
    first, last = part.texts[0].when.date(), part.texts[-1].when.date()
    return (
        f"{part.chat.kind}: {texts_said(len(part.texts))} from {first} to {last}, {by[0]:,} of the "
        f"dumpee's, {by[1]:,} of the dumper's; breakup {part.breakup}, looked at up to day "
        f"{part.until:.1f}. You are the {SIDES[me]}."
    )


def remarks(found: Found) -> list[str]:
    """Say what was left out, replaced and assumed in reading the chat."""
    part, origin = found.part, found.origin
    skipped = part.chat.skipped.told()
    said = [
        f"read by the {origin.reader} reader"
        + (f", with {origin.corrections} corrections of yours" if origin.corrections else ""),
        _left(part.before, "from before the breakup"),
        _left(part.after, "from after the last day looked at"),
        f"{texts_said(part.wordless)} without words (media, deleted, links) count with their times "
        "only" if part.wordless else "",
        f"{len(part.chat.events)} calls and blocks that the file states are not used"
        if part.chat.events else "",
        f"skipped: {'; '.join(skipped)}" if skipped else "",
        *(f"note: {note}" for note in origin.notes),
    ]  # fmt: skip
    return [line for line in said if line]


def _left(texts: int, why: str) -> str:
    return f"{texts_said(texts)} {why} left out" if texts else ""


def text_row(found: Found, at: int) -> TextRow:
    """Return one text's row, with the time that the file gives."""
    text, estimated = found.part.texts[at], found.estimated.texts[at]
    day = day_of(text.when, found.part.breakup)
    empty = _MEDIA if text.media else _DELETED if text.deleted else _NO_WORDS
    return TextRow(
        str(day_number(day)), clock(day), SIDES[found.part.side(at)], text.words or empty,
        shares(estimated.intents), shares(_renamed(estimated.motives, _NO_MOTIVE)),
        shares(_renamed(estimated.channels, _CHANNELS)),
    )  # fmt: skip


def _renamed(named: dict[str, float], names: dict[str, str]) -> dict[str, float]:
    return {names.get(name, name): part for name, part in named.items()}


def shares(named: dict[str, float], most: int = _MOST, least: float = _LEAST) -> str:
    """Write the largest shares in a few words."""
    shown = [
        f"{name.replace('_', ' ')} {share(part)}"
        for i, (name, part) in enumerate(few(named, most).items())
        if i == 0 or part >= least
    ]
    return ", ".join(shown)


def explained(found: Found) -> str:
    """Say how many of the texts the known ways of answering do not explain best."""
    return (
        f"About {share(found.unexplained)} of the texts (each counted by its share) are better "
        "explained by something outside the known ways of answering."
    )


def feeling_rows(found: Found, side: int) -> list[FeelingRow]:
    """Return the rows of one mind."""
    rows = []
    for name, bands in found.estimated.bands.items():
        mind, _, feeling = name.partition(".")
        if mind == MINDS[side]:
            now = bands[-1]
            rows.append(FeelingRow(
                SHOWN[side][feeling], float(now[MEDIAN]), float(now[LOW]), float(now[HIGH]),
                bands[:, MEDIAN].tolist(),
            ))  # fmt: skip
    return rows


def intention(found: Found) -> list[str]:
    """Say how likely the one who left wants a return, beside the base rate and how good that is."""
    who = "you, who left, want" if found.side == 1 else "the ex wants"
    now, base = found.wants_return, found.base_rate
    said = [
        f"The probability that {who} a return out of love: {share(now)}; {HOPE_ONLY_TALK}. "
        f"Of all who leave, {share(base)} do in this model.",
        _how_steady(found),
        *_how_good(),
        _status(found),
    ]
    return [line for line in said if line]


def intention_by_day(found: Found) -> list[str]:
    """Write that probability on a few days, from the first to the last."""
    days, wants = found.estimated.days, found.estimated.wants_return
    some = dict.fromkeys(round(i * (len(days) - 1) / _SOME_DAYS) for i in range(_SOME_DAYS + 1))
    return [f"day {day_number(days[at])} {share(wants[at])}" for at in some]


def _how_steady(found: Found) -> str:
    """Say how far the parts of the estimate that know nothing of each other are apart."""
    parts = found.estimated.wants_by_island[-1]
    low, high = share(parts.min()), share(parts.max())
    return (
        f"The estimate is the mean of {len(parts)}, from {low} to {high}, which differ by chance "
        "alone; more --particles bring them together."
    )


def _how_good() -> list[str]:
    usual = measured()
    if usual is None:
        return []
    told = usual["intention"]
    return [
        f"On {usual['threads']} simulated threads whose truth is known this was told rightly in "
        f"{share(told['accuracy'])} ({share(told['accuracy_of_base'])} by always saying what is "
        f"more common), with a Brier score of {told['brier']:.3f} ({told['brier_of_base']:.3f} by "
        f"the base rate); the 80 % bands held the truth in {share(usual['coverage']['80'][0])}."
    ]


def _status(found: Found) -> str:
    others = {name: p for name, p in found.statuses.items() if name != "apart" and p >= _LEAST}
    if not others:
        return ""
    told = " and ".join(f"{share(p)} that they are {name}" for name, p in others.items())
    return f"By the texts there is a chance of {told} by now."


def way_lines(found: Found) -> Iterable[tuple[str, str]]:
    """Yield each side and the ways in which it probably answers."""
    for side, who in enumerate(SIDES):
        you = " (you)" if side == found.side else ""
        yield f"{who}{you}", shares(found.estimated.ways[side], 4, 0.02)


FUTURE_HEAD = (
    "way of answering", "median", "mean", "95% of mean", "difference", "95% of diff.", "8 of 10",
    "healed", "crises", "reunited", "dumper over it",
)  # fmt: skip
_FUTURE_MEANING = (
    "The present way first, the others in no order of merit. Days from now until the dumpee is "
    "healed: the median, the mean (counting the days watched for those not healed by then) with "
    "the interval of that mean, the difference from the present way over the same futures (below 0 "
    "is sooner; ≈ cannot be told from 0) with its interval, and between which days 8 of 10 futures "
    "lie. Crises a future; share come together again; days until the dumper is over it."
)
_CRISES_DIFFER = " Soonest is not gentlest: see the crises."


def future_cells(way: Way) -> list[str]:
    """Return the cells of one way of answering under FUTURE_HEAD."""
    low, high = way.difference_ci
    unclear = "≈" if low <= 0.0 <= high else ""
    return [
        way.way,
        "–" if way.median_days is None else number(way.median_days),
        number(way.mean_days),
        span(*way.mean_ci),
        "present" if way.is_present else unclear + signed(way.difference_days),
        "" if way.is_present else span(low, high),
        span(*way.range_80),
        f"{way.healed_share:.0%}",
        f"{way.crises:.2f}",
        f"{way.reunited_share:.0%}",
        number(way.dumper_recovery_days),
    ]


def in_order(found: Found) -> list[Way]:
    """Return the present way of answering, then the others in a fixed order: none is advised."""
    fixed = {way: place for place, way in enumerate(WAYS[found.outlook.side])}
    return sorted(
        found.outlook.ways,
        key=lambda way: (not way.is_present, fixed.get(way.way, len(fixed)), way.way),
    )


def future_meaning(found: Found) -> str:
    """Say what the columns of the table of futures are."""
    crises = {f"{way.crises:.2f}" for way in found.outlook.ways}
    return _FUTURE_MEANING + _CRISES_DIFFER * (len(crises) > 1)


def future_heading(found: Found) -> str:
    """Say what the table of futures is."""
    outlook = found.outlook
    whose = "your" if outlook.side == found.side else f"the {SIDES[outlook.side]}'s"
    return (
        f"What may come of {whose} ways of answering from now on: {outlook.futures:,} futures "
        f"each, watched for {outlook.days:g} days; present way: {outlook.present}"
    )
