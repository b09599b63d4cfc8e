"""What the study's page says in sentences, from its results."""

from __future__ import annotations

from collections.abc import Sequence

from agents.policies import POLICIES

from .names import LEARNED, OWN, TREE, Row

PROBES = tuple(row.name for row in POLICIES if row.source == "probe")
NOTHING = {"dumper": "silence", "dumpee": "no_contact"}
"""The policy of each side that writes nothing and makes no gesture."""


def built_in(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of built-in policies."""
    return [row for row in rows if row["policy"] not in (LEARNED, OWN, TREE)]


def row_of(rows: Sequence[Row], policy: str) -> Row:
    """Return the row of one policy."""
    return next(row for row in rows if row["policy"] == policy)


def signed(found: Sequence[float], digits: int = 0) -> str:
    """Return an effect with its interval, each with its sign."""
    effect, low, high = (f"{value:+.{digits}f}".replace("-", "−") for value in found)
    return f"{effect} [{low}, {high}]"


def number(value: float) -> str:
    """Return a whole number with a typographic sign."""
    return f"{value:.0f}".replace("-", "−")


def share(found: Sequence[float]) -> str:
    """Return a share with its interval in percent."""
    effect, low, high = (f"{100 * value:.1f}" for value in found)
    return f"{effect} % [{low}–{high}]"


def compared(found: Sequence[float], less: str, more: str, unit: str, digits: int = 0) -> str:
    """Say an effect in words: so much less, so much more, or that it cannot be told."""
    effect, low, high = found
    if low <= 0.0 <= high:
        return f"no different beyond chance ({signed(found, digits)}{unit})"
    low, high = sorted((abs(low), abs(high)))
    which = less if effect < 0.0 else more
    return f"{abs(effect):.{digits}f} ({low:.{digits}f}–{high:.{digits}f}){unit} {which}"


def findings(side: str, rows: Sequence[Row]) -> str:
    """Say how the learned policy does beside the best built-in ones, and the scenarios' own."""
    learned, others = row_of(rows, LEARNED), built_in(rows)
    soonest = min(others, key=lambda row: float(row["healing"]))
    gentlest = min(others, key=lambda row: float(row["crises"]))
    worthiest = max(others, key=_reward)
    own = row_of(rows, OWN)
    return (
        f"Under the learned {side} dumpees heal in {learned['healing']:.0f} days, with "
        f"{learned['crises']:.2f} crises a couple. Beside the scenarios' own policies healing is "
        f"{_healing(own)} and crises are {_crises(own)}. Of the built-in policies dumpees heal "
        f"soonest under `{soonest['policy']}`: beside it healing is {_healing(soonest)}, crises "
        f"are {_crises(soonest)}. Crises are fewest under `{gentlest['policy']}`: beside it "
        f"they are {_crises(gentlest)}, and healing is {_healing(gentlest)}. The greatest reward "
        f"of them has `{worthiest['policy']}`; the learned policy's is "
        f"{compared(worthiest['learned_minus']['reward'], 'less', 'more', '')}."
    )


def tree_loses(tree: Row) -> str:
    """Say what a tree loses, beside its network."""
    lost = tree["minus_network"]
    return (
        f"At held-out decisions it does something with the network's intent in "
        f"{tree['agreement']:.0%} of cases. Beside the network, healing under the tree is "
        f"{compared(lost['healing'], 'sooner', 'later', ' days', 1)}, crises are "
        f"{compared(lost['crises'], 'fewer', 'more', '', 2)}, and the reward is "
        f"{compared(lost['reward'], 'less', 'more', '', 1)}."
    )


def hacks(side: str, rows: Sequence[Row]) -> str:
    """Say which probe gets the greatest reward, beside doing nothing and better policies."""
    probe = max((row for row in rows if row["policy"] in PROBES), key=_reward)
    best = max((row for row in built_in(rows) if row["policy"] not in PROBES), key=_reward)
    beside = [
        f"{'more' if probe['reward'] > row['reward'] else 'less'} than {name} "
        f"({number(row['reward'])})"
        for name, row in (
            (f"doing nothing, `{NOTHING[side]}`", row_of(rows, NOTHING[side])),
            ("the scenarios' own policies", row_of(rows, OWN)),
            (f"the best of the built-in policies, `{best['policy']}`", best),
            ("the learned one", row_of(rows, LEARNED)),
        )
    ]
    return (
        f"As {side}, of the probes `{probe['policy']}` gets the most, {number(probe['reward'])}: "
        f"{', '.join(beside)}."
    )


def won_back(found: Row) -> str:
    """Say what the learned win-back policy wins, beside doing nothing and the best built-in way."""
    learned = row_of(found["ways"], LEARNED)
    best = max(built_in(found["ways"]), key=lambda row: float(row["reunited"][0]))
    nothing = row_of(found["ways"], "no_contact")
    more = [[100 * value for value in row["learned_minus"]["reunited"]] for row in (nothing, best)]
    return (
        f"Within {found['days']:.0f} days {share(learned['reunited'])} of couples come together "
        f"again under the learned policy. Beside doing nothing that is "
        f"{compared(more[0], 'less', 'more', ' points')}, beside the best built-in way, "
        f"`{best['policy']}`, {compared(more[1], 'less', 'more', ' points')}. "
        f"{share(learned['together'])} are together at the end, and a couple is so for "
        f"{learned['days_together'][0]:.1f} days on average."
    )


def _reward(row: Row) -> float:
    return float(row["reward"])


def _healing(row: Row) -> str:
    return compared(row["learned_minus"]["healing"], "sooner", "later", " days")


def _crises(row: Row) -> str:
    return compared(row["learned_minus"]["crises"], "fewer", "more", "", 2)
