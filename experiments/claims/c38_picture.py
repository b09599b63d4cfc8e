"""The picture to C38 (P60): the reasons of both sides as bars, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from experiments.lab import Lab
from experiments.report.figures import COLOURS, INK

from .c38 import DAYS, FAMILIES, motive_counts
from .shared import Floats

TITLES = {"dumpee": "The one who was left", "dumper": "The one who left"}
WORDS = {
    "dumpee": {
        "anxiety": "separation anxiety", "win_back": "to win the ex back",
        "closure": "to know why it ended", "news": "to learn what is new",
        "protest": "anger", "loneliness": "loneliness", "nostalgia": "memories of the two",
        "validation": "to feel worth something",
    },
    "dumper": {
        "guilt": "guilt", "boredom": "boredom", "loneliness": "loneliness",
        "curiosity": "curiosity", "jealousy": "jealousy", "shame": "shame",
        "money": "money trouble", "support": "to be comforted",
        "fear_of_loss": "fear of losing the ex", "resentment": "anger at getting no answer",
        "own_love": "to return, out of love", "pity": "to return, out of pity",
        "advice": "to return, on advice", "pressure": "to return, under pressure",
    },
}  # fmt: skip
COLOUR_OF = dict(zip(FAMILIES, COLOURS, strict=False))
_STYLE: Any = {
    "font.family": "sans-serif", "font.size": 12.0, "text.color": INK, "ytick.color": INK,
}  # fmt: skip


class Reason(NamedTuple):
    """One motive of one side: in words, under its head, as a share of the own texts."""

    words: str
    family: str
    share: float


def reasons(counts: dict[str, Floats], words: dict[str, str]) -> list[Reason]:
    """Return the motives of one side, the most frequent first; their shares sum to 1."""
    total = sum(float(count.sum()) for count in counts.values()) or 1.0
    found = [
        Reason(words[name], family_of(name), float(count.sum()) / total)
        for name, count in counts.items()
    ]
    return sorted(found, key=lambda reason: -reason.share)


def family_of(motive: str) -> str:
    """Return the head under which a motive is put."""
    return next(family for family, names in FAMILIES.items() if motive in names)


def picture(lab: Lab, path: Path) -> None:
    """Draw the reasons of both sides and write them to a PNG file."""
    counts = motive_counts(lab)
    sides = [reasons(counts[side], WORDS[side]) for side in TITLES]
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(9.6, 5.2), layout="constrained")
        both = figure.subplots(1, 2)
        for axes, side, found in zip(both, TITLES, sides, strict=True):
            _bars(axes, found, rows=max(map(len, sides)), widest=max(s[0].share for s in sides))
            each = sum(float(count.mean()) for count in counts[side].values())
            axes.set_title(TITLES[side], loc="left", fontweight="bold", pad=24.0)
            axes.text(0.0, 1.015, f"{each:.1f} texts each", transform=axes.transAxes, fontsize=11.0)
        _legend(both[0])
        figure.supxlabel(
            f"Texts of one's own accord in the first {DAYS:.0f} days, by the motive that led "
            f"to them: {lab.couples:,} simulated couples.\nAnswers are left out.", fontsize=11.0,
        )  # fmt: skip
        figure.savefig(path, dpi=150, metadata={"Software": None})


def _bars(axes: Axes, found: list[Reason], rows: int, widest: float) -> None:
    places = range(len(found))
    colours = [COLOUR_OF[reason.family] for reason in found]
    bars = axes.barh(places, [reason.share for reason in found], color=colours, height=0.72)
    axes.bar_label(bars, [percent(reason.share) for reason in found], padding=4, fontsize=11.0)
    axes.set_yticks(places, [reason.words for reason in found])
    axes.set_ylim(rows - 0.4, -0.6)
    axes.set_xlim(0.0, 1.2 * widest)
    axes.xaxis.set_visible(False)
    axes.tick_params(left=False)
    axes.spines[["top", "right", "bottom", "left"]].set_visible(False)


def _legend(axes: Axes) -> None:
    """Name the heads in the room under the shorter list."""
    heads = [Patch(color=colour, label=family) for family, colour in COLOUR_OF.items()]
    axes.legend(
        handles=heads, loc="lower right", ncols=2, frameon=False, fontsize=11.0,
        handlelength=1.0, handleheight=1.0, columnspacing=1.2, bbox_to_anchor=(1.0, 0.0),
    )  # fmt: skip


def percent(share: float) -> str:
    """Return a share in words."""
    return "under 1 %" if share < 0.01 else f"{100.0 * share:.0f} %"


if __name__ == "__main__":
    picture(Lab(), Path("docs/pictures/reasons.png"))
