"""The picture of the table: nanoseconds an event, on a logarithmic scale."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

from benchmarks.measure import Row

OURS, OTHERS = "#3b6ea5", "#b9b9b9"


def draw(rows: list[Row], path: Path) -> None:
    """Write a PNG with one bar for each engine, least and most as whiskers."""
    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8.0, 0.42 * len(rows) + 1.0), layout="constrained")
    names = [row.name for row in rows]
    figures = [row.ns for row in rows]
    spread = [
        [row.ns - row.spread[0] for row in rows],
        [row.spread[1] - row.ns for row in rows],
    ]
    ours = [OURS if row.name.startswith(("batch", "event")) else OTHERS for row in rows]
    axes.barh(names, figures, xerr=spread, color=ours, ecolor="#555555", height=0.66)
    axes.set_xscale("log")
    axes.set_xlim(min(figures) / 3.0, max(figures) * 4.0)
    for place, (row, value) in enumerate(zip(rows, figures, strict=True)):
        axes.annotate(f"{value:,.0f}", (row.spread[1], place), xytext=(5, 0),
                      textcoords="offset points", va="center", fontsize=9)  # fmt: skip
    axes.invert_yaxis()
    axes.set_xlabel("nanoseconds an event (logarithmic; less is faster)")
    axes.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120, metadata={"Software": None})
    pyplot.close(figure)
