"""The two pictures of a study, drawn by SALib and made readable."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
import pandas as pd
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from SALib.plotting.bar import plot as bars
from SALib.plotting.morris import covariance_plot

from experiments.report.figures import COLOURS, INK

from .model import OUTCOMES
from .words import leaders, title, watched

Row = dict[str, Any]
NAMED = 8
"""Quantities that are named in the picture of the screening."""
_WIDE, _HIGH = 620.0, 380.0
"""About the size of its axes, in points."""
_LETTER, _LINE, _GAP, _FAR = 5.2, 12.0, 6.0, 0.65
"""Room that a letter and a line take, and from where on names stand left of their point."""
_STYLE: Any = {
    "font.size": 10.0, "axes.spines.top": False, "axes.spines.right": False,
    "axes.edgecolor": INK, "axes.labelcolor": INK, "text.color": INK,
    "axes.prop_cycle": cycler(color=COLOURS[:2]),
}  # fmt: skip


def write_pictures(results: Row, sobol: Path, morris: Path) -> None:
    """Write both pictures as PNG files."""
    names = watched(results)
    for path, draw, size in ((sobol, _indices, (9.6, 5.0)), (morris, _effects, (9.6, 6.4))):
        with matplotlib.rc_context(_STYLE):
            figure = Figure(figsize=(size[0], size[1] * len(names)), layout="constrained")
            for place, name in zip(figure.subplots(len(names), squeeze=False)[:, 0], names,
                                   strict=True):  # fmt: skip
                draw(place, results, name)
            figure.savefig(path, dpi=110, format="png")


def _indices(place: Axes, results: Row, outcome: str) -> None:
    """Draw the indices as bars, the greatest first."""
    rows = [row for row, _ in leaders(results, outcome, results["keep"])]
    half = {
        "S1": [_half(row["S1_ci"]) for row in rows],
        "ST": [_half(row["ST_ci"]) for row in rows],
    }
    table = pd.DataFrame(
        {
            "by itself (S1)": [_known(row["S1"]) for row in rows],
            "by itself (S1)_conf": half["S1"],
            "in all (ST)": [_known(row["ST"]) for row in rows],
            "in all (ST)_conf": half["ST"],
        },
        index=[row["name"] for row in rows],
    )
    bars(table, ax=place)
    place.set_title(f"{title(outcome)}: share of the variance", loc="left")
    place.set_xticks(place.get_xticks(), [row["name"] for row in rows], rotation=40, ha="right",
                     rotation_mode="anchor")  # fmt: skip
    place.axhline(0.0, color=INK, linewidth=0.8)


def _effects(place: Axes, results: Row, outcome: str) -> None:
    """Draw mean against spread of the effects, with names at the leading ones."""
    rows = sorted(results["quantities"], key=lambda row: -row["screening"][outcome]["mu_star"])
    effects = [row["screening"][outcome] for row in rows]
    told = OUTCOMES.get(outcome)
    table = {key: [effect[key] for effect in effects] for key in ("mu_star", "sigma")}
    covariance_plot(place, table, {"s": 12, "alpha": 0.6}, unit=f"({told.unit})" if told else "")
    points = [(effect["mu_star"], effect["sigma"]) for effect in effects[:NAMED]]
    _name(place, [row["name"] for row in rows[:NAMED]], points)
    place.set_title(f"{title(outcome)}: mean size of effects, and their spread", loc="left")


def _name(place: Axes, names: Sequence[str], points: Sequence[tuple[float, float]]) -> None:
    """Write names beside points, each clear of those that are written already."""
    right, top = place.get_xlim()[1], place.get_ylim()[1]
    taken: list[tuple[float, float, float]] = []
    for (x, y), name in sorted(zip(points, names, strict=True), key=lambda item: item[0][1]):
        long, leftwards = _LETTER * len(name), x > _FAR * right
        at = x / right * _WIDE + (-long - _GAP if leftwards else _GAP)
        height = y / top * _HIGH
        while any(_meet(at, at + long, height, box) for box in taken):
            height += _LINE
        taken.append((at, at + long, height))
        place.annotate(
            name, (x, y), (at / _WIDE * right, height / _HIGH * top), va="center",
            fontsize=8.5, color=COLOURS[0],
            arrowprops={"arrowstyle": "-", "color": COLOURS[0], "linewidth": 0.6},
        )  # fmt: skip


def _meet(left: float, right: float, height: float, box: tuple[float, float, float]) -> bool:
    return left < box[1] and right > box[0] and abs(height - box[2]) < _LINE


def _half(ends: list[float | None]) -> float:
    low, high = ends
    return 0.0 if low is None or high is None else (high - low) / 2.0


def _known(value: float | None) -> float:
    return math.nan if value is None else value
