"""Words for the texts of one couple: the same seed gives the same words, whoever asks for them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from agents.content import Content
from agents.quantities import Quantities
from agents.wording import Mood, Situation, Wordsmith
from sim.chance import WORDS_STREAM, stream_key, u01
from sim.couple import SEND_DUMPEE, URGE_DUMPEE, Couple, Text
from sim.sending import may_send
from sim.step import side_of
from sim.urge import relax

Registers = tuple[str, str]
"""Ways of writing of the dumpee and of the dumper."""

PLAIN: Registers = ("plain", "plain")
_HABITS_STREAM = WORDS_STREAM - 1
"""Key of the stream from which the two persons' habits of writing are drawn."""
_SOON_DAYS = 1.0 / 24.0


class Order(NamedTuple):
    """What an author of words is told of a text just sent; to be used at once and not kept."""

    text: Text
    mood: Mood
    situation: Situation
    register: str
    """The sender's way of writing."""


Author = Callable[[Order, Callable[[], str]], str]
"""Finds the words of a text; the second argument finds those of the built-in grammar.

It is asked by every scribe of a couple and must give all of them the same words for a text.
"""


class Scribe:
    """Words the texts of one couple in the order of sending.

    What the words depend on is known before a text is sent, so it is noted there. An `author`, if
    there is one, finds the words, or leaves them to the built-in grammar.
    """

    def __init__(
        self, seed: int, index: int, registers: Registers = PLAIN, author: Author | None = None
    ) -> None:
        self._seed, self._index = seed, index
        self._registers, self._author = registers, author
        self._smith = wordsmith(seed, index, registers)
        self._said: dict[int, tuple[int, Content]] = {}
        self._mood = Mood(0.0, 0.0, 0.0, 0.0)
        self._situation = Situation(0.0, -1, None, 0.0, False, False, False)

    def before(self, couple: Couple, slot: int, q: Quantities) -> None:
        """Note the mood and the situation of one who is about to send, if this slot sends.

        Sending moves the sender's mind on first, so doing it here changes nothing.
        """
        side = side_of(slot)
        if SEND_DUMPEE <= slot < URGE_DUMPEE and may_send(couple, side):
            relax(couple, side, q, couple.slots[slot])
            self._mood = _mood_of(couple, side)
            self._note_situation(couple, side, couple.slots[slot])

    def _note_situation(self, couple: Couple, side: int, now: float) -> None:
        seat = couple.seats[side]
        intent, content = self._said.get(seat.planned_answers, (-1, None))
        self._situation = Situation(
            sent_day=now,
            answers=intent,
            answered_content=content,
            days_since_other=now - seat.last_read_day if seat.n_read else math.inf,
            follows_own=seat.unanswered > 0 and now - seat.last_sent_day < _SOON_DAYS,
            asked_space=seat.asked_space_day >= 0.0,
            told_space=seat.told_space_day >= 0.0,
        )

    def word(self, text: Text, content: Content) -> str:
        """Return the words of the text just sent; `content` is what it says, kept as it is."""
        self._said[text.id] = (text.intent, content)
        mood = self._mood._replace(warmth=content.warmth)
        order = Order(text, mood, self._situation, self._registers[text.sender])
        if self._author is None:
            return self._built_in(order)
        return self._author(order, lambda: self._built_in(order))

    def _built_in(self, order: Order) -> str:
        text = order.text
        draw = draws_of_text(self._seed, self._index, text.id)
        return self._smith.say(text.intent, text.sender, order.mood, order.situation, draw)


def wordsmith(seed: int, index: int, registers: Registers) -> Wordsmith:
    """Return the wordsmith of a couple, whose two persons have the habits of that couple."""
    return Wordsmith(*registers, _draws(stream_key(seed, index, _HABITS_STREAM)))


def draws_of_text(seed: int, index: int, text: int) -> Callable[[], float]:
    """Return the chance of the words of one text of a couple, by the text's id."""
    return _draws(stream_key(seed, index, WORDS_STREAM + text))


def _draws(key: int) -> Callable[[], float]:
    """Return a source of draws."""
    count = -1

    def draw() -> float:
        nonlocal count
        count += 1
        return u01(key, count)

    return draw


def _mood_of(couple: Couple, side: int) -> Mood:
    """Return what colours a sender's words; warmth is that of the text itself."""
    if side == 0:
        d = couple.dumpee
        return Mood(d.separation_anxiety, d.sadness, d.anger, 0.0)
    r = couple.dumper
    return Mood(r.fear_of_loss, r.sadness, max(r.resentment, r.overwhelm), 0.0)
