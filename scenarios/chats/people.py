"""Whose chat it is: which two write, under which labels, and which of them is `me`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from agents.errors import AftertextError, unknown
from scenarios.chats.record import Raw, RawText
from scenarios.chats.words import clean_name

LABELS = ("A", "B")
_SPOKEN = {"a": 0, "first": 0, "b": 1, "second": 1}
_NO_NAME = "(no name)"
_MOST_TOLD = 12
_LONGEST = 200
_NOT_DIGITS = re.compile(r"\D")
_ENOUGH_DIGITS = 6


@dataclass(frozen=True)
class Pair:
    """The two who write, in the order of their first texts, and which chat of the file it is.

    The second is empty if only one of them ever wrote. Names has all that each is called; others
    are the names of those who write there as well, and the title of a chat of two, which is the
    name of one of them.
    """

    senders: tuple[str, str]
    names: Mapping[str, frozenset[str]]
    room: str | None
    others: frozenset[str]


def with_clean_names(raw: Raw) -> None:
    """Bring all names of senders into the form in which they are compared and shown."""
    known: dict[str, str] = {}

    def clean(name: str) -> str:
        if name not in known:
            known[name] = clean_name(name[: 5 * _LONGEST])[:_LONGEST] or _NO_NAME
        return known[name] if name else ""

    for text in raw.texts:
        text.sender = clean(text.sender)
    for event in raw.events:
        event.sender = clean(event.sender)
    raw.rooms = {room: clean(title) for room, title in raw.rooms.items()}
    aliases: dict[str, set[str]] = {}
    for sender, names in raw.aliases.items():
        aliases.setdefault(clean(sender), set()).update(map(clean, names))
    raw.aliases = aliases


def counted(texts: Iterable[RawText]) -> Counter[str]:
    """Return how many texts each sender has."""
    return Counter(text.sender for text in texts)


def pair_in(raw: Raw, wanted: Sequence[str] | None, title: str) -> Pair:
    """Return the two whose chat it is.

    `wanted` names them where there are more, or the other one where a file has several chats.
    Raises AftertextError, with all who write and their counts, if it is not clear who they are.
    """
    room = _room(raw, wanted)
    texts = [text for text in raw.texts if room is None or text.room == room]
    counts = counted(texts)
    if not counts:
        raise AftertextError("there is no text of a person in it")
    title = raw.rooms.get(room or "", "") or title
    others = frozenset((title,))
    if len(counts) > 2:
        two = _two_of(raw, counts, wanted)
        others = frozenset().union(*(_names(raw, name) for name in counts if name not in two))
        title, counts = "", two
    elif wanted:
        _each(raw, counts, wanted, title)
    texts.sort(key=lambda text: text.when)
    order = list(dict.fromkeys(text.sender for text in texts if text.sender in counts))
    second = order[1] if len(order) > 1 else (title if title != order[0] else "")
    names = {name: _names(raw, name) for name in (order[0], second) if name}
    return Pair((order[0], second), names, room, others)


def _names(raw: Raw, sender: str) -> frozenset[str]:
    return frozenset((sender, *raw.aliases.get(sender, ())))


def _room(raw: Raw, wanted: Sequence[str] | None) -> str | None:
    """Return the one chat that is meant in a file of several, or None in a file of one."""
    senders: dict[str, set[str]] = {}
    for text in raw.texts:
        senders.setdefault(text.room, set()).add(text.sender)
    if len(senders) < 2:
        return next(iter(senders), None)
    found = [
        room
        for room, theirs in senders.items()
        if wanted
        and all(_matches(raw, name, (*theirs, raw.rooms.get(room, ""))) for name in wanted)
    ]
    # Who is in a group as well is meant in the chat of two.
    found = [room for room in found if len(senders[room]) <= 2] or found
    if len(found) == 1:
        return found[0]
    sizes = Counter(raw.rooms.get(text.room, "") or _NO_NAME for text in raw.texts)
    if wanted and not found:
        raise unknown("chat with", " and ".join(wanted), list(sizes))
    raise AftertextError(
        f"there are {len(senders)} chats in this file: {_told(sizes)};"
        " say whose is meant, such as people=('NAME',)"
    )


def _two_of(raw: Raw, counts: Counter[str], wanted: Sequence[str] | None) -> Counter[str]:
    if not wanted:
        raise AftertextError(
            f"{len(counts)} people write in this chat: {_told(counts)};"
            " give the two who are meant, such as people=('NAME', 'NAME')"
        )
    found = _each(raw, counts, wanted, "")
    if len(set(found)) != 2:
        raise AftertextError(
            f"this chat has {len(counts)} people; give two of them, not {len(set(found))}"
        )
    return Counter({name: counts[name] for name in found})


def _each(raw: Raw, counts: Counter[str], wanted: Sequence[str], title: str) -> list[str]:
    found = []
    for name in wanted:
        matching = _matches(raw, name, counts)
        if len(matching) > 1:
            raise AftertextError(f"{name!r} could be {' or '.join(map(repr, matching))}")
        if not matching and not (title and _matches(raw, name, (title,))):
            raise unknown("person", name, counts)
        found += matching
    return found


def _told(counts: Counter[str]) -> str:
    told = [f"{name} ({n:,} text{'s' * (n != 1)})" for name, n in counts.most_common(_MOST_TOLD)]
    more = len(counts) - len(told)
    return ", ".join(told) + (f" and {more:,} more" if more else "")


def _matches(raw: Raw, name: str, senders: Iterable[str]) -> list[str]:
    """Return the senders that a name can mean: the whole name, else a part of it, else a number."""
    asked = clean_name(name).casefold()
    digits = _NOT_DIGITS.sub("", asked)
    listed = [sender for sender in senders if sender]
    called = {sender: [n.casefold() for n in _names(raw, sender)] for sender in listed}
    for fits in (
        lambda known: asked == known,
        lambda known: asked in known.split(),
        lambda known: len(digits) >= _ENOUGH_DIGITS and _same_number(digits, known),
    ):
        found = [sender for sender in listed if any(fits(known) for known in called[sender])]
        if found:
            return found
    return []


def _same_number(digits: str, known: str) -> bool:
    """Return whether two numbers end alike; one may have the country and the other a zero."""
    other = _NOT_DIGITS.sub("", known)
    return len(other) >= _ENOUGH_DIGITS and digits.lstrip("0")[-9:] == other.lstrip("0")[-9:]


def me_in(raw: Raw, pair: Pair, me: str | None) -> int | None:
    """Return which of the two is `me`: by name, number, label, or as the file itself says.

    Raises AftertextError, with the nearest name, if it is neither of them.
    """
    if me is None:
        own = {text.sender for text in raw.texts if text.own and text.sender in pair.senders}
        return pair.senders.index(own.pop()) if len(own) == 1 else None
    found = _matches(raw, me, pair.senders)
    if len(found) > 1:
        raise AftertextError(f"{me!r} could be {' or '.join(map(repr, found))}")
    if found:
        return pair.senders.index(found[0])
    if me.strip().lower() in _SPOKEN:
        return _SPOKEN[me.strip().lower()]
    raise unknown("person", me, [*filter(None, pair.senders), *LABELS])


def only(raw: Raw, pair: Pair) -> Raw:
    """Return what is of these two."""

    def theirs(item_room: str, sender: str) -> bool:
        return (pair.room is None or item_room == pair.room) and sender in (*pair.senders, "")

    return replace(
        raw,
        texts=[text for text in raw.texts if theirs(text.room, text.sender)],
        events=[event for event in raw.events if theirs(event.room, event.sender)],
    )
