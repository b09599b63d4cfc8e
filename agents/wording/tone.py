"""Which emoji and marks go with a text, by what it says and the tags that hold."""

from __future__ import annotations

from agents.content import Content
from agents.intents import INTENTS, POLITE_ANSWER


def emoji_of(intent: int, tags: frozenset[str]) -> str:
    """Return the slot of the emoji that fit; none with a limit, a clear end, anger or distance."""
    content = INTENTS[intent].content
    grave = max(content.hostility, content.boundary, content.clarity)
    if grave > 0.4 or "angry" in tags or intent == POLITE_ANSWER:
        return ""
    if "sad" in tags:
        # A sad face belongs to a text about feelings, not to one about the spare key.
        return "emoji_sad" if max(content.depth, content.apology) >= 0.3 else ""
    if _aches(content):
        return "emoji_sad"
    return "emoji_warm" if content.warmth >= 0.3 else ""


def is_cheerful(intent: int, tags: frozenset[str]) -> bool:
    """Whether an exclamation mark would do: warm, light and asking for nothing much."""
    content = INTENTS[intent].content
    light = max(content.depth, content.pressure) < 0.35
    return light and emoji_of(intent, tags) == "emoji_warm"


def _aches(content: Content) -> bool:
    """Whether a text begs, regrets or cries: a sun would mock it."""
    begs = content.pressure if content.warmth < 0.8 else 0.0
    cries = content.request if content.depth >= 0.4 else 0.0
    return max(begs, cries, content.apology) >= 0.35
