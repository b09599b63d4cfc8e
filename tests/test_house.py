"""The house: short modules and functions, nothing of one machine, packages that say what is in."""

import ast
import importlib
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("agents", "sim", "scenarios", "experiments", "coach", "benchmarks")
MODULES = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
MOST_LINES, MOST_IN_A_FUNCTION = 300, 25


def where(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(parsed(path)) if isinstance(node, kinds)]


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function after its docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_a_module_is_short_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert not text.strip() or ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_functions_are_short(path):
    long = {f.name: body_lines(f) for f in functions(path) if body_lines(f) > MOST_IN_A_FUNCTION}
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=where)
def test_public_functions_are_documented_and_annotated(path):
    for f in functions(path):
        arguments = [*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs]
        bare = [a.arg for a in arguments if a.annotation is None and a.arg not in ("self", "cls")]
        assert bare == [], f.name
        assert f.returns is not None, f.name


@cache
def tracked() -> list[Path]:
    """Text files under version control and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and is_text(path)]


def is_text(path: Path) -> bool:
    return b"\0" not in path.read_bytes()[:4096]


MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|Users|work|mnt|media|private)/\w+")
REGISTRY = re.compile(
    r"(?:--|PIP_|UV_)?(?:extra[-_])?index[-_]url|find[-_]links|trusted[-_]host"
    r"|https?://[^\s/\"']*(?:artifactory|nexus|jfrog|pypi\.(?!org)|packages\.|mirror)[^\s\"']*",
    re.IGNORECASE,
)


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["paths", "registries"])
def test_nothing_of_one_machine_is_under_version_control(pattern):
    found = {
        where(path): match.group()
        for path in tracked()
        if path != Path(__file__)
        and (match := pattern.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


def test_the_patterns_find_what_they_are_for():
    assert MACHINE_PATH.search("open('/home/ann/data.csv')")
    assert MACHINE_PATH.search("cd /" + "work/main")
    assert REGISTRY.search("pip install --index-" + "url https://x.y/z")
    assert REGISTRY.search("https://pypi.mirror.example" + "/simple")
    assert not REGISTRY.search("https://example.org/project/simpy")


PACKAGES = [path for path in MODULES if path.name == "__init__.py"]


@pytest.mark.parametrize("path", PACKAGES, ids=where)
def test_what_a_package_offers_is_there_and_is_all_it_imports(path):
    name = ".".join(path.parent.relative_to(ROOT).parts)
    package = importlib.import_module(name)
    offered = list(getattr(package, "__all__", []))
    assert all(hasattr(package, word) for word in offered)
    assert len(set(offered)) == len(offered)
    imported = {
        (alias.asname or alias.name)
        for node in parsed(path).body
        if isinstance(node, ast.ImportFrom) and node.module != "__future__"
        for alias in node.names
    }
    assert imported <= {*offered, "annotations"}, "imported but not offered"
