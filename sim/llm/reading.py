"""Reading a text with a language model: which intent it probably has, and what it says.

from sim.llm.reading import read
from sim.llm.settings import ModelSettings
from sim.llm.speakers import Desk

desk = Desk(ModelSettings(base_url="http://localhost:8000/v1"))
read("was just thinking of you", 1, desk.endpoint("some-model")).likeliest
"""

from __future__ import annotations

from typing import Any

from agents.content import AXES, Content
from agents.errors import AftertextError
from agents.intents import INTENTS
from agents.reading import Reading
from sim.llm.answers import first_object
from sim.llm.endpoint import Endpoint
from sim.llm.prompts import READING_SCHEMA, reading_messages
from sim.llm.usage import AnswerError

MOST_READ = 4000
"""Characters of a text that is read."""
_SEED = 1
"""Reading is no part of a couple's chance: the same text is read in the same way."""
_SLACK = 1e-6
"""Rounding that a share may be off by."""


def read(text: str, side: int, endpoint: Endpoint) -> Reading:
    """Return what a model reads in a text of one side (0 dumpee, 1 dumper).

    Raises AftertextError for an empty text or one of more than MOST_READ characters, and
    sim.llm.usage.AnswerError where the model fails; nothing stands in for it.
    """
    if not 0 < len(text.strip()) <= MOST_READ:
        raise AftertextError(f"a text to read has 1 to {MOST_READ} characters, not {len(text)}")
    # Half of a surrogate pair cannot be sent; it is no sign of any writing.
    sent = text.encode("utf-8", "replace").decode("utf-8")
    answer = endpoint.ask(reading_messages(sent, side), READING_SCHEMA, _SEED)
    return read_reading(first_object(answer), side)


def read_reading(data: dict[str, Any], side: int) -> Reading:
    """Return the reading in a model's answer.

    Raises AnswerError where an intent is not this side's, a share is outside 0 to 1 or missing.
    """
    allowed = {row.name for row in INTENTS if side in row.sides}
    found: dict[str, float] = {}
    try:
        for row in data["intents"]:
            found[row["name"]] = found.get(row["name"], 0.0) + _share(row["probability"])
        said = Content(*(_share(data["content"][axis]) for axis in AXES))
    except (KeyError, TypeError):
        raise AnswerError("malformed") from None
    total = sum(found.values())
    if total <= 0.0 or not set(found) <= allowed:
        raise AnswerError("malformed")
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    shares = {name: share / total for name, share in ranked if share > 0.0}
    return Reading(shares, said, reader="llm")


def _share(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        if -_SLACK <= value <= 1.0 + _SLACK:
            return min(1.0, max(0.0, float(value)))
    raise AnswerError("malformed")
