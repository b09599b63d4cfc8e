"""What one side knows, as a page to read: the moment, its feelings, boundaries, the last texts.

Made from a View (sim/own_view.py) and nothing else, so that nothing of the other's mind is in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from agents.intents import INTENT_IDS, INTENTS
from agents.motives import DUMPEE_MOTIVES, DUMPER_MOTIVES
from sim.feelings import FEELINGS
from sim.own_view import Line, View

MOST_CHARACTERS = 2000
"""Of a page. What does not fit of the thread is left out from its beginning."""
_RANGES = (
    (0x20, 0x7E), (0xA1, 0x24F), (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF),
    (0x2190, 0x21FF), (0x2600, 0x27BF), (0x2B50, 0x2B55), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF),
    (0x1F900, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x200D, 0x200D), (0xFE0F, 0xFE0F),
)  # fmt: skip
CHARACTERS = frozenset(chr(code) for low, high in _RANGES for code in range(low, high + 1))
"""What words are written in: Latin letters, marks, money, arrows, emoji."""
UNWRITTEN = "□"
"""Stands for any other character."""
CHARSET = CHARACTERS | {"\n", UNWRITTEN}

_WHO = {"dumpee": "the one who was left", "dumper": "the one who ended the relationship"}
_ASKED = {
    "start": "The two of you have just broken up. A text now goes out in the evening.",
    "day": "A new day has begun. A text now goes out in the evening.",
    "text": "You have just read your ex's last text.",
    "urge": "You feel an urge to write",
    "end": "The time that is looked at is over.",
}
_CLOSES = "It leaves nothing to answer."
_MOTIVES = {
    "anxiety": "the alarm of being cut off", "win_back": "a wish to win your ex back",
    "closure": "questions that are still open", "news": "a wish to know what is new",
    "protest": "anger", "loneliness": "loneliness", "nostalgia": "memories",
    "validation": "a need to hear that you are worth something", "guilt": "guilt",
    "boredom": "boredom", "curiosity": "curiosity", "jealousy": "jealousy", "shame": "shame",
    "money": "need of money", "support": "need of someone to listen",
    "fear_of_loss": "fear of losing your ex for good", "resentment": "anger at getting no answer",
    "own_love": "love", "pity": "pity", "advice": "what friends advise", "pressure": "pressure",
}  # fmt: skip
FELT: tuple[dict[str, str], dict[str, str]] = (
    {
        "separation_anxiety": "alarm at being cut off", "sadness": "sadness", "anger": "anger",
        "rumination": "going over it again and again", "felt_used": "feeling of being used",
        "hope_share": "hope that your ex comes back", "longing": "longing for your ex",
        "acceptance": "acceptance that it is over", "self_worth": "sense of your own worth",
        "self_reliance": "confidence in coping alone",
    },
    {
        "relief": "relief", "guilt": "guilt", "boredom": "boredom", "loneliness": "loneliness",
        "curiosity": "curiosity how your ex is", "jealousy": "jealousy", "shame": "shame",
        "money_need": "need of money", "support_need": "need of someone to listen",
        "fear_of_loss": "fear of losing your ex for good", "aversion": "aversion to your ex",
        "overwhelm": "feeling of being asked too much", "love": "love for your ex",
        "resentment": "anger at getting no answer", "sadness": "sadness",
    },
)  # fmt: skip
"""The feelings that are told, by their names (sim/feelings.py), and their plain words."""
_STRONGEST = 5
_STRENGTHS = ((0.75, "very strong"), (0.5, "strong"), (0.25, "some"), (0.05, "a little"))
"""From how much on a feeling is called so (assumption)."""

assert all(set(FELT[side]) <= set(FEELINGS[side]) for side in (0, 1))
assert set(DUMPEE_MOTIVES + DUMPER_MOTIVES) == set(_MOTIVES)


def page_of(view: View) -> str:
    """Return what a side knows, in at most MOST_CHARACTERS of CHARSET."""
    head = "\n".join([
        f"{_when(view.day)}. You are {_WHO[view.side]}.", _asked(view), _feelings(view),
        *_standing(view),
    ])  # fmt: skip
    if not view.thread:
        return _writable(f"{head}\nThere are no texts yet.")
    n = len(view.thread)
    lines = _newest(view.thread, MOST_CHARACTERS - len(head) - len(_left_out(n)))
    return _writable("\n".join([head + _left_out(n - len(lines)), *lines]))


def _asked(view: View) -> str:
    if view.moment == "urge":
        return f"{_ASKED['urge']}, out of {_MOTIVES[view.motive or '']}."
    closes = view.moment == "text" and view.heard is not None and not view.heard.wants_answer
    return f"{_ASKED[view.moment]} {_CLOSES}" if closes else _ASKED[view.moment]


def _feelings(view: View) -> str:
    """Name the strongest feelings, strongest first."""
    words = FELT[0 if view.side == "dumpee" else 1]
    ranked = sorted(words, key=lambda name: -getattr(view.mind, name))[:_STRONGEST]
    told = [(_strength(getattr(view.mind, name)), words[name]) for name in ranked]
    return "You feel: " + ("; ".join(f"{how} {what}" for how, what in told if how) or "calm") + "."


def _strength(value: float) -> str:
    return next((word for least, word in _STRENGTHS if value >= least), "")


def _standing(view: View) -> list[str]:
    """Say what has been asked for, warned of, blocked or planned, where anything has."""
    on_its_way = view.about_to_send and INTENTS[INTENT_IDS[view.about_to_send]].about
    said = {
        f"You asked for space {_ago(view, view.asked_space_day)}.": view.asked_space,
        f"Your ex asked you for space {_ago(view, view.told_space_day)}.": view.told_space,
        f"You warned of a block {_ago(view, view.warned_day)}.": view.warned,
        f"Your ex warned you of a block {_ago(view, view.told_warning_day)}.":
            view.told_warning_day is not None,
        "You block your ex.": view.blocking,
        "You have found out that your ex blocks you.": view.blocked,
        "You have muted the chat.": view.muted,
        f"Your texts without an answer: {view.unanswered}.": view.unanswered > 0,
        f"A text is about to go out ({on_its_way}).": on_its_way is not None,
    }  # fmt: skip
    found = [words for words, holds in said.items() if holds]
    return [" ".join(found)] if found else []


def _left_out(n: int) -> str:
    return f"\nThe last texts ({n} earlier ones are left out):" if n else "\nThe texts so far:"


def _newest(thread: Sequence[Line], room: int) -> list[str]:
    """Return as many of the last texts as there is room for, with a line break each."""
    found: list[str] = []
    for line in reversed(thread):
        words = _line(line)
        room -= len(words) + 1
        if room < 0:
            break
        found.append(words)
    return found[::-1]


def _line(line: Line) -> str:
    read = (
        f" (read {_after(line.sent_day, line.read_day)})"
        if line.mine and line.read_day is not None
        else ""
    )
    return f"{_when(line.sent_day)}, {'you' if line.mine else 'ex'}: {line.words}{read}"


def _when(day: float) -> str:
    return f"Day {int(day // 1)}, {_clock(day)}"


def _after(day: float, later: float) -> str:
    """Say when it is later, without the day if it is the same."""
    return _clock(later) if day // 1 == later // 1 else _when(later)


def _clock(day: float) -> str:
    minutes = int(day % 1.0 * 1440.0)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _ago(view: View, day: float | None) -> str:
    days = 0 if day is None else int(view.day - day)
    return "today" if days < 1 else "a day ago" if days == 1 else f"{days} days ago"


def _writable(page: str) -> str:
    return "".join(sign if sign in CHARSET else UNWRITTEN for sign in page)
