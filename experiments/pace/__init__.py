"""The pace of ordinary texting: findings F01–F07, measured alike in real and simulated texts."""

from .figures import FIGURES, Figure
from .statistics import Pace, bootstrap_pace, measure_pace
from .threads import Dyads

__all__ = ["FIGURES", "Dyads", "Figure", "Pace", "bootstrap_pace", "measure_pace"]
