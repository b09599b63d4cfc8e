"""What policies that are not built in are called in the study's results."""

from __future__ import annotations

from typing import Any

LEARNED = "learned"
"""The trained network."""
TREE = "tree"
"""The tree that it was distilled into."""
OWN = "own"
"""The scenario's own policy, whichever that is."""
Row = dict[str, Any]
"""A part of the results, as JSON has it."""
