"""Finds the words for every text of one thread, and remembers what has been said in it."""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from agents.intents import INTENT_NAMES

from .almanac import Almanac
from .catalog import Phrasing, phrasings, proper_words, slots
from .grammar import Draw, expand, pick, tidy
from .habits import Habits, draw_habits, in_own_way
from .history import History
from .memory import Memory
from .registers import dress, find_register
from .situation import Mood, Situation, tags_of
from .tone import emoji_of, is_cheerful

_TAGGED_WEIGHT, _CARRY_ON_WEIGHT = 2, 6
"""How much likelier than one that always fits a phrasing is that is made for the situation, or
that carries on what the sender began."""
_CARRY_ON_DAYS = (0.2, 15.0)
"""When a sender carries on with something."""
_PHRASINGS_TRIED = 24
_UNLIKE = 0.45
"""A wording that is less like the remembered texts than this is taken at once."""
_LENGTHENED_TRIED = 60


class _Order(NamedTuple):
    """What one text is to be."""

    intent: int
    side: int
    day: float
    tags: frozenset[str]
    draw: Draw


class _Wording(NamedTuple):
    """A way to say it."""

    likeness: float
    plain: str
    text: str
    """The same in the sender's way of writing."""
    number: int
    """Of the phrasing."""


class Wordsmith:
    """Finds words for one thread; remembers what each side already said and how each one writes."""

    def __init__(
        self,
        register_dumpee: str = "plain",
        register_dumper: str = "plain",
        habits: Draw | None = None,
    ) -> None:
        """Take the ways of writing, and the chance of habits: without it the first text's."""
        find_register(register_dumpee)
        find_register(register_dumper)
        self._registers = (register_dumpee, register_dumper)
        self._habits: tuple[Habits, Habits] | None = None
        self._memory = Memory()
        self._history = History()
        self._fillers: dict[str, deque[int]] = {}
        """The fillers used last in each slot."""
        if habits is not None:
            self._settle(habits)

    def say(self, intent: int, side: int, mood: Mood, situation: Situation, draw: Draw) -> str:
        """Word one text; `draw` is its only chance: the same thread and draws, the same words."""
        if self._habits is None:
            self._settle(draw)
        day = situation.sent_day
        recalled = self._history.recalled(intent, side, day, self._almanac.tags(day))
        order = _Order(intent, side, day, tags_of(mood, situation, recalled), draw)
        chosen = self._chosen(order)
        self._memory.add(chosen.plain, chosen.text)
        self._history.note(intent, chosen.number, side, day, asks="?" in chosen.plain)
        return chosen.text

    def _settle(self, draw: Draw) -> None:
        """Draw what stays as it is throughout the thread."""
        dumpee, dumper = self._registers
        self._habits = draw_habits(dumpee, draw), draw_habits(dumper, draw)
        self._almanac = Almanac(draw)

    def _chosen(self, order: _Order) -> _Wording:
        """Find two wordings that are unlike what was said, and take the one of the right length."""
        length = self._habits_of(order.side).length
        tried: list[_Wording] = []
        unlike: list[_Wording] = []
        for wording in self._wordings(order):
            tried.append(wording)
            if wording.likeness < _UNLIKE:
                unlike.append(wording)
            if len(unlike) == (1 if length == "any" else 2):
                break
        return _of_length(unlike, length) if unlike else self._lengthened(min(tried), order)

    def _wordings(self, order: _Order) -> Iterator[_Wording]:
        """Yield a wording of one phrasing after the other; the second, if the first was said."""
        for number in itertools.islice(self._numbers(order), _PHRASINGS_TRIED):
            first = self._worded(number, order)
            yield first if first.likeness < _UNLIKE else min(first, self._worded(number, order))

    def _worded(self, number: int, order: _Order) -> _Wording:
        phrase = phrasings(INTENT_NAMES[order.intent])[number].phrase
        plain = tidy(expand(phrase, lambda name: self._fill(name, order), order.draw))
        plain = in_own_way(self._with_aside(plain, order), self._habits_of(order.side))
        text = self._finish(plain, order)
        likeness = 1.0 if self._memory.has(text) else self._memory.likeness(plain)
        return _Wording(likeness, plain, text, number)

    def _numbers(self, order: _Order) -> Iterator[int]:
        """Draw phrasings to try: unused ones, then those of the half not used lately."""
        known = phrasings(INTENT_NAMES[order.intent])
        eligible = [n for n, phrasing in enumerate(known) if self._fits(phrasing, order)]
        last = {n: self._history.last_use(order.intent, n).number for n in eligible}
        unused = [n for n in eligible if last[n] < 0]
        stale = sorted((n for n in eligible if last[n] >= 0), key=last.__getitem__)
        for options in (unused, stale[: max(1, len(eligible) // 2 - len(unused))]):
            weights = {n: self._weight(known[n]) for n in options}
            while weights:
                drawn = _pick_weighted(weights, order.draw)
                del weights[drawn]
                yield drawn

    def _fits(self, phrasing: Phrasing, order: _Order) -> bool:
        """Whether the tags hold, and what it carries on was begun by the sender lately."""
        if not phrasing.tags <= order.tags:
            return False
        if phrasing.after < 0:
            return True
        begun = self._history.last_use(order.intent, phrasing.after)
        soonest, latest = _CARRY_ON_DAYS
        return begun.side == order.side and soonest <= order.day - begun.day <= latest

    def _weight(self, phrasing: Phrasing) -> int:
        if phrasing.after >= 0:
            return _CARRY_ON_WEIGHT
        return _TAGGED_WEIGHT if phrasing.tags else 1

    def _fill(self, name: str, order: _Order) -> str:
        """Draw a filler that was not used lately; a fixed slot keeps its first."""
        fillers = slots()[name]
        used = self._fillers.setdefault(name, deque(maxlen=1 + len(fillers.phrases) // 3))
        if fillers.fixed and used:
            return expand(fillers.phrases[used[0]].phrase, lambda _: "", order.draw)
        own = self._habits_of(order.side).own_fillers.get(name)
        if own:
            number = own[pick(len(own), order.draw)]
        else:
            fit = [n for n, filler in enumerate(fillers.phrases) if filler.tags <= order.tags]
            fresh = [n for n in fit if n not in used] or fit
            number = fresh[pick(len(fresh), order.draw)]
        used.append(number)
        return expand(fillers.phrases[number].phrase, lambda _: "", order.draw)

    def _habits_of(self, side: int) -> Habits:
        assert self._habits is not None, "say() settles them first"
        return self._habits[side]

    def _finish(self, plain: str, order: _Order) -> str:
        """Write it the way of the sender, whose register never changes."""
        name, emoji = self._registers[order.side], emoji_of(order.intent, order.tags)
        register, habits = find_register(name), self._habits_of(order.side)
        cheerful = is_cheerful(order.intent, order.tags)
        exclaiming = register.exclaim + habits.exclaims if cheerful else 0.0
        text = dress(plain, name, exclaiming, order.draw)
        if emoji and order.draw() < register.emoji:
            text = f"{text} {self._fill(emoji, order)}"
        return text

    def _with_aside(self, plain: str, order: _Order) -> str:
        register = find_register(self._registers[order.side])
        if not register.aside or order.draw() >= register.aside:
            return plain
        begun = plain.partition(",")[0].lower()
        has_one = any(begun == filler.source for filler in slots()["filler"].phrases)
        return plain if has_one else tidy(f"{self._fill('filler', order)}, {_continued(plain)}")

    def _lengthened(self, best: _Wording, order: _Order) -> _Wording:
        """Put a few words around a line that would come a second time, word for word."""
        text = best.text
        for _ in range(_LENGTHENED_TRIED):
            if not self._memory.has(text):
                break
            text = self._finish(self._framed(best.plain, order), order)
        return best._replace(text=text)

    def _framed(self, plain: str, order: _Order) -> str:
        where = pick(3, order.draw)
        before = f"{self._fill('opener', order)}, " if where != 1 else ""
        stop = "." if plain[-1:].isalnum() else ""
        after = f"{stop} {self._fill('closer', order)}" if where != 0 else ""
        return tidy(before + (_continued(plain) if before else plain) + after)


def _pick_weighted(weights: dict[int, int], draw: Draw) -> int:
    """Draw a number with a chance in proportion to its weight."""
    mark = draw() * sum(weights.values())
    for number, weight in weights.items():
        mark -= weight
        if mark < 0:
            return number
    return next(reversed(weights))


def _of_length(found: list[_Wording], length: str) -> _Wording:
    """Return the wording that somebody with this taste writes."""
    if length == "any":
        return found[0]
    choose = min if length == "short" else max
    return choose(found, key=lambda wording: len(wording.plain))


def _continued(text: str) -> str:
    """Return a text as it stands after a comma."""
    first = re.match(r"\w+", text)
    keep = first is None or first[0] in proper_words()
    return text if keep else text[:1].lower() + text[1:]
