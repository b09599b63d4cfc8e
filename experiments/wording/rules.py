"""The rules of contradiction: words that claim something, and what in the thread refutes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .past import Past


class Rule(NamedTuple):
    """One kind of contradiction."""

    name: str
    about: str
    said: tuple[str, ...]
    """Patterns of what claims something, in small letters and without apostrophes."""
    refuted: Callable[[Past], bool]


def _between(start: float, end: float) -> Callable[[Past], bool]:
    """Refute what can only be said from `start` to `end` o'clock, which may lie past midnight."""

    def refuted(past: Past) -> bool:
        hour = past.line.hour
        inside = start <= hour < end if start < end else hour >= start or hour < end
        return not inside

    return refuted


def _no_own(*intents: str) -> Callable[[Past], bool]:
    return lambda past: next(past.own(*intents), None) is None


def _no_other(*intents: str) -> Callable[[Past], bool]:
    return lambda past: next(past.others(*intents), None) is None


def _wrote_before(past: Past) -> bool:
    return next(past.own(), None) is not None


def _heard_within(days: float) -> Callable[[Past], bool]:
    return lambda past: past.days_since(past.others()) < days


def _spoke_within(days: float) -> Callable[[Past], bool]:
    return lambda past: past.line.day - (past.before[-1].day if past.before else 0.0) < days


def _answered_last(past: Past) -> bool:
    """Whether the other's text was the last one, within half a day: there is an answer."""
    last = past.before[-1] if past.before else None
    return last is not None and last.side != past.line.side and past.line.day - last.day < 0.5


def _nothing_of_own_just_before(past: Past) -> bool:
    last = past.before[-1] if past.before else None
    return last is None or last.side != past.line.side or past.line.day - last.day > 0.1


def _before_day(day: float) -> Callable[[Past], bool]:
    return lambda past: past.line.day < day


def _same_intent_never(past: Past) -> bool:
    return next(past.own(past.line.intent), None) is None


def _side(side: int) -> Callable[[Past], bool]:
    return lambda past: past.line.side == side


def _space_is_over(past: Past, asker: int) -> bool:
    """Whether nobody asked for space, or the asker has since begun five exchanges or more."""
    own = 0
    for n in range(len(past.before) - 1, -1, -1):
        line = past.before[n]
        if line.side != asker:
            continue
        if line.intent in ("ask_space", "warn"):
            return own >= 5
        own += n == 0 or past.before[n - 1].side == asker or line.day - past.before[n - 1].day > 0.5
    return True


_HELP = ("give_help", "comfort", "encourage", "offer_help")
_DONE = (
    "(made|tried|had a go|heard|popped|came up|crossed my mind|was (great|hard work|good fun)|"
    "walked|watched|thought of it|came past)"
)
# fmt: off
RULES = (
    Rule(
        "morning", "a morning greeting at another time", (
            "(?<!say )good morning", r"(?<!by )morning,? (you\b|to you)", r"just up\b",
            "not awake yet", "woke up (and|knowing)", "opened my eyes", "overslept",
            r"coffees on\b", "early hello", r"^morning\b",
        ), _between(4, 12.5),
    ),
    Rule(
        "night", "a good night, or sleeplessness, by day", (
            "(?<!a )(?<!proper )good night", "night night", r"sleep well(?! tonight|\?| on it)",
            "off to bed", "lights out", "middle of the night", r"still up\b", "awake too",
            "(?<!that you )cant sleep", "wide awake", "everyones asleep", "past my bedtime",
            "at this hour", r"its late\b", "^late here",
        ), _between(20, 8.5),
    ),
    Rule(
        "day part", "what has happened at a time of day that is still to come", (
            rf"{_DONE}\b[^.?!]*\b(tonight|this evening|before bed|after dinner)",
        ), _between(17, 5),
    ),
    Rule(
        "afternoon", "an afternoon that is over or has not begun", (
            rf"{_DONE}\b[^.?!]*\bthis afternoon",
        ), _between(12, 24),
    ),
    Rule(
        "first", "the first text, after others", (
            "(strange|odd|funny) to see this chat open again",
            "wasnt sure (whether to|if i should) write at all", "wouldnt write if i had",
            "a strange first text", "i know we havent spoken", "you really wrote",
            "not hearing (a thing|from you|anything)",
            "told myself i (would not|would never) write",
            "promised myself i (would not|would never) write", "know we havent talked since",
        ), _wrote_before,
    ),
    Rule(
        "silence", "a silence of the other's that was none", (
            "havent heard from you", "youve gone (very |so )?quiet", "youve gone so still",
            "your silence", "days without a word", "gone so quiet", "such a long silence",
            "finally an answer", "thought id lost you", "you disappear", "you havent answered",
            "phone is so (still|dull|heavy)", "so many days without one word",
        ), _heard_within(3),
    ),
    Rule(
        "long time", "a long time without talk that was none", (
            "been a while", "its been (a bit|ages|quiet|a good while)", "ages since we",
            "quite some time", "been quiet between us", "after such a quiet",
            "havent talked lately", "after all this time", "long time no",
        ), _spoke_within(3),
    ),
    Rule(
        "no answer", "a missing answer, just after an answer", (
            "answer me(?! with)", "why arent you (replying|writing|picking)", "reply to me",
            "not one line", "left (me )?on read", "still no answer", r"are you there\b",
            "nothing from you", "be ignored", "stop ignoring", "ignore this", "no reply",
            "wait for (one answer|a sign)",
        ), _answered_last,
    ),
    Rule(
        "your space", "a wish for space of the other's that was not uttered, or is long over", (
            "you (asked (me )?for|want(ed)?|need(ed)?) (some |your )?(space|quiet|distance|room)",
            "space, you said", "asked me not to write", "your wish for",
            "you (asked me to stay|told me to keep) away",
        ), lambda past: _space_is_over(past, 1 - past.line.side),
    ),
    Rule(
        "my space", "an own wish for space that was not uttered, or is long over", (
            r"i (asked (you )?(for|before)|wanted|begged for|need(ed)?|said i needed|did ask for)"
            r"( a| some| my)? ?(space|quiet|distance|room|break)\b",
        ), lambda past: past.line.intent != "ask_space" and _space_is_over(past, past.line.side),
    ),
    Rule(
        "thanks for asking", "thanks for a question that was not asked", (
            "thanks for asking", "good of you to ask", "glad you asked", "thank you for asking",
            "kind of you to ask",
        ), lambda past: not past.was_asked,
    ),
    Rule(
        "thanks for writing", "thanks for words that were not written, or were unkind", (
            "kind of you to (write|get)", "nice of you to (write|get)", "thoughtful of you to",
            "nice to hear from you", "good to hear from you", "lovely to hear from you",
            "so good to hear from you",
            "thank you for (the message|the kind words|thinking of me|writing)",
            "thanks for (the message|writing)", "got your message", "thats sweet", "thats kind",
            "aw, ",
        ), lambda past: not past.was_greeted_kindly,
    ),
    Rule(
        "assent", "a yes to what nobody asked", (
            "^(yes|sure|of course|yep|always|oh yes|perfect|deal|ok|alright|sounds good|no problem|"
            "consider it done)[,!. ]+((yes,? )?of course|will do|consider it done|no problem|"
            "ill do it|see you then|happy to|tell me when|just say the word|i can do that|gladly|"
            "ill be there|cant wait)",
        ), lambda past: not past.was_asked,
    ),
    Rule(
        "laugh", "a laugh at something grave, or at nothing", (
            "that made me (laugh|smile)", "youre (terrible|impossible)", "laughed out loud",
            "thats so you", "i spat out my tea", "thats a good one",
        ), lambda past: not past.heard_light,
    ),
    Rule(
        "news", "joy at news that were none", (
            "great news", "im so pleased!", "im happy for you", r"you deserve it\. how",
        ), lambda past: not past.heard_news,
    ),
    Rule(
        "count", "a number of texts that is not so", (
            "twice in a week", "second (text|message) this week",
        ), lambda past: sum(past.line.day - line.day <= 7.0 for line in past.others()) != 2,
    ),
    Rule(
        "since", "more time since the breakup than has passed", (
            "(these|many|two|three|four|for) weeks", "weeks (of|ago|since)", "for weeks",
            "weeks without",
        ), _before_day(12),
    ),
    Rule(
        "months", "months since the breakup in its first weeks", (
            "these months", "months (of|ago|since|without)", "(a few|two|three|six) months ago",
            "half a year ago",
        ), _before_day(45),
    ),
    Rule(
        "again", "a repetition of what was never said", (
            "as i said", "like i (said|told you)", "i (asked|said) (this |it )?(before|already)",
            "i know i said this", "same (answer|question) (as|again)", "asking again",
            "(?:^|[.!?] )(?:as before|me again)", "like last time", "same as last time",
            "once more, with", "(?<!and )i told you", "i keep asking(?! myself)",
        ), _same_intent_never,
    ),
    Rule(
        "warned", "a warning that was not given", (
            "i warned you", "you had your warning",
        ), _no_own("warn"),
    ),
    Rule(
        "who left", "the one who was left says to have left", (
            "when i left you", "i (left|broke up with) you because", "leaving you was",
            "i walked out on",
        ), _side(0),
    ),
    Rule(
        "who was left", "the one who left says to have been left", (
            "you left me", "since you left", "you (broke it off|ended it)", "why did you go",
        ), _side(1),
    ),
    Rule(
        "second", "a follow-up to nothing", (
            "^(and, |and (please|i |its |dont |yes)|also,? |oh,? and|no, wait|typo|wrong word)",
            "^that came out too short",
            r"sorry, one more\b", "i should have started with this",
        ), _nothing_of_own_just_before,
    ),
    Rule(
        "helped", "thanks for help that was not given", (
            "thank(s| you) for (helping|your help|being there for me|listening to me)",
            "you helped me",
        ), _no_other(*_HELP),
    ),
    Rule(
        "promised", "a promise kept for longer than there was time", (
            "three weeks without a cross word", "havent missed a session",
        ), _before_day(21),
    ),
)
# fmt: on
