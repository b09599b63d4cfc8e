"""Numbers that several policies use."""

from __future__ import annotations

import dataclasses

from agents.declare import number


@dataclasses.dataclass
class PolicyNumbers:
    """How firmly policies are kept, and when they turn."""

    slip_share: float = number(
        0.06, "share", 0.0, 0.3, "P37, assumption", "urges that slip past a resolve not to write"
    )
    wish_that_accepts: float = number(
        0.3, "share", 0.1, 0.6, "P22 P26", "wish to reconnect above which a return is accepted"
    )
    used_that_declines: float = number(
        0.6, "share", 0.3, 0.9, "P44, assumption", "feeling used above which a return is declined"
    )
    pity_that_returns: float = number(
        0.55, "share", 0.3, 0.8, "P30, assumption", "pain seen at which a pitying dumper returns"
    )
    advice_that_returns: float = number(
        0.3, "share", 0.1, 0.6, "P29, assumption", "weight of advice at which a dumper returns"
    )
    overwhelm_that_blocks: float = number(
        0.85, "share", 0.6, 1.0, "P34, assumption", "overwhelm at which an impatient dumper blocks"
    )
    overwhelm_that_unblocks: float = number(
        0.1, "share", 0.0, 0.3, "assumption", "overwhelm at which that dumper unblocks"
    )
    ghost_days: float = number(
        14.0, "days", 3.0, 60.0, "assumption", "warm days before a ghost vanishes"
    )
    probe_texts_per_day: float = number(
        8.0, "1/day", 2.0, 20.0, "assumption", "texts a day that the flooding probe sends"
    )
