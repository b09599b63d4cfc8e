"""What a chat is once it is read, and what the readers of the formats hand over before."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

FIRST_PLACES = 3
"""How many places of each reason for skipping are kept."""
MISSED_CALL, CALL, BLOCK, UNBLOCK = "missed_call", "call", "block", "unblock"
EVENT_KINDS = (MISSED_CALL, CALL, BLOCK, UNBLOCK)
ME = "Me"
"""The sender's name where an export calls its owner nothing but the sender."""


@dataclass(frozen=True)
class Person:
    """One of the two, under a letter instead of a name."""

    label: str
    texts: int


@dataclass(frozen=True, slots=True)
class ChatText:
    """One text: local time, sender (index into the people) and words without names.

    Media without a caption and deleted texts have no words.
    """

    when: datetime
    sender: int
    words: str
    media: bool = False
    deleted: bool = False
    edited: bool = False


@dataclass(frozen=True, slots=True)
class ChatEvent:
    """Something besides texts that the export states; `who` did it, None where it does not say."""

    when: datetime
    kind: str
    who: int | None = None


@dataclass(frozen=True)
class Skip:
    """How often something was left out for one reason, and where first: never what it said."""

    reason: str
    count: int
    places: tuple[int, ...]


@dataclass(frozen=True)
class Skipped:
    """All that was left out, by reason; places are lines or entries, counted from 1."""

    skips: tuple[Skip, ...] = ()
    unit: str = "line"

    @property
    def total(self) -> int:
        """How much was left out."""
        return sum(skip.count for skip in self.skips)

    def told(self) -> tuple[str, ...]:
        """Return one line for each reason, such as `2 × impossible date (line 4, 9)`."""
        return tuple(
            f"{skip.count} × {skip.reason} ({self.unit} {', '.join(map(str, skip.places))}"
            f"{', …' if skip.count > len(skip.places) else ''})"
            for skip in self.skips
        )


@dataclass(frozen=True)
class Chat:
    """A real chat of two, in order of time, without names and numbers; `me` if that is known."""

    kind: str
    people: tuple[Person, Person]
    texts: tuple[ChatText, ...]
    events: tuple[ChatEvent, ...] = ()
    me: int | None = None
    skipped: Skipped = Skipped()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class RawText:
    """One text as it stands in the file; `own` where the format says that its owner sent it."""

    when: datetime
    sender: str
    words: str
    media: bool = False
    deleted: bool = False
    edited: bool = False
    own: bool = False
    room: str = ""


@dataclass(slots=True)
class RawEvent:
    """One event as it stands in the file; an empty sender is not known."""

    when: datetime
    kind: str
    sender: str = ""
    own: bool = False
    room: str = ""


@dataclass
class Raw:
    """What a reader got out of a file, still with names.

    Rooms are the chats of an export of several, with their titles; aliases are further names and
    numbers of a sender.
    """

    texts: list[RawText] = field(default_factory=list)
    events: list[RawEvent] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rooms: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    unit: str = "line"
    left_out: dict[str, tuple[int, list[int]]] = field(default_factory=dict)

    def skip(self, reason: str, place: int) -> None:
        """Count something that is left out, and keep its place if it is among the first."""
        count, places = self.left_out.get(reason, (0, []))
        if len(places) < FIRST_PLACES:
            places.append(place)
        self.left_out[reason] = (count + 1, places)

    def alias(self, sender: str, *names: object) -> None:
        """Remember further names of a sender; what is not a text is passed over."""
        known = self.aliases.setdefault(sender, set())
        known.update(name for name in names if isinstance(name, str) and name.strip())

    def skipped(self) -> Skipped:
        """Return what was left out."""
        skips = (Skip(reason, n, tuple(places)) for reason, (n, places) in self.left_out.items())
        return Skipped(tuple(skips), self.unit)
