"""What a person asks of a real chat: which file, who is who, from when to when."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from agents.errors import AftertextError, unknown
from agents.intents import DUMPER
from agents.policies.table import policies_of
from coach.cli.labels import texts_said
from coach.cli.limits import check_seed
from scenarios.schema import HORIZON_DAYS

if TYPE_CHECKING:
    from experiments.inference.brought import Part
    from scenarios.chats import Chat

PARTICLES, FUTURES, DAYS = 4000, 1000, 365.0
FEWEST, MOST = 100, 20_000
"""Of particles and of futures: fewer say nothing, more do not fit into memory."""
ME, THEM = "me", "them"
_USUAL_STEM = re.compile(r"[a-zA-Z ._-]*(?:\(\d{1,3}\))?")
_LETTERS = re.compile(r"[a-z]+")
_USUAL = {
    "whatsapp", "signal", "telegram", "aftertext", "sms", "export", "exported", "chat", "message",
    "messages", "text", "texts", "thread", "result", "results", "main", "data", "backup", "my",
}  # fmt: skip
"""Words in the names that exports usually have."""
_SUFFIXES = (".txt", ".json", ".jsonl", ".xml", ".csv", ".tsv", ".zip")
_OWN_PLACES = {"dumpee": 0, "dumper": 1, "a": 0, "b": 1}
"""Who is who in a thread of our own."""
_HIDDEN_FILE, _HIDDEN_NAMES = "THREAD", "NAMES"


@dataclass(frozen=True)
class Asked:
    """A chat and what is to be found in it."""

    thread: Path
    me: str | None
    left_by: str | None
    breakup: date | None
    until: date | None = None
    date_order: str = "auto"
    zone: str | None = None
    people: tuple[str, ...] = ()
    also_hide: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    futures: int = FUTURES
    days: float = DAYS
    particles: int = PARTICLES
    seed: int = 1
    light: bool = False

    def check(self) -> None:
        """Raise AftertextError for numbers that nothing can be found with."""
        check_seed(self.seed)
        for name, count in (("particles", self.particles), ("futures", self.futures)):
            if not FEWEST <= count <= MOST:
                raise AftertextError(f"{name} = {count} is outside {FEWEST} to {MOST:,}")
        low, high = HORIZON_DAYS
        if not low <= self.days <= high:
            raise AftertextError(f"days = {self.days:g} is outside {low:g} to {high:g}")

    @property
    def file(self) -> str:
        """The file's name, if it is one that exports usually have: others may name a person."""
        stem, suffix = self.thread.stem, self.thread.suffix
        if suffix.lower() not in _SUFFIXES:
            return _HIDDEN_FILE
        words = set(_LETTERS.findall(stem.lower()))
        is_usual = words <= _USUAL and _USUAL_STEM.fullmatch(stem)
        return self.thread.name if is_usual else _HIDDEN_FILE + suffix


@dataclass(frozen=True)
class Whose:
    """A chat, which of the two people asks, which of them ended it, and when."""

    chat: Chat
    me: int
    left_by: int
    breakup: date

    @property
    def side(self) -> int:
        """The side of the one who asks."""
        return DUMPER if self.me == self.left_by else 1 - DUMPER


def parse_date(option: str, text: str | None) -> date | None:
    """Return the date of `2026-01-17`; AftertextError for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise AftertextError(
            f"{option} {text!r} should be year-month-day, such as 2026-01-17"
        ) from None


def whose(asked: Asked) -> Whose:
    """Read the chat asked for.

    Raises AftertextError for files that cannot be read, and for what is not said of them: who asks,
    who ended it, when.
    """
    from experiments.inference.own_thread import own_thread

    own = own_thread(asked.thread, asked.also_hide)
    return _of_people(asked) if own is None else _of_own(asked, own)


def _of_own(asked: Asked, chat: Chat) -> Whose:
    """Return a thread of our own: who left and when is known."""
    from experiments.inference.own_thread import BREAKUP

    if asked.me is None:
        raise AftertextError("--me is missing: dumpee or dumper, whose ways are to be played")
    me = _place_of(asked.me, _OWN_PLACES)
    left_by = _place_of(asked.left_by or "dumper", _OWN_PLACES | {ME: me, THEM: 1 - me})
    if left_by != DUMPER:
        raise AftertextError("--left-by: in a thread of aftertext run the dumper ended it")
    for option, given in (
        ("--names", asked.people), ("--zone", asked.zone), ("--date-order", asked.date_order),
    ):  # fmt: skip
        if given and given != "auto":
            raise AftertextError(f"{option} says nothing about a thread of aftertext run")
    return Whose(chat, me, DUMPER, asked.breakup or BREAKUP)


def _place_of(person: str, places: Mapping[str, int]) -> int:
    if person.lower() not in places:
        raise unknown("person", person, places)
    return places[person.lower()]


def _of_people(asked: Asked) -> Whose:
    from scenarios.chats import read_chat

    read = partial(
        read_chat, asked.thread, people=asked.people or None, also_hide=asked.also_hide,
        date_order=asked.date_order, zone=asked.zone,
    )  # fmt: skip
    chat = read(me=asked.me)
    missing = _missing(asked, chat)
    if missing or chat.me is None or asked.left_by is None or asked.breakup is None:
        raise AftertextError(f"{', '.join(missing)}; {_who_writes(asked, chat)}")
    if asked.left_by.lower() in (ME, THEM):
        left_by = chat.me if asked.left_by.lower() == ME else 1 - chat.me
    else:
        found = read(me=asked.left_by).me
        left_by = chat.me if found is None else found
    return Whose(chat, chat.me, left_by, asked.breakup)


def _missing(asked: Asked, chat: Chat) -> list[str]:
    wanted = (
        (chat.me is None, "--me is missing (which of the two you are)"),
        (asked.left_by is None, "--left-by is missing (who ended it: me, them or a name)"),
        (asked.breakup is None, "--breakup is missing (the date of the breakup: 2026-01-17)"),
    )
    return [said for missing, said in wanted if missing]


def _who_writes(asked: Asked, chat: Chat) -> str:
    """Say who the two are, for the one who asks: the only place where names are told."""
    from scenarios.chats import two_in

    names = two_in(
        asked.thread, people=asked.people or None, date_order=asked.date_order, zone=asked.zone
    )
    told = []
    for place, name in enumerate(names):
        dates = [text.when.date() for text in chat.texts if text.sender == place]
        span = f" from {dates[0]} to {dates[-1]}" if dates else ""
        told.append(f"{name or chat.people[place].label} ({texts_said(len(dates))}{span})")
    skipped = chat.skipped.told()
    return f"there are: {', '.join(told)}" + f"; skipped: {'; '.join(skipped)}" * bool(skipped)


def parse_names(option: str, text: str | None) -> tuple[str, ...]:
    """Split what stands between commas."""
    names = tuple(name.strip() for name in (text or "").split(",") if text)
    if not all(names):
        raise AftertextError(f"{option} {text!r} has nothing before or after a comma")
    return names


def ways_of(asked: Asked, side: int) -> tuple[str, ...]:
    """Return the ways of answering to be played for one side.

    Raises AftertextError, with the nearest, for one that this side does not have.
    """
    from sim.filter.particles import WAYS

    known = policies_of(side)
    for way in asked.ways:
        if way not in known:
            raise unknown(f"way of answering of the {('dumpee', 'dumper')[side]}'s", way, known)
    return asked.ways or WAYS[side]


def command_of(asked: Asked, who: Whose) -> str:
    """Return the command that repeats it, with labels in the place of names."""
    words = ["aftertext", "infer", asked.file, "--me", who.chat.people[who.me].label]
    words += ["--left-by", ME if who.me == who.left_by else THEM]
    words += ["--breakup", who.breakup.isoformat()]
    for option, value, usual in (
        ("--until", asked.until, None),
        ("--date-order", asked.date_order, "auto"),
        ("--zone", asked.zone, None),
        ("--names", _HIDDEN_NAMES if asked.people else None, None),
        ("--also-hide", _HIDDEN_NAMES if asked.also_hide else None, None),
        ("--ways", ",".join(asked.ways) or None, None),
        ("--futures", asked.futures, FUTURES),
        ("--days", f"{asked.days:g}", f"{DAYS:g}"),
        ("--particles", asked.particles, PARTICLES),
    ):
        words += [] if value == usual else [option, str(value)]
    words += ["--seed", str(asked.seed), *(["--light"] if asked.light else [])]
    return shlex.join(words)


def assumed(asked: Asked, part: Part) -> Sequence[str]:
    """Return what was taken for granted in reading a chat, and what may be mistyped."""
    notes = [*part.chat.notes, *part.doubts]
    if asked.me is None:
        notes.append("the file itself says who of the two you are")
    return notes
