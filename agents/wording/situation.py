"""What a sender feels and what the thread says, and the tags for phrasings that follow from it."""

from __future__ import annotations

from typing import NamedTuple

from agents.content import Content
from agents.intents import (
    ASK_NEWS,
    CHECK_UP,
    EVERYDAY,
    NOSTALGIA,
    SMALL_TALK,
    SPARK_BAIT,
    WARM_ANSWER,
)

TAGS = (
    "calm", "anxious", "sad", "angry", "warm", "cold",
    "first", "again", "night", "morning", "afternoon", "evening", "long_silence",
    "asked_space", "told_space", "answering", "opening", "second", "waiting", "asked",
    "to_question", "to_warm", "to_cold", "to_how", "to_light", "weeks",
    "spring", "summer", "autumn", "winter", "wet", "bright", "dull",
)  # fmt: skip

NEVER_TOGETHER = (
    ("calm", "anxious"), ("calm", "sad"), ("calm", "angry"), ("warm", "cold"),
    ("first", "again"), ("opening", "answering"), ("to_warm", "to_cold"),
    ("opening", "to_question"), ("opening", "to_warm"), ("opening", "to_cold"),
    ("opening", "to_how"), ("opening", "to_light"), ("opening", "asked"), ("to_how", "to_light"),
    ("first", "second"), ("first", "waiting"),
    ("night", "morning"), ("night", "afternoon"), ("night", "evening"),
    ("morning", "afternoon"), ("morning", "evening"), ("afternoon", "evening"),
    ("spring", "summer"), ("spring", "autumn"), ("spring", "winter"),
    ("summer", "autumn"), ("summer", "winter"), ("autumn", "winter"),
    ("wet", "bright"), ("wet", "dull"), ("bright", "dull"),
)  # fmt: skip
"""Pairs of tags that cannot both hold: a phrasing with such a pair would never be used."""

# From where on a mood or a text counts as such (assumptions, 0 to 1; nothing but words hangs on
# them): between CALM_BELOW and STRONG_FROM a feeling is there but does not set the tone.
_STRONG_FROM, _CALM_BELOW, _WARM_FROM, _COLD_BELOW = 0.55, 0.35, 0.6, 0.25
_REQUEST_FROM, _HOSTILE_FROM, _CURT_BELOW = 0.35, 0.4, 0.15
_AGAIN_DAYS, _LONG_SILENCE_DAYS = 14.0, 7.0
_WEEKS_FROM = 21.0
_HOW_ARE_YOU = (CHECK_UP, ASK_NEWS)
_LIGHT = (SMALL_TALK, EVERYDAY, SPARK_BAIT, NOSTALGIA, WARM_ANSWER)


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


class Recalled(NamedTuple):
    """What the wordsmith itself remembers of the thread."""

    first: bool
    """Whether the sender has not written yet."""
    days_since_same: float
    """Days since the sender's last text of this intent; large if there was none."""
    days_since_other: float
    """Days since the other's last text, read or not; large if there was none."""
    after_own: bool
    """Whether the last text of the thread is the sender's."""
    space_is_fresh: tuple[bool, bool] = (True, True)
    """Whether the sender's own wish for space, and the other's, still count: who asked and has
    written often since cannot well be reminded of it."""
    asked: bool = False
    """Whether the last text of the thread has a question mark."""
    surroundings: frozenset[str] = frozenset()
    """Tags of season and sky."""


def tags_of(mood: Mood, situation: Situation, recalled: Recalled) -> frozenset[str]:
    """Return the tags that hold."""
    holds = {
        **_mood_tags(mood),
        **_hour_tags(situation.sent_day % 1.0 * 24.0),
        **_thread_tags(situation, recalled),
        **_answer_tags(situation),
        "asked": situation.answers >= 0 and recalled.asked and not recalled.after_own,
    }
    return frozenset(tag for tag, held in holds.items() if held) | recalled.surroundings


def _mood_tags(mood: Mood) -> dict[str, bool]:
    return {
        "calm": max(mood.anxiety, mood.sadness, mood.anger) < _CALM_BELOW,
        "anxious": mood.anxiety >= _STRONG_FROM,
        "sad": mood.sadness >= _STRONG_FROM,
        "angry": mood.anger >= _STRONG_FROM,
        "warm": mood.warmth >= _WARM_FROM,
        "cold": mood.warmth < _COLD_BELOW,
    }


def _hour_tags(hour: float) -> dict[str, bool]:
    return {
        "night": hour >= 23.0 or hour < 5.0,
        "morning": 5.0 <= hour < 10.0,
        "afternoon": 13.0 <= hour < 18.0,
        "evening": 18.0 <= hour < 23.0,
    }


def _thread_tags(situation: Situation, recalled: Recalled) -> dict[str, bool]:
    # Nobody has been silent for longer than the two have been apart.
    silence = min(situation.days_since_other, recalled.days_since_other, situation.sent_day)
    return {
        "first": recalled.first,
        "again": recalled.days_since_same <= _AGAIN_DAYS,
        "long_silence": silence >= _LONG_SILENCE_DAYS,
        "asked_space": situation.asked_space and recalled.space_is_fresh[0],
        "told_space": situation.told_space and recalled.space_is_fresh[1],
        # A text of the other's may have crossed the own one, unread: then there is an answer.
        "second": situation.follows_own and recalled.after_own,
        "waiting": recalled.after_own,
        "weeks": situation.sent_day >= _WEEKS_FROM,
    }


def _answer_tags(situation: Situation) -> dict[str, bool]:
    answering = situation.answers >= 0
    said = situation.answered_content if answering else None
    tags = {
        "answering": answering,
        "opening": not answering,
        "to_how": situation.answers in _HOW_ARE_YOU,
        "to_light": situation.answers in _LIGHT,
    }
    if said is not None:
        curt = said.warmth <= _CURT_BELOW and said.request < _REQUEST_FROM
        tags["to_question"] = said.request >= _REQUEST_FROM
        tags["to_cold"] = said.hostility >= _HOSTILE_FROM or curt
        tags["to_warm"] = said.warmth >= _WARM_FROM - 0.1 and not tags["to_cold"]
    return tags
