"""docs/laboratory.md: its example runs, and what it names is there."""

import re
from pathlib import Path

import experiments.lab as lab

PAGE = Path(__file__).parents[3].joinpath("docs", "laboratory.md").read_text(encoding="utf-8")


def test_the_example_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(code.replace("couples=500", "couples=20"), {})
    assert re.fullmatch(r"\d+ \[\d+, \d+\]\n", capsys.readouterr().out)


def test_files_that_it_names_are_there():
    for path in re.findall(r"`((?:experiments|sim)/[\w/]+\.\w+)`", PAGE):
        assert (Path(__file__).parents[3] / path).exists(), path


def test_methods_that_it_names_are_there():
    for name in re.findall(r"lab\.(\w+)\(", PAGE):
        assert hasattr(lab.Lab, name), name
