"""The price of each text: days of the dumpee's healing that it cost, against having said nothing.

All branches of a text share their futures, so that a price is the mean of paired differences. The
best reply is chosen by one half of the futures, and what it would have gained is estimated by the
other half: the luck that helped it to be chosen does not flatter it. The costliest text and the
most helpful one are named only if they stand out among so many, and with intervals that allow for
their having been picked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from agents.intents import INTENT_NAMES, SILENT
from agents.version import MODEL_VERSION
from experiments.futures import Ends, Floats, Moment, Player
from experiments.price_plan import PricePlan
from experiments.summary import REMINDER
from experiments.survival import DRAWS, LEVEL, Interval, interval, resampled_means
from sim.thread import TextRecord

SILENCE = "silence"
_TEXTS_AT_A_TIME = 64
"""Texts whose intervals are computed together, so that memory stays small."""


@dataclass(frozen=True)
class Change:
    """A mean of paired differences with its interval."""

    mean: float
    ci: Interval

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves 0 out."""
        return self.ci[0] > 0.0 or self.ci[1] < 0.0


NOTHING = Change(0.0, (0.0, 0.0))


@dataclass(frozen=True)
class Best:
    """The reply after which the dumpee heals soonest, chosen by one half of the futures.

    `days` is how many days later the dumpee heals after the text sent than after this one, and
    `crises` how many more there are, both by the other half. `is_clear` is False where no other
    reply can be told to heal sooner.
    """

    reply: str
    days: Change
    crises: Change

    @property
    def is_clear(self) -> bool:
        """Whether it heals sooner beyond chance."""
        return self.days.ci[0] > 0.0


@dataclass(frozen=True)
class TextPrice:
    """What one text did. Days above 0: the dumpee heals later than if it had not been sent.

    `crises` is the change of the number of crises after it. `replies` has for every other reply how
    many days later the dumpee heals after the text sent than after that one, and how many more
    crises there are: means over all futures. Once the dumpee had healed (`healed_day`) a text has
    no price, and nothing was played.
    """

    text: TextRecord
    healed_day: float | None
    days: Change
    crises: Change | None
    best: Best | None
    replies: dict[str, tuple[float, float]]
    error_days: float = 0.0
    """Standard error of the price in days."""


class Extreme(NamedTuple):
    """A text that stands out among many, with an interval that allows for having been picked."""

    price: TextPrice
    days: Change


@dataclass(frozen=True)
class PriceList:
    """The prices of a thread's texts, in the order of sending."""

    plan: PricePlan
    texts: list[TextPrice]

    @property
    def costliest(self) -> Extreme | None:
        """The text with the highest price of those above 0 beyond chance, as one of so many."""
        clear = [one for one in self._picked() if one.days.ci[0] > 0.0]
        return max(clear, key=lambda one: one.days.mean, default=None)

    @property
    def kindest(self) -> Extreme | None:
        """The text that shortened healing most, likewise."""
        clear = [one for one in self._picked() if one.days.ci[1] < 0.0]
        return min(clear, key=lambda one: one.days.mean, default=None)

    def _picked(self) -> list[Extreme]:
        """Return all prices with intervals that hold for all of them at once (Bonferroni)."""
        played = [price for price in self.texts if price.best is not None]
        reach = NormalDist().inv_cdf(1.0 - (1.0 - LEVEL) / 2.0 / max(1, len(played)))
        return [Extreme(price, _widened(price, reach)) for price in played]

    def to_json(self) -> dict[str, Any]:
        """Return everything, with stable keys (docs/price.md)."""
        plan, asked = self.plan, self.plan.question
        return {
            "aftertext": version("aftertext"),
            "model_version": MODEL_VERSION,
            "scenario": asked.scenario,
            "seed": asked.seed,
            "couple": asked.couple,
            "policies": dict(zip(("dumpee", "dumper"), plan.policies, strict=True)),
            "horizon_days": plan.horizon_days,
            "settings": dict(asked.settings),
            "command": plan.command(),
            "note": REMINDER,
            **({"remarks": plan.remarks} if plan.remarks else {}),
            "side": asked.side,
            "futures": asked.futures,
            "branches": plan.branches,
            "couples": plan.couples,
            "interval": LEVEL,
            "resamplings": DRAWS,
            "texts_sent": plan.sent,
            "texts_chosen": plan.chosen,
            "costliest": _extreme_row(self.costliest),
            "kindest": _extreme_row(self.kindest),
            "texts": [price_row(text) for text in self.texts],
        }


def price_row(price: TextPrice) -> dict[str, Any]:
    """Return one text's price as plain data; None where nothing was played."""
    text, best = price.text, price.best
    return {
        **{name: getattr(text, name) for name in ("id", "intent", "words")},
        "day": text.sent_day,
        **{name: getattr(text, name) for name in ("answers", "follows_up", "led_by")},
        "healed_day": price.healed_day,
        "price_days": price.days.mean,
        "price_ci": price.days.ci,
        "crises": price.crises.mean if price.crises else None,
        "crises_ci": price.crises.ci if price.crises else None,
        "best": None if best is None else {
            "reply": best.reply,
            "is_clear": best.is_clear,
            "gain_days": best.days.mean,
            "gain_ci": best.days.ci,
            "crises": best.crises.mean,
            "crises_ci": best.crises.ci,
        },
        "replies": {
            name: {"gain_days": days, "crises": crises}
            for name, (days, crises) in price.replies.items()
        },
    }  # fmt: skip


def _widened(price: TextPrice, reach: float) -> Change:
    mean, (low, high) = price.days.mean, price.days.ci
    ends = min(low, mean - reach * price.error_days), max(high, mean + reach * price.error_days)
    return Change(mean, ends)


def _extreme_row(found: Extreme | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"id": found.price.text.id, "price_days": found.days.mean, "price_ci": found.days.ci}


class _Differences(NamedTuple):
    """Of one text, future by future: the text sent minus silence, and minus the best reply.

    Columns are days and crises: shapes (futures, 2) and (futures of the second half, 2).
    """

    from_silence: Floats
    from_best: Floats
    best: int
    replies: dict[str, tuple[float, float]]


def price_texts(
    plan: PricePlan,
    player: Player,
    watch: Callable[[int], None] = lambda couples: None,
) -> PriceList:
    """Price every text of a plan; `watch` hears of couples as they end."""
    prices: dict[int, TextPrice] = {}
    to_play = plan.to_play
    for first in range(0, len(to_play), _TEXTS_AT_A_TIME):
        moments = to_play[first : first + _TEXTS_AT_A_TIME]
        found = [_differences(plan, player, moment, watch) for moment in moments]
        for moment, made in zip(moments, _priced(plan, moments, found), strict=True):
            prices[moment.text] = made
    return PriceList(plan, [prices.get(m.text) or _healed(plan, m) for m in plan.moments])


def _differences(
    plan: PricePlan, player: Player, moment: Moment, watch: Callable[[int], None]
) -> _Differences:
    replies = moment.replies()
    ends = player.play(moment, replies, plan.question.futures, watch)
    best = _best_by_first_half(ends)
    later, more = (ends.days[0] - ends.days, ends.crises[0] - ends.crises)
    both = np.stack([later, more], axis=-1)
    means = both.mean(axis=1)
    named = {
        _name(reply): (float(days), float(crises))
        for reply, (days, crises) in zip(replies[1:], means[1:], strict=True)
    }
    return _Differences(both[replies.index(SILENT)], both[best, 1::2], replies[best], named)


def _best_by_first_half(ends: Ends) -> int:
    """Return the number of the branch that heals soonest in every other future.

    The text sent, branch 0, is not in question; of equals the first wins, which is silence.
    """
    return 1 + int(np.argmin(ends.days[1:, ::2].mean(axis=1)))


def _priced(plan: PricePlan, moments: list[Moment], found: list[_Differences]) -> list[TextPrice]:
    prices = _changes(plan, np.hstack([one.from_silence for one in found]))
    gains = _changes(plan, np.hstack([one.from_best for one in found]))
    return [
        TextPrice(
            text=plan.records[moment.text],
            healed_day=None,
            days=prices[2 * i],
            crises=prices[2 * i + 1],
            best=Best(_name(one.best), gains[2 * i], gains[2 * i + 1]),
            replies=one.replies,
            error_days=_error(one.from_silence[:, 0]),
        )
        for i, (moment, one) in enumerate(zip(moments, found, strict=True))
    ]


def _changes(plan: PricePlan, differences: Floats) -> list[Change]:
    """Return the mean of each column with its interval, by drawing the futures again."""
    drawn = resampled_means(differences, plan.question.seed)
    means = [float(column.mean()) for column in np.ascontiguousarray(differences.T)]
    return [Change(mean, interval(mean, drawn[:, i])) for i, mean in enumerate(means)]


def _error(values: Floats) -> float:
    """Return the standard error of a mean."""
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def _healed(plan: PricePlan, moment: Moment) -> TextPrice:
    return TextPrice(plan.records[moment.text], moment.healed_day, NOTHING, None, None, {})


def _name(reply: int) -> str:
    return SILENCE if reply == SILENT else INTENT_NAMES[reply]
