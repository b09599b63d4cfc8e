"""A list of prices for people, one line a text, and as CSV."""

from __future__ import annotations

import csv
import io

from rich import box
from rich.console import Console
from rich.table import Table

from experiments.price import Change, Extreme, PriceList, TextPrice, price_row
from experiments.price_plan import FUTURES
from experiments.report.words import MINUS, number, signed, span
from experiments.summary import REMINDER

_PLAIN_WIDTH = 120
_CLOSER = 10
"""A closer look takes so many times as many futures as usual."""
_FEW = 30
"""Below this many futures, intervals by resampling are too narrow."""
_SHORT, _LEAST_WORDS = 40, 8
_COLUMNS = (
    "day", "text", "intent", "words", "price", "95%", "crises", "best reply", "gain", "95%",
)  # fmt: skip
_WORDS = _COLUMNS.index("words")
_SPARE = (_WORDS, len(_COLUMNS) - 1, _COLUMNS.index("intent"))
"""What goes first where a terminal is narrow."""
_GAP = 2
"""Between two columns: one of padding, one of the box."""
_LEGEND = (
    "price: days that the dumpee heals later than if it had been left unsaid, mean of {futures} "
    "futures (95% interval); crises: change of their number after it (* beyond chance); gain: days "
    "sooner after the best reply, by futures that did not choose it. “none clearly”: no other "
    "reply can be told to heal sooner. Replies are ranked by days alone."
)


def show(prices: PriceList, limit: int) -> None:
    """Print a list of prices; of more than `limit` texts (0: no limit) those with large prices."""
    console = Console(highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = max(console.width, _PLAIN_WIDTH)
    console.print(_heading(prices), markup=False)
    if prices.texts:
        shown = choose(prices.texts, limit)
        said = ["", _table(shown, console.width), "", *_left_out(prices, shown)]
        said += [*_sentences(prices), _LEGEND.format(futures=f"{prices.plan.question.futures:,}")]
        for line in said:
            console.print(line, markup=False)
    console.print(REMINDER, "", sep="\n", markup=False)
    # Not through the console, which would break a long command into lines that do not run.
    if closer := look_closer(prices):
        print(f"closer: {closer}")
    print(f"again: {prices.plan.command()}")


def choose(texts: list[TextPrice], limit: int) -> list[TextPrice]:
    """Return the texts to show, in their order: those furthest from 0, the early before the late.

    Limit 0 is no limit.
    """
    if limit == 0:
        return texts
    ranked = sorted(texts, key=lambda text: -abs(text.days.mean))[:limit]
    kept = {text.text.id for text in ranked}
    return [text for text in texts if text.text.id in kept]


def look_closer(prices: PriceList) -> str:
    """Return the command that looks at the texts that stand out alone, in many more futures."""
    found = sorted(one.price.text.id for one in (prices.costliest, prices.kindest) if one)
    futures = _CLOSER * FUTURES
    if not found or len(prices.texts) == 1 or prices.plan.question.futures >= futures:
        return ""
    return prices.plan.command(tuple((number, number) for number in found), futures)


def as_table(prices: PriceList) -> str:
    """Return the prices as CSV, one line a text; ends of intervals as columns of their own."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(_flat(None)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(_flat(text) for text in prices.texts)
    return out.getvalue()


def _flat(price: TextPrice | None) -> dict[str, object]:
    row = price_row(price) if price else {}
    best = row.get("best") or {}
    flat = {name: row.get(name) for name in
            ("id", "day", "intent", "words", "healed_day", "price_days")}  # fmt: skip
    flat |= _ends("price", row.get("price_ci"))
    flat |= {"crises": row.get("crises")} | _ends("crises", row.get("crises_ci"))
    flat |= {f"best_{name}": best.get(name) for name in ("reply", "is_clear", "gain_days")}
    flat |= _ends("best_gain", best.get("gain_ci"))
    return flat | {"best_crises": best.get("crises")} | _ends("best_crises", best.get("crises_ci"))


def _ends(name: str, ends: tuple[float, float] | None) -> dict[str, float | None]:
    low, high = ends or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _heading(prices: PriceList) -> str:
    plan, asked = prices.plan, prices.plan.question
    dumpee, dumper = plan.policies
    told = (
        f"{plan.pair.scenario.title}: what the {asked.side}'s texts did, {dumper} × {dumpee}, "
        f"couple {asked.couple} of seed {asked.seed}, {plan.horizon_days:g} days"
    )
    others = plan.sent - plan.chosen
    if not plan.chosen:
        told += f"\nThe {asked.side} sent no text while the two were apart."
    if others:
        told += (
            f"\n{_texts(others)} of {plan.sent} have no price: sent while the two were together or "
            "friends."
        )
    return told


def _table(shown: list[TextPrice], width: int) -> Table:
    """Return one line a text; the words take the room that the numbers leave."""
    rows = [_cells(price) for price in shown]
    sizes = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    sizes[_WORDS] = _LEAST_WORDS
    kept = list(range(len(sizes)))
    for spare in _SPARE:
        if _room(sizes, kept, width) < 0:
            kept.remove(spare)
    sizes[_WORDS] += max(0, _room(sizes, kept, width))
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for i in kept:
        left = _COLUMNS[i] in ("intent", "words", "best reply")
        table.add_column(_COLUMNS[i], justify="left" if left else "right", no_wrap=True)
    for row in rows:
        row[_WORDS] = _cut(row[_WORDS], sizes[_WORDS])
        table.add_row(*(row[i] for i in kept))
    return table


def _room(sizes: list[int], kept: list[int], width: int) -> int:
    return width - sum(sizes[i] for i in kept) - _GAP * (len(kept) - 1)


def _cells(price: TextPrice) -> list[str]:
    text, best = price.text, price.best
    begun = [f"{text.sent_day:.1f}", f"#{text.id}", _plain(text.intent), text.words]
    if price.crises is None or best is None:
        return [*begun, "0", "", "", "healed", "", ""]
    cells = [*begun, signed(price.days.mean), span(*price.days.ci), _crises(price.crises)]
    if not best.is_clear:
        return [*cells, "none clearly", "", ""]
    return [*cells, _plain(best.reply), number(best.days.mean), span(*best.days.ci)]


def _left_out(prices: PriceList, shown: list[TextPrice]) -> list[str]:
    gone = len(prices.texts) - len(shown)
    if not gone:
        return []
    return [f"{_texts(gone)} with prices nearer to 0 left out (--limit 0 shows all)", ""]


def _sentences(prices: PriceList) -> list[str]:
    said = []
    if costliest := prices.costliest:
        said.append(f"Costliest: {_told(costliest)} later than if it had been left unsaid.")
    if kindest := prices.kindest:
        said.append(f"Most helpful: {_told(kindest)} sooner than if it had been left unsaid.")
    if all(price.best is None for price in prices.texts):
        return ["The dumpee had healed by then: these texts cost nothing.", ""]
    if not said:
        said.append("No text stands out beyond chance: more futures may tell, or none did much.")
    elif len(prices.texts) > 1:
        said.append("These intervals are wider, since the furthest of many were picked.")
    if prices.plan.question.futures < _FEW:
        said.append(f"{prices.plan.question.futures} futures are few: take intervals as rough.")
    return [" ".join(said), ""]


def _told(found: Extreme) -> str:
    text, days = found.price.text, found.days
    low, high = sorted(map(abs, days.ci))
    words = f" “{_cut(text.words, _SHORT)}”" if text.words else ""
    return (
        f"#{text.id} on day {text.sent_day:.1f}, {_plain(text.intent)}{words}: the dumpee heals "
        f"{number(abs(days.mean))} days ({span(low, high)})"
    )


def _crises(change: Change) -> str:
    """Write a change of crises with its sign; a star where it is beyond chance."""
    text = number(change.mean, 2)
    sign = "" if text.startswith(MINUS) or change.mean < 0.005 else "+"
    return sign + text + ("*" if change.is_clear else "")


def _cut(words: str, size: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= size else words[: size - 1].rstrip() + "…"


def _texts(count: int) -> str:
    return "1 text" if count == 1 else f"{count} texts"


def _plain(name: str) -> str:
    return name.replace("_", " ")
