"""Survival curves of a comparison: the share healed by each day, with their bands."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib
import matplotlib.ticker
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from experiments.report.words import median_words
from experiments.summary import Comparison, PairResult
from experiments.survival import share_healed

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C6D46", "#7F7F7F")
"""Told apart by colour-blind people too (Okabe & Ito, without black and yellow, and two more)."""
DASHES = ("", "6 2.5", "1.5 2", "9 2.5 1.5 2.5")
"""Dash patterns in points; the first is a solid line."""
MOST_CURVES = 10
"""Pairs drawn in colour; the others are there in grey."""
INK, GREY = "#20242c", "#a8adb6"
_POINTS = 240
STYLE: Any = {
    "font.family": "sans-serif",
    "font.size": 11.0,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    # Without a fixed salt every run would give the parts of an SVG other names.
    "svg.hashsalt": "aftertext",
}
ON_PAGE: Any = {**STYLE, "font.size": 12.0, "svg.fonttype": "none"}  # phones show it small
"""The look of pictures that are files, and of those on a page."""
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


class Curve(NamedTuple):
    """How a pair is drawn: one colour for each dumper's policy, one dash for each dumpee's."""

    pair: PairResult
    colour: str
    dash: str


def curves(comparison: Comparison) -> list[Curve]:
    """Return the pairs to be drawn in colour, in their rank."""
    pairs = comparison.pairs
    dumpers = list(dict.fromkeys(pair.dumper for pair in pairs))
    dumpees = list(dict.fromkeys(pair.dumpee for pair in pairs))
    return [
        Curve(
            pair,
            COLOURS[dumpers.index(pair.dumper) % len(COLOURS)],
            DASHES[dumpees.index(pair.dumpee) % len(DASHES)],
        )
        for pair in _shown(pairs)
    ]


def _shown(pairs: list[PairResult]) -> list[PairResult]:
    """Keep the soonest ones, the scenario's own and the latest."""
    if len(pairs) <= MOST_CURVES:
        return pairs
    kept = [pair for pair in pairs if pair.is_default or pair is pairs[-1]]
    room = MOST_CURVES - len(kept)
    return [p for i, p in enumerate(pairs) if i < room or p in kept]


def draw(comparison: Comparison, legend: bool) -> Figure:
    """Draw all curves, with the legend beside them or without one."""
    with matplotlib.rc_context(STYLE if legend else ON_PAGE):
        figure = Figure(figsize=(9.6, 4.6) if legend else (5.6, 4.2), layout="constrained")
        axes = figure.add_subplot()
        _draw_curves(axes, comparison)
        _dress(axes, comparison)
        if legend:
            axes.set_title(comparison.title, loc="left", fontsize=13, pad=12)
            _add_legend(axes)
            figure.supxlabel(_origin(comparison), x=0.01, ha="left", fontsize=8.5, color="#5b616d")
    return figure


def _add_legend(axes: Axes) -> None:
    lines, labels = axes.get_legend_handles_labels()
    axes.legend(
        lines[::-1],
        labels[::-1],
        loc="upper left",
        bbox_to_anchor=(1.01, 1.02),
        frameon=False,
        title="dumper × dumpee, half healed by day",
        alignment="left",
        fontsize=10,
        title_fontsize=10,
        handlelength=2.8,
    )


def _origin(comparison: Comparison) -> str:
    return (
        f"Aftertext {comparison.version}, model {comparison.model_version} · scenario "
        f"{comparison.scenario} · {comparison.couples:,} couples · seed {comparison.seed} · "
        "95% bands · a model, not advice"
    )


def _draw_curves(axes: Axes, comparison: Comparison) -> None:
    days = np.linspace(0.0, comparison.horizon_days, _POINTS)
    coloured = curves(comparison)
    in_colour = [curve.pair for curve in coloured]
    others = [pair for pair in comparison.pairs if pair not in in_colour]
    for pair in others:
        share, _, _ = share_healed(comparison.times(pair), days)
        line = axes.step(days, share, where="post", color=GREY, linewidth=0.8, zorder=1)[0]
        line.set_label(f"{len(others)} more" if pair is others[0] else "_hidden")
    for curve in reversed(coloured):  # the best on top
        share, low, high = share_healed(comparison.times(curve.pair), days)
        axes.fill_between(days, low, high, step="post", color=curve.colour, alpha=0.1, linewidth=0)
        line = axes.step(days, share, where="post", color=curve.colour, linewidth=1.9)[0]
        if curve.dash:
            line.set_dashes([float(part) / 1.9 for part in curve.dash.split()])
        line.set_label(f"{curve.pair.label}  {median_words(curve.pair)}")


def _dress(axes: Axes, comparison: Comparison) -> None:
    axes.set_xlim(0.0, comparison.horizon_days)
    axes.set_ylim(0.0, 1.02)
    axes.set_xlabel("days since the breakup")
    axes.set_ylabel("share of dumpees healed")
    axes.yaxis.set_major_formatter(matplotlib.ticker.PercentFormatter(1.0))
    axes.grid(axis="y", color=GREY, alpha=0.35, linewidth=0.6)
    axes.set_axisbelow(True)


def write_figures(comparison: Comparison, png: Path, svg: Path) -> None:
    """Store the curves with their legend as PNG and SVG."""
    figure = draw(comparison, legend=True)
    with matplotlib.rc_context(STYLE):
        figure.savefig(png, dpi=160, facecolor="white", metadata={"Software": "aftertext"})
        figure.savefig(svg, facecolor="white", metadata=NO_METADATA)


def inline_svg(comparison: Comparison) -> str:
    """Return the curves as an SVG element for a page, without a legend."""
    return as_element(draw(comparison, legend=False))


def as_element(figure: Figure) -> str:
    """Return a figure as an SVG element for a page: its fonts, its colour of ink."""
    stored = io.StringIO()
    with matplotlib.rc_context(ON_PAGE):
        figure.savefig(stored, format="svg", transparent=True, metadata=NO_METADATA)
    svg = stored.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r' xmlns(:xlink)?="[^"]*"', "", svg)
    svg = re.sub(r' (width|height)="[\d.]+pt"', "", svg, count=2)
    return svg.replace(INK, "currentColor")
