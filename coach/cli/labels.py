"""How feelings, motives, changes and acts are said to people, in the terminal and on the page."""

from __future__ import annotations

from agents.events import EVENTS
from agents.quantities import QUANTITIES
from sim.feelings import Feelings
from sim.outcome import Outcome
from sim.thread import ACTS, ActRecord, TextRecord

SHOWN: tuple[dict[str, str], dict[str, str]] = (
    {
        "hope_share": "hope", "separation_anxiety": "anxiety", "sadness": "sadness",
        "acceptance": "acceptance", "self_reliance": "self-reliance", "self_worth": "self-worth",
        "closure": "closure", "rumination": "rumination", "anger": "anger",
        "felt_used": "feeling used", "denial": "denial", "bond": "bond", "wish": "wish to reunite",
        "comfort_from_ex": "comfort from the ex", "comfort_elsewhere": "comfort from others",
        "distress": "distress",
    },
    {
        "guilt": "guilt", "loneliness": "loneliness", "aversion": "aversion", "relief": "relief",
        "boredom": "boredom", "curiosity": "curiosity", "jealousy": "jealousy", "shame": "shame",
        "money_need": "need of money", "support_need": "need of support",
        "fear_of_loss": "fear of loss", "overwhelm": "overwhelm", "resentment": "resentment",
        "benefit": "benefit of texting", "love": "love", "advice": "friends' advice",
        "seen_pain": "pain seen", "absolved": "absolution", "sadness": "sadness",
    },
)  # fmt: skip
"""The feelings that are shown to people, by name, with what they are called."""

BESIDE = (("hope_share", "separation_anxiety", "acceptance"), ("guilt", "loneliness", "aversion"))
"""The three feelings of each side that stand beside every text."""

CURVES = (
    ("hope_share", "separation_anxiety", "acceptance", "self_reliance", "distress"),
    ("guilt", "relief", "loneliness", "aversion", "love"),
)
"""The feelings of each side that are drawn over time."""

_SMALL_CHANGE, _SMALL_SHARE = 0.005, 0.05
_MOST_MOTIVES, _MOST_CHANGES = 3, 3
_HALF_A_SECOND = 0.5 / 86_400.0
MINUS = "−"


def share(value: float) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return f"{100.0 * value:.0f} %"


def change(value: float) -> str:
    """Return a change of a feeling with its sign, without the leading zero."""
    sign = "+" if value >= 0.0 else MINUS
    return sign + f"{abs(value):.2f}".lstrip("0")


def texts_said(count: int) -> str:
    """Return how many texts there are."""
    return "1 text" if count == 1 else f"{count:,} texts"


def clock(day: float) -> str:
    """Return the time of day as HH:MM."""
    # Half a second more, as a float often lies just below the minute that it means.
    minutes = min(int((day % 1.0 + _HALF_A_SECOND) * 1440.0), 1439)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def day_number(day: float) -> int:
    """Return which day it is; the breakup is on day 0."""
    return int(day // 1)


def why(text: TextRecord) -> str:
    """Say in a few words why a text was sent: the motive that led, and what else there was.

    Empty for the ordinary texting of friends and couples.
    """
    shares = [(name, part) for name, part in text.motives.items() if part >= _SMALL_SHARE]
    said = [f"{_plain(name)} {share(part)}" for name, part in shares if name != text.led_by]
    if text.led_by not in text.motives:  # adds to an answer: the courtesy is spent
        return ", ".join(said[:_MOST_MOTIVES])
    led = f"{_plain(text.led_by)} {share(text.motives[text.led_by])}"
    beside = ", ".join(said[: _MOST_MOTIVES - 1])
    if not beside:
        return led
    return f"{led}, {beside}" if shares[0][0] == text.led_by else f"{led}, beside {beside}"


def did(text: TextRecord) -> str:
    """Say in a few words what reading a text did; empty if nothing much."""
    return said_changes(text.effect, 1 if text.sender == "dumpee" else 0)


def said_changes(effect: Feelings, side: int) -> str:
    """Say the largest changes of one side's feelings."""
    known = [(name, by) for name, by in effect.items() if name in SHOWN[side]]
    felt = sorted((c for c in known if abs(c[1]) >= _SMALL_CHANGE), key=lambda c: -abs(c[1]))
    return ", ".join(f"{SHOWN[side][name]} {change(by)}" for name, by in felt[:_MOST_CHANGES])


def said_act(act: ActRecord) -> str:
    """Say what happened, for a line across the thread."""
    what = ACTS.get(act.kind)
    if what is None and act.kind in EVENTS:
        what = QUANTITIES[f"rate_{act.kind}"].about
    what = what or _plain(act.kind)
    if act.side is not None:
        what = f"the {act.side} {what}"
    if act.seen is not None:
        what += " (the dumpee sees it)" if act.seen else " (the dumpee does not see it)"
    return what


def is_told_by_text(act: ActRecord) -> bool:
    """Tell whether an act is no more than what a text says anyway."""
    return act.kind in ("ask_space", "warn")


def said_outcome(outcome: Outcome) -> list[str]:
    """Sum up an outcome in a few sentences."""
    by = f"by day {outcome.horizon_days:g}"
    lines = [
        _on_day("The dumpee is healed from day {}.", outcome.healed_day)
        or f"The dumpee is not healed {by}.",
        _on_day("The dumper is over it from day {}.", outcome.recovered_day)
        or f"The dumper is not over it {by}.",
        f"Texts: {outcome.texts_by_dumpee} by the dumpee, {outcome.texts_by_dumper} by the dumper"
        + (f", {outcome.undelivered} of them not delivered." if outcome.undelivered else "."),
        f"Distress of the dumpee: {outcome.distress_mean:.2f} on average, "
        f"{outcome.peak_distress:.2f} at its worst. Crises: {outcome.crises}.",
        _on_day("First block on day {}.", outcome.blocked_day),
        _reunion(outcome),
        _on_day("Friends from day {}.", outcome.friends_day),
    ]
    return [line for line in lines if line]


def _reunion(outcome: Outcome) -> str:
    if outcome.reunited_day is None:
        return ""
    lasted = outcome.reunion_lasted_days
    end = f"lasted {lasted:.0f} days" if lasted is not None else "lasts to the end"
    cause = _plain(outcome.reunion_cause)
    again = f", {outcome.reunions} reunions in all" if outcome.reunions > 1 else ""
    return f"Together again on day {outcome.reunited_day:.0f} out of {cause}: {end}{again}."


def _on_day(sentence: str, day: float | None) -> str:
    return "" if day is None else sentence.format(f"{day:.0f}")


def _plain(name: str) -> str:
    return name.replace("_", " ")
