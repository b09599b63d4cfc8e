"""What a sender feels and what the thread says, and the tags for phrasings that follow from it."""

from __future__ import annotations

from typing import NamedTuple

from agents.content import Content

TAGS = (
    "calm", "anxious", "sad", "angry", "warm", "cold",
    "first", "again", "night", "morning", "long_silence", "asked_space", "told_space",
    "answering", "opening", "second", "to_question", "to_warm", "to_cold",
)  # fmt: skip

NEVER_TOGETHER = (
    ("calm", "anxious"), ("calm", "sad"), ("calm", "angry"), ("warm", "cold"),
    ("first", "again"), ("night", "morning"), ("opening", "answering"), ("to_warm", "to_cold"),
    ("opening", "to_question"), ("opening", "to_warm"), ("opening", "to_cold"),
)  # fmt: skip
"""Pairs of tags that cannot both hold: a phrasing with such a pair would never be used."""

# From where on a mood or a text counts as such (assumptions, 0 to 1; nothing but words hangs on
# them): between CALM_BELOW and STRONG_FROM a feeling is there but does not set the tone.
_STRONG_FROM, _CALM_BELOW, _WARM_FROM, _COLD_BELOW = 0.55, 0.35, 0.6, 0.25
_REQUEST_FROM, _HOSTILE_FROM, _CURT_BELOW = 0.35, 0.4, 0.15
_AGAIN_DAYS, _LONG_SILENCE_DAYS = 14.0, 7.0


class Mood(NamedTuple):
    """The sender's mood while writing, each from 0 to 1."""

    anxiety: float
    sadness: float
    anger: float
    warmth: float


class Situation(NamedTuple):
    """What the thread so far says to the one who is about to write."""

    sent_day: float
    """Days since the breakup; the fraction is the hour of day (0 = midnight)."""
    answers: int
    """Intent of the text being answered, -1 for none."""
    answered_content: Content | None
    """What the answered text said."""
    days_since_other: float
    """Days since the other side last wrote; large if never."""
    follows_own: bool
    """Sent within an hour of an own text with nothing in between."""
    asked_space: bool
    """This sender asked for space earlier."""
    told_space: bool
    """The other side asked this sender for space earlier."""


def tags_of(
    mood: Mood, situation: Situation, first: bool, days_since_same: float
) -> frozenset[str]:
    """Return the tags that hold; `days_since_same` is since the sender's last of this intent."""
    holds = {
        **_mood_tags(mood),
        **_thread_tags(situation),
        **_answer_tags(situation),
        "first": first,
        "again": days_since_same <= _AGAIN_DAYS,
    }
    return frozenset(tag for tag, held in holds.items() if held)


def _mood_tags(mood: Mood) -> dict[str, bool]:
    return {
        "calm": max(mood.anxiety, mood.sadness, mood.anger) < _CALM_BELOW,
        "anxious": mood.anxiety >= _STRONG_FROM,
        "sad": mood.sadness >= _STRONG_FROM,
        "angry": mood.anger >= _STRONG_FROM,
        "warm": mood.warmth >= _WARM_FROM,
        "cold": mood.warmth < _COLD_BELOW,
    }


def _thread_tags(situation: Situation) -> dict[str, bool]:
    hour = situation.sent_day % 1.0 * 24.0
    # Nobody has been silent for longer than the two have been apart.
    silence = min(situation.days_since_other, situation.sent_day)
    return {
        "night": hour >= 23.0 or hour < 5.0,
        "morning": 5.0 <= hour < 10.0,
        "long_silence": silence >= _LONG_SILENCE_DAYS,
        "asked_space": situation.asked_space,
        "told_space": situation.told_space,
        "second": situation.follows_own,
    }


def _answer_tags(situation: Situation) -> dict[str, bool]:
    answering = situation.answers >= 0
    said = situation.answered_content if answering else None
    tags = {"answering": answering, "opening": not answering}
    if said is not None:
        curt = said.warmth <= _CURT_BELOW and said.request < _REQUEST_FROM
        tags["to_question"] = said.request >= _REQUEST_FROM
        tags["to_cold"] = said.hostility >= _HOSTILE_FROM or curt
        tags["to_warm"] = said.warmth >= _WARM_FROM - 0.1 and not tags["to_cold"]
    return tags
