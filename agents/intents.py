"""The table of intents: every kind of text, who may send it, and what it says on the axes.

A new intent is a row here and a file of phrasings under wording/phrases/. Rows are content, not
rules: the mind of the reader sees the axes only. All axis values are judgements from reading the
paragraphs named (assumption), on a scale of 0 to 1.
"""

from __future__ import annotations

from typing import NamedTuple

from agents.content import Content

DUMPEE, DUMPER = 0, 1
SIDES = ("dumpee", "dumper")
SILENT = -1
"""The choice to send nothing."""


class Intent(NamedTuple):
    """One kind of text; `sides` names who may send it, `source` where the article has it."""

    name: str
    sides: tuple[int, ...]
    content: Content
    source: str
    about: str


def _row(
    name: str, sides: tuple[int, ...], source: str, about: str,
    warmth: float = 0.0, hope_signal: float = 0.0, clarity: float = 0.0, pressure: float = 0.0,
    depth: float = 0.0, apology: float = 0.0, request: float = 0.0, boundary: float = 0.0,
    hostility: float = 0.0, directness: float = 0.0,
) -> Intent:  # fmt: skip
    content = Content(
        warmth, hope_signal, clarity, pressure, depth, apology, request, boundary, hostility,
        directness,
    )  # fmt: skip
    return Intent(name, sides, content, source, about)


_E, _R, _BOTH = (DUMPEE,), (DUMPER,), (DUMPEE, DUMPER)

# fmt: off
INTENTS: tuple[Intent, ...] = (
    # --- what the left partner writes
    _row("plea", _E, "P1 P26", "begs to be taken back",
         warmth=.5, pressure=.9, depth=.6, request=.8, directness=.9),
    _row("demand_attention", _E, "P2", "demands time, an answer, affection",
         warmth=.1, pressure=.85, depth=.2, request=.6, hostility=.15, directness=.6),
    _row("reach_for_comfort", _E, "P21 P37 P38", "cannot cope and asks to be soothed",
         warmth=.4, pressure=.4, depth=.5, request=.55, directness=.7),
    _row("ask_closure", _E, "P15", "asks why it ended, what went wrong",
         warmth=.2, pressure=.25, depth=.7, request=.7, directness=.85),
    _row("nostalgia", _E, "P23 P25", "brings up how good it used to be",
         warmth=.7, hope_signal=.3, pressure=.3, depth=.5, directness=.4),
    _row("spark_bait", _E, "P23 P26", "a technique: breezy, enviable, meant to reattract",
         warmth=.5, hope_signal=.2, pressure=.25, depth=.1, directness=.1),
    _row("promise_change", _E, "P26", "says sorry and promises to be different",
         warmth=.6, pressure=.55, depth=.6, apology=.8, request=.5, directness=.8),
    _row("ask_news", _E, "P36", "tries to learn whether anything is new",
         warmth=.4, pressure=.1, depth=.1, request=.25, directness=.3),
    _row("seek_validation", _E, "P21 P38", "asks whether they were ever enough",
         warmth=.3, pressure=.45, depth=.6, request=.6, directness=.6),
    _row("protest", _E, "P44", "reproaches the ex for stringing them along",
         pressure=.5, depth=.4, hostility=.6, directness=.9),
    _row("warm_answer", _E, "P65 P68", "an eager, happy answer",
         warmth=.8, hope_signal=.2, depth=.2, request=.1, directness=.3),
    _row("accept_ending", _E, "P32 P35", "says that it is over and that this is all right",
         warmth=.5, clarity=.8, depth=.4, boundary=.2, directness=.9),
    _row("not_ready", _E, "P59 P67", "says no to friendship for now",
         warmth=.3, clarity=.4, depth=.3, boundary=.45, directness=.9),
    # --- what the leaver writes
    _row("check_up", _R, "P3 P8 P56 P66", "just wants to see how the other is doing",
         warmth=.6, hope_signal=.35, depth=.1, request=.15, directness=.15),
    _row("miss_you", _R, "P56", "was thinking of the other, misses them",
         warmth=.8, hope_signal=.7, depth=.4, directness=.35),
    _row("offer_help", _R, "P56 P57", "let me know if you need anything",
         warmth=.7, hope_signal=.3, depth=.1, directness=.25),
    _row("hidden_request", _R, "P56", "small talk with the real wish slipped in",
         warmth=.45, hope_signal=.25, request=.55, directness=.15),
    _row("ask_money", _R, "P43 P54", "asks for money or a practical favour",
         warmth=.3, hope_signal=.1, pressure=.3, request=.9, directness=.85),
    _row("ask_support", _R, "P43 P49", "wants to be listened to and comforted",
         warmth=.4, hope_signal=.35, pressure=.15, depth=.5, request=.6, directness=.4),
    _row("apologise", _R, "P7 P50 P53", "feels bad for the hurt and says so",
         warmth=.5, hope_signal=.2, clarity=.15, depth=.45, apology=.9, request=.2,
         directness=.9),
    _row("regret_talk", _R, "P15", "goes deep into regrets and what could have been",
         warmth=.7, hope_signal=.85, depth=.9, apology=.35, directness=.5),
    _row("jealous_probe", _R, "P43", "asks, not quite openly, whether there is someone new",
         warmth=.2, hope_signal=.4, pressure=.3, request=.35, hostility=.15, directness=.3),
    _row("cling_on", _R, "P43", "afraid of losing the ex for good: do not disappear",
         warmth=.65, hope_signal=.55, pressure=.25, depth=.4, request=.3, directness=.45),
    _row("closure_answer", _R, "P15 P33", "explains honestly and kindly why it is over",
         warmth=.55, clarity=.9, depth=.7, apology=.25, directness=.95),
    _row("comfort", _R, "P14 P32 P75", "soothes, takes the pain seriously",
         warmth=.85, hope_signal=.25, clarity=.1, depth=.4, directness=.5),
    _row("encourage", _R, "P18 P33 P35", "kindly points to their own strength and other people",
         warmth=.6, clarity=.6, depth=.35, boundary=.25, directness=.8),
    _row("say_over", _R, "P27 P35", "says plainly that there is no way back",
         warmth=.2, clarity=1.0, depth=.2, boundary=.3, directness=1.0),
    _row("offer_friendship", _R, "P5 P10 P49", "let us be friends",
         warmth=.6, hope_signal=.3, clarity=.45, request=.3, directness=.7),
    _row("snap", _R, "P34", "answers with impatience that hurts",
         clarity=.45, boundary=.3, hostility=.65, directness=.8),
    _row("call_names", _R, "P46", "angry at getting no answer, calls the ex names",
         pressure=.4, hostility=1.0, directness=.7),
    _row("propose_return", _R, "P58", "apologises, asks to meet, wants to be together again",
         warmth=.9, hope_signal=1.0, depth=.7, apology=.6, request=.8, directness=1.0),
    _row("leave_again", _R, "P29 P30", "ends it for a second time",
         warmth=.2, clarity=.9, depth=.4, apology=.3, directness=.9),
    # --- what both may write
    _row("small_talk", _BOTH, "P14 P69", "idle, friendly, about nothing",
         warmth=.5, hope_signal=.2, depth=.05, directness=.1),
    _row("curt_answer", _BOTH, "P2 P24", "short and cool",
         warmth=.1, clarity=.15, boundary=.1, hostility=.1, directness=.3),
    _row("polite_answer", _BOTH, "P59 P68", "friendly, brief, gives nothing away",
         warmth=.4, clarity=.1, directness=.3),
    _row("give_help", _BOTH, "P49", "gives the help or the comfort asked for",
         warmth=.65, hope_signal=.15, depth=.2, directness=.5),
    _row("refuse_help", _BOTH, "P17 P61", "says no to what was asked",
         warmth=.15, clarity=.35, boundary=.35, directness=.8),
    _row("ask_space", _BOTH, "P35 P59 P67", "asks not to be texted for a while",
         warmth=.25, clarity=.5, depth=.2, boundary=.8, directness=1.0),
    _row("warn", _BOTH, "P71", "one more text and you are blocked",
         clarity=.6, boundary=1.0, hostility=.25, directness=1.0),
    _row("accept_return", _BOTH, "P22", "yes, let us try again",
         warmth=.95, hope_signal=1.0, depth=.5, directness=1.0),
    _row("decline_return", _BOTH, "P27", "no, we should not get back together",
         warmth=.3, clarity=.9, depth=.3, boundary=.4, directness=1.0),
    _row("declare_love", _BOTH, "P26 P56", "overwhelming declarations, far too much",
         warmth=1.0, hope_signal=.8, pressure=.7, depth=.6, request=.3, directness=.8),
    _row("everyday", _BOTH, "P10", "ordinary texting of two people at ease with each other",
         warmth=.5, directness=.4),
)
# fmt: on

INTENT_NAMES = tuple(row.name for row in INTENTS)
INTENT_IDS = {row.name: i for i, row in enumerate(INTENTS)}

# Constants for the rules, which must not look into dictionaries.
(
    PLEA, DEMAND_ATTENTION, REACH_FOR_COMFORT, ASK_CLOSURE, NOSTALGIA, SPARK_BAIT, PROMISE_CHANGE,
    ASK_NEWS, SEEK_VALIDATION, PROTEST, WARM_ANSWER, ACCEPT_ENDING, NOT_READY, CHECK_UP, MISS_YOU,
    OFFER_HELP, HIDDEN_REQUEST, ASK_MONEY, ASK_SUPPORT, APOLOGISE, REGRET_TALK, JEALOUS_PROBE,
    CLING_ON, CLOSURE_ANSWER, COMFORT, ENCOURAGE, SAY_OVER, OFFER_FRIENDSHIP, SNAP, CALL_NAMES,
    PROPOSE_RETURN, LEAVE_AGAIN, SMALL_TALK, CURT_ANSWER, POLITE_ANSWER, GIVE_HELP, REFUSE_HELP,
    ASK_SPACE, WARN, ACCEPT_RETURN, DECLINE_RETURN, DECLARE_LOVE, EVERYDAY,
) = range(len(INTENTS))  # fmt: skip
