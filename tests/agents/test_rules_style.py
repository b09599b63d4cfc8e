"""Rules are written once for both engines: nothing in them that a compiler could read otherwise."""

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from pathlib import Path

import pytest

import agents
import sim
from agents import intents, motives
from agents.declare import declarations
from agents.dumpee import Dumpee
from agents.dumper import Dumper
from agents.policies import POLICIES, decide, table
from agents.quantities import QUANTITIES
from agents.rules import RULES, rule

ROOT = Path(__file__).parents[2]
for package in (agents, sim):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)

TREES = {r: ast.parse(textwrap.dedent(inspect.getsource(r))).body[0] for r in RULES}
NAMES = {r.__name__ for r in RULES}


def where(written) -> str:
    return f"{written.__module__}.{written.__name__}"


def problems(found) -> dict[str, object]:
    """What was found wrong with each rule that has something wrong."""
    return {where(written): wrong for written in RULES if (wrong := found(written))}


FORBIDDEN = (
    ast.Pow, ast.MatMult, ast.FloorDiv, ast.Dict, ast.List, ast.Set, ast.ListComp, ast.SetComp,
    ast.DictComp, ast.GeneratorExp, ast.Try, ast.With, ast.Yield, ast.YieldFrom, ast.Await,
    ast.Lambda, ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Raise,
    ast.Assert, ast.Delete, ast.Starred, ast.NamedExpr, ast.Slice, ast.Match, ast.ClassDef,
    ast.AugAssign,
)  # fmt: skip
OF_MATH = {
    f"math.{name}"
    for name in ("exp", "log", "log1p", "expm1", "sqrt", "sin", "cos", "tanh", "floor", "inf")
}
BUILT_IN = {"min", "max", "int", "float", "len", "range", "abs"}
WRITTEN_TWICE = {"u01", "stream_key"}
"""The generator of chance: once with Python's integers, once in 64 bits, tested equal."""


def nodes(written, *kinds):
    return [node for node in ast.walk(TREES[written]) if isinstance(node, kinds)]


def calls(written) -> list[ast.Call]:
    own = {id(d) for d in TREES[written].decorator_list}
    return [node for node in nodes(written, ast.Call) if id(node) not in own]


def test_only_plain_arithmetic_and_plain_control():
    assert problems(lambda r: [type(node).__name__ for node in nodes(r, *FORBIDDEN)]) == {}
    inner = (ast.FunctionDef, ast.AsyncFunctionDef)
    assert problems(lambda r: [node.name for node in nodes(r, *inner)][1:]) == {}


def test_only_what_both_engines_can_call():
    def uncallable(written):
        names = [ast.unparse(call.func) for call in calls(written)]
        return [n for n in names if n not in NAMES | BUILT_IN | WRITTEN_TWICE | OF_MATH]

    assert problems(uncallable) == {}


def test_rules_are_called_by_position():
    assert problems(lambda r: [ast.unparse(call) for call in calls(r) if call.keywords]) == {}


def test_of_math_only_what_is_the_same_everywhere():
    def used(written):
        return {ast.unparse(n) for n in nodes(written, ast.Attribute)
                if ast.unparse(n).startswith("math.")}  # fmt: skip

    assert problems(lambda r: used(r) - OF_MATH) == {}


def test_every_parameter_and_result_is_annotated_and_none_is_optional():
    def missing(written):
        arguments = TREES[written].args
        bare = [argument.arg for argument in arguments.args if argument.annotation is None]
        odd = [arguments.vararg, arguments.kwarg, *arguments.kwonlyargs, *arguments.defaults]
        unsaid = [] if TREES[written].returns is not None else ["result"]
        return bare + [ast.unparse(node) for node in odd if node is not None] + unsaid

    assert problems(missing) == {}


def test_every_rule_says_what_it_does():
    assert problems(lambda r: not r.__doc__) == {}


def test_rules_look_at_constants_only():
    """Names from outside are numbers, tuples of numbers, rules, modules or types."""

    def plain(value):
        if isinstance(value, tuple):
            return all(isinstance(v, (int, float)) for v in value)
        return isinstance(value, (int, float)) or callable(value) or inspect.ismodule(value)

    def others(written):
        seen = inspect.getclosurevars(written)
        return [name for name, value in (seen.globals | seen.nonlocals).items() if not plain(value)]

    assert problems(others) == {}


def test_names_are_given_once():
    assert len(NAMES) == len(RULES)


def test_callees_come_before_their_callers():
    place = {r.__name__: i for i, r in enumerate(RULES)}

    def later(written):
        called = {ast.unparse(call.func) for call in calls(written)} & NAMES
        return [name for name in called if place[name] >= place[written.__name__]]

    assert problems(later) == {}


def test_marking_a_rule_lists_it_and_leaves_it_as_it_is():
    def plain(x: float) -> float:
        return x

    try:
        assert rule(plain) is plain
        assert RULES[-1] is plain
    finally:
        RULES.remove(plain)


def test_every_rule_is_tested():
    """Each is named in some test file, not counting the names of tests themselves."""
    files = [p for p in (ROOT / "tests").rglob("test_*.py") if p.name != Path(__file__).name]
    words = set()
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        words |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        words |= {
            word
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            for word in re.findall(r"\bdecide_\w+", node.value)
        }
    assert sorted(NAMES - words) == []


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def attributes_read(paths: list[Path]) -> set[str]:
    return {
        node.attr
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def test_every_quantity_is_read_by_some_rule_or_set_up():
    read = attributes_read(sources("agents", "sim"))
    assert sorted(set(QUANTITIES) - read) == []


@pytest.mark.parametrize("record", [Dumpee, Dumper])
def test_every_trait_and_feeling_is_read_by_some_rule(record):
    read = attributes_read(sources("agents", "sim"))
    assert sorted({d.name for d in declarations(record)} - read) == []


def test_every_policy_but_silence_is_asked_for_by_name():
    tree = ast.parse(inspect.getsource(decide))
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    numbers = {
        name: getattr(table, name)
        for name in dir(table)
        if name.isupper() and isinstance(getattr(table, name), int) and name not in OUTSIDE
    }
    del numbers["DUMPEE"], numbers["DUMPER"]
    assert sorted(numbers.values()) == list(range(len(POLICIES)))
    silent = {name for name in numbers if name not in asked}
    named = {POLICIES[numbers[name]].name for name in silent}
    assert named <= {"silence", *LAST_OF_THEIR_CHAIN}


OUTSIDE = {"OWN_CODE", "SCRIPTED", "LEARNED"}
"""Numbers beyond the table: decided by own code or by programs."""

LAST_OF_THEIR_CHAIN = {"friend_zone", "protest"}
"""Decided in the `else` of a chain that only they and those before them enter."""


def test_every_motive_and_intent_has_a_constant_of_its_own():
    assert len(intents.INTENT_NAMES) == len(
        {getattr(intents, n.upper()) for n in intents.INTENT_NAMES}
    )
    own = motives.DUMPEE_MOTIVES, motives.DUMPER_MOTIVES
    assert all(len(set(names)) == len(names) <= motives.COURTESY for names in own)
