"""Numbers that several policies use."""

from __future__ import annotations

import dataclasses

from agents.declare import number


@dataclasses.dataclass(init=False, repr=False, eq=False)
class PolicyNumbers:
    """How firmly policies are kept, and when they turn."""

    slip_share: float = number(
        0.06, "share", 0.0, 0.3, "P37, assumption", "urges that slip past a resolve not to write"
    )
    pick_mostly: float = number(
        0.8,
        "share",
        0.65,
        0.95,
        "assumption",
        "share of its first choice, where a policy mostly keeps to it",
    )
    pick_often: float = number(
        0.7,
        "share",
        0.55,
        0.85,
        "assumption",
        "share of its first choice, where a policy often keeps to it",
    )
    pick_rather_often: float = number(
        0.6,
        "share",
        0.5,
        0.75,
        "assumption",
        "share of its first choice, where a policy favours it a little",
    )
    pick_evenly: float = number(
        0.5,
        "share",
        0.35,
        0.65,
        "assumption",
        "share of the first of two choices that are about even",
    )
    pick_first_of_three: float = number(
        0.5, "share", 0.34, 0.6, "assumption", "share of the first where a policy has three choices"
    )
    pick_second_of_three: float = number(
        0.3,
        "share",
        0.2,
        0.4,
        "assumption",
        "share of the second of three choices; the third has the rest",
    )
    at_once_haste: float = number(
        0.1,
        "factor",
        0.02,
        0.5,
        "P65, assumption",
        "delay of an answer given at once, over the natural delay",
    )
    wish_that_accepts: float = number(
        0.3, "share", 0.1, 0.6, "P22 P26", "wish to reconnect above which a return is accepted"
    )
    used_that_declines: float = number(
        0.6, "share", 0.3, 0.9, "P44, assumption", "feeling used above which a return is declined"
    )
    acceptance_said_aloud: float = number(
        0.5,
        "share",
        0.3,
        0.8,
        "P32 P35, assumption",
        "acceptance above which the polite say that it is all right",
    )
    breach_after_days: float = number(
        0.5,
        "days",
        0.05,
        3.0,
        "P71, assumption",
        "time after asking for space from which a text is a breach",
    )
    help_in_deed: float = number(
        0.3,
        "share",
        0.1,
        0.6,
        "P17 P75, assumption",
        "requests that the always helpful grant, not only comfort",
    )
    crumbs_answered: float = number(
        0.8,
        "share",
        0.4,
        1.0,
        "P42, assumption",
        "share of texts that one who leaves crumbs answers",
    )
    pity_that_returns: float = number(
        0.55, "share", 0.3, 0.8, "P30, assumption", "pain seen at which a pitying dumper returns"
    )
    advice_that_returns: float = number(
        0.3, "share", 0.1, 0.6, "P29, assumption", "weight of advice at which a dumper returns"
    )
    advised_again_days: float = number(
        60.0, "days", 14.0, 180.0, "P29, assumption", "least time between two returns on advice"
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
