"""Who the two exes are: feelings, appraisal, motives, intents, policies, personas and words.

Nothing in this folder knows of engines, files or statistics. Its rules are plain scalar
functions; sim/ runs them.
"""

APP = "aftertext"
"""Marks this `agents` package as Aftertext's own; another distribution has the same name."""

__all__ = ["APP"]
