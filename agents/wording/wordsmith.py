"""Finds the words for every text of one thread, and remembers what has been said in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from agents.intents import INTENT_NAMES, INTENTS

from .catalog import phrasings, proper_words, slots
from .grammar import Draw, expand, pick, tidy
from .registers import dress, find_register
from .situation import Mood, Situation, tags_of

_TAGGED_WEIGHT = 2
"""How much likelier a phrasing made for the situation is than one that always fits."""
_PHRASINGS_TRIED, _WORDINGS_TRIED = 8, 3
"""Phrasings tried, and wordings of each, before a text that doubles another is lengthened."""
_LENGTHENED_TRIED = 60
_SHORT_WORDS = 3
"""Lines of so few words may come twice: everybody says "good night" again."""
_NEVER_DAY = -1e9


class _Order(NamedTuple):
    """What one text is to be."""

    intent: int
    side: int
    mood: Mood
    tags: frozenset[str]
    draw: Draw


class Wordsmith:
    """Finds words for one thread; remembers what each side already said.

    Both sides draw on one memory: an answer in the words of the text it answers would be a
    double, too.
    """

    def __init__(self, register_dumpee: str = "plain", register_dumper: str = "plain") -> None:
        find_register(register_dumpee)
        find_register(register_dumper)
        self._registers = (register_dumpee, register_dumper)
        self._said: set[str] = set()
        self._last_choice: dict[tuple[int, int], int] = {}
        """By intent and number of the phrasing: the serial number of its last choice."""
        self._choices = 0
        self._last_filler: dict[str, int] = {}
        self._last_day: dict[tuple[int, int], float] = {}
        self._wrote = [False, False]

    def say(self, intent: int, side: int, mood: Mood, situation: Situation, draw: Draw) -> str:
        """Word one text; `draw` is its only chance: the same thread and draws, the same words."""
        since_same = situation.sent_day - self._last_day.get((side, intent), _NEVER_DAY)
        tags = tags_of(mood, situation, not self._wrote[side], since_same)
        text = self._new_line(_Order(intent, side, mood, tags, draw))
        self._said.add(_key(text))
        self._last_day[side, intent] = situation.sent_day
        self._wrote[side] = True
        return text

    def _new_line(self, order: _Order) -> str:
        """Try wordings, then other phrasings, then more words, until a line is new."""
        plain = text = ""
        for _ in range(_PHRASINGS_TRIED):
            number = self._choose(order)
            for _ in range(_WORDINGS_TRIED):
                plain = self._render(number, order)
                text = self._finish(plain, order)
                if _key(text) not in self._said:
                    return text
        return self._lengthened(plain, text, order)

    def _choose(self, order: _Order) -> int:
        """Draw an eligible phrasing: an unused one, else one of the half not used lately."""
        known = phrasings(INTENT_NAMES[order.intent])
        eligible = [n for n, phrasing in enumerate(known) if phrasing.tags <= order.tags]
        last = {n: self._last_choice.get((order.intent, n), -1) for n in eligible}
        stale = sorted(eligible, key=last.__getitem__)[: (len(eligible) + 1) // 2]
        options = [n for n in eligible if last[n] < 0] or stale
        weighted = [n for n in options for _ in range(_TAGGED_WEIGHT if known[n].tags else 1)]
        chosen = weighted[pick(len(weighted), order.draw)]
        self._choices += 1
        self._last_choice[order.intent, chosen] = self._choices
        return chosen

    def _render(self, number: int, order: _Order) -> str:
        phrase = phrasings(INTENT_NAMES[order.intent])[number].phrase
        return tidy(expand(phrase, lambda name: self._fill(name, order.draw), order.draw))

    def _fill(self, name: str, draw: Draw) -> str:
        """Draw a filler other than the last one in this slot; a fixed slot keeps its first."""
        fixed, fillers = slots()[name]
        last = self._last_filler.get(name)
        if last is None:
            last = pick(len(fillers), draw)
        elif not fixed and len(fillers) > 1:
            last = (last + 1 + pick(len(fillers) - 1, draw)) % len(fillers)
        self._last_filler[name] = last
        return expand(fillers[last], lambda _: "", draw)

    def _finish(self, plain: str, order: _Order) -> str:
        """Write it the way of the sender, whose register never changes."""
        name, tone = self._registers[order.side], _tone(order)
        register = find_register(name)
        if register.aside and order.draw() < register.aside:
            plain = self._with_aside(plain, order.draw)
        text = dress(plain, name, _cheerful(order), order.draw)
        if tone and order.draw() < register.emoji:
            text = f"{text} {self._fill(tone, order.draw)}"
        return text

    def _with_aside(self, plain: str, draw: Draw) -> str:
        aside = self._fill("filler", draw)
        begun = plain.partition(",")[0].lower()
        has_one = any(begun == str(part).lower() for (part,) in slots()["filler"].phrases)
        return plain if has_one else tidy(f"{aside}, {_continued(plain)}")

    def _lengthened(self, plain: str, text: str, order: _Order) -> str:
        """Let a short line come twice; put a few words around a longer one."""
        for _ in range(_LENGTHENED_TRIED):
            if _key(text) not in self._said or len(text.split()) <= _SHORT_WORDS:
                break
            text = self._finish(self._framed(plain, order.draw), order)
        return text

    def _framed(self, plain: str, draw: Draw) -> str:
        where = pick(3, draw)
        before = f"{self._fill('opener', draw)}, " if where != 1 else ""
        stop = "." if plain[-1:].isalnum() else ""
        after = f"{stop} {self._fill('closer', draw)}" if where != 0 else ""
        return tidy(before + (_continued(plain) if before else plain) + after)


def _key(text: str) -> str:
    """Return what makes two lines the same: their words, whatever marks and emoji."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def _continued(text: str) -> str:
    """Return a text as it stands after a comma."""
    first = re.match(r"\w+", text)
    keep = first is None or first[0] in proper_words()
    return text if keep else text[:1].lower() + text[1:]


def _tone(order: _Order) -> str:
    """Return the slot of the emoji that fit; none with a limit, a clear end or anger."""
    content = INTENTS[order.intent].content
    grave = max(content.hostility, content.boundary, content.clarity)
    if grave > 0.4 or "angry" in order.tags:
        return ""
    if "sad" in order.tags:
        # A sad face belongs to a text about feelings, not to one about the spare key.
        return "emoji_sad" if max(content.depth, content.apology) >= 0.3 else ""
    return "emoji_warm" if content.warmth >= 0.3 else ""


def _cheerful(order: _Order) -> bool:
    """Whether an exclamation mark would do: warm, light and asking for nothing much."""
    content = INTENTS[order.intent].content
    return _tone(order) == "emoji_warm" and max(content.depth, content.pressure) < 0.35
