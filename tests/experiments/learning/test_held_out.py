"""What is held out is not trained on, and there is nothing else."""

import pytest

from agents.intents import DUMPEE, DUMPER
from agents.policies import policies_of
from experiments.learning.held_out import (
    HELD_OUT,
    HELD_OUT_OPPONENTS,
    TRAIN,
    TRAIN_OPPONENTS,
    main,
)
from scenarios.loader import library_names, load_scenario


def test_every_scenario_is_either_trained_on_or_held_out():
    assert sorted((*TRAIN, *HELD_OUT)) == sorted(library_names())
    assert len(HELD_OUT) == 6


@pytest.mark.parametrize("side", [DUMPEE, DUMPER])
def test_opponents_are_policies_of_the_other_side_and_met_or_unmet(side):
    met, unmet = TRAIN_OPPONENTS[side], HELD_OUT_OPPONENTS[side]
    assert {*met, *unmet} <= set(policies_of(1 - side))
    assert not {*met} & {*unmet}


def test_held_out_scenarios_differ_in_their_own_policies():
    assert len({load_scenario(name).policies for name in HELD_OUT}) == len(HELD_OUT)


def test_commands_can_take_the_names(capsys, monkeypatch):
    for words, names in ((["scenarios"], TRAIN), (["opponents", "dumper"], TRAIN_OPPONENTS[1])):
        monkeypatch.setattr("sys.argv", ["held_out", *words])
        main()
        assert capsys.readouterr().out.strip().split(",") == list(names)
