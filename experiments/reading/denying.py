"""Denials made by rule out of training texts: "i miss you" to "i don't miss you", an ending.

Of many words the written texts and the grammar know only the one side: who writes them, means them.
Without denials a text is read by such words whatever "not" stands before them.
"""

from __future__ import annotations

import re

from agents.intents import DUMPEE, DUMPER
from agents.reading.marks import marks_of
from agents.reading.normal import normalise
from agents.reading.passages import sentences_of

MOST_WORDS = 14
"""Of a longer sentence a denial changes a part only."""

MEANT = {
    DUMPEE: {
        "plea": "accept_ending", "demand_attention": "accept_ending",
        "reach_for_comfort": "accept_ending", "ask_closure": "accept_ending",
        "protest": "accept_ending", "declare_love": "accept_ending", "accept_ending": "plea",
        "warm_answer": "curt_answer", "accept_return": "decline_return",
        "give_help": "refuse_help",
    },
    DUMPER: {
        "miss_you": "say_over", "regret_talk": "say_over", "declare_love": "say_over",
        "cling_on": "say_over", "propose_return": "decline_return",
        "accept_return": "decline_return", "say_over": "regret_talk", "apologise": "snap",
        "call_names": "encourage", "give_help": "refuse_help", "offer_help": "refuse_help",
    },
}  # fmt: skip
"""What a denial of an intent most likely is (assumption); those without one are left out."""

_VERBS = (
    "miss|want|love|need|think|wish|hope|regret|remember|feel|care|keep|know|like|wonder|dream|ask"
    "|promise|hate|owe|mean|accept|understand|long|see|believe|worry|beg|deserve|trust|cry"
)
_LEAD = r"^((?:(?:so|and|but|oh|ok|honestly|god|baby|because|maybe|please|,) ){0,2})"
"""What may stand before the verb that is denied: further on it might be a minor one."""
_RULES = tuple(
    (re.compile(_LEAD + rule), r"\1" + turned)
    for rule, turned in (
        (r"(i'm|you're|it's|we're|that's|let's)\b", r"\2 not"),
        (r"(i|we)'ll\b", r"\2 won't"),
        (r"(i|we)'d\b", r"\2 wouldn't"),
        (r"(i|we|you)'ve\b", r"\2 haven't"),
        (r"((?:i|you|it|we) (?:am|are|is|was|were|can|could|will|would|should))\b", r"\2 not"),
        (rf"(i|we|you) (?:(?:still|just|really|always|so) )*({_VERBS})\b", r"\2 don't \3"),
        (r"(i|we|you) (\w+ed|thought|felt|knew|had|kept|meant|made)\b", r"\2 never \3"),
        (rf"({_VERBS}|come|give|take|let|call|talk|tell|write|answer|stay)\b", r"don't \2"),
        (r"(missing|thinking|wishing|wondering|dreaming|hoping)\b", r"not \2"),
    )
)


def denials(text: str, intent: str, side: int) -> list[tuple[str, str]]:
    """Return the denials of a text's sentences, with their intents; none where none is known."""
    meant = MEANT[side].get(intent)
    if meant is None:
        return []
    made = (denied(sentence) for sentence in sentences_of(text))
    return [(sentence, meant) for sentence in made if sentence]


def denied(sentence: str) -> str:
    """Return a sentence with its first verb denied; nothing if it is long, or has a denial."""
    if "negation" in marks_of(sentence) or "?" in sentence:
        return ""
    normal = normalise(sentence)
    if len(normal.split()) > MOST_WORDS:
        return ""
    return next((rule.sub(turned, normal) for rule, turned in _RULES if rule.search(normal)), "")
