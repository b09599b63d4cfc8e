"""Where compiled code is kept between runs: a folder named by everything that it was made from.

Numba itself looks at the file of the outermost function only, so that a rule edited in another
module would go on running as old code. Here the folder's name is a hash of all sources that are
compiled together, of the versions of Python and numba, so that a change of any of them starts
anew. Folders of earlier sources are removed. A process in which a source was edited after it began
keeps nothing: it may run what it read before.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

from agents import BEGUN

PLACE = "AFTERTEXT_CACHE"
"""Environment variable that names another folder for compiled code."""
KEPT = 4
"""Folders of other sources that stay, for those who go back and forth between versions."""
WORDS = ("wording", "reading")
"""Folders of agents/ about words, which no rule uses."""
_passing: list[tempfile.TemporaryDirectory[str]] = []
_NAME = re.compile("[0-9a-f]{20}")


def sources() -> list[Path]:
    """Return all files whose text may end up in compiled code.

    The folders inside sim/ are for what is only ever run in plain Python.
    """
    root = Path(__file__).parents[1]
    found = [*(root / "agents").rglob("*.py"), *(root / "sim").glob("*.py")]
    return sorted(path for path in found if path.parent.name not in WORDS)


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash of these files' names and texts, and of what compiles them."""
    made = hashlib.sha256()
    for part in (sys.version, version("numba"), version("llvmlite"), version("numpy")):
        made.update(part.encode())
    for path in paths:
        made.update(f"\0{path}\0".encode())
        made.update(path.read_bytes())
    return made.hexdigest()[:20]


def cache_folder() -> Path:
    """Return the folder for code compiled from the present sources; it exists and is writable.

    Where that cannot be had, it is a passing one, and every process compiles for itself.
    """
    paths = sources()
    if edited(paths):
        return passing_folder()
    name = fingerprint(paths)
    folder = _place() / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        return passing_folder()
    _tidy(folder.parent, folder)
    return folder


def edited(paths: Iterable[Path]) -> bool:
    """Tell whether a file was changed since this process began to read the sources."""
    now = time.time()
    return any(BEGUN < path.stat().st_mtime <= now for path in paths)


@cache
def passing_folder() -> Path:
    """Return a folder of this process alone, which is removed at its end."""
    _passing.append(tempfile.TemporaryDirectory(prefix="aftertext-", ignore_cleanup_errors=True))
    return Path(_passing[0].name)


def is_kept(folder: Path) -> bool:
    """Tell whether what is compiled into this folder is there for the next process, too."""
    return _NAME.fullmatch(folder.name) is not None


def is_warm(folder: Path) -> bool:
    """Tell whether anything compiled is in a folder."""
    return any(folder.rglob("*.nbi"))


def _place() -> Path:
    given = os.environ.get(PLACE) or platformdirs.user_cache_dir("aftertext", appauthor=False)
    return Path(given).expanduser() / "compiled"


def _tidy(place: Path, present: Path) -> None:
    """Remove folders of earlier sources but for the youngest few.

    Other processes may be doing the same, and folders that are not ours are left alone.
    """
    with contextlib.suppress(OSError):
        os.utime(present)
        found = [folder for folder in place.iterdir() if _NAME.fullmatch(folder.name)]
        others = [(folder.stat().st_mtime, folder) for folder in found if folder != present]
        for _, folder in sorted(others, reverse=True)[KEPT:]:
            shutil.rmtree(folder, ignore_errors=True)
