"""Which scenarios and policies training may see, and which it is tried on.

    aftertext train dumper --scenario "$(python -m experiments.learning.held_out scenarios)" \\
        --opponent "$(python -m experiments.learning.held_out opponents dumper)"

People are held out by the seed: training takes any but SEED.
"""

from __future__ import annotations

import sys

from agents.intents import DUMPEE, DUMPER, SIDES

TRAIN = (
    "afraid_of_losing", "breadcrumbs", "fresh_breakup", "friend_advised_return", "guilty_dumper",
    "immature_dumper", "jealous_ex", "just_checking", "money_trouble", "mutual_space",
    "rough_patch", "still_in_love",
)  # fmt: skip
"""Scenarios to train on."""
HELD_OUT = (
    "clingy_dumpee", "harsh_words", "left_without_a_word", "lonely_dumper", "long_relationship",
    "new_partner",
)  # fmt: skip
"""Scenarios to try policies on: clinging, reproaches, a block, loneliness, many years, someone new;
each of another pair of the two's own policies."""
SEED = 50_000
"""Of the people that policies are tried on; no policy was trained under it."""

TRAIN_OPPONENTS: dict[int, tuple[str, ...]] = {
    DUMPEE: ("breadcrumb", "buddy", "compassionate", "friend_zone", "regret_talk", "silence"),
    DUMPER: ("ask_space", "buddy", "eager", "plead", "polite"),
}
"""By the learner's side: policies of the other side to train against."""
HELD_OUT_OPPONENTS: dict[int, tuple[str, ...]] = {
    DUMPEE: ("always_help", "impatient"),
    DUMPER: ("no_contact", "protest"),
}
"""By the learner's side: policies of the other side that training never meets."""


def main() -> None:
    """Print names with commas between, as commands take them: `scenarios` or `opponents SIDE`."""
    what, *side = sys.argv[1:] or ["scenarios"]
    names = TRAIN_OPPONENTS[SIDES.index(side[0])] if what == "opponents" else TRAIN
    print(",".join(names))


if __name__ == "__main__":
    main()
