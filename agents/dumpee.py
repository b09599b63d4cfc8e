"""The state of the one who was left. One field list, read by every engine, recorder and schema.

Intensities run from 0 to 1. The value of a field is its value at the moment of the breakup before
traits have shaped it (see `beginnings.py`).
"""

from __future__ import annotations

import dataclasses

from agents.declare import number
from agents.traits import DumpeeTraits


@dataclasses.dataclass(slots=True)
class Dumpee(DumpeeTraits):
    """Traits and feelings of the dumpee; they hold at `felt_day`."""

    felt_day: float = 0.0

    contact: float = number(0.0, "share", 0.0, 1.0, "P16", "trace of recent contact with the ex")
    idle_contact: float = number(0.0, "share", 0.0, 1.0, "P14", "the part of it that was idle talk")
    expectation: float = number(0.9, "share", 0.0, 1.0, "P2", "contact they are habituated to")
    bond: float = number(0.9, "share", 0.0, 1.0, "F11", "attachment to the ex as a person")
    separation_anxiety: float = number(0.3, "share", 0.0, 1.0, "P4 P73", "alarm at being cut off")
    hope: float = number(0.0, "log-odds", -12.0, 12.0, "P39", "belief that the ex comes back")
    denial: float = number(0.5, "share", 0.0, 1.0, "P26", "reading signs as one wants them to be")
    acceptance: float = number(
        0.05, "share", 0.0, 1.0, "P33 F10", "having taken in that it is over"
    )
    closure: float = number(0.0, "share", 0.0, 1.0, "P15", "share of the open questions answered")
    self_reliance: float = number(0.25, "share", 0.0, 1.0, "P16", "coping without the ex")
    comfort_from_ex: float = number(0.0, "share", 0.0, 1.0, "P17", "trace of comfort from the ex")
    comfort_elsewhere: float = number(0.3, "share", 0.0, 1.0, "P36", "trace of comfort from others")
    sadness: float = number(0.4, "share", 0.0, 1.0, "F08", "grief at the loss")
    rumination: float = number(0.5, "share", 0.0, 1.0, "F14 F19", "going over it again and again")
    self_worth: float = number(0.5, "share", 0.0, 1.0, "P22 P38", "feeling worthy of love")
    anger: float = number(0.1, "share", 0.0, 1.0, "F08", "anger at the ex")
    felt_used: float = number(0.0, "share", 0.0, 1.0, "P44", "feeling of being used")
    crumbs: float = number(0.0, "texts", 0.0, 1000.0, "P42", "recent warm texts that led nowhere")
    new_company: float = number(0.0, "share", 0.0, 1.0, "P36", "someone new who is good for them")
    grief_work: float = number(0.0, "days", 0.0, 10000.0, "P14", "grieving done so far")
    well_since: float = -1.0
    """Day since which all thresholds of being healed are met; -1 while they are not."""
    healed_day: float = -1.0
    """First day of the first fortnight of being well; -1 before."""
    crises: int = 0
    """Crisis episodes so far; counted, never narrated."""
    distress_days: float = 0.0
    """Integral of distress since the breakup."""
    peak_distress: float = 0.0
