"""docs/odd.md: all seven elements of the protocol, and everything that the code knows of itself."""

import dataclasses

from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.rules import RULES
from agents.seat import Seat
from agents.traits import DumpeeTraits, DumperTraits
from coach.odd import page
from sim.couple import SLOTS, Couple

ELEMENTS = (
    "Purpose and patterns", "Entities, state variables, and scales",
    "Process overview and scheduling", "Design concepts", "Initialization", "Input data",
    "Submodels",
)  # fmt: skip
CONCEPTS = (
    "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction",
    "Sensing", "Interaction", "Stochasticity", "Collectives", "Observation",
)  # fmt: skip
PAGE = "\n".join(page())


def test_the_seven_elements_stand_in_their_order():
    places = [PAGE.index(f"## {number}. {name}") for number, name in enumerate(ELEMENTS, 1)]
    assert places == sorted(places)


def test_the_eleven_design_concepts_stand_in_their_order():
    places = [PAGE.index(f"\n### {name}\n") for name in CONCEPTS]
    assert places == sorted(places)


def test_every_state_trait_and_slot_is_there():
    for record in (DumpeeTraits, DumperTraits, Seat, Couple):
        for field in dataclasses.fields(record):
            assert f"`{field.name}`" in PAGE, field.name
    for record in (Dumpee, Dumper):
        for field in dataclasses.fields(record):
            if "unit" in field.metadata:
                assert f"`{field.name}`" in PAGE, field.name
    for slot in SLOTS:
        assert f". `{slot}`" in PAGE


def test_every_rule_of_the_psychology_is_there():
    of_minds = [rule for rule in RULES if rule.__module__.startswith("agents.")]
    assert len(of_minds) > 150
    for rule in of_minds:
        if not rule.__name__.startswith("_"):
            assert f"- `{rule.__name__}`: " in PAGE, rule.__name__
