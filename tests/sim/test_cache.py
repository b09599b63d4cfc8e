"""Where compiled code is kept: never stale, never in the way, and nowhere else."""

import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.rules import RULES
from sim import cache, compiled
from sim.cache import KEPT, PLACE, cache_folder, edited, fingerprint, sources

ROOT = Path(__file__).parents[2]
SOURCES = sources()


def modules_behind(module: ModuleType, found: set[str]) -> set[str]:
    """The modules of ours that one imports from, and those they import from."""
    text = Path(module.__file__ or "").read_text(encoding="utf-8")
    for name in re.findall(r"^from ((?:agents|sim)[\w.]*) import", text, re.MULTILINE):
        if name not in found:
            found.add(name)
            modules_behind(sys.modules[name], found)
    return found


def test_every_source_of_a_rule_counts_and_every_module_that_it_takes_constants_from():
    files = {Path(inspect.getfile(rule)) for rule in RULES}
    for name in modules_behind(compiled, set()):
        files.add(Path(sys.modules[name].__file__ or ""))
    assert files <= set(SOURCES)
    assert all(path.is_file() for path in SOURCES)


@settings(max_examples=20)
@given(data=st.data())
def test_one_character_in_any_source_gives_another_folder(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sources")
    paths = [folder / f"{number}.py" for number in range(len(SOURCES))]
    for path, source in zip(paths, SOURCES, strict=True):
        path.write_bytes(source.read_bytes())
    before = fingerprint(paths)
    assert fingerprint(paths) == before
    assert re.fullmatch("[0-9a-f]{20}", before)
    changed = data.draw(st.sampled_from([path for path in paths if path.stat().st_size]))
    text = bytearray(changed.read_bytes())
    text[data.draw(st.integers(0, len(text) - 1))] ^= 1
    changed.write_bytes(text)
    assert fingerprint(paths) != before
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["numba", "llvmlite", "numpy"])
def test_another_version_gives_another_folder(what, monkeypatch):
    before, version = fingerprint(SOURCES), cache.version
    monkeypatch.setattr(cache, "version", lambda name: "9.9" if name == what else version(name))
    assert fingerprint(SOURCES) != before


def test_another_python_or_a_moved_or_a_new_source_gives_another_folder(monkeypatch, tmp_path):
    before = fingerprint(SOURCES)
    copy = tmp_path / SOURCES[0].name
    copy.write_bytes(SOURCES[0].read_bytes())
    assert fingerprint([copy, *SOURCES[1:]]) != before
    assert fingerprint([*SOURCES, copy]) != before
    assert fingerprint(SOURCES[1:]) != before
    monkeypatch.setattr(sys, "version", "another")
    assert fingerprint(SOURCES) != before


@pytest.fixture(name="place")
def _place(tmp_path, monkeypatch):
    """A place of one's own for compiled code, as if nobody were editing the sources."""
    monkeypatch.setattr(cache, "edited", lambda paths: False)
    monkeypatch.setenv(PLACE, str(tmp_path))
    return tmp_path / "compiled"


def test_a_user_may_choose_the_folder(place, tmp_path, monkeypatch):
    folder = cache_folder()
    assert folder == place / fingerprint(SOURCES)
    assert folder.is_dir()
    assert cache_folder() == folder
    monkeypatch.setenv(PLACE, "~/mine")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert cache_folder().parents[1] == tmp_path / "mine"


@pytest.mark.usefixtures("place")
def test_where_it_cannot_write_every_process_has_a_passing_folder(tmp_path, monkeypatch):
    (tmp_path / "a file").write_text("in the way")
    monkeypatch.setenv(PLACE, str(tmp_path / "a file"))
    passing = cache_folder()
    assert passing.is_dir()
    assert tmp_path not in passing.parents
    assert cache_folder() == passing


def test_folders_of_earlier_sources_go_but_for_the_youngest_few(place):
    earlier = [place / f"{age:020x}" for age in range(KEPT + 3)]
    for age, folder in enumerate(earlier):
        folder.mkdir(parents=True)
        (folder / "code").touch()
        os.utime(folder, (1e9 - age, 1e9 - age))
    others = place / "not of ours"
    others.mkdir()
    os.utime(others, (1.0, 1.0))
    present = cache_folder()
    assert set(place.iterdir()) == {present, others, *earlier[:KEPT]}
    os.utime(present, (2.0, 2.0))
    assert cache_folder() == present
    assert present.is_dir()
    assert len(list(place.iterdir())) == KEPT + 2


def test_another_process_may_tidy_up_at_the_same_time(place, monkeypatch):
    (place / ("a" * 20)).mkdir(parents=True)
    listed = Path.iterdir

    def gone_since(self):
        found = list(listed(self))
        return [*found, self / ("b" * 20)]

    monkeypatch.setattr(Path, "iterdir", gone_since)
    assert cache_folder().is_dir()


@pytest.mark.usefixtures("place")
def test_a_folder_is_warm_once_something_compiled_is_in_it(tmp_path, monkeypatch):
    folder = cache_folder()
    assert cache.is_kept(folder)
    assert not cache.is_warm(folder)
    (folder / "sim").mkdir()
    (folder / "sim" / "compiled.play-1.py311.nbi").touch()
    assert cache.is_warm(folder)
    assert not cache.is_kept(cache.passing_folder())


def run(code: str, folder: Path, **env: str) -> str:
    """Run code in a process of its own, in a folder, with a home of its own."""
    home = {"HOME": str(folder), "USERPROFILE": str(folder), "XDG_CACHE_HOME": str(folder / "xdg")}
    set_here = {k: v for k, v in os.environ.items() if not k.startswith("NUMBA_")}
    given = set_here | home | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)} | env
    command = [sys.executable, "-c", textwrap.dedent(code)]
    done = subprocess.run(
        command, cwd=folder, env=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def copied_to(folder: Path) -> Path:
    """Copy the packages that are compiled, and give them the age of what is not edited."""
    for package in ("agents", "sim"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pyc*"))
    for path in folder.rglob("*.py"):
        os.utime(path, (1e9, 1e9))
    return folder


def test_a_process_in_which_a_source_was_edited_keeps_nothing(tmp_path):
    """It has read the old text; under the new one's name that would be stale for all others."""
    code = """
        import agents.maths
        from pathlib import Path
        path = Path("agents/maths.py")
        path.write_text(path.read_text() + "# edited")
        from sim.cache import cache_folder
        print(cache_folder())
    """
    folder = Path(run(code, copied_to(tmp_path), **{PLACE: str(tmp_path / "kept")}).strip())
    assert folder.name.startswith("aftertext-")
    assert not folder.exists(), "a passing folder goes with its process"
    assert not (tmp_path / "kept").exists()


def test_an_edit_is_seen_by_its_time(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "BEGUN", 1e9)
    path = tmp_path / "rule.py"
    path.touch()
    for age, is_edit in ((1e9 - 1.0, False), (1e9 + 1.0, True), (9e9, False)):
        os.utime(path, (age, age))
        assert edited([path]) == is_edit


def test_numbas_own_settings_stay_as_its_user_has_them(tmp_path):
    code = """
        import numba
        from numba.core import config
        config.CACHE_DIR, config.FULL_TRACEBACKS = "mine", 2
        import sim.compiled
        assert config.CACHE_DIR == "mine", config.CACHE_DIR
        numba.njit(lambda x: x + 1)(1)
        assert (config.CACHE_DIR, config.FULL_TRACEBACKS) == ("mine", 2), "after compiling"
        print(sim.compiled.FOLDER.is_dir())
    """
    assert run(code, tmp_path, PYTHONPATH=str(ROOT), **{PLACE: str(tmp_path)}) == "True\n"


def test_intels_vector_library_is_left_out_unless_its_user_says_otherwise(tmp_path):
    code = """
        import sim.compiled
        from numba.core import config
        print(int(config.DISABLE_INTEL_SVML))
    """
    place = {PLACE: str(tmp_path), "PYTHONPATH": str(ROOT)}
    assert run(code, tmp_path, **place) == "1\n"
    assert run(code, tmp_path, **place, NUMBA_DISABLE_INTEL_SVML="0") == "0\n"


TWO_COUPLES = """
    import hashlib, json
    from agents.quantities import Quantities
    from sim import compiled
    from sim.batch import BatchEngine
    from sim.begin import Setup
    from sim.layout import COUPLE, pack
    from sim.simulate import simulate

    q, setup, counts = Quantities(), Setup(("plead", "buddy"), horizon_days=20.0), [0]
    with compiled.watched(counts.append):
        engine = BatchEngine(q)
        couples = engine.begin(setup, 1, range(2))
        engine.run(couples)
    alone = pack([simulate(setup, q, 1, index) for index in range(2)], COUPLE)
    hashes = [hashlib.sha256(found.tobytes()).hexdigest() for found in (couples, alone)]
    print(json.dumps({"compiled": max(counts), "batch": hashes[0], "events": hashes[1]}))
"""


def test_compiled_code_is_kept_and_is_never_stale(tmp_path):
    """In a copy of the sources: cold, warm, and with a number in an inner rule's module edited."""
    copied_to(tmp_path)
    place = {PLACE: str(tmp_path / "kept")}
    cold = json.loads(run(TWO_COUPLES, tmp_path, **place))
    assert cold["compiled"] > len(RULES) / 2
    assert cold["batch"] == cold["events"]
    assert json.loads(run(TWO_COUPLES, tmp_path, **place)) == cold | {"compiled": 0}

    inner = tmp_path / "agents" / "maths.py"
    text = inner.read_text(encoding="utf-8")
    assert "x + (1.0 - x) * clip01(by)" in text
    inner.write_text(text.replace("x + (1.0 - x)", "x + (0.99 - x)"), encoding="utf-8")
    edited_since = json.loads(run(TWO_COUPLES, tmp_path, **place))
    assert edited_since["compiled"] > 0
    assert edited_since["batch"] == edited_since["events"] != cold["events"]

    written = set(tmp_path.rglob("*.nb[ic]"))
    assert written
    assert all(path.is_relative_to(tmp_path / "kept") for path in written)
    assert not list(tmp_path.rglob("__pycache__"))
