"""A comparison in plain words, with how sure it is; the same in the terminal and the report."""

from __future__ import annotations

from experiments.summary import REMINDER, Comparison, PairResult

__all__ = [
    "REMINDER", "median_words", "number", "reading", "signed", "span",
]  # fmt: skip

FEW_COUPLES = 30
"""Below this many couples, intervals by resampling are too narrow."""
_NAMED = 3
MINUS = "\N{MINUS SIGN}"


def reading(comparison: Comparison) -> list[str]:
    """Return the answer in a few sentences: what heals soonest, how sure, what crises it costs."""
    if not any(pair.healed_share > 0.0 for pair in comparison.pairs):
        days = number(comparison.horizon_days)
        return [f"Under no pair of policies did anyone heal within {days} days.", *_few(comparison)]
    said = [_soonest(comparison), _how_sure(comparison), _against_default(comparison)]
    return [text for text in [*said, _crises(comparison), *_few(comparison)] if text]


def number(value: float, digits: int = 0) -> str:
    """Write a number with a real minus sign, and no sign before a zero."""
    text = f"{value:,.{digits}f}"
    if float(text.replace(",", "")) == 0.0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def signed(value: float) -> str:
    """Write a difference in days, with its sign."""
    text = number(value)
    return text if text == "0" or text.startswith(MINUS) else f"+{text}"


def median_words(pair: PairResult) -> str:
    """Write a median, or a dash where under half have healed."""
    return "–" if pair.median_days is None else number(pair.median_days)


def span(low: float | None, high: float | None, digits: int = 0) -> str:
    """Write an interval; an open end becomes a dash."""
    ends = ["…" if end is None else number(end, digits) for end in (low, high)]
    joint = " to " if MINUS in "".join(ends) else "–"
    return joint.join(ends)


def _soonest(comparison: Comparison) -> str:
    best = comparison.pairs[0]
    who = "Dumpees heal" if len(comparison.pairs) == 1 else "Dumpees heal soonest"
    mean = f"{number(best.rmst_days)} days on average (95% interval {span(*best.rmst_ci)})"
    if best.median_days is None:
        half = "fewer than half of them heal at all"
    else:
        half = f"half of them by day {median_words(best)}"
    return (
        f"{who} under {best.label}: {mean}, watched for {number(comparison.horizon_days)} days; "
        f"{half}."
    )


def _how_sure(comparison: Comparison) -> str:
    best, *others = comparison.pairs
    near = [pair.label for pair in others if not pair.told_from_best]
    if not others:
        return ""
    if not near:
        return f"With {_couples(comparison)} it stands clear of all other pairs."
    named = ", ".join(near[:_NAMED]) + (f" and {len(near) - _NAMED} more" * (len(near) > _NAMED))
    first = f"; drawing the couples again it came first {best.best_share or 0.0:.0%} of the time"
    return f"With {_couples(comparison)} it cannot be told apart from {named}{first}."


def _against_default(comparison: Comparison) -> str:
    best, default = comparison.pairs[0], comparison.default
    if best.is_default:
        return "It is the scenario's own pair."
    low, high = best.rmst_difference_ci
    if low <= 0.0 <= high:
        return f"From the scenario's own pair, {default.label}, it cannot be told apart."
    sooner = "sooner" if high < 0.0 else "later"
    size = number(abs(best.rmst_difference_days))
    ends = span(min(abs(low), abs(high)), max(abs(low), abs(high)))
    return f"That is {size} days ({ends}) {sooner} than the scenario's own pair, {default.label}."


def _crises(comparison: Comparison) -> str:
    best, *others = comparison.pairs
    fewest = min(comparison.pairs, key=lambda pair: pair.crises_per_couple)
    mine = _crisis_words(best)
    if not others:
        return f"Crises a couple: {mine}."
    if fewest.crises_ci[1] >= best.crises_ci[0]:
        return f"Crises a couple: {mine}; no pair has clearly fewer."
    return (
        f"Soonest is not gentlest: {mine} crises a couple, fewest under {fewest.label}: "
        f"{_crisis_words(fewest)}."
    )


def _crisis_words(pair: PairResult) -> str:
    if pair.crises_per_couple == 0.0:  # resampling none always gives none: no interval to tell
        return "none"
    return f"{pair.crises_per_couple:.2f} ({span(*pair.crises_ci, 2)})"


def _few(comparison: Comparison) -> list[str]:
    if comparison.couples >= FEW_COUPLES:
        return []
    are = "is" if comparison.couples == 1 else "are"
    return [f"{_couples(comparison).capitalize()} {are} few: take the intervals as rough."]


def _couples(comparison: Comparison) -> str:
    return f"{number(comparison.couples)} couple{'s' if comparison.couples != 1 else ''}"


def rounded(value: float) -> str:
    """Return a number with three digits that matter, without an exponent."""
    if abs(value) >= 100.0:
        return number(value)
    if abs(value) < 0.001:
        return "0" if abs(value) < 0.00005 else number(value, 4)
    return f"{value:.3g}".replace("-", MINUS)
