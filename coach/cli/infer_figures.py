"""Pictures of what was found in a real chat: bands over time, the intention, healing to come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.ticker
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from agents.intents import SIDES
from coach.cli.infer_words import HIGH, LOW, MEDIAN, in_order
from coach.cli.labels import SHOWN
from experiments.inference.found import Found
from experiments.report.figures import COLOURS, DASHES, GREY, INK, STYLE
from experiments.survival import share_healed
from sim.filter.estimate import LEVELS, MINDS

_SIDE_COLOURS = (COLOURS[0], COLOURS[2])
_COLUMNS, _POINTS = 3, 240
_INNER = LEVELS.index(0.25), LEVELS.index(0.75)


def draw_mind(found: Found, side: int) -> Figure:
    """Draw the bands of one mind over time, a small picture for each feeling."""
    bands = {n.partition(".")[2]: b for n, b in found.estimated.bands.items()
             if n.startswith(MINDS[side])}  # fmt: skip
    rows = -(-len(bands) // _COLUMNS)
    figure = Figure(figsize=(9.6, 1.9 * rows), layout="constrained")
    panels = figure.subplots(rows, _COLUMNS, sharex=True, sharey=True, squeeze=False).ravel()
    for axes, (feeling, band) in zip(panels, bands.items(), strict=False):
        _band(axes, found, band, _SIDE_COLOURS[side])
        axes.set_title(SHOWN[side][feeling], loc="left", fontsize=10)
    for axes in panels[len(bands) :]:
        axes.set_axis_off()
    for axes in panels[max(0, len(bands) - _COLUMNS) : len(bands)]:
        axes.tick_params(labelbottom=True)
    figure.supxlabel("days since the breakup", fontsize=10)
    return figure


def _band(axes: Axes, found: Found, band: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
          colour: str) -> None:  # fmt: skip
    days = found.estimated.days
    for low, high, alpha in ((LOW, HIGH, 0.2), (*_INNER, 0.3)):
        axes.fill_between(days, band[:, low], band[:, high], color=colour, alpha=alpha, linewidth=0)
    axes.plot(days, band[:, MEDIAN], color=colour, linewidth=1.6)
    axes.set_ylim(-0.12, 1.02)
    axes.set_yticks((0.0, 0.5, 1.0))
    _texts(axes, found)


def _texts(axes: Axes, found: Found) -> None:
    """Mark every text with a stroke under the curves: the dumpee's above the dumper's."""
    axes.set_xlim(0.0, found.part.until)
    sides = np.array([found.part.side(i) for i in range(len(found.part.texts))])
    days = np.array(found.part.days)
    for side, y in ((0, -0.05), (1, -0.10)):
        axes.vlines(days[sides == side], y, y + 0.035, color=_SIDE_COLOURS[side], linewidth=0.6)


def draw_intention(found: Found) -> Figure:
    """Draw the probability over time that the one who left wants a return."""
    figure = Figure(figsize=(9.6, 3.0), layout="constrained")
    axes = figure.add_subplot()
    days, wants = found.estimated.days, found.estimated.wants_return
    axes.plot(days, wants, color=COLOURS[1], linewidth=1.9, label="by the texts up to that day")
    axes.axhline(found.base_rate, color=GREY, linewidth=1.2, label="of all who leave")
    axes.lines[-1].set_dashes((4.0, 3.0))
    _texts(axes, found)
    axes.set_ylim(-0.12, 1.02)
    axes.set_yticks((0.0, 0.25, 0.5, 0.75, 1.0))
    axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1.0))
    axes.set_xlabel("days since the breakup")
    axes.set_ylabel("wants a return")
    axes.legend(frameon=False, fontsize=9, loc="upper left")
    return figure


def draw_futures(found: Found) -> Figure:
    """Draw the share healed by each day from now, a curve for each way of answering."""
    figure = Figure(figsize=(9.6, 4.2), layout="constrained")
    axes = figure.add_subplot()
    outlook = found.outlook
    days = np.linspace(0.0, outlook.days, _POINTS)
    for i, way in enumerate(in_order(found)):
        share, low, high = share_healed(outlook.times[outlook.ways.index(way)], days)
        colour = INK if way.is_present else COLOURS[i % len(COLOURS)]
        line = axes.step(days, share, where="post", color=colour, linewidth=1.9)[0]
        axes.fill_between(days, low, high, step="post", color=colour, alpha=0.1, linewidth=0)
        if dash := DASHES[i // len(COLOURS) % len(DASHES)]:
            line.set_dashes([float(part) / 1.9 for part in dash.split()])
        line.set_label(way.way + " (present)" * way.is_present)
    axes.set_xlim(0.0, outlook.days)
    axes.set_ylim(0.0, 1.02)
    axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1.0))
    axes.set_xlabel("days from now")
    axes.set_ylabel("share of futures, dumpee healed")
    axes.legend(frameon=False, fontsize=9, loc="upper left", bbox_to_anchor=(1.01, 1.02))
    return figure


FIGURES: dict[str, tuple[str, Callable[[Found], Figure]]] = {
    "intention": (
        "Probability by day that the one who left wants a return; strokes below are texts.",
        draw_intention,
    ),
    **{
        who: (
            f"Feelings of the {who} by day: median, 50 % and 80 % bands; strokes below are texts.",
            lambda found, side=side: draw_mind(found, side),  # type: ignore[misc]
        )
        for side, who in enumerate(SIDES)
    },
    "futures": (
        "Share of futures in which the dumpee is healed by each day from now, for each way of "
        "answering.",
        draw_futures,
    ),
}
"""Each picture's name, what it shows, and who draws it."""


def draw(found: Found, name: str, style: Any = STYLE) -> Figure:
    """Draw a picture by its name."""
    with matplotlib.rc_context(style):
        return FIGURES[name][1](found)


def write_png(found: Found, name: str, path: Path) -> None:
    """Store a picture."""
    with matplotlib.rc_context(STYLE):
        draw(found, name).savefig(
            path, dpi=140, facecolor="white", metadata={"Software": "aftertext"}
        )
