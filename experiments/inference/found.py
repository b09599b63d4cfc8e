"""All that is found in a real chat, in one piece, and as data with stable keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from agents.intents import SIDES
from agents.quantities import Quantities
from agents.version import MODEL_VERSION
from experiments.rounding import rounded
from experiments.survival import DRAWS, LEVEL
from scenarios.chats import ChatText
from sim.couple import STATUSES
from sim.filter.estimate import LEVELS, Estimated, TextEstimate
from sim.filter.seen import Observed
from sim.people import TRAITS, default_spread, draw_trait, stream_of

from .brought import Part
from .outlook import Outlook

NOTE = (
    "This is a model's estimate: no diagnosis of anyone and no advice. It knows the texts and "
    "their times, not the two people."
)
STAYED = "Nothing left this machine."
UP_TO = "A band says what could be known up to that day, not what later texts let one see."
_RESULTS = Path(__file__).resolve().parents[2] / "docs" / "results" / "inference.json"
_MOST_NAMED, _LEAST_SHARE = 5, 0.01
_PEOPLE = 10_000
_DIGITS = 5


@dataclass(frozen=True)
class Origin:
    """Where results come from."""

    file: str
    command: str
    seed: int
    particles: int
    reader: str
    corrections: int
    """Corrections by the user that the reader has learned from."""
    notes: tuple[str, ...]
    """What was assumed or left out on the way."""


@dataclass(frozen=True)
class Found:
    """What was found in a chat."""

    origin: Origin
    part: Part
    me: int
    """Which of the two people has asked."""
    read: tuple[Observed, ...]
    """How each text reads by itself."""
    estimated: Estimated = field(repr=False)
    base_rate: float
    """Share of dumpers of the population who want a return."""
    outlook: Outlook = field(repr=False)

    @property
    def side(self) -> int:
        """The side of the one who has asked."""
        return self.part.sides[self.me]

    @property
    def wants_return(self) -> float:
        """The probability now that the dumper's own love is enough to want a return."""
        return float(self.estimated.wants_return[-1])

    @property
    def statuses(self) -> dict[str, float]:
        """The probability now that the two are apart, friends, together again."""
        couples = self.estimated.particles.couples
        shares = np.bincount(couples["status"], self.estimated.particles.weights(), len(STATUSES))
        return {name: float(share) for name, share in zip(STATUSES, shares, strict=True)}

    @property
    def unexplained(self) -> float:
        """The share of texts that something outside the known ways of answering explains better."""
        return float(np.mean([t.channels.get("unexplained", 0.0) for t in self.estimated.texts]))

    def to_json(self) -> dict[str, Any]:
        """Return everything that is told, with stable keys (docs/infer.md)."""
        estimated, part = self.estimated, self.part
        data = {
            **_origin(self),
            "chat": _chat(self),
            "breakup": part.breakup.isoformat(),
            "until_day": part.until,
            "me": SIDES[self.side],
            "texts": [_text(self, number) for number in range(len(part.texts))],
            "unexplained": self.unexplained,
            "days": estimated.days.tolist(),
            "levels": list(LEVELS),
            "bands": {name: rows.tolist() for name, rows in estimated.bands.items()},
            "wants_return": _wants(self),
            "ways": {side: few(estimated.ways[i]) for i, side in enumerate(SIDES)},
            "status": self.statuses,
            "outlook": _outlook(self.outlook),
        }
        found: dict[str, Any] = rounded(data, _DIGITS)
        return found


def base_rate(quantities: Quantities) -> float:
    """Return the share of dumpers of the population whose own love is enough to want a return."""
    spread = default_spread(1, "own_love")
    stream = stream_of(1, list(TRAITS[1]).index("own_love"))
    own = [draw_trait(spread, 0, number, stream) for number in range(_PEOPLE)]
    return float(np.mean(np.array(own) > quantities.love_that_returns))


def measured() -> dict[str, Any] | None:
    """Return how well estimates did on simulated threads of the usual population, if it is stored.

    None where nothing is, or it is of another version of the model.
    """
    try:
        stored = json.loads(_RESULTS.read_text(encoding="utf-8"))
        usual: dict[str, Any] = stored["usual"]
        return usual if stored["model_version"] == MODEL_VERSION else None
    except (OSError, ValueError, KeyError):
        return None


def few(shares: dict[str, float], most: int = _MOST_NAMED) -> dict[str, float]:
    """Return the largest shares: at most so many, and but for the first none below 1 %."""
    first = dict(islice(shares.items(), 1))
    return first | {n: s for n, s in islice(shares.items(), most) if s >= _LEAST_SHARE}


def _origin(found: Found) -> dict[str, Any]:
    origin = asdict(found.origin)
    del origin["file"]
    return {
        "aftertext": version("aftertext"),
        "model_version": MODEL_VERSION,
        **origin,
        "note": f"{NOTE} {STAYED} {UP_TO}",
    }


def _chat(found: Found) -> dict[str, Any]:
    part = found.part
    sent: Sequence[ChatText] = part.texts
    by = [sum(part.sides[text.sender] == side for text in sent) for side in (0, 1)]
    return {
        "file": found.origin.file,
        "kind": part.chat.kind,
        "first": sent[0].when.isoformat(),
        "last": sent[-1].when.isoformat(),
        "texts": len(sent),
        "texts_by_dumpee": by[0],
        "texts_by_dumper": by[1],
        "without_words": part.wordless,
        "before_breakup": part.before,
        "after_until": part.after,
        "calls_and_blocks": len(part.chat.events),
        "skipped": list(part.chat.skipped.told()),
    }


def _text(found: Found, number: int) -> dict[str, Any]:
    text, estimated = found.part.texts[number], found.estimated.texts[number]
    return {
        "id": number,
        "day": found.part.days[number],
        "sender": SIDES[found.part.side(number)],
        "words": text.words,
        "reads": few(found.read[number].intents) if found.read[number].intents else {},
        **_estimate(estimated),
    }


def _estimate(text: TextEstimate) -> dict[str, Any]:
    return {
        "intents": few(text.intents),
        "motives": few(text.motives),
        "channels": few(text.channels),
        "unexplained": text.channels.get("unexplained", 0.0),
    }


def _wants(found: Found) -> dict[str, Any]:
    usual = measured()
    return {
        "now": found.wants_return,
        "by_day": found.estimated.wants_return.tolist(),
        "by_island": found.estimated.wants_by_island[-1].tolist(),
        "base_rate": found.base_rate,
        "measured": None if usual is None else usual["intention"],
    }


def _outlook(outlook: Outlook) -> dict[str, Any]:
    return {
        "side": SIDES[outlook.side],
        "days": outlook.days,
        "futures": outlook.futures,
        "present": outlook.present,
        "interval": LEVEL,
        "resamplings": DRAWS,
        "ways": [asdict(way) for way in outlook.ways],
    }
