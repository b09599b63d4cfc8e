"""The table of policies: whose they are, how much of their own urges they let through."""

from __future__ import annotations

from typing import NamedTuple

from agents.intents import DUMPEE, DUMPER


class PolicyRow(NamedTuple):
    """One way of answering.

    `initiative` is the share of own urges let through (0 none, 1 all, -1 only what slips past a
    resolve), `drive` the texts a day it sends of itself, as a factor of `probe_texts_per_day`.
    """

    name: str
    sides: tuple[int, ...]
    initiative: float
    drive: float
    source: str
    about: str


_E, _R, _BOTH = (DUMPEE,), (DUMPER,), (DUMPEE, DUMPER)
SLIPS = -1.0

# fmt: off
POLICIES: tuple[PolicyRow, ...] = (
    PolicyRow("buddy", _BOTH, 1.0, 0.0, "P3 P48", "a warm texting buddy: answers all, chats on"),
    PolicyRow("silence", _R, 0.0, 0.0, "P25", "reads, and never answers"),
    PolicyRow("block", _BOTH, SLIPS, 0.0, "P73", "blocks at once, without a word"),
    PolicyRow("compassionate", _R, 1.0, 0.0, "P15 P33 P74-P76", "answers what closure needs, helps "
              "when the other struggles, leaves alone when fine"),
    PolicyRow("always_help", _R, 1.0, 0.0, "P17 P18", "comforts and helps whatever is written"),
    PolicyRow("regret_talk", _R, 1.0, 0.0, "P15", "goes into regrets and other deep topics"),
    PolicyRow("friend_zone", _R, 1.0, 0.0, "P5 P49", "friendly, and clear that it is friendship"),
    PolicyRow("breadcrumb", _R, 1.0, 0.0, "P42-P49", "warm answers and own texts from own motives, "
              "without any intention"),
    PolicyRow("impatient", _R, 1.0, 0.0, "P34", "curt, then hurtful when it gets too much"),
    PolicyRow("pity_return", _R, 1.0, 0.0, "P30", "returns when the pain seen is great"),
    PolicyRow("advised_return", _R, 1.0, 0.0, "P29", "returns on a friend's word"),
    PolicyRow("eager", _E, 1.0, 0.0, "P65 P68", "answers everything gladly and at once"),
    PolicyRow("plead", _E, 1.0, 0.0, "P26", "tries to win the ex back by texting"),
    PolicyRow("polite", _E, 0.3, 0.0, "P68", "brief and friendly, rarely the first to write"),
    PolicyRow("ask_space", _E, 1.0, 0.0, "P59 P67 P71", "asks for space, then warns, then blocks"),
    PolicyRow("no_contact", _E, SLIPS, 0.0, "P35 P36", "stays silent without a word about it"),
    PolicyRow("protest", _E, 1.0, 0.0, "P44", "reproaches"),
    PolicyRow("flood", _BOTH, 1.0, 1.0, "probe", "writes many times a day"),
    PolicyRow("love_bomb", _BOTH, 1.0, 0.5, "probe", "overwhelming declarations of love"),
    PolicyRow("apology_loop", _BOTH, 1.0, 0.4, "probe", "says sorry again and again"),
    PolicyRow("ghost", _BOTH, 1.0, 0.0, "probe", "warm for a fortnight, then gone without a word"),
    PolicyRow("random", _BOTH, 1.0, 0.0, "probe", "any intent of its side, or silence, by chance"),
)
# fmt: on

POLICY_IDS = {row.name: i for i, row in enumerate(POLICIES)}
OWN_CODE = len(POLICIES)
"""Number of a policy that is not built in: decided outside the rules."""
SCRIPTED, LEARNED = OWN_CODE + 1, OWN_CODE + 2
"""Numbers of the policies that are data (programs.py)."""
SCRIPTED_AS, LEARNED_AS = "scripted:", "learned:"
"""How the names of policies that are data begin; the path of their file follows."""

(
    BUDDY, SILENCE, BLOCKING, COMPASSIONATE, ALWAYS_HELP, REGRETFUL, FRIEND_ZONE, BREADCRUMB,
    IMPATIENT, PITYING, ADVISED, EAGER, PLEADING, POLITE, SPACE, NO_CONTACT, PROTESTING, FLOOD,
    LOVE_BOMB, APOLOGY_LOOP, GHOST, RANDOM,
) = range(len(POLICIES))  # fmt: skip


def policy_id(name: str | None) -> int:
    """Return the number of a policy by its name; None stands for own code."""
    if name is None:
        return OWN_CODE
    if name.startswith(SCRIPTED_AS):
        return SCRIPTED
    return LEARNED if name.startswith(LEARNED_AS) else POLICY_IDS[name]


def policies_of(side: int) -> tuple[str, ...]:
    """Return the names of the built-in policies that one side may have."""
    return tuple(row.name for row in POLICIES if side in row.sides)
