"""What can be asked of a training, and what the command says of it; nothing here needs PyTorch."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import AftertextError
from coach.cli import train as command
from coach.cli.main import main
from experiments.training import extra
from experiments.training.settings import (
    ALGORITHMS,
    ENVIRONMENTS,
    Settings,
    read_weights,
    side_of_environment,
)
from scenarios.loader import library_names
from sim.envs.reward import COMPONENTS, WIN_BACK, Weights

numbers = st.floats(-1e3, 1e3)
weights = st.builds(Weights, numbers, numbers, numbers, numbers, numbers) | st.just(WIN_BACK)
asked = st.builds(
    Settings,
    side=st.sampled_from((0, 1)),
    algo=st.sampled_from(ALGORITHMS),
    scenario=st.sampled_from(("all", "breadcrumbs", "breadcrumbs,money_trouble")),
    steps=st.integers(1, 10**9),
    seed=st.integers(0, 2**32 - 1),
    envs=st.integers(64, 4096),
    weights=weights,
    horizon=st.none() | st.floats(7.0, 3650.0),
)


@given(asked)
def test_the_command_asks_for_the_same(settings: Settings):
    taken = {}

    def note(settings: Settings, out: object) -> dict[str, object]:
        taken["settings"] = settings
        return {}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extra, "NEEDED", ())
        patch.setattr(command, "make_ready", lambda: None)
        patch.setattr(command, "_train", note)
        assert main([*shlex.split(settings.command)[1:], "--json"]) == 0
    assert taken["settings"] == settings


def test_all_is_every_scenario_and_several_opponents_make_pairs():
    settings = Settings(1, scenario="all", opponent="polite, eager")
    assert settings.pairs == [(n, o) for n in library_names() for o in ("polite", "eager")]
    assert Settings(0, scenario="breadcrumbs").pairs == [("breadcrumbs", None)]


def test_every_environment_has_a_short_name():
    assert {side_of_environment(name) for name in ENVIRONMENTS} == {0, 1}
    assert side_of_environment("dumper") == side_of_environment("Aftertext/Dumper-v0") == 1
    assert Settings(0).environment == "Aftertext/Dumpee-v0"


def test_rewards_are_the_usual_but_for_what_is_said():
    assert read_weights(["crises=2.5"], False) == Weights(crises=2.5)
    assert read_weights([], False) == Weights()
    assert read_weights([], True) == WIN_BACK


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dumpor", "did you mean 'dumper'?"),
        ("Aftertext/DumperText-v0", "for language models"),
        ("dumper --algo pp", "did you mean 'ppo'?"),
        ("dumper --steps 0", "steps = 0 is outside 1 to"),
        ("dumper --envs 0", "envs = 0 is outside 1 to"),
        ("dumper --seed -1", "seed = -1 is outside 0 to"),
        ("dumper --horizon 1", "horizon = 1 is outside 7 to 3650 days"),
        ("dumper --horizon nan", "horizon = nan is outside"),
        ("dumper --scenario breadcrums", "did you mean 'breadcrumbs'?"),
        ("dumper --opponent polit", "did you mean 'polite'?"),
        ("dumper --opponent compassionate", "compassionate"),
        ("dumper --scenario all --envs 2", "envs = 2 is fewer than the"),
        ("dumper --reward crisis=3", "did you mean 'crises'?"),
        ("dumper --reward crises", "is not a part with its weight"),
        ("dumper --reward crises=inf", "is not a part with its weight"),
        ("dumper --reward crises=1 --win-back", "not both"),
    ],
)
def test_what_cannot_be_trained_is_told(monkeypatch, capsys, line, told):
    monkeypatch.setattr(extra, "NEEDED", ())
    assert main(["train", *shlex.split(line)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert len(error.splitlines()) == 1


def test_own_code_as_an_opponent_is_refused(tmp_path):
    (tmp_path / "mine.py").write_text("class Mine:\n    def on_day(self, view):\n        pass\n")
    with pytest.raises(AftertextError, match="own code"):
        Settings(1, opponent=f"{tmp_path / 'mine.py'}:Mine")


def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.setattr(extra, "NEEDED", ("no_such_package_1",))
    assert main(["train", "dumper"]) == 2
    error = capsys.readouterr().err
    assert "no_such_package_1" in error
    assert "pip install '.[train]'" in error


def test_where_a_training_goes_if_nothing_is_said():
    assert command.usual_folder(Settings(0, "dqn", seed=7)).as_posix() == "out/train/dumpee-dqn-7"


def test_the_parts_that_can_be_weighed_are_those_of_the_reward():
    given_all = read_weights([f"{name}={i}" for i, name in enumerate(COMPONENTS)], False)
    assert given_all.as_array().tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]
