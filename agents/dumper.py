"""The state of the one who left. There is no separation anxiety in it (P4)."""

from __future__ import annotations

import dataclasses

from agents.declare import number
from agents.traits import DumperTraits


@dataclasses.dataclass(slots=True)
class Dumper(DumperTraits):
    """Traits and feelings of the dumper; they hold at `felt_day`."""

    felt_day: float = 0.0

    contact: float = number(0.0, "share", 0.0, 1.0, "P34", "trace of recent contact with the ex")
    relief: float = number(0.8, "share", 0.0, 1.0, "P6 F15", "enjoying space and freedom")
    guilt: float = number(0.1, "share", 0.0, 1.0, "P3 P7", "feeling bad about the hurt")
    absolved: float = number(0.0, "share", 0.0, 1.0, "P5 P50", "having been forgiven")
    seen_pain: float = number(0.2, "share", 0.0, 1.0, "P31", "what they see of the other's pain")
    boredom: float = number(0.1, "share", 0.0, 1.0, "P3 P43", "nothing going on")
    loneliness: float = number(0.1, "share", 0.0, 1.0, "P43 F13", "missing company")
    curiosity: float = number(0.1, "share", 0.0, 1.0, "P3", "wondering how the ex is")
    jealousy: float = number(0.0, "share", 0.0, 1.0, "P43", "the ex with someone else")
    shame: float = number(0.1, "share", 0.0, 1.0, "P43", "how one looks in the ex's eyes")
    money_need: float = number(0.0, "share", 0.0, 1.0, "P43 P54", "being short of money")
    support_need: float = number(0.1, "share", 0.0, 1.0, "P43 P49", "wanting to be comforted")
    fear_of_loss: float = number(0.05, "share", 0.0, 1.0, "P43", "losing the ex for good")
    aversion: float = number(0.45, "share", 0.0, 1.0, "P24 P28", "bad feelings tied to the ex")
    overwhelm: float = number(0.1, "share", 0.0, 1.0, "P34", "being asked too much")
    resentment: float = number(0.0, "share", 0.0, 1.0, "P46", "anger at getting no answer")
    benefit: float = number(
        0.45, "share", 0.0, 1.0, "P51 P61", "what texting the ex is felt to bring"
    )
    love: float = number(0.25, "share", 0.0, 1.0, "P30", "own love for the ex")
    advice: float = number(0.0, "share", 0.0, 1.0, "P29", "what others say: go back")
    new_company: float = number(0.0, "share", 0.0, 1.0, "P10", "a new partner")
    sadness: float = number(0.25, "share", 0.0, 1.0, "P13", "their own grief at the end of it")
    well_since: float = -1.0
    recovered_day: float = -1.0
    """First day of the first fortnight of being over it; -1 before."""
