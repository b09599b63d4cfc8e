"""Registry, mechanisms, measures and tests agree, and none is missing."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest

from agents.errors import AftertextError
from experiments.claims.registry import IDS, claims, find_claim

HERE = Path(__file__).parent
FOLDER = Path(inspect.getfile(importlib.import_module("experiments.claims"))).parent
EMERGENT = [name for name in IDS if "E" in find_claim(name).kind]
CONTROLLED = [name for name in IDS if find_claim(name).control is not None]


def test_there_are_forty_and_nothing_else():
    assert [f"C{n:02d}" for n in range(1, 41)] == list(claims())
    for folder, pattern in ((FOLDER, r"c\d\d\.(py|yaml)"), (HERE, r"test_c\d\d\.py")):
        found = {p.name for p in folder.iterdir() if re.match(r"(test_)?c\d\d", p.name)}
        extra = {name for name in found if not re.fullmatch(pattern, name)}
        assert extra <= {"c38_picture.py"}
    for name in IDS:
        assert (FOLDER / f"{name.lower()}.py").exists()
        assert (HERE / f"test_{name.lower()}.py").exists()


@pytest.mark.parametrize("name", IDS)
def test_the_mechanism_is_where_the_record_says(name):
    for place in find_claim(name).mechanism:
        module, function = place.rsplit(".", 1)
        found = getattr(importlib.import_module(module), function)
        assert module.split(".")[0] in ("agents", "sim", "scenarios")
        assert inspect.getdoc(found), place


@pytest.mark.parametrize("name", IDS)
def test_the_measure_cites_its_claim_and_names_its_parts(name):
    claim = find_claim(name)
    module = importlib.import_module(f"experiments.claims.{name.lower()}")
    assert (module.__doc__ or "").startswith(f"{name} (P")
    assert callable(claim.measure)
    said = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(claim.parts) <= said


@pytest.mark.parametrize("name", IDS)
def test_every_claim_is_tested_against_what_is_stored(name):
    text = (HERE / f"test_{name.lower()}.py").read_text(encoding="utf-8")
    assert f'check_as_stored("{name}")' in text
    assert (find_claim(name).control is None) == (f'check_control("{name}")' not in text)


@pytest.mark.parametrize("name", EMERGENT)
def test_nothing_codes_an_emergent_claim(name):
    """No rule knows of claims: the psychology cites paragraphs, and never asks for an outcome."""
    claim = find_claim(name)
    assert claim.not_trivial
    assert len(claim.not_trivial.split()) > 8


def test_there_are_enough_negative_controls():
    assert len(CONTROLLED) >= 10


def test_paragraphs_exist_and_are_cited_with_the_claim():
    for claim in claims().values():
        assert all(1 <= number <= 79 for number in claim.paragraphs)


def test_an_unknown_claim_is_refused_with_the_nearest():
    with pytest.raises(AftertextError, match="did you mean 'C40'"):
        find_claim("C41")
    assert find_claim("C4").id == "C04"
    assert find_claim("c14").id == "C14"
