"""Named people: presets of traits, with a way of writing, that a scenario can start from.

A trait is given as (mean, sd) of a normal distribution cut off at the trait's declared bounds;
traits that are not named stay as in the population. All values are judgements from reading the
paragraphs named (assumption). A persona has traits only: what the world does to a person (money
trouble, a rough patch, the ex with someone new) is for a scenario to say.
"""

from __future__ import annotations

from typing import NamedTuple

from agents.errors import unknown
from agents.intents import DUMPEE, DUMPER, SIDES

Traits = dict[str, tuple[float, float]]


class Persona(NamedTuple):
    """A kind of person on one side; `register` names a way of writing (agents.wording)."""

    name: str
    side: int
    register: str
    source: str
    about: str
    traits: Traits


def _around(**means: float) -> Traits:
    return {trait: (mean, 0.5 if trait == "relationship_years" else 0.09)
            for trait, mean in means.items()}  # fmt: skip


# fmt: off
PERSONAS: tuple[Persona, ...] = (
    # --- the one who was left
    Persona("anxious", DUMPEE, "chatty", "P2 P73 F21", "fears being abandoned and reads signs",
            _around(attachment_anxiety=.82, attachment_avoidance=.25, self_esteem=.42,
                    impulsiveness=.6)),
    Persona("secure", DUMPEE, "plain", "P10 F21", "at ease with closeness and with being alone",
            _around(attachment_anxiety=.2, attachment_avoidance=.2, self_esteem=.78,
                    impulsiveness=.3)),
    Persona("avoidant", DUMPEE, "terse", "F21", "keeps feelings to themselves, rarely writes first",
            _around(attachment_anxiety=.25, attachment_avoidance=.82, impulsiveness=.25,
                    chattiness=.25)),
    Persona("low_esteem", DUMPEE, "dots", "P22 P38", "takes their worth from the ex's word",
            _around(self_esteem=.2, attachment_anxiety=.62, support=.35)),
    Persona("well_supported", DUMPEE, "emoji", "P36", "has friends and family who are there",
            _around(support=.88, self_esteem=.65)),
    Persona("alone", DUMPEE, "lowercase", "P17 P38", "has hardly anyone but the ex to turn to",
            _around(support=.1, attachment_anxiety=.6, commitment=.88)),
    Persona("impulsive", DUMPEE, "textspeak", "P8 P37", "an urge is a text before it is a thought",
            _around(impulsiveness=.88, attachment_anxiety=.58, insight=.3)),
    Persona("insightful", DUMPEE, "formal", "P35 P47", "understands breakups and themselves",
            _around(insight=.87, self_esteem=.65, impulsiveness=.28)),
    Persona("blindsided", DUMPEE, "plain", "P25 P26 P73", "left harshly and out of the blue",
            _around(suddenness=.92, harshness=.82, commitment=.87)),

    # --- the one who left
    Persona("guilty", DUMPER, "plain", "P4 P6 P7 P50", "left harshly, and it goes against their "
            "own moral code",
            _around(moral_code=.9, regret_of_manner=.85, kindness=.55, support=.75, own_love=.12)),
    Persona("bored", DUMPER, "lowercase", "P3 P43", "nothing much going on, and the phone at hand",
            _around(support=.3, moral_code=.35, attachment_avoidance=.75, own_love=.12,
                    regret_of_manner=.25)),
    Persona("lonely", DUMPER, "dots", "P43 P49 F13", "has few people, and needs closeness",
            _around(support=.1, attachment_avoidance=.12, own_love=.22, moral_code=.4,
                    regret_of_manner=.25)),
    Persona("curious", DUMPER, "chatty", "P3 P66", "well looked after, and wonders how the ex is",
            _around(support=.85, attachment_avoidance=.75, moral_code=.35, own_love=.1,
                    regret_of_manner=.2)),
    Persona("jealous", DUMPER, "terse", "P43", "left, and cannot bear the ex with someone else",
            _around(own_love=.42, maturity=.35, moral_code=.3, attachment_avoidance=.65)),
    Persona("ashamed", DUMPER, "formal", "P43 P50", "sees themselves with the ex's eyes",
            _around(moral_code=.92, regret_of_manner=.92, attachment_avoidance=.75, kindness=.5,
                    own_love=.1)),
    Persona("broke", DUMPER, "plain", "P43 P49 P54", "used to being helped out, few scruples "
            "about it",
            _around(moral_code=.2, kindness=.35, own_love=.1, attachment_avoidance=.65,
                    regret_of_manner=.25)),
    Persona("needy", DUMPER, "dots", "P43 P49", "grieves too, and has no one else to lean on",
            _around(support=.08, own_love=.32, moral_code=.45, attachment_avoidance=.4)),
    Persona("afraid_of_loss", DUMPER, "emoji", "P43 P49", "does not want the ex back, nor gone",
            _around(own_love=.43, attachment_avoidance=.12, support=.65, moral_code=.4)),
    Persona("immature", DUMPER, "textspeak", "P46 P47 P71", "little patience, little thought for "
            "what a text does",
            _around(maturity=.12, patience=.2, insight=.15, moral_code=.25, kindness=.35)),
    Persona("mature", DUMPER, "plain", "P13 P33 P70", "knows what a breakup needs, keeps to what "
            "is asked",
            _around(maturity=.9, insight=.85, patience=.8, moral_code=.75, kindness=.75)),
    Persona("still_in_love", DUMPER, "plain", "P30 P58", "left, and loves of their own accord",
            _around(own_love=.85, kindness=.65, attachment_avoidance=.35)),
)
# fmt: on

PERSONA_NAMES = tuple(p.name for p in PERSONAS)


def personas_of(side: int) -> tuple[str, ...]:
    """Return the names of the personas of one side."""
    return tuple(p.name for p in PERSONAS if p.side == side)


def find_persona(name: str, side: int) -> Persona:
    """Return a persona by its name; the error names the nearest of that side."""
    for persona in PERSONAS:
        if persona.name == name and persona.side == side:
            return persona
    raise unknown(f"{SIDES[side]} persona", name, personas_of(side))
