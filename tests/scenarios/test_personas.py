from __future__ import annotations

import statistics

import pytest

from agents.errors import AftertextError
from agents.personas import PERSONA_NAMES, PERSONAS, find_persona, personas_of
from agents.wording import REGISTERS
from scenarios.schema import DumpeeSide, DumperSide
from sim.people import TRAITS, draw_traits


def test_personas_are_made_of_declared_traits() -> None:
    assert len(set(PERSONA_NAMES)) == len(PERSONAS)
    for persona in PERSONAS:
        assert persona.register in REGISTERS
        assert persona.source
        assert persona.about
        for trait, (mean, sd) in persona.traits.items():
            declared = TRAITS[persona.side][trait]
            assert declared.low <= mean <= declared.high
            assert 0.0 < sd < declared.high - declared.low


@pytest.mark.parametrize("side", [0, 1])
def test_people_drawn_as_a_persona_are_like_it(side: int) -> None:
    for name in personas_of(side):
        person = DumperSide(persona=name) if side else DumpeeSide(persona=name)
        drawn = [draw_traits(side, person.spreads(side), 2, index) for index in range(60)]
        for trait, (mean, sd) in find_persona(name, side).traits.items():
            found = statistics.fmean(traits[trait] for traits in drawn)
            assert abs(found - mean) < 0.8 * sd + 0.02


def test_a_persona_is_found_on_its_own_side_only() -> None:
    assert find_persona("guilty", 1).name == "guilty"
    with pytest.raises(AftertextError, match="no dumpee persona 'guilty'"):
        find_persona("guilty", 0)
    with pytest.raises(AftertextError, match="'anxius'; did you mean 'anxious'"):
        find_persona("anxius", 0)
    assert set(personas_of(0)) | set(personas_of(1)) == set(PERSONA_NAMES)
