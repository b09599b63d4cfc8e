"""Who the two exes are: feelings, appraisal, motives, intents, policies, personas and words.

Nothing in this folder knows of engines, files or statistics. Its rules are plain scalar
functions; sim/ runs them.
"""

import time

APP = "aftertext"
"""Marks this `agents` package as Aftertext's own; another distribution has the same name."""
BEGUN = time.time()
"""When this process began to read the sources: what is changed later may not be what it runs."""

__all__ = ["APP", "BEGUN"]
