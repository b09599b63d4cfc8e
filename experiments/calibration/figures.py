"""The three pictures of a calibration: quantities, findings, and the check with known truths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.stats import binom

from agents.quantities import QUANTITIES
from experiments.uncertain import prior

from .checks import BINS
from .posterior import Draws

PICTURES = ("posterior.png", "predictive.png", "sbc.png")
BEFORE, AFTER, INK, PALE = "#8a919e", "#0072B2", "#20242c", "#e9ecf1"
_STYLE: Any = {
    "font.family": "sans-serif", "font.size": 9.0, "axes.edgecolor": INK, "text.color": INK,
    "axes.spines.top": False, "axes.spines.right": False,
}  # fmt: skip
_COLUMNS = 4


def write_pictures(facts: dict[str, Any], draws: Draws, folder: Path) -> list[Path]:
    """Write PICTURES into a folder; return their paths."""
    with matplotlib.rc_context(_STYLE):
        figures = (quantities(facts, draws), findings(facts), evenness(facts))
        for name, figure in zip(PICTURES, figures, strict=True):
            figure.savefig(folder / name, dpi=140, facecolor="white",
                           metadata={"Software": "aftertext"})  # fmt: skip
    return [folder / name for name in PICTURES]


def quantities(facts: dict[str, Any], draws: Draws) -> Figure:
    """Draw prior against posterior of each fitted quantity, as small multiples."""
    rows = facts["quantities"]
    figure, places = _panels(len(rows), 1.75)
    for axes, row in zip(places, rows, strict=True):
        name = row["name"]
        low, high = prior(name).support()
        grid = np.linspace(low, high, 200)
        axes.fill_between(grid, prior(name).pdf(grid), color=PALE, linewidth=0)
        axes.plot(grid, prior(name).pdf(grid), color=BEFORE, linewidth=1.0)
        values = draws.values[:, draws.names.index(name)]
        axes.hist(values, 18, range=(low, high), density=True, color=AFTER, alpha=0.65)
        axes.axvline(QUANTITIES[name].value, color=INK, linewidth=0.9, linestyle=":")
        axes.set_title(f"{name}\ncontraction {row['contraction']:.2f}", fontsize=8, loc="left")
        axes.set_yticks([])
        axes.tick_params(labelsize=7)
    told = "grey: prior, blue: posterior, dotted: the declared value"
    figure.supxlabel(f"{told} · {_origin(facts)}", fontsize=7.5, x=0.01, ha="left")
    return figure


def findings(facts: dict[str, Any]) -> Figure:
    """Draw what prior and posterior predict of each finding, in its scale from the band."""
    rows = facts["findings"]
    figure = Figure(figsize=(8.6, 0.27 * len(rows) + 1.3), layout="constrained")
    axes = figure.add_subplot()
    for y, row in enumerate(rows):
        _band(axes, row, y)
        for side, colour, shift in (("prior", BEFORE, -0.17), ("posterior", AFTER, 0.17)):
            _line(axes, row, row[side], y + shift, colour)
    axes.set_yticks(range(len(rows)), [row["name"] for row in rows], fontsize=7.5)
    axes.set_ylim(len(rows) - 0.3, -0.7)
    axes.set_xlim(-_FAR, _FAR)
    axes.set_xlabel("distance from the finding (nearer end of a sign: 0), in its scale")
    told = "grey: 90 % of prior predictions, blue: of posterior ones, shaded: within tolerance"
    figure.supxlabel(f"{told} · {_origin(facts)}", fontsize=7.5, x=0.01, ha="left")
    return figure


_FAR = 8.0


def _band(axes: Axes, row: dict[str, Any], y: float) -> None:
    low = -_FAR if row["low"] is None else _scaled(row, row["low"])
    high = _FAR if row["high"] is None else _scaled(row, row["high"])
    axes.barh(y, high - low, 0.8, low, color=PALE)


def _line(axes: Axes, row: dict[str, Any], seen: dict[str, Any], y: float, colour: str) -> None:
    if seen["median"] is None:
        return
    low, middle, high = (_scaled(row, seen[key]) for key in ("low", "median", "high"))
    axes.plot([low, high], [y, y], color=colour, linewidth=1.4, solid_capstyle="butt")
    axes.plot([middle], [y], "o", color=colour, markersize=3.2)


def _scaled(row: dict[str, Any], value: float) -> float:
    """Return a value's distance from the middle of the band, or from a sign's end, in scales."""
    ends = [end for end in (row["low"], row["high"]) if end is not None]
    return float(np.clip((value - sum(ends) / len(ends)) / row["scale"], -_FAR, _FAR))


def evenness(facts: dict[str, Any]) -> Figure:
    """Draw where known truths lie in their posteriors: even, if intervals are honest."""
    check = facts["checks"]["bank"]
    rows, n = check["quantities"], check["replicates"]
    figure, places = _panels(len(rows), 1.45)
    low, high = binom.ppf((0.005, 0.995), n, 1.0 / BINS)
    edges = (np.arange(BINS) + 0.5) / BINS
    for axes, row in zip(places, rows, strict=True):
        axes.axhspan(low, high, color=PALE)
        axes.bar(edges, row["places"], 0.9 / BINS, color=AFTER, alpha=0.75)
        axes.set_title(f"{row['name']}\np = {row['p_even']:.2g}", fontsize=8, loc="left")
        axes.set_yticks([])
        axes.set_xticks([0, 0.5, 1])
        axes.tick_params(labelsize=7)
    told = f"share of the posterior below the truth, {n} truths; shaded: 99 % of even ones"
    figure.supxlabel(f"{told} · {_origin(facts)}", fontsize=7.5, x=0.01, ha="left")
    return figure


def _panels(count: int, height: float) -> tuple[Figure, list[Axes]]:
    lines = -(-count // _COLUMNS)
    figure = Figure(figsize=(8.6, height * lines + 0.5), layout="constrained")
    grid = figure.subplots(lines, _COLUMNS, squeeze=False).ravel()
    for axes in grid[count:]:
        axes.set_axis_off()
    return figure, list(grid[:count])


def _origin(facts: dict[str, Any]) -> str:
    return f"model {facts['model_version']}, seed {facts['seed']} · a model, not advice"
