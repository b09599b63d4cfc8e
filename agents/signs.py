"""What kind of text one is looking at, judged from its content alone."""

from __future__ import annotations

from agents.content import Content
from agents.rules import rule


@rule
def asks_for_space(text: Content) -> bool:
    """Tell whether it draws a line against further texts."""
    return text.boundary >= 0.6


@rule
def is_warning(text: Content) -> bool:
    """Tell whether it threatens to block."""
    return text.boundary >= 0.9 and text.warmth < 0.15


@rule
def proposes_return(text: Content) -> bool:
    """Tell whether it openly offers to come together again."""
    return text.hope_signal >= 0.6 and text.directness >= 0.8 and text.request >= 0.5


@rule
def asks_closure(text: Content) -> bool:
    """Tell whether it asks why, without pressing."""
    return text.request >= 0.45 and text.depth >= 0.5 and text.pressure <= 0.4


@rule
def is_plea(text: Content) -> bool:
    """Tell whether it presses for love, attention or another chance."""
    return text.pressure >= 0.5 and text.hostility < 0.4


@rule
def shows_struggle(text: Content) -> bool:
    """Tell whether the writer is having a hard time."""
    return text.request >= 0.4 and text.pressure >= 0.3 and text.hostility < 0.4


@rule
def attacks(text: Content) -> bool:
    """Tell whether it is meant to hurt."""
    return text.hostility >= 0.4


@rule
def wants_help(text: Content) -> bool:
    """Tell whether it wants something done, money or comfort."""
    return text.request >= 0.45 and text.depth <= 0.55 and text.hope_signal <= 0.5


@rule
def says_it_is_over(text: Content) -> bool:
    """Tell whether it says plainly that there is no way back."""
    return text.clarity >= 0.55
