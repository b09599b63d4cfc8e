"""What own code gets to see: one side's thread and mind, as copies that lead nowhere else.

A view holds values only: no attribute of it, public or private, leads to the couple, to the other's
mind or to the engine, and nothing written into it changes anything. Python has no walls: code that
looks through the interpreter's frames or its garbage collector can still find them. Such a policy
deceives no one but its author, and its results mean nothing.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

from agents.content import AXES
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.errors import nearest
from sim.chance import u01
from sim.couple import Couple
from sim.feelings import DERIVED, STATES, feelings
from sim.people import TRAITS


class Said(NamedTuple):
    """What a text says, on ten axes from 0 to 1 (agents/content.py)."""

    warmth: float
    hope_signal: float
    clarity: float
    pressure: float
    depth: float
    apology: float
    request: float
    boundary: float
    hostility: float
    directness: float


assert Said._fields == AXES


class Line(NamedTuple):
    """One text of the thread, as this side knows it."""

    id: int
    sender: str
    """dumpee or dumper."""
    mine: bool
    intent: str
    words: str
    """Empty unless the policy's class says `wants_words = True`."""
    content: Said
    sent_day: float
    read_day: float | None
    """When it was read; of an own text only known where the other's receipts are on."""
    answers: int | None
    """Id of the text that it answers."""
    wants_answer: bool
    """Whether it leaves the next word to the reader; if not, it closes the exchange."""


class Dice:
    """Draws that depend on seed, couple and side only."""

    __slots__ = ("_key", "used")

    def __init__(self, key: int, used: int) -> None:
        self._key, self.used = key, used

    def throw(self) -> float:
        """Return the next draw, uniform on [0, 1)."""
        self.used += 1
        return u01(self._key, self.used - 1)


def _mind_class(side: int, name: str) -> type[Any]:
    """Make a frozen class with a side's traits, feelings and what follows from them."""
    names = (*TRAITS[side], *STATES[side], *DERIVED[side])
    fields: list[Any] = [(n, float) for n in names]
    fields.append(("healed" if side == 0 else "recovered", bool))
    made = dataclasses.make_dataclass(name, fields, frozen=True, slots=True)
    made.__doc__ = f"Traits and feelings of the {name.lower()}, read-only."
    return made


MINDS = (_mind_class(0, "Dumpee"), _mind_class(1, "Dumper"))


def mind_of(couple: Couple, side: int, q: Any) -> Any:
    """Return a read-only copy of one side's mind."""
    mind: Dumpee | Dumper = couple.dumpee if side == 0 else couple.dumper
    traits = {name: getattr(mind, name) for name in TRAITS[side]}
    over = couple.dumpee.healed_day if side == 0 else couple.dumper.recovered_day
    flag = {"healed" if side == 0 else "recovered": over >= 0.0}
    return MINDS[side](**traits, **feelings(couple, side, q), **flag)


@dataclasses.dataclass(frozen=True, slots=True)
class View:
    """What one side knows when its policy is asked. Days are days since the breakup."""

    side: str
    """dumpee or dumper."""
    moment: str
    """start, day, text or urge."""
    day: float
    thread: tuple[Line, ...]
    """All texts that this side has sent or read so far, in that order."""
    heard: Line | None
    """The text read last; for `on_text` the one to answer."""
    mind: Any
    """Own traits and feelings by name (agents/dumpee.py, agents/dumper.py), read-only."""
    motive: str | None
    """For `on_urge`: the motive behind the urge."""
    unanswered: int
    """Own texts since the other was last heard."""
    about_to_send: str | None
    """Intent of a text that is already planned."""
    asked_space_day: float | None
    """When this side asked for space; None if it did not."""
    told_space_day: float | None
    """When the other asked for space."""
    warned_day: float | None
    told_warning_day: float | None
    blocking: bool
    """Whether this side blocks the other."""
    blocked: bool
    """Whether this side has found out that the other blocks it."""
    muted: bool
    _dice: Dice = dataclasses.field(repr=False)

    @property
    def hour(self) -> float:
        """Hour of the day, 0 to 24."""
        return self.day % 1.0 * 24.0

    @property
    def asked_space(self) -> bool:
        """Whether this side has asked for space."""
        return self.asked_space_day is not None

    @property
    def told_space(self) -> bool:
        """Whether the other has asked for space."""
        return self.told_space_day is not None

    @property
    def warned(self) -> bool:
        """Whether this side has warned that it will block."""
        return self.warned_day is not None

    def random(self) -> float:
        """Return a draw, uniform on [0, 1), that repeats with the seed."""
        return self._dice.throw()

    def __getattr__(self, name: str) -> Any:
        """Say what there is to see instead."""
        hint = nearest(name, SEEN)
        raise AttributeError(f"a policy cannot see {name!r}{hint} (it sees: {', '.join(SEEN)})")


SEEN = (
    *(f.name for f in dataclasses.fields(View) if not f.name.startswith("_")),
    "hour", "asked_space", "told_space", "warned", "random()",
)  # fmt: skip
"""Everything that a view shows."""
